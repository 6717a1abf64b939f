"""A council's colour can be read on light and on dark paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.council.colours import DARK_PAPER, ENOUGH, LIGHT_PAPER, contrast, nearest_on

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#ffffff", "#000000", 21.0), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1.0)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


@given(COLOURS, st.sampled_from([LIGHT_PAPER, DARK_PAPER]))
def test_the_nearest_colour_can_be_read(colour, paper):
    nearest = nearest_on(paper, colour)
    assert contrast(nearest, paper) >= ENOUGH
    assert (nearest == colour) == (contrast(colour, paper) >= ENOUGH)
