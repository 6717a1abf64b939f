"""The clerk: takes one meeting after the other, and writes its agenda, papers and minutes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from benchmarks.council.agenda import Entry, agenda, entries
from benchmarks.council.attendance import attendance_of, count
from benchmarks.council.business import Business, Desk, confirming
from benchmarks.council.calendar import Sitting
from benchmarks.council.composing import Composer
from benchmarks.council.people import Roster
from benchmarks.council.plan import Plan
from benchmarks.council.protocol import protocol
from benchmarks.council.scribe import Scribe
from benchmarks.council.text import entry


@dataclass
class Clerk:
    """Writes meetings in the order of the calendar, and carries over what is left."""

    plan: Plan
    composer: Composer
    _desks: dict[str, Desk] = field(default_factory=dict)

    def meet(self, sitting: Sitting) -> None:
        """Write everything of one meeting."""
        committee, truth = sitting.committee, self.composer.truth
        truth.meetings[sitting.status] += 1
        truth.meetings["all"] += 1
        truth.committees[committee.key][sitting.status] += 1
        roster = committee.roster(self.plan, sitting.day)
        is_open = sitting.status == "held" or (
            sitting.status == "scheduled" and sitting.published <= self.plan.today
        )
        if not is_open:
            self._write(sitting, "agenda", agenda(sitting, roster, (), self._next(sitting)))
            return
        self._hold(sitting, roster)

    def _hold(self, sitting: Sitting, roster: Roster) -> None:
        """Write agenda and papers, and the minutes if the meeting has been held."""
        chance = self.composer.invention.chance
        desk = self._desks.setdefault(sitting.committee.key, Desk())
        attended = attendance_of(chance, roster, sitting.committee.quorum, self.plan.unexcused)
        speakers = [person.called for person in attended.present]
        business = self.composer.business(sitting, desk, roster, speakers)
        elects = self._begin_year(sitting, desk)
        pending = desk.pending if sitting.nth == 1 else []
        items = entries(sitting, pending, business, elects=elects)
        self._write(sitting, "agenda", agenda(sitting, roster, items, self._next(sitting)))
        self._count(items)
        if sitting.status != "held":
            return
        if sitting.nth == 1:
            desk.pending = []
        desk.pending.append(sitting)
        truth = self.composer.truth
        count(attended, roster, truth)
        scribe = Scribe(
            chance, sitting, attended, roster.members[0], truth, desk.minute, self.composer.promises
        )
        first = desk.minute + 1
        text = protocol(self.plan, scribe, items, self._confirmed(sitting), self._next(sitting))
        desk.minute = scribe.number
        self._write(sitting, "minutes", text)
        self._remember(sitting, desk, items, first)

    def _begin_year(self, sitting: Sitting, desk: Desk) -> bool:
        """Elect a chair and begin to count minutes anew, if the municipal year is new."""
        year = self.plan.year_of(sitting.day)
        is_new = year != desk.year
        desk.year = year
        if is_new and sitting.committee.kind != "executive":
            desk.minute = 0
        return is_new

    def _confirmed(self, sitting: Sitting) -> str | None:
        following = confirming(sitting)
        is_confirmed = following is not None and following.status == "held"
        self.composer.truth.meetings["confirmed" if is_confirmed else "draft minutes"] += 1
        return following.name if following and is_confirmed else None

    def _next(self, sitting: Sitting) -> str:
        """Return what is said of the next meeting; the last one is to be confirmed or planned."""
        if sitting.following:
            return sitting.following.name
        if sitting.committee.kind == "scrutiny":
            later = sitting.day + timedelta(days=70)
            return entry(date=later.isoformat(), time=f'"{sitting.time}"')
        return "to be confirmed"

    def _count(self, items: Sequence[Entry]) -> None:
        truth = self.composer.truth
        truth.business["items"] += len(items)
        for item in items:
            about = item.business
            if about is None:
                continue
            truth.business["business"] += 1
            truth.business["urgent"] += bool(about.urgent)
            truth.business["exempt"] += bool(about.exempt)
            truth.business[f"paper: {about.paper_is}"] += bool(about.paper_is)
            if about.wards is not None:
                truth.place(about.wards, "items")
            if about.matter:
                truth.matters[about.matter]["items"] += 1

    def _remember(self, sitting: Sitting, desk: Desk, items: Sequence[Entry], first: int) -> None:
        """Keep what the next meeting needs: what was put off, where a matter last stood."""
        for place, item in enumerate(items):
            about = item.business
            if about is None:
                continue
            if about.matter:
                link = f"../../{sitting.name}/minutes.md#minute-{first + place}"
                self.composer.last[about.matter] = f"[minute {first + place}]({link})"
            if about.fate == "deferred":
                desk.deferred.append(_again(about, sitting))
            if about.strategy:
                resolution = f"{sitting.name}#resolution-{first + place}-a"
                self.composer.shelf.adopt(about.strategy, resolution)

    def _write(self, sitting: Sitting, name: str, text: str) -> None:
        self.composer.truth.bytes[name] += len(text.encode())
        self.composer.write(f"meetings/{sitting.committee.key}/{sitting.folder}/{name}.md", text)


def _again(about: Business, sitting: Sitting) -> Business:
    report = (
        about.report if about.report and "/" in about.report else f"{sitting.name}/{about.report}"
    )
    return replace(about, fate="agreed", report=report, attachments=(), invited=None, strategy=None)
