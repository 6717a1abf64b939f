"""The day of the site: whoever compares another day with it is noted to depend on that."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date


def _unheard(_: str) -> None:
    """Note nothing."""


@dataclass(frozen=True, slots=True)
class Today:
    """The day that decides what is upcoming and what is overdue.

    It compares with days. ``note`` hears of each that is compared, as ``day 2015-01-28``, and of
    ``day`` itself being asked for.
    """

    _day: date
    note: Callable[[str], None] = field(default=_unheard, compare=False, repr=False)

    @property
    def day(self) -> date:
        """The day itself. What shows it is made anew every day."""
        self.note("today")
        return self._day

    def __lt__(self, other: date) -> bool:
        return self._day < self._heard(other)

    def __le__(self, other: date) -> bool:
        return self._day <= self._heard(other)

    def __gt__(self, other: date) -> bool:
        return self._day > self._heard(other)

    def __ge__(self, other: date) -> bool:
        return self._day >= self._heard(other)

    def is_on(self, other: date) -> bool:
        """Tell whether it is ``other``."""
        return self._day == self._heard(other)

    def _heard(self, other: date) -> date:
        self.note(f"day {other.isoformat()}")
        return other
