"""The registers say what an independent count of the content says, and what became of things."""

import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from benchmarks.council import Plan, make
from benchmarks.count import counted, differences, shown
from benchmarks.variety import vary
from generator.build import build

HERE = Path(__file__).parent
MEETING = "content/meetings/planning"
MOST_BYTES = 300_000
MADE_UP = Plan(meetings=70, committees=8, people=60, years=6, overdue=0.4, unexcused=0.3)


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a made-up council, built."""
    root = tmp_path_factory.mktemp("council")
    make(root, MADE_UP)
    vary(root)
    outcome = build(root, root / "public", MADE_UP.today)
    assert {found.code for found in outcome.findings} <= {"promise-overdue"}
    return root


def test_every_count_agrees_with_the_content(council):
    content = counted(council, MADE_UP.today)
    assert len(content) > 500
    kinds = {key.rpartition("/")[2] for key in content}
    assert kinds >= {"in part", "substitute", "absent", "overdue", "partly", "answered", "motion"}
    assert differences(content, shown(council / "public")) == []


def test_a_wrong_number_on_a_page_would_be_noticed(council, tmp_path):
    shutil.copytree(council / "public/actions", tmp_path / "actions")
    content = counted(council, MADE_UP.today)
    actions = Counter({key: content[key] for key in content if key.startswith("actions/")})
    assert differences(actions, shown(tmp_path)) == []
    page = next(iter(sorted((tmp_path / "actions/owners").glob("*/index.html"))))
    page.write_text(page.read_text().replace('class="promise ', 'class="lost ', 1))
    assert differences(actions, shown(tmp_path)) != []


def test_no_page_is_heavy(council):
    sizes = {path: path.stat().st_size for path in (council / "public").rglob("*.html")}
    assert {path: size for path, size in sizes.items() if size > MOST_BYTES} == {}


def test_what_differs_is_told_by_its_name():
    assert differences(Counter({"a": 2}), Counter({"a": 2, "b": 1})) == [
        "b: 0 in the content, 1 on the site"
    ]


Village = Callable[..., BeautifulSoup]


@pytest.fixture
def village(tmp_path: Path) -> Village:
    """Return a function that adds files to the small site, builds it and reads a page."""
    shutil.copytree(HERE / "site", tmp_path / "site")

    def page(address: str, files: dict[str, str], today: date = date(2024, 3, 1)) -> BeautifulSoup:
        for path, text in files.items():
            (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "site" / path).write_text(text)
        assert not build(tmp_path / "site", tmp_path / "public", today).failed
        path = tmp_path / "public" / address.strip("/") / "index.html"
        return BeautifulSoup(path.read_text(), "html.parser")

    return page


def next_minutes(body: str, front: str = "chair: a-archer") -> dict[str, str]:
    text = f"---\n{front}\n---\n\n## 21. The green\n\n{body}\n"
    return {f"{MEETING}/2024-04-03/minutes.md": text}


def test_a_report_shows_side_by_side_what_is_recommended_and_what_was_resolved(village):
    recommending = (
        "---\ntitle: The green\n---\n\n::: recommendations\n1. That the green be mown.\n:::\n"
    )
    files = {f"{MEETING}/2024-03-06/green.md": recommending}
    page = village("/meetings/planning/2024-03-06/green/", files)
    asked, resolved = page.select(".abreast > div")
    assert "That the green be mown." in asked.get_text()
    assert "That the Clerk write to the owner." in resolved.get_text()
    assert any(a["href"].endswith("#resolution-12-b") for a in resolved.select("a"))


def test_what_became_of_each_recommendation_is_told_at_both_ends(village):
    recommending = (
        "---\ntitle: The green\nkind: inquiry\nresponse_due: 2024-04\n---\n\n"
        "::: recommendations\n1. That the green be mown;\n2. That the pond be filled.\n:::\n"
    )
    place = "planning/2024-03-06/green#recommendation"
    front = (
        "present: [a-archer]\nresponses:\n"
        f'  - {{to: "{place}-1", outcome: agreed, resolution: 21-a}}\n'
        f'  - {{to: "{place}-2", outcome: rejected}}'
    )
    files = {f"{MEETING}/2024-03-06/green.md": recommending} | next_minutes(
        "::: resolved\n1. That the green be mown.\n:::", front
    )
    page = village("/meetings/planning/2024-03-06/green/", files)
    verdicts = page.find(attrs={"aria-labelledby": "page_verdicts"}).select("li")
    assert [each.strong.get_text() for each in verdicts] == ["Agreed", "Rejected"]
    assert verdicts[0].select("a")[1]["href"].endswith("2024-04-03/minutes/#resolution-21-a")
    minutes = village("/meetings/planning/2024-04-03/minutes/", {})
    assert any(a["href"].endswith("green/#recommendation-1") for a in minutes.select("main a"))


def test_a_correction_stands_at_the_paragraph_that_it_corrects(village):
    report = "---\ntitle: The green\n---\n\n1. It has 5 acres.\n\n2. It has one pond.\n"
    correction = "::: correction report=planning/2024-03-06/green paragraph=2 old=one new=two\n:::"
    files = {f"{MEETING}/2024-03-06/green.md": report} | next_minutes(correction)
    page = village("/meetings/planning/2024-03-06/green/", files)
    corrected = page.find(id="paragraph-2")
    assert (corrected.find("del").get_text(), corrected.find("ins").get_text()) == ("one", "two")
    assert corrected.select_one(".correction a[href$='#correction-21-1']")
    assert not page.find(id="paragraph-1").select(".correction")
    assert len(page.find(attrs={"aria-labelledby": "page_errata"}).select(".correction")) == 1


@pytest.mark.parametrize(
    ("attributes", "outcome"),
    [
        ("for=2 against=2 casting=for", "Carried on the casting vote"),
        ("for=2 against=2", "Tied"),
        ("for=2 against=0", "Carried unanimously"),
        ("outcome=withdrawn", "Withdrawn"),
        ("outcome=deferred", "Deferred"),
    ],
)
def test_how_a_motion_ended_is_told_in_the_minutes_the_register_and_on_its_movers_page(
    village, attributes, outcome
):
    files = next_minutes(f"::: motion moved=a-archer {attributes}\nThat it be mown.\n:::")
    assert outcome in village("/meetings/planning/2024-04-03/minutes/", files).get_text()
    register = village("/resolutions/2024/planning/", {}).find(attrs={"aria-labelledby": "motion"})
    assert outcome in register.get_text()
    assert outcome in village("/people/a-archer/", {}).get_text()


def test_a_promise_is_open_until_its_day_and_overdue_after_it(village):
    front = "present: [a-archer]\nactions: [{resolution: 21, owner: Clerk, due: 2024-05}]"
    files = next_minutes("::: resolved\nThat the Clerk report.\n:::", front)
    page = village("/actions/owners/clerk/", files, date(2024, 5, 31))
    assert not page.select(".promise.overdue")
    assert village("/actions/owners/clerk/", {}, date(2024, 6, 1)).select(".promise.overdue")


def test_absent_members_are_named_in_the_minutes(village):
    agenda = "---\ntime: 19:00\nmembership: [a-archer, b-bellamy]\n---\n"
    files = {f"{MEETING}/2024-04-03/agenda.md": agenda} | next_minutes("Text.")
    page = village("/meetings/planning/2024-04-03/minutes/", files)
    attendance = page.find(attrs={"aria-labelledby": "page_attendance"})
    absent = attendance.find("h3", string="Absent").find_next("ul")
    assert [a["href"] for a in absent.select("a")] == ["/people/b-bellamy/"]


def test_without_decisions_there_are_no_registers_and_no_way_to_them(village, tmp_path):
    (tmp_path / "site" / MEETING / "2024-03-06/minutes.md").unlink()
    home = village("/", {})
    addresses = {a["href"] for a in home.select("a")}
    assert not addresses & {"/resolutions/", "/actions/", "/corrections/"}
    assert not (tmp_path / "public/resolutions").exists()
    assert not (tmp_path / "public/actions").exists()
