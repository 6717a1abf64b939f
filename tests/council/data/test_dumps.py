"""From the published tables alone, all that the registers say can be had again."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from jsonschema import Draft202012Validator

from generator.build import build
from generator.council.data.rows import WHOLE, YEARLY
from tests.council.data.rebuilt import attendance, cells, motions, register, rows

SITE = Path(__file__).parents[2] / "site"
TABLES = {**YEARLY, **WHOLE}
HERE, THERE = ("present", "in part", "substitute", "visitor"), ("apologies", "absent")


@pytest.fixture(scope="module")
def data(public) -> Path:
    """Return the folder of data that a build of the packs published."""
    return public / "data"


def pages(public: Path, pattern: str) -> Iterator[tuple[str, BeautifulSoup]]:
    for path in sorted(public.glob(pattern)):
        name = f"/{path.parent.relative_to(public).as_posix()}/"
        yield name, BeautifulSoup(path.read_text(), "html.parser")


def said(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def place(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}#{parts.fragment}"


def limbs_shown(section: Tag) -> list[tuple[str, str, str]]:
    found = []
    for limb in section.select("li.limb"):
        number = limb.select_one("a.limb-number")
        link = number or limb.select_one(".limb-citation a")
        before = limb.select_one(".limb-citation").previous_siblings
        words = [each.get_text() for each in before if each is not number]
        told = "".join(reversed(words))
        found.append((link["href"], said(number) if number else "", told))
    return found


def squeezed(words: str) -> str:
    return "".join(words.split())


def test_the_register_of_decisions_is_that_of_the_pages(public, data):
    rebuilt = register(data)
    shown = 0
    for address, page in pages(public, "resolutions/*/*/index.html"):
        _, _, year, committee, _ = address.split("/")
        for kind in ("resolved", "noted"):
            section = page.find(attrs={"aria-labelledby": kind})
            wanted = limbs_shown(section) if section else []
            told = rebuilt.get((year, committee, kind), [])
            assert sorted((place(url), number) for url, number, _ in told) == sorted(
                (link, number) for link, number, _ in wanted
            )
            words = {place(url): squeezed(text) for url, _, text in told}
            assert words == {link: squeezed(text) for link, _, text in wanted}
            shown += len(wanted)
    assert shown == sum(
        len(part) for key, part in rebuilt.items() if key[2] in {"resolved", "noted"}
    )
    assert shown == 24


def test_motions_are_those_of_the_pages(public, data):
    told = {place(url): (moved, outcome) for url, moved, _, outcome in motions(data)}
    shown = {}
    for address, page in pages(public, "meetings/*/*/minutes/index.html"):
        for motion in page.select(".motion[id]"):
            mover = motion.select_one('a[href^="/people/"]')
            shown[f"{address}#{motion['id']}"] = mover["href"].split("/")[2]
    assert {where: moved for where, (moved, _) in told.items()} == shown
    assert all(outcome for _, outcome in told.values())


def test_votes_are_those_of_the_pages(public, data):
    told: dict[str, list[tuple[str, ...]]] = {}
    for row in rows(data, "votes"):
        if row["counted"]:
            sides = tuple(str(row[key]) for key in ("votes_for", "votes_against", "abstained"))
            page = urlsplit(str(row["url"])).path
            told.setdefault(page, []).append(sides)
    shown: dict[str, list[tuple[str, ...]]] = {}
    for address, page in pages(public, "meetings/*/*/minutes/index.html"):
        for vote in page.select(".vote"):
            counts = tuple(said(each).split()[0] for each in vote.select(".vote-sides dd"))
            if counts:
                shown.setdefault(address, []).append(counts)
    assert {page: sorted(votes) for page, votes in told.items()} == {
        page: sorted(votes) for page, votes in shown.items()
    }


def test_attendance_is_that_of_the_pages(public, data):
    rebuilt = attendance(data)
    for address, page in pages(public, "meetings/*/*/minutes/index.html"):
        shown = listed(page)
        told = rebuilt.pop("/".join(address.split("/")[2:4]), {})
        assert union(told, HERE) == union(shown, ("Present", "Substitutes", "In attendance"))
        assert told.get("absent", set()) == shown.get("Absent", set())
        assert told.get("apologies", set()) == shown.get("Apologies", set())
        assert told.get("chair", set()) == shown.get("chair", set())
    assert rebuilt == {}


def union(states: dict[str, set[str]], names: tuple[str, ...]) -> set[str]:
    return set().union(*(states.get(name, set()) for name in names))


def listed(page: BeautifulSoup) -> dict[str, set[str]]:
    """Return who stands under which heading; of a substitute, who came."""
    found: dict[str, set[str]] = {}
    section = page.find(attrs={"aria-labelledby": "page_attendance"})
    for heading in section.select("h3"):
        name = said(heading)
        for line in heading.find_next("ul").select("li"):
            link = line.select_one('a[href^="/people/"]')
            post = re.sub(r" \(for minutes? [^)]*\)$", "", said(line))
            person = link["href"].split("/")[2] if link else post
            found.setdefault(name, set()).add(person)
            if link and "in the chair" in said(line):
                found["chair"] = {person}
    return found


def test_every_row_is_as_its_schema_says(data):
    for name in TABLES:
        schema = json.loads((data / f"schemas/{name}.json").read_text())
        Draft202012Validator.check_schema(schema)
        judge = Draft202012Validator(schema)
        for path in (*data.glob(f"*/{name}.jsonl"), *data.glob(f"{name}.jsonl")):
            for line in path.read_text().splitlines():
                judge.validate(json.loads(line))


def test_every_record_is_as_the_schema_says_that_it_names(public, data):
    seen = set()
    for path in data.rglob("*.json"):
        told = json.loads(path.read_text())
        if "schemas" in path.parts or "url" not in told:
            continue
        schema = public / urlsplit(told["$schema"]).path.lstrip("/")
        judge = Draft202012Validator(json.loads(schema.read_text()))
        judge.validate(told)
        seen.add(schema.stem)
    assert seen == {"meeting", "minutes", "paper", "person", "committee"}


def test_every_column_is_explained(data):
    for name, table in TABLES.items():
        columns = json.loads((data / f"schemas/{name}.json").read_text())["properties"]
        assert all(each.get("description") for each in columns.values()), name
        assert set(columns) == set(table.row.model_fields)


def test_the_two_forms_of_a_table_say_the_same(data):
    for path in data.rglob("*.jsonl"):
        told = [json.loads(line) for line in path.read_text().splitlines()]
        in_cells = cells(path.with_suffix(".csv"))
        assert len(told) == len(in_cells)
        for row, cell in zip(told, in_cells, strict=True):
            assert list(row) == list(cell)
            for name, value in row.items():
                if isinstance(value, str):
                    assert cell[name] in {value, f"'{value}"}


def test_every_record_has_its_data_beside_it_and_both_say_where_the_other_is(public):
    count = 0
    for address, page in pages(public, "**/index.html"):
        for link in page.select('link[rel=alternate][type="application/json"]'):
            told = json.loads((public / link["href"].lstrip("/")).read_text())
            assert urlsplit(told["url"]).path == address
            count += 1
    others = {"schemas", "oparl", "popolo"}
    records = {path for path in (public / "data").rglob("*.json") if not others & {*path.parts}}
    assert count == len(records - {public / "data/catalogue.json"})


def test_nothing_is_told_by_which_a_person_could_be_reached(data):
    for person in rows(data.parent, "people"):
        assert set(person) == {
            "id", "url", "name", "honorific", "suffix", "ward", "also_known_as",
        }  # fmt: skip


HOSTILE = """---
time: 19:00
venue: "=HYPERLINK(1)"
items:
  - {title: "+cmd|' /C calc'!A0"}
  - {title: "-1+1"}
  - {title: "@SUM(1)"}
---
"""


def test_no_cell_is_a_formula(tmp_path):
    root = Path(shutil.copytree(SITE, tmp_path / "site"))
    path = root / "content/meetings/planning/2024-04-03/agenda.md"
    path.parent.mkdir()
    path.write_text(HOSTILE)
    build(root, root / "public", date(2024, 3, 1), jobs=1)
    data = root / "public/data/2024"
    items = [row["title"] for row in cells(data / "items.csv")]
    assert items[-3:] == ["'+cmd|' /C calc'!A0", "'-1+1", "'@SUM(1)"]
    assert cells(data / "meetings.csv")[-1]["venue"] == "'=HYPERLINK(1)"
    assert json.loads((data / "meetings.jsonl").read_text().splitlines()[-1])["venue"][0] == "="
