"""Dates, times and figures as people read them."""

from datetime import date, time
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date

from generator.catalogue import Catalogue

MINUS = "\N{MINUS SIGN}"


# A few thousand days are told on a hundred thousand lines, and Babel takes its time.
@lru_cache(maxsize=20_000)
def day(value: date, language: str) -> str:
    """Return a day with its weekday: ``Wednesday 28 January 2015``."""
    return format_date(value, "EEEE d MMMM y", locale=_locale(language))


@lru_cache(maxsize=20_000)
def short_day(value: date, language: str) -> str:
    """Return a day without its weekday: ``28 January 2015``."""
    return format_date(value, "d MMMM y", locale=_locale(language))


def day_or_month(value: str, language: str) -> str:
    """Return ``2017-10-31`` as ``31 October 2017`` and ``2017-10`` as ``October 2017``."""
    if value.count("-") == 1:
        return month(date.fromisoformat(f"{value}-01"), language)
    return short_day(date.fromisoformat(value), language)


def month(value: date, language: str) -> str:
    """Return the month of a day: ``January 2015``."""
    return format_date(value, "MMMM y", locale=_locale(language))


def weekday(number: int, language: str) -> tuple[str, str]:
    """Return the short and full name of a weekday, of which Monday is 0: ``Mon``, ``Monday``."""
    names = _locale(language).days["stand-alone"]
    return names["abbreviated"][number], names["wide"][number]


def first_weekday(language: str) -> int:
    """Return the number of the day on which weeks begin, of which Monday is 0."""
    return _locale(language).first_week_day


def clock(value: time, words: Catalogue) -> str:
    """Return a time as ``2pm``, ``9.30am``, ``noon`` or ``midnight``."""
    if (value.hour, value.minute) in {(0, 0), (12, 0)}:
        return words.say("noon") if value.hour else words.say("midnight")
    minutes = f".{value.minute:02d}" if value.minute else ""
    shown = f"{(value.hour - 1) % 12 + 1}{minutes}"
    if value.hour < 12:  # noqa: PLR2004 -- noon
        return words.say("%(time)sam", time=shown)
    return words.say("%(time)spm", time=shown)


def amount(value: Decimal) -> str:
    """Return a figure with thousands separated and a true minus sign."""
    places = max(0, -int(value.as_tuple().exponent))
    sign = MINUS if value < 0 else ""
    return f"{sign}{value.copy_abs():,.{places}f}"


@lru_cache
def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")


def wards_affected(wards: object, words: Catalogue) -> str:
    """Return which wards a paper says it affects; nothing if it does not say."""
    if isinstance(wards, tuple):
        return ", ".join(wards)
    said = {"none": words.say("None in particular"), "all": words.say("All")}
    return said.get(str(wards), "")
