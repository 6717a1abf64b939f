"""Numbers as printed, and the anchors made of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markdown.lettering import numeral, safe, slug


@pytest.mark.parametrize(
    ("number", "anchor"),
    [("8a", "8a"), ("6.21.1", "6-21-1"), ("20/22", "20-22"), ("156 (b)", "156-b"), ("12", "12")],
)
def test_a_printed_number_is_made_safe(number, anchor):
    assert safe(number) == anchor


def test_a_heading_becomes_its_words():
    assert slug("Who’s who: Équité & choice!") == "whos-who-equite-choice"
    assert slug("???") == "section"


@pytest.mark.parametrize(
    ("number", "kind", "written"),
    [
        (1, "a", "a"),
        (26, "a", "z"),
        (27, "a", "aa"),
        (4, "i", "iv"),
        (49, "i", "xlix"),
        (7, "1", "7"),
    ],
)
def test_numbers_are_written_in_their_kind(number, kind, written):
    assert numeral(number, kind) == written


@given(st.integers(0, 2000), st.integers(0, 2000), st.sampled_from("1ai"))
def test_different_numbers_are_written_differently(one, other, kind):
    assert (numeral(one, kind) == numeral(other, kind)) == (one == other)
