"""Calendars: each meeting as an event, and all meetings of a group together (RFC 5545).

Nothing in them is of the clock: whoever fetches a calendar twice gets the same one.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from generator.council.data.groups import bodies_of, file_address, name_of
from generator.council.data.permanence import first_address_of, host, url
from generator.council.keys import address_of
from generator.council.meetings import Agenda, Minutes
from generator.council.relations import EVENT
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.council.versions import versions_of
from generator.council.views.meetings import next_meeting
from generator.council.views.names import committee_name
from generator.page import Artifact

FILE = "calendar.ics"
Fact = tuple[str, str, object]
_ZONE = "Europe/London"
_PRODUCT = "-//Minute Book//Minute Book//EN"
_DAILY = timedelta(days=1)
# What is off, and how the event is called then. A meeting has no status "postponed" (RFC 5545,
# section 3.8.1.11): its hour is free again, so it is cancelled.
_OFF = {"cancelled": "Cancelled: %(title)s", "postponed": "Postponed: %(title)s"}


def event_of(site: Site, meeting: Meeting) -> bytes:
    """Return ``meeting`` as an event.

    Its name never changes, even where the meeting gets another day and its folder another name.
    """
    agenda: Agenda | None = meeting.agenda.front.value if meeting.agenda else None
    page = url(site, address_of(meeting.key))
    status = str(agenda.status or "") if agenda else ""
    title = committee_name(site, meeting.sitting.committee)
    event = Event()
    event.add("uid", f"{first_address_of(meeting).strip('/')}@{host(site)}")
    event.add("dtstamp", _stamp(site, meeting, agenda))
    event.add("sequence", _changes(site, meeting, agenda))
    event.add("status", "CANCELLED" if status in _OFF else "CONFIRMED")
    event.add("summary", site.say(_OFF[status], title=title) if status in _OFF else title)
    event.add("categories", [site.council_of(meeting.sitting.committee)[1].name])
    event.add("url", page)
    event.add("description", _description(site, agenda, page))
    if place := _venue(meeting, agenda):
        event.add("location", place)
    for name, value in _times(meeting, agenda):
        event.add(name, value)
    told: bytes = event.to_ical()
    return told


def facts_at(site: Site, meeting: Meeting) -> Iterator[Fact]:
    """Yield what ``meeting`` tells to the calendars in which it stands."""
    told = (meeting.sitting, event_of(site, meeting))
    yield from ((EVENT, group, told) for group in bodies_of(site, meeting.sitting))


def file_of(site: Site, meeting: Meeting) -> Artifact:
    """Return the calendar of one meeting, beside its page."""
    address = f"{address_of(meeting.key)}{FILE}"
    name = committee_name(site, meeting.sitting.committee)
    return Artifact(address[1:], _calendar(site, name, address, [event_of(site, meeting)]))


def files_of(site: Site, group: str) -> Iterator[Artifact]:
    """Yield the calendar of a group of meetings, oldest first."""
    told = sorted(site.told.of(EVENT, group))
    address = file_address(group, FILE)
    events = (event for _, event in sorted(told, key=lambda each: (each[0].date, each[0])))
    yield Artifact(
        address[1:], _calendar(site, name_of(site, group) or site.settings.title, address, events)
    )


def _calendar(site: Site, name: str, address: str, events: Iterable[bytes]) -> bytes:
    calendar = Calendar()
    for key, value in (
        ("prodid", _PRODUCT),
        ("version", "2.0"),
        ("name", name),
        ("x-wr-calname", name),
        ("x-wr-timezone", _ZONE),
        ("url", url(site, address)),
        ("source", url(site, address)),
        ("refresh-interval", _DAILY),
        ("x-published-ttl", "P1D"),
    ):
        parameters = {"VALUE": "URI"} if key == "source" else {}
        parameters = {"VALUE": "DURATION"} if key == "refresh-interval" else parameters
        calendar.add(key, value, parameters=parameters)
    calendar.add_component(_zone())
    empty: bytes = calendar.to_ical()
    end = b"END:VCALENDAR\r\n"
    return empty.removesuffix(end) + b"".join(events) + end


# When summer time ends: since 1996 on the last Sunday of October (Summer Time Order 2002 and those
# before it), until then on another. Each: the years, and the days of the month, if not the last.
_ENDS = ((1981, 1989, range(23, 30)), (1990, 1995, range(22, 29)), (1996, None, None))


def _zone() -> Timezone:
    """Return the time of London since 1981, for calendars that do not know it."""
    zone = Timezone()
    zone.add("tzid", _ZONE)
    begins = {"FREQ": "YEARLY", "BYMONTH": 3, "BYDAY": "-1SU"}
    zone.add_component(_half(TimezoneDaylight(), _FIRST_SUMMER, begins))
    for first, last, days in _ENDS:
        rule: dict[str, object] = {"FREQ": "YEARLY", "BYMONTH": 10}
        rule |= {"BYMONTHDAY": [*days], "BYDAY": "SU"} if days else {"BYDAY": "-1SU"}
        if last:
            rule["UNTIL"] = datetime.combine(_sunday(last, days), time(1), UTC)
        begin = datetime.combine(_sunday(first, days), time(2))
        zone.add_component(_half(TimezoneStandard(), begin, rule))
    return zone


_FIRST_SUMMER = datetime(1981, 3, 29, 1)  # noqa: DTZ001 -- a zone is told in its own time


def _sunday(year: int, days: range | None) -> date:
    """Return the Sunday of October on one of ``days``, or the last one."""
    first = date(year, 10, days.start if days else 25)
    return first + timedelta(days=6 - first.weekday())


def _half(
    half: TimezoneDaylight | TimezoneStandard, begins: datetime, rule: dict[str, object]
) -> TimezoneDaylight | TimezoneStandard:
    is_summer = isinstance(half, TimezoneDaylight)
    hour, none = timedelta(hours=1), timedelta()
    half.add("dtstart", begins)
    half.add("rrule", rule)
    half.add("tzname", "BST" if is_summer else "GMT")
    half.add("tzoffsetfrom", none if is_summer else hour)
    half.add("tzoffsetto", hour if is_summer else none)
    return half


def _stamp(site: Site, meeting: Meeting, agenda: Agenda | None) -> datetime:
    """Return when the event was told as it is, as far as the record and its history say."""
    told = [version.on for version in versions_of(site, f"{meeting.key}/agenda")]
    published = agenda.published if agenda else None
    return datetime.combine((told or [published or meeting.sitting.date])[-1], time(), UTC)


def _changes(site: Site, meeting: Meeting, agenda: Agenda | None) -> int:
    """Return how often the event was changed, which only grows (RFC 5545, section 3.8.7.4)."""
    if agenda is None:
        return 0
    versions = versions_of(site, f"{meeting.key}/agenda")
    return max(len(versions) - 1, int(agenda.status in _OFF)) + len(agenda.moved_from)


def _times(meeting: Meeting, agenda: Agenda | None) -> Iterator[tuple[str, date | datetime]]:
    """Yield when a meeting begins, and when it ended, if that is known; else its day."""
    minutes: Minutes | None = meeting.minutes.front.value if meeting.minutes else None
    day = meeting.sitting.date
    begins = agenda.time if agenda else minutes and minutes.starts
    if not begins:
        yield "dtstart", day
        return
    yield "dtstart", datetime.combine(day, begins, ZoneInfo(_ZONE))
    if minutes and minutes.ends and minutes.ends != begins:
        last = day if minutes.ends > begins else day + timedelta(days=1)
        yield "dtend", datetime.combine(last, minutes.ends, ZoneInfo(_ZONE))


def _venue(meeting: Meeting, agenda: Agenda | None) -> str:
    minutes: Minutes | None = meeting.minutes.front.value if meeting.minutes else None
    return (agenda and agenda.venue) or (minutes and minutes.venue) or ""


def _description(site: Site, agenda: Agenda | None, page: str) -> str:
    lines = [site.say("Agenda and papers: %(address)s", address=page)]
    if agenda:
        new = _rescheduled(site, agenda)
        lines = [*([new] if new else []), *lines, ""]
        pairs = zip(agenda.numbers, agenda.items, strict=True)
        lines += [f"{number}. {item.title}" for number, item in pairs]
    return "\n".join(lines).strip()


def _rescheduled(site: Site, agenda: Agenda) -> str:
    """Return when a meeting is held instead, where it was postponed."""
    if agenda.status != "postponed":
        return ""
    link = next_meeting(site, agenda.next_meeting)
    return site.say("Next meeting: %(meeting)s", meeting=link.text) if link else ""
