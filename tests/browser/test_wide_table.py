"""A table of twelve columns and two hundred rows can be read on a phone and on paper."""

import shutil
from datetime import date
from pathlib import Path

import pdfplumber
import pytest

from generator.build import build
from tests.browser.checks import (
    TEXT_SPACING,
    axe_faults,
    html_faults,
    print_faults,
    repeated_ids,
    sideways_scroll,
)

SITE = Path(__file__).parents[1] / "site"
COLUMNS = [f"20{year}/{year + 1}" for year in range(15, 26)]
ROWS = 200
REPORT = f"""---
title: A long budget
tables:
  - id: budget
    title: Every line of the budget
    unit: £
    columns: [{", ".join(COLUMNS)}, Total]
    csv: lines.csv
    checks: [{{row_total: Total}}]
---

::: table budget
:::
"""


def line(number: int) -> list[int]:
    years = [(-1) ** number * (12_345_678 + 1_001 * number + year) for year in range(len(COLUMNS))]
    return [*years, sum(years)]


@pytest.fixture(scope="module")
def wide(tmp_path_factory) -> Path:
    """Return the published site of a report with the table, whose rows come from a file."""
    root = tmp_path_factory.mktemp("wide") / "site"
    shutil.copytree(SITE, root)
    folder = root / "content/meetings/planning/2024-04-03"
    folder.mkdir(parents=True)
    (folder / "report.md").write_text(REPORT)
    rows = [
        ",".join([f"Line {number} of the highways and transport budget", *map(str, line(number))])
        for number in range(ROWS - 1)
    ]
    sums = [sum(line(number)[column] for number in range(ROWS - 1)) for column in range(12)]
    header = ",".join(["label", "total", *COLUMNS, "Total"])
    body = [row.replace("budget,", "budget,,", 1) for row in rows]
    total = ",".join(["Total", "all", *map(str, sums)])
    (folder / "lines.csv").write_text("\n".join([header, *body, total]) + "\n")
    assert build(root, root / "public", date(2024, 5, 1)).findings == ()
    return root / "public"


@pytest.fixture
def open_it(wide, served, show):
    address = f"{served(wide)}meetings/planning/2024-04-03/report/"
    return lambda **options: show(address, **options)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone(open_it, scheme):
    page = open_it(width=320, scheme=scheme, bypass_csp=True)
    assert axe_faults(page) == []
    assert repeated_ids(page) == []
    assert sideways_scroll(page) == 0
    page.add_style_tag(content=TEXT_SPACING)
    assert sideways_scroll(page) == 0


def test_the_label_of_a_row_stays_in_view_while_its_figures_move(open_it):
    page = open_it(width=320)
    region = page.locator(".figures")
    before = page.locator("tbody th").first.bounding_box()
    region.evaluate("each => each.scrollLeft = 600")
    after = page.locator("tbody th").first.bounding_box()
    assert after["x"] == before["x"]
    assert after["width"] < 160
    last = page.locator("tbody tr").first.locator("td").last
    region.evaluate("each => each.scrollLeft = each.scrollWidth")
    box = last.bounding_box()
    assert after["x"] + after["width"] <= box["x"] + box["width"] <= 320


def test_a_keyboard_moves_it(open_it):
    page = open_it(width=320)
    region = page.locator(".figures")
    region.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert region.evaluate("each => each.scrollLeft") > 0
    assert region.evaluate("each => each === document.activeElement")


def test_everything_is_on_paper_under_its_heading(open_it, tmp_path):
    page = open_it()
    assert print_faults(page, tmp_path / "page.pdf") == []
    with pdfplumber.open(tmp_path / "page.pdf") as printed:
        sheets = [sheet for sheet in printed.pages if "Line" in (sheet.extract_text() or "")]
        assert len(sheets) > 2
        for sheet in sheets:
            assert sheet.width > sheet.height
            assert all(title in (sheet.extract_text() or "") for title in COLUMNS)
            assert min(letter["size"] for letter in sheet.chars) >= 6


def test_its_html_is_right(wide):
    assert html_faults([wide / "meetings/planning/2024-04-03/report/index.html"]) == []
