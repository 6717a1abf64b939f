"""Lighthouse finds nothing to wish for in a page of each layout.

How fast a page is has a clock in it, and tells of the machine: `make nightly` asks for that.
"""

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
    ("strategy", "chapter", "plain", "data", "accessibility", "style guide"),
)
WANTED = {"accessibility": 1, "best-practices": 1, "seo": 0.95}
if "MINUTEBOOK_NIGHTLY" in os.environ:
    WANTED["performance"] = 0.95
# What makes a page slow on every machine.
WEIGHTS = {"total-byte-weight": 1}


@pytest.mark.parametrize("kinds", TURNS, ids=" ".join)
def test_lighthouse_is_content(base, kinds):
    addresses = [base + KINDS[kind] for kind in kinds]
    found = looked_at(addresses)
    assert found.keys() == set(addresses)
    assert {address: lacking(scores) for address, scores in found.items() if lacking(scores)} == {}


def looked_at(addresses: list[str]) -> dict[str, dict[str, float | None]]:
    """Return the scores of pages, by their addresses; one that cannot be measured has none."""
    done = subprocess.run(
        [
            Path(sys.executable).parent / "node",
            HERE / "lighthouse.mjs",
            ",".join(WANTED),
            ",".join(WEIGHTS),
            *addresses,
        ],
        check=True,
        capture_output=True,
        timeout=300,
        env=os.environ | {"CHROME_PATH": shutil.which("chromium") or "chromium"},
    )
    return json.loads(done.stdout)


def lacking(scores: dict[str, float | None]) -> set[str]:
    """Return in what a page lacks something."""
    wanted = WANTED | WEIGHTS
    return {name for name, least in wanted.items() if (scores[name] or 0) < least}
