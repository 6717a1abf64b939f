"""When and where something was: times as data has them, with the difference to Greenwich."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from generator.council.keys import folder_of, sitting_of
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.council.versions import versions_of

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


def venue(meeting: Meeting) -> str:
    """Return where ``meeting`` was, as its minutes say, or else its agenda."""
    papers = (paper.front.value for paper in (meeting.minutes, meeting.agenda) if paper)
    return next((str(front.venue) for front in papers if front.venue), "")


def published(site: Site, key: str) -> date | None:
    """Return the day on which an agenda or report was open to inspection, where that is told."""
    agenda = site.meetings[folder_of(key)].agenda
    day: date | None = agenda.front.value.published if agenda else None
    return day


def changed(site: Site, *keys: str) -> dict[str, str]:
    """Return when the first of the records ``keys`` was public, and when the last one changed.

    It is what the history of the site tells. Where it tells nothing, an agenda and its reports
    were public on the day that the agenda gives, and minutes changed when they were confirmed.
    """
    days = sorted(day for key in keys for day in _days(site, key))
    return {"created": instant(days[0]), "modified": instant(days[-1])} if days else {}


def _days(site: Site, key: str) -> Iterator[date]:
    versions = versions_of(site, key)
    yield from (version.on for version in versions)
    if versions or not key.startswith("meetings/") or key not in site.records:
        return
    if key.endswith("/minutes"):
        confirmed = site.records[key].front.value.confirmed
        if isinstance(confirmed, str):
            yield sitting_of(f"meetings/{confirmed}").date
    elif day := published(site, key):
        yield day
