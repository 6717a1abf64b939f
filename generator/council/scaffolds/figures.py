"""Cells → a table of figures with its sums found and declared."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from generator.council.tables.checks import RowTotal
from generator.council.tables.figures import Unit, exact
from generator.council.tables.model import Row, Table
from generator.council.tables.totals import addends_of
from generator.document import scalar
from generator.markdown import slug

Cells = Sequence[Sequence[str]]
_UNITS: tuple[tuple[str, Unit], ...] = (
    (r"£ ?000|£ ?k\b|thousand", "£000"),
    (r"£ ?m\b|million", "£m"),
    ("£", "£"),
    (r"%|per cent", "%"),
)
_TOTAL = re.compile(r"\b(?:total|subtotal|sub-total|sum|overall)\b", re.IGNORECASE)
_NIL = {"-", "–", "—", ""}
_PLAIN_FIGURE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Found:
    """A table of figures as it is to be written, and what was found of its sums."""

    table: Table
    sums: int
    is_row_total: bool
    has_dashes: bool

    @property
    def told(self) -> str:
        """What an author should know of it, in a sentence or two."""
        parts = [f"{self.sums} {'total' if self.sums == 1 else 'totals'} of rows"] * bool(self.sums)
        if self.is_row_total:
            parts.append(f"that {self.table.columns[-1].title!r} adds up each row")
        found = f"found {' and '.join(parts)}, checked from now on" if parts else "found no sums"
        dashes = " Dashes became blanks: write 0 where nought was meant." * self.has_dashes
        return f"{self.table.title!r}: {found}.{dashes}"


def figures_of(cells: Cells, id_: str, title: str, near: str = "") -> Found | None:
    """Return ``cells`` as a table of figures, or nothing where they hold words.

    The first row holds the headings, the first column the labels. ``near`` are words that may name
    the unit, besides the headings. A total is declared where it holds in every column.
    """
    if len(cells) < _LEAST or len(cells[0]) < _LEAST:
        return None
    heading, *rows = cells
    titles = [each.strip() for each in heading[1:]]
    if not all(titles) or len(set(titles)) < len(titles):
        return None
    unit = _unit(" ".join((near, *heading)))
    typed = [_row(row, unit) for row in rows]
    if any(row is None for row in typed):
        return None
    try:
        given = {"id": id_, "title": title, "unit": unit, "stub": heading[0].strip() or None}
        table = Table.model_validate(
            {**given, "columns": titles, "rows": _named([row for row in typed if row])}
        )
    except ValidationError:
        return None
    cells_typed = {each.strip() for row in rows for each in row[1:]}
    return _with_sums(table, has_dashes=bool(cells_typed & (_NIL - {""})))


def _unit(words: str) -> Unit:
    return next((unit for sign, unit in _UNITS if re.search(sign, words, re.IGNORECASE)), "number")


def _row(row: Sequence[str], unit: Unit) -> dict[str, object] | None:
    """Return a row of the table, a heading where there is no figure, or nothing."""
    label, *values = (each.strip() for each in row)
    if not label:
        return None
    if all(value in _NIL for value in values):
        return {"group": label}
    plain = [None if value in _NIL else value for value in values]
    if any(value is not None and exact(value, unit) is None for value in plain):
        return None
    return {"label": label, "values": plain}


def _named(rows: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    """Return ``rows`` with an id where two would be called the same."""
    seen: dict[str, int] = {}
    named = []
    for row in rows:
        name = slug(str(row.get("label", "")))
        seen[name] = seen.get(name, 0) + ("label" in row)
        again = "label" in row and seen[name] > 1
        named.append(row | ({"id": f"{name}-{seen[name]}"} if again else {}))
    return named


def _with_sums(table: Table, *, has_dashes: bool) -> Found:
    for number in table.row_places():
        row = table.rows[number]
        ways = ("above", "group", "all")
        table = (
            next(
                (tried for way in ways if _holds(tried := _as_total(table, number, way), number)),
                table,
            )
            if isinstance(row, Row)
            else table
        )
    sums = sum(row.total is not None for row in table.figures)
    is_row_total = _adds_up_rows(table)
    if is_row_total:
        check = RowTotal(row_total=table.columns[-1].title)
        table = table.model_copy(update={"checks": (check,)})
    return Found(table, sums, is_row_total, has_dashes)


def _as_total(table: Table, number: int, way: str) -> Table:
    rows = list(table.rows)
    rows[number] = rows[number].model_copy(update={"total": way})
    return table.model_copy(update={"rows": tuple(rows)})


def _holds(table: Table, number: int) -> bool:
    """Tell whether a row is called a total, or adds up more than two rows, and does so exactly."""
    row, addends = table.rows[number], addends_of(table)[number]
    figures = table.cells()
    wanted = [column for column in range(len(table.columns)) if (number, column) in figures]
    if len(addends) < _LEAST or not any(figures[number, column] for column in wanted):
        return False
    if isinstance(row, Row) and not _TOTAL.search(row.label) and len(addends) == _LEAST:
        return False
    return all(
        figures[number, column] == sum(figures.get((each, column), 0) for each, _ in addends)
        for column in wanted
    )


def _adds_up_rows(table: Table) -> bool:
    last, figures = len(table.columns) - 1, table.cells()
    if last < _LEAST or not _TOTAL.search(table.columns[last].title):
        return False
    return all(
        figures.get((row, last), 0) == sum(figures.get((row, each), 0) for each in range(last))
        for row in table.row_places()
    )


def written(table: Table) -> str:
    """Return ``table`` as an entry of ``tables:`` in front matter."""
    head = [("id", table.id), ("title", table.title), ("unit", table.unit)]
    head += [("stub", table.stub)] if table.stub else []
    lines = [f"{key}: {scalar(value)}" for key, value in head]
    columns = ", ".join(scalar(column.title) for column in table.columns)
    lines += [f"columns: [{columns}]", "rows:"]
    lines += (f"  - {{{_written(row)}}}" for row in table.rows)
    checks = [check for check in table.checks if isinstance(check, RowTotal)]
    lines += ["checks:"] if checks else []
    lines += (f"  - {{row_total: {scalar(check.row_total)}}}" for check in checks)
    first, *rest = lines
    return "\n".join([f"  - {first}", *(f"    {line}" for line in rest)])


def _written(row: object) -> str:
    if not isinstance(row, Row):
        return f"group: {scalar(getattr(row, 'group', ''))}"
    parts = [f"label: {scalar(row.label)}"]
    parts += [f"id: {row.id}"] if row.id else []
    parts += [f"total: {row.total}"] if row.total else []
    values = ", ".join("~" if each is None else _figure(each) for each in row.values)
    return ", ".join((*parts, f"values: [{values}]"))


def _figure(typed: str) -> str:
    return typed if _PLAIN_FIGURE.fullmatch(typed) else scalar(typed)
