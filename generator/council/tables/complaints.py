"""What can be wrong inside a table, apart from its sums."""

from collections import Counter
from collections.abc import Iterator

from generator.council.tables.checks import (
    CarryForward,
    ColumnEquals,
    Equals,
    NotLess,
    RowTotal,
    Yearly,
)
from generator.council.tables.drawing import drawn_in
from generator.council.tables.figures import Unclear, read
from generator.council.tables.model import Row, Table
from generator.council.tables.totals import addends_of

Way = tuple[str | int, ...]
Complaint = tuple[Way, str, str, str]
_MOST_BARS = 40
_NAMES = "Name rows by their id, or by their label in lower case with hyphens."


def complaints(table: Table) -> Iterator[Complaint]:
    """Yield what is wrong inside ``table``: the way to the place, code, message and help."""
    yield from _columns(table)
    seen: set[str] = set()
    for number, row in enumerate(table.rows):
        if isinstance(row, Row):
            yield from _cells(table, row, ("rows", number))
            yield from _totals(row, seen, ("rows", number))
            if row.name in seen:
                message = f"two rows of this table are called {row.name!r}"
                yield ("rows", number), "duplicate-row", message, "Give each an id of its own."
            seen.add(row.name)
    yield from _empty_totals(table)
    for number, sign in enumerate(table.provisional):
        if sign not in table.legend:
            message = f"the sign {sign!r} is not in the legend"
            remedy = "Say in the legend what it stands for."
            yield ("provisional", number), "unknown-sign", message, remedy
    for number, _ in enumerate(table.checks):
        yield from _check(table, number)
    yield from _chart(table)


def _columns(table: Table) -> Iterator[Complaint]:
    counts = Counter(column.title for column in table.columns)
    for number, column in enumerate(table.columns):
        if counts[column.title] > 1:
            message = f"{counts[column.title]} columns are called {column.title!r}"
            remedy = "Tell them apart, as in: 2015/16 budget, 2015/16 outturn."
            yield ("columns", number), "duplicate-column", message, remedy


def _cells(table: Table, row: Row, way: Way) -> Iterator[Complaint]:
    wanted, given = len(table.columns), len(row.values)
    if wanted != given:
        values = "1 value" if given == 1 else f"{given} values"
        message = f"{row.label!r} has {values} where the table has {wanted} columns"
        remedy = "Write ~ for a blank cell, and quote a figure with commas or brackets."
        yield (*way, "values"), "row-length", message, remedy
        return
    for column, typed in enumerate(row.values):
        unit = table.unit_of(column)
        if typed is None or unit == "text":
            continue
        found = read(table.parted(typed)[0], unit)
        if isinstance(found, Unclear):
            yield (*way, "values", column), "not-a-figure", found.message, found.remedy


def _totals(row: Row, above: set[str], way: Way) -> Iterator[Complaint]:
    for number, name in enumerate(row.total if isinstance(row.total, tuple) else ()):
        if name.removeprefix("-") not in above:
            message = f"there is no row {name.removeprefix('-')!r} above this total"
            yield (*way, "total", number), "unknown-row", message, _NAMES


def _empty_totals(table: Table) -> Iterator[Complaint]:
    for number, addends in addends_of(table).items():
        row = table.rows[number]
        if not addends and isinstance(row, Row) and isinstance(row.total, str):
            message = "this total has no rows to add up"
            remedy = (
                "above adds up the rows since the last heading or total, group those since the "
                "last heading of level 1, all the whole table; or name the rows."
            )
            yield ("rows", number, "total"), "total-of-nothing", message, remedy


def _check(table: Table, number: int) -> Iterator[Complaint]:
    check, way = table.checks[number], ("checks", number)
    if isinstance(check, RowTotal):
        yield from _column_known(table, check.row_total, (*way, "row_total"))
        for place, title in enumerate(check.of):
            yield from _column_known(table, title, (*way, "of", place))
    elif isinstance(check, NotLess):
        yield from _column_known(table, check.not_less, (*way, "not_less"))
        yield from _column_known(table, check.than, (*way, "than"))
    elif isinstance(check, CarryForward):
        for place, name in enumerate(check.carry_forward):
            yield from _row_known(table, name, (*way, "carry_forward", place))
    elif isinstance(check, ColumnEquals):
        yield from _column_known(table, check.column_equals, (*way, "column_equals"))
    elif isinstance(check, Equals):
        row, _, column = check.equals.partition(".")
        yield from _row_known(table, row, (*way, "equals"))
        if column:
            yield from _column_known(table, column, (*way, "equals"))
    elif isinstance(check, Yearly):
        yield from _row_known(table, check.yearly, (*way, "yearly"))


def _chart(table: Table) -> Iterator[Complaint]:
    if table.chart is None:
        return
    for number, name in enumerate(table.chart.rows):
        yield from _row_known(table, name, ("chart", "rows", number))
    for number, title in enumerate(table.chart.columns):
        yield from _column_known(table, title, ("chart", "columns", number))
    drawn = drawn_in(table)
    if not any(figure for _, figure in drawn):
        message = "there is nothing to draw: every figure of this chart is blank or 0"
        yield ("chart",), "chart-empty", message, "Name rows and columns that hold figures."
    elif len(drawn) > _MOST_BARS:
        message = f"this chart has {len(drawn)} bars, which nobody can read"
        remedy = f"Name rows and columns for at most {_MOST_BARS}."
        yield ("chart",), "chart-crowded", message, remedy
    elif table.chart.kind == "shares" and len({figure > 0 for _, figure in drawn if figure}) > 1:
        message = "figures above and below 0 are no shares of one whole"
        yield ("chart",), "chart-mixed", message, "Draw bars, or name rows of one sign."


def _row_known(table: Table, name: str, way: Way) -> Iterator[Complaint]:
    if table.row(name) is None:
        yield way, "unknown-row", f"there is no row {name!r} in this table", _NAMES


def _column_known(table: Table, said: str, way: Way) -> Iterator[Complaint]:
    titles = ", ".join(column.title for column in table.columns)
    place = table.column(said)
    if place is None:
        message = f"there is no column {said!r} in this table"
        yield way, "unknown-column", message, f"Its columns are: {titles}."
    elif table.unit_of(place) == "text":
        message = f"the column {said!r} holds words, which cannot be added up"
        yield way, "unknown-column", message, "Name a column of figures."
