"""A resident with a keyboard alone finds her way, and always sees where she is."""

from playwright.sync_api import Page

from tests.browser.conftest import KINDS

VISIBLE = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""


def tab_to(page: Page, wanted: str, most: int = 150) -> None:
    """Press Tab until the focus is on the first element that ``wanted`` selects."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(VISIBLE), page.evaluate("document.activeElement.outerHTML")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    message = f"{wanted} was not reached"
    raise AssertionError(message)


def test_the_first_stop_leads_past_the_masthead(show):
    page = show(KINDS["meeting"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "page_main"


def test_she_finds_the_next_meeting_an_item_and_its_report(show):
    page = show("/")
    tab_to(page, ".meeting-lines a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2015-01-28/")
    tab_to(page, "#item-9 .papers a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/mtfs-corporate-resources/")
    assert "Corporate Resources" in page.locator("h1").inner_text()


def test_she_copies_the_link_of_a_resolution(show):
    page = show(KINDS["minutes"], permissions=["clipboard-read", "clipboard-write"])
    tab_to(page, "#resolution-156-b > a.number")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.said').textContent === 'Copied'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url
    assert copied.endswith("/minutes/#resolution-156-b")


def test_she_moves_a_wide_table(show):
    page = show(KINDS["appendix"], width=320)
    tab_to(page, ".figures")
    region = page.locator(".figures").first
    before = region.evaluate("region => region.scrollLeft")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert region.evaluate("region => region.scrollLeft") > before
    assert region.get_attribute("aria-labelledby")
