"""A file → a record: front matter, body, and all that it refers to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.council import decisions, exemption, motions
from generator.council.committees import Committee
from generator.council.dialects import dialect_of
from generator.council.documents import Chapter, Matter, Page, Report, Strategy
from generator.council.fields import Front
from generator.council.forbidden import forbidden
from generator.council.keys import Kind, is_day, key_of, kind_of
from generator.council.meetings import Agenda, Minutes
from generator.council.openings import left_open
from generator.council.people import Person
from generator.council.references import references_of
from generator.council.sheets import Beside, sheets_of
from generator.council.tables import Sheet
from generator.council.tables.places import anchors_of
from generator.council.wording import words_of
from generator.diagnostics import Checked, Diagnostic, has_errors
from generator.document import Document, Mapping, Scalar, front_matter, read_document
from generator.graph import Node, Reference
from generator.markdown import Passage, Prose, read_prose, safe, slug
from generator.schema import Placed, day_meant, validate
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
    tables: tuple[Sheet, ...] = ()
    words: tuple[Passage, ...] = ()

    @property
    def node(self) -> Node:
        """The record as others can refer to it."""
        anchors = self.body.anchors
        if isinstance(self.front.value, Agenda):
            anchors |= {f"item-{safe(number)}" for number in self.front.value.numbers}
        anchors = anchors.union(*(anchors_of(sheet.table) for sheet in self.tables))
        return Node(self.key, self.kind, anchors, self.references)


def read_record(
    source: Source | Unreadable, beside: Beside, hide: tuple[exemption.Hidden, ...] = ()
) -> Checked[Record]:
    """Return the record that ``source`` holds, and everything that is wrong with it.

    ``beside`` returns the text file of a name in the record's folder, if there is one; ``hide``
    are items of business that are exempt, whatever the file says of them.

    A record that comes with errors lacks what they are about: it can tell what it refers to, and
    nothing else.
    """
    if (refused := forbidden(source.path)) is not None:
        return Checked(None, (refused,))
    if isinstance(source, Unreadable):
        return Checked(None, (unreadable(source),))
    kind = kind_of(source.path)
    if kind is None or kind is Kind.ATTACHMENT:
        return Checked(None, (misplaced(source.path),))
    document, unfilled = read_document(source), tuple(left_open(source))
    if document.value is None:
        return Checked(None, (*document.diagnostics, *unfilled))
    record = _record(kind, document.value, beside, hide)
    found = (*document.diagnostics, *record.diagnostics)
    # Of what is still to be filled in, nothing else is said.
    told = (each for each in found if not any(_overlap(each.span, one.span) for one in unfilled))
    return Checked(record.value, exemption.unshown(document.value, (*told, *unfilled)))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def unreadable(file: Unreadable) -> Diagnostic:
    """Return the finding for a file that cannot be read."""
    span = Span(file.position, file.position)
    return Diagnostic(file.path, span, "file-unreadable", file.problem, file.remedy)


def misplaced(path: str) -> Diagnostic:
    """Return the finding for a file that stands or is called as no record can be."""
    *_, folder, name = path.split("/")
    message = f"nothing is known of a file {name!r} in this folder"
    remedy = (
        "Records stand in committees/, people/, meetings/<committee>/<year-month-day>/, "
        "strategies/, matters/ and pages/; names are lower-case letters, figures and hyphens."
    )
    if re.fullmatch("content/meetings/[^/]+/[^/]+/[^/]+", path):
        if not re.match("[0-9]{4}-[0-9]{2}-[0-9]{2}", folder):
            message = f"{folder!r} is not how the folder of a meeting is called"
            meant = day_meant(folder)
            remedy = f"Call it {meant or 'by its day as year-month-day, such as 2024-04-03'}."
        elif not is_day(folder[:10]):
            message = f"there is no day {folder[:10]}"
            remedy = "Correct the day in the folder's name."
    stem, dot, ending = name.rpartition(".")
    if dot and slug(stem) != stem and slug(stem) in stem.lower().replace(" ", "-"):
        message = f"{name!r} cannot be the name of a file here"
        remedy = f"Call it {slug(stem)}.{ending.lower()}."
    return Diagnostic(path, START, "file-misplaced", message, remedy)


def _record(
    kind: Kind, document: Document, beside: Beside, hide: tuple[exemption.Hidden, ...]
) -> Checked[Record]:
    path = document.path
    tree = front_matter(document)
    if tree.value is not None:
        tree = replace(tree, value=exemption.hidden(tree.value, hide))
    if (withheld := exemption.withheld(document, tree.value)) is not None:
        return Checked(None, (withheld,))
    found = [*tree.diagnostics]
    front: Checked[Placed[Front]] = Checked(None)
    if tree.value is not None:
        public, cut = exemption.public_front(path, tree.value)
        front = validate(path, MODELS[kind], public)
        found += cut
    body = _body(kind, document, tree.value)
    found += (*front.diagnostics, *body.diagnostics)
    if body.value is not None:
        found += _body_complaints(path, kind, body.value)
    if front.value is not None:
        found += _front_complaints(path, front.value)
    if front.value is None or body.value is None:
        return Checked(None, tuple(found))
    if not has_errors(front.diagnostics):
        found += _complaints_about_both(path, kind, front.value, body.value)
    tables = sheets_of(path, front.value, beside, is_whole=not has_errors(front.diagnostics))
    found += tables.diagnostics
    sheets = tables.value or ()
    references = references_of(path, front.value, body.value, sheets)
    words = words_of(front.value, body.value)
    record = Record(key_of(path), path, kind, front.value, body.value, references, sheets, words)
    return Checked(record, tuple(found))


def _body(kind: Kind, document: Document, front: Mapping | None) -> Checked[Prose]:
    """Return the body without what is exempt, which is read again when something was cut."""
    path, line, dialect = document.path, document.body_line, dialect_of(kind, _number(front))
    whole = read_prose(path, document.body, line, dialect)
    text, cut = exemption.public_body(document, front, whole.value)
    body = whole if text == document.body else read_prose(path, text, line, dialect)
    return Checked(body.value, (*body.diagnostics, *cut))


def _number(front: Mapping | None) -> str:
    """Return the record's number even where the rest of its front matter is wrong."""
    if front is None:
        return ""
    values = {key.text: value for key, value in front.entries}
    number = values.get("number")
    return number.text if isinstance(number, Scalar) else ""


def _body_complaints(path: str, kind: Kind, body: Prose) -> Iterator[Diagnostic]:
    for directive in body.directives():
        yield from decisions.complaints(path, directive)
    if kind is Kind.MINUTES:
        yield from motions.complaints(path, decisions.minutes_of(body)[1])
        for heading in body.headings():
            named = heading.attributes.get("item")
            if named and not heading.number:
                message = "this heading is tied to an item, but it is no minute: it has no number"
                remedy = "Start it with the minute's number, such as  ## 154. Title {item=8}"
                yield Diagnostic(path, named.span, "item-without-minute", message, remedy)


def _front_complaints(path: str, front: Placed[Any]) -> Iterator[Diagnostic]:
    if isinstance(front.value, Agenda):
        yield from _agenda_complaints(path, front.value, front)
    if isinstance(front.value, Strategy):
        chapters = front.value.chapters
        for number, chapter in enumerate(chapters):
            if chapter in chapters[:number]:
                message = f"the chapter {chapter!r} is listed twice"
                place = front.place("chapters", number)
                yield Diagnostic(path, place, "duplicate-chapter", message, "Keep one of the two.")


def _complaints_about_both(
    path: str, kind: Kind, front: Placed[Any], body: Prose
) -> Iterator[Diagnostic]:
    ids = {table.id for table in getattr(front.value, "tables", ())}
    for directive in body.directives():
        named = directive.argument if directive.name == "table" else directive.get("table")
        if named and named not in ids:
            known = f"Tables of this file: {', '.join(sorted(ids))}."
            if not ids:
                known = "This file has no tables yet: they stand in its front matter, as  tables:"
            message = f"there is no table {named!r} in the front matter"
            yield Diagnostic(path, directive.span, "unknown-table", message, known)
    if kind is Kind.AGENDA:
        numbers = {safe(number) for number in front.value.numbers}
        for heading in body.headings():
            item = heading.attributes.get("item")
            if item and heading.level != 2:  # noqa: PLR2004 -- sections have level 2
                message = "only a heading of level 2 belongs to an item"
                yield Diagnostic(path, heading.span, "heading-level", message, "Start it with ##.")
            if item and safe(item.value) not in numbers:
                message = f"there is no item {item.value} on this agenda"
                remedy = "Correct the number in {item=…}."
                yield Diagnostic(path, item.span, "unknown-item", message, remedy)


def _agenda_complaints(path: str, agenda: Agenda, front: Placed[Any]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for index, number in enumerate(agenda.numbers):
        if safe(number) in seen:
            message = f"two items have the number {number}"
            place = front.place("items", index, "number")
            remedy = "Correct one: without  number:  an item has that of its place in the list."
            yield Diagnostic(path, place, "duplicate-number", message, remedy)
        seen.add(safe(number))
