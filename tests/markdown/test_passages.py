"""Every word of a passage stands in the file where the passage says."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markdown import Dialect, read_prose

PIECES = st.sampled_from(
    ["the hedge", "**birds**", "[a link](x.md)", "`code`", "\\*", "&amp;", "<https://a.org/b>",
     "*twice* *twice*", "\n", "\n\n", "\n- ", "\n\n1. ", "\n\n> ", "\n\n## ", "a_b_c", "[x][y]",
     "![alt words](y.png)", " | ", "éü", "2 < 3", "\\[not\\](a)", "[[in] it](z.md)", "  \n"]
)  # fmt: skip


def passages(text):
    prose = read_prose("a.md", text, 5, Dialect()).value
    return prose.passages if prose else ()


@given(st.lists(PIECES, max_size=30).map("".join))
def test_words_stand_where_they_are_said_to_stand(text):
    lines = text.split("\n")
    for passage in passages(text):
        for found in re.finditer(r"\w+", passage.text):
            span = passage.span(*found.span())
            first = lines[span.start.line - 5][span.start.column - 1]
            last = lines[span.end.line - 5][span.end.column - 2]
            assert (first, last) == (found.group()[0], found.group()[-1])


@pytest.mark.parametrize(
    ("text", "words", "line", "column"),
    [
        ("See [minute 154](x.md), **then** go.", "then", 5, 27),
        ("- one\n- two\n  three", "three", 7, 3),
        ("> quoted\n> words", "words", 6, 3),
        ("| a | a |\n|---|---|\n| b | b |", "b", 7, 3),
        ("\\*\\* **D72** costs", "costs", 5, 14),
        ("A &amp; B", "B", 5, 9),
        ("a[^1] b\n\n[^1]: note", "note", 7, 7),
    ],
)
def test_a_word_is_found_behind_markup(text, words, line, column):
    passage = next(p for p in passages(text) if words in p.text)
    start = passage.span(passage.text.index(words), passage.text.index(words) + 1).start
    assert (start.line, start.column) == (line, column)


def test_a_passage_knows_its_links_and_the_list_behind_it():
    (first, *_) = passages("See [two](a.md#b) things:\n\n- one\n  - inner\n- two\n")
    assert [(first.text[start:end], target) for start, end, target in first.links] == [
        ("two", "a.md#b")
    ]
    assert first.items == 2


def test_code_is_no_passage():
    assert not passages("    Monday 1 January 2024\n")
