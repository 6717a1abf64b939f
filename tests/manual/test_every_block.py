"""Every command and every example of the manual is run by a test, or says here why it is not.

What a fence says is how its block is tested:

- ``sh`` is run, all blocks of a page one after the other, in a fresh site that git keeps;
- ``… path=FILE`` is written into that file of the site, between these commands;
- ``yaml KIND`` or ``markdown KIND`` is built as a record of that kind, or as a part of one.

Whatever else stands between fences, and whatever cannot run, stands in a table below.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
import yaml
from typer.testing import CliRunner

from generator.build import prepare
from generator.cli import app
from tests.manual import formats
from tests.manual.blocks import PAGES, ROOT, Block, blocks, blocks_in, commands_in, text_of

SITE = ROOT / "tests/site"
TOOLS = Path(sys.executable).parent
# Pages of which another test reads every block, and pages whose commands run here.
READ_BY = {
    "directives.md": "tests/test_docs.py::test_each_directive_is_shown_and_its_examples_are_right",
    "first-hour.md": "tests/test_docs.py::test_the_first_hour_goes_as_it_is_told",
    "mistakes.md": "tests/test_mistakes_book.py::"
    "test_the_build_says_of_each_mistake_what_the_book_says",
    "rules.md": "tests/council/rules/test_book.py::"
    "test_the_wrong_example_is_found_at_its_place_and_nothing_else",
}
RUN = (
    "archiving.md",
    "checking.md",
    "data.md",
    "editing-online.md",
    "editors.md",
    "import.md",
    "linked-data.md",
    "look.md",
    "publishing.md",
    "purging.md",
    "re-users.md",
    "thirty-years.md",
)
# Blocks that another test runs or holds, by their first line.
TESTED_BY = {
    ("README.md", "pip install minutebook"): "tests/test_package.py::"
    "test_from_nothing_to_a_published_meeting_as_the_readme_says",
    ("README.md", "error[unknown-key]:"): "tests/test_cli.py::"
    "test_the_mistake_in_the_readme_is_told_as_the_readme_tells_it",
    ("publishing.md", "minutebook new recipe setup.sh"): "tests/recipes/test_recipes.py::"
    "test_a_server_publishes_what_is_pushed",
    ("publishing.md", "git remote add origin ssh:"): "tests/test_delivery.py::"
    "test_a_good_push_is_published_and_stays_so",
    ("publishing.md", "remote: error[unknown-key]"): "tests/manual/test_every_block.py::"
    "test_what_a_page_prints_is_what_is_said",
    ("tables.md", "error[sum-differs]"): "tests/manual/test_every_block.py::"
    "test_what_a_page_prints_is_what_is_said",
    ("format.md", "history: {since:"): "tests/history/test_ledger.py::"
    "test_what_was_before_the_beginning_was_not_published",
    ("format.md", "withheld_versions:"): "tests/history/test_versions.py::"
    "test_a_secret_is_nowhere_once_its_versions_are_withheld",
    ("checking.md", "repos:"): "tests/manual/test_every_block.py::"
    "test_what_others_read_calls_commands_that_there_are",
    ("checking.md", "jobs:"): "tests/manual/test_every_block.py::"
    "test_what_others_read_calls_commands_that_there_are",
}
# Blocks that no test can run, by their first line, each with the reason. Their syntax is checked.
NOT_RUN = {
    ("README.md", "make site"): "make test is the tests themselves; CI runs both",
    ("editing-online.md", "npm pack "): "it fetches from npm; a test has the same files",
    ("editing-online.md", "python3 -m http.server"): "it serves until it is stopped",
    ("format.md", "site.yaml "): "a drawing of folders; the examples below it fill them",
    ("purging.md", "git filter-repo "): "a program of its own, which we do not install",
    ("search.md", "python -m benchmarks.council"): "a quarter of an hour of two processors",
    ("rules-measured.md", "python -m benchmarks.council"): "minutes of two processors",
    ("thirty-years.md", "python3 -m venv"): "it fetches the newest version from the network",
}
ALL = [block for page in PAGES if page not in READ_BY for block in blocks(page)]
MEETING = "content/meetings/planning/2024-03-06"


def listed(block: Block, table: dict[tuple[str, str], str]) -> str:
    """Return what ``table`` says of ``block``."""
    keys = ((page, start) for page, start in table if page == block.page)
    return next((table[key] for key in keys if block.text.startswith(key[1])), "")


def ways(block: Block) -> list[str]:
    """Return how ``block`` is tested: in one way, if all is well."""
    runs = block.page in RUN and (block.language == "sh" or block.kind.startswith("path="))
    found = [listed(block, TESTED_BY), listed(block, NOT_RUN)]
    found += ["run"] if runs and not any(found) else []
    found += ["built"] if block.page == "format.md" and block.says in formats.PLACES else []
    return [each for each in found if each]


@pytest.mark.parametrize("block", ALL, ids=str)
def test_a_block_is_tested_in_one_way(block):
    assert len(ways(block)) == 1, f"{block} is in no table of {__file__}: {block.text}"


def test_a_block_that_is_added_without_a_test_is_found():
    added = "- In a list:\n\n  ~~~sh\n  minutebook build\n  ~~~\n\nWords.\n\n    by indentation\n"
    assert [ways(block) for block in blocks_in("new.md", added)] == [[], []]
    assert all(page in {*PAGES} for page in (*READ_BY, *RUN))


def test_a_page_that_another_test_reads_holds_only_what_that_test_sees():
    for page in READ_BY:
        for block in blocks(page):
            assert re.match(r"sh$|text$|\w+ path=|markdown (minutes|report|strategy)$", block.says)


@pytest.mark.parametrize("name", sorted({*READ_BY.values(), *TESTED_BY.values()}))
def test_the_tests_that_are_named_exist(name):
    path, _, function = name.partition("::")
    assert f"def {function}(" in (ROOT / path).read_text()


@pytest.mark.parametrize("table", [TESTED_BY, NOT_RUN], ids=["tested", "not run"])
def test_no_line_of_a_table_is_left_over(table):
    for page, start in table:
        assert any(block.text.startswith(start) for block in blocks(page)), (page, start)


def fresh(folder: Path) -> Path:
    """Return a fresh site, committed, with what the pages speak of lying beside its records."""
    root = Path(shutil.copytree(SITE, folder / "site"))
    (root / "content/committees/parks-committee.md").write_text(
        "---\nname: Parks Committee\nkind: other\n---\n"
    )
    paper = docx.Document()
    paper.add_paragraph("Agenda of the Parks Committee, Wednesday, 6 May 2026 at 7.30 pm")
    paper.add_paragraph("1. Apologies")
    paper.save(root / "Agenda 6 May.docx")
    paper.save(root / "Trees.docx")
    book = openpyxl.Workbook()
    book.active.title = "Parks"
    rows = [["", "2025/26", "2026/27", "Total"]]
    rows += [[f"Park {number}", number, number, 2 * number] for number in range(1, 12)]
    for row in rows:
        book.active.append(row)
    book.save(root / "budget.xlsx")
    git = ["git", "-C", str(root)]
    for words in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "--all"],
        ["commit", "--quiet", "--message=All"],
        ["init", "--quiet", "--bare", str(folder / "forge.git")],
        ["remote", "add", "origin", str(folder / "forge.git")],
    ):
        subprocess.run([*git, *words], check=True, env=surroundings())
    return root


def surroundings() -> dict[str, str]:
    outside = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    names = {f"GIT_{who}_NAME": "Clerk" for who in ("AUTHOR", "COMMITTER")}
    posts = {f"GIT_{who}_EMAIL": "clerk@example.org" for who in ("AUTHOR", "COMMITTER")}
    alone = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_PAGER": "cat"}
    path = {"PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    return outside | names | posts | alone | path | {"SOURCE_DATE_EPOCH": "1709250000"}


@pytest.mark.parametrize("page", RUN)
def test_the_commands_of_a_page_run_one_after_the_other(page, tmp_path):
    lines = ["set -e"]
    for block in (each for each in blocks(page) if ways(each) == ["run"]):
        path = block.kind.removeprefix("path=")
        written = f"mkdir -p $(dirname '{path}')\ncat > '{path}' <<'THE END'\n{block.text}THE END\n"
        lines.append(block.text if block.language == "sh" else written)
    done = subprocess.run(
        ["bash", "-c", "\n".join(lines)],  # noqa: S607 -- whichever there is
        cwd=fresh(tmp_path),
        capture_output=True,
        text=True,
        check=False,
        env=surroundings(),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "error[" not in done.stderr


def test_every_example_of_the_format_is_built_without_findings(tmp_path):
    formats.lay_out(tmp_path / "site")
    found = prepare(tmp_path / "site", date(2015, 1, 29)).findings
    # The list of addresses of a site that was never published is short.
    assert [each for each in found if each.code != "address-unrecorded"] == []


def test_each_example_of_the_format_has_a_place_of_its_own():
    said = [block.says for block in blocks("format.md") if block.language != "text"]
    assert {says: said.count(says) for says in said} == {
        says: len(paths) for says, paths in formats.PLACES.items()
    }


WRONG_SUM = """\
---
title: The green
tables:
  - id: costs
    title: Costs
    unit: £000
    columns: [2015/16]
    rows:
      - {label: Mowing, values: [35869]}
      - {label: Sub Total, total: above, values: ["35,868"]}
---

::: table costs
:::
"""
# What pages print, by its first line: the file that it is said of, and what stands in it.
PRINTED = {
    ("publishing.md", "remote: error[unknown-key]"): (
        "content/people/a-archer.md",
        "---\nnmae: A. Archer\n---\n",
    ),
    ("tables.md", "error[sum-differs]"): (f"{MEETING}/green.md", WRONG_SUM),
}


@pytest.mark.parametrize("key", PRINTED, ids=lambda key: key[0])
def test_what_a_page_prints_is_what_is_said(key, tmp_path):
    page, start = key
    root = Path(shutil.copytree(SITE, tmp_path / "site"))
    path, text = PRINTED[key]
    (root / path).write_text(text)
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env=surroundings() | {"COLUMNS": "200"},
    )
    said = {line.rstrip() for line in (done.stdout + done.stderr).splitlines()}
    (block,) = (each for each in blocks(page) if each.text.startswith(start))
    for line in block.text.splitlines():
        words = line.removeprefix("remote: ").rstrip()
        if "The push was refused" not in words:  # What the server adds, which test_delivery holds.
            assert any(each.startswith(words.rstrip("…")) for each in said), words


def parsed(words: list[str]) -> str:
    """Return what the command's own parser has against ``words``; it runs nothing."""
    answer = CliRunner().invoke(app, [*words[1:], "--help"])
    return answer.output if answer.exit_code else ""


@pytest.mark.parametrize("words", ["biuld", "build --no-such-option", "hook x", "new meetings a"])
def test_a_command_that_there_is_not_is_found(words):
    assert "No such" in parsed(["minutebook", *words.split()])


def typed(page: str) -> set[str]:
    """Return each command of ours on ``page``: in sentences, and in blocks that do not run."""
    still = (each for each in blocks(page) if listed(each, NOT_RUN))
    lines = {line.strip() for each in still for line in each.text.splitlines()}
    return {*commands_in(page), *(line for line in lines if line.startswith("minutebook "))}


@pytest.mark.parametrize("page", PAGES)
def test_every_command_that_is_named_is_one_that_there_is(page):
    for command in typed(page):
        for way in alternatives(command):
            assert parsed(shlex.split(way)) == "", way


def alternatives(command: str) -> list[str]:
    """Return ``command`` without brackets and dots; ``a | b`` are two."""
    command = re.sub(r"…/?", "x", re.sub(r"\s*\[[^\]]*\]|\s*[|>;&] *\S*[/.].*", "", command))
    first, *others = command.split(" | ")
    start = first.rsplit(" ", 1)[0]
    return [first, *(f"{start} {other}" for other in others)]


def test_what_others_read_calls_commands_that_there_are(tmp_path):
    for block in blocks("checking.md"):
        if block.language != "yaml":
            continue
        tree = yaml.safe_load(block.text)
        if block.kind == "pre-commit":
            hooks = tree["repos"][0]["hooks"]
            assert {hook["id"] for hook in hooks} == {"minutebook-leaks", "minutebook"}
            commands = [hook["entry"] for hook in hooks]
        else:
            path = tmp_path / "check.yml"
            path.write_text(f"on: push\n{block.text}")
            checker = [TOOLS / "check-jsonschema", "--builtin-schema=vendor.github-workflows", path]
            done = subprocess.run(checker, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout
            commands = [step.get("run", "") for step in tree["jobs"]["check"]["steps"]]
        ours = [shlex.split(each) for each in commands if each.startswith("minutebook ")]
        assert ours
        for words in ours:
            assert parsed(words) == ""


@pytest.mark.parametrize("page", ["search.md", "rules-measured.md"])
def test_the_programs_of_the_benchmarks_take_the_options_that_are_named(page):
    lines = [line for each in blocks(page) for line in each.text.splitlines()]
    for _, flag, program, *words in (shlex.split(line) for line in lines if " -m " in line):
        help_ = subprocess.run(
            [sys.executable, flag, program, "--help"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        options = {word for word in words if word.startswith("--")}
        assert options <= {*re.findall(r"--[a-z-]+", help_.stdout)}
    assert all((ROOT / line.split()[1]).is_file() for line in lines if " -m " not in line)


def test_the_targets_of_make_that_the_pages_name_are_there():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {each for page in PAGES for each in re.findall(r"\bmake ([a-z]+)`", text_of(page))}
    named |= set(re.findall(r"^make ([a-z]+)", text_of("README.md"), re.MULTILINE))
    assert named <= targets
