"""Who was where: attendance against membership as at each meeting, and offices over time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.council.meetings import Agenda, Minutes
from generator.council.site import Meeting, Site

PRESENT, IN_PART, SUBSTITUTE = "present", "in part", "substitute"
APOLOGIES, ABSENT, VISITOR = "apologies", "absent", "visitor"
STATES = (PRESENT, IN_PART, APOLOGIES, ABSENT, SUBSTITUTE, VISITOR)


@dataclass(frozen=True, slots=True)
class Attended:
    """How somebody took part in a meeting.

    ``present``, ``in part``, ``apologies`` and ``absent`` are said of members, and of those
    present where the membership is not held; ``substitute`` sat for ``instead_of``; ``visitor``
    was there without a seat. ``minutes`` are those for which she was there, if not for all.
    """

    person: str
    meeting: Meeting
    state: str
    in_chair: bool = False
    instead_of: str = ""
    minutes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """A seat on a committee in one role, from the first to the last meeting that shows it."""

    person: str
    committee: str
    role: str
    first: Meeting
    last: Meeting


@dataclass(frozen=True, slots=True)
class Attendance:
    """All attendance by person and by meeting, and all offices by person."""

    by_person: Mapping[str, tuple[Attended, ...]]
    by_meeting: Mapping[str, tuple[Attended, ...]]
    offices: Mapping[str, tuple[Office, ...]]


def attendance_at(site: Site) -> Attendance:
    """Return who attended what, oldest first."""
    by_meeting = {
        meeting.key: tuple(_attended(meeting, meeting.minutes.front.value))
        for meeting in site.meetings.values()
        if meeting.minutes
    }
    by_person: dict[str, list[Attended]] = {}
    for attended in (each for found in by_meeting.values() for each in found):
        by_person.setdefault(attended.person, []).append(attended)
    offices: dict[str, list[Office]] = {}
    for committee, meetings in site.by_committee.items():
        for office in _offices(committee, meetings):
            offices.setdefault(office.person, []).append(office)
    return Attendance(
        {person: tuple(found) for person, found in by_person.items()},
        by_meeting,
        {person: tuple(found) for person, found in offices.items()},
    )


def _attended(meeting: Meeting, minutes: Minutes) -> Iterator[Attended]:
    members = _members(meeting)
    sat_for = {each.person: each.for_ for each in minutes.substitutes}
    partly = {each.person: each.minutes for each in minutes.in_part}
    chair = (minutes.chair,) if minutes.chair else ()
    present = dict.fromkeys((*minutes.present, *chair, *sat_for, *partly))
    excused = dict.fromkeys((*minutes.apologies, *sat_for.values()))
    for person in present:
        state = IN_PART if person in partly else PRESENT
        if person in sat_for:
            state = SUBSTITUTE
        elif members and person not in members:
            state = VISITOR
        yield Attended(
            person,
            meeting,
            state,
            person == minutes.chair,
            sat_for.get(person, ""),
            partly.get(person, ()),
        )
    for person in excused:
        if person not in present:
            yield Attended(person, meeting, APOLOGIES)
    for person in members:
        if person not in present and person not in excused:
            yield Attended(person, meeting, ABSENT)
    for guest in minutes.in_attendance:
        if guest.person and guest.person not in present:
            yield Attended(guest.person, meeting, VISITOR, minutes=guest.minutes)


def _members(meeting: Meeting) -> tuple[str, ...]:
    agenda: Agenda | None = meeting.agenda.front.value if meeting.agenda else None
    return tuple(dict.fromkeys(each.person for each in agenda.membership)) if agenda else ()


def _offices(committee: str, meetings: tuple[Meeting, ...]) -> Iterator[Office]:
    """Yield seats on ``committee``; a meeting with members but not this one ends a seat."""
    rosters = [
        (meeting, {each.person: each.role for each in meeting.agenda.front.value.membership})
        for meeting in meetings
        if meeting.agenda and meeting.agenda.front.value.membership
    ]
    for person in dict.fromkeys(name for _, roster in rosters for name in roster):
        for role, spell in groupby(rosters, key=lambda each: each[1].get(person, "")):
            held = [meeting for meeting, _ in spell]
            if role:
                yield Office(person, committee, role, held[0], held[-1])
