"""Working days in the nations of the United Kingdom, and clear days of notice."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

_SATURDAY, _SUNDAY = 5, 6
_NATIONS = {
    "england-principal": "ENG",
    "england-parish": "ENG",
    "wales-principal": "WLS",
    "wales-community": "WLS",
    "scotland": "SCT",
}


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days count: those that are no Sunday, no bank holiday and mostly no Saturday."""

    nation: str
    saturdays: bool = False

    def counts(self, day: date) -> bool:
        """Tell whether ``day`` is a working day."""
        if day.weekday() == _SUNDAY or (day.weekday() == _SATURDAY and not self.saturdays):
            return False
        return day not in _bank_holidays(self.nation, day.year)

    def clear_days(self, opened: date, held: date) -> int:
        """Return the clear days between two days, both of them left out.

        R v Swansea City Council, ex parte Elitestone Ltd (1993): an agenda open to inspection on
        Thursday 26 April 1990 for a meeting on Tuesday 1 May 1990 had two clear days.
        """
        between = (held - opened).days
        return sum(self.counts(opened + timedelta(days=day)) for day in range(1, between))

    def latest_before(self, held: date, clear: int) -> date:
        """Return the last day on which an agenda can be opened to have ``clear`` days' notice."""
        day = held - timedelta(days=1)
        while self.clear_days(day, held) < clear or not self.counts(day):
            day -= timedelta(days=1)
        return day

    def last_of(self, first: date, working: int) -> date:
        """Return the last of ``working`` working days, of which ``first`` is one if it counts."""
        day, left = first, working - self.counts(first)
        while left:
            day += timedelta(days=1)
            left -= self.counts(day)
        return day


def calendar_of(jurisdiction: str, *, saturdays: bool = False) -> Calendar:
    """Return the calendar by which notice is counted in ``jurisdiction``."""
    return Calendar(_NATIONS[jurisdiction], saturdays)


@cache
def _bank_holidays(nation: str, year: int) -> Collection[date]:
    import holidays  # noqa: PLC0415 -- it knows the whole world, and takes its time to load

    return frozenset(holidays.country_holidays("GB", subdiv=nation, years=year))
