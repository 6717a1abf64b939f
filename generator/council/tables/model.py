"""Tables of figures as data."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from generator.council.fields import CsvFile, FigurePlace
from generator.council.tables.checks import Check
from generator.council.tables.figures import Unit, exact
from generator.markdown import slug
from generator.schema import (
    ANY_TEXT,
    Many,
    Slug,
    Strict,
    Text,
    Typed,
    chosen_by,
    mistake,
    spelt,
    told,
    variant,
)

Cell = tuple[int, int]
"""The place of a cell: its row among all rows of the table, and its column."""


class Column(Strict):
    """A column; its unit is the table's where it has none of its own."""

    title: Annotated[Text, told("The heading", "Completion")]
    unit: Annotated[Unit | None, told("Its unit, where it is not the table's", "text")] = None


def _column(value: object) -> object:
    return {"title": value} if isinstance(value, str) else value


class Group(Strict):
    """A heading between rows."""

    group: Annotated[Text, told("The heading between rows", "Less savings")]
    level: Annotated[
        Literal["1", "2"], Typed({"enum": [1, 2]}), told("2 for a heading under a heading", "2")
    ] = "1"


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


_ADDEND = "-?[a-z0-9]+(?:-[a-z0-9]+)*"
Addend = Annotated[str, BeforeValidator(_addend), spelt(_ADDEND)]
Total = Annotated[
    Annotated[Literal["above", "group", "all"], variant("words")]
    | Annotated[tuple[Addend, ...], variant("rows")],
    chosen_by(_total_kind),
    BeforeValidator(_total),
    Typed({"type": ["string", "integer"], "pattern": f"^{_ADDEND}$"}),
]


class Row(Strict):
    """A row of figures: ``total`` tells that it sums rows above it, and which.

    ``was`` names the same line in an earlier paper.
    """

    label: Annotated[Text, told("What the row is", "Proposed budget")]
    values: Annotated[
        tuple[Annotated[str, Typed({"type": ["number", "boolean"]})] | None, ...],
        told("One value for each column; ~ is blank, which is not zero", ["32859", "~"]),
    ]
    id: Annotated[
        Slug | None, told("Its short name, where its label would not do", "t24-finance")
    ] = None
    ref: Annotated[Text | None, told("Its reference as printed", "T24")] = None
    note: Annotated[Text | None, told("A sign of the legend", "**")] = None
    total: Annotated[
        Total | None,
        told("Which rows it adds up: those above, of the group, all, or by their ids", "above"),
    ] = None
    was: Annotated[
        FigurePlace | None,
        told(
            "The same line in an earlier paper",
            "scrutiny-commission/2014-01-29/appendix-b#table-savings.finance",
        ),
    ] = None

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

    kind: Annotated[
        Literal["bars", "shares"], told("Bars side by side, or shares of a whole", "bars")
    ]
    rows: Annotated[
        Many[Slug],
        told("The rows that are drawn; without it, all that are no totals", ["proposed-budget"]),
    ] = ()
    columns: Annotated[
        Many[Text], told("The columns that are drawn; without it, all", ["2015/16"])
    ] = ()


def _chart(value: object) -> object:
    return {"kind": value} if isinstance(value, str) else value


class Table(Strict):
    """A table whose figures can be checked, cited and downloaded.

    ``rows`` come from the file ``csv`` where that is named.
    """

    id: Annotated[Slug, told("Its short name", "revenue-budget")]
    title: Annotated[Text, told("Its title", "Proposed revenue budget")]
    unit: Annotated[Unit, told("What its figures are in", "£000")]
    stub: Annotated[Text | None, told("The heading above the labels of rows", "Project")] = None
    columns: Annotated[
        tuple[Annotated[Column, BeforeValidator(_column), Typed(ANY_TEXT)], ...],
        Field(min_length=1),
        told("The headings of the columns", ["2015/16", "2016/17"]),
    ]
    rows: Annotated[
        tuple[AnyRow, ...],
        Field(min_length=1),
        told(
            "The rows, and headings between them",
            [{"label": "Total", "total": "above", "values": ["5", "6"]}],
        ),
    ] = ()
    csv: Annotated[
        CsvFile | None,
        told("The CSV file beside the record that holds the rows", "revenue-budget.csv"),
    ] = None
    legend: Annotated[
        dict[Text, Text],
        told("Signs and what they mean", {"**": "included in the previous strategy"}),
    ] = Field(default_factory=dict)
    provisional: Annotated[
        Many[Text], told("Signs of the legend whose figures are provisional", "*")
    ] = ()
    checks: Annotated[
        tuple[Check, ...], told("What else holds of its figures", [{"row_total": "Total"}])
    ] = ()
    tolerance: Annotated[
        Decimal,
        BeforeValidator(_tolerance),
        WithJsonSchema({"type": ["number", "string"], "minimum": 0, "pattern": "^[0-9.,]+$"}),
        told("How far sums may be out, in the unit, because the print rounded", "1"),
    ] = Decimal(0)
    chart: Annotated[
        Annotated[Chart, BeforeValidator(_chart), Typed({"enum": ["bars", "shares"]})] | None,
        told("How it is drawn", {"kind": "bars", "rows": ["proposed-budget"]}),
    ] = None

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
