"""Days as they are written in English prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.markdown import Passage

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = "|".join(_MONTHS)
MONTH_AND_YEAR = re.compile(rf"\b(?:{_MONTH}),? (?:19|20)\d\d\b")
_WRITTEN = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(WEEKDAYS)}|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b[.,]?\s(?:the\s)?)?"
    rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})\b"
    r"(?:,?\s(?P<year>(?:1[89]|20)\d\d)\b)?"
)
# Found far sooner: most passages name no day.
_SIGN = re.compile(rf"\d(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTH})\b")


@dataclass(frozen=True, slots=True)
class Written:
    """A day as it is written: ``start`` and ``end`` are offsets in the passage's text."""

    start: int
    end: int
    text: str
    weekday: int | None
    day: int
    month: int
    year: int | None

    def in_year(self, year: int) -> date | None:
        """Return the day in ``year``, or nothing if that year has none such."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def date(self) -> date | None:
        """The day, if its year is written and it exists."""
        return self.in_year(self.year) if self.year else None


def written_in(passage: Passage) -> Iterator[Written]:
    """Yield the days that ``passage`` names, with or without weekday and year."""
    for found in _WRITTEN.finditer(passage.text) if _SIGN.search(passage.text) else ():
        weekday = found["weekday"]
        yield Written(
            *found.span(),
            found.group(),
            _weekday(weekday) if weekday else None,
            int(found["day"]),
            _MONTHS.index(found["month"]) + 1,
            int(found["year"]) if found["year"] else None,
        )


def _weekday(word: str) -> int:
    return next(number for number, name in enumerate(WEEKDAYS) if name.startswith(word[:3]))


def told(day: date) -> str:
    """Return ``day`` as it is said in a message: Thursday 26 April 1990."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def told_due(due: str) -> str:
    """Return ``2024-03`` as it is said in a message, in March 2024, and ``2024-03-05`` as a day."""
    year, month, *day = (int(part) for part in due.split("-"))
    return f"on {told(date(year, month, day[0]))}" if day else f"in {_MONTHS[month - 1]} {year}"
