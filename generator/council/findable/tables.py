"""Tables as places to be found, each row a place inside."""

from html import escape

from generator.council.records import Record
from generator.council.tables import Group, Row, Table
from generator.council.views.words import amount
from generator.entry import Place


def table_entry(record: Record) -> tuple[Place, ...]:
    """Return the tables of ``record``; nothing where it has none."""
    return tuple(_table(table) for table in record.front.value.tables)


def _table(table: Table) -> Place:
    anchor = f"table-{table.id}"
    columns = " ".join(column.title for column in table.columns)
    rows = "".join(_row(anchor, row) for row in table.rows)
    return Place(anchor, table.title, f"<p>{escape(columns)}</p>{rows}")


def _row(anchor: str, row: Row | Group) -> str:
    if isinstance(row, Group):
        return f"<p>{escape(row.group)}</p>"
    figures = " ".join(amount(value) for value in row.values if value is not None)
    told = " ".join(filter(None, (row.ref, row.label, figures)))
    return f'<p id="{anchor}.{row.name}">{escape(told)}</p>'
