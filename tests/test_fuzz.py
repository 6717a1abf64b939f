"""Whatever an author types: never a traceback, and an answer in time.

``make nightly`` tries twenty times as many.
"""

import os
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator import source
from generator.council.archive import assemble
from generator.council.records import read_record
from generator.council.rules.applying import findings_of, leaks_of
from generator.council.settings import Settings
from generator.document import read_yaml
from generator.render import catalogue
from generator.schema import validate
from generator.source import Source

SITE = Path(__file__).parent / "site"
EXAMPLES = int(os.environ.get("MINUTEBOOK_FUZZ", "500"))
PATHS = ("agenda.md", "minutes.md", "hedges.md")
WORDS = st.sampled_from(
    ["present:", "items:", "- ", "title: A", "{", "}", "[", "]", "a-archer", ": ", "\n", "\n  ",
     "'",
     '"', "chair: b-bellamy", "2024-03-06", "next_meeting: ", "planning/2024-03-06", "exempt: ",
     "paragraphs: [3]", "tables:", "values: [1, 2]", "# ", "~", "&a ", "*a", "!!x", "|", ">", "\t",
     "actions:", "resolution: 12-b", "due: 2024-02", "published: 2024-04-01", "minutes: "]
)  # fmt: skip
PROSE = st.sampled_from(
    ["## 21. The hedges {item=2}\n\n", "1. One\n", "- two\n", "::: resolved\n", ":::\n", "\n\n",
     "::: motion moved=a-archer for=6 against=1\n", "Mr A. Archr ", "Monday 31 February 2024 ",
     "paragraph 7 of ", "Minutes 2 and 9 ", "Appendix Z ", "3 of 9 (55%) ", "(ABC) ", "ABC ",
     "the the ",
     "[x](y.md#z) ", "[^1]", "\n[^1]: note\n", "`", "**", "|a|b|\n|-|-|\n", "> ", "$", "2014/5 ",
     "NOT FOR PUBLICATION\n", "there are three reasons:\n\n", "Director of A and B ",
     "é\u2028", "<b>"]
)  # fmt: skip
TYPED = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map("".join))
SAID = st.one_of(st.text(max_size=200), st.lists(PROSE, max_size=60).map("".join))


@cache
def rest():
    """Return what surrounds the fuzzed file: records, their paths, settings and words."""
    paths = tuple(source.files(SITE, "content"))
    records = [read_record(source.read(SITE, path), lambda _: None).value for path in paths]
    tree = read_yaml(source.read(SITE, "site.yaml"))
    return (
        records,
        paths,
        validate("site.yaml", Settings, tree.value).value.value,
        catalogue(SITE, "en-GB").value,
    )


def findings(path, text):
    records, paths, site_settings, words = rest()
    read = read_record(Source(path, text), lambda _: None)
    whole = [*records, read.value] if read.value else records
    archive, dangling = assemble(whole, (), (*paths, path))
    site = archive.site(site_settings, date(2024, 3, 1), words)
    leaks = leaks_of(read.value) if read.value else ()
    return [*read.diagnostics, *dangling, *findings_of(site), *leaks]


@pytest.mark.parametrize("name", PATHS)
@settings(max_examples=EXAMPLES // len(PATHS) + 1)
@given(front=TYPED, body=SAID)
def test_any_text_is_read_and_judged(name, front, body):
    path = f"content/meetings/planning/2024-04-03/{name}"
    for found in findings(path, f"---\n{front}\n---\n{body}"):
        assert found.message
        assert found.span.start.line >= 1


@settings(max_examples=EXAMPLES)
@given(body=SAID)
@example(body="> ::: notice\n>")
@example(body="> ::: notice\n> ")
def test_any_body_of_minutes_is_read_and_judged(body):
    path = "content/meetings/planning/2024-04-03/minutes.md"
    text = f"---\npresent: [a-archer, b-bellamy]\nchair: a-archer\n---\n{body}"
    assert all(found.help for found in findings(path, text) if found.path == path)


# What is too deep, or not closed, is told, and not read further.
UNREADABLE = {"too-deep", "directive-unclosed"}


@pytest.mark.parametrize(
    "piece",
    ["A ", "Mr A. ", "A and ", "paragraphs 1, ", "Director of A and ", "Cllr A, ", "(ABC) ",
     "1 of 2 ",
     "Monday 1 ", "the the ", "0 7 0 ", "[a](b) ", "A B C D of (", "AB12", "[[[[", "*a ", "- a\n",
     "Mr A of 12 A ", "> ", "::: notice\n", "three main new "]
)  # fmt: skip
def test_a_hundred_kilobytes_are_judged_to_their_end_without_hanging(piece):
    path = "content/meetings/planning/2024-04-03/minutes.md"
    body = piece * (100_000 // len(piece)) + "\n\nThis is the the end."
    found = findings(path, f"---\npresent: [a-archer]\n---\n\n{body}\n")
    last = [each for each in found if each.span.start.line > body.count("\n") + 4]
    assert {each.code for each in last} == {"word-doubled"} or UNREADABLE & {e.code for e in found}
