"""What can be followed: everything, a council, a committee, a person and more."""

from collections.abc import Iterator

from generator.council.keys import Kind, Sitting
from generator.council.places import ward_of
from generator.council.relations import DECIDED, WARD
from generator.council.site import Site
from generator.council.views.names import committee_name, person_link

# A group is called by the folder in which its calendar and feed stand.
ALL = "."
DECISIONS, CORRECTIONS = "resolutions", "corrections"
_FOLLOWED = (Kind.COMMITTEE, Kind.MATTER, Kind.PERSON)


def bodies_of(site: Site, sitting: Sitting) -> tuple[str, ...]:
    """Return the groups to which a meeting belongs: all, its council's, its committee's."""
    council, _ = site.council_of(sitting.committee)
    return ALL, f"councils/{council}", f"committees/{sitting.committee}"


def with_calendars(site: Site) -> Iterator[str]:
    """Yield the groups that have a calendar, with meetings or without."""
    yield ALL
    yield from (f"councils/{name}" for name in site.settings.councils)
    yield from site.keys_of(Kind.COMMITTEE)


def with_feeds(site: Site) -> Iterator[str]:
    """Yield the groups that have a feed, with entries or without.

    Where nothing was decided yet, there is no register of decisions to follow.
    """
    yield ALL
    if site.told.targets(DECIDED):
        yield DECISIONS
    yield CORRECTIONS
    yield from (f"councils/{name}" for name in site.settings.councils)
    for kind in _FOLLOWED:
        yield from site.keys_of(kind)
    yield from (f"wards/{slug}" for slug in site.told.targets(WARD))


def file_address(group: str, file: str) -> str:
    """Return the address of a file of a group, from the site's root."""
    return f"/{file}" if group == ALL else f"/{group}/{file}"


def name_of(site: Site, group: str) -> str:
    """Return how what a group follows is called; nothing for everything."""
    folder, _, name = group.partition("/")
    if folder == "councils":
        return site.settings.councils[name].name
    if folder == "committees":
        return committee_name(site, name)
    if folder == "people":
        return person_link(site, name).text
    if folder == "wards":
        return ward_of(site, name).name
    if folder == "matters":
        return site.title(group)
    said = {DECISIONS: site.say("Resolutions"), CORRECTIONS: site.say("Corrections")}
    return said.get(group, "")
