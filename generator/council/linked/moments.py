"""When something was: days and times as data has them, with the difference to Greenwich."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from generator.council.keys import folder_of
from generator.council.site import Site
from generator.council.sittings import Meeting

# Every jurisdiction of site.yaml lies in it.
ZONE = ZoneInfo("Europe/London")


def instant(day: date, clock: time = time()) -> str:
    """Return a time of a day in London as RFC 3339 writes it; without one, its first moment."""
    return datetime.combine(day, clock, ZONE).isoformat()


def starts(meeting: Meeting) -> str:
    """Return when ``meeting`` began, or will; nothing where only its day is known."""
    clock = _began(meeting)
    return instant(meeting.sitting.date, clock) if clock else ""


def ends(meeting: Meeting) -> str:
    """Return when ``meeting`` ended, where its minutes tell; maybe after midnight."""
    clock = meeting.minutes.front.value.ends if meeting.minutes else None
    if clock is None:
        return ""
    began = _began(meeting)
    later = timedelta(days=1 if began and clock < began else 0)
    return instant(meeting.sitting.date + later, clock)


def _began(meeting: Meeting) -> time | None:
    minutes, agenda = meeting.minutes, meeting.agenda
    said: time | None = minutes.front.value.starts if minutes else None
    return said or (agenda.front.value.time if agenda else None)


def published(site: Site, key: str) -> date | None:
    """Return the first day on which the paper ``key`` is known to have been public.

    An agenda and its reports were open to inspection on the day that the agenda gives.
    """
    if not key.startswith("meetings/") or key.endswith("/minutes"):
        return None
    agenda = site.meetings[folder_of(key)].agenda
    day: date | None = agenda.front.value.published if agenda else None
    return day
