"""Tables of figures as data."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from generator.markdown import slug
from generator.schema import Slug, Strict, Text, chosen_by, variant

_FIGURE = re.compile(r"[-−]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")

Unit = Literal["£", "£000", "£m", "%", "headcount", "number", "text"]


class Column(Strict):
    """A column; its unit is the table's where it has none of its own."""

    title: Text
    unit: Unit | None = None


def _column(value: object) -> object:
    return {"title": value} if isinstance(value, str) else value


class Group(Strict):
    """A heading between rows."""

    group: Text
    level: Literal["1", "2"] = "1"


def _total(value: object) -> object:
    return value if value == "above" or isinstance(value, list) else [value]


def _total_kind(value: object) -> str:
    return "above" if isinstance(value, str) else "rows"


class Row(Strict):
    """A row of figures: ``total`` tells that it sums the rows above, or those it names."""

    label: Text
    values: tuple[str | None, ...]
    id: Slug | None = None
    ref: Text | None = None
    note: Text | None = None
    total: (
        Annotated[
            Annotated[Literal["above"], variant("above")]
            | Annotated[tuple[Slug, ...], variant("rows")],
            chosen_by(_total_kind),
            BeforeValidator(_total),
        ]
        | None
    ) = None

    @property
    def name(self) -> str:
        """The row's id, made of its label where it has none."""
        return self.id or slug(self.label)


def _row_kind(value: object) -> str:
    is_group = isinstance(value, Group) or (isinstance(value, dict) and "group" in value)
    return "group" if is_group else "row"


AnyRow = Annotated[
    Annotated[Group, variant("group")] | Annotated[Row, variant("row")], chosen_by(_row_kind)
]


class Table(Strict):
    """A table whose figures can be checked, cited and downloaded."""

    id: Slug
    title: Text
    unit: Unit
    stub: Text | None = None
    columns: Annotated[tuple[Annotated[Column, BeforeValidator(_column)], ...], Field(min_length=1)]
    rows: Annotated[tuple[AnyRow, ...], Field(min_length=1)]
    legend: dict[Text, Text] = Field(default_factory=dict)

    @property
    def figures(self) -> tuple[Row, ...]:
        """The rows that hold figures."""
        return tuple(row for row in self.rows if isinstance(row, Row))

    def unit_of(self, column: int) -> Unit:
        """Return the unit in which the column's figures are."""
        return self.columns[column].unit or self.unit


def figure(text: str) -> Decimal | None:
    """Return the figure that ``text`` spells (``2285``, ``-2,285``, ``9.946``), exactly."""
    if not _FIGURE.fullmatch(text):
        return None
    return Decimal(text.replace(",", "").replace("−", "-"))


Complaint = tuple[tuple[str | int, ...], str, str, str]


def complaints(table: Table) -> Iterator[Complaint]:
    """Yield what is wrong inside ``table``: the way to the place, code, message and help."""
    seen: set[str] = set()
    for number, row in enumerate(table.rows):
        if isinstance(row, Row):
            yield from _cells(table, row, ("rows", number))
            yield from _totals(row, seen, ("rows", number))
            if row.name in seen:
                message = f"two rows of this table are called {row.name!r}"
                yield ("rows", number), "duplicate-row", message, "Give each an id of its own."
            seen.add(row.name)


def _cells(table: Table, row: Row, way: tuple[str | int, ...]) -> Iterator[Complaint]:
    wanted, given = len(table.columns), len(row.values)
    if wanted != given:
        values = "1 value" if given == 1 else f"{given} values"
        message = f"{row.label!r} has {values} where the table has {wanted} columns"
        yield (*way, "values"), "row-length", message, "Write ~ for a blank cell."
        return
    for column, value in enumerate(row.values):
        if value is not None and table.unit_of(column) != "text" and figure(value) is None:
            message = f"{value!r} is not a figure"
            yield (*way, "values", column), "not-a-figure", message, _meant(value)


def _meant(value: str) -> str:
    if not re.search("[0-9]", value):
        return "Write ~ for a blank cell; words go into the row's label or note."
    if bracketed := re.fullmatch(r"\(([0-9.,]+)\)", value):
        return f"Write -{bracketed[1]} for a figure in brackets."
    return "Write digits, such as 32859 or -2285.50; put signs into the row's note."


def _totals(row: Row, above: set[str], way: tuple[str | int, ...]) -> Iterator[Complaint]:
    for number, name in enumerate(row.total if isinstance(row.total, tuple) else ()):
        if name not in above:
            message = f"there is no row {name!r} above this total"
            remedy = "Name rows by their id, or by their label in lower case with hyphens."
            yield (*way, "total", number), "unknown-row", message, remedy
