"""A motion's wording in force follows from its amendments and votes."""

import pytest

from generator.council.decisions import minutes_of
from generator.council.dialects import dialect_of
from generator.council.keys import Kind
from generator.council.motions import Motion, motions_of
from generator.markdown import read_prose

MOTION = "::: motion moved=a seconded=b {}\nThat the green be mown in May.\n:::\n"
PARTS = """::: motion moved=a
That the council:

1. mow the green;
2. fill the pond:
   1. soon;
3. rest.
:::
"""
LOST = "::: amendment moved=c replaces=May for=1 against=6\nJune\n:::\n"


def read(text: str) -> tuple[Motion, ...]:
    found = read_prose("x.md", f"## 7. Green\n\n{text}", 1, dialect_of(Kind.MINUTES))
    assert found.diagnostics == ()
    (minute,) = minutes_of(found.value)[1]
    return motions_of(minute)


def words(motion: Motion) -> str:
    return " ".join(f"{line.number} {line.words}".strip() for line in motion.wording)


def test_a_motion_that_is_carried_as_moved_is_in_force_as_it_stands():
    (motion,) = read(MOTION.format("for=2 against=1"))
    assert motion.ballot.outcome == "carried"
    assert (words(motion), motion.is_computed) == ("That the green be mown in May.", False)


@pytest.mark.parametrize(
    ("attributes", "outcome"),
    [
        ("for=3 against=0", "unanimous"),
        ("for=3 against=0 abstain=1", "carried"),
        ("for=1 against=2", "lost"),
        ("for=2 against=2", "tied"),
        ("for=2 against=2 casting=for", "carried"),
        ("for=2 against=2 casting=against", "lost"),
        ("outcome=withdrawn", "withdrawn"),
        ("outcome=deferred", "deferred"),
        ("outcome=lapsed", "lapsed"),
        ("outcome=unanimous", "unanimous"),
        ("outcome=lost for=6 against=4", "lost"),
        ("", ""),
    ],
)
def test_the_outcome_is_what_is_said_or_follows_from_the_votes(attributes, outcome):
    (motion,) = read(MOTION.format(attributes))
    assert motion.ballot.outcome == outcome
    assert bool(motion.wording) == (outcome in {"carried", "unanimous"})


@pytest.mark.parametrize(
    ("amendment", "wording"),
    [
        ("replaces=all", "That nothing be done."),
        ("replaces=May", "That the green be mown in That nothing be done.."),
        ("adds=end", "That the green be mown in May. That nothing be done."),
    ],
)
def test_a_carried_amendment_is_worked_in(amendment, wording):
    (motion,) = read(
        MOTION.format("")
        + f"::: amendment moved=c {amendment} for=6 against=1\nThat nothing be done.\n:::\n"
        + "::: vote on=substantive for=6 against=0 abstain=5\n:::\n"
    )
    assert motion.ballot.anchor == "vote-7-1"
    assert (words(motion), motion.is_computed) == (wording, True)


def test_a_lost_amendment_changes_nothing():
    (motion,) = read(MOTION.format("for=2 against=1") + LOST)
    assert [each.ballot.outcome for each in motion.amendments] == ["lost"]
    assert (words(motion), motion.is_computed) == ("That the green be mown in May.", False)


def test_amendments_follow_each_other():
    (motion,) = read(
        MOTION.format("")
        + LOST
        + "::: amendment moved=c replaces=mown outcome=carried\nrolled\n:::\n"
        + "::: amendment moved=d replaces=rolled outcome=carried\nleft alone\n:::\n"
        + "::: vote outcome=unanimous\n:::\n"
    )
    assert words(motion) == "That the green be left alone in May."


def test_an_amendment_that_does_not_say_what_it_changes_leaves_the_wording_unknown():
    (motion,) = read(
        MOTION.format("for=2 against=1") + "::: amendment moved=c outcome=carried\nMore.\n:::\n"
    )
    assert motion.ballot.is_carried
    assert (motion.wording, motion.is_computed) == ((), False)


def test_parts_that_were_voted_down_are_no_longer_in_force():
    (motion,) = read(
        PARTS
        + '::: vote part="(a)" for=5 against=1\n:::\n'
        + '::: vote part="(b)" for=2 against=4\n:::\n'
    )
    assert [each.outcome for each in motion.parts] == ["carried", "lost"]
    assert motion.ballot.is_carried
    assert words(motion) == "That the council: (a) mow the green; (c) rest."
    assert motion.wording[1].anchor == "motion-7-1-a"


def test_a_resolution_below_restates_the_motion():
    (motion,) = read(MOTION.format("") + "::: resolved\nThat the green be mown in June.\n:::\n")
    assert motion.restated == "resolution-7"
    assert (motion.ballot.outcome, motion.wording) == ("carried", ())


def test_a_motion_that_was_lost_is_not_restated_by_what_was_resolved_instead():
    (motion,) = read(MOTION.format("for=1 against=2") + "::: resolved\nThat it be noted.\n:::\n")
    assert motion.restated == ""


def test_an_amendment_to_a_recommendation_stands_for_itself():
    motions = read(LOST + MOTION.format("for=2 against=1"))
    assert [each.directive.name for each in motions] == ["amendment", "motion"]
