"""Minutes as layouts see them."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.council.attendance import ABSENT, attended_at
from generator.council.decisions import Minute, minutes_of
from generator.council.meetings import Attendance, Minutes
from generator.council.promises import Promised
from generator.council.records import Record
from generator.council.resolutions import Business, Decided
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.council.views import words
from generator.council.views.chrome import Link, to
from generator.council.views.decided import MotionChainView, motion_view
from generator.council.views.meetings import (
    Member,
    minutes_status,
    neighbours,
    next_meeting,
)
from generator.council.views.names import (
    held_or_absent,
    meeting_link,
    person_link,
    place_link,
)
from generator.council.views.promised import (
    PromiseView,
    ResponseView,
    place_of,
    promise_view,
    responses_in,
)
from generator.council.views.prose import ProseView, Shown
from generator.markdown import safe


@dataclass(frozen=True, slots=True)
class MinuteView:
    """A numbered minute with the item and papers that it is about."""

    anchor: str
    number: str
    title: Markup
    body: ProseView
    item: Link | None
    papers: tuple[Link, ...]
    motions: tuple[MotionChainView, ...]
    answers: tuple[Link, ...]
    announced: tuple[Link, ...]
    responses: tuple[ResponseView, ...]


@dataclass(frozen=True, slots=True)
class MinutesView:
    """Minutes: who was there, what was decided."""

    meeting: Link
    day: str
    iso: str
    venue: str
    time: str
    status: str
    confirmed_at: tuple[Link, ...]
    put_at: tuple[Link, ...]
    present: tuple[Member, ...]
    apologies: tuple[Link, ...]
    absent: tuple[Link, ...]
    substitutes: tuple[tuple[Link, Link], ...]
    in_attendance: tuple[Member, ...]
    next_meeting: Link | None
    outline: tuple[Link, ...]
    preamble: ProseView
    minutes: tuple[MinuteView, ...]
    actions: tuple[PromiseView, ...]
    responses: tuple[ResponseView, ...]
    previous: Link | None
    next: Link | None


def minutes_view(site: Site, meeting: Meeting, record: Record) -> MinutesView:
    """Return the minutes ``record`` of ``meeting``."""
    front: Minutes = record.front.value
    before, after = neighbours(site, meeting)
    preamble, minutes = minutes_of(record.body)
    venue = front.venue or (meeting.agenda and meeting.agenda.front.value.venue)
    return MinutesView(
        meeting=meeting_link(site, meeting.key),
        day=words.day(meeting.sitting.date, site.settings.language),
        iso=meeting.sitting.date.isoformat(),
        venue=venue or "",
        time=_time(site, front),
        status=minutes_status(site, record.front.value.confirmed),
        confirmed_at=(held_or_absent(site, front.confirmed, ""),) if front.confirmed else (),
        put_at=_put_at(site, meeting),
        present=_present(site, front),
        apologies=tuple(person_link(site, name) for name in front.apologies),
        absent=_absent(site, meeting),
        substitutes=tuple(
            (person_link(site, each.person), person_link(site, each.for_))
            for each in front.substitutes
        ),
        in_attendance=tuple(_in_attendance(site, each) for each in front.in_attendance),
        next_meeting=next_meeting(site, front.next_meeting),
        outline=tuple(
            Link(f"{minute.number}. {minute.heading.text}", f"#{minute.heading.anchor}")
            for minute in minutes
        ),
        preamble=Shown(site, record).prose(preamble),
        minutes=tuple(_minute(site, business) for business in Decided(site).in_minutes(record.key)),
        actions=tuple(
            promise_view(site, promise) for promise in Promised(site).in_record(record.key)
        ),
        responses=tuple(responses_in(site, record, frozenset({""}))),
        previous=before,
        next=after,
    )


def _time(site: Site, front: Minutes) -> str:
    if front.starts and front.ends:
        starts, ends = (words.clock(time, site.words) for time in (front.starts, front.ends))
        return site.say("%(starts)s to %(ends)s", starts=starts, ends=ends)
    if front.ends:
        return site.say("ended at %(time)s", time=words.clock(front.ends, site.words))
    return words.clock(front.starts, site.words) if front.starts else ""


def _put_at(site: Site, meeting: Meeting) -> tuple[Link, ...]:
    """Return the items at which these minutes were put for confirmation."""
    return tuple(place_link(site, tie) for tie in site.graph.into(meeting.key, "confirms"))


def _present(site: Site, front: Minutes) -> tuple[Member, ...]:
    names = front.present
    if front.chair and front.chair not in names:
        names = (front.chair, *names)
    return tuple(
        Member(person_link(site, name), site.say("in the chair") if name == front.chair else "")
        for name in names
    )


def _in_attendance(site: Site, attendance: Attendance) -> Member:
    role = attendance.role or ""
    if attendance.minutes:
        number = len(attendance.minutes)
        listed = ", ".join(attendance.minutes)
        said = site.say_some(
            "(for minute %(listed)s)", "(for minutes %(listed)s)", number, listed=listed
        )
        role = f"{role} {said}".strip()
    if attendance.person:
        return Member(person_link(site, attendance.person), role)
    return Member(Link(role))


def _minute(site: Site, business: Business) -> MinuteView:
    shown, minute = Shown(site, business.record), business.minute
    item, papers = _item_and_papers(site, business.meeting, minute)
    return MinuteView(
        anchor=minute.heading.anchor,
        number=minute.number,
        title=shown.line(minute.heading.content),
        body=shown.prose(minute.parts),
        item=item,
        papers=papers,
        motions=tuple(
            view
            for view in (motion_view(site, business, motion) for motion in business.motions)
            if view.is_computed or view.is_unknown
        ),
        answers=_answers(site, business, "answers"),
        announced=_answers(site, business, "announces"),
        responses=tuple(responses_in(site, business.record, _places(minute))),
    )


def _item_and_papers(
    site: Site, meeting: Meeting, minute: Minute
) -> tuple[Link | None, tuple[Link, ...]]:
    if not minute.item:
        return None, ()
    words = site.say("Agenda item %(number)s", number=minute.item)
    if meeting.agenda is None:
        return Link(words), ()
    wanted = safe(minute.item)
    href = to(site, meeting.agenda.key, f"item-{wanted}")
    agenda = meeting.agenda.front.value
    papers = tuple(
        held_or_absent(site, named, meeting.key)
        for number, item in zip(agenda.numbers, agenda.items, strict=True)
        if safe(number) == wanted
        for named in item.report
    )
    return Link(words, href), papers


def _places(minute: Minute) -> frozenset[str]:
    """Return the anchors of a minute and of everything in it."""
    inside = (
        anchor
        for directive in minute.directives()
        for anchor in (directive.anchor, *directive.items)
    )
    return frozenset((minute.heading.anchor, *inside)) - {""}


def _answers(site: Site, business: Business, kind: str) -> tuple[Link, ...]:
    """Return what answers this minute, or announces an answer."""
    own = _places(business.minute)
    ties = (tie for tie in site.graph.into(business.record.key, kind) if tie.anchor in own)
    places = dict.fromkeys((tie.source, tie.source_anchor) for tie in ties)
    return tuple(place_of(site, *place) for place in places)


def _absent(site: Site, meeting: Meeting) -> tuple[Link, ...]:
    """Return the members of whom the minutes say nothing."""
    attended = attended_at(meeting)
    return tuple(person_link(site, each.person) for each in attended if each.state == ABSENT)
