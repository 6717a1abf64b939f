"""All tables, and the lines of all budgets by their references, as layouts see them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.council.accounts import comparisons_of, sheets_in
from generator.council.downloads import address
from generator.council.keys import folder_of, sitting_of
from generator.council.lines import (
    ADDRESS,
    Entry,
    Line,
    Listed,
    Register,
    address_of,
    anchor_of,
    beginning_of,
)
from generator.council.relations import FIGURES
from generator.council.site import Site
from generator.council.tables import Sheet
from generator.council.tables.figures import POUNDS
from generator.council.tables.places import anchor_of as table_anchor
from generator.council.views.chrome import Link, href, to
from generator.council.views.names import committee_link, meeting_link, title_of, together
from generator.council.views.tables import sums_line
from generator.council.views.words import amount
from generator.markdown import slug

_FEW_YEARS = 4  # as many columns fit beside the paper and the unit


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
class CommitteeTables:
    """The tables of a committee's papers, or of those outside meetings."""

    heading: str
    papers: tuple[PaperTables, ...]


@dataclass(frozen=True, slots=True)
class CouncilTables:
    """The tables of a council; it has no heading where the site has but one council."""

    council: str
    anchor: str
    committees: tuple[CommitteeTables, ...]


@dataclass(frozen=True, slots=True)
class TablesView:
    """The tables of a year, those of no meeting, and the way to other years and references."""

    references: Link | None
    councils: tuple[CouncilTables, ...]
    undated: tuple[PaperTables, ...]
    years: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """What one paper says of a line, year by year."""

    paper: Link
    unit: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineView:
    """A line under one of its references, and what the papers say of it.

    ``others`` are the references that it has or had in other papers.
    """

    anchor: str
    ref: str
    label: str
    others: str
    years: tuple[str, ...]
    entries: tuple[EntryView, ...]
    is_wide: bool


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A reference in the list of all; ``more`` tells how many other lines have it."""

    anchor: str
    link: Link
    label: str
    more: str


@dataclass(frozen=True, slots=True)
class CouncilReferences:
    """The references of a council."""

    council: str
    anchor: str
    references: tuple[ReferenceView, ...]


def years_of(site: Site) -> tuple[int, ...]:
    """Return the years of whose meetings there are tables, newest first."""
    return tuple(sorted((int(year) for year in site.told.targets(FIGURES) if year), reverse=True))


def index_view(site: Site, years: tuple[int, ...], *, has_references: bool) -> TablesView:
    """Return the tables of the latest of ``years`` and those of no meeting."""
    undated = site.told.of(FIGURES, "")
    references = Link(site.say("Savings and growth by reference"), href(site, ADDRESS))
    return TablesView(
        references if has_references else None,
        _councils(site, years[0]) if years else (),
        tuple(_paper(site, key) for key in undated),
        _ways(site, years),
    )


def year_view(site: Site, year: int) -> TablesView:
    """Return the tables of the papers of one year's meetings, the latest meeting first."""
    return TablesView(None, _councils(site, year), (), ())


def council_anchor(council: str) -> str:
    """Return the anchor of a council on a page of tables."""
    return f"council-{council}"


def references_view(site: Site, register: Register) -> tuple[CouncilReferences, ...]:
    """Return every council's references, each with the way to its lines."""
    return tuple(
        CouncilReferences(
            site.settings.councils[council].name,
            f"references-{council}",
            tuple(_reference(site, same) for same in _by_ref(listed)),
        )
        for council, listed in register.items()
    )


def lines_view(site: Site, listed: Iterable[Listed]) -> tuple[LineView, ...]:
    """Return the lines whose references begin alike."""
    return tuple(_line(site, each) for each in listed)


def _by_ref(listed: list[Listed]) -> Iterator[tuple[Listed, ...]]:
    for _, same in groupby(listed, key=lambda each: anchor_of(each.line.council, each.ref)):
        yield tuple(same)


def _reference(site: Site, same: tuple[Listed, ...]) -> ReferenceView:
    first, more = same[0], len(same) - 1
    address = address_of(first.line.council, beginning_of(first.ref))
    return ReferenceView(
        first.anchor,
        Link(first.ref, href(site, f"{address}#{first.anchor}")),
        _label(first),
        site.say_some("and %(num)s other line", "and %(num)s other lines", more) if more else "",
    )


def _label(listed: Listed) -> str:
    """Return how the line is called in the latest paper that has it under this reference."""
    named = (each.row.label for each in reversed(listed.line.entries) if each.row.ref == listed.ref)
    return next(named, listed.line.label)


def _line(site: Site, listed: Listed) -> LineView:
    line = listed.line
    years = _years(line)
    others = tuple(ref for ref in line.refs if slug(ref) != slug(listed.ref))
    return LineView(
        listed.anchor,
        listed.ref,
        _label(listed),
        site.say("Also listed as %(refs)s.", refs=together(site, others)) if others else "",
        years,
        tuple(_entry(site, each, years) for each in line.entries),
        len(years) > _FEW_YEARS,
    )


def _ways(site: Site, years: tuple[int, ...]) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Return the ways to the pages of all years, by council where there are several."""
    if len(site.settings.councils) == 1:
        return (("", tuple(Link(str(year), href(site, year_address(year))) for year in years)),)
    found: dict[str, dict[int, Link]] = {}
    for year in years:
        for key in site.told.of(FIGURES, str(year)):
            council, named = site.council_of(sitting_of(folder_of(key)).committee)
            address = f"{year_address(year)}#{council_anchor(council)}"
            ways = found.setdefault(named.name, {})
            ways.setdefault(year, Link(str(year), href(site, address)))
    return tuple((name, tuple(found[name].values())) for name in sorted(found))


def year_address(year: int) -> str:
    """Return the address of the tables of a year."""
    return f"/tables/{year}/"


def _councils(site: Site, year: int) -> tuple[CouncilTables, ...]:
    found: dict[str, dict[str, list[PaperTables]]] = {}
    for key in _newest_first(site.told.of(FIGURES, str(year))):
        committee = sitting_of(folder_of(key)).committee
        council = site.council_of(committee)[0]
        name = committee_link(site, committee).text
        heading = site.say("%(committee)s, %(year)s", committee=name, year=year)
        found.setdefault(council, {}).setdefault(heading, []).append(_paper(site, key))
    is_one = len(site.settings.councils) == 1
    return tuple(
        CouncilTables(
            "" if is_one else site.settings.councils[council].name,
            council_anchor(council),
            tuple(CommitteeTables(each, tuple(papers)) for each, papers in found[council].items()),
        )
        for council in site.settings.councils
        if council in found
    )


def _newest_first(keys: Iterable[str]) -> list[str]:
    """Return papers with those of the last meeting first: its agenda, its minutes, its reports."""

    def order(key: str) -> tuple[int, str, bool, bool, str]:
        sitting = sitting_of(folder_of(key))
        name = key.rpartition("/")[2]
        day = -sitting.date.toordinal()
        return day, sitting.committee, name != "agenda", name != "minutes", key

    return sorted(keys, key=order)


def _paper(site: Site, key: str) -> PaperTables:
    paper = Link(title_of(site, key) or meeting_link(site, folder_of(key)).text, to(site, key))
    sheets = (sheet for sheet in sheets_in(site, key) if sheet.figures)
    return PaperTables(paper, tuple(_table(site, sheet) for sheet in sheets))


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


def _years(line: Line) -> tuple[str, ...]:
    """Return the titles of the line's columns of money, which are years, in their order."""
    return tuple(
        sorted(
            {
                column.title
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
