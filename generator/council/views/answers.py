"""What is told at an address that moved or was withdrawn."""

from dataclasses import dataclass

from generator.council.site import Site
from generator.council.vanishing import Withdrawal
from generator.council.views import words
from generator.council.views.chrome import href


@dataclass(frozen=True, slots=True)
class MovedView:
    """Where something stands now: for a link, and to be read."""

    href: str
    address: str


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """What was withdrawn, when, by whom, why, and by which law."""

    address: str
    day: str
    by: str
    reason: str
    law: str


def moved_view(site: Site, new: str) -> MovedView:
    """Return what is told at the former address of what stands at ``new``."""
    return MovedView(href(site, new), site.settings.url.rstrip("/") + new)


def withdrawn_view(site: Site, address: str, withdrawal: Withdrawal) -> WithdrawnView:
    """Return what is told at ``address``, where something was withdrawn."""
    return WithdrawnView(
        address=site.settings.url.rstrip("/") + address,
        day=words.day(withdrawal.on, site.settings.language),
        by=withdrawal.by,
        reason=withdrawal.reason,
        law=withdrawal.law or "",
    )
