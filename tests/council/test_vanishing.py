"""Every address that was ever published is answered, or it is said which is not and what to do."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.build import build, prepare
from generator.council.addresses import promised, read_lock, written
from generator.council.settings import Settings
from generator.council.vanishing import TOLD, Addresses, answered
from generator.document import read_yaml
from generator.publish import replace_file
from generator.schema import validate
from generator.source import Source
from tests.council.conftest import agenda, minutes, report

SITE = Path(__file__).parent.parent / "site"
TODAY = date(2024, 3, 1)
FOLDER = "meetings/planning/2020-05-06"
FILES = {
    f"{FOLDER}/agenda.md": agenda("items: [{title: Hedges, report: hedges}]"),
    f"{FOLDER}/minutes.md": minutes("Text."),
    f"{FOLDER}/hedges.md": report(),
}
LOCK = """# A remark.
/
/actions/owners/clerk/
/actions/owners/clerk/old/
/meetings/planning/2020-05-06/ content/meetings/planning/2020-05-06/agenda.md
/meetings/planning/2020-05-06/map.pdf content/meetings/planning/2020-05-06/map.pdf
/meetings/planning/2020-05-06/trees/ content/meetings/planning/2020-05-06/trees.md
/meetings/planning/2020-05-06/trees/costs.csv content/meetings/planning/2020-05-06/trees.md
"""
TREES = f"/{FOLDER}/trees/"
HEDGES = f"{FOLDER}/hedges"
STANDING = (
    "index.html",
    "actions/index.html",
    f"{FOLDER}/index.html",
    f"{HEDGES}/index.html",
    f"{HEDGES}/costs.csv",
    f"{FOLDER}/plan.pdf",
)


def judged(site, told="", lock=LOCK, standing=STANDING):
    """Return what answers the addresses of ``lock``, and what ``addresses.yaml`` says of them."""
    placed = validate(TOLD, Addresses, read_yaml(Source(TOLD, told)).value)
    assert placed.diagnostics == ()
    before = read_lock(Source("urls.lock", lock)).value
    now = promised(site, standing, [f"{FOLDER}/plan.pdf"])
    return answered(site, before, now, placed.value)


def codes(given):
    return [(found.code, found.span.start.line) for found in given.findings]


def test_what_vanishes_is_named_with_its_record_and_with_what_to_do(linked):
    found = judged(linked(FILES)).findings
    assert [(each.code, each.path, each.span.start.line) for each in found] == [
        ("address-vanished", "urls.lock", 6),
        ("address-vanished", "urls.lock", 7),
    ]
    assert f"content/{FOLDER}/trees.md" in found[1].message
    assert f"moved_from: {TREES}" in found[1].help
    assert f"{{address: {TREES}, on: " in found[1].help
    assert "What stood below it comes along" in found[1].help
    assert found[0].span.start.column == 1


def test_a_page_of_a_register_leads_to_the_page_above_it(linked):
    moved = judged(linked(FILES)).moved
    assert moved["/actions/owners/clerk/old/"] == "/actions/"
    assert moved["/actions/owners/clerk/"] == "/actions/"


def test_a_record_that_moved_says_so_and_takes_its_downloads_along(linked):
    files = FILES | {f"{FOLDER}/hedges.md": report(front=f"moved_from: {TREES}")}
    given = judged(linked(files), f"moved: [{{from: /{FOLDER}/map.pdf, to: /{FOLDER}/plan.pdf}}]\n")
    assert given.findings == ()
    assert given.moved[TREES] == f"/{FOLDER}/hedges/"
    assert given.moved[f"{TREES}costs.csv"] == f"/{FOLDER}/hedges/costs.csv"
    assert given.moved[f"/{FOLDER}/map.pdf"] == f"/{FOLDER}/plan.pdf"


def test_a_download_that_did_not_move_along_must_be_explained(linked):
    files = FILES | {f"{FOLDER}/hedges.md": report(front=f"moved_from: [{TREES}]")}
    without = tuple(path for path in STANDING if not path.endswith("costs.csv"))
    assert codes(judged(linked(files), standing=without)) == [
        ("address-vanished", 6),
        ("address-vanished", 8),
    ]


def test_an_address_of_another_system_can_lead_here(linked):
    files = FILES | {f"{FOLDER}/hedges.md": report(front="moved_from: /documents/s123/Hedges.pdf")}
    assert judged(linked(files), lock="").moved == {
        "/documents/s123/Hedges.pdf": f"/{FOLDER}/hedges/"
    }


def withdrawn(law="", on="2027-01-01", address=TREES, more=""):
    said = (
        f"withdrawn:\n  - address: {address}\n    on: {on}\n    by: Clerk\n    reason: An error\n"
    )
    return said + (f"    law: {law}\n" if law else "") + more


def test_what_is_withdrawn_is_withdrawn_with_everything_below(linked):
    given = judged(linked(FILES), withdrawn(address=f"/{FOLDER}/"))
    assert set(given.withdrawn) == {TREES, f"{TREES}costs.csv", f"/{FOLDER}/map.pdf"}
    assert codes(given) == [("withdrawn-and-standing", 2)]


PRINCIPAL = Settings(
    title="A",
    url="https://a.example/",
    councils={"a": {"name": "A", "jurisdiction": "england-principal"}},
)
EARLY = (
    ("2026-05-05", "", True),
    ("2026-05-06", "", False),
    ("2021-01-01", "    background_paper: true\n", True),
    ("2024-05-06", "    background_paper: true\n", False),
)


@pytest.mark.parametrize(("on", "more", "is_early"), EARLY)
def test_within_its_time_of_inspection_a_withdrawal_names_the_law(linked, on, more, is_early):
    site = linked(FILES)
    bound = replace(site, settings=PRINCIPAL)
    of_files = [("address-vanished", 6)]
    without = judged(bound, withdrawn(on=on, more=more))
    assert codes(without) == of_files + [("withdrawn-too-early", 2)] * is_early
    if is_early:
        assert "Local Government Act 1972, section 100C" in without.findings[-1].rule
    assert codes(judged(bound, withdrawn("GDPR", on, more=more))) == of_files
    # No Act binds this council so.
    assert codes(judged(site, withdrawn(on=on, more=more))) == of_files


def test_what_is_said_wrongly_is_found(linked):
    files = FILES | {
        f"{FOLDER}/hedges.md": report(front=f"moved_from: [/{FOLDER}/, {TREES}]"),
    }
    told = f"""moved:
  - {{from: {TREES}, to: /}}
  - {{from: /{FOLDER}/map.pdf, to: /nowhere/}}
withdrawn:
  - {{address: /never/, on: 2027-01-01, by: Clerk, reason: An error}}
"""
    given = judged(linked(files), told)
    told = {found.code for found in given.findings}
    assert told >= {"moved-and-standing", "moved-twice", "moved-nowhere", "withdrawn-nothing"}


def test_a_lock_can_be_merged_and_comes_out_sorted():
    merged = "/b/ content/b.md\n<<<<<<< x\n/a/\n/b/ content/b.md\n\n# x\n a\n"
    read = read_lock(Source("urls.lock", merged))
    assert [(found.code, found.span.start.line) for found in read.diagnostics] == [
        ("lock-unreadable", 2),
        ("lock-unreadable", 7),
    ]
    lines = written(read.value).decode().split("\n")[2:]
    assert lines == ["/a/", "/b/ content/b.md", ""]
    assert read_lock(Source("urls.lock", written(read.value).decode())).diagnostics == ()


def test_a_lock_is_replaced_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "urls.lock"
    replace_file(path, b"one")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(OSError, match="full"):
        replace_file(path, b"other")
    assert path.read_bytes() == b"one"


def page(folder: Path) -> BeautifulSoup:
    return BeautifulSoup((folder / "index.html").read_text(), "html.parser")


def test_a_site_answers_for_what_it_published(tmp_path):
    site, public = tmp_path / "site", tmp_path / "site/public"
    shutil.copytree(SITE, site)
    meeting = site / "content/meetings/planning/2024-03-06"
    assert build(site, public, TODAY).findings == ()
    lock = (site / "urls.lock").read_text()
    assert (
        "/meetings/planning/2024-03-06/green/ content/meetings/planning/2024-03-06/green.md" in lock
    )

    # A new record is found by check, and recorded by build.
    (meeting / "oaks.md").write_text(
        "---\ntitle: Oaks\nmoved_from: /old/oaks.pdf\n---\n\n1. Text.\n"
    )
    assert [found.code for found in prepare(site, TODAY).findings] == ["address-unrecorded"]
    assert build(site, public, TODAY).findings == ()
    assert prepare(site, TODAY).findings == ()

    # Gone without a word, nothing is published.
    (meeting / "oaks.md").rename(meeting / "elms.md")
    before = (public / "sitemap.xml").read_bytes()
    assert [found.code for found in build(site, public, TODAY).findings] == ["address-vanished"]
    assert (public / "sitemap.xml").read_bytes() == before

    # Explained, it is answered for.
    oaks = "/meetings/planning/2024-03-06/oaks/"
    told = site / "content/addresses.yaml"
    told.write_text(withdrawn(law="A court order", on="2024-04-01", address=oaks))
    (meeting / "elms.md").write_text(
        "---\ntitle: Elms\nmoved_from: /old/oaks.pdf\n---\n\n1. Text.\n"
    )
    assert build(site, public, TODAY).findings == ()
    gone = page(public / oaks.strip("/"))
    said = " ".join(gone.main.text.split())
    assert "1 April 2024" in said
    assert all(words in said for words in ("Clerk", "An error", "A court order"))
    moved = page(public / "old/oaks.pdf")
    new = "/meetings/planning/2024-03-06/elms/"
    assert moved.find("meta", {"http-equiv": "refresh"})["content"] == f"0; url={new}"
    assert moved.main.a["href"] == new
    assert moved.find("link", rel="canonical")["href"] == f"https://meetings.example.org{new}"
    assert f"{oaks} {oaks} 410!" in (public / "_redirects").read_text()
    assert f"/old/oaks.pdf {new} 301" in (public / "_redirects").read_text()
    assert oaks not in (public / "sitemap.xml").read_text()
    # What was recorded stays, and stays the same.
    assert oaks in (site / "urls.lock").read_text()
    once = (site / "urls.lock").read_bytes()
    build(site, public, TODAY)
    assert (site / "urls.lock").read_bytes() == once


def test_a_site_that_is_live_but_not_recorded_says_so(tmp_path):
    shutil.copytree(SITE, tmp_path / "site")
    (tmp_path / "site/.urls.lock.new").mkdir()
    outcome = build(tmp_path / "site", tmp_path / "site/public", TODAY)
    assert (tmp_path / "site/public/index.html").is_file()
    assert [found.code for found in outcome.findings] == ["address-unrecorded"]
    assert not outcome.failed


def test_a_trial_elsewhere_promises_nothing(tmp_path):
    shutil.copytree(SITE, tmp_path / "site")
    assert build(tmp_path / "site", tmp_path / "elsewhere", TODAY).findings == ()
    assert not (tmp_path / "site/urls.lock").exists()


def test_the_addresses_of_many_years_are_read(tmp_path):
    site = tmp_path / "site"
    shutil.copytree(SITE, site)
    many = "".join(f"# a remark of {number}: {'x' * 60}\n" for number in range(20_000))
    (site / "urls.lock").write_text(many)
    assert (site / "urls.lock").stat().st_size > 1 << 20
    assert not build(site, site / "public", TODAY, jobs=1).failed
