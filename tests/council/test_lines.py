"""The lines of budgets are followed by their references through the papers of the years."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.build import build
from generator.council.lines import beginning_of

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


def built(site: Path, letters: str = "t") -> BeautifulSoup:
    """Return the page of the references that begin with ``letters``."""
    assert build(site, site / "public", date(2024, 5, 1)).findings == ()
    return page(site, f"/tables/references/ambridge/{letters}/")


def lines(register: BeautifulSoup) -> dict[str, list[list[str]]]:
    """Return by heading what a page says of each line: the years, and then each paper's words."""
    return {
        line.h2.get_text(" ", strip=True): [
            [cell.get_text(strip=True) for cell in row.select("th, td")]
            for row in line.select("tr")
        ]
        for line in register.select(".register")
    }


YEARS = ["Paper", "Unit", "2023/24", "2024/25", "2025/26"]
ONE, TWO = "Planning Committee, 1 February 2023", "Planning Committee, 7 February 2024"


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        (
            "t1",
            {
                "T1 Review of finance and property": [
                    YEARS,
                    [ONE, "£000", "−100", "−200", ""],
                    [TWO, "£000", "", "−250", "−300"],
                ]
            },
        ),
        (
            "t2",
            {
                "T2 Fewer lamps": [
                    YEARS,
                    [ONE, "£000", "−10", "−20", ""],
                    [TWO, "£000", "", "−20", "−30"],
                ],
                "T2 Later lamps": [YEARS[:4], [ONE, "£000", "−1", "−2"]],
            },
        ),
    ],
)
def test_the_same_line_of_two_years_stands_side_by_side(site, letters, found):
    assert lines(built(site, letters)) == found


def test_a_line_stands_under_each_reference_that_it_had(site):
    papers = [YEARS, [ONE, "£000", "−5", "−5", ""], [TWO, "£000", "", "−4", "−4"]]
    assert lines(built(site, "t9")) == {"T9 Mowing once": papers}
    assert lines(page(site, "/tables/references/ambridge/t3/")) == {"T3 Mowing twice": papers}
    line = page(site, "/tables/references/ambridge/t9/").find(id="ref-ambridge-t9")
    assert line.p.get_text(strip=True) == "Also listed as T3."


def test_the_index_has_every_reference_with_the_way_to_its_lines(site):
    built(site, "t1")
    register = page(site, "/tables/references/")
    found = [each.get_text(" ", strip=True) for each in register.select(".references li")]
    assert found == [
        "T1 Review of finance and property",
        "T2 Fewer lamps and 1 other line",
        "T3 Mowing twice",
        "T9 Mowing once",
    ]
    assert register.find(id="ref-ambridge-t2").a["href"] == (
        "/tables/references/ambridge/t2/#ref-ambridge-t2"
    )


def test_references_stand_in_the_order_in_which_people_count(site):
    report = site / "content/meetings/planning/2024-02-07/savings.md"
    report.write_text(report.read_text().replace("ref: T3", "ref: T20"))
    built(site, "t2")
    found = [each.a.string for each in page(site, "/tables/references/").select(".references li")]
    assert found == ["T1", "T2", "T9", "T20"]


@pytest.mark.parametrize(
    ("ref", "beginning"),
    [("T24", "t2"), ("TBC", "tbc"), ("20/22", "2"), ("G 7", "g"), ("**", "section")],
)
def test_a_reference_says_itself_where_it_stands(ref, beginning):
    assert beginning_of(ref) == beginning


def test_a_reference_leads_to_the_register_and_the_register_to_each_row(site):
    built(site, "t1")
    report = page(site, "/meetings/planning/2024-02-07/savings/")
    (reference,) = (a for a in report.select(".figures-ref a") if a.string == "T2")
    address, _, anchor = reference["href"].partition("#")
    hrefs = [a["href"] for a in page(site, address).find(id=anchor).select("a")]
    assert hrefs == [
        "/meetings/planning/2023-02-01/savings/#table-savings.lamps",
        "/meetings/planning/2024-02-07/savings/#table-savings.lamps",
    ]


def test_a_line_that_was_never_there_is_a_finding(site):
    path = site / "content/meetings/planning/2024-02-07/savings.md"
    path.write_text(path.read_text().replace("mowing-once", "mowing-never"))
    (found,) = build(site, site / "public", date(2024, 5, 1)).findings
    assert (found.code, found.span.start.line) == ("unknown-anchor", 11)


def headings(tables: BeautifulSoup) -> list[str]:
    return [each.get_text(strip=True) for each in tables.select("main :is(h2, h3)")]


def test_the_tables_of_the_latest_year_are_listed_with_the_way_to_the_others(site):
    built(site, "t1")
    tables = page(site, "/tables/")
    assert headings(tables)[:2] == ["By year", "Planning Committee, 2024"]
    ways = [(a.string, a["href"]) for a in tables.select(".years a")]
    assert ways == [("2024", "/tables/2024/"), ("2023", "/tables/2023/")]
    assert headings(page(site, "/tables/2023/")) == ["Planning Committee, 2023", "Savings"]
    first = tables.select_one("ul.tables li")
    assert "Adds up: 2 sums checked" in first.get_text(" ", strip=True)
    assert [a.string for a in first.select(".tables-about a")] == ["CSV", "JSON"]
    assert page(site, "/").select(".footer a[href='/tables/']")


def test_where_there_are_several_councils_each_has_its_years(site):
    settings = site / "site.yaml"
    settings.write_text(
        settings.read_text() + "  borchester: {name: Borchester, jurisdiction: none}\n"
    )
    (site / "content/committees/parks.md").write_text(
        "---\nname: Parks\ncouncil: borchester\nkind: other\n---\n"
    )
    for name in ("committees/planning.md", "strategies/parks/index.md"):
        path = site / "content" / name
        path.write_text(path.read_text().replace("---\n", "---\ncouncil: ambridge\n", 1))
    folder = site / "content/meetings/parks/2023-05-01"
    folder.mkdir(parents=True)
    (folder / "savings.md").write_text(BEFORE)
    found = build(site, site / "public", date(2024, 5, 1))
    assert found.findings == ()
    tables = page(site, "/tables/")
    ways = [a["href"] for a in tables.select("nav h3 + .years a")]
    assert ways == [
        "/tables/2024/#council-ambridge",
        "/tables/2023/#council-ambridge",
        "/tables/2023/#council-borchester",
    ]
    of_2023 = page(site, "/tables/2023/")
    assert of_2023.find(id="council-borchester").h2.string == "Borchester"
    assert of_2023.find(id="council-borchester").h3.string == "Parks, 2023"


def test_a_site_without_tables_has_no_list_of_them(tmp_path):
    shutil.copytree(SITE, tmp_path / "site")
    report = tmp_path / "site/content/meetings/planning/2024-03-06/green.md"
    report.write_text("---\ntitle: The green\n---\n\n1. One.\n\n2. Two.\n")
    assert build(tmp_path / "site", tmp_path / "public", date(2024, 3, 1)).findings == ()
    assert not (tmp_path / "public/tables").exists()
    assert "/tables/" not in (tmp_path / "public/index.html").read_text()
