"""Meetings on the days of their months as layouts see them."""

from calendar import Calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.council.views import words
from generator.council.views.chrome import Link, href
from generator.council.views.lists import MeetingLine, meeting_lines


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of a month; ``number`` is empty where the week reaches into another month."""

    number: str
    name: str
    iso: str
    is_today: bool
    meetings: tuple[MeetingLine, ...]


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month, week by week. ``weekdays`` are their short and full names."""

    anchor: str
    title: str
    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[DayView, ...], ...]


@dataclass(frozen=True, slots=True)
class CalendarView:
    """The months of a year, or those to come, in which there are meetings."""

    months: tuple[MonthView, ...]
    years: tuple[Link, ...]
    as_list: Link


def calendar_view(site: Site, year: int | None) -> CalendarView:
    """Return the months of ``year`` in which there were meetings, or those to come."""
    meetings = site.to_come() if year is None else site.held_in(year)
    by_day: dict[date, list[Meeting]] = {}
    for meeting in meetings:
        by_day.setdefault(meeting.sitting.date, []).append(meeting)
    months = sorted({(day.year, day.month) for day in by_day})
    return CalendarView(
        tuple(_month(site, *month, by_day) for month in months),
        tuple(Link(str(each), href(site, f"/calendar/{each}/")) for each in site.years()),
        Link(
            site.say("The same as a list"),
            href(site, f"/meetings/{year}/" if year else "/meetings/"),
        ),
    )


def _month(site: Site, year: int, month: int, by_day: Mapping[date, list[Meeting]]) -> MonthView:
    language = site.settings.language
    calendar = Calendar(words.first_weekday(language))
    return MonthView(
        anchor=f"month-{year}-{month:02}",
        title=words.month(date(year, month, 1), language),
        weekdays=tuple(words.weekday(number, language) for number in calendar.iterweekdays()),
        weeks=tuple(
            tuple(_day(site, day, month, by_day.get(day, ())) for day in week)
            for week in calendar.monthdatescalendar(year, month)
        ),
    )


def _day(site: Site, day: date, month: int, meetings: Iterable[Meeting]) -> DayView:
    if day.month != month:
        return DayView("", "", "", is_today=False, meetings=())
    return DayView(
        str(day.day),
        words.day(day, site.settings.language),
        day.isoformat(),
        is_today=site.today.is_on(day),
        meetings=meeting_lines(site, meetings),
    )
