"""Each record as JSON: what its page says, for programs."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field

from generator.council.accounts import sheets_in
from generator.council.attendance import offices_of
from generator.council.data.extracts import (
    attendance_rows,
    committee_row,
    decision_rows,
    item_rows,
    meeting_row,
    person_row,
    vote_rows,
)
from generator.council.data.permanence import reference_to, url
from generator.council.data.rows import (
    AttendanceRow,
    Committee,
    CommitteeRow,
    Council,
    Day,
    DecisionRow,
    Id,
    ItemRow,
    Matters,
    MeetingId,
    MeetingRow,
    PersonRow,
    Row,
    Url,
    VoteRow,
)
from generator.council.data.texts import sections_of
from generator.council.downloads import address, as_json
from generator.council.keys import Kind, address_of, folder_of, sitting_of
from generator.council.meetings import Agenda, Minutes
from generator.council.offers import data_address
from generator.council.records import Record
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.council.views.names import person_link, title_of
from generator.page import Artifact

SCHEMAS = "/data/schemas/"
Schema = Annotated[str, Field(alias="$schema", description="The schema of this file")]


class Section(Row):
    """A heading of a text and the words below it."""

    url: Annotated[str, Field(description="Its permanent address; that of the page before any")]
    number: Annotated[str, Field(description="The number of the heading, as printed")]
    heading: Annotated[str, Field(description="The heading, without its number")]
    text: Annotated[str, Field(description="The words; each paragraph is a line")]


class MemberRow(Row):
    """A member as at one meeting."""

    person: Annotated[str, Field(description="Who: the id of a row of people")]
    name: Annotated[str, Field(description="The name, as minutes print it")]
    role: Annotated[str, Field(description="chair, vice-chair or member")]


class OfficeRow(Row):
    """A seat on a committee, from the first to the last meeting that shows it."""

    committee: Committee
    role: Annotated[str, Field(description="chair, vice-chair or member")]
    first: Annotated[str, Field(description="The first meeting that shows it")]
    last: Annotated[str, Field(description="The last meeting that shows it")]


class Linked(Row):
    """A paper: where it is read, and where it is data."""

    id: Id
    title: Annotated[str, Field(description="How it is called")]
    url: Url
    data: Annotated[str, Field(description="Its address as JSON")]


Sections = Annotated[tuple[Section, ...], Field(description="Its text, section by section")]


class MeetingRecord(MeetingRow):
    """A meeting with its agenda and papers."""

    schema_: Schema
    calendar: Annotated[str, Field(description="The meeting as a calendar (iCalendar)")]
    members: Annotated[tuple[MemberRow, ...], Field(description="The members, as at this meeting")]
    items: Annotated[tuple[ItemRow, ...], Field(description="The items of its agenda, in order")]
    papers: Annotated[
        tuple[Linked, ...], Field(description="Its minutes, if they are held, and its reports")
    ]
    sections: Sections


class MinutesRecord(Row):
    """The minutes of a meeting."""

    schema_: Schema
    id: Id
    url: Url
    meeting: MeetingId
    date: Day
    council: Council
    committee: Committee
    title: Annotated[str, Field(description="How the meeting is called")]
    status: Annotated[str, Field(description="draft or confirmed")]
    starts: Annotated[str, Field(description="When it began, in local time, if that is told")]
    ends: Annotated[str, Field(description="When it ended, in local time, if that is told")]
    attendance: Annotated[tuple[AttendanceRow, ...], Field(description="Who was there, who not")]
    decisions: Annotated[tuple[DecisionRow, ...], Field(description="What was decided and moved")]
    votes: Annotated[tuple[VoteRow, ...], Field(description="How it was voted")]
    sections: Sections


class PaperRecord(Row):
    """A report, strategy, chapter, matter or page."""

    schema_: Schema
    id: Id
    url: Url
    kind: Annotated[str, Field(description="report, strategy, chapter, matter or page")]
    title: Annotated[str, Field(description="Its title")]
    meeting: Annotated[str, Field(description="The meeting before which it came, if any")]
    status: Annotated[str, Field(description="draft, final, adopted or superseded, if it says so")]
    report_by: Annotated[tuple[str, ...], Field(description="The posts whose report it is")]
    matters: Matters
    tables: Annotated[
        tuple[str, ...], Field(description="The addresses of its tables of figures as JSON")
    ]
    sections: Sections


class PersonRecord(PersonRow):
    """Somebody in a public role, with the seats held."""

    schema_: Schema
    offices: Annotated[tuple[OfficeRow, ...], Field(description="The seats held on committees")]
    sections: Sections


class CommitteeRecord(CommitteeRow):
    """A committee with its meetings."""

    schema_: Schema
    calendar: Annotated[str, Field(description="Its meetings as a calendar (iCalendar)")]
    feed: Annotated[str, Field(description="What is new of it, as a feed (Atom)")]
    meetings: Annotated[tuple[str, ...], Field(description="Its meetings, by their ids")]
    sections: Sections


RECORDS: Mapping[str, type[Row]] = {
    "meeting": MeetingRecord,
    "minutes": MinutesRecord,
    "paper": PaperRecord,
    "person": PersonRecord,
    "committee": CommitteeRecord,
}


def files_of_meeting(site: Site, meeting: Meeting) -> Iterator[Artifact]:
    """Yield a meeting, its minutes and its reports as data."""
    yield _file(site, meeting.key, "meeting", _meeting(site, meeting))
    if meeting.minutes:
        yield _file(site, meeting.minutes.key, "minutes", _minutes(site, meeting, meeting.minutes))
    for report in meeting.reports:
        yield _file(site, report.key, "paper", _paper(site, report))


def file_of_record(site: Site, record: Record) -> Artifact:
    """Return a record outside of meetings as data."""
    name, told = _BY_KIND.get(record.kind, ("paper", _paper))
    return _file(site, record.key, name, told(site, record))


def _file(site: Site, key: str, name: str, values: Mapping[str, Any]) -> Artifact:
    schema = url(site, f"{SCHEMAS}{name}.json")
    record = RECORDS[name].model_validate({"$schema": schema, **values})
    told = record.model_dump(mode="json", by_alias=True)
    data = as_json({"$schema": told.pop("$schema"), **told})
    return Artifact(data_address(address_of(key))[1:], data)


def _meeting(site: Site, meeting: Meeting) -> dict[str, Any]:
    agenda: Agenda | None = meeting.agenda.front.value if meeting.agenda else None
    papers = ((f"{meeting.key}/minutes",) if meeting.minutes else (), meeting.papers)
    return {
        **dict(meeting_row(site, meeting)),
        "calendar": url(site, f"{address_of(meeting.key)}calendar.ics"),
        "members": tuple(
            MemberRow(person=e.person, name=person_link(site, e.person).text, role=e.role)
            for e in (agenda.membership if agenda else ())
        ),
        "items": tuple(item_rows(site, meeting)),
        "papers": tuple(_linked(site, key) for some in papers for key in some),
        "sections": _sections(site, meeting.agenda) if meeting.agenda else (),
    }


def _linked(site: Site, key: str) -> Linked:
    where = address_of(key)
    is_minutes = key.endswith("/minutes")
    return Linked(
        id=key.removeprefix("meetings/"),
        title=site.say("Minutes") if is_minutes else site.title(key),
        url=url(site, where),
        data=url(site, data_address(where)),
    )


def _minutes(site: Site, meeting: Meeting, record: Record) -> dict[str, Any]:
    front: Minutes = record.front.value
    row = meeting_row(site, meeting)
    return {
        "id": f"{row.id}/minutes",
        "url": url(site, address_of(record.key)),
        "meeting": row.id,
        "date": row.date,
        "council": row.council,
        "committee": row.committee,
        "title": title_of(site, meeting.key),
        "status": row.minutes,
        "starts": front.starts.isoformat("minutes") if front.starts else "",
        "ends": front.ends.isoformat("minutes") if front.ends else "",
        "attendance": tuple(attendance_rows(site, meeting)),
        "decisions": tuple(decision_rows(site, meeting)),
        "votes": tuple(vote_rows(site, meeting)),
        "sections": _sections(site, record),
    }


def _paper(site: Site, record: Record) -> dict[str, Any]:
    front = record.front.value
    in_meeting = record.key.startswith("meetings/")
    return {
        "id": reference_to(record.key),
        "url": url(site, address_of(record.key)),
        "kind": record.kind.value,
        "title": front.title,
        "meeting": sitting_of(folder_of(record.key)).name if in_meeting else "",
        "status": str(getattr(front, "status", "")),
        "report_by": getattr(front, "report_by", ()),
        "matters": getattr(front, "matter", ()),
        "tables": tuple(url(site, address(sheet, "json")) for sheet in sheets_in(site, record.key)),
        "sections": _sections(site, record),
    }


def _person(site: Site, record: Record) -> dict[str, Any]:
    row = person_row(site, record.key, record.front.value)
    offices = (
        OfficeRow(
            committee=each.committee, role=each.role, first=each.first.name, last=each.last.name
        )
        for each in offices_of(site, row.id)
    )
    return {**dict(row), "offices": tuple(offices), "sections": _sections(site, record)}


def _committee(site: Site, record: Record) -> dict[str, Any]:
    row = committee_row(site, record.key, record.front.value)
    return {
        **dict(row),
        "calendar": f"{row.url}calendar.ics",
        "feed": f"{row.url}feed.atom",
        "meetings": tuple(each.sitting.name for each in site.sittings_of(row.id)),
        "sections": _sections(site, record),
    }


_BY_KIND: Mapping[Kind, tuple[str, Callable[[Site, Record], dict[str, Any]]]] = {
    Kind.PERSON: ("person", _person),
    Kind.COMMITTEE: ("committee", _committee),
}


def _sections(site: Site, record: Record) -> tuple[Section, ...]:
    page = url(site, address_of(record.key))
    return tuple(
        Section(
            url=f"{page}#{heading.anchor}" if heading else page,
            number=heading.number if heading else "",
            heading=heading.text if heading else "",
            text=text,
        )
        for heading, text in sections_of(record.body)
    )
