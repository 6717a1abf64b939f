"""Versions are published states: what they are, what pages show of them, and what they do not."""

import json
import random
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.build import build, recall
from generator.cli import app
from generator.revision import Revision
from tests.history.repository import AGENDA, MINUTES, REPORT, TODAY, Repository

ABOUT = "content/pages/about.md"
MEETING = "/meetings/planning/2024-03-06/"
LATE = "  - title: A new bench\n    paper: oral\n  - title: Any other business"
CONFIRMED = "chair: a-archer\nconfirmed: {title: Minutes, date: 2024-04-03}"
WORD = "Seventeenpounds"


def versions(town: Repository, named: str) -> list[tuple[str, str]]:
    found = recall(town.root, TODAY, named, jobs=1)
    assert found is not None
    assert [each.number for each in found] == list(range(1, len(found) + 1))
    return [(each.on.isoformat(), each.kind) for each in found]


def everywhere(town: Repository, word: str) -> list[str]:
    """Return the published files in which ``word`` stands."""
    files = (path for path in (town.root / "public").rglob("*") if path.is_file())
    return sorted(p.name for p in files if word.encode() in p.read_bytes())


def published(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_what_is_published_on_one_day_is_one_version(town):
    town.change(ABOUT, "these pages", "those pages")
    town.commit("2024-03-01T09:00:00+00:00", "In the morning")
    town.change(ABOUT, "those pages", "all pages")
    town.commit("2024-03-01T15:00:00+00:00", "In the afternoon")
    assert versions(town, "about") == [
        ("2024-02-20", "first publication"),
        ("2024-03-01", "correction"),
    ]
    found = recall(town.root, TODAY, "about", jobs=1)
    assert found is not None
    assert (found[1].reason, found[1].by) == ("In the afternoon", "Ambridge Town Council")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (AGENDA, "time: 19:00", "time: 19:00  # as ever"),
        (AGENDA, "time: 19:00\nvenue: Village Hall", "venue: Village Hall\ntime: 19:00"),
        (ABOUT, "About these pages.", "\n\nAbout these pages.\n"),
        (ABOUT, "title: About", "title: 'About'"),
    ],
    ids=["a remark", "another order", "blank lines", "quotation marks"],
)
def test_what_nobody_sees_is_no_version(town, path, old, new):
    town.change(path, old, new)
    town.commit("2024-03-01", "Tidied")
    assert len(versions(town, path)) == 1


def test_a_new_name_is_no_version_and_keeps_the_others(town):
    town.change(ABOUT, "these pages", "all pages")
    town.commit("2024-03-01", "All")
    town.git("mv", ABOUT, "content/pages/who.md")
    town.change("content/pages/who.md", "title: About", "title: About\nmoved_from: /about/")
    town.commit("2024-03-02", "Moved")
    assert [day for day, _ in versions(town, "who")] == ["2024-02-20", "2024-03-01"]


def test_draft_minutes_are_corrected_and_confirmed(town):
    town.change(MINUTES, "That the green be mown.", "That the long green be mown.")
    town.commit("2024-03-20", "A word was missing")
    town.change(MINUTES, "chair: a-archer", CONFIRMED)
    town.commit("2024-04-04", "Confirmed")
    assert [kind for _, kind in versions(town, MINUTES)] == [
        "draft minutes",
        "correction",
        "confirmed minutes",
    ]


def test_minutes_that_are_confirmed_from_the_first_are_no_draft(town):
    text = town.read(MINUTES)
    (town.root / MINUTES).unlink()
    town.commit("2024-03-01", "Away")
    town.write(MINUTES.replace("03-06", "02-07"), text.replace("chair: a-archer", CONFIRMED))
    town.commit("2024-03-02", "Loaded later", "Published: 2024-02-14")
    assert versions(town, MINUTES.replace("03-06", "02-07")) == [
        ("2024-02-14", "confirmed minutes")
    ]


def test_an_item_that_came_late_is_a_supplement_and_says_so(town):
    town.change(AGENDA, "  - title: Any other business", LATE)
    town.commit("2024-03-03", "A late item")
    assert versions(town, MEETING)[1:] == [("2024-03-03", "supplement")]
    town.build()
    assert town.page(MEETING).count("Added 3 days before the meeting") == 1
    assert "Published 20 February 2024 · changed once · 3 March 2024" in town.page(MEETING)


def test_a_title_in_other_words_is_no_new_item(town):
    town.change(AGENDA, "title: The green", "title: The village green")
    town.commit("2024-03-03", "Which green")
    town.build()
    assert "Added" not in town.page(MEETING)


def test_a_figure_in_a_file_beside_a_record_is_a_version_of_it(town):
    folder = REPORT.rpartition("/")[0]
    head, rows = town.read(REPORT).split("    rows:\n")[0], "csv: costs.csv"
    body = town.read(REPORT).split("---\n")[2]
    town.write(REPORT, f"{head}    {rows}\n---\n{body}")
    town.write(f"{folder}/costs.csv", "label,2023/24,2024/25\nMowing,100,110\n")
    town.commit("2024-03-03", "In a file")
    town.write(f"{folder}/costs.csv", "label,2023/24,2024/25\nMowing,100,999\n")
    town.commit("2024-03-05", "Another price")
    assert [day for day, _ in versions(town, REPORT)][-2:] == ["2024-03-03", "2024-03-05"]
    assert not town.build().failed
    assert "999" in town.page(f"{MEETING}green/versions/3/changes/")
    assert "999" not in town.page(f"{MEETING}green/versions/2/")


def test_what_was_withdrawn_is_told_and_not_shown(town):
    (town.root / "content/people/c-carter.md").unlink()
    town.commit("2024-03-03", "C. Carter asked for it")
    assert not town.build().failed
    assert "Withdrawal" in town.page("/changes/")
    assert not (town.root / "public/people/c-carter").exists()


def test_what_was_withdrawn_can_be_published_again(town):
    text = town.read(ABOUT)
    (town.root / ABOUT).unlink()
    town.commit("2024-03-01", "Away")
    town.write(ABOUT, text)
    town.commit("2024-03-02", "Back")
    kinds = [kind for _, kind in versions(town, "about")]
    assert kinds == ["first publication", "withdrawal", "published again"]
    assert not town.build().failed


def test_a_version_is_shown_as_it_was(town):
    town.change(REPORT, "values: [100, 110]", "values: [100, 777]")
    town.change(REPORT, "values: [120, 110]", "values: [120, 777]")
    town.change(REPORT, "The green is long.", "The green is short.")
    town.commit("2024-03-04", "It was measured <i>again</i>")
    assert not town.build().failed
    old, new = (town.page(f"{MEETING}green/versions/{number}/") for number in (1, 2))
    assert "The green is long." in old
    assert "777" not in old
    assert "This is an old version." in old
    assert "This is the newest version." in new
    assert "777" in new
    assert "&lt;i&gt;again" in new
    for page in (old, new):
        assert '<meta name="robots" content="noindex">' in page
        assert f'rel="canonical" href="https://meetings.example.org{MEETING}green/"' in page
    changes = town.page(f"{MEETING}green/versions/2/changes/")
    assert re.search(r"<del><span[^>]*>removed: </span>long<span", changes)
    assert re.search(r"<ins><span[^>]*>inserted: </span>short<span", changes)


def test_what_an_old_version_links_to_may_be_gone(town):
    town.write("content/pages/help.md", "---\ntitle: Help\n---\nHelp.\n")
    town.change(ABOUT, "About these pages.", "See [the help](help.md) and [us](about.md).")
    town.commit("2024-03-01", "Help")
    (town.root / "content/pages/help.md").unlink()
    town.change(ABOUT, "See [the help](help.md) and [us](about.md).", "No help.")
    town.commit("2024-03-02", "No help")
    (town.root / "urls.lock").unlink(missing_ok=True)
    assert town.build().findings == ()
    page = town.page("/about/versions/2/")
    assert "<a>the help</a>" in page
    assert '<a href="/about/">us</a>' in page


def test_a_version_that_cannot_be_read_today_is_listed(town):
    good = town.read(ABOUT)
    town.write(ABOUT, "---\ntitle: [\n---\n")
    town.commit("2024-03-01", "By mistake")
    town.write(ABOUT, good)
    town.commit("2024-03-02", "Mended")
    assert not town.build().failed
    assert "cannot be shown today" in town.page("/about/versions/2/")
    assert "cannot be shown today" in town.page("/about/versions/3/changes/")
    assert town.page("/about/versions/").count('class="timeline-version"') == 3


def test_a_secret_is_nowhere_once_its_versions_are_withheld(town):
    for number, words in enumerate((WORD, f"{WORD} and more", f"More than {WORD}"), 1):
        text = town.read(ABOUT).split("---\n")[1]
        town.write(ABOUT, f"---\n{text}---\n{words}.\n")
        town.commit(f"2024-03-0{number}", f"Step {number}")
    town.write(ABOUT, f"---\n{text}---\nNothing.\n")
    town.commit("2024-03-04", "Taken out")
    assert not town.build().failed
    assert len(everywhere(town, WORD)) == 7  # three versions, and four comparisons
    listed = "".join(
        f"  - {{version: {number}, reason: It named somebody., by: Clerk, on: 2024-03-05}}\n"
        for number in (2, 3, 4)
    )
    town.change(ABOUT, "title: About", f"title: About\nwithheld_versions:\n{listed.rstrip()}")
    town.commit("2024-03-05", "Withheld")
    assert not town.build().failed
    assert everywhere(town, WORD) == []
    assert len(versions(town, "about")) == 5
    note = "This version is withheld. Clerk, 5 March 2024: It named somebody."
    for address in ("/about/versions/", "/about/versions/3/", "/about/versions/5/changes/"):
        assert note in town.page(address)
    assert "Step 2" not in town.page("/about/versions/") + town.page("/changes/")


def test_what_is_exempt_today_is_absent_from_every_version(town):
    by = f"  - title: The green\n    report_by: {WORD}\n"
    town.change(AGENDA, "  - title: The green\n", by)
    town.change(AGENDA, "    report: green\n", "    report: green\n    matter: green\n")
    body = f"\n## The green {{item=2}}\n\nThe bidder wants {WORD}.\n"
    town.write(AGENDA, town.read(AGENDA) + body)
    town.commit("2024-03-01", "The bid")
    town.build()
    assert len(everywhere(town, f"wants {WORD}")) > 0
    reason = "{paragraphs: [3], reason: Business affairs of the bidder}"
    text = town.read(AGENDA).replace(body, "").replace("    report: green\n", "")
    exempt = f"  - title: The green\n    exempt: {reason}\n"
    text = text.replace(by, exempt)
    town.write(AGENDA, text)
    town.commit("2024-03-02", "It is exempt")
    assert not town.build().failed
    assert len(versions(town, MEETING)) == 3
    assert everywhere(town, f"wants {WORD}") == []


def test_a_withheld_version_that_there_is_not_is_a_finding(town):
    note = "{version: 7, reason: None., by: Clerk, on: 2024-03-05}"
    town.change(ABOUT, "title: About", f"title: About\nwithheld_versions:\n  - {note}")
    town.commit("2024-03-05", "Withheld")
    (found,) = town.build().findings
    assert (found.code, found.path) == ("version-unknown", ABOUT)


def test_nobodys_address_is_published(town):
    town.change(ABOUT, "these", "those")
    town.commit("2024-03-05", "Those")
    town.build()
    assert everywhere(town, "private.example") == []
    assert everywhere(town, "A Clerk") == []


def test_what_is_not_committed_is_no_version(town):
    town.change(ABOUT, "these pages", "none")
    town.write("content/pages/new.md", "---\ntitle: New\n---\nNew.\n")
    assert not town.build().failed
    assert "Published 20 February 2024" in town.page("/about/")
    assert town.page("/about/versions/").count("timeline-version") == 1
    assert 'class="published"' not in town.page("/new/")


def test_a_site_outside_git_says_so(town):
    shutil.rmtree(town.root / ".git")
    assert town.build().findings == ()
    assert "without its git history" in town.page("/changes/")
    assert 'class="published"' not in town.page("/about/")


def test_a_shallow_clone_says_what_to_do(town, tmp_path):
    town.commit("2024-03-01", "Another")
    clone = tmp_path / "clone"
    town.git("clone", "--quiet", "--depth=1", f"file://{town.root}", str(clone))
    (found,) = build(clone, clone / "public", TODAY, jobs=1).findings
    assert (found.code, found.severity) == ("history-shallow", "warning")
    assert "fetch-depth: 0" in found.help
    assert "without its git history" in (clone / "public/changes/index.html").read_text()


def test_a_beginning_that_git_does_not_know_is_a_finding_at_its_place(town):
    town.write("site.yaml", town.read("site.yaml") + "history:\n  since: v9\n")
    town.commit("2024-03-01", "Since")
    (found,) = town.build().findings
    assert (found.code, found.path) == ("history-start-unknown", "site.yaml")
    assert found.span.start.column == 10


def test_a_rewritten_history_is_told(town):
    town.change(ABOUT, "these", "those")
    town.commit("2024-03-01", "Those")
    assert town.build().findings == ()
    town.git("commit", "--quiet", "--amend", "-m", "All", day="2024-03-02")
    (found,) = town.build().findings
    assert found.code == "history-rewritten"
    assert "All" in town.page("/about/versions/")


def test_what_is_published_from_another_folder_has_the_same_history(town, tmp_path):
    town.change(ABOUT, "these", "those")
    commit = town.commit("2024-03-01", "Those")
    town.build()
    copy = tmp_path / "copy"
    for name in ("content", "site.yaml"):
        source = town.root / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, _in(copy, name))
    revision = Revision(commit, (), town.root)
    assert not build(copy, copy / "public", TODAY, revision, jobs=1).failed
    page = "about/versions/2/changes/index.html"
    assert (copy / "public" / page).read_bytes() == (town.root / "public" / page).read_bytes()


def _in(folder: Path, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    return folder / name


def test_programs_are_told_of_every_version(town):
    town.change(ABOUT, "these", "those")
    town.commit("2024-03-01", "Those")
    town.build()
    public = town.root / "public"
    url = "https://meetings.example.org/about/"
    assert (public / "about/versions/timemap.link").read_text() == (
        f'<{url}>; rel="original",\n'
        f'<{url}versions/timemap.link>; rel="self"; type="application/link-format",\n'
        f'<{url}versions/1/>; rel="first memento"; datetime="Tue, 20 Feb 2024 00:00:00 GMT",\n'
        f'<{url}versions/2/>; rel="last memento"; datetime="Fri, 01 Mar 2024 00:00:00 GMT"\n'
    )
    changes = (public / "changes/2024/changelist.xml").read_text()
    assert f'<loc>{url}</loc><lastmod>2024-03-01</lastmod><rs:md change="updated"' in changes
    assert "changes/2024/changelist.xml" in (public / "changelist.xml").read_text()
    assert '<meta name="dcterms.modified" content="2024-03-01">' in town.page("/about/")
    assert "versions" not in (public / "sitemap.xml").read_text()
    assert "versions" not in town.read("urls.lock")


def test_the_command_lists_versions(town, monkeypatch):
    town.change(ABOUT, "these", "those")
    town.commit("2024-03-01", "Those")
    monkeypatch.chdir(town.root)
    shown = CliRunner().invoke(app, ["versions", "/about/"])
    assert shown.stdout == (
        "1  2024-02-20  first publication, by Ambridge Town Council: The site begins\n"
        "2  2024-03-01  correction, by Ambridge Town Council: Those\n"
    )
    listed = json.loads(CliRunner().invoke(app, ["versions", "about", "--json"]).stdout)
    assert [each["number"] for each in listed] == [1, 2]
    assert CliRunner().invoke(app, ["versions", "people/nobody"]).exit_code == 2


@pytest.mark.parametrize("seed", range(2))
def test_a_warm_build_equals_a_clean_one_with_a_history_too(town, tmp_path, seed):
    chance = random.Random(seed)  # noqa: S311 -- no secret
    town.write(".gitignore", "public/\n.minutebook/\nurls.lock\n")
    for number in range(1, 5):
        path = chance.choice([ABOUT, AGENDA, MINUTES, REPORT, "content/matters/green.md"])
        town.write(path, town.read(path) + f"\n\nMore was said {number}.\n")
        if chance.random() < 0.7:
            town.commit(f"2024-03-{chance.randrange(1, 20):02}", f"Step {number}")
        assert not town.build().failed
        clone = tmp_path / f"clone-{number}"
        shutil.copytree(town.root, clone, ignore=shutil.ignore_patterns("public", ".minutebook"))
        assert not build(clone, clone / "public", TODAY, jobs=1).failed
        assert published(town.root / "public") == published(clone / "public")
