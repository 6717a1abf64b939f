"""The pages at addresses that moved or were withdrawn can be used by everybody."""

import shutil
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from generator.build import build
from tests.browser.checks import axe_faults, html_faults, sideways_scroll, skipped_headings
from tests.browser.conftest import SCHEMES, WIDTHS

SITE = Path(__file__).parent.parent / "site"
FOLDER = "meetings/planning/2024-03-06"
TODAY = date(2024, 3, 1)
WITHDRAWN = (
    "withdrawn:\n"
    f"  - {{address: /{FOLDER}/oaks/, on: 2024-04-01, by: Democratic Services, "
    "reason: It told a price., law: An Act}\n"
)


@pytest.fixture(scope="module")
def answering(tmp_path_factory) -> Path:
    """Return a published site with an address that moved and one that is withdrawn."""
    root = tmp_path_factory.mktemp("answering")
    site, public = root / "site", root / "site/public"
    shutil.copytree(SITE, site)
    papers = site / "content" / FOLDER
    (papers / "oaks.md").write_text("---\ntitle: Oaks\n---\n\n1. Text.\n")
    assert not build(site, public, TODAY).failed
    (papers / "oaks.md").unlink()
    (papers / "elms.md").write_text("---\ntitle: Elms\nmoved_from: /old/\n---\n\n1. Text.\n")
    (site / "content/addresses.yaml").write_text(WITHDRAWN)
    assert build(site, public, TODAY).findings == ()
    return public


@pytest.mark.parametrize("address", ["old/", f"{FOLDER}/oaks/"], ids=["moved", "withdrawn"])
def test_whoever_comes_to_an_old_address_is_told_well(show, served, answering, address):
    page = show("about:blank?://")
    # Where nothing answers the redirect, the page stays and can be looked at.
    page.route(f"**/{FOLDER}/elms/", lambda route: route.fulfill(status=204))
    page.goto(served(answering) + address)
    for width, scheme in product(WIDTHS, SCHEMES):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert axe_faults(page) == [], (width, scheme)
        assert sideways_scroll(page) == 0
    assert skipped_headings(page) == []
    assert html_faults([answering / address / "index.html"]) == []


def test_a_browser_is_led_to_the_new_address(show, served, answering):
    page = show(served(answering) + "old/")
    page.wait_for_url(f"**/{FOLDER}/elms/")
    assert page.locator("h1").inner_text() == "Elms"
