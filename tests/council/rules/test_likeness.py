"""One slip away from a known word is nearly that word."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.council.rules.likeness import Lexicon, Phrases

WORDS = st.text(string.ascii_lowercase, min_size=6, max_size=12)


@given(WORDS, st.integers(0, 11), st.sampled_from(string.ascii_lowercase), WORDS)
def test_a_slip_is_found_wherever_it_is(word, at, letter, other):
    at %= len(word)
    lexicon = Lexicon.of([word])
    slips = {
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    }
    for slip in slips - {word}:
        assert lexicon.meant(slip) == word
    assume(len(set(other) - set(word)) > 1)
    assert not lexicon.meant(other)


@given(st.lists(WORDS, min_size=1, max_size=9))
def test_what_is_known_is_not_nearly_known(words):
    assert not any(map(Lexicon.of(words).meant, words))


def test_short_names_are_left_alone():
    assert not Lexicon.of(["Hill"]).meant("Hall")


def test_phrases_are_found_in_another_order_and_with_a_word_misspelt():
    phrases = Phrases.of(["Scrutiny Board (Strategy and Resources)"])
    known = "Scrutiny Board (Strategy and Resources)"
    assert phrases.meant("Scrutiny Board (Resources and Strategy)") == known
    assert phrases.meant("Scrutiny Board (Stratgy and Resources)") == known
    assert not phrases.meant(known)
    assert not phrases.meant("Scrutiny Board (Health and Resources)")
    assert not phrases.meant("Scrutiny Board")


BODIES = Phrases.of(["Planning Committee", "Licensing Committee", "Audit and Risk Committee"])


@pytest.mark.parametrize(
    ("said", "near"),
    [
        ("planing committee", [(0, 2, "Planning Committee")]),
        ("licesing committee", [(0, 2, "Licensing Committee")]),
        ("head of the risk and audit committee", [(3, 7, "Audit and Risk Committee")]),
        ("planning committee and licensing committee", []),
        ("audit and risk committee", []),
        ("standards committee", []),
    ],
)
def test_a_name_is_found_inside_a_longer_phrase(said, near):
    assert list(BODIES.near(tuple(said.split()))) == near
