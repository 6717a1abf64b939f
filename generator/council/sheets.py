"""The tables of a record, complete: with their rows, wherever these stand, and looked through."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from generator.council.keys import key_of
from generator.council.tables import Sheet, Table, complaints
from generator.council.tables.csv_rows import read_rows
from generator.diagnostics import Checked, Diagnostic, has_errors
from generator.schema import Placed
from generator.source import Source, Span, Unreadable

Beside = Callable[[str], Source | Unreadable | None]


def sheets_of(
    path: str, front: Placed[Any], beside: Beside, *, is_whole: bool
) -> Checked[tuple[Sheet, ...]]:
    """Return the tables of the record at ``path``, and everything that is wrong with them.

    ``beside`` returns the text file of a name in the record's folder, if there is one. Where the
    front matter is not ``is_whole``, rows that are missing may be there and be wrong.
    """
    sheets: list[Sheet] = []
    found: list[Diagnostic] = []
    seen: set[str] = set()
    for number, table in enumerate(getattr(front.value, "tables", ())):
        typed = Sheet(key_of(path), path, number, table, table.cells(), front)
        sheet = _complete(typed, beside)
        found += sheet.diagnostics if is_whole or table.csv else ()
        if sheet.value is not None:
            sheets.append(sheet.value)
            found += _complaints(sheet.value)
        if table.id in seen:
            place = front.place("tables", number, "id")
            message = f"two tables are called {table.id!r}"
            remedy = "Rename one of them."
            found.append(Diagnostic(path, place, "duplicate-table", message, remedy))
        seen.add(table.id)
    return Checked(tuple(sheets), tuple(found))


def _complaints(sheet: Sheet) -> Iterator[Diagnostic]:
    for way, code, message, remedy in complaints(sheet.table):
        path, span = sheet.place(*way)
        yield Diagnostic(path, span, code, message, remedy)


def _complete(sheet: Sheet, beside: Beside) -> Checked[Sheet]:
    table = sheet.table
    if table.csv is None:
        return _typed(sheet)
    if table.rows:
        message = "this table has both  rows:  and  csv:"
        remedy = "Keep one of the two."
        return Checked(None, (_at(sheet, "csv", "duplicate-rows", message, remedy),))
    file = beside(table.csv)
    if file is None:
        message = f"there is no file {table.csv!r} beside this one"
        remedy = "Put it there, or correct the name."
        return Checked(None, (_at(sheet, "csv", "unknown-reference", message, remedy),))
    if isinstance(file, Unreadable):
        span = Span(file.position, file.position)
        found = Diagnostic(file.path, span, "file-unreadable", file.problem, file.remedy)
        return Checked(None, (found,))
    rows = read_rows(file, table)
    if rows.value is None:
        return Checked(None, rows.diagnostics)
    whole: Table = table.model_copy(update={"rows": rows.value.value.rows})
    complete = replace(
        sheet, table=whole, figures=whole.cells(), rows_path=file.path, rows=rows.value
    )
    return Checked(None if has_errors(rows.diagnostics) else complete, rows.diagnostics)


def _typed(sheet: Sheet) -> Checked[Sheet]:
    """Return a table whose rows stand in the front matter, if there are any."""
    if sheet.table.rows:
        return Checked(sheet)
    message = "this table has no rows"
    remedy = "Write them below  rows:  or name a file beside this one with  csv:"
    return Checked(None, (_at(sheet, "rows", "missing-key", message, remedy),))


def _at(sheet: Sheet, key: str, code: str, message: str, remedy: str) -> Diagnostic:
    path, span = sheet.place(key)
    return Diagnostic(path, span, code, message, remedy)
