"""A file → a record: front matter, body, and all that it refers to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.council import decisions, tables
from generator.council.committees import Committee
from generator.council.dialects import dialect_of
from generator.council.documents import Chapter, Matter, Page, Report, Strategy
from generator.council.fields import Front
from generator.council.keys import Kind, key_of, kind_of
from generator.council.meetings import Agenda, Minutes
from generator.council.people import Person
from generator.council.references import references_of
from generator.diagnostics import Checked, Diagnostic
from generator.document import Document, Mapping, Scalar, read_document
from generator.graph import Node, Reference
from generator.markdown import Prose, read_prose, safe
from generator.schema import Placed, validate
from generator.source import START, Source, Span, Unreadable

MODELS: dict[Kind, type[Front]] = {
    Kind.COMMITTEE: Committee,
    Kind.PERSON: Person,
    Kind.AGENDA: Agenda,
    Kind.MINUTES: Minutes,
    Kind.REPORT: Report,
    Kind.STRATEGY: Strategy,
    Kind.CHAPTER: Chapter,
    Kind.MATTER: Matter,
    Kind.PAGE: Page,
}


@dataclass(frozen=True, slots=True)
class Record:
    """A file of the site, read and right in itself."""

    key: str
    path: str
    kind: Kind
    front: Placed[Any]
    body: Prose
    references: tuple[Reference, ...]

    @property
    def node(self) -> Node:
        """The record as others can refer to it."""
        anchors = self.body.anchors
        if isinstance(self.front.value, Agenda):
            agenda = self.front.value
            numbers = (agenda.number_of(index) for index in range(len(agenda.items)))
            anchors |= {f"item-{safe(number)}" for number in numbers}
        return Node(self.key, anchors, self.references)


def read_record(source: Source | Unreadable) -> Checked[Record]:
    """Return the record that ``source`` holds, or everything that is wrong with it."""
    if isinstance(source, Unreadable):
        span = Span(source.position, source.position)
        found = Diagnostic(source.path, span, "file-unreadable", source.problem, source.remedy)
        return Checked(None, (found,))
    kind = kind_of(source.path)
    if kind is None or kind is Kind.ATTACHMENT:
        return Checked(None, (misplaced(source.path),))
    document = read_document(source)
    if document.value is None:
        return Checked(None, document.diagnostics)
    return _record(kind, document.value)


def misplaced(path: str) -> Diagnostic:
    """Return the finding for a file that stands or is called as no record can be."""
    name = path.rpartition("/")[2]
    return Diagnostic(
        path,
        START,
        "file-misplaced",
        f"nothing is known of a file {name!r} in this folder",
        "Records stand in committees/, people/, meetings/<committee>/<year-month-day>/, "
        "strategies/, matters/ and pages/; names are lower-case letters, figures and hyphens.",
    )


def _record(kind: Kind, document: Document) -> Checked[Record]:
    front = validate(document.path, MODELS[kind], document.front)
    number = _number(document.front)
    dialect = dialect_of(kind, number)
    body = read_prose(document.path, document.body, document.body_line, dialect)
    if front.value is None or body.value is None:
        return Checked(None, (*front.diagnostics, *body.diagnostics))
    found = tuple(_complaints(document.path, kind, front.value, body.value))
    if found:
        return Checked(None, found)
    references = references_of(document.path, front.value, body.value)
    key = key_of(document.path)
    return Checked(Record(key, document.path, kind, front.value, body.value, references))


def _number(front: Mapping) -> str:
    """Return the record's number even where the rest of its front matter is wrong."""
    values = {key.text: value for key, value in front.entries}
    number = values.get("number")
    return number.text if isinstance(number, Scalar) else ""


def _complaints(path: str, kind: Kind, front: Placed[Any], body: Prose) -> Iterator[Diagnostic]:
    yield from _table_complaints(path, front)
    ids = {table.id for table in getattr(front.value, "tables", ())}
    for directive in body.directives():
        yield from decisions.complaints(path, directive)
        named = directive.argument if directive.name == "table" else directive.get("table")
        if named and named not in ids:
            known = f"Tables of this file: {', '.join(sorted(ids)) or 'none'}."
            message = f"there is no table {named!r} in the front matter"
            yield Diagnostic(path, directive.span, "unknown-table", message, known)
    if kind is Kind.AGENDA:
        yield from _agenda_complaints(path, front.value, front, body)


def _table_complaints(path: str, front: Placed[Any]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for number, table in enumerate(getattr(front.value, "tables", ())):
        for way, code, message, remedy in tables.complaints(table):
            yield Diagnostic(path, front.place("tables", number, *way), code, message, remedy)
        if table.id in seen:
            place = front.place("tables", number, "id")
            message = f"two tables are called {table.id!r}"
            yield Diagnostic(path, place, "duplicate-table", message, "Rename one of them.")
        seen.add(table.id)


def _agenda_complaints(
    path: str, agenda: Agenda, front: Placed[Any], body: Prose
) -> Iterator[Diagnostic]:
    numbers: dict[str, int] = {}
    for index, item in enumerate(agenda.items):
        number = safe(agenda.number_of(index))
        if number in numbers:
            message = f"two items have the number {agenda.number_of(index)}"
            place = front.place("items", index, "number")
            yield Diagnostic(path, place, "duplicate-number", message, "Correct one of them.")
        numbers[number] = index
        if item.exempt and item.report:
            message = "this item is exempt, so its report must not be published"
            remedy = "Remove the report from this folder and from the item."
            place = front.place("items", index, "report")
            rule = "Local Government Act 1972, section 100B(2)"
            yield Diagnostic(path, place, "exempt-report", message, remedy, rule=rule)
    for heading in body.headings():
        named = heading.attributes.get("item")
        if named and safe(named.value) not in numbers:
            message = f"there is no item {named.value} on this agenda"
            remedy = "Correct the number in {item=…}."
            yield Diagnostic(path, named.span, "unknown-item", message, remedy)
