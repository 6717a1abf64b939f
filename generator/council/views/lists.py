"""Committees, people and meetings by year as layouts see them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.catalogue import marked
from generator.council.keys import Kind
from generator.council.people import Person
from generator.council.records import Record
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.council.views import words
from generator.council.views.chrome import Link, href, to
from generator.council.views.meetings import (
    Member,
    members_of,
    minutes_link,
)
from generator.council.views.names import (
    committee_link,
    meeting_link,
)
from generator.council.views.prose import ProseView, Shown


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in a list."""

    link: Link
    committee: Link
    day: str
    iso: str
    time: str
    remark: str
    minutes: Link | None


@dataclass(frozen=True, slots=True)
class MeetingsView:
    """Meetings to come, or those of one year."""

    upcoming: tuple[MeetingLine, ...]
    meetings: tuple[MeetingLine, ...]
    years: tuple[Link, ...]
    year: str
    as_calendar: Link


@dataclass(frozen=True, slots=True)
class CommitteeView:
    """A committee: what it is for, who sits on it, when it met."""

    kind: str
    quorum: str
    body: ProseView
    members: tuple[Member, ...]
    members_on: str
    meetings: tuple[MeetingLine, ...]
    decisions: tuple[Link, ...]
    actions: Link | None


@dataclass(frozen=True, slots=True)
class DirectoryView:
    """A list of records under headings."""

    groups: tuple[tuple[str, tuple[Member, ...]], ...]


def meetings_view(site: Site, year: int | None) -> MeetingsView:
    """Return the meetings of ``year``, newest first, or those to come and the way to the years."""
    held = site.held_in(year) if year else ()
    return MeetingsView(
        () if year else meeting_lines(site, site.to_come()),
        meeting_lines(site, reversed(held)),
        tuple(Link(str(each), href(site, f"/meetings/{each}/")) for each in site.years()),
        str(year or ""),
        Link(
            site.say("The same as a calendar"),
            href(site, f"/calendar/{year}/" if year else "/calendar/"),
        ),
    )


def committee_view(
    site: Site, record: Record, decisions: tuple[Link, ...], actions: Link | None
) -> CommitteeView:
    """Return the committee ``record`` with the members of its latest agenda.

    ``decisions`` and ``actions`` lead to its parts of these registers.
    """
    committee = record.front.value
    meetings = site.sittings_of(record.key.rpartition("/")[2])
    latest = next((m for m in reversed(meetings) if site.outline(m.key).has_members), None)
    members = latest.agenda.front.value.membership if latest and latest.agenda else ()
    return CommitteeView(
        site.say(_KINDS[committee.kind]),
        str(committee.quorum or ""),
        Shown(site, record).prose(record.body.parts),
        members_of(site, members),
        words.short_day(latest.sitting.date, site.settings.language) if latest else "",
        meeting_lines(site, reversed(meetings)),
        decisions,
        actions,
    )


def links_view(links: Iterable[Link]) -> DirectoryView:
    """Return links in the order in which they come."""
    return directory_view([("", (Member(link) for link in links))])


def directory_view(groups: Iterable[tuple[str, Iterable[Member]]]) -> DirectoryView:
    """Return links under headings; a group without links is left out."""
    listed = ((heading, tuple(members)) for heading, members in groups)
    return DirectoryView(tuple((heading, members) for heading, members in listed if members))


def committees_view(site: Site) -> DirectoryView:
    """Return all committees by council."""
    return directory_view(
        (council, (Member(link) for link in links))
        for council, links in committees_by_council(site)
    )


def people_view(site: Site) -> DirectoryView:
    """Return all people, by the first letter of their surnames."""
    groups: dict[str, list[Member]] = {}
    for key, person in sorted(_everybody(site), key=lambda each: each[1].sort_name):
        letter = person.sort_name[0][:1].upper()
        member = Member(Link(person.full_name, to(site, key)), person.ward or "")
        groups.setdefault(letter, []).append(member)
    return directory_view(groups.items())


def _everybody(site: Site) -> Iterator[tuple[str, Person]]:
    for key in site.keys_of(Kind.PERSON):
        if person := site.person(key.rpartition("/")[2]):
            yield key, person


def titles_view(site: Site, kind: Kind) -> DirectoryView:
    """Return all records of ``kind`` by their titles."""
    links = (Link(site.title(key), to(site, key)) for key in site.keys_of(kind))
    ordered = sorted(links, key=lambda link: link.text.casefold())
    return directory_view([("", (Member(link) for link in ordered))])


_KINDS = {
    "council": marked("Full council"),
    "executive": marked("Executive"),
    "scrutiny": marked("Overview and scrutiny"),
    "regulatory": marked("Regulatory"),
    "other": marked("Other body"),
}
_REMARKABLE = {"cancelled": marked("Cancelled"), "postponed": marked("Postponed")}


def committees_by_council(site: Site) -> Iterable[tuple[str, tuple[Link, ...]]]:
    """Yield the name of each council with its committees."""
    for name, council in site.settings.councils.items():
        yield (
            council.name,
            tuple(
                Link(site.title(key), to(site, key))
                for key in site.keys_of(Kind.COMMITTEE)
                if site.council_of(key.rpartition("/")[2])[0] == name
            ),
        )


def meeting_lines(site: Site, meetings: Iterable[Meeting]) -> tuple[MeetingLine, ...]:
    """Return ``meetings`` as lines of a list."""
    return tuple(_line(site, meeting) for meeting in meetings)


def _line(site: Site, meeting: Meeting) -> MeetingLine:
    outline = site.outline(meeting.key)
    return MeetingLine(
        meeting_link(site, meeting.key),
        committee_link(site, meeting.sitting.committee),
        words.day(meeting.sitting.date, site.settings.language),
        meeting.sitting.date.isoformat(),
        words.clock(outline.time, site.words) if outline.time else "",
        site.say(_REMARKABLE.get(outline.status(site.today), "")),
        minutes_link(site, outline) if outline.minutes else None,
    )
