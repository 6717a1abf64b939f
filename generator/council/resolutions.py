"""What was decided: every minute with its resolutions, limb by limb, and its motions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.council.decisions import Minute, minutes_of
from generator.council.keys import place_of
from generator.council.meetings import Item
from generator.council.motions import Ballot, Motion, ballot_of, motions_of
from generator.council.records import Record
from generator.council.site import Meeting, Site
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
    """The business of all meetings, oldest first, and the ways into it.

    ``at`` leads from the key of minutes and an anchor in them to the minute around it; ``on``
    from a report to the minutes about it; ``about`` from a matter to the minutes about it;
    ``ballots`` from the key of minutes and the anchor of a motion, amendment or vote in them to
    how it ended; ``amended`` are the places of motions that were carried in other words.
    """

    business: tuple[Business, ...]
    by_minutes: Mapping[str, tuple[Business, ...]]
    at: Mapping[tuple[str, str], Business]
    on: Mapping[str, tuple[Business, ...]]
    about: Mapping[str, tuple[Business, ...]]
    ballots: Mapping[tuple[str, str], Ballot]
    amended: frozenset[tuple[str, str]]


def decided_at(site: Site) -> Decided:
    """Return all that the minutes of ``site`` say was decided."""
    by_minutes = {
        meeting.minutes.key: tuple(_business(meeting, meeting.minutes))
        for meeting in site.meetings.values()
        if meeting.minutes
    }
    business = tuple(each for found in by_minutes.values() for each in found)
    places = {
        (each.record.key, anchor): each for each in business for anchor in _anchors(each.minute)
    }
    on: dict[str, list[Business]] = {}
    about: dict[str, list[Business]] = {}
    for each in business:
        for paper in each.papers:
            on.setdefault(paper, []).append(each)
        for matter in each.matters:
            about.setdefault(matter, []).append(each)
    ballots = {
        (each.record.key, anchor): ballot for each in business for anchor, ballot in _ballots(each)
    }
    amended = frozenset(
        (each.record.key, motion.anchor)
        for each in business
        for motion in each.motions
        if motion.is_amended
    )
    return Decided(business, by_minutes, places, _frozen(on), _frozen(about), ballots, amended)


def _frozen(found: Mapping[str, list[Business]]) -> Mapping[str, tuple[Business, ...]]:
    return {key: tuple(business) for key, business in found.items()}


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
