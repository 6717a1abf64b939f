"""What a made-up council holds, counted while it is planned and never read back from its files."""

import calendar
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass
class Promise:
    """What a resolution asks of somebody: its parts, and when a paper answered each of them.

    ``due`` is a day or a month as the minutes give it. A promise without parts has itself as part.
    """

    resolution: str
    owner: str
    due: str
    made: date
    parts: tuple[str, ...]
    answered: dict[str, date] = field(default_factory=dict)

    @property
    def deadline(self) -> date:
        """The last day on which the promise is not overdue."""
        year, month, *day = (int(part) for part in self.due.split("-"))
        return date(year, month, day[0] if day else calendar.monthrange(year, month)[1])

    def state(self, day: date) -> str:
        """Return ``answered``, ``part`` or ``open``, as it stood at the end of ``day``."""
        done = sum(answer <= day for answer in self.answered.values())
        return "answered" if done == len(self.parts) else "part" if done else "open"

    def is_overdue(self, day: date) -> bool:
        """Tell whether something is still owed on ``day`` although the time is over."""
        return self.deadline < day and self.state(day) != "answered"

    def is_late(self, day: date) -> bool:
        """Tell whether the last answer came after the time, by ``day``."""
        return self.state(day) == "answered" and max(self.answered.values()) > self.deadline


@dataclass
class Truth:
    """The counts of a made-up council.

    ``decisions`` counts every resolution once; ``limbs`` are its (a), (b), and ``limbs of limbs``
    their (i), (ii). ``votes`` counts each vote by its figures, and of tied ones what the casting
    vote made of them. Of ``people``, ``expected`` is how often somebody was a member of a meeting
    that was held: as often as ``present``, ``apologies`` and ``absent`` together. ``apologies``
    hold those who were ``substituted``. ``wards`` counts the items and the reports that name a
    ward, and its members of all years; ``matters`` the items and the reports that name a matter.
    ``actions`` tells the state of promises on any day.
    """

    today: date
    files: Counter[str] = field(default_factory=Counter)
    bytes: Counter[str] = field(default_factory=Counter)
    meetings: Counter[str] = field(default_factory=Counter)
    committees: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    business: Counter[str] = field(default_factory=Counter)
    decisions: Counter[str] = field(default_factory=Counter)
    votes: Counter[str] = field(default_factory=Counter)
    people: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    wards: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    matters: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    promises: list[Promise] = field(default_factory=list)
    papers: Counter[str] = field(default_factory=Counter)
    strategies: Counter[str] = field(default_factory=Counter)
    tables: Counter[str] = field(default_factory=Counter)

    def actions(self, day: date) -> dict[str, int]:
        """Return how many promises made by ``day`` were in which state at its end."""
        made = [promise for promise in self.promises if promise.made <= day]
        states = Counter(promise.state(day) for promise in made)
        return {
            "all": len(made),
            "answered": states["answered"],
            "part": states["part"],
            "open": states["open"],
            "overdue": sum(promise.is_overdue(day) for promise in made),
            "late": sum(promise.is_late(day) for promise in made),
        }

    def vote(self, for_: int, against: int, *, named: bool) -> None:
        """Count a vote."""
        outcome = "tied" if for_ == against else "carried" if for_ > against else "lost"
        self.votes[outcome] += 1
        self.votes["all"] += 1
        self.votes["named"] += named

    def place(self, wards: tuple[str, ...] | str, what: str) -> None:
        """Count an item or report that names wards."""
        if isinstance(wards, str):
            self.papers[f"{what}: {wards} wards"] += 1
            return
        for ward in wards:
            self.wards[ward][what] += 1

    def values(self) -> dict[str, object]:
        """Return all counts as JSON holds them, with the actions on the day of the site."""
        found: dict[str, object] = {"today": self.today.isoformat()}
        for name in ("files", "bytes", "meetings", "business", "decisions", "votes", "papers"):
            found[name] = _sorted(getattr(self, name))
        found["strategies"] = _sorted(self.strategies)
        found["tables"] = _sorted(self.tables)
        found["actions"] = self.actions(self.today)
        for name in ("committees", "people", "wards", "matters"):
            each = getattr(self, name)
            found[name] = {key: _sorted(each[key]) for key in sorted(each)}
        found["promises"] = [
            {
                "resolution": promise.resolution,
                "owner": promise.owner,
                "due": promise.due,
                "parts": list(promise.parts),
                "answered": {part: day.isoformat() for part, day in promise.answered.items()},
            }
            for promise in self.promises
        ]
        return found


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return {key: counts[key] for key in sorted(counts) if counts[key]}
