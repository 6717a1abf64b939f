"""Agendas, minutes, decisions and reports as entries."""

from collections.abc import Iterator, Mapping
from html import escape

from generator.council.decisions import Minute, minutes_of
from generator.council.documents import Report
from generator.council.findable.standing import is_standing, standing_titles
from generator.council.findable.tables import table_entry
from generator.council.findable.text import html_of, inside, notices_of, sections, words_of
from generator.council.meetings import Agenda, Item
from generator.council.records import Record
from generator.council.site import Meeting, Site
from generator.council.views import words
from generator.council.views.chrome import to
from generator.council.views.names import (
    committee_link,
    meeting_title,
    spoken,
    title_of,
    together,
)
from generator.entry import Entry, Place
from generator.markdown import Heading, Part, safe

_DECIDED = ("resolved", "noted", "motion", "amendment")


def meeting_entries(site: Site) -> Iterator[Entry]:
    """Yield what can be found of every meeting."""
    titles: dict[str, tuple[str, ...]] = {}
    for meeting in site.meetings.values():
        committee = meeting.sitting.committee
        if committee not in titles:
            titles[committee] = standing_titles(site, meeting)
        yield from _of_meeting(site, meeting, titles[committee])


def _of_meeting(site: Site, meeting: Meeting, standing: tuple[str, ...]) -> Iterator[Entry]:
    if meeting.agenda:
        yield _agenda(site, meeting, meeting.agenda, standing)
    if meeting.minutes:
        yield from _minutes(site, meeting, meeting.minutes, standing)
    for report in meeting.reports:
        yield from _report(site, meeting, report)


def _entry(
    site: Site,
    meeting: Meeting,
    record: Record,
    kind: str,
    title: str,
    places: tuple[Place, ...],
    wards: tuple[str, ...] = (),
) -> Entry:
    """Return an entry with what is told of everything that comes from ``meeting``."""
    day, committee = meeting.sitting.date, committee_link(site, meeting).text
    council = site.council_of(meeting.sitting.committee)[1].name
    filters: Mapping[str, tuple[str, ...]] = {
        "kind": (kind,),
        "council": (council,),
        "committee": (committee,),
        "year": (str(day.year),),
        "ward": wards,
    }
    told = {
        "kind": kind,
        "council": council,
        "committee": committee,
        "day": words.short_day(day, site.settings.language),
    }
    order = f"{day.isoformat()} {meeting.key} {kind}"
    return Entry(str(day.year), order, to(site, record.key), title, places, told, filters)


def _agenda(site: Site, meeting: Meeting, record: Record, standing: tuple[str, ...]) -> Entry:
    agenda: Agenda = record.front.value
    notes = _notes(record)
    places = [
        _item(site, meeting, number, item, html_of(site, notes.get(safe(number), ())), standing)
        for number, item in zip(agenda.numbers, agenda.items, strict=True)
    ]
    venue = f"<p>{escape(agenda.venue)}</p>" if agenda.venue else ""
    general = html_of(site, notes.get("", ()))
    notices = "".join(
        f"<p>{escape(each.get('title'))}</p>{html_of(site, each.body.parts)}"
        for each in notices_of(record.body)
    )
    places.append(Place("", "", venue + general + notices, weighs=False))
    wards = tuple(w for i in agenda.items if isinstance(i.wards, tuple) for w in i.wards)
    title = meeting_title(site, meeting)
    return _entry(site, meeting, record, "item", title, tuple(places), wards)


def _item(
    site: Site, meeting: Meeting, number: str, item: Item, notes: str, standing: tuple[str, ...]
) -> Place:
    told = [together(site, item.report_by), item.urgent, *(a.title for a in item.attachments)]
    told += (title_of(site, f"matters/{name}") for name in item.matter)
    html = "".join(f"<p>{escape(each)}</p>" for each in told if each) + notes
    routine = item.kind == "procedural" or item.minutes is not None
    weighs = not routine and not is_standing(item.title, words_of(html), standing)
    return Place(f"item-{safe(number)}", f"{number}. {item.title}", html, weighs)


def _notes(agenda: Record) -> dict[str, list[Part]]:
    """Part an agenda's body by the items that its sections are about."""
    parted: dict[str, list[Part]] = {}
    here = parted.setdefault("", [])
    for part in agenda.body.parts:
        if isinstance(part, Heading) and part.level <= 2:  # noqa: PLR2004 -- sections have level 2
            item = part.attributes.get("item")
            here = parted.setdefault(safe(item.value) if item else "", [])
        here.append(part)
    return parted


def _minutes(
    site: Site, meeting: Meeting, record: Record, standing: tuple[str, ...]
) -> Iterator[Entry]:
    title = site.say("Minutes: %(meeting)s", meeting=meeting_title(site, meeting))
    _, minutes = minutes_of(record.body)
    told = tuple(_minute(site, minute, standing) for minute in minutes)
    yield _entry(site, meeting, record, "minute", title, told)
    decided = tuple(
        place
        for minute, shown in zip(minutes, told, strict=True)
        for place in _decisions(site, minute, weighs=shown.weighs)
    )
    if decided:
        yield _entry(site, meeting, record, "decision", title, decided)
    if table := table_entry(record):
        yield _entry(site, meeting, record, "table", title, table)


def _minute(site: Site, minute: Minute, standing: tuple[str, ...]) -> Place:
    html = html_of(site, minute.parts)
    title = f"{minute.number}. {minute.heading.text}"
    weighs = not is_standing(minute.heading.text, words_of(html), standing)
    return Place(minute.heading.anchor, title, html, weighs)


def _decisions(site: Site, minute: Minute, *, weighs: bool) -> Iterator[Place]:
    for directive in minute.directives():
        if directive.name in _DECIDED and directive.anchor:
            cited = spoken(site, directive.anchor)
            title = f"{cited[0].upper()}{cited[1:]}: {minute.heading.text}"
            yield Place(directive.anchor, title, inside(site, directive), weighs)


def _report(site: Site, meeting: Meeting, record: Record) -> Iterator[Entry]:
    report: Report = record.front.value
    wards = report.wards if isinstance(report.wards, tuple) else ()
    places = tuple(place for place in sections(site, record.body.parts) if _says(place))
    yield _entry(site, meeting, record, "report", report.title, places, wards)
    if table := table_entry(record):
        yield _entry(site, meeting, record, "table", report.title, table, wards)


def _says(place: Place) -> bool:
    return bool(place.anchor or place.html.strip())
