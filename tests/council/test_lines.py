"""The lines of budgets are followed by their references through the papers of the years."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.build import build

SITE = Path(__file__).parents[1] / "site"


def paper(columns: str, *rows: str) -> str:
    listed = "\n".join(f"      - {{{row}}}" for row in rows)
    return (
        "---\ntitle: Savings\ntables:\n  - id: savings\n    title: Savings\n    unit: £000\n"
        f"    columns: [{columns}]\n    rows:\n{listed}\n---\n\n::: table savings\n:::\n"
    )


BEFORE = paper(
    "2023/24, 2024/25",
    "ref: T1, label: Review of finance, values: [-100, -200]",
    "ref: T2, label: Fewer lamps, id: lamps, values: [-10, -20]",
    "ref: T2, label: Later lamps, id: later, values: [-1, -2]",
    "ref: T9, label: Mowing once, values: [-5, -5]",
    "label: Total, total: all, values: [-116, -227]",
)
AFTER = paper(
    "2024/25, 2025/26",
    "ref: T1, label: Review of finance and property, values: [-250, -300]",
    "ref: T2, label: Fewer lamps, id: lamps, values: [-20, -30]",
    "ref: T3, label: Mowing twice, was: planning/2023-02-01/savings#table-savings.mowing-once, "
    "values: [-4, -4]",
    "label: Total, total: all, values: [-274, -334]",
)


@pytest.fixture
def site(tmp_path) -> Path:
    """Return a site with the savings of two years."""
    shutil.copytree(SITE, tmp_path / "site")
    for day, text in (("2023-02-01", BEFORE), ("2024-02-07", AFTER)):
        report = tmp_path / f"site/content/meetings/planning/{day}/savings.md"
        report.parent.mkdir(parents=True)
        report.write_text(text)
    return tmp_path / "site"


def page(site: Path, address: str) -> BeautifulSoup:
    path = site / "public" / address.strip("/") / "index.html"
    return BeautifulSoup(path.read_text(), "html.parser")


def built(site: Path) -> BeautifulSoup:
    assert build(site, site / "public", date(2024, 5, 1)).findings == ()
    return page(site, "/tables/references/")


def lines(register: BeautifulSoup) -> dict[str, list[list[str]]]:
    """Return by heading what each paper says of a line."""
    return {
        body.th.get_text(" ", strip=True): [
            [cell.get_text(strip=True) for cell in row.select("th, td")]
            for row in body.select("tr")[1:]
        ]
        for body in register.select("table.register tbody")
    }


def test_the_same_line_of_two_years_stands_side_by_side(site):
    register = built(site)
    headings = [cell.get_text(strip=True) for cell in register.select("thead th")]
    assert headings == ["Line", "Unit", "2023/24", "2024/25", "2025/26"]
    before, after = "Planning Committee, 1 February 2023", "Planning Committee, 7 February 2024"
    assert lines(register) == {
        "T1 Review of finance and property": [
            [before, "£000", "−100", "−200", ""],
            [after, "£000", "", "−250", "−300"],
        ],
        "T2 Fewer lamps": [[before, "£000", "−10", "−20", ""], [after, "£000", "", "−20", "−30"]],
        "T2 Later lamps": [[before, "£000", "−1", "−2", ""]],
        "T3 Mowing twice": [[before, "£000", "−5", "−5", ""], [after, "£000", "", "−4", "−4"]],
    }


def test_a_reference_leads_to_the_register_and_the_register_to_each_row(site):
    register = built(site)
    report = page(site, "/meetings/planning/2024-02-07/savings/")
    (reference,) = (a for a in report.select(".figures-ref a") if a.string == "T2")
    address, _, anchor = reference["href"].partition("#")
    assert address == "/tables/references/"
    hrefs = [a["href"] for a in register.find(id=anchor).select("a")]
    assert hrefs == [
        "/meetings/planning/2023-02-01/savings/#table-savings.lamps",
        "/meetings/planning/2024-02-07/savings/#table-savings.lamps",
    ]


def test_a_line_that_was_never_there_is_a_finding(site):
    path = site / "content/meetings/planning/2024-02-07/savings.md"
    path.write_text(path.read_text().replace("mowing-once", "mowing-never"))
    (found,) = build(site, site / "public", date(2024, 5, 1)).findings
    assert (found.code, found.span.start.line) == ("unknown-anchor", 11)


def test_all_tables_are_listed_by_committee_and_year(site):
    built(site)
    tables = page(site, "/tables/")
    headings = [heading.get_text(strip=True) for heading in tables.select("main h2")]
    assert headings == [
        "Planning Committee, 2024",
        "Planning Committee, 2023",
    ]
    first = tables.select_one("ul.tables li")
    assert "Adds up: 2 sums checked" in first.get_text(" ", strip=True)
    assert [a.string for a in first.select(".tables-about a")] == ["CSV", "JSON"]
    assert page(site, "/").select(".footer a[href='/tables/']")


def test_a_site_without_tables_has_no_list_of_them(tmp_path):
    shutil.copytree(SITE, tmp_path / "site")
    report = tmp_path / "site/content/meetings/planning/2024-03-06/green.md"
    report.write_text("---\ntitle: The green\n---\n\n1. One.\n\n2. Two.\n")
    assert build(tmp_path / "site", tmp_path / "public", date(2024, 3, 1)).findings == ()
    assert not (tmp_path / "public/tables").exists()
    assert "/tables/" not in (tmp_path / "public/index.html").read_text()
