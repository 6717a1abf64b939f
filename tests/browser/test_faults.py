"""The checks can fail: each of ten faults in a right page is seen by the check meant for it."""

import re
import shutil
from pathlib import Path

import pytest

from tests.browser.checks import (
    axe_faults,
    html_faults,
    print_faults,
    repeated_ids,
    sideways_scroll,
    skipped_headings,
)
from tests.test_links import ONE_PAGE, check

REPORT = "meetings/scrutiny-commission/2015-01-28/mtfs-corporate-resources/index.html"
PLAIN = "about/index.html"
MAIN = '<main id="page_main"'


@pytest.fixture(scope="module")
def site(public, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("faults") / "site"
    shutil.copytree(public, folder)
    return folder


@pytest.fixture
def broken(site, served, show):
    """Return a function that puts a fault into a page and opens it; the page is mended after."""
    mended = []

    def put(path: str, old: str, new: str):
        page = site / path
        text = page.read_text()
        assert old in text
        mended.append((page, text))
        page.write_text(text.replace(old, new, 1))
        # Some faults are styles, which the site's own policy would keep from the page.
        address = served(site) + path.removesuffix("index.html")
        return show(address, width=320, bypass_csp=True)

    yield put
    for page, text in mended:
        page.write_text(text)


def in_main(html: str) -> tuple[str, str, str]:
    return PLAIN, "</h1>", f"</h1>{html}"


def test_a_picture_without_a_text_is_seen(broken):
    page = broken(*in_main('<img src="/x.png">'))
    assert any(fault.startswith("image-alt") for fault in axe_faults(page))


def test_pale_text_is_seen(broken):
    page = broken(*in_main('<p style="color: #aaa; background: #fff">Pale</p>'))
    assert any(fault.startswith("color-contrast") for fault in axe_faults(page))


def test_a_wrong_scope_is_seen(broken):
    page = broken(REPORT, '<th scope="row">', '<th scope="line">')
    assert any("scope" in fault for fault in axe_faults(page))


def test_a_skipped_heading_is_seen(broken):
    assert skipped_headings(broken(*in_main("<h4>Deep</h4>"))) == ["h4 'Deep' follows h1"]


def test_a_dead_fragment_is_seen(broken, site, served):
    broken("index.html", "</h1>", '</h1><a href="/accessibility/#nowhere">x</a>')
    status, said = check(served(site), ONE_PAGE)
    assert status != 0
    assert "Anchor `nowhere'" in said


def test_a_repeated_id_is_seen(broken):
    assert repeated_ids(broken(*in_main('<p id="page_main">x</p>'))) == ["page_main"]


def test_sideways_scroll_is_seen(broken):
    assert sideways_scroll(broken(*in_main('<p style="width: 500px">Wide</p>'))) > 0


def test_a_missing_language_is_seen(broken):
    page = broken(PLAIN, '<html lang="en-GB"', "<html")
    assert any(fault.startswith("html-has-lang") for fault in axe_faults(page))


def test_an_unlabelled_field_is_seen(broken):
    page = broken(*in_main("<input type=text>"))
    assert any(fault.startswith("label") for fault in axe_faults(page))


def test_a_figure_lost_on_paper_is_seen(broken, tmp_path):
    page = broken(
        REPORT, '<td class="figure">32,859</td>', '<td class="figure"><s hidden>9</s></td>'
    )
    page.evaluate("document.querySelector('td.figure').textContent = '32,859'")
    page.add_style_tag(content="@media print { td.figure { display: none } }")
    assert "32,859 is not on paper" in print_faults(page, tmp_path / "page.pdf")


def test_wrong_html_and_files_that_are_not_there_are_seen(site, broken):
    broken(*in_main("<p><div>x</div></p>"))
    assert [fault for fault in html_faults([site / PLAIN]) if re.search("element", fault)]
    assert html_faults([site / "nothing.html"])
