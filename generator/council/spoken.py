"""A record in words, block by block: what a comparison compares and an earlier version shows."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from typing import Any, NamedTuple

from pydantic import BaseModel

from generator.catalogue import marked
from generator.council.meetings import Agenda
from generator.council.records import Record
from generator.council.tables import Table
from generator.council.tables.model import Row

HEADING, TEXT, FACT, ITEM, ROW = "heading", "text", "fact", "item", "row"


class Block(NamedTuple):
    """A heading, a paragraph, a row of a table: its words, by cells where it has several.

    ``heads`` are the headings over its cells, where it is a row of a table. ``line`` is where it
    stands in the body; blocks of the front matter stand before it.
    """

    kind: str
    cells: tuple[str, ...]
    heads: tuple[str, ...] = ()
    line: int = 0


class Speech(NamedTuple):
    """How things are said: words of the interface, names of people, days and times."""

    say: Callable[[str], str]
    person: Callable[[str], str]
    day: Callable[[date], str]
    clock: Callable[[time], str]


PLAIN = Speech(str, str, date.isoformat, time.isoformat)


def blocks_of(record: Record, speech: Speech = PLAIN) -> tuple[Block, ...]:
    """Return all that ``record`` says, in the order in which it is read."""
    front = record.front.value
    tables = (row for sheet in record.tables for row in rows_of(sheet.table, speech))
    note = speech.say(marked("Editor’s note"))
    notes = (Block(FACT, (note, waiver.reason)) for waiver in front.waive)
    facts = (*facts_in(front, speech), *_items(front, speech))
    return (*facts, *_body(record, speech), *tables, *notes)


def facts_in(front: BaseModel, speech: Speech) -> Iterator[Block]:
    """Yield what ``front`` matter says, value by value, but what goes without saying."""
    fields = type(front).model_fields
    for name, value in front:
        if name in _ELSEWHERE or value == fields[name].default:
            continue
        if said := _words(name, value, speech):
            yield Block(FACT, (_label(name, speech), said))


def items_of(front: object) -> Iterator[tuple[str, str]]:
    """Yield number and title of each item of business."""
    if isinstance(front, Agenda):
        yield from zip(front.numbers, (item.title for item in front.items), strict=True)


def rows_of(table: Table, speech: Speech) -> Iterator[Block]:
    """Yield a table row by row, with its title and the headings of its columns."""
    yield Block(HEADING, (table.title,))
    yield Block(FACT, (speech.say(marked("Unit")), str(table.unit)))
    heads = (table.stub or "", *(column.title for column in table.columns))
    yield Block(FACT, (speech.say(marked("Columns")), ", ".join(filter(None, heads))))
    for row in table.rows:
        if isinstance(row, Row):
            said = " ".join(filter(None, (row.ref, row.label, row.note)))
            yield Block(ROW, (said, *(value or "" for value in row.values)), heads)
        else:
            yield Block(HEADING, (row.group,))
    for sign, meaning in table.legend.items():
        yield Block(FACT, (sign, meaning))


def _items(front: object, speech: Speech) -> Iterator[Block]:
    for (number, title), item in zip(items_of(front), getattr(front, "items", ()), strict=False):
        yield Block(ITEM, (number, title))
        yield from (each for each in facts_in(item, speech) if each.cells[1] != title)


def _body(record: Record, speech: Speech) -> Iterator[Block]:
    blocks = [
        Block(HEADING if passage.tag.startswith("h") else TEXT, (passage.text,), line=passage.line)
        for passage in record.body.passages
    ]
    for directive in record.body.directives():
        said = "; ".join(
            f"{_label(name, speech)}: {_words(name, value.value, speech)}"
            for name, value in directive.attributes.items()
        )
        if said:
            cells = (_label(directive.name, speech), said)
            blocks.append(Block(FACT, cells, line=directive.span.start.line))
    yield from sorted(blocks, key=lambda block: block.line)


def _label(name: str, speech: Speech) -> str:
    said = name.removesuffix("_")
    return speech.say(_LABELS[said]) if said in _LABELS else said.replace("_", " ").capitalize()


def _words(name: str, value: Any, speech: Speech) -> str:  # noqa: ANN401 -- whatever a field holds
    if isinstance(value, BaseModel):
        return _together(value, speech)
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_words('', inner, speech)}" for key, inner in value.items())
    if isinstance(value, tuple):
        return ", ".join(filter(None, (_words(name, inner, speech) for inner in value)))
    return _word(name, value, speech)


def _word(name: str, value: object, speech: Speech) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return speech.say(marked("Yes")) if value else speech.say(marked("No"))
    if isinstance(value, date):
        return speech.day(value)
    if isinstance(value, time):
        return speech.clock(value)
    return speech.person(str(value)) if name in _PEOPLE else str(value)


def _together(value: BaseModel, speech: Speech) -> str:
    """Say several values as one, the first of them without its label."""
    said = [(name, _words(name, inner, speech)) for name, inner in value]
    spoken = [(name, words) for name, words in said if words and words != "member"]
    if not spoken:
        return ""
    first, *others = spoken
    told = (f"{_label(name, speech)}: {words}" for name, words in others)
    return first[1] + (f" ({'; '.join(told)})" if others else "")


_ELSEWHERE = frozenset(
    {"items", "tables", "waive", "withheld_versions", "moved_from", "title", "number", "name"}
)
_PEOPLE = frozenset(
    {"present", "chair", "apologies", "person", "for", "for_", "invited", "moved", "seconded"}
)
_LABELS: Mapping[str, str] = {
    "actions": marked("Actions"),
    "abstain": marked("Abstained"),
    "against": marked("Against"),
    "amendment": marked("Amendment"),
    "answers": marked("Answers"),
    "apologies": marked("Apologies"),
    "appendices": marked("Appendices"),
    "attachments": marked("Papers"),
    "background_papers": marked("Background papers"),
    "call_in": marked("Eligible for call-in"),
    "chair": marked("Chair"),
    "confirmed": marked("Confirmed at"),
    "contact": marked("Contact"),
    "contacts": marked("Officers to contact"),
    "correction": marked("Correction"),
    "ends": marked("Ends"),
    "equality": marked("Implications for equality"),
    "exempt": marked("Exempt"),
    "for": marked("For"),
    "in_attendance": marked("In attendance"),
    "invited": marked("Invited"),
    "join": marked("Take part online"),
    "matter": marked("Matter"),
    "membership": marked("Members of the committee"),
    "minutes": marked("Minutes"),
    "motion": marked("Motion"),
    "moved": marked("Moved"),
    "next_meeting": marked("Next meeting"),
    "pages": marked("Pages"),
    "paper": marked("Paper"),
    "period": marked("Period"),
    "pre_meeting": marked("Pre-meeting"),
    "present": marked("Present"),
    "published": marked("Agenda published"),
    "report": marked("Report"),
    "report_by": marked("Report by"),
    "responses": marked("Responses"),
    "seconded": marked("Seconded"),
    "short_notice": marked("Short notice"),
    "starts": marked("Starts"),
    "status": marked("Status"),
    "substitutes": marked("Substitutes"),
    "time": marked("Time"),
    "urgent": marked("Urgent"),
    "venue": marked("Where"),
    "version": marked("Version"),
    "vote": marked("Vote"),
    "ward": marked("Ward"),
    "wards": marked("Wards affected"),
    "webcast": marked("Webcast"),
}
