"""Which figures of a table its chart draws."""

from decimal import Decimal

from generator.council.tables.model import Cell, Row, Table


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
