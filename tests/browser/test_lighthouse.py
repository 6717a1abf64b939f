"""Lighthouse finds nothing to wish for in a page of each layout."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.checks import TOOLS
from tests.browser.conftest import KINDS

LAYOUTS = (
    "home",
    "year",
    "meeting",
    "minutes",
    "report",
    "committee",
    "people",
    "person",
    "chapter",
    "matter",
    "plain",
)
WANTED = {"accessibility": 1, "best-practices": 1, "performance": 0.95, "seo": 0.95}


@pytest.mark.parametrize("kind", LAYOUTS)
def test_lighthouse_is_content(base, kind, tmp_path):
    report = tmp_path / "report.json"
    node = Path(sys.executable).parent / "node"
    subprocess.run(
        [
            str(node),
            str(TOOLS / "lighthouse/cli/index.js"),
            base + KINDS[kind],
            f"--only-categories={','.join(WANTED)}",
            "--output=json",
            f"--output-path={report}",
            "--quiet",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ],
        check=True,
        capture_output=True,
        timeout=180,
        env=os.environ | {"CHROME_PATH": shutil.which("chromium") or "chromium"},
    )
    found = json.loads(report.read_text())["categories"]
    scores = {name: found[name]["score"] for name in WANTED}
    assert {name for name, score in scores.items() if score < WANTED[name]} == set(), scores
