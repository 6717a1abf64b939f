"""What was decided: every minute with its resolutions, limb by limb, and its motions."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.council.decisions import Minute, minutes_of
from generator.council.keys import Sitting, folder_of, place_of
from generator.council.meetings import Item
from generator.council.motions import Ballot, Motion, ballot_of, motions_of
from generator.council.records import Record
from generator.council.relations import BALLOT
from generator.council.site import Site, in_order
from generator.council.sittings import Meeting
from generator.graph import Reference
from generator.markdown import Directive, Limb, Prose, limbs_of, plain, safe

RESOLVED, NOTED, MOVED = "resolved", "noted", "motion"
KINDS = (RESOLVED, MOVED, NOTED)


@dataclass(frozen=True, slots=True)
class Resolution:
    """A resolution: the words before its limbs, and its limbs.

    One without numbered items is one limb, without a number and with the resolution's own anchor.
    """

    directive: Directive
    lead: Prose
    limbs: tuple[Limb, ...]

    @property
    def kind(self) -> str:
        """``resolved`` or ``noted``."""
        return self.directive.name

    @property
    def anchor(self) -> str:
        """Its permanent place."""
        return self.directive.anchor


@dataclass(frozen=True, slots=True)
class Business:
    """A minute and all that hangs on it.

    ``item`` is the anchor of its item on the agenda, ``papers`` are the keys of the reports
    before it, ``matters`` the file names of what it is about. ``votes`` were taken in it on
    something else than a motion.
    """

    meeting: Meeting
    record: Record
    minute: Minute
    item: str
    papers: tuple[str, ...]
    matters: tuple[str, ...]
    resolutions: tuple[Resolution, ...]
    motions: tuple[Motion, ...]
    votes: tuple[Ballot, ...]

    @property
    def anchors(self) -> frozenset[str]:
        """Its own anchor, and those in it."""
        return frozenset(_anchors(self.minute))

    @property
    def has_decisions(self) -> bool:
        """Whether something was resolved, noted or moved."""
        return bool(self.resolutions or self.motions)

    def limbs_at(self, anchor: str) -> tuple[Limb, ...]:
        """Return the limb at ``anchor`` with those inside it, or all limbs of a resolution."""
        return tuple(
            limb
            for resolution in self.resolutions
            for limb in resolution.limbs
            if anchor in {resolution.anchor, limb.anchor} or limb.anchor.startswith(f"{anchor}-")
        )


@dataclass(frozen=True, slots=True)
class Decided:
    """The business of all meetings of ``site``, and the ways into it."""

    site: Site

    def at_meetings(self, meetings: Iterable[Meeting]) -> Iterator[Business]:
        """Yield the business of ``meetings``, in their order."""
        for meeting in meetings:
            yield from self.in_minutes(f"{meeting.key}/minutes")

    def newest(self, years: Iterable[int] | None = None) -> Iterator[Business]:
        """Yield the business of the last day first, in its order; of ``years`` alone, if given."""
        site = self.site
        chosen = site.years() if years is None else years
        meetings = (meeting for year in chosen for meeting in reversed(site.held_in(year)))
        for _, held in groupby(meetings, key=lambda meeting: meeting.sitting.date):
            yield from self.at_meetings(reversed(tuple(held)))

    def in_minutes(self, key: str) -> tuple[Business, ...]:
        """Return the business in the minutes ``key``."""
        if key not in self.site.records:
            return ()
        meeting = self.site.meetings[folder_of(key)]
        return self.site.desk.once("business", key, lambda: business_at(meeting))

    def at(self, key: str, anchor: str) -> Business | None:
        """Return the minute around an anchor in the minutes ``key``."""
        found = (each for each in self.in_minutes(key) if anchor in each.anchors)
        return next(found, None)

    def on(self, report: str) -> tuple[Business, ...]:
        """Return the minutes about the report ``report``, oldest first."""
        items = self.site.graph.into(report, "report")
        return self._tied(items, lambda each: report in each.papers)

    def about(self, matter: str) -> tuple[Business, ...]:
        """Return the minutes about the matter whose file is called ``matter``, oldest first."""
        ties = self.site.graph.into(f"matters/{matter}", "matter")
        return self._tied(ties, lambda each: matter in each.matters)

    def ballot(self, key: str, anchor: str) -> tuple[Ballot | None, bool]:
        """Return how the motion, amendment or vote at a place in minutes ended.

        Return also whether it is a motion that was carried in other words.
        """
        return next(iter(self.site.told.of(BALLOT, f"{key}#{anchor}")), (None, False))

    def _tied(
        self, ties: Iterable[Reference], wanted: Callable[[Business], bool]
    ) -> tuple[Business, ...]:
        folders = {folder_of(tie.source) for tie in ties if tie.source.startswith("meetings/")}
        meetings = [self.site.meetings[folder] for folder in in_order(iter(folders))]
        return tuple(each for each in self.at_meetings(meetings) if wanted(each))


@dataclass(frozen=True, slots=True)
class Tally:
    """How much a meeting decided: how many of each of ``KINDS``."""

    sitting: Sitting
    counts: tuple[int, ...]


def business_at(meeting: Meeting) -> tuple[Business, ...]:
    """Return the minutes of ``meeting`` with all that hangs on each."""
    return tuple(_business(meeting, meeting.minutes)) if meeting.minutes else ()


def tally_of(meeting: Meeting, business: Iterable[Business]) -> Tally | None:
    """Return how much ``meeting`` decided in ``business``: limbs resolved, motions, limbs noted."""
    deciding = [each for each in business if each.has_decisions]
    counts: Counter[str] = Counter()
    for each in deciding:
        for resolution in each.resolutions:
            counts[resolution.kind] += len(resolution.limbs)
        counts[MOVED] += len(each.motions)
    return Tally(meeting.sitting, tuple(counts[kind] for kind in KINDS)) if deciding else None


def _business(meeting: Meeting, record: Record) -> Iterator[Business]:
    for minute in minutes_of(record.body)[1]:
        anchor, item = _item_of(meeting, minute)
        directives = tuple(minute.directives())
        motions = motions_of(minute)
        told = {ballot.anchor for motion in motions for ballot in (*motion.ballots, *motion.parts)}
        yield Business(
            meeting,
            record,
            minute,
            anchor,
            _papers(meeting, item),
            tuple(dict.fromkeys((*minute.matters, *(item.matter if item else ())))),
            tuple(_resolution(each) for each in directives if each.name in {RESOLVED, NOTED}),
            motions,
            tuple(
                ballot_of(each)
                for each in directives
                if each.name == "vote" and each.anchor not in told
            ),
        )


def _item_of(meeting: Meeting, minute: Minute) -> tuple[str, Item | None]:
    if meeting.agenda is None or not minute.item:
        return "", None
    agenda = meeting.agenda.front.value
    wanted = safe(minute.item)
    found = (
        item
        for number, item in zip(agenda.numbers, agenda.items, strict=True)
        if safe(number) == wanted
    )
    return f"item-{wanted}", next(found, None)


def _papers(meeting: Meeting, item: Item | None) -> tuple[str, ...]:
    named = item.report if item else ()
    return tuple(place_of(each, meeting.key)[0] for each in named if isinstance(each, str))


def _resolution(directive: Directive) -> Resolution:
    lead, limbs = limbs_of(directive.body)
    if not limbs:
        return Resolution(directive, Prose(), (Limb(directive.anchor, "", 1, directive.body),))
    return Resolution(directive, lead if plain(lead) else Prose(), limbs)


def ballots_in(business: Iterable[Business]) -> Iterator[tuple[str, tuple[Ballot, bool]]]:
    """Yield each place where something was voted on, how it ended, and whether in other words."""
    seen: set[str] = set()
    for each in business:
        amended = {motion.anchor for motion in each.motions if motion.is_amended}
        for anchor, ballot in _ballots(each):
            if anchor not in seen:
                seen.add(anchor)
                yield anchor, (ballot, anchor in amended)


def _ballots(business: Business) -> Iterator[tuple[str, Ballot]]:
    for motion in business.motions:
        yield motion.anchor, motion.ballot
        for ballot in (*motion.ballots, *motion.parts):
            yield ballot.anchor, ballot
        for amendment in motion.amendments:
            yield amendment.directive.anchor, amendment.ballot
    for ballot in business.votes:
        yield ballot.anchor, ballot


def _anchors(minute: Minute) -> Iterator[str]:
    yield minute.heading.anchor
    for directive in minute.directives():
        yield from (directive.anchor, *directive.items)
