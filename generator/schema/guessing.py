"""What somebody most likely meant who wrote a day or a time in another way."""

import re
from datetime import date, time

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIGURES = re.compile(r"([0-9]{1,2})[./ -]([0-9]{1,2})[./ -]([0-9]{4}|[0-9]{2})")
_WORDS = re.compile(r"(?:[a-z]+,? )?([0-9]{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? ([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[./ -]([0-9]{1,2})[./ -]([0-9]{1,2})")
_CLOCK = re.compile(r"([0-9]{1,2})(?:[.:h ]?([0-9]{2}))? ?([ap])?\.?m?\.?", re.IGNORECASE)
_NOON = 12


def day_meant(text: str) -> str:
    """Return the day that ``text`` most likely means, as year-month-day, or nothing.

    In figures the day comes before the month, as in Britain; a year of two figures is of this
    century.
    """
    words = text.strip().lower()
    if found := _FIGURES.fullmatch(words):
        day, month, year = (int(part) for part in found.groups())
    elif found := _YEAR_FIRST.fullmatch(words):
        year, month, day = (int(part) for part in found.groups())
    elif (found := _WORDS.fullmatch(words)) and found[2][:3] in _MONTHS:
        day, month, year = int(found[1]), _MONTHS.index(found[2][:3]) + 1, int(found[3])
    else:
        return ""
    try:
        return date(year if year > 99 else 2000 + year, month, day).isoformat()  # noqa: PLR2004 -- two figures
    except ValueError:
        return ""


def clocks_meant(text: str) -> tuple[str, ...]:
    """Return the times that ``text`` may mean, with 24 hours, the earliest first.

    An hour of one figure, without am or pm, may be in the morning or in the evening.
    """
    words = text.strip().lower()
    if words in {"noon", "midday", "12 noon"}:
        return ("12:00",)
    found = _CLOCK.fullmatch(words)
    if not found or not (found[2] or found[3]):
        return ()
    hour, past = int(found[1]), int(found[2] or 0)
    hours = (hour, hour + _NOON) if found[1] in "123456789" else (hour,)
    if found[3]:
        hours = (hour % _NOON + (_NOON if found[3] == "p" else 0),)
    try:
        return tuple(time(each, past).strftime("%H:%M") for each in hours)
    except ValueError:
        return ()
