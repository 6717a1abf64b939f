"""The rows of a table out of a CSV file, with the same findings as in front matter."""

import csv
import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from generator.council.tables.model import AnyRow, Table
from generator.diagnostics import Checked, Diagnostic, has_errors
from generator.document import Mapping, Node, Scalar, Sequence, cleaned
from generator.schema import Placed, Strict, validate
from generator.source import START, Position, Source, Span

_OWN = ("label", "id", "ref", "note", "total", "was", "group", "level")
_FIELD = re.compile(r'"(?:[^"]|"")*"|[^,\n]*')
Line = list[Scalar]
_MOST_FIELDS = 50_000


class Rows(Strict):
    """The rows of a file."""

    rows: Annotated[tuple[AnyRow, ...], Field(min_length=1)]


def read_rows(source: Source, table: Table) -> Checked[Placed[Rows]]:
    """Return the rows of ``table`` that the CSV file ``source`` (RFC 4180) holds.

    Its first line names the columns: those of the table by their titles, and ``label``, ``id``,
    ``ref``, ``note``, ``total``, ``was``, ``group`` and ``level`` for what a row is besides.
    """
    source, unwelcome = cleaned(source)
    lines = _lines(source)
    if lines.value is None:
        return Checked(None, (*unwelcome, *lines.diagnostics))
    header, *rest = (_trimmed(line, lines.value[0]) for line in lines.value)
    found = [*unwelcome, *_heading_complaints(source.path, header, table)]
    found += _length_complaints(source.path, header, rest)
    if has_errors(found):
        return Checked(None, tuple(found))
    rows = tuple(_row(header, line, table) for line in rest)
    tree = Mapping(((Scalar("rows", START), Sequence(rows, START)),), START)
    placed = validate(source.path, Rows, tree)
    return Checked(placed.value, (*found, *placed.diagnostics))


def _lines(source: Source) -> Checked[list[Line]]:
    """Return the fields of each line that is not blank, with their places."""
    typed = source.text.split("\n")
    reader = csv.reader((f"{line}\n" for line in typed), strict=True)
    lines: list[Line] = []
    start, left = 1, _MOST_FIELDS
    try:
        for fields in reader:
            left -= len(fields)
            if left < 0:
                return Checked(None, (_too_long(source.path, start),))
            raw = "\n".join(typed[start - 1 : reader.line_num])
            if any(field.strip() for field in fields):
                spans = _spans(raw, start)
                lines.append([_scalar(*each) for each in zip(fields, spans, strict=True)])
            start = reader.line_num + 1
    except csv.Error as error:
        message = f"this line cannot be read as CSV: {error}"
        remedy = 'Put a field with commas or line breaks between ", and write " in it as "".'
        place = Span(Position(start, 1), Position(start, 1))
        return Checked(None, (Diagnostic(source.path, place, "csv-broken", message, remedy),))
    if not lines:
        message = "there is nothing in this file"
        remedy = "Write a line of headings and a line for each row."
        return Checked(None, (Diagnostic(source.path, START, "csv-broken", message, remedy),))
    return Checked(lines)


def _too_long(path: str, line: int) -> Diagnostic:
    place = Span(Position(line, 1), Position(line, 1))
    message = f"this file has more than {_MOST_FIELDS:,} fields, which no page can show"
    return Diagnostic(
        path, place, "csv-too-long", message, "Attach it, and make a table of its totals."
    )


def _trimmed(line: Line, header: Line) -> Line:
    """Return a line without blank fields behind the last heading, as spreadsheets add them."""
    width = max((number for number, cell in enumerate(header, 1) if cell.text), default=1)
    return line[:width] if not any(cell.text for cell in line[width:]) else line


def _scalar(text: str, span: Span) -> Scalar:
    return Scalar(text.strip(), span, plain=True)


def _spans(raw: str, first: int) -> Iterator[Span]:
    """Yield where the fields of a line stand, which begins at line ``first``."""
    offset, here = 0, Position(first, 1)
    while offset <= len(raw):
        field = _FIELD.match(raw, offset).group()  # type: ignore[union-attr]  # it matches nothing too
        end = _behind(here, field)
        yield Span(here, end)
        offset += len(field) + 1
        here = Position(end.line, end.column + 1)


def _behind(start: Position, text: str) -> Position:
    """Return the place behind ``text``, which begins at ``start``."""
    breaks = text.count("\n")
    column = len(text) - text.rfind("\n") if breaks else start.column + len(text)
    return Position(start.line + breaks, column)


def _heading(cell: Scalar, table: Table) -> str:
    """Return what a column of the file is: a column of the table by its title, or of a row."""
    titles = {column.title for column in table.columns}
    if cell.text in titles:
        return cell.text
    is_label = cell.text in {"", table.stub}
    return "label" if is_label else cell.text


def _heading_complaints(path: str, header: Line, table: Table) -> Iterator[Diagnostic]:
    titles = [column.title for column in table.columns]
    seen: set[str] = set()
    for cell in header:
        heading = _heading(cell, table)
        if heading not in (*titles, *_OWN):
            message = f"the table has no column {cell.text!r}"
            remedy = f"Its columns are: {', '.join((*titles, *_OWN))}."
            if len(header) == 1 and re.search("[;\t]", cell.text):
                remedy = "Save the file with commas between the fields."
            yield Diagnostic(path, cell.span, "unknown-column", message, remedy)
        elif heading in seen:
            message = f"the heading {heading!r} stands here twice"
            yield Diagnostic(path, cell.span, "duplicate-column", message, "Keep one of the two.")
        seen.add(heading)
    for heading in ("label", *titles):
        if heading not in seen:
            message = f"the column {heading!r} is missing"
            remedy = "Give it a place in the first line."
            yield Diagnostic(path, header[0].span, "missing-column", message, remedy)


def _length_complaints(path: str, header: Line, rest: list[Line]) -> Iterator[Diagnostic]:
    if not rest:
        message = "there are no rows in this file"
        remedy = "Write a line for each row."
        yield Diagnostic(path, header[0].span, "csv-broken", message, remedy)
    for line in rest:
        if len(line) != len(header):
            message = f"this line has {len(line)} fields where the first has {len(header)}"
            remedy = 'Put a field with commas between ", and leave blank cells empty.'
            yield Diagnostic(path, line[0].span, "row-length", message, remedy)


def _row(header: Line, line: Line, table: Table) -> Mapping:
    """Return a line as a row would be typed in front matter."""
    by_heading = {_heading(cell, table): value for cell, value in zip(header, line, strict=True)}
    titles = [column.title for column in table.columns]
    own = {name: by_heading[name] for name in by_heading if name not in titles}
    values = Sequence(tuple(by_heading[title] for title in titles), line[0].span)
    is_group = "group" in own and own["group"].text
    entries: list[tuple[Scalar, Node]] = [
        (Scalar(name, value.span), _total(value) if name == "total" else value)
        for name, value in own.items()
        if value.text or (name == "label" and not is_group)
    ]
    if not is_group:
        entries.append((Scalar("values", line[0].span), values))
    return Mapping(tuple(entries), line[0].span)


def _total(value: Scalar) -> Node:
    """Return the rows that a total names, with spaces between them, as a list."""
    names = value.text.split()
    if len(names) == 1:
        return value
    return Sequence(tuple(Scalar(name, value.span) for name in names), value.span)
