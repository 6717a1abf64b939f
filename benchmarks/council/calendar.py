"""When each committee meets, and what becomes of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.council.chance import Chance, Deck
from benchmarks.council.people import Committee
from benchmarks.council.plan import Plan

# What may become of a meeting; a postponed one and one with a second part count as two.
_FATES = ("held",) * 25 + ("cancelled", "postponed", "twice")
_WEIGHT = {"postponed": 2, "twice": 2}
_LATER_THAT_DAY = {"10:00": "14:00", "14:00": "18:00", "17:30": "20:30"}
# Tuesdays, Wednesdays and Thursdays that were bank holidays in England.
_HOLIDAYS = {date(2012, 6, 5), date(2022, 6, 2)}


@dataclass(frozen=True)
class Sitting:
    """One meeting: where it stands in the calendar, and what becomes of it."""

    committee: Committee
    day: date
    nth: int
    time: str
    status: str
    following: "Sitting | None"

    @property
    def folder(self) -> str:
        """The name of its folder: ``2015-01-28-2``."""
        return f"{self.day}-{self.nth}" if self.nth > 1 else str(self.day)

    @property
    def name(self) -> str:
        """The meeting as references name it."""
        return f"{self.committee.key}/{self.folder}"

    @property
    def published(self) -> date:
        """The day on which the agenda was opened: a fortnight before, in the middle of a week."""
        day = self.day - timedelta(days=14 + (self.day.day + self.nth) % 3)
        if (day.month, day.day) >= (12, 23) or (day.month, day.day) <= (1, 2):
            day -= timedelta(days=12)
        while day.weekday() not in {1, 2, 3} or day in _HOLIDAYS:
            day -= timedelta(days=1)
        return day


def calendar_of(plan: Plan, committees: Sequence[Committee]) -> list[Sitting]:
    """Return all sittings, the earliest first."""
    chance = Chance(f"{plan.seed}/calendar")
    fates = Deck(chance, _FATES)
    sittings: list[Sitting] = []
    for number, committee in enumerate(committees):
        whole = plan.meetings // len(committees)
        whole += number < plan.meetings % len(committees)
        sittings += _sittings(plan, committee, whole, 1 + number % 3, fates)
    return sorted(sittings, key=lambda sitting: (sitting.day, sitting.committee.key, sitting.nth))


def _sittings(
    plan: Plan, committee: Committee, count: int, weekday: int, fates: Deck[str]
) -> list[Sitting]:
    planned = list(_fates(count, fates))
    days = _days(plan, len(planned), weekday)
    rows: list[tuple[date, int, str, str]] = []
    for place, (day, fate) in enumerate(zip(days, planned, strict=True)):
        coming = days[place + 1] if place + 1 < len(days) else plan.last_day
        rows += _rows(plan, committee, day, coming, fate)
    found: list[Sitting] = []
    following = None
    for day, nth, time, status in reversed(rows):
        following = Sitting(committee, day, nth, time, status, following)
        found.append(following)
    return found[::-1]


def _fates(count: int, fates: Deck[str]) -> Iterator[str]:
    left = count
    while left:
        fate = fates.draw()
        if _WEIGHT.get(fate, 1) > left:
            fate = "held"
        left -= _WEIGHT.get(fate, 1)
        yield fate


def _days(plan: Plan, count: int, weekday: int) -> list[date]:
    """Return ``count`` days, evenly spread over the years, without Christmas and late summer."""
    weekdays = {weekday} if count <= 42 * plan.years else {1, 2, 3}
    span = range((plan.last_day - plan.first_day).days)
    open_days = [
        day
        for day in (plan.first_day + timedelta(days=number) for number in span)
        if day.weekday() in weekdays and not _is_closed(day)
    ]
    return [open_days[(2 * place + 1) * len(open_days) // (2 * count)] for place in range(count)]


def _is_closed(day: date) -> bool:
    in_year = (day.month, day.day)
    is_christmas = in_year >= (12, 18) or in_year <= (1, 9)
    return is_christmas or (8, 5) <= in_year <= (8, 25) or day in _HOLIDAYS


def _rows(
    plan: Plan, committee: Committee, day: date, coming: date, fate: str
) -> list[tuple[date, int, str, str]]:
    usual = "scheduled" if day > plan.today else "held"
    first = (day, 1, committee.time, usual)
    if fate == "cancelled":
        return [(day, 1, committee.time, "cancelled")]
    if fate == "twice":
        return [first, (day, 2, _LATER_THAT_DAY[committee.time], usual)]
    if fate == "postponed":
        return _postponed(plan, committee, day, coming)
    return [first]


def _postponed(
    plan: Plan, committee: Committee, day: date, coming: date
) -> list[tuple[date, int, str, str]]:
    """Move a meeting by weeks; where the next one is too near, it becomes two that day."""
    later = day + timedelta(days=14)
    while _is_closed(later):
        later += timedelta(days=7)
    usual = "scheduled" if later > plan.today else "held"
    if later + timedelta(days=7) > coming:
        at_once = "scheduled" if day > plan.today else "held"
        second = _LATER_THAT_DAY[committee.time]
        return [(day, 1, committee.time, at_once), (day, 2, second, at_once)]
    return [(day, 1, committee.time, "postponed"), (later, 1, committee.time, usual)]
