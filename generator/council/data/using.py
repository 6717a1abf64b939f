"""The page "Use this data": what there is, how to open it, and on what terms."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.council.data.calendars import FILE as CALENDAR
from generator.council.data.dumps import ENDINGS, STANDING, address
from generator.council.data.feeds import FILE as FEED
from generator.council.data.groups import ALL, CORRECTIONS, DECISIONS, file_address
from generator.council.data.papers import SCHEMAS
from generator.council.data.permanence import url
from generator.council.data.rows import WHOLE, YEARLY, Table
from generator.council.keys import Kind, address_of
from generator.council.offers import data_address
from generator.council.relations import DECIDED, FIGURES
from generator.council.site import Site
from generator.council.views.chrome import DATA, Framing, Link, href
from generator.council.views.prose import ProseView, Shown
from generator.page import Page

CATALOGUE = "/data/catalogue.json"
# How those who compare councils write such records: where their programs begin to read.
_LINKED = (
    ("OParl 1.1", "/data/oparl/system.json"),
    ("Popolo", "/data/popolo/people.json"),
)
_FORMS = {"csv": "CSV", "jsonl": "JSON Lines"}


@dataclass(frozen=True, slots=True)
class TableUse:
    """A table to take home: what it is, what its columns mean, and its files in each form."""

    title: str
    about: str
    anchor: str
    columns: tuple[tuple[str, str], ...]
    schema: Link
    forms: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """All that there is to use, an example of each, and the terms.

    ``said`` is what the site's own page says. ``example`` is a table of decisions, ``command``
    fetches it; ``page`` and ``record`` are a meeting and the same as data.
    """

    said: ProseView
    tables: tuple[TableUse, ...]
    example: Link | None
    command: str
    page: Link | None
    record: Link | None
    feeds: tuple[Link, ...]
    calendars: tuple[Link, ...]
    linked: tuple[Link, ...]
    catalogue: Link
    licence: Link
    citation: str


def data_page(framing: Framing, _: str) -> Iterator[Page]:
    """Yield the page that tells everybody how to use the record as data."""
    site = framing.site
    record = site.records.get(DATA)
    title = record.front.value.title if record else site.say("Use this data")
    view = _view(site, Shown(site, record).prose(record.body.parts) if record else ProseView())
    yield framing.page(address_of(DATA), "pages/data.html", title, view, record=record)


def _view(site: Site, said: ProseView) -> DataView:
    decided = site.told.targets(DECIDED)
    file = address("decisions", decided[-1], "csv") if decided else ""
    page, record = _meeting(site)
    licence = site.settings.licence
    return DataView(
        said=said,
        tables=tuple(_tables(site)),
        example=Link(site.say("Decisions of %(year)s", year=decided[-1]), href(site, file))
        if file
        else None,
        command=f"curl --remote-name {url(site, file)}" if file else "",
        page=page,
        record=record,
        feeds=tuple(_feeds(site)),
        calendars=tuple(_calendars(site)),
        linked=tuple(Link(text, href(site, address)) for text, address in _LINKED),
        catalogue=Link(url(site, CATALOGUE), href(site, CATALOGUE)),
        licence=Link(licence.title, licence.url),
        citation=site.say(
            "Source: %(title)s, %(address)s, %(licence)s",
            title=site.settings.title,
            address=page.text if page else site.settings.url,
            licence=licence.title,
        ),
    )


def _tables(site: Site) -> Iterator[TableUse]:
    years = [str(year) for year in site.years()]
    for name, table in YEARLY.items():
        standing = name == "tables" and bool(site.told.of(FIGURES, ""))
        yield _table(site, name, table, [*years, *([STANDING] if standing else [])])
    for name, table in WHOLE.items():
        yield _table(site, name, table, [""])


def _table(site: Site, name: str, table: Table, years: Iterable[str]) -> TableUse:
    called = {STANDING: site.say("strategies and pages"), "": site.say("all")}
    forms = (
        (
            _FORMS[ending],
            tuple(
                Link(called.get(year, year), href(site, address(name, year, ending)))
                for year in years
            ),
        )
        for ending in ENDINGS
    )
    fields = table.row.model_fields.items()
    return TableUse(
        site.say(table.title),
        site.say(table.about),
        f"data_{name}",
        tuple((column, field.description or "") for column, field in fields),
        Link(site.say("The same for programs (JSON Schema)"), href(site, f"{SCHEMAS}{name}.json")),
        tuple((form, links) for form, links in forms if links),
    )


def _meeting(site: Site) -> tuple[Link | None, Link | None]:
    """Return the newest meeting as an example: its page, and the same as data."""
    for year in site.years():
        meeting = site.held_in(year)[-1]
        page = address_of(meeting.key)
        data = data_address(page)
        return (
            Link(url(site, page), href(site, page)),
            Link(url(site, data), href(site, data)),
        )
    return None, None


def _feeds(site: Site) -> Iterator[Link]:
    yield Link(site.say("Everything"), href(site, file_address(ALL, FEED)))
    if site.told.targets(DECIDED):
        yield Link(site.say("Resolutions"), href(site, file_address(DECISIONS, FEED)))
    yield Link(site.say("Corrections"), href(site, file_address(CORRECTIONS, FEED)))
    yield from _of_bodies(site, FEED)


def _calendars(site: Site) -> Iterator[Link]:
    yield Link(site.say("All meetings"), href(site, file_address(ALL, CALENDAR)))
    yield from _of_bodies(site, CALENDAR)


def _of_bodies(site: Site, file: str) -> Iterator[Link]:
    for name, council in site.settings.councils.items():
        yield Link(council.name, href(site, file_address(f"councils/{name}", file)))
    for key in site.keys_of(Kind.COMMITTEE):
        yield Link(site.title(key), href(site, file_address(key, file)))
