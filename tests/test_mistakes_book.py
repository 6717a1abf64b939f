"""What the build says of the likeliest mistakes is what the book of mistakes says that it says."""

import pytest

from generator import handbook
from tests.mistakes_book import printed, said, sections

BOOK = sections()


@pytest.mark.parametrize("title", BOOK)
def test_the_build_says_of_each_mistake_what_the_book_says(title, tmp_path):
    assert said(BOOK[title], tmp_path / "site") == printed(BOOK[title])


def test_fifty_mistakes_are_told_each_with_what_to_do():
    assert len(BOOK) >= 50
    assert all("   = help: " in printed(section) for section in BOOK.values())


def test_a_code_is_explained_by_every_mistake_that_has_it():
    told = handbook.told_of("yaml-colon")
    assert "## Quotation marks from Word" in told
    assert "## A colon in a title" in told
    assert "## A tab" not in told
    assert handbook.told_of("no-such-code") == ""
