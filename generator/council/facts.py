"""What the papers of one folder tell to the rest of the site."""

from collections.abc import Iterator

from generator.council.attendance import attended_at, roster_of
from generator.council.corrections import errata_at
from generator.council.exemption import Hidden
from generator.council.folders import Folder
from generator.council.keys import (
    CONTENT,
    MEETING,
    Kind,
    attached_as,
    folder_of,
    key_of,
    sitting_of,
)
from generator.council.meetings import Agenda
from generator.council.mentions import acronyms_in, posts_in
from generator.council.places import touches_at
from generator.council.promises import asked_at
from generator.council.records import Record
from generator.council.relations import (
    ACRONYM,
    ASKED,
    ATTENDED,
    BALLOT,
    BROKEN,
    CORRECTED,
    COUNCIL,
    DECIDED,
    EXEMPT,
    FIGURES,
    FORMER,
    FRONT,
    HELD,
    HELD_IN,
    KIND,
    MOVED,
    NODE,
    NOTED,
    OUTLINE,
    PAPER,
    PATH,
    POST,
    REFERENCE,
    REFERRING,
    ROSTER,
    ROUTINE,
    SAT_IN,
    SEAT,
    SHEETS,
    SITTING,
    TIE,
    TITLE,
    WAIVED,
    WARD,
    WITHHELD,
)
from generator.council.resolutions import ballots_in, business_at, tally_of
from generator.council.sittings import Meeting, outline_of
from generator.graph import Node, Reference
from generator.markdown import slug
from generator.source import START

Fact = tuple[str, str, object]


def facts_of(folder: Folder) -> Iterator[Fact]:
    """Yield all that ``folder`` tells."""
    for record in folder.good.values():
        yield from _of_record(record)
        yield from _links(record.node, folder)
    for record in folder.broken.values():
        yield from _links(record.node, folder)
    for path in folder.attached:
        yield from _links(Node(key_of(path), attached_as(path)), folder)
    for key in (*folder.broken, *folder.unread):
        yield BROKEN, key, ""
    if folder.is_meeting:
        yield from _of_meeting(folder)


def _of_record(record: Record) -> Iterator[Fact]:
    front = record.front.value
    yield HELD, record.key, record.kind
    yield KIND, record.kind, record.key
    yield PATH, record.key, record.path
    yield TITLE, record.key, str(getattr(front, "title", "") or getattr(front, "name", ""))
    for number, old in enumerate(front.moved_from):
        yield FORMER, record.key, old
        yield MOVED, "", (old, record.key, record.path, record.front.place("moved_from", number))
    for withheld in front.withheld_versions:
        yield WITHHELD, record.key, withheld
    if isinstance(front, Agenda):
        yield from _exempt(record.key, front)
    if record.kind in {Kind.PERSON, Kind.COMMITTEE}:
        yield FRONT, record.key, front
    if record.kind is Kind.PERSON and front.ward:
        yield WARD, slug(front.ward), (front.ward, record.key.rpartition("/")[2])
    if said := getattr(front, "council", None):
        yield COUNCIL, record.key, said
    yield from _tables(record)
    yield from _mentions(record)
    yield from _waivers(record)


def _exempt(key: str, agenda: Agenda) -> Iterator[Fact]:
    for number, item in zip(agenda.numbers, agenda.items, strict=True):
        if item.exempt:
            why = item.exempt
            paragraphs = tuple(str(each) for each in why.paragraphs)
            yield EXEMPT, key, Hidden(number, item.title, paragraphs, why.reason)


def _tables(record: Record) -> Iterator[Fact]:
    if record.tables:
        yield SHEETS, record.key, record.tables
    rows = [row for sheet in record.tables for row in sheet.table.figures]
    for ref in sorted({row.ref for row in rows if row.ref}):
        yield REFERENCE, ref, ""
    if any(row.ref or row.was for row in rows):
        yield REFERRING, "", record.key
    if any(sheet.figures for sheet in record.tables):
        in_meeting = record.key.startswith("meetings/")
        year = str(sitting_of(folder_of(record.key)).date.year) if in_meeting else ""
        yield FIGURES, year, record.key


def _mentions(record: Record) -> Iterator[Fact]:
    for _, post in posts_in(record):
        yield POST, post, record.key
    explained: dict[str, bool] = {}
    for acronym, is_explained, _, _ in acronyms_in(record):
        explained[acronym] = explained.get(acronym, False) or is_explained
    for acronym, is_explained in explained.items():
        yield ACRONYM, acronym, (record.key, is_explained)


def _waivers(record: Record) -> Iterator[Fact]:
    waivers = record.front.value.waive
    if waivers:
        yield NOTED, record.key, ""
    for waiver in waivers:
        if waiver.file:
            yield WAIVED, f"{CONTENT}/{folder_of(record.key)}/{waiver.file}", record.key


def _links(node: Node, folder: Folder) -> Iterator[Fact]:
    whole = folder.key if node.key in _parts(folder.key) else ""
    yield NODE, node.key, (node.kind, tuple(sorted(node.anchors)), node.parts, whole)
    for reference in node.references:
        # Minutes are tied to the items of an agenda that the archive need not hold.
        if reference.kind != "item" or reference.key in folder.good:
            yield TIE, reference.key, reference


def _parts(meeting: str) -> tuple[str, str]:
    return f"{meeting}/agenda", f"{meeting}/minutes"


def _of_meeting(folder: Folder) -> Iterator[Fact]:
    key, sitting = folder.key, sitting_of(folder.key)
    papers = tuple(each.key for each in folder.good.values() if each.kind is Kind.REPORT)
    meeting = Meeting(key, sitting, papers, folder.good)
    yield NODE, key, (MEETING, (), _parts(key), "")
    yield from _committee(folder, sitting.committee)
    yield HELD_IN, str(sitting.date.year), key
    yield SITTING, sitting.committee, key
    yield SAT_IN, f"{sitting.committee} {sitting.date.year}", key
    yield OUTLINE, key, outline_of(meeting)
    if routine := _routine(meeting):
        yield ROUTINE, sitting.committee, routine
    for paper in papers:
        yield PAPER, key, paper
    for ward, touch in touches_at(meeting):
        yield WARD, slug(ward), (ward, touch)
    yield from _people(meeting)
    yield from _business(meeting)


def _routine(meeting: Meeting) -> tuple[str, ...]:
    """Return the titles of the items that the agenda calls standing business."""
    items = meeting.agenda.front.value.items if meeting.agenda else ()
    return tuple(sorted({i.title.casefold() for i in items if i.kind == "procedural"}))


def _committee(folder: Folder, name: str) -> Iterator[Fact]:
    """Yield what ties a meeting to the committee that its folder names."""
    order = (*_parts(folder.key), *folder.good)
    paper = next((folder.good[key] for key in order if key in folder.good), None)
    if paper:
        key = f"committees/{name}"
        place = (name, paper.path, START)
        yield TIE, key, Reference("committee", folder.key, "", key, "", *place)


def _people(meeting: Meeting) -> Iterator[Fact]:
    if roster := roster_of(meeting):
        yield ROSTER, meeting.sitting.committee, roster
        for person, _ in roster.roles:
            yield SEAT, person, meeting.sitting.committee
    for attended in attended_at(meeting):
        yield ATTENDED, attended.person, attended


def _business(meeting: Meeting) -> Iterator[Fact]:
    business = business_at(meeting)
    if tally := tally_of(meeting, business):
        yield DECIDED, str(meeting.sitting.date.year), tally
    for anchor, ballot in ballots_in(business):
        yield BALLOT, f"{meeting.key}/minutes#{anchor}", ballot
    for asked in asked_at(meeting, business):
        yield ASKED, meeting.key, asked
        yield ASKED, f"year {asked.day.year}", asked
        yield ASKED, f"committee {asked.sitting.committee}", asked
        if asked.owner:
            yield ASKED, f"owner {slug(asked.owner)}", asked
    for erratum in errata_at(business):
        for paper in ("", erratum.paper) if erratum.paper else ("",):
            yield CORRECTED, paper, erratum.record.key
