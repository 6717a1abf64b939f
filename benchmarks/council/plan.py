"""What a made-up council is to be like."""

from dataclasses import dataclass
from datetime import date, timedelta

ELECTION_EVERY = 4


@dataclass(frozen=True)
class Plan:
    """The measures of a made-up council; everything else follows from the seed.

    ``size`` is about how many bytes of Markdown minutes and reports have, ``papers`` how many
    reports a meeting has on average. ``overdue`` is the share of promises that are kept late, in
    part or never: with none, no promise is overdue on the day ``today``.
    """

    meetings: int = 1000
    committees: int = 12
    people: int = 120
    years: int = 20
    seed: int = 1
    size: int = 8000
    papers: float = 1.0
    councils: int = 1
    overdue: float = 0.0
    first_year: int = 2004

    @property
    def first_day(self) -> date:
        """The first day of the first municipal year."""
        return date(self.first_year, 5, 15)

    @property
    def last_day(self) -> date:
        """The last day on which a meeting is planned."""
        return date(self.first_year + self.years, 5, 8)

    @property
    def today(self) -> date:
        """The day on which the site stands: the last few meetings are still to come."""
        return self.last_day - timedelta(days=45)

    @property
    def terms(self) -> int:
        """How many councils are elected in all these years."""
        return -(-self.years // ELECTION_EVERY)

    def year_of(self, day: date) -> int:
        """Return in which municipal year, counted from 0, ``day`` lies."""
        return day.year - self.first_year - ((day.month, day.day) < (5, 15))

    def check(self) -> None:
        """Raise ``ValueError`` for a council that could not be."""
        least = {"meetings": 1, "committees": 1, "people": 30, "years": 1, "councils": 1}
        for name, number in least.items():
            if getattr(self, name) < number:
                message = f"a council needs at least {number} {name}"
                raise ValueError(message)
        if self.committees < self.councils or self.people < 30 * self.councils:
            message = "each council needs a committee and thirty people of its own"
            raise ValueError(message)
        if self.meetings > 100 * self.committees * self.years:
            message = "no committee meets more than a hundred times a year"
            raise ValueError(message)
