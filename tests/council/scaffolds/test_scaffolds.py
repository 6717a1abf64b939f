"""What is begun needs nothing but what it says is left to fill in."""

from datetime import date
from pathlib import Path

import pytest

from generator import drafts
from generator.build import prepare
from generator.council.scaffolds import (
    NotPossibleError,
    new_committee,
    new_meeting,
    new_minutes,
    new_person,
    new_report,
    new_site,
    new_strategy,
)
from generator.document import front_matter, read_document
from generator.source import Source

TODAY = date(2026, 3, 2)
AWKWARD = 'St. Mary: "Upper" & Lower #2 [*Parish*] Council'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    site = new_site(AWKWARD, "england-parish", "https://a.example", "#1d4f91", "Clerk", TODAY)
    drafts.write(tmp_path, site.files)
    return tmp_path


def codes(root: Path) -> set[str]:
    return {found.code for found in prepare(root, TODAY).findings}


@pytest.mark.parametrize(
    "law",
    [
        "england-parish",
        "england-principal",
        "wales-community",
        "wales-principal",
        "scotland",
        "none",
    ],
)
def test_a_new_site_has_nothing_wrong_under_any_law(tmp_path, law):
    site = new_site("Riverton", law, "https://a.example/b/", "#1d4f91", "Clerk", TODAY)
    drafts.write(tmp_path, site.files)
    assert prepare(tmp_path, TODAY).findings == ()


def test_no_name_can_break_a_new_site(root):
    assert prepare(root, TODAY).findings == ()
    assert 'name: "St. Mary: \\"Upper\\" & Lower #2' in (root / "site.yaml").read_text()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("A", "england", "https://a.example/", "#1d4f91", "Clerk"), "'england' cannot stand here"),
        (("A", "none", "https://a.example/", "#ffff00", "Clerk"), "contrast"),
        (("A", "none", "a.example", "#1d4f91", "Clerk"), "is not a web address"),
        (("…", "none", "https://a.example/", "#1d4f91", "Clerk"), "no letter"),
    ],
)
def test_a_site_that_would_be_wrong_is_not_begun(given, words):
    with pytest.raises(NotPossibleError, match=words):
        new_site(*given, TODAY)


def begin(root: Path, scaffold) -> str:
    drafts.write(root, scaffold.files)
    return scaffold.files[0].data.decode()


def test_a_meeting_begins_with_standing_items_members_and_the_minutes_to_confirm(root):
    text = begin(root, new_meeting(root, "council", date(2026, 4, 20), TODAY))
    tree = front_matter(read_document(Source("x", text)).value).value
    front = {key.text: value for key, value in tree.entries}
    titles = [{k.text: v.text for k, v in item.entries} for item in front["items"].items]
    assert titles[2] == {
        "title": "Minutes of the meeting held on 23 March 2026",
        "minutes": "council/2026-03-23",
    }
    assert [each["title"] for each in titles[:2]] == ["Apologies", "Declarations of interest"]
    assert len(front["membership"].items) == 3
    assert codes(root) == {"left-to-fill-in"}


def test_a_meeting_before_today_was_held(root):
    days = {date(2026, 3, 1): "held", TODAY: "scheduled", date(2026, 4, 20): "scheduled"}
    for day, status in days.items():
        text = new_meeting(root, "council", day, TODAY).files[0].data.decode()
        assert f"\nstatus: {status}\n" in text


def test_the_first_meeting_of_a_committee_asks_for_its_members(root):
    begin(root, new_committee("Planning", "regulatory", "", 3))
    text = begin(root, new_meeting(root, "planning", date(2026, 4, 20), TODAY))
    assert "# FILL-IN Keep the members of this committee" in text
    assert text.count("-example\n") == 3
    assert codes(root) == {"left-to-fill-in"}


def test_minutes_have_a_numbered_heading_for_each_item(root):
    text = begin(root, new_minutes(root, "council/2026-03-23"))
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == [
        "## 1. Apologies {item=1}",
        "## 2. Declarations of interest {item=2}",
        "## 3. Budget for the coming year {item=3}",
        "## 4. Questions from the public {item=4}",
    ]
    assert codes(root) == {"left-to-fill-in"}


def test_a_committee_can_be_called_as_it_is_printed(root):
    committee = new_committee("Environment & Housing", "scrutiny", "", 4)
    assert "\nquorum: 4\n" in begin(root, committee)
    made = new_meeting(root, "Environment & Housing", date(2026, 4, 20), TODAY)
    assert made.files[0].path == "content/meetings/environment-housing/2026-04-20/agenda.md"


def test_the_minutes_of_an_exempt_item_ask_for_the_resolution(root):
    agenda = root / "content/meetings/council/2026-03-23/agenda.md"
    item = "items:\n  - title: Land\n    exempt: {paragraphs: [3], reason: Bids}\n"
    agenda.write_text(agenda.read_text().replace("items:\n", item))
    text = begin(root, new_minutes(root, "council/2026-03-23"))
    assert "FILL-IN the resolution to exclude the public, with the paragraph of the Act" in text


@pytest.mark.parametrize(("last", "following"), [("154", "155"), ("20/22", "21/22"), ("7a", "8")])
def test_numbers_run_on_from_the_last_minutes(root, last, following):
    minutes = root / "content/meetings/council/2026-03-23/minutes.md"
    minutes.write_text(f"---\npresent: [alex-example]\n---\n\n## {last}. Apologies\n\nNone.\n")
    begin(root, new_meeting(root, "council", date(2026, 4, 20), TODAY))
    assert f"\n## {following}\\. " not in (
        text := begin(root, new_minutes(root, "council/2026-04-20"))
    )
    assert f"\n## {following}. Apologies {{item=1}}" in text
    assert "FILL-IN whether they were confirmed" in text


def test_reports_people_and_strategies_lack_only_what_they_say(root):
    report = new_report(root, "council/2026-03-23", "Trees: a report #5")
    begin(root, report)
    assert report.files[0].path.endswith("/trees-a-report-5.md")
    assert "report: trees-a-report-5" in report.notes[0]
    begin(root, new_person("Jo O’Brien-Smith", "Cllr", "Upper: Lower"))
    begin(root, new_strategy("Parks & Woods 2030", ""))
    assert codes(root) == {"left-to-fill-in"}


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (lambda root: new_meeting(root, "cuoncil", TODAY, TODAY), "Did you mean 'council'"),
        (lambda root: new_meeting(root, "parks", TODAY, TODAY), "There are: council"),
        (lambda root: new_minutes(root, "council/2026-03-24"), "minutebook new meeting council"),
        (lambda root: new_minutes(root, "council"), "names no meeting"),
        (lambda root: new_report(root, "2026-03-24", "A"), "names no meeting"),
    ],
)
def test_what_cannot_be_begun_says_what_to_do(root, start, words):
    with pytest.raises(NotPossibleError, match=words):
        start(root)


def test_nothing_is_written_over(root):
    begun = new_meeting(root, "council", date(2026, 4, 20), TODAY)
    begin(root, begun)
    (root / begun.files[0].path).write_text("mine")
    with pytest.raises(drafts.AlreadyThereError, match="2026-04-20/agenda"):
        begin(root, begun)
    assert (root / begun.files[0].path).read_text() == "mine"
