"""What a table may declare about its figures besides its totals."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.council.fields import FigurePlace
from generator.schema import Many, Slug, Strict, Text, chosen_by, mistake, variant


class RowTotal(Strict):
    """Each row's figure in a column is the sum of those in other columns."""

    row_total: Text
    of: Many[Text] = ()


def _two(value: object) -> object:
    two = 2
    if not isinstance(value, list) or len(value) != two:
        remedy = "Write  carry_forward: [row that is carried, row of the next year]"
        raise mistake("wrong-type", "two rows are wanted for 'carry_forward'", remedy)
    return value


class CarryForward(Strict):
    """One row's figures stand in another row again, a column later."""

    carry_forward: Annotated[tuple[Slug, ...], BeforeValidator(_two)]


class Equals(Strict):
    """A row, or one figure of it, stands in other tables too; of several it is the sum."""

    equals: Text
    to: Annotated[Many[FigurePlace], Field(min_length=1)]


class ColumnEquals(Strict):
    """A column stands in another table too, in rows of the same names."""

    column_equals: Text
    to: FigurePlace
    column: Text | None = None


class Yearly(Strict):
    """A row tells year by year what a row elsewhere tells of all years so far."""

    yearly: Slug
    to: FigurePlace


class NotLess(Strict):
    """No row's figure in a column is less than that in another."""

    not_less: Text
    than: Text


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
