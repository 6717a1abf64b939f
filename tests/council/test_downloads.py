"""Every table is a file beside its page: CSV that spreadsheets take as it is, and JSON."""

import csv
import json
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.build import build
from generator.council.accounts import printed
from generator.council.downloads import address, files_of
from generator.council.relations import SHEETS

SITE = Path(__file__).parents[1] / "site"
FOLDER = "content/meetings/planning/2024-04-03"
HOSTILE = """---
title: The green
tables:
  - id: costs
    title: Costs
    unit: £000
    columns: [2023/24, {title: "=Kind", unit: text}]
    rows:
      - {group: "+North"}
      - {label: "=HYPERLINK(1)", ref: "@T1", note: "-", values: [-2285, "=1+1"]}
      - {label: 'Quoted "fence"', values: ["(£9.946m)", "a, b"]}
      - {label: Total, total: all, values: [-12231, ~]}
    legend: {"-": of which half is paid}
---

::: table costs
:::
"""


@pytest.fixture
def public(tmp_path) -> Path:
    """Return the files that a report with a hostile table makes."""
    shutil.copytree(SITE, tmp_path / "site")
    report = tmp_path / "site" / FOLDER / "report.md"
    report.parent.mkdir(parents=True)
    report.write_text(HOSTILE)
    root = tmp_path / "site"
    assert build(root, root / "public", date(2024, 5, 1)).findings == ()
    return root / "public/meetings/planning/2024-04-03/report"


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as text:
        return list(csv.DictReader(text))


def test_no_words_are_taken_for_a_formula_and_figures_stay_figures(public):
    first, second, total = lines(public / "costs.csv")
    assert first == {
        "id": "hyperlink-1",
        "group": "'+North",
        "ref": "'@T1",
        "note": "'-",
        "label": "'=HYPERLINK(1)",
        "total": "",
        "2023/24": "-2285",
        "'=Kind": "'=1+1",
    }
    assert (second["label"], second["2023/24"], second["'=Kind"]) == (
        'Quoted "fence"',
        "-9946",
        "a, b",
    )
    assert (total["group"], total["total"], total["2023/24"]) == ("", "yes", "-12231")


def test_the_description_names_the_columns_of_the_file(public):
    said = json.loads((public / "costs.csv-metadata.json").read_text())
    with (public / "costs.csv").open(newline="") as text:
        header = next(csv.reader(text))
    columns = said["tableSchema"]["columns"]
    assert said["url"] == "costs.csv"
    assert [column["titles"] for column in columns] == header
    assert [column["name"] for column in columns] == [
        *("id", "group", "ref", "note", "label", "total"),
        *("c_2023_24", "c_kind"),
    ]
    assert columns[-2]["datatype"] == "decimal"
    assert columns[-2]["schema:unitText"] == "£000"
    assert columns[-1]["datatype"] == "string"
    assert said["tableSchema"]["aboutUrl"].endswith("/report/#table-costs.{id}")


def test_json_has_figures_as_texts_and_blanks_as_nothing(public):
    said = json.loads((public / "costs.json").read_text())
    assert [row["values"] for row in said["rows"]] == [
        {"2023-24": "-2285", "kind": "=1+1"},
        {"2023-24": "-9946", "kind": "a, b"},
        {"2023-24": "-12231", "kind": None},
    ]
    assert said["rows"][0]["groups"] == ["+North"]
    assert said["sums"] == {"checked": 1, "exact": 1, "tolerance": "0"}


def files_in(site) -> dict[str, str]:
    keys = site.told.targets(SHEETS)
    files = (artifact for key in keys for artifact in files_of(site, key))
    return {artifact.path: artifact.data.decode() for artifact in files}


def test_every_figure_of_the_packs_is_in_its_files(packs):
    made = files_in(packs)
    figures = 0
    for record in packs.records.values():
        for sheet in record.tables:
            path = address(sheet, "csv").removeprefix("/")
            rows = list(csv.reader(made[path].splitlines()))
            held = [Decimal(cell) for row in rows[1:] for cell in row if is_figure(cell)]
            assert sorted(held) == sorted(printed(sheet).values()), path
            said = json.loads(made[address(sheet, "json").removeprefix("/")])
            assert len(said["rows"]) == len(rows) - 1
            figures += len(held)
    assert figures > 700


def is_figure(cell: str) -> bool:
    return bool(cell) and cell.lstrip("-").replace(".", "", 1).isdecimal()


def test_a_provisional_figure_says_so(packs):
    made = files_in(packs)
    path = "meetings/scrutiny-commission/2015-01-28/mtfs-chief-executive/specific-grants"
    grants = json.loads(made[f"{path}.json"])
    assert [row["provisional"] for row in grants["rows"]] == [["2015-16"], [], []]
    assert ",53,*" in made[f"{path}.csv"]
