"""No word of what is exempt comes out: not published, not told, not even where refusals are off."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from generator import build as phases
from generator import workshops
from generator.build import build
from generator.council import exemption, folders
from generator.report import Format
from generator.report import write as told
from tests.canaries import planting
from tests.canaries.scanner import found_below, found_in

TODAY = date(2024, 3, 1)
# All forms every night, a third of them whenever tests are run.
SHARE = int(os.environ.get("MINUTEBOOK_CANARIES", "3"))
REFUSALS = exemption.CODES | {"private-file"}


def planted(tmp_path, **options):
    garden = planting.planted(share=SHARE, **options)
    planting.write(garden, tmp_path / "site")
    return frozenset(garden.words), garden, tmp_path / "site"


def test_there_are_three_hundred_words(tmp_path):
    garden = planting.planted()
    planting.write(garden, tmp_path / "site")
    assert len(garden.words) >= 300


def test_a_site_with_exempt_words_is_refused_and_none_is_told(tmp_path):
    words, _, site = planted(tmp_path)
    public = tmp_path / "public"
    command = [sys.executable, "-m", "generator", "build", f"--site={site}", f"--output={public}"]
    done = subprocess.run([*command, "--today=2024-03-01"], capture_output=True, check=False)
    assert done.returncode == 1
    assert not public.exists()
    assert found_in(done.stdout + done.stderr, words) == set()
    outcome = phases.prepare(site, TODAY)
    assert {found.code for found in outcome.findings} >= REFUSALS - {
        "exempt-in-text",
        "exempt-blank",
    }
    for form in Format:
        assert found_in(told(outcome.findings, site, form, {}).encode(), words) == set(), form


def ignoring_refusals(monkeypatch):
    """Let the build go on as if nobody had refused anything."""

    def without(checked):
        left = tuple(found for found in checked.diagnostics if found.code not in REFUSALS)
        return replace(checked, diagnostics=left)

    one, folder = folders.read_record, workshops.read_folder
    monkeypatch.setattr(folders, "read_record", lambda *given: without(one(*given)))
    monkeypatch.setattr(workshops, "read_folder", lambda *given: without(folder(*given)))


def test_where_refusals_are_off_no_word_is_published_all_the_same(tmp_path, monkeypatch):
    words, garden, site = planted(tmp_path)
    ignoring_refusals(monkeypatch)
    outcome = build(site, site / "public", TODAY, jobs=1)
    assert not outcome.failed, [(f.path, f.code, f.message) for f in outcome.findings][:5]
    leaked = found_below(site / "public", words)
    lock = found_in((site / "urls.lock").read_bytes(), words)
    where = {garden.words[word] for word in lock.union(*leaked.values())}
    assert where == set(), leaked


def test_the_same_words_are_found_where_the_items_are_open(tmp_path):
    words, garden, site = planted(tmp_path, is_exempt=False)
    outcome = build(site, site / "public", TODAY)
    assert not outcome.failed, [(f.path, f.code, f.message) for f in outcome.findings][:5]
    seen = set().union(*found_below(site / "public", words).values())
    hidden = {garden.words[word] for word in words - seen}
    # The words that git alone knows, and a remark, are public in no case.
    assert hidden == {
        "a message", "an author", "a tag", "a version of before", "a remark on settings",
    }  # fmt: skip


NOTHING = {
    "_sections": lambda *_: iter(()),
    "_told": lambda item: item,
    "withheld": lambda *_: None,
}


@pytest.mark.parametrize("rule", NOTHING)
def test_without_a_rule_of_the_projection_a_word_comes_out(rule, tmp_path, monkeypatch):
    words, _, site = planted(tmp_path)
    monkeypatch.setattr(exemption, rule, NOTHING[rule])
    ignoring_refusals(monkeypatch)
    outcome = build(site, site / "public", TODAY, jobs=1)
    said = told(outcome.findings, site, Format.CONCISE, {}).encode()
    published = found_below(site / "public", words)
    assert found_in(said, words).union(*published.values())
