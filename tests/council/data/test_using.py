"""The page that says how to use the data, and the catalogue that says it to machines."""

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.build import build

SITE = Path(__file__).parents[2] / "site"
TODAY = date(2024, 5, 1)
BY = "licence: {title: CC BY 4.0, url: 'https://creativecommons.org/licenses/by/4.0/'}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SITE, tmp_path / "site"))


def test_everything_to_take_home_is_on_the_page_and_in_the_catalogue(public, read):
    page = read("/data/")
    linked = {link["href"] for link in page.select("main a")}
    catalogue = json.loads((public / "data/catalogue.json").read_text())
    told = {
        each["dcat:downloadURL"]["@id"].removeprefix("https://meetings.example.org")
        for dataset in catalogue["dcat:dataset"]
        for each in dataset["dcat:distribution"]
    }
    tables = [path for form in ("csv", "jsonl") for path in (public / "data").rglob(f"*.{form}")]
    there = {f"/{path.relative_to(public).as_posix()}" for path in tables}
    assert len(there) > 40
    assert there <= linked
    assert told == there | {"/feed.atom", "/calendar.ics"}


def test_the_catalogue_says_whose_it_is_and_on_what_terms(public):
    catalogue = json.loads((public / "data/catalogue.json").read_text())
    names = [each["foaf:name"]["@value"] for each in catalogue["dct:publisher"]]
    assert names == ["Leicestershire County Council", "Leeds City Council"]
    for dataset in (catalogue, *catalogue["dcat:dataset"]):
        assert "open-government-licence" in dataset["dct:license"]["@id"]
        assert dataset["dct:title"]["@value"]


def test_a_column_is_explained_where_the_file_is_offered(read):
    page = read("/data/")
    meanings = page.select_one("#data_decisions").parent.select_one(".uses-columns")
    names = [each.get_text() for each in meanings.select("dt")]
    assert names[:3] == ["id", "url", "meeting"]
    assert all(each.get_text() for each in meanings.select("dd"))


def test_the_example_is_what_it_says(public, read):
    command = read("/data/").select_one("pre").get_text()
    address = command.rpartition("https://meetings.example.org/")[2]
    rows = list(csv.DictReader(io.StringIO((public / address).read_text())))
    assert rows[0]["url"].startswith("https://meetings.example.org/meetings/")


def test_each_page_leads_to_it(read):
    assert read("/").select_one('.footer a[href="/data/"]').get_text() == "Use this data"


def test_a_site_can_have_another_licence_and_words_of_its_own(root):
    (root / "content/pages/data.md").write_text("---\ntitle: Our data\n---\n\nAsk us.\n")
    settings = root / "site.yaml"
    settings.write_text(BY + settings.read_text())
    assert build(root, root / "public", TODAY, jobs=1).findings == ()
    page = (root / "public/data/index.html").read_text()
    assert "<h1>Our data</h1>" in page
    assert "Ask us." in page
    assert "CC BY 4.0" in page
    assert "<rights>CC BY 4.0</rights>" in (root / "public/feed.atom").read_text()


def test_one_that_is_wrong_is_told(root):
    settings = root / "site.yaml"
    settings.write_text("licence: {title: Ours, url: ours}\n" + settings.read_text())
    (found,) = build(root, root / "public", TODAY, jobs=1).findings
    assert (found.path, found.span.start.line) == ("site.yaml", 1)


def test_a_site_without_meetings_has_the_page_too(root):
    shutil.rmtree(root / "content")
    page = root / "content/pages/about.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: About\n---\n\nText.\n")
    assert build(root, root / "public", TODAY, jobs=1).findings == ()
    assert (root / "public/data/index.html").is_file()
    assert (root / "public/calendar.ics").read_bytes().endswith(b"END:VCALENDAR\r\n")


def test_what_happens_at_one_meeting_touches_its_own_files_alone(root):
    old = root / "content/meetings/planning/2024-03-06"
    shutil.copytree(old, old.with_name("2023-03-08"))
    build(root, root / "public", TODAY, jobs=1)
    kinds = ("json", "jsonl", "csv", "ics", "atom")
    files = (path for kind in kinds for path in (root / "public").rglob(f"*.{kind}"))
    before = {path: path.read_bytes() for path in files if "search" not in path.parts}
    minutes = old / "minutes.md"
    minutes.write_text(minutes.read_text().replace("write to the owner", "telephone the owner"))
    build(root, root / "public", TODAY, jobs=1)
    changed = {
        path.relative_to(root / "public").as_posix()
        for path, data in before.items()
        if path.read_bytes() != data
    }
    assert changed == {
        "data/2024/decisions.csv",
        "data/2024/decisions.jsonl",
        "data/meetings/planning/2024-03-06/minutes.json",
        "data/oparl/bodies/ambridge/meetings/planning/2024.json",
        "data/oparl/meetings/planning/2024-03-06.json",
        *(
            f"{folder}{file}"
            for folder in ("", "committees/planning/", "councils/ambridge/", "resolutions/")
            for file in ("feed.atom", "feed-2024.atom")
        ),
    }


def test_a_record_that_moves_takes_its_data_along(root):
    build(root, root / "public", TODAY, jobs=1)
    person = root / "content/people/c-carter.md"
    text = person.read_text().replace("---\n", "---\nmoved_from: /people/c-carter/\n", 1)
    person.unlink()
    (root / "content/people/cc.md").write_text(text)
    assert build(root, root / "public", TODAY, jobs=1).findings == ()
    redirects = (root / "public/_redirects").read_text()
    assert "/data/people/c-carter.json /data/people/cc.json 301" in redirects
    assert "/people/c-carter/feed.atom /people/cc/feed.atom 301" in redirects


def test_an_archive_that_a_correction_empties_leads_to_its_page(root):
    build(root, root / "public", TODAY, jobs=1)
    assert (root / "public/people/b-bellamy/feed-2024.atom").is_file()
    minutes = root / "content/meetings/planning/2024-03-06/minutes.md"
    minutes.write_text(minutes.read_text().replace("b-bellamy", "c-carter"))
    assert not build(root, root / "public", TODAY, jobs=1).failed
    redirects = (root / "public/_redirects").read_text()
    assert "/people/b-bellamy/feed-2024.atom /people/b-bellamy/ 301" in redirects
