"""``minutebook new`` and ``import`` say what they wrote, what is left to do, and what was wrong."""

import os
import pty
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import Workbook
from typer.testing import CliRunner

from generator.cli import app
from tests.imports.papers import PAPERS, saved

ROOT = Path(__file__).parent.parent
WHO = {
    f"GIT_{who}_{what}": "clerk@example.org"
    for who in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}


@dataclass
class Done:
    returncode: int
    stdout: str
    stderr: str


def run(*words: str, cwd: Path) -> Done:
    """Run the command in this process: a new one takes a second to begin."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(cwd)
        done = CliRunner(env=WHO).invoke(app, list(words))
    return Done(done.exit_code, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("new")
    wanted = ("--council=Riverton Council", "--jurisdiction=none", "--today=2026-03-02")
    done = run("new", "site", "riverton", *wanted, cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "riverton"


def test_a_new_site_is_a_repository_with_hooks_and_a_first_commit(site):
    git = ["git", "-C", str(site)]
    log = subprocess.run([*git, "log", "--format=%s"], capture_output=True, text=True, check=True)
    assert log.stdout == "Begin the record\n"
    assert (site / ".git/hooks/pre-commit").is_file()
    assert (site / ".git/hooks/pre-push").is_file()


def test_on_a_terminal_a_new_site_asks_for_what_it_does_not_know(tmp_path):
    near, far = pty.openpty()
    command = [sys.executable, "-m", "generator", "new", "site", "riverton"]
    surroundings = os.environ | WHO | {"PYTHONPATH": str(ROOT)}
    asking = subprocess.Popen(
        command, cwd=tmp_path, env=surroundings, stdin=far, stdout=far, stderr=subprocess.PIPE
    )
    # A law that is none; the address as proposed; a colour too light.
    os.write(near, b"Riverton Parish Council\n7\n1\n\n#ffffff\nThe Clerk\n#7a1f3d\n")
    _, said = asking.communicate(timeout=120)
    assert asking.returncode == 0, said
    settings = (tmp_path / "riverton/site.yaml").read_text()
    for words in (
        "name: Riverton Parish Council",
        "jurisdiction: england-parish",
        "https://meetings.example.org/",
        'accent: "#7a1f3d"',
        "role: The Clerk",
    ):
        assert words in settings
    assert b"7 is none of these" in said


def test_today_decides_whether_a_meeting_was_held(site):
    for day, today in (("2026-04-27", "2026-05-01"), ("2026-04-28", "2026-04-28")):
        done = run("new", "meeting", "council", day, "--today", today, cwd=site)
        assert done.returncode == 0, done.stderr
    text = [site / f"content/meetings/council/2026-04-{day}/agenda.md" for day in (27, 28)]
    assert ["status: held" in each.read_text() for each in text] == [True, False]
    for each in text:
        shutil.rmtree(each.parent)


def test_a_recipe_is_put_where_one_is_and_never_over_anything(tmp_path):
    listed = run("new", "recipe", cwd=tmp_path)
    assert listed.returncode == 2
    assert "There are: Caddyfile, crontab, setup.sh" in listed.stderr
    assert run("new", "recipe", "rsync.sh", cwd=tmp_path).stderr == "Wrote rsync.sh\n"
    assert (tmp_path / "rsync.sh").read_text().startswith("#!/bin/sh")
    assert "is there already" in run("new", "recipe", "rsync.sh", cwd=tmp_path).stderr


def test_what_is_left_to_fill_in_is_listed_as_editors_read_it(site):
    done = run("new", "meeting", "council", "2026-04-20", cwd=site)
    path = "content/meetings/council/2026-04-20/agenda.md"
    assert done.returncode == 0
    assert done.stdout == f"{path}:15:12: what else is to be decided\n"
    assert f"Wrote {path}" in done.stderr
    assert "are those of council/2026-03-23" in done.stderr
    again = run("new", "meeting", "council", "2026-04-20", cwd=site)
    assert (again.returncode, again.stderr) == (
        2,
        f"{path} is there already. Nothing was written.\n",
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", "meeting", "council", "20/4/26"), "Write it as 2015-01-28"),
        (("new", "minutes", "council/2026-04-21"), "minutebook new meeting council 2026-04-21"),
        (("new", "site", "other"), "--council"),
        (("new", "site", "other", "--council=A"), "--jurisdiction"),
        (("new", "site", "content"), "is there already and not empty"),
        (("import", "docx", "nothing.docx"), "there is no such file"),
        (("import", "docx", "README.md"), "Save as, Word Document"),
        (("import", "table", "README.md"), "Save it as Excel Workbook"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(site, words, said):
    done = run(*words, cwd=site)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_word_paper_is_brought_in(site):
    (site / "Trees.docx").write_bytes(saved(PAPERS["report with budget"]))
    done = run("import", "docx", "Trees.docx", "--meeting=council/2026-03-23", cwd=site)
    assert done.returncode == 0, done.stderr
    assert "found 1 total of rows" in done.stderr
    assert "Under 'Recommendation', write  ::: recommendations" in done.stderr
    assert done.stdout.startswith("content/meetings/council/2026-03-23/trees.md:3:3: Look whether")


def test_cells_of_a_spreadsheet_are_printed_as_a_table(tmp_path):
    book = Workbook()
    for row in (["", "2026"], ["Oaks", 2], ["Elms", 3], ["Total", 5]):
        book.active.append(row)
    book.save(tmp_path / "trees.xlsx")
    done = run("import", "table", "trees.xlsx", "Sheet!A1:B4", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("- {label: Total, total: above, values: [5]}\n")
    assert "::: table trees" in done.stderr
    assert "write  £  or  £000  if it is money" in done.stderr


def test_a_law_that_is_not_known_is_told_with_all_that_are(tmp_path):
    words = ("--council=Milford District Council", "--jurisdiction=england-district")
    done = run("new", "site", "milford", *words, cwd=tmp_path)
    assert done.returncode == 2
    assert "england-district is no law that is known" in done.stderr
    assert "england-principal  a county, district, unitary" in done.stderr


def test_a_new_site_says_how_to_look_at_it(tmp_path):
    wanted = ("--council=Milford District Council", "--jurisdiction=england-principal")
    done = run("new", "site", "milford", *wanted, cwd=tmp_path)
    assert "minutebook serve" in done.stderr
    assert "minutebook serve" in (tmp_path / "milford/README.md").read_text()


def test_formulas_that_no_program_has_computed_are_refused(tmp_path):
    book = Workbook()
    for row in (["Service", "2026/27"], ["Waste", 1], ["Housing", 2], ["Total", "=SUM(B2:B3)"]):
        book.active.append(row)
    book.save(tmp_path / "budget.xlsx")
    done = run("import", "table", "budget.xlsx", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "The formulas in B4 were saved without their results" in done.stderr
    assert "Excel or LibreOffice" in done.stderr
