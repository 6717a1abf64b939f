"""Every declared sum of a table, as figures that stand there and figures that should."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from generator.council.tables.checks import (
    CarryForward,
    ColumnEquals,
    Equals,
    NotLess,
    RowTotal,
    Yearly,
)
from generator.council.tables.comparison import NOTHING, Cells, Comparison, Find
from generator.council.tables.elsewhere import column_equals, equals, yearly
from generator.council.tables.figures import in_pounds, in_unit
from generator.council.tables.model import Cell, Table
from generator.council.tables.totals import addends_of, is_summed


def comparisons(table: Table, cells: Cells, find: Find) -> Iterator[Comparison]:
    """Yield every comparison that ``table``, whose figures are ``cells``, declares.

    ``find`` returns what a check names elsewhere, or nothing where it cannot be found. A blank cell
    is no figure: it is compared with nothing, and adds nothing to a sum.
    """
    yield from _totals(table, cells)
    for number, check in enumerate(table.checks):
        if isinstance(check, RowTotal):
            yield from _row_totals(table, cells, number, check)
        elif isinstance(check, NotLess):
            yield from _not_less(table, cells, number, check)
        elif isinstance(check, CarryForward):
            yield from _carried(table, cells, number, check)
        elif isinstance(check, Yearly):
            yield from yearly(table, cells, number, check, find)
        elif isinstance(check, Equals):
            yield from equals(table, cells, number, check, find)
        elif isinstance(check, ColumnEquals):
            yield from column_equals(table, cells, number, check, find)


def _totals(table: Table, cells: Cells) -> Iterator[Comparison]:
    columns = [column for column in range(len(table.columns)) if is_summed(table, column)]
    for row, addends in addends_of(table).items():
        for column in columns:
            printed = cells.get((row, column))
            if printed is None:
                continue
            parts = tuple(((each, column), sign) for each, sign in addends)
            held = [(place, sign) for place, sign in parts if place in cells]
            computed = sum((sign * cells[place] for place, sign in held), NOTHING)
            yield Comparison(
                "total",
                (row, column),
                printed,
                computed,
                tuple(place for place, _ in held),
                tolerance=table.tolerance,
            )


def _row_totals(table: Table, cells: Cells, number: int, check: RowTotal) -> Iterator[Comparison]:
    total = table.column(check.row_total)
    if total is None:
        return
    named = [place for title in check.of if (place := table.column(title)) is not None]
    unit = table.unit_of(total)
    columns = named or [each for each in range(total) if table.unit_of(each) == unit]
    for row in table.row_places():
        if (row, total) not in cells:
            continue
        parts = tuple((row, column) for column in columns if (row, column) in cells)
        computed = sum((_in(table, cells, part, total) for part in parts), NOTHING)
        yield Comparison(
            "row_total",
            (row, total),
            cells[row, total],
            computed,
            parts,
            check=number,
            tolerance=table.tolerance,
        )


def _in(table: Table, cells: Cells, cell: Cell, column: int) -> Decimal:
    """Return the figure in ``cell`` in the unit of ``column``."""
    own, wanted = table.unit_of(cell[1]), table.unit_of(column)
    return cells[cell] if own == wanted else in_unit(in_pounds(cells[cell], own), wanted)


def _not_less(table: Table, cells: Cells, number: int, check: NotLess) -> Iterator[Comparison]:
    column, least = table.column(check.not_less), table.column(check.than)
    if column is None or least is None:
        return
    for row in table.row_places():
        if (row, column) in cells and (row, least) in cells:
            yield Comparison(
                "not_less",
                (row, column),
                cells[row, column],
                _in(table, cells, (row, least), column),
                ((row, least),),
                check=number,
                tolerance=table.tolerance,
            )


def _carried(table: Table, cells: Cells, number: int, check: CarryForward) -> Iterator[Comparison]:
    carried, following = (table.row(name) for name in check.carry_forward)
    if carried is None or following is None:
        return
    columns = [n for n in range(len(table.columns)) if table.unit_of(n) == table.unit]
    for before, after in pairwise(columns):
        here, there = (following, after), (carried, before)
        if here in cells and there in cells:
            yield Comparison(
                "carry_forward",
                here,
                cells[here],
                cells[there],
                (there,),
                check=number,
                tolerance=table.tolerance,
            )
