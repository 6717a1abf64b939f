"""What a made-up council is to be like."""

from dataclasses import dataclass
from datetime import date, timedelta

ELECTION_EVERY = 4
KEPT_AT_ELECTION = 0.65
_FEWEST_SEATS = 16
# Agendas come out about as many days before a meeting: some of the last ones are out, some not.
_AHEAD = 16


@dataclass(frozen=True)
class Plan:
    """The measures of a made-up council; everything else follows from the seed.

    ``size`` is about how many bytes of Markdown minutes and reports have, ``papers`` how many
    reports a meeting has on average. ``overdue`` is the share of promises that are kept late, in
    part or never: with none, no promise is overdue on the day ``today``. ``unexcused`` is the share
    of missing members who sent no apologies; minutes have no place to name them, so they are merely
    on no list.
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
    unexcused: float = 0.0
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
        """The day on which the site stands: the last meeting of most committees is to come."""
        days = (self.last_day - self.first_day).days * self.committees // self.meetings
        return self.last_day - timedelta(days=days // 2 + _AHEAD)

    @property
    def terms(self) -> int:
        """How many councils are elected in all these years."""
        return -(-self.years // ELECTION_EVERY)

    @property
    def people_to_seat(self) -> float:
        """How many people sit on one seat in all these years, one after the other."""
        return 1 + (1 - KEPT_AT_ELECTION) * (self.terms - 1)

    def year_of(self, day: date) -> int:
        """Return in which municipal year, counted from 0, ``day`` lies."""
        return day.year - self.first_year - ((day.month, day.day) < (5, 15))

    def check(self) -> None:
        """Raise ``ValueError`` for a council that could not be."""
        for name in ("meetings", "committees", "years", "councils"):
            if getattr(self, name) < 1:
                message = f"there are no {name}"
                raise ValueError(message)
        people = self.councils * (1 + int(_FEWEST_SEATS * self.people_to_seat))
        if self.committees < self.councils or self.people < people:
            message = f"each council needs a committee, and all of them {people} people"
            raise ValueError(message)
        if self.meetings > 100 * self.committees * self.years:
            message = "no committee meets more than a hundred times a year"
            raise ValueError(message)
