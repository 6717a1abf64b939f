"""The page about accessibility says what is tested, and nothing else."""

from bs4 import BeautifulSoup

from tests.browser.conftest import KINDS
from tests.browser.statement import PATH, statement


def test_what_is_told_is_what_is_tested():
    assert PATH.read_text() == statement(), "run: make statement"


def test_the_page_tells_it(public):
    page = BeautifulSoup((public / "accessibility/index.html").read_text(), "html.parser").main
    said = " ".join(page.get_text().split())
    assert f"{len(KINDS)} kinds of pages" in said
    assert "axe-core 4." in said
    assert "Report a problem" in said
