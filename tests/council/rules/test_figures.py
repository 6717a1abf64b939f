"""What does not add up is told with its cell, what stands there, what should, and by how much."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.build import build

SITE = Path(__file__).parents[2] / "site"
HEAD = """---
title: The green
tables:
  - id: budget
    title: Budget
    unit: £000
    columns: [2023/24, 2024/25]
"""
FOOT = "---\n\n{}\n\n::: table budget\n:::\n"


@pytest.fixture
def found(tmp_path):
    """Return a function that says what is found in a table and a sentence."""

    def look(table: str, sentence: str = "Words."):
        shutil.copytree(SITE, tmp_path / "site")
        report = tmp_path / "site/content/meetings/planning/2024-04-03/green.md"
        report.parent.mkdir(parents=True)
        report.write_text(HEAD + table + FOOT.format(sentence))
        outcome = build(tmp_path / "site", tmp_path / "public", date(2024, 5, 1))
        (finding,) = outcome.findings
        return finding

    return look


def test_a_wrong_total_names_its_summands(found):
    finding = found(
        "    rows:\n"
        "      - {group: Parks}\n"
        "      - {label: Mowing, values: [1100, 1200]}\n"
        "      - {label: Gates, values: [20, ~]}\n"
        "      - {label: Total, total: above, values: [1120, 1150]}\n"
        "      - {group: Lakes}\n"
        "      - {label: Boats, values: [~, 5]}\n"
        "      - {label: Total, id: lakes, total: above, values: [~, 5]}\n"
    )
    assert finding.message == (
        "'Parks: Total' in '2024/25' is 1,150, "
        "but the rows that it adds up come to 1,200: 50 too little"
    )
    assert (finding.span.start.line, finding.span.start.column) == (12, 53)
    assert [(each.message, each.span.start.line) for each in finding.labels] == [
        ("'Mowing' in '2024/25'", 10)
    ]
    assert "tolerance" not in finding.help


@pytest.mark.parametrize(
    ("summand", "total", "words"),
    [
        ("800.0", "845", "is 845, but the rows that it adds up come to 800: 45 too much"),
        ("800.5", "845", "is 845, but the rows that it adds up come to 800.5: 44.5 too much"),
        ("800.50", "845.00", "is 845.00, but the rows that it adds up come to 800.50: 44.50 too"),
    ],
)
def test_figures_are_told_as_finely_as_their_author_types_them(found, summand, total, words):
    finding = found(
        "    rows:\n"
        f"      - {{label: Mowing, values: [1, {summand}]}}\n"
        f"      - {{label: Total, total: above, values: [1, {total}]}}\n"
    )
    assert words in finding.message


def test_what_may_be_a_rounding_may_be_allowed_for(found):
    finding = found(
        "    rows:\n"
        "      - {label: Mowing, values: [1100, 1200]}\n"
        "      - {label: Total, total: above, values: [1100, 1201]}\n"
    )
    assert finding.help.endswith("or allow for rounding with  tolerance: 1.")


def test_a_figure_that_is_repeated_wrongly_shows_the_other(found):
    finding = found(
        "    rows:\n"
        "      - {label: Mowing, values: [0.1, 0.12]}\n"
        "    checks:\n"
        "      - {equals: mowing, to: planning/2024-03-06/green#table-costs}\n"
    )
    assert finding.message == (
        "'Mowing' in '2024/25' is 0.12, but the figures that it repeats come to 0.11: 0.01 too much"
    )
    (label,) = finding.labels
    assert label.path == "content/meetings/planning/2024-03-06/green.md"
    assert label.message == "'Mowing' in '2024/25'"


THERE = "'Mowing' in '2023/24' of 'Budget'"


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("£720,000", f"the text says £720,000 where {THERE} is -721 in £000, 1 more"),
        ("£0.8m", f"the text says £0.8m where {THERE} is -721 in £000, 79 less"),
        ("£1 or £2", f"'£1 or £2' is tied to the figure {THERE}, and is not one amount of it"),
    ],
)
def test_an_amount_that_is_not_the_figure_is_told(found, said, message):
    finding = found(
        "    rows: [{label: Mowing, values: [-721, 0]}]\n",
        f"It saves [{said}](#table-budget.mowing.2023/24).",
    )
    assert finding.message == message
    assert finding.labels[0].span.start.line == 8
