"""Lighthouse finds nothing to wish for in a page of each layout."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.conftest import KINDS

HERE = Path(__file__).parent
# One browser for several pages, because starting one takes longer than looking at a page.
TURNS = (
    ("home", "year", "calendar", "meeting", "minutes", "report"),
    ("committee", "people", "person", "matter", "search", "resolutions"),
    ("actions", "ward", "corrections", "tables", "lines of budgets"),
    ("strategy", "chapter", "plain", "accessibility", "style guide"),
)
WANTED = {"accessibility": 1, "best-practices": 1, "performance": 0.95, "seo": 0.95}


@pytest.mark.parametrize("kinds", TURNS, ids=" ".join)
def test_lighthouse_is_content(base, kinds):
    done = subprocess.run(
        [
            Path(sys.executable).parent / "node",
            HERE / "lighthouse.mjs",
            ",".join(WANTED),
            *(base + KINDS[kind] for kind in kinds),
        ],
        check=True,
        capture_output=True,
        timeout=300,
        env=os.environ | {"CHROME_PATH": shutil.which("chromium") or "chromium"},
    )
    found = json.loads(done.stdout)
    assert found.keys() == {base + KINDS[kind] for kind in kinds}
    for address, scores in found.items():
        assert {name for name in WANTED if scores[name] < WANTED[name]} == set(), address
