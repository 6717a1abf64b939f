"""Prose keeps its words, gives every number its anchor, and leaves holes for links."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.markdown import (
    COUNT,
    SECTION,
    Dialect,
    Directive,
    Footnotes,
    Form,
    Heading,
    Link,
    Prose,
    read_prose,
)
from generator.source import Position

DIALECT = Dialect(
    directives={
        "resolved": Form(anchor=("resolution", SECTION), numerals=("a", "i")),
        "motion": Form(frozenset({"moved"}), anchor=("motion", SECTION, COUNT)),
        "advice": Form(anchor=("advice",), numerals=("1", "a"), whole=False),
        "note": Form(),
    },
    heading_attributes=frozenset({"item"}),
    section="minute",
    paragraphs="paragraph",
)


def read(text: str, dialect: Dialect = DIALECT) -> Prose:
    found = read_prose("x.md", text, 1, dialect)
    assert not found.diagnostics, found.diagnostics
    assert found.value is not None
    return found.value


def codes(text: str, dialect: Dialect = DIALECT) -> list[tuple[str, int, int]]:
    found = read_prose("x.md", text, 1, dialect)
    return [(d.code, d.span.start.line, d.span.start.column) for d in found.diagnostics]


def html(prose: Prose) -> str:
    return "".join(part for part in prose.parts if isinstance(part, str))


def test_a_numbered_heading_is_a_section_with_its_attributes():
    (heading,) = read("## 154. Review *of* funds {item=8}").headings()
    assert (heading.number, heading.text, heading.anchor) == (
        "154",
        "Review of funds",
        "minute-154",
    )
    assert heading.attributes["item"].value == "8"
    assert heading.attributes["item"].span.start == Position(1, 28)
    assert heading.content.parts == ("Review <em>of</em> funds",)


def test_limbs_carry_the_number_of_their_section():
    (directive,) = read(
        "## 156. Report\n\n::: resolved\n1. One\n2. Two\n   1. sub\n   2. sub\n:::\n"
    ).directives()
    assert directive.anchor == "resolution-156"
    assert directive.items == (
        "resolution-156-a",
        "resolution-156-b",
        "resolution-156-b-i",
        "resolution-156-b-ii",
    )
    assert '<ol class="numbered" type="a">' in html(directive.body)
    assert next(directive.body.links()).target == "#resolution-156-a"


def test_motions_are_counted_in_their_section():
    prose = read(
        "## 1. A\n\n::: motion moved=x\na\n:::\n\n::: motion moved=y\nb\n:::\n\n"
        "## 2. B\n\n::: motion moved=x\nc\n:::\n"
    )
    assert [d.anchor for d in prose.directives()] == ["motion-1-1", "motion-1-2", "motion-2-1"]


def test_paragraph_numbers_run_on_across_headings_and_directives():
    prose = read(
        "## A\n\n1. one\n2. two\n\n::: note\nn\n:::\n\n3. three\n\n## B\n\n4. four\n   1. limb\n"
    )
    assert {f"paragraph-{n}" for n in (1, 2, 3, 4)} | {"paragraph-4-a"} <= prose.anchors


def test_numbers_that_start_again_in_part_b_say_so():
    prose = read("## Part A\n\n1. a\n2. b\n\n## Part B\n\n2. c\n3. d\n")
    assert {"paragraph-2", "part-b-paragraph-2", "part-b-paragraph-3"} <= prose.anchors


def test_numbers_that_go_on_in_part_b_do_not():
    assert "paragraph-3" in read("## Part A\n\n1. a\n2. b\n\n## Part B\n\n3. c\n").anchors


def test_a_number_that_stands_twice_is_a_finding():
    assert codes("## A\n\n1. a\n\n## B\n\n1. b\n") == [("duplicate-number", 7, 1)]


def test_headings_with_the_same_words_get_anchors_of_their_own():
    anchors = [h.anchor for h in read("## Case\n\n## Case\n\n## Case 2\n\n## Case\n").headings()]
    assert len(set(anchors)) == 4
    assert anchors[0] == "case"


def test_a_directive_inside_a_paragraph_takes_letters():
    prose = read("1. asked:\n\n    ::: advice\n    1. to do this;\n    2. to do that.\n    :::\n")
    assert {"paragraph-1", "advice-a", "advice-b"} <= prose.anchors


def test_links_are_holes_with_their_places():
    prose = read("See [a](a.md#x) and [b](https://b.example) and ![c](c.png).\n")
    links = list(prose.links())
    assert [link.target for link in links] == ["a.md#x", "https://b.example", "c.png"]
    assert [link.span.start.column for link in links] == [9, 25, 53]


def test_two_links_to_one_target_have_two_places():
    links = list(read("[a](x.md) and\n[b](x.md)\n").links())
    assert [link.span.start for link in links] == [Position(1, 5), Position(2, 5)]


def test_footnotes_stand_behind_everything_else():
    prose = read("One.[^1]\n\n[^1]: A note.\n\n## Two\n")
    assert isinstance(prose.parts[-1], Footnotes)
    assert "A note." in html(prose.parts[-1].content)


def test_case_studies_are_counted_on_where_sections_have_no_numbers():
    dialect = Dialect(directives={"case": Form(anchor=("case", SECTION, COUNT))}, number="2")
    prose = read("## A\n\n::: case\n:::\n\n## B\n\n::: case\n:::\n", dialect)
    assert [d.anchor for d in prose.directives()] == ["case-2-1", "case-2-2"]


def test_several_decisions_of_one_section_have_anchors_of_their_own():
    text = "## 1. A\n\n" + "::: resolved\nx\n:::\n\n" * 3
    assert [d.anchor for d in read(text).directives()] == [
        "resolution-1",
        "resolution-1-2",
        "resolution-1-3",
    ]


def test_a_list_in_a_quotation_or_note_is_no_limb():
    text = "1. one\n   1. limb\n\n   > 1. quoted\n\n   ::: note\n   1. noted\n   :::\n"
    assert read(text).anchors == {"paragraph-1", "paragraph-1-a"}


def test_numbers_start_again_only_at_the_start_of_a_part():
    assert codes("## Part A\n\n1. a\n2. b\n\n## Other\n\n1. c\n") == [("duplicate-number", 8, 1)]


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JaVaScript:x", "vbscript:x", "data:text/html,x", "feed:javascript:x",
     "view-source:x", "//evil.example", "ms-msdt:x"],
)  # fmt: skip
def test_a_link_that_could_run_something_is_refused(target):
    assert codes(f"[x](<{target}>)") == [("link-refused", 1, 6)]


@pytest.mark.parametrize(
    ("typed", "columns"),
    [("a <b>bold</b>", [3, 10]), ("<div\nonclick=x>", [1]), ("a <!-- note -->", [3])],
)
def test_html_is_a_finding(typed, columns):
    assert codes(typed) == [("html-not-understood", 1, column) for column in columns]


@pytest.mark.parametrize("typed", ["`<b>`", "1 < 2 > 0", "<https://a.example>", "&lt;b&gt;"])
def test_what_only_looks_like_html_is_not(typed):
    assert codes(typed) == []


def test_table_cells_are_aligned_by_classes():
    shown = html(read("| a | b |\n|---|--:|\n| 1 | 2 |\n"))
    assert 'class="right"' in shown
    assert "style=" not in shown


def test_all_mistakes_come_together():
    assert codes("# One\n\n[x](javascript:y)\n\n::: nonsense\n:::\n\n::: motion\n:::\n") == [
        ("heading-level", 1, 1),
        ("link-refused", 3, 5),
        ("unknown-directive", 5, 5),
    ]


def test_nested_directives_need_more_colons_outside():
    nested = ":::: note\n\n::: motion moved=x\na\n:::\n\n::::\n"
    assert [d.name for d in read(nested).directives()] == ["note", "motion"]
    assert {code for code, *_ in codes(nested.replace("::::", ":::"))} == {
        "directive-unclosed",
        "directive-stray",
    }


@given(st.text("abc *_[]()!`#>-+=:{}|\\\n 1.\"'<&~^", max_size=120))
@settings(max_examples=400)
def test_any_text_is_prose_or_findings(text):
    found = read_prose("x.md", text, 1, DIALECT)
    assert found.value is not None or found.diagnostics


@given(st.lists(st.sampled_from(["## 1. A", "1. a", "   1. b", "::: resolved", ":::", "", "x"])))
@settings(max_examples=300)
def test_every_anchor_is_given_once(lines):
    found = read_prose("x.md", "\n".join(lines), 1, DIALECT)
    if found.value and not found.diagnostics:
        written = [part for part in _everything(found.value) if 'id="' in part]
        ids = [piece.split('"')[0] for part in written for piece in part.split('id="')[1:]]
        assert len(ids) == len(set(ids))


def _everything(prose: Prose):
    for part in prose.parts:
        if isinstance(part, str):
            yield part
        elif isinstance(part, Directive):
            yield from _everything(part.body)
        else:
            assert isinstance(part, Heading | Link | Footnotes)


@pytest.mark.parametrize(
    "text",
    [">" * 5_000, "- " * 3_000, "[" * 5_000, "*a " * 5_000, "::: note\n" * 1_000, "`" * 9_999],
)
def test_hostile_text_neither_hangs_nor_crashes(text):
    found = read_prose("x.md", text, 1, DIALECT)
    assert found.value is not None or found.diagnostics


def test_terms_that_are_explained_have_anchors_of_their_words():
    prose = read(
        "Span\n: The width of an *arch*.\n\nThe `deck`\n: On which one walks.\n\nSpan\n: Again.\n"
    )
    assert set(prose.anchors) == {"term-span", "term-the-deck", "term-span-2"}
    assert '<dt id="term-the-deck">The <code>deck</code></dt>' in "".join(map(str, prose.parts))


def test_a_term_of_one_word_with_a_heading_keeps_out_of_its_way():
    prose = read("## Term span\n\nSpan\n: The width.\n")
    assert set(prose.anchors) == {"term-span", "term-span-2"}


def test_quotation_marks_of_word_in_a_directive_are_called_by_their_name():
    found = read_prose("x.md", "::: case-study title=“The oak”\nText.\n:::\n", 1, DIALECT)
    told = [each for each in found.diagnostics if each.code == "attribute-malformed"]
    assert [each.span.start.column for each in told] == [16]
    assert "Quotation marks as Word makes them" in told[0].help
