"""Promises: what resolutions ask for, and the meetings at which papers answer it."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.council.business import confirming
from benchmarks.council.calendar import Sitting
from benchmarks.council.chance import Chance
from benchmarks.council.papers import Answer, Limb
from benchmarks.council.plan import Plan
from benchmarks.council.text import long_date, month, roman
from benchmarks.council.truth import Promise, Truth
from benchmarks.council.vocabulary import Subject
from benchmarks.council.words import Words

_MEETINGS_AHEAD = 3
Parts = tuple[str, ...]


@dataclass
class Promises:
    """Makes promises, and remembers which of them come before which meeting."""

    plan: Plan
    chance: Chance
    truth: Truth
    owed: dict[str, list[tuple[Promise, Parts]]] = field(default_factory=dict)
    subjects: dict[str, Subject] = field(default_factory=dict)

    def ask(self, words: Words, owner: str, place: str, sitting: Sitting) -> tuple[Limb, str]:
        """Make a promise of ``owner`` at ``place``; return the limb that asks it and its date."""
        count = self.chance.pick((0, 0, 2, 3))
        asked = words.several("asked", max(1, count))
        parts = tuple(f"{place}-{roman(part)}" for part in range(count)) or (place,)
        coming = _coming(sitting)
        is_kept = not self.chance.happens(self.plan.overdue)
        target = self.chance.pick(coming) if coming and is_kept else next(iter(coming), None)
        due = self._due(sitting, target)
        is_month = self.chance.happens(0.5)
        written = f"{due:%Y-%m}" if is_month else due.isoformat()
        promise = Promise(place, owner, written, sitting.day, parts)
        self.truth.promises.append(promise)
        self.subjects[place] = words.subject
        if target and is_kept:
            self._keep(promise, coming[: coming.index(target) + 1])
        elif target:
            self._break(promise, coming)
        said = f"That, by {month(due) if is_month else long_date(due)}, the {owner}"
        limb = Limb(said, tuple(asked)) if count else Limb(f"{said} {asked[0]}")
        return limb, written

    def _due(self, sitting: Sitting, target: Sitting | None) -> date:
        """Return when the answer is due: at a coming meeting, or after the day of the site."""
        if target:
            return target.day
        return max(sitting.day, self.plan.today) + timedelta(days=60)

    def _keep(self, promise: Promise, until: list[Sitting]) -> None:
        """Answer the promise at the last of these meetings, or its first part at the first one."""
        first, last = until[0], until[-1]
        in_parts = len(promise.parts) > 1 and len(until) > 1 and self.chance.happens(0.6)
        self._owe(first if in_parts else last, promise, promise.parts[:1])
        self._owe(last, promise, promise.parts[1:])

    def _break(self, promise: Promise, coming: list[Sitting]) -> None:
        """Answer the promise in part, too late, or never."""
        late = next((each for each in coming if each.day > promise.deadline), None)
        if len(promise.parts) > 1 and self.chance.happens(0.4):
            self._owe(coming[0], promise, promise.parts[:1])
        elif late and self.chance.happens(0.5):
            self._owe(late, promise, promise.parts)

    def _owe(self, sitting: Sitting, promise: Promise, parts: Parts) -> None:
        if not parts or sitting.status != "held":
            return
        owed = self.owed.setdefault(sitting.name, [])
        if owed and owed[-1][0] is promise:
            parts = (*owed.pop()[1], *parts)
        owed.append((promise, parts))

    def answers(self, sitting: Sitting) -> tuple[tuple[Answer, ...], Subject | None]:
        """Return what a paper before ``sitting`` has to answer, and what it is about."""
        owed = self.owed.pop(sitting.name, [])
        found: list[Answer] = []
        for promise, parts in owed:
            promise.answered |= dict.fromkeys(parts, sitting.day)
            is_whole = parts == promise.parts and self.chance.happens(0.5)
            for place in (promise.resolution,) if is_whole else parts:
                name, _, anchor = place.partition("#")
                minute = anchor.split("-")[1]
                link = f"../{name.partition('/')[2]}/minutes.md#{anchor}"
                found.append(Answer(place, link, f"minute {minute}"))
        subject = self.subjects[owed[0][0].resolution] if owed else None
        return tuple(found), subject


def _coming(sitting: Sitting) -> list[Sitting]:
    """Return the next few meetings of the committee that papers can come before."""
    found: list[Sitting] = []
    following = confirming(sitting)
    while following and len(found) < _MEETINGS_AHEAD:
        found.append(following)
        following = confirming(following)
    return found
