"""The lines of all budgets by their references, each followed through the papers of the years."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from generator.council.accounts import sheet_at, sheets_in
from generator.council.keys import folder_of, place_of, sitting_of
from generator.council.relations import LISTED, REFERRING
from generator.council.site import Site
from generator.council.tables import Row, Sheet
from generator.council.tables.figures import POUNDS
from generator.council.tables.places import normal, place_in
from generator.markdown import slug

ADDRESS = "/tables/references/"
_Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a paper's table."""

    sheet: Sheet
    number: int
    row: Row


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a council's budgets: what each paper says of it, oldest first."""

    council: str
    ref: str
    label: str
    entries: tuple[Entry, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """The references that it had, the one of today first."""
        said = (self.ref, *(entry.row.ref for entry in self.entries if entry.row.ref))
        return tuple({slug(ref): ref for ref in reversed(said)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class Listed:
    """A line under one of its references, at its own place of the register."""

    ref: str
    line: Line
    anchor: str


Register = dict[str, list[Listed]]


def is_registered(sheet: Sheet, row: Row) -> bool:
    """Tell whether the register holds a row: one of money that carries a reference."""
    return row.ref is not None and sheet.table.unit in POUNDS


def registered_at(site: Site, sheet: Sheet, row: Row) -> str:
    """Return the address, from the site's root, of a row's reference in the register."""
    council, ref = council_of(site, sheet), row.ref or ""
    return f"{address_of(council, beginning_of(ref))}#{anchor_of(council, ref)}"


def address_of(council: str, beginning: str) -> str:
    """Return the address of a council's lines whose references begin alike."""
    return f"{ADDRESS}{council}/{beginning}/"


def beginning_of(ref: str) -> str:
    """Return the letters and the first digit of a reference: ``T24`` begins with ``t2``.

    It follows from the reference alone, so that no other line moves a line to another page.
    """
    found = re.match(r"[a-z]+\d?|\d", slug(ref))
    return found[0] if found else ""


def listed(lines: Iterable[Line]) -> Register:
    """Return by council every line under each reference that it had, as people count: T9, T10.

    The first line of a reference has the reference's anchor, the others have ones of their own.
    """
    under: dict[tuple[str, str], list[tuple[str, Line]]] = {}
    for line in lines:
        for ref in line.refs:
            under.setdefault((line.council, slug(ref)), []).append((ref, line))
    found: Register = {}
    for (council, _), same in sorted(under.items(), key=lambda each: _counted(*each[0])):
        for number, (ref, line) in enumerate(same, 1):
            anchor = anchor_of(council, ref) + (f".{number}" if number > 1 else "")
            found.setdefault(council, []).append(Listed(ref, line, anchor))
    return found


def by_beginning(listed: Iterable[Listed]) -> dict[str, list[Listed]]:
    """Return the lines of a council by the beginning of their reference."""
    found: dict[str, list[Listed]] = {}
    for each in listed:
        found.setdefault(beginning_of(each.ref), []).append(each)
    return found


def _counted(council: str, ref: str) -> tuple[str, list[str | int]]:
    """Return what puts references in the order in which people count: T9 before T10."""
    parts = re.split(r"(\d+)", ref)
    return council, [int(part) if place % 2 else part for place, part in enumerate(parts)]


def anchor_of(council: str, ref: str) -> str:
    """Return the anchor of a council's reference in the register."""
    return f"ref-{council}-{slug(ref)}"


def council_of(site: Site, sheet: Sheet) -> str:
    """Return the name of the council whose table it is."""
    if sheet.key.startswith("meetings/"):
        return site.council_of(sitting_of(folder_of(sheet.key)).committee)[0]
    front = site.records[sheet.key].front.value
    return site.council(getattr(front, "council", None))[0]


def register_of(site: Site) -> Register:
    """Return all lines, listed."""
    return site.desk.once("lines", "", lambda: listed(lines_of(site)))


def beginnings_of(site: Site) -> tuple[tuple[str, str], ...]:
    """Return each council and each beginning of its references.

    Few tables change it; where it was gathered before, it is told by the site: see ``LISTED``.
    """
    for told in site.told.of(LISTED, ""):
        return told  # type: ignore[no-any-return] # as the gathering told it
    register = register_of(site).items()
    return tuple((council, each) for council, held in register for each in by_beginning(held))


def lines_of(site: Site) -> tuple[Line, ...]:
    """Return all lines, by council and reference.

    Rows of two papers are the same line where one names the other with ``was``, where reference and
    name are the same, or where both papers have the reference but once.
    """
    entries = {(each.sheet.name, each.number): each for each in _entries(site)}
    order = {place: number for number, place in enumerate(entries)}
    root = {place: place for place in entries}

    def find(place: _Place) -> _Place:
        while root[place] != place:
            place = root[place]
        return place

    for one, other in _same(site, entries):
        first, second = sorted((find(one), find(other)), key=order.__getitem__)
        root[second] = first
    lines: dict[_Place, list[Entry]] = {}
    for place, entry in entries.items():
        lines.setdefault(find(place), []).append(entry)
    found = (_line(site, each) for each in lines.values())
    return tuple(sorted(found, key=lambda line: (line.council, slug(line.ref))))


def _line(site: Site, entries: list[Entry]) -> Line:
    last = entries[-1]
    ref = next((each.row.ref for each in reversed(entries) if each.row.ref), "")
    return Line(council_of(site, last.sheet), ref or "", last.row.label, tuple(entries))


def _entries(site: Site) -> Iterator[Entry]:
    """Yield the rows of the register, oldest paper first."""
    referring = site.told.of(REFERRING, "")
    rows = ((s.key, r) for key in referring for s in sheets_in(site, key) for r in s.table.figures)
    before = {_earlier_paper(key, row.was) for key, row in rows if row.was is not None}
    sheets = [sheet for key in sorted({*referring, *before}) for sheet in sheets_in(site, key)]
    earlier = {_earlier(site, sheet, row) for sheet in sheets for row in sheet.table.figures}
    for sheet in sorted(sheets, key=lambda sheet: (_day(sheet), sheet.key)):
        for number, row in enumerate(sheet.table.rows):
            if isinstance(row, Row) and (
                is_registered(sheet, row) or row.was or (sheet.name, number) in earlier
            ):
                yield Entry(sheet, number, row)


def _day(sheet: Sheet) -> str:
    in_meeting = sheet.key.startswith("meetings/")
    return sitting_of(folder_of(sheet.key)).date.isoformat() if in_meeting else ""


def _earlier(site: Site, sheet: Sheet, row: Row) -> _Place | None:
    """Return the place of the row that ``row`` says it was."""
    if row.was is None:
        return None
    anchor = row.was.partition("#")[2]
    there = sheet_at(site, _earlier_paper(sheet.key, row.was), normal(anchor))
    number, _ = place_in(there.table, normal(anchor)) if there else (None, None)
    return (there.name, number) if there and number is not None else None


def _earlier_paper(key: str, was: str) -> str:
    """Return the key of the paper that ``was`` names in the paper ``key``."""
    target = was.partition("#")[0]
    return place_of(target, folder_of(key))[0] if target else key


def _same(site: Site, entries: dict[_Place, Entry]) -> Iterator[tuple[_Place, _Place]]:
    times = Counter((each.sheet.name, each.row.ref) for each in entries.values())
    by_ref: dict[tuple[str, str], list[_Place]] = {}
    for place, entry in entries.items():
        before = _earlier(site, entry.sheet, entry.row)
        if before in entries:
            yield before, place
        if entry.row.ref:
            by_ref.setdefault((council_of(site, entry.sheet), entry.row.ref), []).append(place)
    for places in by_ref.values():
        for one, other in combinations(places, 2):
            rows = entries[one].row, entries[other].row
            is_single = times[one[0], rows[0].ref] == times[other[0], rows[1].ref] == 1
            if one[0] != other[0] and (rows[0].name == rows[1].name or is_single):
                yield one, other
