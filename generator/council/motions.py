"""Motions: from the motion through its amendments and votes to the wording in force."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.council.decisions import Minute, Vote, vote_of
from generator.diagnostics import Diagnostic
from generator.markdown import Attribute, Directive, limbs_of, paragraphs_of, plain

_CARRIED = {"carried", "unanimous"}
_NEVER_PUT = {"withdrawn", "deferred", "lapsed"}


@dataclass(frozen=True, slots=True)
class Ballot:
    """How a motion, an amendment or a part of a motion was decided, and where that is told.

    ``outcome`` is ``carried``, ``unanimous``, ``lost``, ``tied``, ``withdrawn``, ``deferred`` or
    ``lapsed``, and empty where it is not recorded. ``part`` is the limb that was voted on.
    """

    anchor: str
    outcome: str
    vote: Vote | None = None
    on: str = ""
    part: str = ""

    @property
    def is_carried(self) -> bool:
        """Whether it was agreed to."""
        return self.outcome in _CARRIED


@dataclass(frozen=True, slots=True)
class Amendment:
    """An amendment and what became of it."""

    directive: Directive
    ballot: Ballot


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or limb of a motion's words."""

    anchor: str
    number: str
    words: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion, what was done to it, and what came of it.

    ``wording`` are the words in force, where it was carried and they can be known: the motion's
    own, unless ``is_computed`` says that amendments and lost parts were worked in. ``restated`` is
    the anchor of the resolution in which the minutes state the words themselves, if they do.
    """

    directive: Directive
    amendments: tuple[Amendment, ...]
    ballots: tuple[Ballot, ...]
    parts: tuple[Ballot, ...]
    ballot: Ballot
    wording: tuple[Line, ...]
    is_computed: bool
    restated: str

    @property
    def anchor(self) -> str:
        """Its permanent place."""
        return self.directive.anchor

    @property
    def is_amended(self) -> bool:
        """Whether it was carried in other words than its mover's."""
        return self.ballot.is_carried and any(each.ballot.is_carried for each in self.amendments)


def motions_of(minute: Minute) -> tuple[Motion, ...]:
    """Return the motions of ``minute`` in the order in which they were put.

    An amendment and a vote belong to the motion before them; an amendment without a motion is to
    the recommendation before the meeting, and stands for itself.
    """
    return tuple(_motion(chain) for chain in _chains(minute))


def complaints(path: str, minutes: Iterable[Minute]) -> Iterator[Diagnostic]:
    """Yield what cannot be right in the motions of ``minutes`` of the file at ``path``."""
    for minute in minutes:
        for directive in minute.directives():
            if directive.name in {"motion", "amendment", "vote"}:
                yield from _outcome_complaints(path, directive)
        for chain in _chains(minute):
            yield from _chain_complaints(path, chain)


def ballot_of(directive: Directive) -> Ballot:
    """Return how the motion, amendment or vote ``directive`` ended, as far as it says so."""
    vote = vote_of(directive)
    outcome = directive.get("outcome") or (vote.outcome if vote else "")
    if vote and outcome == "carried" and vote.is_unanimous:
        outcome = "unanimous"
    return Ballot(directive.anchor, outcome, vote, directive.get("on"), directive.get("part"))


def _chains(minute: Minute) -> list[list[Directive]]:
    chains: list[list[Directive]] = []
    for directive in minute.directives():
        is_first = not chains or chains[-1][0].name == "amendment"
        if directive.name == "motion" or (directive.name == "amendment" and is_first):
            chains.append([directive])
        elif chains and directive.name in {"amendment", "vote", "resolved"}:
            chains[-1].append(directive)
    return chains


def _motion(chain: list[Directive]) -> Motion:
    first, *others = chain
    amendments = tuple(Amendment(d, ballot_of(d)) for d in others if d.name == "amendment")
    votes = [ballot_of(directive) for directive in others if directive.name == "vote"]
    ballots = tuple(ballot for ballot in votes if not ballot.part)
    parts = tuple(ballot for ballot in votes if ballot.part)
    restated = next((d.anchor for d in others if d.name == "resolved"), "")
    ballot = _last(ballot_of(first), ballots, parts, restated)
    restated = restated if ballot.is_carried else ""
    wording = _wording(first, amendments, parts) if ballot.is_carried else ()
    changed = bool(parts) or any(each.ballot.is_carried for each in amendments)
    return Motion(
        first,
        amendments,
        ballots,
        parts,
        ballot,
        () if restated else wording,
        changed and bool(wording) and not restated,
        restated,
    )


def _last(own: Ballot, ballots: tuple[Ballot, ...], parts: tuple[Ballot, ...], to: str) -> Ballot:
    """Return the ballot that decided: the last on the whole, or else those on all its parts."""
    if ballots:
        return ballots[-1]
    if own.outcome:
        return own
    if parts:
        outcome = "carried" if any(part.is_carried for part in parts) else parts[-1].outcome
        return replace(own, outcome=outcome)
    return replace(own, outcome="carried" if to else "")


def _lines(directive: Directive) -> tuple[Line, ...]:
    outside, limbs = limbs_of(directive.body)
    before = tuple(Line("", "", words) for words in paragraphs_of(outside))
    numbered = (Line(each.anchor, each.number, plain(each.prose), each.depth) for each in limbs)
    return (*before, *numbered)


def _wording(
    motion: Directive, amendments: tuple[Amendment, ...], parts: tuple[Ballot, ...]
) -> tuple[Line, ...]:
    """Return the motion with what was carried worked in; nothing if that cannot be known."""
    lines = _lines(motion)
    for amendment in amendments:
        if amendment.ballot.is_carried:
            lines = _amended(lines, amendment.directive)
    return tuple(_without(lines, {part.part for part in parts if not part.is_carried}))


def _without(lines: tuple[Line, ...], lost: set[str]) -> Iterator[Line]:
    """Yield ``lines`` but for the limbs numbered ``lost``, and what stands inside those."""
    is_lost = False
    for line in lines:
        if line.depth <= 1:
            is_lost = line.depth == 1 and line.number in lost
        if not is_lost:
            yield line


def _amended(lines: tuple[Line, ...], amendment: Directive) -> tuple[Line, ...]:
    replaced = amendment.get("replaces")
    if replaced == "all":
        return _lines(amendment)
    if amendment.get("adds"):
        return (*lines, *_lines(amendment))
    if not replaced or not lines:
        return ()
    new = plain(amendment.body)
    return tuple(
        replace(line, words=" ".join(line.words.replace(replaced, new).split())) for line in lines
    )


def _outcome_complaints(path: str, directive: Directive) -> Iterator[Diagnostic]:
    vote, said = vote_of(directive), directive.attributes.get("outcome")
    casting = directive.attributes.get("casting")
    if casting and not (vote and vote.is_tied):
        message = "there is a casting vote, but the votes are not equal"
        remedy = "Correct the numbers; the casting vote is not counted among them."
        yield Diagnostic(path, casting.span, "casting-without-tie", message, remedy)
    if said and vote and (wrong := _contradiction(said, vote)):
        remedy = "Correct the numbers, or leave out outcome=: it follows from them."
        yield Diagnostic(path, said.span, "outcome-not-as-voted", wrong, remedy)


def _contradiction(said: Attribute, vote: Vote) -> str:
    if said.value in _NEVER_PUT:
        return f"this was {said.value}, and yet there are votes on it"
    if said.value == "unanimous" and not vote.is_unanimous:
        return "this was unanimous, and yet not all voted for it"
    if said.value == "carried" and vote.outcome != "carried":
        return "this was carried, and yet not more voted for it than against"
    return ""


def _chain_complaints(path: str, chain: list[Directive]) -> Iterator[Diagnostic]:
    first, *others = chain
    lines = _lines(first)
    for directive in others:
        if directive.name == "amendment" and ballot_of(directive).is_carried:
            yield from _fitting_complaints(path, lines, directive)
            lines = _amended(lines, directive)
        part = directive.attributes.get("part")
        numbers = [line.number for line in lines if line.depth == 1]
        if part and lines and part.value not in numbers:
            known = ", ".join(numbers) or "none"
            message = f"the motion has no part {part.value!r}"
            yield Diagnostic(path, part.span, "unknown-part", message, f"Its parts: {known}.")


def _fitting_complaints(
    path: str, lines: tuple[Line, ...], amendment: Directive
) -> Iterator[Diagnostic]:
    replaced = amendment.attributes.get("replaces")
    if replaced is None or replaced.value == "all" or not lines:
        return
    count = len(re.findall(re.escape(replaced.value), "\n".join(line.words for line in lines)))
    if count != 1:
        times = "nowhere" if not count else f"{count} times"
        message = f"{replaced.value!r} stands {times} in the motion as it was then"
        remedy = "Write words that stand there once, or replaces=all for a wholly new wording."
        yield Diagnostic(path, replaced.span, "amendment-does-not-fit", message, remedy)
