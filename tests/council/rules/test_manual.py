"""The manual of rules is made from the rules, and says all about each."""

from pathlib import Path

import pytest

from generator.council.rules.book import BOOK
from generator.council.rules.explaining import explained, manual

MANUAL = Path(__file__).parents[3] / "docs/rules.md"


def test_the_manual_is_the_book():
    assert MANUAL.read_text() == manual(), "run  make rules"


@pytest.mark.parametrize("rule", BOOK, ids=lambda rule: rule.code)
def test_an_explanation_says_what_why_and_by_which_law(rule):
    words = explained(rule)
    assert rule.sentence in words
    assert rule.why in words
    assert rule.law in words
    assert all(path in words for path in (*rule.wrong, *rule.right))
