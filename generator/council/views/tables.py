"""Tables of figures as layouts see them."""

from dataclasses import dataclass

from generator.catalogue import Catalogue, marked
from generator.council.tables import Row, Table
from generator.council.tables.figures import exact
from generator.council.views.words import amount


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell: ``kind`` is ``figure``, ``text`` or ``blank``."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of figures; ``role`` is ``row`` or ``total``."""

    anchor: str
    label: str
    ref: str
    note: str
    role: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """A run of rows under its headings; the first run may have none."""

    headings: tuple[tuple[str, str], ...]
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column's heading; ``unit`` is told where it is not the table's."""

    title: str
    unit: str
    kind: str


@dataclass(frozen=True, slots=True)
class TableView:
    """A table of figures with its caption and legend."""

    anchor: str
    title: str
    unit: str
    stub: str
    columns: tuple[ColumnView, ...]
    groups: tuple[GroupView, ...]
    legend: tuple[tuple[str, str], ...]
    width: int
    kind: str = "table"


_UNITS = {
    "£": "£",
    "£000": marked("thousands of pounds (£000)"),
    "£m": marked("millions of pounds (£m)"),
    "%": "%",
    "headcount": marked("number of people"),
    "number": "",
    "text": "",
}


def table_view(words: Catalogue, table: Table, anchor: str) -> TableView:
    """Return ``table`` as it is shown; figures get their separators, and a true minus sign."""
    return TableView(
        anchor,
        table.title,
        words.say(_UNITS[table.unit]),
        table.stub or "",
        tuple(_column(table, number) for number in range(len(table.columns))),
        _groups(table, anchor),
        tuple(table.legend.items()),
        len(table.columns) + 1,
    )


def _column(table: Table, number: int) -> ColumnView:
    column = table.columns[number]
    unit = column.unit if column.unit not in {None, table.unit, "text", "number"} else ""
    kind = "text" if table.unit_of(number) == "text" else "figure"
    return ColumnView(column.title, unit or "", kind)


def _groups(table: Table, anchor: str) -> tuple[GroupView, ...]:
    groups: list[GroupView] = []
    headings: list[tuple[str, str]] = []
    rows: list[RowView] = []
    for row in table.rows:
        if isinstance(row, Row):
            rows.append(_row(table, row, anchor))
            continue
        if rows:
            groups.append(GroupView(tuple(headings), tuple(rows)))
            headings, rows = [], []
        headings.append((row.level, row.group))
    return (*groups, GroupView(tuple(headings), tuple(rows)))


def _row(table: Table, row: Row, anchor: str) -> RowView:
    cells = tuple(_cell(table, number, value) for number, value in enumerate(row.values))
    role = "total" if row.total else "row"
    return RowView(f"{anchor}.{row.name}", row.label, row.ref or "", row.note or "", role, cells)


def _cell(table: Table, number: int, value: str | None) -> CellView:
    if value is None:
        return CellView("", "blank")
    if table.unit_of(number) == "text":
        return CellView(value, "text")
    typed, sign = table.parted(value)
    figure = exact(typed, table.unit_of(number))
    return CellView(sign + ("" if figure is None else amount(figure)), "figure")
