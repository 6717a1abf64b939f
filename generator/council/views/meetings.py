"""A meeting's agenda as layouts see it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.catalogue import marked
from generator.council.decisions import Minute, minutes_of
from generator.council.fields import Absent, NextMeetingDay
from generator.council.meetings import Agenda, Exempt, Item, Membership
from generator.council.records import Record
from generator.council.site import Site
from generator.council.sittings import Meeting, Outline
from generator.council.views import words
from generator.council.views.chrome import Link, to
from generator.council.views.names import (
    committee_link,
    held_or_absent,
    meeting_link,
    person_link,
    title_of,
    together,
)
from generator.council.views.promised import answered_by
from generator.council.views.prose import ProseView, Shown
from generator.council.views.published import added_to
from generator.markdown import Directive, Footnotes, Heading, Part, safe


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of an item: what it is, and whether it can be read here."""

    link: Link
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on a list of people, with the role in which she is there."""

    link: Link
    role: str = ""


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item of business with all that belongs to it."""

    anchor: str
    number: str
    title: str
    is_procedural: bool
    report_by: str
    papers: tuple[Paper, ...]
    notes: ProseView
    remarks: tuple[str, ...]
    invited: tuple[Link, ...]
    pages: str
    matters: tuple[Link, ...]
    answers: tuple[Link, ...]
    minutes: tuple[Link, ...]
    decisions: ProseView


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting: when, where, who, what is on the table, what was decided."""

    committee: Link
    day: str
    iso: str
    time: str
    venue: str
    status: str
    published: str
    short_notice: str
    pre_meeting: str
    contact: Link | None
    webcast: str
    join: str
    members: tuple[Member, ...]
    minutes: Link | None
    previous: Link | None
    next: Link | None
    next_meeting: Link | None
    still: tuple[Link, ...]
    answers: tuple[Link, ...]
    notices: ProseView
    items: tuple[ItemView, ...]
    papers: tuple[Paper, ...]
    has_agenda: bool


def meeting_view(site: Site, meeting: Meeting) -> MeetingView:
    """Return all that the archive holds of ``meeting``."""
    agenda: Agenda | None = meeting.agenda.front.value if meeting.agenda else None
    before, after = neighbours(site, meeting)
    minutes = meeting.minutes
    venue = (agenda and agenda.venue) or (minutes and minutes.front.value.venue)
    language = site.settings.language
    return MeetingView(
        committee=committee_link(site, meeting.sitting.committee),
        day=words.day(meeting.sitting.date, language),
        iso=meeting.sitting.date.isoformat(),
        time=_time(site, meeting),
        venue=venue or "",
        status=site.say(_STATUS[meeting.status(site.today)]),
        published=words.short_day(agenda.published, language)
        if agenda and agenda.published
        else "",
        short_notice=(agenda and agenda.short_notice) or "",
        pre_meeting=_pre_meeting(site, agenda),
        contact=Link(agenda.contact.role, _mail(agenda)) if agenda and agenda.contact else None,
        webcast=str(agenda.webcast or "") if agenda else "",
        join=str(agenda.join or "") if agenda else "",
        members=members_of(site, agenda.membership if agenda else ()),
        minutes=minutes_link(site, site.outline(meeting.key)) if minutes else None,
        previous=before,
        next=after,
        next_meeting=next_meeting(site, agenda.next_meeting) if agenda else None,
        still=tuple(_still(site, meeting)),
        answers=tuple(answered_by(site, meeting.agenda)) if meeting.agenda else (),
        notices=_notices(site, meeting.agenda),
        items=_items(site, meeting),
        papers=_loose_papers(site, meeting),
        has_agenda=agenda is not None,
    )


def neighbours(site: Site, meeting: Meeting) -> tuple[Link | None, Link | None]:
    """Return the committee's meetings before and after ``meeting``."""
    all_of_them = site.sittings_of(meeting.sitting.committee)
    here = all_of_them.index(meeting)
    before = meeting_link(site, all_of_them[here - 1].key) if here else None
    after = meeting_link(site, all_of_them[here + 1].key) if here + 1 < len(all_of_them) else None
    return before, after


def minutes_status(site: Site, confirmed: str | Absent | None) -> str:
    """Return whether minutes are a draft, and if not, where they were ``confirmed``."""
    if not confirmed:
        return site.say("Draft")
    if isinstance(confirmed, Absent):
        where = held_or_absent(site, confirmed, "").text
        return site.say("Confirmed: %(where)s", where=where)
    meeting = site.meetings.get(f"meetings/{confirmed}")
    day = words.short_day(meeting.sitting.date, site.settings.language) if meeting else confirmed
    return site.say("Confirmed on %(day)s", day=day)


def minutes_link(site: Site, outline: Outline) -> Link:
    """Return the way to a meeting's minutes, with their status."""
    status = minutes_status(site, outline.confirmed)
    return Link(site.say("Minutes: %(status)s", status=status), to(site, outline.minutes))


def next_meeting(site: Site, announced: object) -> Link | None:
    """Return the next meeting as it was announced, linked where the archive holds it."""
    language = site.settings.language
    if announced is None:
        return None
    if isinstance(announced, NextMeetingDay):
        at = words.clock(announced.time, site.words) if announced.time else ""
        return Link(", ".join(filter(None, (words.day(announced.date, language), at))))
    if announced == "to be confirmed":
        return Link(site.say("To be confirmed"))
    return meeting_link(site, f"meetings/{announced}")


def _time(site: Site, meeting: Meeting) -> str:
    if meeting.agenda:
        return words.clock(meeting.agenda.front.value.time, site.words)
    starts = meeting.minutes.front.value.starts if meeting.minutes else None
    return words.clock(starts, site.words) if starts else ""


def _still(site: Site, meeting: Meeting) -> Iterator[Link]:
    """Yield what the public can still do about a meeting that is to come.

    Meetings are open except for exempt items: Local Government Act 1972, section 100A; Local
    Government (Scotland) Act 1973, section 50A.
    """
    agenda: Agenda | None = meeting.agenda.front.value if meeting.agenda else None
    if agenda is None or meeting.status(site.today) != "scheduled":
        return
    if site.council_of(meeting.sitting.committee)[1].jurisdiction != "none":
        if any(item.exempt for item in agenda.items):
            yield Link(site.say("Come along: all but the exempt items are open to the public"))
        else:
            yield Link(site.say("Come along: the meeting is open to the public"))
    if agenda.webcast:
        yield Link(site.say("Watch it on the day"), agenda.webcast)
    if agenda.contact:
        words = site.say("Ask %(post)s how to speak or put a question", post=agenda.contact.role)
        yield Link(words, _mail(agenda))


def _pre_meeting(site: Site, agenda: Agenda | None) -> str:
    if not agenda or not agenda.pre_meeting:
        return ""
    time = words.clock(agenda.pre_meeting.time, site.words)
    if agenda.pre_meeting.public:
        return site.say("%(time)s, open to the public", time=time)
    return site.say("%(time)s, for members only", time=time)


def _mail(agenda: Agenda) -> str:
    contact = agenda.contact
    if contact and contact.email:
        return f"mailto:{contact.email}"
    return str(contact.url or "") if contact else ""


def members_of(site: Site, membership: Iterable[Membership]) -> tuple[Member, ...]:
    """Return the members of a committee with their offices."""
    return tuple(
        Member(person_link(site, member.person), site.say(_OFFICES[member.role]))
        for member in membership
    )


_OFFICES = {"chair": marked("Chair"), "vice-chair": marked("Vice-chair"), "member": ""}
_STATUS = {
    "scheduled": marked("Scheduled"),
    "held": marked("Held"),
    "cancelled": marked("Cancelled"),
    "postponed": marked("Postponed"),
    "": "",
}


def _notices(site: Site, agenda: Record | None) -> ProseView:
    if agenda is None:
        return ProseView()
    parts, _ = _by_item(agenda)
    return Shown(site, agenda).prose(parts)


def _by_item(agenda: Record) -> tuple[list[Part], dict[str, list[Part]]]:
    """Part an agenda's body into what is general and what is said of each item."""
    general: list[Part] = []
    items: dict[str, list[Part]] = {}
    here = general
    for part in agenda.body.parts:
        if isinstance(part, Footnotes):
            here = general
        if isinstance(part, Heading) and part.level <= 2:  # noqa: PLR2004 -- sections have level 2
            item = part.attributes.get("item")
            here = items.setdefault(safe(item.value), []) if item else general
        here.append(part)
    return general, items


def _items(site: Site, meeting: Meeting) -> tuple[ItemView, ...]:
    if meeting.agenda is None:
        return ()
    _, notes = _by_item(meeting.agenda)
    agenda: Agenda = meeting.agenda.front.value
    return tuple(
        _item(site, meeting, meeting.agenda, number, item, notes)
        for number, item in zip(agenda.numbers, agenda.items, strict=True)
    )


def _item(
    site: Site,
    meeting: Meeting,
    agenda: Record,
    number: str,
    item: Item,
    notes: dict[str, list[Part]],
) -> ItemView:
    anchor = f"item-{safe(number)}"
    minutes = _minutes_about(site, meeting, agenda, anchor)
    return ItemView(
        anchor=anchor,
        number=number,
        title=item.title,
        is_procedural=item.kind == "procedural",
        report_by=together(site, item.report_by),
        papers=tuple(_papers(site, meeting, item)),
        notes=Shown(site, agenda, deeper=2).prose(notes.get(safe(number), ())),
        remarks=(*_remarks(site, item), *added_to(site, agenda.key, item.title)),
        invited=tuple(person_link(site, name) for name in item.invited),
        pages=item.pages or "",
        matters=tuple(
            Link(title_of(site, f"matters/{name}"), to(site, f"matters/{name}"))
            for name in item.matter
        ),
        answers=tuple(answered_by(site, agenda, anchor)),
        minutes=tuple(
            Link(
                site.say("Minute %(number)s", number=minute.number),
                to(site, record.key, minute.heading.anchor),
            )
            for record, minute in minutes
        ),
        decisions=ProseView(
            tuple(
                part
                for record, minute in minutes
                for part in Shown(site, record, is_quoted=True).prose(_decided(minute)).parts
            )
        ),
    )


def _minutes_about(
    site: Site, meeting: Meeting, agenda: Record, anchor: str
) -> tuple[tuple[Record, Minute], ...]:
    tied = {tie.source_anchor for tie in site.graph.into(agenda.key, "item", anchor)}
    if meeting.minutes is None or not tied:
        return ()
    _, minutes = minutes_of(meeting.minutes.body)
    return tuple((meeting.minutes, m) for m in minutes if m.heading.anchor in tied)


def _decided(minute: Minute) -> tuple[Directive, ...]:
    return tuple(
        part for part in minute.parts if isinstance(part, Directive) and part.name == "resolved"
    )


def _papers(site: Site, meeting: Meeting, item: Item) -> list[Paper]:
    papers = [Paper(held_or_absent(site, named, meeting.key)) for named in item.report]
    if item.minutes is not None:
        papers.append(_minutes_to_confirm(site, item.minutes))
    for attachment in item.attachments:
        if attachment.access == "members":
            papers.append(
                Paper(Link(attachment.title), site.say("for members of the committee only"))
            )
        elif attachment.access == "to-follow" and not attachment.file:
            papers.append(Paper(Link(attachment.title), _to_follow(site, attachment.due)))
        elif attachment.file:
            papers.append(
                Paper(Link(attachment.title, to(site, f"{meeting.key}/{attachment.file}")))
            )
        else:
            papers.append(Paper(Link(attachment.title), site.say("not held here")))
    return papers


def _to_follow(site: Site, due: str | None) -> str:
    if due is None:
        return site.say("to follow")
    return site.say("to follow, due %(day)s", day=words.day_or_month(due, site.settings.language))


def _minutes_to_confirm(site: Site, named: object) -> Paper:
    if isinstance(named, Absent):
        return Paper(held_or_absent(site, named, ""), site.say("not held here"))
    meeting = site.meetings[f"meetings/{named}"]
    day = words.short_day(meeting.sitting.date, site.settings.language)
    title = site.say("Minutes of %(day)s", day=day)
    if meeting.minutes is None:
        return Paper(Link(title, to(site, meeting.key)), site.say("minutes not held here"))
    return Paper(Link(title, to(site, meeting.minutes.key)))


def _remarks(site: Site, item: Item) -> Iterator[str]:
    say = site.say
    if item.paper == "oral":
        yield say("Oral report: there is no paper")
    if item.paper == "to-follow":
        yield say("Paper to follow")
    if item.urgent:
        yield say("Urgent: %(reason)s", reason=item.urgent)
    if item.exempt:
        yield _exemption(site, item.exempt)
    if wards := words.wards_affected(item.wards, site.words):
        yield say("Wards affected: %(wards)s", wards=wards)
    if item.equality:
        yield say("Implications for equality")


def _exemption(site: Site, exempt: Exempt) -> str:
    return site.say_some(
        "Exempt, not open to the public: %(reason)s "
        "(Local Government Act 1972, Schedule 12A, paragraph %(listed)s)",
        "Exempt, not open to the public: %(reason)s "
        "(Local Government Act 1972, Schedule 12A, paragraphs %(listed)s)",
        len(exempt.paragraphs),
        reason=exempt.reason,
        listed=", ".join(str(number) for number in exempt.paragraphs),
    )


def _loose_papers(site: Site, meeting: Meeting) -> tuple[Paper, ...]:
    """Return the papers of the folder that no item and no other paper brings."""
    brought = {"report", "appendix"}
    return tuple(
        Paper(Link(title_of(site, report.key), to(site, report.key)))
        for report in meeting.reports
        if not any(
            tie.kind in brought and tie.source.startswith(f"{meeting.key}/")
            for tie in site.graph.incoming(report.key)
        )
    )
