"""A matter's journey: everything that the records tie to it, meeting by meeting."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from generator.council.documents import Consultation
from generator.council.fields import Absent
from generator.council.keys import Kind, folder_of
from generator.council.promises import Promise, Promised
from generator.council.resolutions import Business, Decided
from generator.council.site import Site
from generator.council.sittings import Meeting


@dataclass(frozen=True, slots=True)
class Sat:
    """A meeting on the way: items as key and anchor, papers by key, and what was decided.

    ``promises`` were made there; ``answered`` are older ones to which an answer came.
    """

    meeting: Meeting
    items: tuple[tuple[str, str], ...]
    papers: tuple[str, ...]
    business: tuple[Business, ...]
    promises: tuple[Promise, ...]
    answered: tuple[Promise, ...]

    @property
    def day(self) -> date:
        """The day on which it was."""
        return self.meeting.sitting.date


@dataclass(frozen=True, slots=True)
class Earlier:
    """A decision before those that the archive holds, as the report ``paper`` names it."""

    day: date
    named: Absent
    paper: str


@dataclass(frozen=True, slots=True)
class Consulted:
    """A consultation, as the report ``paper`` tells of it."""

    consultation: Consultation
    paper: str

    @property
    def day(self) -> date:
        """The day on which it was opened."""
        return self.consultation.opens


Step = Sat | Earlier | Consulted


@dataclass(frozen=True, slots=True)
class Journey:
    """The steps of a matter, oldest first, and the strategies that belong to it by key."""

    steps: tuple[Step, ...]
    strategies: tuple[str, ...]


@dataclass
class _Meeting:
    items: dict[tuple[str, str], None] = field(default_factory=dict)
    papers: dict[str, None] = field(default_factory=dict)
    business: dict[str, Business] = field(default_factory=dict)


def journey_of(site: Site, matter: str) -> Journey:
    """Return the journey of the matter whose file is called ``matter``.

    It holds what names the matter; the papers of its items and the items of its papers, before
    whatever body; the minutes about them; what these papers answer, and what answers these
    minutes; earlier decisions, consultations and strategies that the papers name.
    """
    gathering = _Gathering(site, Decided(site), matter)
    gathering.gather()
    papers = [paper for found in gathering.meetings.values() for paper in found.papers]
    steps = [*gathering.sat(Promised(site)), *_before(site, dict.fromkeys(papers))]
    order = {Earlier: 0, Consulted: 1, Sat: 2}
    steps.sort(key=lambda step: (step.day, order[type(step)], _name(step)))
    return Journey(tuple(steps), tuple(_with_older(site, gathering.strategies)))


@dataclass
class _Gathering:
    site: Site
    decided: Decided
    matter: str
    meetings: dict[str, _Meeting] = field(default_factory=dict)
    strategies: dict[str, None] = field(default_factory=dict)
    followed: set[str] = field(default_factory=set)

    def gather(self) -> None:
        for tie in self.site.graph.into(f"matters/{self.matter}", "matter"):
            kind = self.site.records[tie.source].kind
            if kind is Kind.STRATEGY:
                self.strategy(tie.source)
            elif kind is Kind.REPORT:
                self.paper(tie.source)
            elif kind is Kind.AGENDA:
                self.item(tie.source, tie.source_anchor)
        for business in self.decided.about(self.matter):
            self.minute(business)

    def at(self, key: str) -> _Meeting:
        return self.meetings.setdefault(folder_of(key), _Meeting())

    def strategy(self, key: str) -> None:
        self.strategies[key] = None
        for tie in self.site.graph.into(key, "strategy"):
            self.paper(tie.source)
        for tie in self.site.records[key].references:
            if tie.kind == "adopted_by":
                self.place(tie.key, tie.anchor)

    def paper(self, key: str) -> None:
        self.at(key).papers[key] = None
        if key in self.followed:
            return
        self.followed.add(key)
        for tie in self.site.graph.into(key, "report"):
            self.item(tie.source, tie.source_anchor)
        for tie in self.site.records[key].references:
            if tie.kind in {"answers", "previous"}:
                self.place(tie.key, tie.anchor)
            elif tie.kind == "strategy":
                self.strategies[tie.key] = None

    def item(self, key: str, anchor: str) -> None:
        here = self.at(key)
        if (key, anchor) in here.items:
            return
        here.items[key, anchor] = None
        for tie in self.site.records[key].references:
            if tie.kind == "report" and tie.source_anchor == anchor and self._is_ours(tie.key):
                here.papers[tie.key] = None
                self.paper(tie.key)
        for tie in self.site.graph.into(key, "item", anchor):
            if business := self.decided.at(tie.source, tie.source_anchor):
                self.minute(business)

    def _is_ours(self, report: str) -> bool:
        """Tell whether a paper of an item may be about this matter, and not only about another."""
        matters = self.site.records[report].front.value.matter
        return not matters or self.matter in matters

    def minute(self, business: Business) -> None:
        here = self.at(business.record.key)
        anchor = business.minute.heading.anchor
        if anchor in here.business:
            return
        here.business[anchor] = business
        if business.item and business.meeting.agenda:
            self.item(business.meeting.agenda.key, business.item)
        for kind in ("answers", "announces"):
            for tie in self.site.graph.into(business.record.key, kind):
                if tie.anchor in business.anchors:
                    self.answer(tie.source, tie.source_anchor)

    def answer(self, key: str, anchor: str) -> None:
        if self.site.records[key].kind is Kind.REPORT:
            self.paper(key)
        elif anchor:
            self.at(key).items[key, anchor] = None
        else:
            self.at(key)

    def place(self, key: str, anchor: str) -> None:
        """Gather the minute around a place that a record names, or the meeting as a whole."""
        found = self.site.graph.find(key, anchor)
        if found is None:
            return
        if business := self.decided.at(*found):
            self.minute(business)
        elif found[0] in self.site.meetings:
            self.meetings.setdefault(found[0], _Meeting())

    def sat(self, promised: Promised) -> Iterator[Sat]:
        made = {key: self._promises(promised, found) for key, found in self.meetings.items()}
        older = [promise for promises in made.values() for promise in promises]
        for key, found in self.meetings.items():
            yield Sat(
                self.site.meetings[key],
                tuple(found.items),
                tuple(found.papers),
                tuple(found.business.values()),
                made[key],
                tuple(
                    promise
                    for promise in older
                    if any(folder_of(answer.key) == key for answer in promise.answers)
                ),
            )

    def _promises(self, promised: Promised, found: _Meeting) -> tuple[Promise, ...]:
        places = [(each.record.key, each) for each in found.business.values()]
        actions = (
            promise
            for key, business in places
            for promise in promised.in_record(key)
            if promise.asked.anchor in business.anchors
        )
        papers = (
            promise
            for key, anchor in found.items
            for promise in promised.in_record(key)
            if promise.asked.anchor == anchor
        )
        recommended = (promise for paper in found.papers for promise in promised.in_record(paper))
        return (*actions, *papers, *recommended)


def _before(site: Site, papers: Iterable[str]) -> Iterator[Step]:
    """Yield what the papers tell of decisions that are not held, and of consultations."""
    for paper in papers:
        front = site.records[paper].front.value
        for named in front.previous_decisions:
            if isinstance(named, Absent) and named.date:
                yield Earlier(named.date, named, paper)
        if front.consultation:
            yield Consulted(front.consultation, paper)


def _with_older(site: Site, strategies: Iterable[str]) -> Iterator[str]:
    """Yield strategies, each behind those that it supersedes."""
    seen: set[str] = set()
    for key in strategies:
        line: list[str] = []
        name: str | None = key
        while name and name not in seen:
            seen.add(name)
            line.append(name)
            older = site.records[name].front.value.supersedes
            name = f"strategies/{older}" if older else None
        yield from reversed(line)


def _name(step: Step) -> str:
    return step.meeting.key if isinstance(step, Sat) else step.paper
