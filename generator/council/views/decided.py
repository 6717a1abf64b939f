"""Decisions as layouts see them: limb by limb, with votes, papers and what happened next."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalogue import marked
from generator.council.motions import Ballot, Motion
from generator.council.promises import Promised
from generator.council.resolutions import MOVED, NOTED, RESOLVED, Business, Resolution
from generator.council.site import Site
from generator.council.views.chrome import Link, to
from generator.council.views.names import meeting_link, meeting_title, person_link, spoken, title_of
from generator.council.views.promised import PromiseView, promise_view
from generator.council.views.prose import ProseView, Shown
from generator.council.views.votes import VoteView, outcome_of, vote_view
from generator.markdown import Limb


@dataclass(frozen=True, slots=True)
class LimbView:
    """A limb: its permanent place, its words, how to cite it, and what it asked for."""

    place: Link
    depth: int
    body: ProseView
    citation: str
    promises: tuple[PromiseView, ...]


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """An amendment, who moved it, and how it ended."""

    place: Link
    moved: Link
    outcome: str


@dataclass(frozen=True, slots=True)
class WordingView:
    """A paragraph or limb of the words in force."""

    number: str
    words: str
    depth: int


@dataclass(frozen=True, slots=True)
class MotionChainView:
    """A motion from its moving to the words in force.

    ``wording`` is empty where the motion did not carry, where its words stand in the resolution
    ``restated``, or where they cannot be known; ``is_computed`` tells that they stand nowhere in
    the minutes, and ``is_unknown`` that it was amended and nobody can tell how.
    """

    words: str
    place: Link
    moved: Link
    seconded: Link | None
    outcome: str
    amendments: tuple[AmendmentView, ...]
    votes: tuple[VoteView, ...]
    restated: Link | None
    wording: tuple[WordingView, ...]
    is_computed: bool
    is_unknown: bool
    citation: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """A resolution or a motion in a register, with the minute around it."""

    what: str
    minute: Link
    meeting: Link
    iso: str
    papers: tuple[Link, ...]
    votes: tuple[VoteView, ...]
    lead: ProseView
    limbs: tuple[LimbView, ...]
    promises: tuple[PromiseView, ...]
    motion: MotionChainView | None


WHAT = {RESOLVED: marked("Resolved"), MOVED: marked("Motion"), NOTED: marked("Noted")}
_MOVED = {"motion": marked("Motion"), "amendment": marked("Amendment")}


def entries_of(site: Site, business: Iterable[Business], kind: str = "") -> tuple[EntryView, ...]:
    """Return what was decided in ``business``; of one ``kind`` alone, if it is given."""
    return tuple(
        entry
        for each in business
        for entry in (
            *(
                _resolved(site, each, resolution)
                for resolution in each.resolutions
                if kind in {"", resolution.kind}
            ),
            *(_moved(site, each, motion) for motion in each.motions if kind in {"", MOVED}),
        )
    )


def motion_view(site: Site, business: Business, motion: Motion) -> MotionChainView:
    """Return the chain of ``motion``."""
    key, directive = business.record.key, motion.directive
    seconded = directive.get("seconded")
    changed = any(each.ballot.is_carried for each in motion.amendments)
    is_open = motion.ballot.is_carried and not motion.restated
    return MotionChainView(
        site.say(_MOVED[directive.name]),
        Link(spoken(site, motion.anchor), to(site, key, motion.anchor)),
        person_link(site, directive.get("moved")),
        person_link(site, seconded) if seconded else None,
        outcome_of(site, motion.ballot),
        tuple(
            AmendmentView(
                Link(
                    spoken(site, each.directive.anchor),
                    to(site, key, each.directive.anchor),
                ),
                person_link(site, each.directive.get("moved")),
                outcome_of(site, each.ballot),
            )
            for each in motion.amendments
        ),
        tuple(vote_view(site, each, "") for each in (*motion.parts, *_counted(motion))),
        Link(spoken(site, motion.restated), to(site, key, motion.restated))
        if motion.restated
        else None,
        tuple(WordingView(line.number, line.words, line.depth) for line in motion.wording),
        motion.is_computed,
        changed and is_open and not motion.wording,
        citation(site, business, motion.anchor),
    )


def citation(site: Site, business: Business, anchor: str) -> str:
    """Return how a place of the minutes is cited: ``Committee, 5 May 2014, minute 156 (b)``."""
    meeting = meeting_title(site, business.meeting)
    place = spoken(site, anchor.replace("resolution-", "minute-"))
    return f"{meeting}, {place}"


def paper_links(site: Site, keys: Iterable[str]) -> tuple[Link, ...]:
    """Return reports by their titles."""
    return tuple(Link(title_of(site, key), to(site, key)) for key in keys)


def _counted(motion: Motion) -> list[Ballot]:
    return [each for each in (motion.ballots or (motion.ballot,)) if each.vote]


def _resolved(site: Site, business: Business, resolution: Resolution) -> EntryView:
    shown = Shown(site, business.record, is_quoted=True)
    return EntryView(
        site.say(WHAT[resolution.kind]),
        *_frame(site, business),
        tuple(vote_view(site, ballot, "") for ballot in _votes_on(business)),
        shown.prose(resolution.lead.parts),
        tuple(_limb(site, business, limb, shown) for limb in resolution.limbs),
        ()
        if resolution.limbs[0].anchor == resolution.anchor
        else _promises(site, business, resolution.anchor),
        None,
    )


def _moved(site: Site, business: Business, motion: Motion) -> EntryView:
    chain = motion_view(site, business, motion)
    what = site.say(WHAT[MOVED])
    return EntryView(what, *_frame(site, business), (), ProseView(), (), (), chain)


def _frame(site: Site, business: Business) -> tuple[Link, Link, str, tuple[Link, ...]]:
    heading = business.minute.heading
    return (
        Link(f"{heading.number}. {heading.text}", to(site, business.record.key, heading.anchor)),
        meeting_link(site, business.meeting.key),
        business.meeting.sitting.date.isoformat(),
        paper_links(site, business.papers),
    )


def _votes_on(business: Business) -> tuple[Ballot, ...]:
    """Return the votes by which a resolution was reached: on its motion, or by themselves."""
    decisive = tuple(m.ballot for m in business.motions if m.restated and m.ballot.vote)
    return (*decisive, *business.votes)


def _limb(site: Site, business: Business, limb: Limb, shown: Shown) -> LimbView:
    return LimbView(
        Link(limb.number, to(site, business.record.key, limb.anchor)),
        limb.depth,
        shown.prose(limb.prose.parts),
        citation(site, business, limb.anchor),
        _promises(site, business, limb.anchor),
    )


def _promises(site: Site, business: Business, anchor: str) -> tuple[PromiseView, ...]:
    promises = Promised(site).at(business.record.key, anchor)
    return tuple(promise_view(site, promise) for promise in promises)
