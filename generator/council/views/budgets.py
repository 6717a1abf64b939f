"""All tables, and the lines of all budgets by their references, as layouts see them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.council.accounts import comparisons_of
from generator.council.downloads import address
from generator.council.keys import folder_of, sitting_of
from generator.council.lines import ADDRESS, Entry, Line, anchor_of, lines_of
from generator.council.records import Record
from generator.council.site import Site
from generator.council.tables import Sheet
from generator.council.tables.figures import POUNDS
from generator.council.tables.places import anchor_of as table_anchor
from generator.council.views.chrome import Link, href, to
from generator.council.views.names import meeting_link, title_of
from generator.council.views.tables import sums_line
from generator.council.views.words import amount


@dataclass(frozen=True, slots=True)
class TableLine:
    """A table in the list of all."""

    link: Link
    sums: str
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PaperTables:
    """The tables of a paper."""

    paper: Link
    tables: tuple[TableLine, ...]


@dataclass(frozen=True, slots=True)
class TablesView:
    """All tables by the committee and year of their papers, and the way to the references."""

    references: Link | None
    groups: tuple[tuple[str, tuple[PaperTables, ...]], ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """What one paper says of a line, year by year."""

    paper: Link
    unit: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineView:
    """A line and what the papers say of it; only the first of a reference has an anchor."""

    anchor: str
    ref: str
    label: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class CouncilLines:
    """The lines of a council under the years of all its papers."""

    council: str
    anchor: str
    years: tuple[str, ...]
    lines: tuple[LineView, ...]
    width: int


def tables_view(site: Site) -> TablesView:
    """Return all tables that hold figures."""
    groups: dict[str, list[PaperTables]] = {}
    for record in _latest_first(site):
        tables = tuple(_table(site, sheet) for sheet in record.tables if sheet.figures)
        if tables:
            paper = Link(title_of(site, record.key), to(site, record.key))
            groups.setdefault(_group(site, record.key), []).append(PaperTables(paper, tables))
    references = Link(site.say("Savings and growth by reference"), href(site, ADDRESS))
    return TablesView(
        references if lines_of(site) else None,
        tuple((heading, tuple(papers)) for heading, papers in groups.items()),
    )


def references_view(site: Site) -> tuple[CouncilLines, ...]:
    """Return every council's lines by reference."""
    lines = lines_of(site)
    councils = dict.fromkeys(line.council for line in lines)
    return tuple(
        _council(site, council, [line for line in lines if line.council == council])
        for council in councils
    )


def _latest_first(site: Site) -> Iterator[Record]:
    """Yield the papers of the latest meeting first, and strategies last."""
    for meeting in reversed(tuple(site.meetings.values())):
        papers = (meeting.agenda, meeting.minutes, *meeting.reports)
        yield from (record for record in papers if record)
    for record in site.records.values():
        if not record.key.startswith("meetings/"):
            yield record


def _group(site: Site, key: str) -> str:
    if not key.startswith("meetings/"):
        return site.say("Strategies and pages")
    sitting = sitting_of(folder_of(key))
    committee = site.committee(sitting.committee)
    name = committee.name if committee else sitting.committee
    return site.say("%(committee)s, %(year)s", committee=name, year=sitting.date.year)


def _table(site: Site, sheet: Sheet) -> TableLine:
    table = sheet.table
    return TableLine(
        Link(table.title, to(site, sheet.key, table_anchor(table))),
        sums_line(site, table, comparisons_of(site, sheet)),
        (
            Link(site.say("CSV"), href(site, address(sheet, "csv"))),
            Link(site.say("JSON"), href(site, address(sheet, "json"))),
        ),
    )


def _council(site: Site, council: str, lines: list[Line]) -> CouncilLines:
    years = _years(lines)
    seen: set[str] = set()
    views = []
    for line in lines:
        anchor = anchor_of(council, line.ref)
        entries = tuple(_entry(site, each, years) for each in line.entries)
        views.append(LineView("" if anchor in seen else anchor, line.ref, line.label, entries))
        seen.add(anchor)
    name = site.settings.councils[council].name
    return CouncilLines(name, f"references-{council}", years, tuple(views), len(years) + 2)


def _years(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return the titles of the columns of money, which are years, in their order."""
    return tuple(
        sorted(
            {
                column.title
                for line in lines
                for entry in line.entries
                for number, column in enumerate(entry.sheet.table.columns)
                if entry.sheet.table.unit_of(number) in POUNDS
            }
        )
    )


def _entry(site: Site, entry: Entry, years: tuple[str, ...]) -> EntryView:
    sheet, table = entry.sheet, entry.sheet.table
    paper = meeting_link(site, folder_of(sheet.key)).text if _in_meeting(sheet) else table.title
    columns = {column.title: number for number, column in enumerate(table.columns)}
    cells = (sheet.figures.get((entry.number, columns.get(year, -1))) for year in years)
    return EntryView(
        Link(paper, to(site, sheet.key, table_anchor(table, entry.row))),
        table.unit,
        tuple("" if figure is None else amount(figure) for figure in cells),
    )


def _in_meeting(sheet: Sheet) -> bool:
    return sheet.key.startswith("meetings/")
