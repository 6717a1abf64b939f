"""Every leaking file of the corpus is found, its clean twin is not."""

from datetime import date

import pytest

from generator.attachments import look_into
from generator.build import prepare
from generator.council.rules.applying import leaks_of
from tests.attachments.files import CORPUS, WORDS, pdf, saying

LEAKS = [pytest.param(name, leak, code, id=case) for case, name, leak, _, code in CORPUS]
TWINS = [pytest.param(name, twin, id=case) for case, name, _, twin, _ in CORPUS if twin]


@pytest.mark.parametrize(("name", "leak", "code"), LEAKS)
def test_a_leak_is_found(name, leak, code):
    found = list(leaks_of(look_into(f"content/pages/{name}", leak)))
    assert {finding.code for finding in found} == {code}
    assert all(finding.help for finding in found)


@pytest.mark.parametrize(("name", "twin"), TWINS)
def test_its_clean_twin_is_silent(name, twin):
    assert not list(leaks_of(look_into(f"content/pages/{name}", twin)))


def test_the_corpus_is_large():
    assert len(CORPUS) >= 25


def test_findings_do_not_repeat_what_was_hidden():
    found = (f for _, name, leak, _, _ in CORPUS for f in leaks_of(look_into(name, leak)))
    told = " ".join(finding.message + finding.help for finding in found)
    assert not [word for word in (*WORDS.split(), "123456", "12 34") if word in told]


def test_a_finding_says_on_which_page():
    two = pdf(lambda canvas: (canvas.showPage(), saying("Ring 07700 900123.")(canvas)))
    (found,) = leaks_of(look_into("content/pages/a.pdf", two))
    assert found.message == "a mobile telephone number stands in this file, on page 2"


def test_sound_and_film_are_let_through():
    assert not list(leaks_of(look_into("content/pages/a.mp3", b"\0")))


def waiving(site, waiver):
    (site / "content/pages").mkdir(parents=True)
    (site / "site.yaml").write_text(
        "title: A\nurl: https://a.example/\ncouncils:\n  a: {name: A, jurisdiction: none}\n"
    )
    (site / "content/pages/a.pdf").write_bytes(pdf(saying("Ring 07700 900123.")))
    (site / "content/pages/about.md").write_text(f"---\ntitle: A\n{waiver}---\n")
    return prepare(site, date(2024, 3, 1))


def test_a_leaking_attachment_is_not_published(tmp_path):
    outcome = waiving(tmp_path, "")
    assert [finding.code for finding in outcome.findings] == ["mobile-number"]
    assert not outcome.artifacts


def test_the_record_beside_an_attachment_can_waive_for_it(tmp_path):
    waiver = "{code: mobile-number, file: a.pdf, reason: The Clerk's, by: Clerk, on: 2024-03-01}"
    outcome = waiving(tmp_path, f"waive:\n  - {waiver}\n")
    assert not outcome.findings
    assert outcome.waived == 1
