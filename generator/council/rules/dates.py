"""Days, periods and years in running text agree with the calendar."""

import re
from collections.abc import Iterator
from datetime import date

from generator.council.records import Record
from generator.council.rules.days import WEEKDAYS, Written, written_in
from generator.council.rules.places import meeting_of
from generator.council.rules.rule import EVERY, MINUTES, REPORT, Found, Rule, at
from generator.council.site import Site

_YEARS = re.compile(r"\b((?:19|20)\d\d)\s?[–-]\s?((?:19|20)\d\d)\b")
_FINANCIAL = re.compile(r"\b((?:19|20)\d\d)/(\d\d?)\b(?!/)")


def weekdays_are_right(site: Site, record: Record) -> Iterator[Found]:
    """A day falls on the weekday that stands beside it."""
    for passage in record.words:
        if "day " not in passage.text and "day, " not in passage.text:
            continue
        for written in written_in(passage):
            days = _possible(site, record, written)
            if written.weekday is None or not days:
                continue
            if all(day.weekday() != written.weekday for day in days):
                message = f"{written.text!r}: that day is a {WEEKDAYS[days[0].weekday()]}"
                remedy = "Correct the weekday or the date; is the year right?"
                span = passage.span(written.start, written.end)
                yield Found(record.path, span, message, remedy)


def _possible(site: Site, record: Record, written: Written) -> list[date]:
    """Return the days that may be meant: without a year, those around the meeting's."""
    if written.year:
        return [written.date] if written.date else []
    meeting = meeting_of(site, record)
    if meeting is None:
        return []
    year = meeting.sitting.date.year
    years = (year, year - 1, year + 1)
    return [day for day in map(written.in_year, years) if day]


def days_exist(_site: Site, record: Record) -> Iterator[Found]:
    """A day that is written out is a day of the calendar."""
    for passage in record.words:
        for written in written_in(passage):
            year = written.year or 2024  # a leap year: 29 February may be meant
            if written.in_year(year) is None:
                message = f"there is no day {written.text!r}"
                span = passage.span(written.start, written.end)
                yield Found(record.path, span, message, "Correct the day, month or year.")


def periods_run_forwards(_site: Site, record: Record) -> Iterator[Found]:
    """A period ends after it starts."""
    for passage in record.words:
        for found in _YEARS.finditer(passage.text):
            if int(found[2]) < int(found[1]):
                message = f"the period {found.group()!r} ends before it starts"
                span = passage.span(*found.span())
                yield Found(record.path, span, message, "Correct one of the years.")
    period = getattr(record.front.value, "period", None)
    years = _YEARS.fullmatch(period) if period else None
    if years and int(years[2]) < int(years[1]):
        message = f"the period {period!r} ends before it starts"
        yield at(record, ("period",), message, "Correct one of the years.")


def financial_years_are_two_years(_site: Site, record: Record) -> Iterator[Found]:
    """A financial year names a year and the one after it, with two figures."""
    for passage in record.words:
        if "/" not in passage.text:
            continue
        for found in _FINANCIAL.finditer(passage.text):
            year, behind = int(found[1]), found[2]
            following = (year + 1) % 100
            if len(behind) == 1 and following % 10 == int(behind):
                message = f"the financial year {found.group()!r} is short of a figure"
            elif len(behind) == 2 and int(behind) <= year % 100 and following:  # noqa: PLR2004
                message = f"the financial year {found.group()!r} runs backwards"
            else:
                continue
            remedy = f"Write {year}/{following:02}."
            yield Found(record.path, passage.span(*found.span()), message, remedy)


RULES = (
    Rule(
        "weekday-wrong",
        weekdays_are_right,
        EVERY,
        "Where weekday and date disagree, half of the readers come on the wrong day.",
        {
            MINUTES: "---\n---\n\nThe hedges are cut on Monday, 16 April 2024."
            " <!-- error: 23 [weekday-wrong] -->\n"
        },
        {MINUTES: "---\n---\n\nThe hedges are cut on Tuesday, 16 April 2024.\n"},
        is_waivable=True,
    ),
    Rule(
        "no-such-day",
        days_exist,
        EVERY,
        "A day that no calendar has cannot be kept, and hides the one that was meant.",
        {
            MINUTES: "---\n---\n\nThe hedges are cut by 31 April 2024."
            " <!-- error: 23 [no-such-day] -->\n"
        },
        {MINUTES: "---\n---\n\nThe hedges are cut by 30 April 2024.\n"},
        is_waivable=True,
    ),
    Rule(
        "period-backwards",
        periods_run_forwards,
        EVERY,
        "Money and plans belong to a period; one that runs backwards belongs to none.",
        {
            REPORT: "---\ntitle: Hedges\n---\n\n1. The plan is for 2024–2021."
            " <!-- error: 20 [period-backwards] -->\n"
        },
        {REPORT: "---\ntitle: Hedges\n---\n\n1. The plan is for 2021–2024.\n"},
        is_waivable=True,
    ),
    Rule(
        "financial-year-wrong",
        financial_years_are_two_years,
        EVERY,
        "A search for 2014/15 does not find 2014/5, and 2015/14 is no year at all.",
        {
            REPORT: "---\ntitle: Hedges\n---\n\n1. It cost more in 2023/4."
            " <!-- error: 20 [financial-year-wrong] -->\n"
        },
        {REPORT: "---\ntitle: Hedges\n---\n\n1. It cost more in 2023/24.\n"},
        is_waivable=True,
    ),
)
