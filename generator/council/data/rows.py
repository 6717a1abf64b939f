"""Rows of the tables that everybody can take home, with what each column means.

They are a promise: columns may be added, and none is renamed or taken away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from generator.catalogue import marked


class Row(BaseModel):
    """A row: every column is always there, and empty where nothing is known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _said(description: str) -> object:
    return Field(description=description)


Id = Annotated[str, _said("Its permanent name, as references in the records write it")]
Url = Annotated[str, _said("Its permanent address on the site")]
Council = Annotated[str, _said("The short name of the council")]
Committee = Annotated[str, _said("The committee: the id of a row of committees")]
MeetingId = Annotated[str, _said("The meeting: the id of a row of meetings")]
Day = Annotated[str, _said("The day of the meeting, as year-month-day (ISO 8601)")]
Minute = Annotated[str, _said("The number of the minute, as printed")]
Reports = Annotated[tuple[str, ...], _said("The reports before it, by their ids")]
Matters = Annotated[tuple[str, ...], _said("The matters that it belongs to, by their file names")]
People = tuple[str, ...]


class OfMeeting(Row):
    """What every row about something at a meeting begins with."""

    id: Id
    url: Url
    meeting: MeetingId
    date: Day
    council: Council
    committee: Committee


class MeetingRow(Row):
    """A meeting."""

    id: Id
    url: Url
    date: Day
    time: Annotated[str, _said("When it began or begins, in local time; empty if not known")]
    council: Council
    council_name: Annotated[str, _said("The name of the council")]
    committee: Committee
    committee_name: Annotated[str, _said("The name of the committee")]
    venue: Annotated[str, _said("Where it is")]
    status: Annotated[
        str, _said("What the agenda says: scheduled, held, cancelled, postponed, or nothing")
    ]
    agenda_published: Annotated[str, _said("The day on which the agenda was open to inspection")]
    minutes: Annotated[str, _said("draft, confirmed, or nothing where no minutes are held")]
    confirmed_at: Annotated[str, _said("The meeting that confirmed the minutes, or its title")]
    chair: Annotated[str, _said("Who was in the chair: the id of a row of people")]


class ItemRow(OfMeeting):
    """An item of an agenda."""

    number: Annotated[str, _said("Its number, as printed")]
    title: Annotated[str, _said("What it is about")]
    kind: Annotated[str, _said("ordinary, or procedural for what is no business of its own")]
    paper: Annotated[str, _said("report, oral, to-follow, none, or nothing where it is not told")]
    reports: Reports
    matters: Matters
    wards: Annotated[tuple[str, ...], _said("The wards that it touches; all stands for every one")]
    exempt: Annotated[
        tuple[int, ...],
        _said("Paragraphs of Schedule 12A to the Local Government Act 1972 that close it"),
    ]
    urgent: Annotated[str, _said("Why it could not wait, where it was taken as urgent")]


class DecisionRow(OfMeeting):
    """A limb of a resolution, something noted, a motion or an amendment."""

    minute: Minute
    minute_title: Annotated[str, _said("What the minute is about")]
    kind: Annotated[str, _said("resolved, noted, motion or amendment")]
    part_of: Annotated[str, _said("The resolution or motion that it is part of, by its id")]
    number: Annotated[str, _said("The number of the limb, as shown")]
    lead: Annotated[str, _said("The words that stand before all limbs of the resolution")]
    text: Annotated[str, _said("Its words; paragraphs are parted by line breaks")]
    moved_by: Annotated[str, _said("Who moved it: the id of a row of people")]
    seconded_by: Annotated[str, _said("Who seconded it: the id of a row of people")]
    outcome: Annotated[
        str,
        _said("carried, unanimous, lost, tied, withdrawn, deferred or lapsed; empty if not told"),
    ]
    in_force: Annotated[
        str, _said("The words in force, where amendments were worked into a motion")
    ]
    item: Annotated[str, _said("The item of the agenda, by its id")]
    reports: Reports
    matters: Matters


class VoteRow(OfMeeting):
    """A vote, or how something ended without a count."""

    minute: Minute
    decision: Annotated[str, _said("What was voted on, by its id, where the minutes tell")]
    subject: Annotated[str, _said("substantive, a part of the motion, or other words")]
    outcome: Annotated[str, _said("carried, unanimous, lost, tied, withdrawn, deferred or lapsed")]
    counted: Annotated[bool, _said("Whether the minutes tell the numbers")]
    votes_for: Annotated[int | None, _said("How many voted for it")]
    votes_against: Annotated[int | None, _said("How many voted against it")]
    abstained: Annotated[int | None, _said("How many abstained")]
    casting: Annotated[str, _said("How the person presiding voted a second time: for or against")]
    people_for: Annotated[People, _said("Who voted for it, where that is recorded")]
    people_against: Annotated[People, _said("Who voted against it, where that is recorded")]
    people_abstained: Annotated[People, _said("Who abstained, where that is recorded")]


class AttendanceRow(Row):
    """How somebody took part in a meeting, where its minutes are held."""

    meeting: MeetingId
    date: Day
    council: Council
    committee: Committee
    person: Annotated[str, _said("Who: the id of a row of people; empty for an officer's post")]
    name: Annotated[str, _said("The name, as minutes print it")]
    role: Annotated[str, _said("As what somebody came who is no member, or the post of an officer")]
    state: Annotated[
        str, _said("present, in part, apologies, absent, substitute, or visitor without a seat")
    ]
    in_chair: Annotated[bool, _said("Whether in the chair")]
    instead_of: Annotated[str, _said("For whom a substitute sat: the id of a row of people")]
    minutes: Annotated[tuple[str, ...], _said("For which minutes, if not for all")]


class FigureRow(Row):
    """A cell of a table of figures."""

    url: Annotated[str, _said("The permanent address of its row")]
    paper: Annotated[str, _said("The paper in which the table stands, by its id")]
    date: Annotated[str, _said("The day of the meeting; empty for a paper of no meeting")]
    table: Annotated[str, _said("The short name of the table in its paper")]
    title: Annotated[str, _said("The title of the table")]
    group: Annotated[str, _said("The heading under which the row stands")]
    subgroup: Annotated[str, _said("The second heading under which the row stands")]
    row: Annotated[str, _said("The short name of the row")]
    ref: Annotated[str, _said("The reference of the row, as printed")]
    label: Annotated[str, _said("The label of the row")]
    total: Annotated[bool, _said("Whether the row is a total: add nothing up twice")]
    column: Annotated[str, _said("The heading of the column")]
    unit: Annotated[str, _said("The unit of the figure")]
    value: Annotated[str, _said("The figure, exact; empty for a blank cell and for words")]
    words: Annotated[str, _said("The words of a cell that holds no figure")]


class PersonRow(Row):
    """Somebody in a public role."""

    id: Id
    url: Url
    name: Annotated[str, _said("The name, as it is printed")]
    honorific: Annotated[str, _said("What stands before the name")]
    suffix: Annotated[str, _said("What stands behind the name")]
    ward: Annotated[str, _said("The ward or division that elected the person")]
    also_known_as: Annotated[tuple[str, ...], _said("Other ways in which papers write the name")]


class CommitteeRow(Row):
    """A body of a council."""

    id: Id
    url: Url
    name: Annotated[str, _said("The name, as it is printed")]
    council: Council
    council_name: Annotated[str, _said("The name of the council")]
    kind: Annotated[str, _said("council, executive, scrutiny, regulatory or other")]
    quorum: Annotated[int | None, _said("How many members must be there")]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is published as a whole: what it is called, and of which rows it is made."""

    title: str
    about: str
    row: type[Row]


# By year.
YEARLY: Mapping[str, Table] = {
    "meetings": Table(
        marked("Meetings"), marked("A row for each meeting: when, where, who met."), MeetingRow
    ),
    "items": Table(
        marked("Agenda items"),
        marked("A row for each item on an agenda, with its papers."),
        ItemRow,
    ),
    "decisions": Table(
        marked("Decisions"),
        marked("A row for each limb of a resolution, each motion and each amendment, in full."),
        DecisionRow,
    ),
    "votes": Table(
        marked("Votes"), marked("A row for each vote, with names where they are recorded."), VoteRow
    ),
    "attendance": Table(
        marked("Attendance"),
        marked("A row for each person and meeting: present, apologies, absent."),
        AttendanceRow,
    ),
    "tables": Table(
        marked("Figures"), marked("A row for each cell of every table of figures."), FigureRow
    ),
}
# At once: there are few of them.
WHOLE: Mapping[str, Table] = {
    "people": Table(marked("People"), marked("A row for everybody in a public role."), PersonRow),
    "committees": Table(marked("Committees"), marked("A row for each committee."), CommitteeRow),
}
