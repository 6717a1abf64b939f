"""Promises: what was asked for, of whom, by when, and what came of it."""

import calendar
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.council.keys import Sitting, folder_of
from generator.council.meetings import Agenda, Item
from generator.council.records import Record
from generator.council.relations import ASKED
from generator.council.resolutions import Business
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.graph import Reference
from generator.markdown import Limb, limbs_of, plain, safe

ACTION, PAPER, RECOMMENDATION = "action", "paper", "recommendation"
OPEN, PARTLY, ANSWERED = "open", "partly", "answered"


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers a promise: a place, the day it came, and which limbs it is about.

    ``outcome`` tells what became of a recommendation.
    """

    key: str
    anchor: str
    day: date
    days: int
    limbs: tuple[str, ...]
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody is to do.

    ``key`` and ``anchor`` are the place at which it was asked for; ``parts`` are the numbers and
    words of the limbs inside it; ``limbs`` are the anchors that must each be answered.
    """

    kind: str
    key: str
    anchor: str
    sitting: Sitting
    words: str
    parts: tuple[tuple[str, str], ...]
    owner: str
    due: str
    limbs: tuple[str, ...]

    @property
    def day(self) -> date:
        """The day on which it was asked for."""
        return self.sitting.date

    @property
    def order(self) -> tuple[date, str, str]:
        """What comes first of what was asked for: of one meeting, it keeps its order."""
        return self.sitting.date, self.sitting.committee, self.sitting.key


@dataclass(frozen=True, slots=True)
class Promise:
    """What was asked for and what came of it; ``announced`` are places that say it will follow."""

    asked: Asked
    answers: tuple[Answer, ...]
    announced: tuple[Answer, ...]
    is_overdue: bool

    @property
    def state(self) -> str:
        """``open``, ``partly`` (some limbs are answered) or ``answered`` (all are)."""
        return _state(self.asked, self.answers)

    @property
    def outcome(self) -> str:
        """``agreed``, ``amended`` or ``rejected``, or nothing; ``mixed`` where limbs differ."""
        found = {answer.outcome for answer in self.answers if answer.outcome}
        return found.pop() if len(found) == 1 else "mixed" if found else ""


@dataclass(frozen=True, slots=True)
class Promised:
    """All promises of ``site``: actions, papers to follow, recommendations of inquiries."""

    site: Site

    def in_record(self, key: str) -> tuple[Promise, ...]:
        """Return what the record ``key`` asks for."""
        return tuple(each for each in self._told(folder_of(key)) if each.asked.key == key)

    def at(self, key: str, anchor: str) -> tuple[Promise, ...]:
        """Return what is asked for at one place of the record ``key``."""
        return tuple(each for each in self.in_record(key) if each.asked.anchor == anchor)

    def groups(self, kind: str) -> tuple[str, ...]:
        """Return by which values of ``kind`` (year, committee or owner) promises can be had."""
        start = f"{kind} "
        found = (name for name in self.site.told.targets(ASKED) if name.startswith(start))
        return tuple(name.removeprefix(start) for name in found)

    def of(self, kind: str, value: str) -> tuple[Promise, ...]:
        """Return the promises of a year, a committee or an owner, oldest first."""
        return self._told(f"{kind} {value}")

    def __iter__(self) -> Iterator[Promise]:
        """Yield all promises, oldest first."""
        for year in self.groups("year"):
            yield from self.of("year", year)

    def _told(self, target: str) -> tuple[Promise, ...]:
        asked = sorted(self.site.told.of(ASKED, target), key=lambda each: each.order)
        return tuple(self._promise(each) for each in asked)

    def _promise(self, asked: Asked) -> Promise:
        place = asked.key, asked.anchor, asked.words
        return self.site.desk.once("promise", place, lambda: _promise(self.site, asked))


def last_day(due: str) -> date:
    """Return the last day on which what is due in a month or on a day is not late."""
    if due.count("-") > 1:
        return date.fromisoformat(due)
    year, month = map(int, due.split("-"))
    return date(year, month, calendar.monthrange(year, month)[1])


def outcome_of(site: Site, tie: Reference) -> str:
    """Return what the response that ``tie`` comes from says became of the recommendation."""
    if tie.kind != "responds":
        return ""
    responses = site.records[tie.source].front.value.responses
    return next((str(each.outcome) for each in responses if each.to == tie.said), "")


def _state(asked: Asked, answers: tuple[Answer, ...]) -> str:
    answered = {limb for answer in answers for limb in answer.limbs}
    if answered >= set(asked.limbs):
        return ANSWERED
    return PARTLY if answered else OPEN


def asked_at(meeting: Meeting, business: Sequence[Business]) -> Iterator[Asked]:
    """Yield all that the papers of ``meeting`` ask for; ``business`` is that of its minutes."""
    if meeting.minutes:
        yield from _actions(business, meeting, meeting.minutes)
    if meeting.agenda:
        yield from _papers(meeting, meeting.agenda)
    for report in meeting.reports:
        yield from _recommendations(meeting, report)


def _actions(business: Sequence[Business], meeting: Meeting, record: Record) -> Iterator[Asked]:
    for action in record.front.value.actions:
        anchor = f"resolution-{action.resolution}"
        found = next((each for each in business if anchor in each.anchors), None)
        if found is None:
            continue
        words, parts, ends = _spelt_out(anchor, found.limbs_at(anchor))
        owner, due = action.owner or "", action.due or ""
        sitting = meeting.sitting
        yield Asked(ACTION, record.key, anchor, sitting, words, parts, owner, due, ends)


def _papers(meeting: Meeting, record: Record) -> Iterator[Asked]:
    """Yield the papers that the agenda says are to follow and that are not here."""
    agenda: Agenda = record.front.value
    for number, item in zip(agenda.numbers, agenda.items, strict=True):
        owner, anchor = " and ".join(item.report_by), f"item-{safe(number)}"
        for title, due in _to_follow(item):
            yield Asked(
                PAPER, record.key, anchor, meeting.sitting, title, (), owner, due, (anchor,)
            )


def _to_follow(item: Item) -> Iterator[tuple[str, str]]:
    if item.paper == "to-follow" and not item.report:
        yield item.title, ""
    for attachment in item.attachments:
        if attachment.access == "to-follow" and not attachment.file:
            yield attachment.title, attachment.due or ""


def _recommendations(meeting: Meeting, record: Record) -> Iterator[Asked]:
    """Yield the recommendations of a report that wants a response."""
    report = record.front.value
    if report.kind != "inquiry" and not report.response_due:
        return
    due = report.response_due or ""
    for directive in record.body.directives():
        if directive.name != "recommendations" or directive.get("show"):
            continue
        _, limbs = limbs_of(directive.body)
        for anchor in (limb.anchor for limb in limbs if limb.depth == 1):
            within = tuple(each for each in limbs if f"{each.anchor}-".startswith(f"{anchor}-"))
            words, parts, ends = _spelt_out(anchor, within)
            sitting = meeting.sitting
            yield Asked(RECOMMENDATION, record.key, anchor, sitting, words, parts, "", due, ends)


def _spelt_out(
    anchor: str, limbs: tuple[Limb, ...]
) -> tuple[str, tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Return the words at ``anchor``, its parts, and which of ``limbs`` hold nothing smaller."""
    words = " ".join(plain(limb.prose) for limb in limbs if limb.anchor == anchor)
    parts = tuple((each.number, plain(each.prose)) for each in limbs if each.anchor != anchor)
    anchors = tuple(limb.anchor for limb in limbs)
    ends = tuple(each for each in anchors if not _within(each, anchors))
    return words, parts, ends or (anchor,)


def _within(anchor: str, anchors: Iterable[str]) -> tuple[str, ...]:
    """Return those of ``anchors`` that stand inside ``anchor``."""
    return tuple(each for each in anchors if each.startswith(f"{anchor}-"))


def _promise(site: Site, asked: Asked) -> Promise:
    answers = tuple(_answers(site, asked, "answers", "responds"))
    is_answered = _state(asked, answers) == ANSWERED
    is_late = bool(asked.due) and not is_answered and last_day(asked.due) < site.today
    return Promise(asked, answers, tuple(_answers(site, asked, "announces")), is_late)


def _answers(site: Site, asked: Asked, *kinds: str) -> Iterator[Answer]:
    """Yield what answers ``asked``: each place once, with all the limbs that it is about.

    A paper that responds to a recommendation and says, too, that it answers it, does so once.
    """
    found: dict[tuple[str, str, str], set[str]] = {}
    ties = [tie for kind in kinds for tie in site.graph.into(asked.key, kind)]
    responding = {(tie.source, tie.source_anchor) for tie in ties if tie.kind == "responds"}
    for tie in ties:
        if tie.kind == "answers" and (tie.source, tie.source_anchor) in responding:
            continue
        if limbs := _about(tie.anchor, asked):
            place = (tie.source, tie.source_anchor, outcome_of(site, tie))
            found.setdefault(place, set()).update(limbs)
    for (key, anchor, outcome), about in found.items():
        day = site.meetings[folder_of(key)].sitting.date
        limbs = tuple(limb for limb in asked.limbs if limb in about)
        yield Answer(key, anchor, day, (day - asked.day).days, limbs, outcome)


def _about(answered: str, asked: Asked) -> tuple[str, ...]:
    """Return which limbs an answer to the place ``answered`` is about; a minute is all of it."""
    place = answered.replace("minute-", "resolution-")
    if place == asked.anchor or asked.anchor.startswith(f"{place}-"):
        return asked.limbs
    return tuple(each for each in asked.limbs if each == place or each.startswith(f"{place}-"))
