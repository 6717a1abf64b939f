"""Where tables, rows and cells stand: in the files of their authors, and in addresses."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.council.tables.model import Cell, Row, Table
from generator.markdown import slug
from generator.schema import Placed
from generator.source import Span

_PARTS = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a record, with its figures and the places of its parts.

    ``key`` is the record's; ``number`` counts the tables of the record, whose front matter is
    ``front``. Rows out of a file of their own have their places in ``rows``, at ``rows_path``.
    """

    key: str
    path: str
    number: int
    table: Table
    figures: Mapping[Cell, Decimal]
    front: Placed[Any]
    rows_path: str = ""
    rows: Placed[Any] | None = None

    @property
    def name(self) -> str:
        """The table's permanent address, as ``meetings/…/report#table-savings``."""
        return f"{self.key}#{anchor_of(self.table)}"

    def place(self, *way: str | int) -> tuple[str, Span]:
        """Return file and span of the part of the table at ``way``."""
        if self.rows and way[:1] == ("rows",):
            return self.rows_path, self.rows.place(*way)
        return self.path, self.front.place("tables", self.number, *way)

    def cell(self, cell: Cell) -> tuple[str, Span]:
        """Return file and span of a cell."""
        return self.place("rows", cell[0], "values", cell[1])


def anchor_of(table: Table, row: Row | None = None) -> str:
    """Return the anchor of a table, or of a row in it."""
    return f"table-{table.id}" + (f".{row.name}" if row else "")


def anchors_of(table: Table) -> frozenset[str]:
    """Return the anchors of a table, its rows and its cells."""
    columns = table.column_names
    rows = [anchor_of(table, row) for row in table.figures]
    cells = {f"{row}.{column}" for row in rows for column in columns}
    return frozenset({anchor_of(table), *rows, *cells})


def normal(anchor: str) -> str:
    """Return an anchor as the places of a record are called.

    A cell's column may be written as it is printed: ``table-x.row.2018/19``.
    """
    parts = anchor.split(".", _PARTS - 1)
    if not anchor.startswith("table-") or len(parts) < _PARTS:
        return anchor
    return ".".join((*parts[:-1], slug(parts[-1])))


def shown_at(anchor: str) -> str:
    """Return the place on the page at which ``anchor`` is shown: a cell is shown by its row."""
    return ".".join(anchor.split(".")[: _PARTS - 1]) if anchor.startswith("table-") else anchor


def is_cell(anchor: str) -> bool:
    """Tell whether ``anchor`` names a cell of a table."""
    return anchor.startswith("table-") and anchor.count(".") >= _PARTS - 1


def place_in(table: Table, anchor: str) -> tuple[int | None, int | None]:
    """Return row and column that ``anchor``, written as :func:`normal`, names in ``table``."""
    _, row, column, *_ = (*anchor.split(".", _PARTS - 1), "", "")
    return (table.row(row) if row else None), (table.column(column) if column else None)
