"""Two figures that should agree: the one that is printed, and the one that others make."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.council.tables.model import Cell, Table

Cells = Mapping[Cell, Decimal]
NOTHING = Decimal(0)


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
    rounding: Decimal = NOTHING
    tolerance: Decimal = NOTHING

    @property
    def difference(self) -> Decimal:
        """By how much the figure is too much; where it must only not be less, never above 0."""
        out = self.printed - self.computed
        return min(out, NOTHING) if self.kind == "not_less" else out

    @property
    def is_exact(self) -> bool:
        """Whether the figures agree as finely as they are printed."""
        return abs(self.difference) <= self.rounding

    @property
    def holds(self) -> bool:
        """Whether the figures agree within the tolerance."""
        return abs(self.difference) <= self.rounding + self.tolerance
