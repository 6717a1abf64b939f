"""The record for programs: feeds, calendars, JSON and tables of everything."""

from collections.abc import Callable, Iterator, Mapping

from generator.council.data import calendars, catalogue, dumps, feeds
from generator.council.data.groups import with_calendars
from generator.council.data.papers import file_of_record, files_of_meeting
from generator.council.data.rows import WHOLE, YEARLY
from generator.council.relations import FIGURES, HELD_IN
from generator.council.site import Site
from generator.page import Artifact, Page

Fact = tuple[str, str, object]


def facts_at(site: Site, unit: str) -> Iterator[Fact]:
    """Yield what a unit of pages tells to what is made of all of them."""
    maker, _, about = unit.partition(" ")
    if maker == "meeting":
        meeting = site.meetings[about]
        yield from calendars.facts_at(site, meeting)
        yield from dumps.facts_at(site, meeting)
        yield from feeds.facts_at(site, meeting)
    elif maker == "record":
        yield from dumps.facts_of(site, about)


def files_at(site: Site, unit: str) -> Iterator[Artifact]:
    """Yield the files that stand beside the pages of a unit."""
    maker, _, about = unit.partition(" ")
    if maker == "meeting":
        meeting = site.meetings[about]
        yield calendars.file_of(site, meeting)
        yield from files_of_meeting(site, meeting)
    elif maker == "record":
        yield file_of_record(site, site.records[about])


def lists_of(site: Site) -> Iterator[str]:
    """Yield what is made when all units have told what they have to tell."""
    yield from ("schemas", "catalogue")
    yield from (f"calendar {group}" for group in with_calendars(site))
    yield from feeds.lists_of(site)
    yield from (f"whole {table}" for table in WHOLE)
    for year in site.told.targets(HELD_IN):
        yield from (f"table {table} {year}" for table in YEARLY)
    if site.told.of(FIGURES, ""):
        yield f"table tables {dumps.STANDING}"


def files_in(site: Site, made: str) -> Iterator[Artifact]:
    """Yield the files of one of the lists of the site, which are data."""
    maker, _, about = made.partition(" ")
    if maker in _FILES:
        yield from _FILES[maker](site, about)


def lists_in(site: Site, made: str) -> Iterator[Page]:
    """Yield the pages of one of the lists of the site, which layouts make."""
    maker, _, about = made.partition(" ")
    if maker in _PAGES:
        yield from _PAGES[maker](site, about)


def _table(site: Site, about: str) -> Iterator[Artifact]:
    table, _, year = about.partition(" ")
    yield from dumps.files_of_year(site, table, year)


_PAGES: Mapping[str, Callable[[Site, str], Iterator[Page]]] = {
    "feed": feeds.feed_of,
    "archive": feeds.archive_of,
}
_FILES: Mapping[str, Callable[[Site, str], Iterator[Artifact]]] = {
    "calendar": calendars.files_of,
    "catalogue": catalogue.files_of,
    "schemas": lambda site, _: dumps.schemas(site),
    "table": _table,
    "whole": dumps.files_of_whole,
}
