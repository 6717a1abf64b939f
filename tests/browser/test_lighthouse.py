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
    addresses = [base + KINDS[kind] for kind in kinds]
    found = looked_at(addresses)
    assert found.keys() == set(addresses)
    # A machine that does much besides spoils a measurement: what is wrong is so the second time.
    doubtful = [address for address, scores in found.items() if lacking(scores)]
    again = looked_at(doubtful) if doubtful else {}
    assert {address: lacking(scores) for address, scores in again.items() if lacking(scores)} == {}


def looked_at(addresses: list[str]) -> dict[str, dict[str, float | None]]:
    """Return the scores of pages, by their addresses; one that cannot be measured has none."""
    done = subprocess.run(
        [
            Path(sys.executable).parent / "node",
            HERE / "lighthouse.mjs",
            ",".join(WANTED),
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
    return {name for name, wanted in WANTED.items() if (scores[name] or 0) < wanted}
