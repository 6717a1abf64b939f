"""Chromium, and the pages of the packs as it shows them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

WIDTHS = (320, 1280)
SCHEMES = ("light", "dark")
SCRUTINY = "/meetings/scrutiny-commission"
# One page of each kind, and a second where a kind has two faces.
KINDS = {
    "home": "/",
    "meetings": "/meetings/",
    "year": "/meetings/2015/",
    "calendar": "/calendar/2015/",
    "meeting": f"{SCRUTINY}/2015-01-28/",
    "meeting without agenda": f"{SCRUTINY}/2014-11-05/",
    "minutes": f"{SCRUTINY}/2014-11-05/minutes/",
    "report": f"{SCRUTINY}/2015-01-28/mtfs-corporate-resources/",
    "appendix": f"{SCRUTINY}/2015-01-28/mtfs-corporate-resources-appendix-a/",
    "savings": f"{SCRUTINY}/2015-01-28/mtfs-chief-executive-appendix-b/",
    "inquiry": "/meetings/scrutiny-strategy-resources/2017-05-22/commissioning-inquiry/",
    "consultation": "/meetings/cabinet/2015-02-06/commissioning-procurement-consultation/",
    "committees": "/committees/",
    "committee": "/committees/scrutiny-commission/",
    "people": "/people/",
    "person": "/people/s-d-sheahan/",
    "strategies": "/strategies/",
    "strategy": "/strategies/commissioning-procurement/",
    "chapter": "/strategies/commissioning-procurement/principle-2/",
    "glossary": "/strategies/commissioning-procurement/glossary/",
    "matter": "/matters/leeds-workforce/",
    "tables": "/tables/",
    "tables of a year": "/tables/2017/",
    "references": "/tables/references/",
    "lines of budgets": "/tables/references/leicestershire/t2/",
    "resolutions": "/resolutions/",
    "resolutions of a year": "/resolutions/2014/",
    "resolutions of a committee": "/resolutions/2017/scrutiny-strategy-resources/",
    "actions": "/actions/",
    "actions of a committee": "/actions/committees/scrutiny-strategy-resources/",
    "wards": "/wards/",
    "ward": "/wards/armley/",
    "corrections": "/corrections/",
    "what changed": "/changes/",
    "versions": f"{SCRUTINY}/2014-11-05/minutes/versions/",
    "version": f"{SCRUTINY}/2015-01-28/mtfs-corporate-resources/versions/1/",
    "comparison": f"{SCRUTINY}/2014-11-05/minutes/versions/2/changes/",
    "plain": "/about/",
    "data": "/data/",
    "accessibility": "/accessibility/",
    "style guide": "/style-guide/",
    "search": "/search/",
    "proof": "/proof/",
    "missing": "/404.html",
}
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def base(public: Path, served: Callable[[Path], str]) -> str:
    return served(public).rstrip("/")


@pytest.fixture
def show(browser: Browser, base: str) -> Iterator[Open]:
    """Return a function that opens an address, of the packs if it is relative."""
    contexts = []

    def show(address: str, *, width: int = 1280, scheme: str = "light", **options: object) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(address if "://" in address else base + address)
        return page

    yield show
    for context in contexts:
        context.close()
