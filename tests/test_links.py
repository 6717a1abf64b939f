"""Every internal link and anchor of the built site leads somewhere, says LinkChecker."""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ONE_PAGE = "--recursion-level=1"


def check(address: str, *options: str) -> tuple[int, str]:
    """Return the exit status of LinkChecker on the site at ``address``, and what it says."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "linkcheck",
            f"--config={HERE / 'linkchecker.ini'}",
            "--no-status",
            "--output=text",
            *options,
            address,
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return done.returncode, done.stdout


def test_no_link_is_dead(public, served):
    status, said = check(served(public))
    assert status == 0, said
    assert "0 warnings found. 0 errors found" in said
    pages = len(list(public.rglob("*.html")))
    checked = int(said.split(" links in ")[0].rsplit(maxsplit=1)[-1])
    assert checked > pages


def test_a_dead_link_and_a_dead_anchor_are_seen(public, served, tmp_path):
    broken = tmp_path / "broken"
    shutil.copytree(public, broken)
    page = broken / "index.html"
    text = page.read_text()
    assert '/calendar/"' in text
    page.write_text(text.replace('/calendar/"', '/calendar/#never"').replace('/people/"', '/no/"'))
    status, said = check(served(broken), ONE_PAGE)
    assert status != 0
    assert "Anchor `never'" in said
    assert "404" in said
