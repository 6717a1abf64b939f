"""Every rule of the book fires on its wrong example, at its place, and on nothing that is right."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.attachments import Contents
from generator.build import prepare
from generator.council.rules.book import BOOK
from generator.diagnostics import Severity

SITE = Path(__file__).parent.parent.parent / "site"
TODAY = date(2024, 3, 1)
REMARK = re.compile(r" *(?:#|<!--) error: (\d+) \[([a-z-]+)\](?: -->)?")
IN_RECORDS = [pytest.param(rule, id=rule.code) for rule in BOOK if rule.about is not Contents]


def findings_in(example, folder):
    """Return what is found on the small site with the files of ``example``, and what is told."""
    shutil.copytree(SITE, folder)
    told = set()
    for path, text in example.items():
        lines = text.split("\n")
        for number, line in enumerate(lines, 1):
            if found := REMARK.search(line):
                told.add((path, number, int(found[1]), found[2]))
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(REMARK.sub("", text))
    findings = prepare(folder, TODAY).findings
    return findings, told


@pytest.mark.parametrize("rule", IN_RECORDS)
def test_the_wrong_example_is_found_at_its_place_and_nothing_else(rule, tmp_path):
    findings, told = findings_in(rule.wrong, tmp_path / "site")
    assert {(f.path, f.span.start.line, f.span.start.column, f.code) for f in findings} == told
    assert {code for _, _, _, code in told} == {rule.code}
    assert all(finding.severity is rule.severity for finding in findings)


@pytest.mark.parametrize("rule", IN_RECORDS)
def test_the_right_example_has_nothing_wrong(rule, tmp_path):
    findings, told = findings_in(rule.right, tmp_path / "site")
    assert not findings
    assert not told


@pytest.mark.parametrize("rule", BOOK, ids=lambda rule: rule.code)
def test_a_rule_is_a_sentence_with_a_reason(rule):
    assert rule.sentence.endswith(".")
    assert rule.why.endswith(".")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.code)
    assert "_" in rule.look.__name__


def test_no_two_rules_have_the_same_code():
    codes = [rule.code for rule in BOOK]
    assert len(set(codes)) == len(codes)


def test_what_nobody_may_soften_is_an_error():
    assert all(rule.severity is Severity.ERROR for rule in BOOK if rule.is_firm)
