"""Tables of figures as data."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from generator.council.fields import CsvFile, FigurePlace
from generator.council.tables.checks import Check
from generator.council.tables.figures import Unit, exact
from generator.markdown import slug
from generator.schema import Many, Slug, Strict, Text, chosen_by, mistake, variant

Cell = tuple[int, int]
"""The place of a cell: its row among all rows of the table, and its column."""


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


_WHOLE = ("above", "group", "all")


def _total(value: object) -> object:
    return value if value in _WHOLE or isinstance(value, list) else [value]


def _total_kind(value: object) -> str:
    return "words" if isinstance(value, str) else "rows"


def _addend(value: object) -> object:
    if not isinstance(value, str) or not re.fullmatch(r"-?[a-z0-9]+(-[a-z0-9]+)*", value):
        remedy = "Name rows by their id, with a minus before what is taken away: [gross, -income]."
        raise mistake("not-a-name", f"{value!r} is not the name of a row", remedy)
    return value


Addend = Annotated[str, BeforeValidator(_addend)]
Total = Annotated[
    Annotated[Literal["above", "group", "all"], variant("words")]
    | Annotated[tuple[Addend, ...], variant("rows")],
    chosen_by(_total_kind),
    BeforeValidator(_total),
]


class Row(Strict):
    """A row of figures: ``total`` tells that it sums rows above it, and which.

    ``was`` names the same line in an earlier paper.
    """

    label: Text
    values: tuple[str | None, ...]
    id: Slug | None = None
    ref: Text | None = None
    note: Text | None = None
    total: Total | None = None
    was: FigurePlace | None = None

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


def _tolerance(value: object) -> Decimal:
    found = exact(value, "number") if isinstance(value, str) else None
    if found is None or found < 0:
        message = f"{value!r} is no tolerance"
        raise mistake("not-a-figure", message, "Write a figure in the table's unit, such as 1.")
    return found


class Chart(Strict):
    """Which rows are drawn: bars side by side in every column, or shares of one column."""

    kind: Literal["bars", "shares"]
    rows: Many[Slug] = ()
    columns: Many[Text] = ()


def _chart(value: object) -> object:
    return {"kind": value} if isinstance(value, str) else value


class Table(Strict):
    """A table whose figures can be checked, cited and downloaded.

    ``rows`` come from the file ``csv`` where that is named.
    """

    id: Slug
    title: Text
    unit: Unit
    stub: Text | None = None
    columns: Annotated[tuple[Annotated[Column, BeforeValidator(_column)], ...], Field(min_length=1)]
    rows: Annotated[tuple[AnyRow, ...], Field(min_length=1)] = ()
    csv: CsvFile | None = None
    legend: dict[Text, Text] = Field(default_factory=dict)
    provisional: Many[Text] = ()
    checks: tuple[Check, ...] = ()
    tolerance: Annotated[Decimal, BeforeValidator(_tolerance)] = Decimal(0)
    chart: Annotated[Chart, BeforeValidator(_chart)] | None = None

    @property
    def figures(self) -> tuple[Row, ...]:
        """The rows that hold figures."""
        return tuple(row for row in self.rows if isinstance(row, Row))

    def row_places(self) -> Iterator[int]:
        """Yield the places of the rows that hold figures."""
        return (number for number, row in enumerate(self.rows) if isinstance(row, Row))

    def grouped(self) -> Iterator[tuple[int, Row, str, str]]:
        """Yield each row with its place and the headings of both levels under which it stands.

        A total stands under the headings of what it adds up.
        """
        group = subgroup = ""
        for number, row in enumerate(self.rows):
            if isinstance(row, Group):
                group, subgroup = (row.group, "") if row.level == "1" else (group, row.group)
            elif row.total == "all":
                yield number, row, "", ""
            else:
                yield number, row, group, "" if row.total == "group" else subgroup

    def called(self, number: int) -> str:
        """Return how people call a row: by its label, and its group's where there are more such."""
        labels = [row.label for row in self.figures]
        for place, row, group, subgroup in self.grouped():
            if place == number:
                heading = (subgroup or group) if labels.count(row.label) > 1 else ""
                return f"{heading}: {row.label}" if heading else row.label
        return ""

    @property
    def column_names(self) -> tuple[str, ...]:
        """The columns' names in addresses, made of their titles."""
        names: list[str] = []
        for column in self.columns:
            name = slug(column.title)
            names.append(name if name not in names else f"{name}-{len(names) + 1}")
        return tuple(names)

    def unit_of(self, column: int) -> Unit:
        """Return the unit in which the column's figures are."""
        return self.columns[column].unit or self.unit

    def parted(self, typed: str) -> tuple[str, str]:
        """Return a figure as typed and the sign of the legend that stands before or behind it."""
        for sign in sorted(self.legend, key=len, reverse=True):
            if not re.search(r"[\w.,£%()-]", sign) and typed != sign:
                if typed.startswith(sign):
                    return typed.removeprefix(sign).lstrip(), sign
                if typed.endswith(sign):
                    return typed.removesuffix(sign).rstrip(), sign
        return typed, ""

    def figure(self, cell: Cell) -> Decimal | None:
        """Return the figure in a cell; nothing where it is blank or holds words."""
        row, (_, column) = self.rows[cell[0]], cell
        typed = row.values[column] if isinstance(row, Row) else None
        if typed is None or self.unit_of(column) == "text":
            return None
        return exact(self.parted(typed)[0], self.unit_of(column))

    def cells(self) -> dict[Cell, Decimal]:
        """Return all figures by the places of their cells; blanks are not among them."""
        places = (
            (number, column)
            for number, row in enumerate(self.rows)
            if isinstance(row, Row)
            for column in range(min(len(row.values), len(self.columns)))
        )
        return {place: value for place in places if (value := self.figure(place)) is not None}

    def row(self, name: str) -> int | None:
        """Return the place of the row called ``name``."""
        return next(
            (n for n, row in enumerate(self.rows) if isinstance(row, Row) and row.name == name),
            None,
        )

    def column(self, said: str) -> int | None:
        """Return the place of the column of that title or name."""
        titles = [column.title for column in self.columns]
        if said in titles:
            return titles.index(said)
        names = self.column_names
        return names.index(slug(said)) if slug(said) in names else None
