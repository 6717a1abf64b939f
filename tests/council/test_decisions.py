"""Votes have their outcome, and minutes their parts."""

import pytest

from generator.council.decisions import Side, Vote, minutes_of, vote_of
from generator.council.dialects import dialect_of
from generator.council.keys import Kind
from generator.markdown import read_prose

TEXT = """
Before.

## 154. Funds {item=8}

::: motion moved=a seconded=b
That x.
:::

::: amendment moved=c for=6 against=1 abstain=4
That y.
:::

::: vote on=substantive for="a, b-c" against=0
:::

## 155. Next

Text.
"""


def prose():
    found = read_prose("x.md", TEXT, 1, dialect_of(Kind.MINUTES)).value
    assert found is not None
    return found


def test_minutes_are_parted_at_their_numbers():
    before, minutes = minutes_of(prose())
    assert before == ("<p>Before.</p>\n",)
    assert [(m.number, m.item) for m in minutes] == [("154", "8"), ("155", "")]
    assert [d.name for d in minutes[0].directives()] == ["motion", "amendment", "vote"]


def test_votes_are_counts_or_people():
    motion, amendment, vote = prose().directives()
    assert vote_of(motion) is None
    assert vote_of(amendment) == Vote(Side(6), Side(1), Side(4))
    assert vote_of(vote) == Vote(Side(2, ("a", "b-c")), Side(0), Side(0))


@pytest.mark.parametrize(
    ("for_", "against", "outcome"), [(6, 1, "carried"), (1, 6, "lost"), (3, 3, "tied")]
)
def test_the_outcome_follows_from_the_numbers(for_, against, outcome):
    assert Vote(Side(for_), Side(against), Side(99)).outcome == outcome
