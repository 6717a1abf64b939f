"""Every declared sum of a table, as figures that stand there and figures that should."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from generator.council.tables.figures import in_pounds, in_unit, kind_of, step_of
from generator.council.tables.model import (
    CarryForward,
    Cell,
    ColumnEquals,
    Equals,
    Group,
    NotLess,
    Row,
    RowTotal,
    Table,
    Yearly,
)

Cells = Mapping[Cell, Decimal]
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Other:
    """What a check names in another table: the table, its figures, perhaps a row and a column.

    ``key`` is its permanent address, as in ``meetings/…/report#table-savings``.
    """

    key: str
    table: Table
    cells: Cells
    row: int | None = None
    column: int | None = None


Find = Callable[[str], Other | None]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure that stands in a cell, and the one that a declared sum makes of others.

    ``parts`` are the cells of the same table that make it up, ``elsewhere`` those of others.
    ``check`` is the number of the table's check, ``rounding`` by how much the two may differ
    because one of them was printed in coarser steps, ``tolerance`` by how much besides.
    """

    kind: str
    cell: Cell
    printed: Decimal
    computed: Decimal
    parts: tuple[Cell, ...] = ()
    elsewhere: tuple[tuple[str, Cell], ...] = ()
    check: int | None = None
    rounding: Decimal = _NOTHING
    tolerance: Decimal = _NOTHING

    @property
    def difference(self) -> Decimal:
        """By how much the figure is too much; where it must only not be less, never above 0."""
        out = self.printed - self.computed
        return min(out, _NOTHING) if self.kind == "not_less" else out

    @property
    def is_exact(self) -> bool:
        """Whether the figures agree as finely as they are printed."""
        return abs(self.difference) <= self.rounding

    @property
    def holds(self) -> bool:
        """Whether the figures agree within the tolerance."""
        return abs(self.difference) <= self.rounding + self.tolerance


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
            yield from _yearly(table, cells, number, check, find)
        elif isinstance(check, Equals):
            yield from _equals(table, cells, number, check, find)
        elif isinstance(check, ColumnEquals):
            yield from _column_equals(table, cells, number, check, find)


def addends_of(table: Table) -> dict[int, tuple[tuple[int, int], ...]]:
    """Return for each total the rows it adds up, each with 1, or -1 where it is taken away.

    ``above`` adds up the rows since the last heading or total; ``group`` whatever since the last
    heading of level 1, and ``all`` whatever in the table, no total has taken in yet: a subtotal
    then stands for its rows.
    """
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    loose: list[int] = []  # what no total has taken in
    block = group = 0
    for number, row in enumerate(table.rows):
        if isinstance(row, Group):
            block = number
            group = number if row.level == "1" else group
            continue
        if row.total is None:
            loose.append(number)
            continue
        if isinstance(row.total, tuple):
            taken = tuple(_named(table, name) for name in row.total)
            found[number] = tuple(each for each in taken if each[0] < number)
        else:
            since = {"above": block, "group": group, "all": 0}[row.total]
            found[number] = tuple((each, 1) for each in loose if each >= since)
        of_this = {each for each, _ in found[number]}
        loose = [*(each for each in loose if each not in of_this), number]
        block = number + 1
    return found


def _named(table: Table, name: str) -> tuple[int, int]:
    place = table.row(name.removeprefix("-"))
    return len(table.rows) if place is None else place, -1 if name.startswith("-") else 1


def is_summed(table: Table, column: int) -> bool:
    """Tell whether a column is added up downwards: words are not, nor shares beside amounts."""
    unit = table.unit_of(column)
    return unit != "text" and (unit != "%" or table.unit == "%")


def drawn_in(table: Table) -> tuple[tuple[Cell, Decimal], ...]:
    """Return the figures that the table's chart draws: rows that are no totals, if none is named.

    Shares are of one column, the first of figures if none is named; bars of all in its unit.
    """
    chart = table.chart
    if chart is None:
        return ()
    rows = [place for name in chart.rows if (place := table.row(name)) is not None]
    rows = rows or [n for n, row in enumerate(table.rows) if isinstance(row, Row) and not row.total]
    columns = [place for title in chart.columns if (place := table.column(title)) is not None]
    columns = columns or [
        n for n in range(len(table.columns)) if table.unit_of(n) == table.unit != "text"
    ]
    columns = columns[:1] if chart.kind == "shares" else columns
    cells = table.cells()
    places = ((row, column) for row in rows for column in columns)
    return tuple((place, cells[place]) for place in places if place in cells)


def _totals(table: Table, cells: Cells) -> Iterator[Comparison]:
    columns = [column for column in range(len(table.columns)) if is_summed(table, column)]
    for row, addends in addends_of(table).items():
        for column in columns:
            printed = cells.get((row, column))
            if printed is None:
                continue
            parts = tuple(((each, column), sign) for each, sign in addends)
            held = [(place, sign) for place, sign in parts if place in cells]
            computed = sum((sign * cells[place] for place, sign in held), _NOTHING)
            yield Comparison(
                "total",
                (row, column),
                printed,
                computed,
                tuple(place for place, _ in held),
                tolerance=table.tolerance,
            )


def _rows(table: Table) -> Iterator[int]:
    return (number for number, row in enumerate(table.rows) if isinstance(row, Row))


def _row_totals(table: Table, cells: Cells, number: int, check: RowTotal) -> Iterator[Comparison]:
    total = table.column(check.row_total)
    if total is None:
        return
    named = [place for title in check.of if (place := table.column(title)) is not None]
    unit = table.unit_of(total)
    columns = named or [each for each in range(total) if table.unit_of(each) == unit]
    for row in _rows(table):
        if (row, total) not in cells:
            continue
        parts = tuple((row, column) for column in columns if (row, column) in cells)
        computed = sum((_in(table, cells, part, total) for part in parts), _NOTHING)
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
    for row in _rows(table):
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


def _yearly(
    table: Table, cells: Cells, number: int, check: Yearly, find: Find
) -> Iterator[Comparison]:
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


def _equals(
    table: Table, cells: Cells, number: int, check: Equals, find: Find
) -> Iterator[Comparison]:
    name, _, said = check.equals.partition(".")
    row, others = table.row(name), [find(each) for each in check.to]
    if row is None or None in others:
        return
    for column in range(len(table.columns)) if not said else [table.column(said)]:
        if column is None or (row, column) not in cells:
            continue
        parts = [_counterpart(table, (row, column), other) for other in others if other]
        parts = [part for part in parts if part[1] in part[0].cells]
        if parts:
            yield _against("equals", (table, cells, (row, column), number), parts)


def _counterpart(table: Table, cell: Cell, other: Other) -> tuple[Other, Cell, int]:
    """Return the cell of the other table that answers to one of this: what is not said is alike."""
    row = table.rows[cell[0]]
    name = row.name if isinstance(row, Row) else ""
    place = other.table.row(name) if other.row is None else other.row
    column = other.column
    if column is None:
        column = dict(_same_columns(table, other.table)).get(cell[1])
    nowhere = -1
    return other, (nowhere if place is None else place, nowhere if column is None else column), 1


def _column_equals(
    table: Table, cells: Cells, number: int, check: ColumnEquals, find: Find
) -> Iterator[Comparison]:
    column, other = table.column(check.column_equals), find(check.to)
    if column is None or other is None:
        return
    their = other.table.column(check.column or check.column_equals)
    for row in _rows(table):
        if (row, column) not in cells or their is None:
            continue
        _, (place, _), _ = _counterpart(table, (row, column), other)
        if (place, their) in other.cells:
            here = (table, cells, (row, column), number)
            yield _against("column_equals", here, [(other, (place, their), 1)])


def _against(
    kind: str,
    here: tuple[Table, Cells, Cell, int],
    parts: list[tuple[Other, Cell, int]],
) -> Comparison:
    """Compare a cell with the sum of cells elsewhere, as finely as the coarser are printed."""
    table, cells, cell, number = here
    unit = table.unit_of(cell[1])
    own_step = in_pounds(step_of(cells[cell]), unit)
    computed, steps = _NOTHING, []
    for other, there, sign in parts:
        their = other.table.unit_of(there[1])
        computed += sign * in_pounds(other.cells[there], their)
        steps.append(in_pounds(step_of(other.cells[there]), their))
    coarser = [step for step in steps if step > own_step]
    finer = [step for step in steps if step < own_step]
    slack = sum(coarser, own_step if finer and not coarser else _NOTHING) / 2
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
