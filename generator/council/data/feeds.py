"""Feeds: what is new of everything, of a council, a committee, a person and so on (RFC 4287).

A feed holds the newest entries; all those of a year stand in an archive, and the archives lead to
each other (RFC 5005, section 4). So what happens this year touches the feed and one archive.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.council.data.groups import (
    ALL,
    file_address,
    name_of,
    with_feeds,
)
from generator.council.data.news import Entry, news_of
from generator.council.data.permanence import url
from generator.council.relations import ENTRIES, NEWS
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.page import Page

Fact = tuple[str, str, object]
MOST = 50
FILE = "feed.atom"
_LAYOUT = "feeds/feed.atom"
# Of a feed without entries: nothing in it is of the clock.
_BEFORE_ALL = "1970-01-01"
_NONE = "-"


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry as a feed shows it."""

    id: str
    title: str
    link: str
    day: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed or one of its archives, with the ways to the others."""

    language: str
    title: str
    author: str
    rights: str
    licence: str
    id: str
    address: str
    page: str
    day: str
    current: str
    before: str
    after: str
    is_archive: bool
    entries: tuple[EntryView, ...]


def facts_at(site: Site, meeting: Meeting) -> Iterator[Fact]:
    """Yield what ``meeting`` tells to the feeds: its entries, and of what each is news."""
    told = tuple(news_of(site, meeting))
    yield ENTRIES, meeting.key, tuple(entry for entry, _ in told)
    found: dict[str, list[tuple[str, int]]] = {}
    for number, (entry, groups) in enumerate(told):
        for group in groups:
            listed = found.setdefault(f"{group} {entry.day.year:04}", [])
            listed.append((entry.day.isoformat(), number))
    yield from ((NEWS, name, (meeting.key, tuple(some))) for name, some in found.items())


def lists_of(site: Site) -> Iterator[str]:
    """Yield each feed with the years that it draws on, and each archive with its neighbours."""
    years: dict[str, list[str]] = {group: [] for group in with_feeds(site)}
    for name in site.told.targets(NEWS):
        group, _, year = name.partition(" ")
        years.setdefault(group, []).append(year)
    for group, listed in years.items():
        newest = sorted(listed, reverse=True)
        yield " ".join(("feed", group, *newest))
        around = (_NONE, *newest, _NONE)
        for number, year in enumerate(newest):
            yield f"archive {group} {year} {around[number + 2]} {around[number]}"


def feed_of(site: Site, about: str) -> Iterator[Page]:
    """Yield the feed of a group, from the newest entries of the years after its name."""
    group, *years = about.split(" ")
    newest = (entry for year in years for entry in _entries(site, group, year))
    entries = tuple(islice(newest, MOST))
    before = file_address(group, _archive(years[0])) if years else ""
    yield _page(site, group, FILE, entries, (before, ""))


def archive_of(site: Site, about: str) -> Iterator[Page]:
    """Yield all entries of a group and year, with the years before and after that have any."""
    group, year, *around = about.split(" ")
    before, after = (
        "" if each == _NONE else file_address(group, _archive(each)) for each in around
    )
    entries = tuple(_entries(site, group, year))
    yield _page(site, group, _archive(year), entries, (before, after))


def _archive(year: str) -> str:
    return f"feed-{year}.atom"


def _entries(site: Site, group: str, year: str) -> Iterator[Entry]:
    """Yield the entries of a group and year, newest first; those of a meeting in their order."""
    listed = (
        (day, key, number)
        for key, some in site.told.of(NEWS, f"{group} {year}")
        for day, number in some
    )
    ordered = sorted(listed, key=lambda each: (each[1], each[2]))
    for _, key, number in sorted(ordered, key=lambda each: each[0], reverse=True):
        yield site.told.of(ENTRIES, key)[0][number]


def _page(
    site: Site, group: str, file: str, entries: Sequence[Entry], around: tuple[str, str]
) -> Page:
    council = next(iter(site.settings.councils.values())).name
    folder, _, name = group.partition("/")
    title = name_of(site, group)
    feed = url(site, file_address(group, FILE))
    address = file_address(group, file)
    view = FeedView(
        language=site.settings.language,
        title=f"{title} – {site.settings.title}" if title else site.settings.title,
        author=site.settings.councils[name].name if folder == "councils" else council,
        rights=site.settings.licence.title,
        licence=site.settings.licence.url,
        id=feed,
        address=url(site, address),
        page=_home(site, group),
        day=max((entry.day.isoformat() for entry in entries), default=_BEFORE_ALL),
        current=feed,
        before=url(site, around[0]) if around[0] else "",
        after=url(site, around[1]) if around[1] else "",
        is_archive=file != FILE,
        entries=tuple(
            EntryView(e.id, e.title, e.link, e.day.isoformat(), e.lines) for e in entries
        ),
    )
    return Page(address, _LAYOUT, {"feed": view})


def _home(site: Site, group: str) -> str:
    """Return the page to which a feed belongs; councils have none of their own."""
    is_site = group == ALL or group.startswith("councils/")
    return url(site, "/" if is_site else f"/{group}/")
