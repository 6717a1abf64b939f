"""Votes and voters as layouts see them."""

from dataclasses import dataclass

from generator.catalogue import marked
from generator.council.decisions import Side, Vote
from generator.council.motions import Ballot
from generator.council.site import Site
from generator.council.views.chrome import Link
from generator.council.views.names import person_link


@dataclass(frozen=True, slots=True)
class SideView:
    """One way to vote: its name, how many voted so, and who where that was recorded.

    ``marks`` draws the votes, a mark for each hand.
    """

    words: str
    count: int
    marks: str
    people: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class VoteView:
    """The result of a vote, and what it was on."""

    anchor: str
    on: str
    outcome: str
    sides: tuple[SideView, ...]
    kind: str = "vote"


# No council of these islands has more members.
MOST_HANDS = 150
_ON = {"substantive": marked("the substantive motion"), "motion": marked("the motion")}
_OUTCOMES = {
    "carried": marked("Carried"),
    "unanimous": marked("Carried unanimously"),
    "lost": marked("Lost"),
    "tied": marked("Tied"),
    "withdrawn": marked("Withdrawn"),
    "deferred": marked("Deferred"),
    "lapsed": marked("Not put, for want of a seconder"),
    "": marked("Outcome not recorded"),
}
_BY_CASTING_VOTE = {
    "carried": marked("Carried on the casting vote"),
    "lost": marked("Lost on the casting vote"),
}


def vote_view(site: Site, ballot: Ballot, anchor: str) -> VoteView:
    """Return how ``ballot`` ended, with its voters linked where a count was taken."""
    vote = ballot.vote
    sides = () if vote is None else _sides(site, vote)
    return VoteView(anchor, _subject(site, ballot), outcome_of(site, ballot), sides)


def outcome_of(site: Site, ballot: Ballot) -> str:
    """Return in words how ``ballot`` ended."""
    is_decided_by_one = bool(ballot.vote and ballot.vote.is_tied and ballot.vote.casting)
    words = _BY_CASTING_VOTE if is_decided_by_one else _OUTCOMES
    return site.say(words[ballot.outcome])


def _subject(site: Site, ballot: Ballot) -> str:
    if ballot.part:
        return site.say("part %(number)s", number=ballot.part)
    return site.say(_ON[ballot.on]) if ballot.on in _ON else ballot.on


def _sides(site: Site, vote: Vote) -> tuple[SideView, ...]:
    return (
        _side(site, site.say("For"), "●", vote.for_),
        _side(site, site.say("Against"), "○", vote.against),
        _side(site, site.say("Abstained"), "–", vote.abstain),
    )


def _side(site: Site, words: str, mark: str, side: Side) -> SideView:
    marks = mark * side.count if side.count <= MOST_HANDS else ""
    return SideView(
        words, side.count, marks, tuple(person_link(site, name) for name in side.people)
    )
