"""Front matter is a tree in which every value has its place, or all that is wrong with it."""

import string

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    front_matter,
    read_document,
    read_yaml,
)
from generator.source import Source

WORDS = st.text(string.ascii_letters + string.digits + "äöéŵ ,:#'\"-_[]{}&*!|>%@`", min_size=1)
TREES = st.recursive(
    st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=15,
)


def read(text: str):
    return read_yaml(Source("x.yaml", text))


def plain(node: Node):
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}


def scalars(node: Node):
    if isinstance(node, Scalar):
        yield node
    for item in getattr(node, "items", ()):
        yield from scalars(item)
    for key, value in getattr(node, "entries", ()):
        yield key
        yield from scalars(value)


@given(st.dictionaries(WORDS, TREES, min_size=1, max_size=5))
def test_what_yaml_writes_is_read_back_as_it_was(tree):
    text = yaml.safe_dump(tree, allow_unicode=True, default_style='"', width=10_000)
    found = read(text)
    # A dump may hold characters that no record may; those are findings and not a loss.
    if found.value is not None:
        assert plain(found.value) == tree


@given(st.text(max_size=300))
@settings(max_examples=500)
def test_any_text_is_a_tree_or_findings_but_never_an_exception(text):
    found = read(text)
    assert found.value is not None or found.diagnostics


@given(st.text(":-[]{}#&*!|>'\"%@`,? \n\tab0~", max_size=80))
@settings(max_examples=500)
def test_any_text_of_signs_is_a_tree_or_findings(text):
    document = read_document(Source("x.md", f"---\n{text}\n---\nbody")).value
    assert document is not None
    found = front_matter(document)
    assert (found.value is None) == bool(found.diagnostics)


def test_every_plain_value_stands_where_its_place_says():
    text = "title: Agenda\nitems:\n  - {number: 7.10, time: 14:00}\n  - no\n"
    found = read(text)
    assert isinstance(found.value, Mapping)
    lines = text.split("\n")
    for scalar in scalars(found.value):
        start, end = scalar.span.start, scalar.span.end
        assert lines[start.line - 1][start.column - 1 : end.column - 1] == scalar.text


@pytest.mark.parametrize("word", ["no", "on", "14:00", "7.10", "010", "Null", "2015/16", "1e3"])
def test_a_word_means_what_was_typed(word):
    found = read(f"a: {word}\n")
    assert found.value is not None
    assert plain(found.value) == {"a": word}


def test_several_mistakes_of_one_text_come_together():
    found = read("a: 1\na: 2\nb: Item #4 budget\nb: 3\n")
    assert [d.code for d in found.diagnostics] == [
        "duplicate-key",
        "text-lost-after-hash",
        "duplicate-key",
    ]


@pytest.mark.parametrize("nested", ["[" * 10_000, "{a: " * 10_000, "- " * 10_000, "a: [" * 9_000])
def test_deep_nesting_is_a_finding_and_not_a_crash(nested):
    assert {d.code for d in read(nested).diagnostics} <= {"too-deep", "front-matter-too-large"}
    assert read(nested).diagnostics


def test_front_matter_has_a_largest_size():
    assert [d.code for d in read("a: " + "x" * 70_000).diagnostics] == ["front-matter-too-large"]
    many = "a: [" + "1, " * 6_000 + "1]"
    assert [d.code for d in read(many).diagnostics] == ["front-matter-too-large"]
