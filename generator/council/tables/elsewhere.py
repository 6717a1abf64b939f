"""Sums that are declared across tables: what stands here is made of figures elsewhere."""

from collections.abc import Iterator

from generator.council.tables.checks import ColumnEquals, Equals, Yearly
from generator.council.tables.comparison import NOTHING, Cells, Comparison, Find, Other
from generator.council.tables.figures import in_pounds, in_unit, kind_of, step_of
from generator.council.tables.model import Cell, Row, Table


def yearly(
    table: Table, cells: Cells, number: int, check: Yearly, find: Find
) -> Iterator[Comparison]:
    """Compare what a row tells year by year with the differences of figures so far elsewhere."""
    row, other = table.row(check.yearly), find(check.to)
    if row is None or other is None or other.row is None:
        return
    before: tuple[Cell, ...] = ()
    for column, their in _same_columns(table, other.table):
        there = ((other.row, their),)
        if (row, column) in cells and all(each in other.cells for each in (*there, *before)):
            yield _against(
                "yearly",
                (table, cells, (row, column), number),
                [(other, there[0], 1), *((other, each, -1) for each in before)],
            )
        before = there


def _same_columns(table: Table, other: Table) -> list[tuple[int, int]]:
    """Return the columns of figures that stand under the same titles in both tables."""
    pairs = ((n, other.column(column.title)) for n, column in enumerate(table.columns))
    return [
        (here, there)
        for here, there in pairs
        if there is not None
        and table.unit_of(here) != "text"
        and kind_of(table.unit_of(here)) == kind_of(other.unit_of(there))
    ]


def equals(
    table: Table, cells: Cells, number: int, check: Equals, find: Find
) -> Iterator[Comparison]:
    """Compare a row, or one figure of it, with what it repeats, or with the sum of several."""
    name, _, said = check.equals.partition(".")
    row, others = table.row(name), [find(each) for each in check.to]
    if row is None or None in others:
        return
    for column in range(len(table.columns)) if not said else [table.column(said)]:
        if column is None or (row, column) not in cells:
            continue
        cell = (row, column)
        parts = [(other, _counterpart(table, cell, other), 1) for other in others if other]
        held = [part for part in parts if part[1] in part[0].cells]
        if held and all(_is_alike(table, cell, *part[:2]) for part in held):
            yield _against("equals", (table, cells, cell, number), held)


def _counterpart(table: Table, cell: Cell, other: Other) -> Cell:
    """Return the cell of the other table that answers to one of this: what is not said is alike."""
    row = table.rows[cell[0]]
    name = row.name if isinstance(row, Row) else ""
    place = other.table.row(name) if other.row is None else other.row
    column = other.column
    if column is None:
        column = dict(_same_columns(table, other.table)).get(cell[1])
    nowhere = -1
    return nowhere if place is None else place, nowhere if column is None else column


def _is_alike(table: Table, cell: Cell, other: Other, there: Cell) -> bool:
    """Tell whether two figures measure the same kind of thing, so that they can be compared."""
    return kind_of(table.unit_of(cell[1])) == kind_of(other.table.unit_of(there[1]))


def column_equals(
    table: Table, cells: Cells, number: int, check: ColumnEquals, find: Find
) -> Iterator[Comparison]:
    """Compare a column with that of another table, in rows of the same names."""
    column, other = table.column(check.column_equals), find(check.to)
    if column is None or other is None:
        return
    their = other.table.column(check.column or check.column_equals)
    if their is None:
        return
    for row in table.row_places():
        cell = (row, column)
        there = (_counterpart(table, cell, other)[0], their)
        if cell in cells and there in other.cells and _is_alike(table, cell, other, there):
            yield _against("column_equals", (table, cells, cell, number), [(other, there, 1)])


def _against(
    kind: str,
    here: tuple[Table, Cells, Cell, int],
    parts: list[tuple[Other, Cell, int]],
) -> Comparison:
    """Compare a cell with the sum of cells elsewhere, as finely as the coarser are printed."""
    table, cells, cell, number = here
    unit = table.unit_of(cell[1])
    own_step = in_pounds(step_of(cells[cell]), unit)
    computed, steps = NOTHING, []
    for other, there, sign in parts:
        their = other.table.unit_of(there[1])
        computed += sign * in_pounds(other.cells[there], their)
        steps.append(in_pounds(step_of(other.cells[there]), their))
    coarser = [step for step in steps if step > own_step]
    finer = [step for step in steps if step < own_step]
    slack = sum(coarser, own_step if finer and not coarser else NOTHING) / 2
    return Comparison(
        kind,
        cell,
        cells[cell],
        in_unit(computed, unit),
        elsewhere=tuple((other.key, there) for other, there, _ in parts),
        check=number,
        rounding=in_unit(slack, unit),
        tolerance=table.tolerance,
    )
