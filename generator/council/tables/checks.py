"""What a table may declare about its figures besides its totals."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.council.fields import FigurePlace
from generator.schema import Many, Slug, Strict, Text, chosen_by, mistake, told, variant


class RowTotal(Strict):
    """Each row's figure in a column is the sum of those in other columns."""

    row_total: Annotated[Text, told("The column that adds up others", "Total")]
    of: Annotated[
        Many[Text], told("Which columns; without it, all before it", ["Staff", "Running costs"])
    ] = ()


def _two(value: object) -> object:
    two = 2
    if not isinstance(value, list) or len(value) != two:
        remedy = "Write  carry_forward: [row that is carried, row of the next year]"
        raise mistake("wrong-type", "two rows are wanted for 'carry_forward'", remedy)
    return value


class CarryForward(Strict):
    """One row's figures stand in another row again, a column later."""

    carry_forward: Annotated[
        tuple[Slug, ...],
        BeforeValidator(_two),
        told(
            "The row that is carried, and the row of the next year",
            ["proposed-budget", "original-budget"],
        ),
    ]


class Equals(Strict):
    """A row, or one figure of it, stands in other tables too; of several it is the sum."""

    equals: Annotated[Text, told("A row or figure of this table", "income.2015/16")]
    to: Annotated[
        Many[FigurePlace],
        Field(min_length=1),
        told("What it is repeated from, or adds up", ["appendix-a#table-budget.total"]),
    ]


class ColumnEquals(Strict):
    """A column stands in another table too, in rows of the same names."""

    column_equals: Annotated[Text, told("A column of this table", "Budget 2014/15")]
    to: Annotated[
        FigurePlace, told("The table that it is repeated from", "appendix-a#table-budget")
    ]
    column: Annotated[
        Text | None, told("The column there, where it is called otherwise", "Net")
    ] = None


class Yearly(Strict):
    """A row tells year by year what a row elsewhere tells of all years so far."""

    yearly: Annotated[Slug, told("A row that tells year by year", "savings")]
    to: Annotated[
        FigurePlace, told("What tells all years so far", "appendix-b#table-savings.total")
    ]


class NotLess(Strict):
    """No row's figure in a column is less than that in another."""

    not_less: Annotated[Text, told("A column", "Budget")]
    than: Annotated[Text, told("The column whose figures are no greater", "Spent")]


_CHECKS: dict[str, type[Strict]] = {
    "row_total": RowTotal,
    "carry_forward": CarryForward,
    "equals": Equals,
    "column_equals": ColumnEquals,
    "yearly": Yearly,
    "not_less": NotLess,
}


def _check_kind(value: object) -> str:
    if isinstance(value, dict):
        return next((name for name in _CHECKS if name in value), "row_total")
    return next((name for name, model in _CHECKS.items() if isinstance(value, model)), "row_total")


Check = Annotated[
    Annotated[RowTotal, variant("row_total")]
    | Annotated[CarryForward, variant("carry_forward")]
    | Annotated[Equals, variant("equals")]
    | Annotated[ColumnEquals, variant("column_equals")]
    | Annotated[Yearly, variant("yearly")]
    | Annotated[NotLess, variant("not_less")],
    chosen_by(_check_kind),
]
