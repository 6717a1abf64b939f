"""What is exempt is absent: it is cut when a record is read, before anything else can see it.

The public may know that an item is exempt, its title, and the description of exempt information
that it falls under (Local Government Act 1972, sections 100A(5) and 100B(5), and Schedule 12A).
It may not have the report (section 100B(2)). So an exempt item keeps what an agenda tells, and
loses its papers and its text. Because the folder of a site is public as well, every cut is a
finding. No finding repeats what was cut: it would stand in the log of a machine.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from generator.council.fields import Absent
from generator.council.meetings import Attachment, Item
from generator.diagnostics import Diagnostic
from generator.document import Document, Mapping, Node, Scalar, Sequence
from generator.markdown import Heading, Prose, safe
from generator.source import Position, Span

LAW = (
    "Local Government Act 1972, section 100B(2); in Scotland, Local Government (Scotland) "
    "Act 1973, section 50B(2)"
)
PURGING = "If it was ever committed, docs/purging.md says how to take it back."
CODES = frozenset({"exempt-report", "exempt-text", "exempt-in-text", "exempt-blank"})
# What an agenda tells of an exempt item. Fields that are not named here are cut.
TOLD = frozenset(
    {"title", "number", "kind", "report_by", "minutes", "matter", "answers", "invited", "pages"}
    | {"paper", "exempt", "urgent", "wards", "equality", "report", "attachments"}
)
TOLD_OF_ATTACHMENTS = frozenset({"title", "access", "answers", "due"})
TOLD_OF_REPORTS = frozenset({"title", "date"})
_CUT = frozenset(Item.model_fields) - TOLD
_CUT_INSIDE = {
    "report": frozenset(Absent.model_fields) - TOLD_OF_REPORTS,
    "attachments": frozenset(Attachment.model_fields) - TOLD_OF_ATTACHMENTS,
}
_KEY = "exempt"
# ``exempt: true`` as a key of a whole record, even where its front matter cannot be read.
_WITHHELD = re.compile(r"^[\s{?]*[\"']?exempt[\"']?\s*:\s*[\"']?(?P<said>true)\b", re.MULTILINE)
# The key on anything, or what may have been meant as it; most reports say  exempt: false.
_MENTIONED = re.compile(r"ex\w{0,3}pt\w?[\"']?\s*:(?!\s*false\s*$)", re.IGNORECASE | re.MULTILINE)
# A key that became part of a text: in a value over several lines, or below the front matter.
_SWALLOWED = re.compile(
    r"(?:^|\s)[\"']?exempt[\"']?\s*:\s*(?:[{\[]|[\"']?(?:true|yes|on)\b|paragraphs?\b)",
    re.IGNORECASE,
)


class Hidden(NamedTuple):
    """An item that is exempt today: its number and title, by which paragraphs, and why."""

    number: str
    title: str
    paragraphs: tuple[str, ...]
    reason: str


def hidden(front: Mapping, hide: tuple[Hidden, ...]) -> Mapping:
    """Return ``front`` matter with all items exempt that have number or title of one to ``hide``.

    What is exempt today was not so in every earlier version, and must be absent from all.
    """
    if not hide:
        return front
    entries = (
        (key, Sequence(tuple(_hidden(value.items, hide)), value.span))
        if key.text == "items" and isinstance(value, Sequence)
        else (key, value)
        for key, value in front.entries
    )
    return Mapping(tuple(entries), front.span)


def _hidden(items: tuple[Node, ...], hide: tuple[Hidden, ...]) -> Iterator[Node]:
    for place, item in enumerate(items, 1):
        if not isinstance(item, Mapping) or _is_exempt(item):
            yield item
            continue
        number, title = (_values(item).get(name) for name in ("number", "title"))
        said = number.text if isinstance(number, Scalar) else str(place)
        called = title.text if isinstance(title, Scalar) else ""
        of = next((each for each in hide if each.number == said or each.title == called), None)
        if of is None:
            yield item
            continue
        span = item.span
        why = Mapping(
            (
                (
                    Scalar("paragraphs", span, plain=True),
                    Sequence(tuple(Scalar(one, span, plain=True) for one in of.paragraphs), span),
                ),
                (Scalar("reason", span, plain=True), Scalar(of.reason, span, plain=False)),
            ),
            span,
        )
        yield Mapping((*item.entries, (Scalar(_KEY, span, plain=True), why)), span)


def withheld(document: Document, front: Mapping | None) -> Diagnostic | None:
    """Return the finding for a record that is exempt as a whole, of which nothing may be read."""
    said = _values(front).get(_KEY) if front else None
    if isinstance(said, Scalar):
        return _withheld(document.path, said.span) if said.text == "true" else None
    if front is None and (found := _WITHHELD.search(document.front)):
        before = document.front[: found.start("said")]
        line, column = before.count("\n") + 2, len(before) - before.rfind("\n")
        return _withheld(document.path, Span(Position(line, column), Position(line, column + 4)))
    return None


def public_front(path: str, front: Mapping) -> tuple[Mapping, tuple[Diagnostic, ...]]:
    """Return the front matter of the record at ``path`` without the papers of exempt items."""
    found = [*_swallowed_by_values(path, front)]
    entries: list[tuple[Scalar, Node]] = []
    for key, value in front.entries:
        told = value
        if key.text == _KEY:
            found += _blank(path, key, value)
        elif key.text == "items" and isinstance(value, Sequence):
            exempt = [item for item in value.items if _is_exempt(item)]
            found += (each for item in exempt for each in _kept_back(path, item))
            items = (_told(item) if _is_exempt(item) else item for item in value.items)
            told = Sequence(tuple(items), value.span)
        entries.append((key, told))
    return Mapping(tuple(entries), front.span), tuple(found)


def public_body(
    document: Document, front: Mapping | None, body: Prose | None
) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the body of a record without the sections of exempt items; lines keep their numbers.

    ``body`` is the same text as it was read, and says where its sections are.
    """
    lines = document.body.split("\n")
    # Only a meeting's papers can hold an exempt item; others may speak of how one is written.
    of_meeting = document.path.startswith("content/meetings/")
    found = [*_swallowed_by_text(document.path, lines, document.body_line)] if of_meeting else []
    exempt = frozenset(_exempt_numbers(front) if front else ())
    if exempt and body is not None:
        for start, end in _sections(body, exempt, document.body_line, len(lines)):
            span = Span(
                Position(start + document.body_line, 1),
                Position(start + document.body_line, len(lines[start]) + 1),
            )
            found.append(_text_of_an_exempt_item(document.path, span))
            lines[start:end] = [""] * (end - start)
        found += _hidden_ties(document.path, lines, exempt, document.body_line)
    return "\n".join(lines), tuple(found)


def unshown(document: Document, found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return ``found`` in a record; where something in it is exempt, none shows its line."""
    if _MENTIONED.search(document.front) or any(each.code in CODES for each in found):
        return tuple(replace(each, is_secret=True) for each in found)
    return found


def _values(front: Mapping) -> dict[str, Node]:
    return {key.text: value for key, value in front.entries}


def _is_blank(value: Node) -> bool:
    return isinstance(value, Scalar) and value.plain and value.text in {"", "~", "null"}


def _is_exempt(item: Node) -> bool:
    """Tell whether an item has the key at all: what is wrong with its value keeps it back too."""
    return isinstance(item, Mapping) and _KEY in _values(item)


def _told(item: Node) -> Node:
    """Return an exempt item without what must be kept back."""
    if not isinstance(item, Mapping):
        return item
    kept = ((key, value) for key, value in item.entries if key.text not in _CUT)
    return Mapping(tuple((key, _told_value(key.text, value)) for key, value in kept), item.span)


def _told_value(name: str, value: Node) -> Node:
    if name not in _CUT_INSIDE:
        return value
    told = (_told_inside(name, each) for each in _members(value) if not _is_file(name, each))
    return Sequence(tuple(told), value.span)


def _told_inside(name: str, value: Node) -> Node:
    if not isinstance(value, Mapping):
        return value
    cut = _CUT_INSIDE[name]
    return Mapping(tuple(each for each in value.entries if each[0].text not in cut), value.span)


def _kept_back(path: str, item: Node) -> Iterator[Diagnostic]:
    """Yield a finding for all that ``_told`` cuts, and for an exemption that says nothing."""
    for key, value in item.entries if isinstance(item, Mapping) else ():
        if key.text == _KEY:
            yield from _blank(path, key, value)
        elif key.text in _CUT:
            yield _cut(path, value.span, key.text)
        elif key.text in _CUT_INSIDE:
            for each in _members(value):
                if _is_file(key.text, each):
                    yield _cut(path, each.span, key.text)
                inside = each.entries if isinstance(each, Mapping) else ()
                for inner, said in inside:
                    if inner.text in _CUT_INSIDE[key.text]:
                        yield _cut(path, said.span, "papers")


def _members(value: Node) -> tuple[Node, ...]:
    return value.items if isinstance(value, Sequence) else (value,)


def _is_file(name: str, value: Node) -> bool:
    """Tell whether this names a report of the folder; with keys, it is one not held here."""
    return name == "report" and not isinstance(value, Mapping)


def _exempt_numbers(front: Mapping) -> Iterator[str]:
    items = _values(front).get("items")
    for place, item in enumerate(items.items if isinstance(items, Sequence) else (), 1):
        if isinstance(item, Mapping) and _is_exempt(item):
            number = _values(item).get("number")
            yield safe(number.text if isinstance(number, Scalar) else str(place))


def _sections(
    body: Prose, exempt: frozenset[str], first_line: int, end: int
) -> Iterator[tuple[int, int]]:
    """Yield the first line of each section of an exempt item, and the line behind its last."""
    starts = [
        (heading.span.start.line - first_line, _is_of(heading, exempt))
        for heading in body.headings()
        if heading.level <= 2 or _is_of(heading, exempt)  # noqa: PLR2004 -- sections have level 2
    ]
    for (start, is_exempt), (following, _) in pairwise([*starts, (end, False)]):
        if is_exempt:
            yield start, following


def _is_of(heading: Heading, exempt: frozenset[str]) -> bool:
    item = heading.attributes.get("item")
    return item is not None and safe(item.value) in exempt


def _hidden_ties(
    path: str, lines: list[str], exempt: frozenset[str], first_line: int
) -> Iterator[Diagnostic]:
    """Find ties to an exempt item that are no heading of a section, as in a quotation."""
    numbers = "|".join(sorted(map(re.escape, exempt)))
    tie = re.compile(rf"\bitem\s*[=:]\s*[\"']?(?:{numbers})\b", re.IGNORECASE)
    for number, line in enumerate(lines):
        if found := tie.search(line):
            place = Position(number + first_line, found.start() + 1)
            end = Position(number + first_line, found.end() + 1)
            yield _text_of_an_exempt_item(path, Span(place, end))


def _swallowed_by_values(path: str, node: Node) -> Iterator[Diagnostic]:
    """Find values over several lines that hold what was meant as a key."""
    if isinstance(node, Scalar):
        if _SWALLOWED.search(node.text):
            yield _swallowed(path, node.span)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _swallowed_by_values(path, item)
    else:
        for _, value in node.entries:
            yield from _swallowed_by_values(path, value)


def _swallowed_by_text(path: str, lines: list[str], first_line: int) -> Iterator[Diagnostic]:
    for number, line in enumerate(lines):
        if _SWALLOWED.match(line.lstrip(" \t-*+>")):
            start = len(line) - len(line.lstrip())
            place = Position(number + first_line, start + 1)
            yield _swallowed(path, Span(place, Position(place.line, len(line) + 1)))


def _blank(path: str, key: Scalar, value: Node) -> Iterator[Diagnostic]:
    if _is_blank(value):
        message = "'exempt' is left blank, so it is not known whether this may be published"
        remedy = "Write  exempt: {paragraphs: [3], reason: …}  on an item, or delete the key."
        yield Diagnostic(path, key.span, "exempt-blank", message, remedy)


def _withheld(path: str, span: Span) -> Diagnostic:
    message = "this report is exempt, so it must not be published; nothing else of it was read"
    remedy = f"Remove the file from this folder; the agenda says that there is one. {PURGING}"
    return Diagnostic(path, span, "exempt-report", message, remedy, rule=LAW)


def _cut(path: str, span: Span, what: str) -> Diagnostic:
    message = f"this item is exempt, so its {what} must not be published"
    remedy = f"Remove it from this folder and from the item. {PURGING}"
    return Diagnostic(path, span, "exempt-report", message, remedy, rule=LAW)


def _text_of_an_exempt_item(path: str, span: Span) -> Diagnostic:
    message = "this text belongs to an exempt item, and stands in a public folder"
    remedy = (
        "Delete it; say what the public may know in the item's title and reason, or in a notice "
        f"that is not tied to the item. {PURGING}"
    )
    return Diagnostic(path, span, "exempt-text", message, remedy, rule=LAW)


def _swallowed(path: str, span: Span) -> Diagnostic:
    message = "this looks like the key 'exempt', but it is part of a text and keeps nothing back"
    remedy = "Put  exempt:  on a line of its own, in the same column as the item's other keys."
    return Diagnostic(path, span, "exempt-in-text", message, remedy)
