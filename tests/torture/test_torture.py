"""A sample of the torture, and the page that tells of the whole."""

import json

import pytest

from tests.publish.sweep import sweep
from tests.torture.__main__ import BAD, MEASURED, PAGE, PARTS, page
from tests.torture.disk import filled
from tests.torture.kills import kill_often
from tests.torture.reading import read_on
from tests.torture.sites import ROOT, artifacts_of, versions


def bad_ends(figures: dict[str, float]) -> dict[str, float]:
    return {key: figures[key] for key in BAD & set(figures) if figures[key]}


def test_a_site_with_its_search_is_torn_by_no_fault(tmp_path):
    made = versions(artifacts_of(ROOT / "tests/site"))
    figures = sweep(tmp_path / "site", made, fewest=20)
    assert figures["faults"] >= 20
    assert bad_ends(figures) == {}


def test_a_full_disk_leaves_one_whole_site(tmp_path):
    figures = filled(tmp_path / "disk", 192 * 1024)
    if figures is None:
        pytest.skip("Only root can mount a small disk to fill it, and only where that is allowed.")
    assert 0 < figures["published"] < figures["disks"]
    assert bad_ends(figures) == {}


def test_a_reader_sees_whole_sites(tmp_path):
    figures = read_on(tmp_path / "public", 30)
    assert figures["walks"] > 0
    assert bad_ends(figures) == {}


def test_a_killed_build_leaves_one_whole_site(tmp_path):
    figures = kill_often(tmp_path, kills=3, meetings=6)
    assert figures["kills"] == 3
    assert bad_ends(figures) == {}


def test_the_page_shows_what_was_measured_and_nothing_ended_badly():
    measured = json.loads(MEASURED.read_text())
    assert set(measured) == set(PARTS)
    assert PAGE.read_text() == page(measured)
    for part in measured.values():
        for figures in part.values():
            assert bad_ends(figures) == {}
    assert sum(figures["faults"] for figures in measured["faults"].values()) >= 3000
    assert sum(figures["cases"] for figures in measured["inputs"].values()) >= 1000
