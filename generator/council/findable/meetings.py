"""Agendas, minutes, decisions and reports as entries."""

from dataclasses import dataclass
from html import escape

from generator.council.decisions import Minute, minutes_of
from generator.council.documents import Report
from generator.council.findable.standing import is_standing, standing_of
from generator.council.findable.text import Text, kinds_in, sections_of, words_of
from generator.council.keys import Kind
from generator.council.meetings import Item
from generator.council.records import Record
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.council.views import words
from generator.council.views.chrome import to
from generator.council.views.names import (
    committee_link,
    meeting_title,
    title_of,
    together,
)
from generator.entry import Entry, Place
from generator.markdown import Heading, Part, safe


def meeting_entry(site: Site, meeting: Meeting, record: Record) -> Entry:
    """Return what can be found of ``meeting`` in ``record``, one of its own."""
    part = _part(meeting.sitting.date.year, max(site.years()))
    standing = standing_of(site, meeting.sitting.committee)
    if record.kind is Kind.AGENDA:
        return _agenda(_Source(site, meeting, part, record, "item"), standing)
    if record.kind is Kind.MINUTES:
        return _minutes(_Source(site, meeting, part, record, "minute"), standing)
    return _report(_Source(site, meeting, part, record, "report"))


_YEARS = 5
_DECADE = 10


@dataclass(frozen=True, slots=True)
class _Source:
    """A record of a meeting, the part of the index it is in, and the kind of its places."""

    site: Site
    meeting: Meeting
    part: str
    record: Record
    kind: str

    def entry(self, title: str, places: tuple[Place, ...], wards: tuple[str, ...] = ()) -> Entry:
        """Return an entry with what is told of everything that comes from the meeting."""
        site, sitting = self.site, self.meeting.sitting
        council = site.council_of(sitting.committee)[1].name
        committee = committee_link(site, self.meeting.sitting.committee).text
        year = str(sitting.date.year)
        filters = {
            "kind": (self.kind, *kinds_in(places)),
            "council": (council,),
            "committee": (committee,),
            "year": (year,),
            "ward": tuple(dict.fromkeys(wards)),
        }
        told = {
            "kind": self.kind,
            "council": council,
            "committee": committee,
            "day": words.short_day(sitting.date, site.settings.language),
        }
        order = f"{sitting.date.isoformat()} {self.record.key}"
        return Entry(
            self.part,
            order,
            to(site, self.record.key),
            title,
            places,
            told,
            filters,
        )


def _part(year: int, newest: int) -> str:
    """Return the part of the index that a year is in: its own, or that of its decade.

    What is published now changes one small part; what is older than the five years around it lies
    in few parts, because every query asks each part.
    """
    recent = newest - newest % _YEARS
    if year >= recent:
        return str(year)
    first = year - year % _DECADE
    return f"{first}-{min(first + _DECADE, recent) - 1}"


def _agenda(source: _Source, standing: tuple[str, ...]) -> Entry:
    site, agenda = source.site, source.record.front.value
    notes = _notes(source.record)
    text = Text(site, source.record)
    places = [
        _item(site, number, item, text.html(notes.get(safe(number), ())), standing)
        for number, item in zip(agenda.numbers, agenda.items, strict=True)
    ]
    venue = f"<p>{escape(agenda.venue)}</p>" if agenda.venue else ""
    general = venue + text.html(notes.get("", ())) + text.notices()
    places.append(Place("", "", general, weighs=False))
    wards = tuple(w for i in agenda.items if isinstance(i.wards, tuple) for w in i.wards)
    return source.entry(meeting_title(site, source.meeting), tuple(places), wards)


def _item(site: Site, number: str, item: Item, notes: str, standing: tuple[str, ...]) -> Place:
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


def _minutes(source: _Source, standing: tuple[str, ...]) -> Entry:
    title = meeting_title(source.site, source.meeting)
    _, minutes = minutes_of(source.record.body)
    text = Text(source.site, source.record)
    places = tuple(_minute(text, minute, standing) for minute in minutes)
    return source.entry(source.site.say("Minutes: %(meeting)s", meeting=title), places)


def _minute(text: Text, minute: Minute, standing: tuple[str, ...]) -> Place:
    html = text.html(minute.parts)
    title = f"{minute.number}. {minute.heading.text}"
    weighs = not is_standing(minute.heading.text, words_of(html), standing)
    return Place(minute.heading.anchor, title, html, weighs)


def _report(source: _Source) -> Entry:
    report: Report = source.record.front.value
    wards = report.wards if isinstance(report.wards, tuple) else ()
    return source.entry(report.title, sections_of(source.site, source.record), wards)
