"""The history of files is what git tells of it, whatever else git is told."""

import random
from pathlib import Path

import pytest

from generator.history import Ledger, Past, Problem, UnknownStartError, read_past
from tests.history.repository import MINUTES, REPORT, Repository

ABOUT = "content/pages/about.md"
PARK = "content/strategies/parks/index.md"


def past_of(town: Repository, ledger: Path, since: str = "") -> Past:
    return read_past(ledger, town.root, "", town.git("rev-parse", "HEAD"), since)


def told(past: Past, path: str) -> list[tuple[str, str, str]]:
    """Return day, reason and name of each change of a file."""
    ledger = Ledger(past)
    found = [(edit.day, edit.reason, edit.path if edit.blob else "") for edit in ledger.edits(path)]
    ledger.close()
    return found


def everything(past: Past) -> dict[str, object]:
    ledger = Ledger(past)
    found = {
        path: [edit._replace(number=0) for edit in ledger.edits(path)] for path in ledger.paths()
    }
    ledger.close()
    return found


def test_each_change_has_its_day_and_reason(town, tmp_path):
    town.change(ABOUT, "these pages", "Felpersham, too")
    town.commit("2024-03-01", "Felpersham joins")
    past = past_of(town, tmp_path / "ledger")
    assert told(past, ABOUT) == [
        ("2024-02-20", "The site begins", ABOUT),
        ("2024-03-01", "Felpersham joins", ABOUT),
    ]


def test_a_file_that_was_renamed_takes_its_history_along(town, tmp_path):
    later = REPORT.replace("green", "common")
    town.git("mv", REPORT, later)
    town.change(later, "title: The green", "title: The common")
    town.commit("2024-03-01", "Its name was wrong")
    past = past_of(town, tmp_path / "ledger")
    assert told(past, REPORT) == []
    assert [path for *_, path in told(past, later)] == [REPORT, later]


def test_what_was_taken_away_and_put_back_goes_on(town, tmp_path):
    text = town.read(ABOUT)
    (town.root / ABOUT).unlink()
    town.commit("2024-03-01", "Away")
    town.write(ABOUT, text)
    town.commit("2024-03-02", "Back")
    past = past_of(town, tmp_path / "ledger")
    assert [path for *_, path in told(past, ABOUT)] == [ABOUT, "", ABOUT]


def test_a_merge_is_published_when_it_is_merged(town, tmp_path):
    town.git("switch", "--quiet", "--create", "draft")
    town.change(ABOUT, "these pages", "Borchester")
    town.commit("2024-02-25", "A draft")
    town.git("switch", "--quiet", "main")
    town.git("merge", "--quiet", "--no-ff", "-m", "It is decided", "draft", day="2024-03-05")
    past = past_of(town, tmp_path / "ledger")
    assert told(past, ABOUT)[1:] == [("2024-03-05", "It is decided", ABOUT)]


@pytest.mark.parametrize(
    ("message", "day", "by"),
    [
        (("Loaded", "Published: 2015-01-20"), "2015-01-20", ""),
        (("Loaded", "Published: 2015-01-20\nPublished-By: Clerk"), "2015-01-20", "Clerk"),
        (("Loaded", "Published: last week"), "2024-03-01", ""),
        (("Loaded", "Published: 2015-02-30"), "2024-03-01", ""),
    ],
)
def test_a_commit_can_say_when_and_by_whom_it_was_published(town, tmp_path, message, day, by):
    town.change(ABOUT, "these pages", "Borchester")
    town.commit("2024-03-01", *message)
    ledger = Ledger(past_of(town, tmp_path / "ledger"))
    last = ledger.edits(ABOUT)[-1]
    ledger.close()
    assert (last.day, last.by, last.reason) == (day, by, "Loaded")


def test_the_day_is_that_of_the_readers(town, tmp_path):
    town.change(ABOUT, "these pages", "Borchester")
    town.commit("2024-06-30T23:30:00+00:00", "Half past midnight in London")
    assert told(past_of(town, tmp_path / "ledger"), ABOUT)[-1][0] == "2024-07-01"


@pytest.mark.parametrize("since", ["2024-03-01", "HEAD~1", "HEAD^{/Made public}"])
def test_what_was_before_the_beginning_was_not_published(town, tmp_path, since):
    town.change(ABOUT, "these pages", "Borchester")
    town.commit("2024-02-28", "Made public")
    town.change(ABOUT, "Borchester", "Felpersham")
    town.commit("2024-03-03", "Felpersham")
    days = [day for day, *_ in told(past_of(town, tmp_path / "ledger", since), ABOUT)]
    assert days == ["2024-03-01" if since[0] == "2" else "2024-02-28", "2024-03-03"]
    assert len(everything(past_of(town, tmp_path / "ledger", since))) == 11


@pytest.mark.parametrize("since", ["nothing", "--all", "HEAD^{/Nobody said this}", "side"])
def test_a_beginning_that_led_nowhere_is_refused(town, tmp_path, since):
    town.git("branch", "side", town.git("commit-tree", "-m", "Elsewhere", "HEAD^{tree}"))
    with pytest.raises(UnknownStartError):
        past_of(town, tmp_path / "ledger", since)


def test_only_what_is_new_is_read(town, tmp_path):
    before = past_of(town, tmp_path / "ledger")
    again = past_of(town, tmp_path / "ledger")
    assert (again.was, again.now, again.changed) == (before.now, before.now, ())
    town.change(ABOUT, "these pages", "Borchester")
    town.commit("2024-03-01", "Borchester")
    after = past_of(town, tmp_path / "ledger")
    assert (after.was, after.changed, after.lost) == (before.now, (ABOUT,), "")
    assert everything(after) == everything(past_of(town, tmp_path / "another"))


def test_a_history_that_was_rewritten_is_read_anew(town, tmp_path):
    town.change(ABOUT, "these pages", "Borchester")
    lost = town.commit("2024-03-01", "Borchester")
    past_of(town, tmp_path / "ledger")
    town.git("reset", "--quiet", "--hard", "HEAD~1")
    town.change(ABOUT, "these pages", "Felpersham")
    town.commit("2024-03-02", "Felpersham")
    past = past_of(town, tmp_path / "ledger")
    assert (past.lost, past.was) == (lost, "")
    assert everything(past) == everything(past_of(town, tmp_path / "another"))


def test_a_damaged_memory_is_not_believed(town, tmp_path):
    (tmp_path / "ledger").write_bytes(b"no database" * 100)
    assert len(everything(past_of(town, tmp_path / "ledger"))) == 11


def test_what_another_version_of_the_program_remembered_is_not_believed(town, tmp_path):
    tip = town.git("rev-parse", "HEAD")
    read_past(tmp_path / "ledger", town.root, "", tip, "", "one")
    again = read_past(tmp_path / "ledger", town.root, "", tip, "", "other")
    assert (again.was, len(again.changed), again.lost) == ("", 11, "")


def test_a_clone_without_its_history_is_refused(town, tmp_path):
    town.commit("2024-03-01", "Another")
    town.git("clone", "--quiet", "--depth=1", f"file://{town.root}", str(tmp_path / "clone"))
    tip = town.git("rev-parse", "HEAD")
    past = read_past(tmp_path / "ledger", tmp_path / "clone", "", tip, "")
    assert past.problem is Problem.SHALLOW


def test_a_grafted_history_is_refused(town, tmp_path):
    town.commit("2024-03-01", "Another")
    town.write(".git/info/grafts", town.git("rev-parse", "HEAD") + "\n")
    assert past_of(town, tmp_path / "ledger").problem is Problem.GRAFTED


def test_a_folder_outside_git_has_none(tmp_path):
    assert read_past(tmp_path / "ledger", tmp_path, "", "0" * 40, "").problem is Problem.OUTSIDE


def test_a_detached_head_is_as_good_as_a_branch(town, tmp_path):
    town.git("checkout", "--quiet", "--detach")
    assert len(everything(past_of(town, tmp_path / "ledger"))) == 11


def test_replaced_commits_do_not_count(town, tmp_path):
    town.change(ABOUT, "these pages", "Borchester")
    old = town.commit("2024-03-01", "Borchester")
    other = town.git("commit-tree", "-m", "Nothing to see", f"{old}^{{tree}}")
    town.git("replace", old, other)
    assert [reason for _, reason, _ in told(past_of(town, tmp_path / "ledger"), ABOUT)] == [
        "The site begins",
        "Borchester",
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("diff.renames", "false"),
        ("log.showSignature", "true"),
        ("diff.orderFile", "nowhere"),
        ("log.showRoot", "false"),
        ("diff.noprefix", "true"),
        ("core.quotePath", "true"),
        ("log.date", "relative"),
        ("diff.external", "false"),
        ("log.decorate", "full"),
        ("diff.renameLimit", "1"),
        ("color.ui", "always"),
    ],
)
def test_the_settings_of_whoever_builds_change_nothing(town, tmp_path, name, value):
    town.git("mv", REPORT, REPORT.replace("green", "common"))
    town.commit("2024-03-01", "Renamed")
    before = everything(past_of(town, tmp_path / "ledger"))
    town.git("config", name, value)
    assert everything(past_of(town, tmp_path / "another")) == before


def test_a_site_in_a_folder_of_the_repository_has_its_own_history(town, tmp_path):
    town.git("mv", "content", "elsewhere")
    (town.root / "site").mkdir()
    town.git("mv", "elsewhere", "site/content")
    town.commit("2024-03-01", "Moved")
    tip = town.git("rev-parse", "HEAD")
    past = read_past(tmp_path / "ledger", town.root, "site", tip, "")
    assert told(past, MINUTES) == [("2024-03-01", "Moved", MINUTES)]


@pytest.mark.parametrize("seed", range(5))
def test_reading_on_comes_to_what_reading_anew_does(town, tmp_path, seed):
    chance = random.Random(seed)  # noqa: S311 -- no secret
    taken: dict[str, str] = {}
    for number in range(12):
        paths = [p.relative_to(town.root).as_posix() for p in sorted(town.root.rglob("*.md"))]
        path = chance.choice(paths)
        what = chance.choice(["change", "change", "take", "back", "move"])
        if what == "change":
            town.write(path, town.read(path) + f"\n\nMore {number}.\n")
        elif what == "take":
            taken[path] = town.read(path)
            (town.root / path).unlink()
        elif what == "back":
            for each, text in taken.items():
                town.write(each, text)
        else:
            town.git("mv", path, path.replace(".md", "-too.md"))
        town.commit(f"2024-03-{number + 1:02}", f"Step {number}")
        past = past_of(town, tmp_path / "ledger")
    assert everything(past) == everything(past_of(town, tmp_path / "another"))
