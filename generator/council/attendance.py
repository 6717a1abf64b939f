"""Who was where: attendance against membership as at each meeting, and offices over time."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.council.keys import Sitting
from generator.council.meetings import Agenda, Minutes
from generator.council.relations import ATTENDED, ROSTER, SEAT
from generator.council.site import Site
from generator.council.sittings import Meeting

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
    sitting: Sitting
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
    first: Sitting
    last: Sitting


@dataclass(frozen=True, slots=True)
class Roster:
    """The members of a committee at a meeting, and their roles."""

    sitting: Sitting
    roles: tuple[tuple[str, str], ...]


def attendance_of(site: Site, person: str) -> tuple[Attended, ...]:
    """Return what ``person`` attended or should have, oldest first."""
    told: tuple[Attended, ...] = site.told.of(ATTENDED, person)
    return tuple(sorted(told, key=lambda each: (each.sitting.date, each.sitting.committee)))


def offices_of(site: Site, person: str) -> tuple[Office, ...]:
    """Return the seats of ``person``, by committee, oldest first."""
    committees = dict.fromkeys(site.told.of(SEAT, person))
    return tuple(
        office
        for committee in committees
        for office in seats_on(site, committee)
        if office.person == person
    )


def roster_of(meeting: Meeting) -> Roster | None:
    """Return the members of the committee at ``meeting``, if its agenda tells them."""
    agenda = meeting.agenda
    members = agenda.front.value.membership if agenda else ()
    roles = {each.person: str(each.role) for each in members}
    return Roster(meeting.sitting, tuple(roles.items())) if roles else None


def attended_at(meeting: Meeting) -> tuple[Attended, ...]:
    """Return who attended ``meeting``, if its minutes are held."""
    if meeting.minutes is None:
        return ()
    return tuple(_attended(meeting, meeting.minutes.front.value))


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
            meeting.sitting,
            state,
            person == minutes.chair,
            sat_for.get(person, ""),
            partly.get(person, ()),
        )
    for person in excused:
        if person not in present:
            yield Attended(person, meeting.sitting, APOLOGIES)
    for person in members:
        if person not in present and person not in excused:
            yield Attended(person, meeting.sitting, ABSENT)
    for guest in minutes.in_attendance:
        if guest.person and guest.person not in present:
            yield Attended(guest.person, meeting.sitting, VISITOR, minutes=guest.minutes)


def _members(meeting: Meeting) -> tuple[str, ...]:
    agenda: Agenda | None = meeting.agenda.front.value if meeting.agenda else None
    return tuple(dict.fromkeys(each.person for each in agenda.membership)) if agenda else ()


def seats_on(site: Site, committee: str) -> tuple[Office, ...]:
    """Return all seats that there have been on ``committee``."""
    return site.desk.once("seats", committee, lambda: tuple(_offices(site, committee)))


def _offices(site: Site, committee: str) -> Iterator[Office]:
    """Yield seats on ``committee``; a meeting with members but not this one ends a seat."""
    told: tuple[Roster, ...] = site.told.of(ROSTER, committee)
    rosters = [
        (roster.sitting, dict(roster.roles))
        for roster in sorted(told, key=lambda roster: (roster.sitting.date, roster.sitting.nth))
    ]
    for person in dict.fromkeys(name for _, roster in rosters for name in roster):
        for role, spell in groupby(rosters, key=lambda each: each[1].get(person, "")):
            held = [sitting for sitting, _ in spell]
            if role:
                yield Office(person, committee, role, held[0], held[-1])
