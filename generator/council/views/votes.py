"""Votes and voters as layouts see them."""

from dataclasses import dataclass

from generator.catalogue import marked
from generator.council.decisions import Side, Vote
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
_OUTCOMES = {"carried": marked("Carried"), "lost": marked("Lost"), "tied": marked("Tied")}


def vote_view(site: Site, vote: Vote, anchor: str, on: str = "") -> VoteView:
    """Return ``vote`` with its voters linked; ``on`` says what was voted on."""
    sides = (
        _side(site, site.say("For"), "●", vote.for_),
        _side(site, site.say("Against"), "○", vote.against),
        _side(site, site.say("Abstained"), "–", vote.abstain),
    )
    said = site.say(_ON[on]) if on in _ON else on
    return VoteView(anchor, said, site.say(_OUTCOMES[vote.outcome]), sides)


def _side(site: Site, words: str, mark: str, side: Side) -> SideView:
    marks = mark * side.count if side.count <= MOST_HANDS else ""
    return SideView(
        words, side.count, marks, tuple(person_link(site, name) for name in side.people)
    )
