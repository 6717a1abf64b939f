"""A person as layouts see her: offices, attendance, motions, votes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.catalogue import marked
from generator.council.attendance import (
    ABSENT,
    APOLOGIES,
    IN_PART,
    PRESENT,
    SUBSTITUTE,
    VISITOR,
    Attended,
    Office,
    attendance_of,
    offices_of,
)
from generator.council.keys import folder_of, sitting_of
from generator.council.records import Record
from generator.council.resolutions import Decided
from generator.council.site import Site
from generator.council.views import words
from generator.council.views.chrome import Link, to
from generator.council.views.names import (
    committee_link,
    meeting_link,
    person_link,
    place_link,
    ward_link,
)
from generator.council.views.prose import ProseView, Shown
from generator.council.views.votes import outcome_of
from generator.graph import Reference


@dataclass(frozen=True, slots=True)
class OfficeView:
    """A seat on a committee, and since when until when the agendas show it."""

    committee: Link
    role: str
    period: str


@dataclass(frozen=True, slots=True)
class AttendanceCount:
    """How often somebody attended one committee, in the order of the table's columns."""

    link: Link
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AttendedView:
    """One meeting, and how somebody took part in it."""

    meeting: Link
    words: str


@dataclass(frozen=True, slots=True)
class AttendedYear:
    """The meetings of one year, newest first."""

    year: str
    meetings: tuple[AttendedView, ...]


@dataclass(frozen=True, slots=True)
class TookPart:
    """A motion, amendment, vote or paper, and what came of it."""

    place: Link
    outcome: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person and all that the records say of her."""

    facts: tuple[tuple[str, str], ...]
    ward: Link | None
    body: ProseView
    offices: tuple[OfficeView, ...]
    states: tuple[str, ...]
    counts: tuple[AttendanceCount, ...]
    total: tuple[int, ...]
    attended: tuple[AttendedYear, ...]
    took_part: tuple[tuple[str, tuple[TookPart, ...]], ...]


COUNTED = (PRESENT, IN_PART, APOLOGIES, ABSENT, SUBSTITUTE, VISITOR)
_COLUMNS = {
    PRESENT: marked("Present"),
    IN_PART: marked("In part"),
    APOLOGIES: marked("Apologies"),
    ABSENT: marked("Absent"),
    SUBSTITUTE: marked("As a substitute"),
    VISITOR: marked("As a visitor"),
}
_SAID = {
    PRESENT: marked("Present"),
    IN_PART: marked("Present in part"),
    APOLOGIES: marked("Sent apologies"),
    ABSENT: marked("Absent"),
    VISITOR: marked("In attendance"),
}
_ROLES = {
    "chair": marked("Chair"),
    "vice-chair": marked("Vice-chair"),
    "member": marked("Member"),
}
_PARTS = (
    (marked("Moved"), ("moved",)),
    (marked("Seconded"), ("seconded",)),
    (marked("Voted for"), ("voted_for",)),
    (marked("Voted against"), ("voted_against",)),
    (marked("Abstained"), ("voted_abstain",)),
    (marked("Invited"), ("invited",)),
    (marked("Signed"), ("signed",)),
)


def person_view(site: Site, record: Record) -> PersonView:
    """Return the person ``record``."""
    person, name = record.front.value, record.key.rpartition("/")[2]
    attendance = attendance_of(site, name)
    parts = [
        (site.say(heading), tuple(_took_part(site, record.key, kinds))) for heading, kinds in _PARTS
    ]
    states = tuple(s for s in COUNTED if any(each.state == s for each in attendance))
    counts = tuple(_counts(site, attendance, states))
    also = ", ".join(person.also_known_as)
    return PersonView(
        ((site.say("Also known as"), also),) if also else (),
        ward_link(site, person.ward) if person.ward else None,
        Shown(site, record).prose(record.body.parts),
        tuple(_office(site, each) for each in offices_of(site, name)),
        tuple(site.say(_COLUMNS[state]) for state in states),
        counts,
        tuple(map(sum, zip(*(each.counts for each in counts), strict=True))),
        tuple(_years(site, attendance)),
        tuple((heading, places) for heading, places in parts if places),
    )


def _office(site: Site, office: Office) -> OfficeView:
    first, last = (
        words.short_day(sitting.date, site.settings.language)
        for sitting in (office.first, office.last)
    )
    period = first if first == last else site.say("%(first)s to %(last)s", first=first, last=last)
    return OfficeView(committee_link(site, office.committee), site.say(_ROLES[office.role]), period)


def _counts(
    site: Site, attendance: Iterable[Attended], states: tuple[str, ...]
) -> Iterator[AttendanceCount]:
    by_committee: dict[str, list[Attended]] = {}
    for attended in attendance:
        by_committee.setdefault(attended.sitting.committee, []).append(attended)
    for found in by_committee.values():
        counts = Counter(attended.state for attended in found)
        yield AttendanceCount(
            committee_link(site, found[0].sitting.committee),
            tuple(counts[state] for state in states),
        )


def _years(site: Site, attendance: tuple[Attended, ...]) -> Iterator[AttendedYear]:
    by_year: dict[int, list[Attended]] = {}
    for attended in reversed(attendance):
        by_year.setdefault(attended.sitting.date.year, []).append(attended)
    for year, found in by_year.items():
        yield AttendedYear(str(year), tuple(_attended(site, each) for each in found))


def _attended(site: Site, attended: Attended) -> AttendedView:
    meeting = attended.sitting.key
    minutes = to(site, f"{meeting}/minutes")
    said = _said(site, attended)
    if attended.minutes:
        listed = ", ".join(attended.minutes)
        some = site.say_some(
            "for minute %(listed)s", "for minutes %(listed)s", len(attended.minutes), listed=listed
        )
        said = f"{said} ({some})"
    return AttendedView(Link(meeting_link(site, meeting).text, minutes), said)


def _said(site: Site, attended: Attended) -> str:
    if attended.instead_of:
        member = person_link(site, attended.instead_of).text
        return site.say("Sat as a substitute for %(member)s", member=member)
    if attended.in_chair:
        return site.say("In the chair")
    return site.say(_SAID[attended.state])


def _took_part(site: Site, key: str, kinds: tuple[str, ...]) -> Iterator[TookPart]:
    ties = [tie for kind in kinds for tie in site.graph.into(key, kind)]
    ties.sort(key=lambda tie: (_day(tie), tie.source, tie.source_anchor), reverse=True)
    for tie in ties:
        decided = Decided(site)
        place = (tie.source, tie.source_anchor)
        ballot, is_amended = decided.ballot(*place)
        outcome = outcome_of(site, ballot) if ballot and ballot.outcome else ""
        if is_amended:
            outcome = site.say("Carried as amended")
        yield TookPart(place_link(site, tie), outcome)


def _day(tie: Reference) -> str:
    return sitting_of(folder_of(tie.source)).date.isoformat()
