"""The examples of CommonMark's own specification hold, but for those that need HTML."""

import re
from html import escape, unescape
from pathlib import Path

import pytest
from mdurl import encode

from generator.markdown.parser import html_of, tokens_of

SPEC = Path(__file__).parent.parent / "node/node_modules/commonmark-spec/spec.txt"
EXAMPLE = re.compile(
    r"^`{32} example\n([\s\S]*?)^\.\n([\s\S]*?)^`{32}$|^#{1,6} *(.*)$", re.MULTILINE
)
# On purpose: HTML is not understood. Besides the chapters on HTML, these examples hold some.
CHAPTERS_ON_HTML = {"HTML blocks", "Raw HTML"}
WITH_HTML = {21, 31, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 642, 643}
# The specification compares HTML, in which a line end between tags means nothing.
WITH_OTHER_LINE_ENDS = {218, 239, 240}


def examples():
    text = SPEC.read_text().partition("<!-- END TESTS -->")[0]
    chapter, number = "", 0
    for found in EXAMPLE.finditer(text):
        if found[3] is not None:
            chapter = found[3]
        else:
            number += 1
            yield number, chapter, found[1].replace("→", "\t"), found[2].replace("→", "\t")


def rendered(text: str) -> str:
    """Return HTML with its addresses written as a page writes them, and ends as XML has them."""
    html = re.sub(
        r'(href|src)="([^"]*)"',
        lambda found: f'{found[1]}="{escape(encode(unescape(found[2])))}"',
        html_of(tokens_of(text)),
    )
    return re.sub(r"(<(?:img|br|hr)(?: [^<>]*)?)>", r"\1 />", html)


def test_the_whole_specification_is_there():
    assert len(list(examples())) == 652


@pytest.mark.parametrize(
    ("number", "chapter", "text", "html"),
    [pytest.param(*each, id=f"{each[0]} {each[1]}") for each in examples()],
)
def test_an_example_is_rendered_as_specified(number, chapter, text, html):
    if chapter in CHAPTERS_ON_HTML or number in WITH_HTML:
        assert "<" in text
        assert "&lt;" in rendered(text) or rendered(text) == html
    elif number in WITH_OTHER_LINE_ENDS:
        assert rendered(text).replace("\n", "") == html.replace("\n", "")
    else:
        assert rendered(text) == html
