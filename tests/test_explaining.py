"""``minutebook explain`` tells what a page was made from, and what of it has changed."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

SITE = Path(__file__).parent / "site"
MINUTES = "content/meetings/planning/2024-03-06/minutes.md"
ADDRESS = "/meetings/planning/2024-03-06/minutes/"


def run(site: Path, *typed: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *typed, f"--site={site}", "--today=2024-03-01"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_tells_what_was_read_and_what_has_changed(tmp_path):
    site = tmp_path / "site"
    shutil.copytree(SITE, site)
    assert run(site, "explain", ADDRESS).returncode == 1
    assert run(site, "build").returncode == 0

    before = json.loads(run(site, "explain", ADDRESS, "--json").stdout)
    assert before["path"] == "meetings/planning/2024-03-06/minutes/index.html"
    read = {each["name"]: each for each in before["read"]}
    assert {MINUTES, "settings", "layouts"} <= set(read)
    assert not any(each["changed"] for each in before["read"])

    committee = "title of committees/planning"
    told = next(each for each in read.values() if "content/committees/planning" in each["files"])
    (site / MINUTES).write_text((site / MINUTES).read_text() + "\nA heron.\n")
    after = json.loads(run(site, "explain", ADDRESS, "--json").stdout)
    changed = {each["name"] for each in after["read"] if each["changed"]}
    assert MINUTES in changed
    assert not changed & {"settings", "layouts", committee, told["name"]}
    words = run(site, "explain", f"https://example.org{ADDRESS}").stdout
    assert f"  changed  {MINUTES}" in words


def test_what_was_not_built_is_said_so(tmp_path):
    site = tmp_path / "site"
    shutil.copytree(SITE, site)
    run(site, "build")
    done = run(site, "explain", "/nowhere/")
    assert done.returncode == 1
    assert "/nowhere/" in done.stderr
