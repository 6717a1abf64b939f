"""How things are called in data: by permanent web addresses."""

from collections.abc import Mapping
from typing import Any

from generator.council.keys import address_of
from generator.council.site import Site
from generator.council.sittings import Meeting


def url(site: Site, address: str) -> str:
    """Return ``address``, from the site's root, as a whole web address."""
    return f"{site.settings.url.rstrip('/')}{address}"


def page(site: Site, key: str, anchor: str = "") -> str:
    """Return the web address of a place on the page of the record or meeting ``key``."""
    return url(site, address_of(key)) + (f"#{anchor}" if anchor else "")


def council(site: Site, name: str) -> str:
    """Return what stands for the council called ``name`` in ``site.yaml``.

    A council has no page of its own: it is a place on the page that names it.
    """
    return url(site, f"/#council-{name}")


def people_there(meeting: Meeting) -> tuple[str, ...]:
    """Return the file names of everybody of whom the minutes of ``meeting`` say they were there."""
    if meeting.minutes is None:
        return ()
    front = meeting.minutes.front.value
    chair = (front.chair,) if front.chair else ()
    guests = (each.person for each in front.in_attendance if each.person)
    others = (*front.substitutes, *front.in_part)
    names = (*chair, *front.present, *(each.person for each in others), *guests)
    return tuple(dict.fromkeys(names))


def said(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``values`` without those that say nothing."""
    return {name: value for name, value in values.items() if value not in (None, "", [], ())}
