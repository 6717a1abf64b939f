"""Votes and voters as layouts see them."""

from dataclasses import dataclass

from generator.council.decisions import Side, Vote
from generator.council.site import Site
from generator.council.views.chrome import Link
from generator.council.views.names import person_link


@dataclass(frozen=True, slots=True)
class SideView:
    """One way to vote: its name, how many voted so, and who where that was recorded."""

    words: str
    count: int
    people: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class VoteView:
    """The result of a vote, and what it was on."""

    anchor: str
    on: str
    outcome: str
    sides: tuple[SideView, ...]
    kind: str = "vote"


_ON = {"substantive": "the substantive motion", "motion": "the motion"}


def vote_view(site: Site, vote: Vote, anchor: str, on: str = "") -> VoteView:
    """Return ``vote`` with its voters linked; ``on`` says what was voted on."""
    sides = (
        _side(site, "For", vote.for_),
        _side(site, "Against", vote.against),
        _side(site, "Abstained", vote.abstain),
    )
    return VoteView(anchor, _ON.get(on, on), vote.outcome, sides)


def _side(site: Site, words: str, side: Side) -> SideView:
    return SideView(words, side.count, tuple(person_link(site, name) for name in side.people))
