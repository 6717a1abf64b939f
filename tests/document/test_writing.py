"""What is written as a value is read back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.document import read_yaml, scalar
from generator.source import UNWELCOME, Source

WORDS = some.text(some.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1).filter(
    lambda text: UNWELCOME.sub("", text).split()
)


def read_back(written: str) -> str:
    read = read_yaml(Source("site.yaml", f"a: {written}\nb: [{written}]\nc: {{d: {written}}}\n"))
    assert read.diagnostics == ()
    (_, plain), (_, listed), (_, keyed) = read.value.entries
    assert listed.items[0].text == keyed.entries[0][1].text == plain.text
    return plain.text


@given(WORDS)
def test_any_words_are_read_back_but_for_their_spaces(text):
    assert read_back(scalar(text)) == " ".join(UNWELCOME.sub("", text).split())


@pytest.mark.parametrize("text", ["Riverton", "St Mary’s", "£5 million", "A (b)", "Jo O'Brien"])
def test_ordinary_words_need_no_quotes(text):
    assert scalar(text) == text


@pytest.mark.parametrize("text", ["Budget: two", "Item #4", "no", "~", "14:00", "[a]", "- a"])
def test_what_could_mean_something_else_is_quoted(text):
    assert scalar(text) == f'"{text}"'
