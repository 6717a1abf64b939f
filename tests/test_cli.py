"""The command says what it did or what to do, and its exit status tells which."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "site", tmp_path / "site")
    return tmp_path / "site"


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(HERE.parent)} | environment,
    )


def break_one(site: Path) -> None:
    (site / "content/people/a-archer.md").write_text("---\nnmae: A. Archer\n---\n")


def test_a_right_site_is_published_with_a_summary(site):
    done = run("build", cwd=site)
    assert done.returncode == 0
    assert done.stdout == ""
    assert "Published" in done.stderr
    assert (site / "public/meetings/planning/2024-03-06/index.html").is_file()


def test_the_site_is_found_upward(site):
    assert run("build", cwd=site / "content/people").returncode == 0
    assert (site / "public/index.html").is_file()


def test_findings_are_told_and_nothing_is_published(site):
    break_one(site)
    done = run("build", cwd=site)
    assert done.returncode == 1
    assert "error[unknown-key]: 'nmae' is no key that can stand here" in done.stderr
    assert "  --> content/people/a-archer.md:2:1" in done.stderr
    assert "2 | nmae: A. Archer\n  | ^^^^" in done.stderr
    assert "help: Did you mean 'name'?" in done.stderr
    assert "Nothing was published" in done.stderr
    assert not (site / "public").exists()


def test_the_published_site_stays_when_there_are_findings(site):
    run("build", cwd=site)
    before = (site / "public/index.html").read_bytes()
    break_one(site)
    assert run("build", cwd=site).returncode == 1
    assert (site / "public/index.html").read_bytes() == before


def test_concise_findings_are_a_line_each(site):
    break_one(site)
    done = run("check", "--format=concise", cwd=site)
    assert done.stdout == (
        "content/people/a-archer.md:2:1: error[unknown-key]: 'nmae' is no key that can stand here\n"
    )


def test_json_findings_are_a_list(site):
    break_one(site)
    (found,) = json.loads(run("check", "--format=json", cwd=site).stdout)
    assert (found["line"], found["column"], found["end_column"]) == (2, 1, 5)
    assert found["code"] == "unknown-key"
    assert json.loads(run("check", "--format=json", cwd=HERE / "site").stdout) == []


def test_check_publishes_nothing(site):
    assert run("check", cwd=site).returncode == 0
    assert not (site / "public").exists()


def test_colours_are_for_terminals(site):
    break_one(site)
    assert "\x1b" not in run("build", cwd=site).stderr


def test_no_site_is_a_misuse(tmp_path):
    done = run("build", cwd=tmp_path)
    assert done.returncode == 2
    assert "There is no site.yaml" in done.stderr


@pytest.mark.parametrize("arguments", [["build", "--today=tomorrow"], ["build", "--fast"], ["fly"]])
def test_wrong_words_are_a_misuse(site, arguments):
    done = run(*arguments, cwd=site)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_folder_with_something_else_is_a_misuse(site):
    (site / "public").mkdir()
    (site / "public/thesis.docx").write_text("years of work")
    done = run("build", cwd=site)
    assert done.returncode == 2
    assert "holds something that is not a published site" in done.stderr


def test_a_failing_machine_is_told_in_a_line(site):
    done = run("build", "--output=/proc/public", cwd=site)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "The machine failed" in done.stderr


def test_the_day_can_be_fixed(site):
    run("build", "--today=2024-03-07", cwd=site)
    assert "No meetings are announced" in (site / "public/index.html").read_text()
    run("build", cwd=site, SOURCE_DATE_EPOCH="1709250000")
    assert "No meetings are announced" not in (site / "public/index.html").read_text()


def test_the_schemas_of_all_records_are_printed(site):
    schemas = json.loads(run("schema", cwd=site).stdout)
    assert set(schemas) >= {"agenda", "minutes", "report", "person", "committee", "site"}
    assert "items" in schemas["agenda"]["properties"]


def test_the_mistake_in_the_readme_is_told_as_the_readme_tells_it(tmp_path):
    for name in ("content", "site.yaml"):
        source = HERE.parent / name
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, tmp_path / name)
    agenda = tmp_path / "content/meetings/scrutiny-commission/2015-01-28/agenda.md"
    agenda.write_text(agenda.read_text().replace("report_by:", "report_bye:", 1))
    told = run("build", cwd=tmp_path).stderr
    readme = (HERE.parent / "README.md").read_text()
    block = readme.split("   error[unknown-key]")[1].split("   ```")[0]
    for line in ("error[unknown-key]" + block).replace("\n   ", "\n").strip().split("\n"):
        assert line.rstrip("…").strip() in told


def test_a_file_is_checked_in_the_context_of_the_whole_site(site):
    break_one(site)
    other = run("check", "content/people/b-bellamy.md", cwd=site)
    assert (other.returncode, other.stdout) == (0, "")
    named = run("check", "--format=concise", "content/people/a-archer.md", cwd=site)
    assert named.returncode == 1
    assert named.stdout.count("\n") == 1
    folder = run("check", "--format=concise", ".", cwd=site / "content/people")
    assert folder.stdout == named.stdout
    assert run("check", "nowhere.md", cwd=site).returncode == 2


@pytest.mark.parametrize(
    ("format_", "sign"), [("sarif", '"results"'), ("github", "::error file=content/people/a-a")]
)
def test_findings_are_written_for_machines(site, format_, sign):
    break_one(site)
    assert sign in run("check", f"--format={format_}", cwd=site).stdout


def test_a_rule_is_explained_without_a_site(tmp_path):
    done = run("check", "--explain", "quorum-not-met", cwd=tmp_path)
    assert done.returncode == 0
    assert "As many members are present as the committee's quorum asks for." in done.stdout
    wrong = run("check", "--explain", "quorum-not-mett", cwd=tmp_path)
    assert wrong.returncode == 2
    assert "Did you mean quorum-not-met?" in wrong.stderr


def git(site: Path, *words: str) -> subprocess.CompletedProcess[str]:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    command = ["git", *who, *words]
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith("GIT_")
    } | {"PYTHONPATH": str(HERE.parent)}
    return subprocess.run(
        command, cwd=site, capture_output=True, text=True, check=False, env=environment
    )


def leak(site: Path) -> None:
    page = "---\ntitle: About\n---\n\nRing 07700 900123.\n"
    (site / "content/pages/about.md").write_text(page)


def test_a_leak_is_not_committed_and_mended_is(site):
    git(site, "init", "--quiet")
    assert run("hook", "install", cwd=site).returncode == 0
    leak(site)
    git(site, "add", ".")
    refused = git(site, "commit", "--message=A")
    assert refused.returncode == 1
    told = refused.stdout + refused.stderr
    assert "error[mobile-number]" in told
    assert "content/pages/about.md:5:6" in told
    assert "= help:" in told
    (site / "content/pages/about.md").write_text("---\ntitle: About\n---\n")
    git(site, "add", ".")
    assert git(site, "commit", "--message=A").returncode == 0


def test_what_is_staged_is_looked_at_and_not_what_lies_in_the_folder(site):
    git(site, "init", "--quiet")
    leak(site)
    git(site, "add", ".")
    (site / "content/pages/about.md").write_text("---\ntitle: About\n---\n")
    assert run("check", "--staged", cwd=site).returncode == 1
    git(site, "add", ".")
    leak(site)
    assert run("check", "--staged", cwd=site).returncode == 0


def test_a_broken_record_is_looked_through_as_well(site):
    git(site, "init", "--quiet")
    (site / "content/pages/about.md").write_text("title: About\nRing 07700 900123.\n")
    git(site, "add", ".")
    done = run("check", "--staged", "--format=concise", cwd=site)
    assert "error[mobile-number]: a mobile telephone number stands in this file" in done.stdout


def test_a_hook_of_somebody_else_stays(site):
    git(site, "init", "--quiet")
    hook = site / ".git/hooks/pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\n")
    done = run("hook", "install", cwd=site)
    assert done.returncode == 2
    assert "Add to it the line  minutebook check\n" in done.stderr
    assert hook.read_text() == "#!/bin/sh\n"
    assert not (site / ".git/hooks/pre-commit").exists()


def test_hooks_need_a_repository(site):
    for words in (("hook", "install"), ("check", "--staged")):
        done = run(*words, cwd=site, GIT_CEILING_DIRECTORIES=str(site.parent))
        assert done.returncode == 2
        assert "git init" in done.stderr


def test_a_search_index_that_cannot_be_made_is_told_in_a_line_and_nothing_is_published(site):
    done = run("build", cwd=site, PAGEFIND_BINARY_PATH="/bin/false")
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "Pagefind says: it stopped before it had answered" in done.stderr
    assert not (site / "public").exists()
