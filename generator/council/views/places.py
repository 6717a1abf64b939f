"""Wards as layouts see them."""

from dataclasses import dataclass

from generator.council.places import Ward
from generator.council.site import Site
from generator.council.views import words
from generator.council.views.chrome import Link, to
from generator.council.views.names import meeting_link, person_link


@dataclass(frozen=True, slots=True)
class TouchView:
    """An item or report that touches a ward: what a feed needs, too."""

    link: Link
    meeting: Link
    day: str
    iso: str


@dataclass(frozen=True, slots=True)
class WardView:
    """A ward: its members, and what touches it, newest first."""

    members: tuple[Link, ...]
    touches: tuple[TouchView, ...]


def ward_view(site: Site, ward: Ward) -> WardView:
    """Return ``ward`` with all that names it."""
    language = site.settings.language
    return WardView(
        tuple(person_link(site, name) for name in ward.members),
        tuple(
            TouchView(
                Link(touch.title, to(site, touch.key, touch.anchor)),
                meeting_link(site, touch.sitting.key),
                words.short_day(touch.sitting.date, language),
                touch.sitting.date.isoformat(),
            )
            for touch in ward.touches
        ),
    )
