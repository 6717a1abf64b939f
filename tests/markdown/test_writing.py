"""What is written as Markdown is shown as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.markdown import Dialect, escaped, read_prose
from generator.source import UNWELCOME

WORDS = some.text(some.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1).filter(
    lambda text: UNWELCOME.sub("", text).split()
)
MARKS = [
    *"#|=+>:-~\\x",
    "1.",
    "*a*",
    "_b_",
    ":::",
    "`c`",
    "[d](e)",
    "<f>",
    "&amp;",
    "[^1]",
    "![g](h)",
    "{item=1}",
]
MARKED = some.lists(some.sampled_from([*MARKS, " "])).map("".join).filter(str.split)


def shown(text: str) -> str:
    read = read_prose("content/pages/a.md", escaped(text) + "\n", 1, Dialect({}))
    assert read.diagnostics == ()
    return " ".join(passage.text for passage in read.value.passages)


@given(WORDS | MARKED)
def test_any_words_are_shown_as_they_are(text):
    assert shown(text) == " ".join(UNWELCOME.sub("", text).split())


@pytest.mark.parametrize("text", ["Riverton, £5 (net)", "A. B. Archer", "It cost 5. Then more."])
def test_ordinary_words_stay_as_they_are(text):
    assert escaped(text) == text
