"""Every kind of page can be used by everybody, on a phone, on paper, with a keyboard alone."""

import gzip
from itertools import product

import pytest

from tests.browser.checks import (
    TEXT_SPACING,
    axe_faults,
    html_faults,
    print_faults,
    repeated_ids,
    sideways_scroll,
    skipped_headings,
)
from tests.browser.conftest import KINDS, SCHEMES, WIDTHS

MOST_BYTES = 30_000
every_kind = pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())


@every_kind
def test_axe_finds_nothing(show, address):
    page = show(address)
    for width, scheme in product(WIDTHS, SCHEMES):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert axe_faults(page) == [], (width, scheme)


@every_kind
def test_nothing_runs_off_a_phone_even_with_wide_text(show, address):
    page = show(address, width=320, bypass_csp=True)
    assert sideways_scroll(page) == 0
    page.add_style_tag(content=TEXT_SPACING)
    assert sideways_scroll(page) == 0


@every_kind
def test_headings_leave_no_level_out_and_ids_are_unique(show, address):
    page = show(address)
    assert skipped_headings(page) == []
    assert repeated_ids(page) == []


@every_kind
def test_everything_is_on_paper(show, address, tmp_path):
    assert print_faults(show(address), tmp_path / "page.pdf") == []


def test_the_html_is_right(public):
    files = sorted(public.rglob("*.html"))
    assert len(files) > 70
    assert html_faults(files) == []


@every_kind
def test_no_page_asks_another_host_for_anything(show, address):
    page = show("/404.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url.replace("/404.html", address))
    hosts = {url.split("/")[2] for url in asked}
    assert hosts == {page.url.split("/")[2]}


@pytest.mark.parametrize("kind", ["meeting", "minutes"])
def test_a_meeting_is_light_enough_for_a_bad_line(show, kind):
    page = show(KINDS[kind])
    loaded = page.evaluate("performance.getEntriesByType('resource').map(each => each.name)")
    assert len(loaded) > 2
    bodies = [page.request.get(url).body() for url in (page.url, *loaded)]
    assert sum(len(gzip.compress(body, mtime=0)) for body in bodies) <= MOST_BYTES


@pytest.mark.parametrize("address", [KINDS["meeting"], KINDS["minutes"], KINDS["report"]])
def test_without_scripts_everything_is_there(show, address):
    scripted = show(address).locator("main").inner_text()
    plain = show(address, java_script_enabled=False).locator("main").inner_text()
    assert plain.split() == scripted.split()
