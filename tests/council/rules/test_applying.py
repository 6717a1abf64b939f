"""Rules look at one record or meeting at a time, and find together what is found of the site."""

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from benchmarks.council.making import make
from benchmarks.council.plan import Plan
from benchmarks.mutations.measuring import Specimen
from generator.council.rules.applying import findings_about, findings_of, gathered, gathering
from generator.council.rules.book import BOOK
from generator.council.rules.rule import AGENDA, MINUTES, REPORT
from generator.council.site import Site
from generator.diagnostics import Diagnostic

SITE = Path(__file__).parent.parent.parent / "site"
LAST = "2024-04-03"
# Something for each of the rules that must know of all records together, and for some others.
DAMAGED = {
    AGENDA: "---\ntime: 19:00\nitems:\n  - {title: Hedges, report_by: Head of Parks}\n"
    "  - {title: Gate, report_by: Head of Parks}\n---\n",
    MINUTES: "---\npresent: [a-archer, b-bellamy]\n---\n\n"
    "Cllr Belamy told the Planing Committee of the QHP on Monday, 16 April 2024.\n\n"
    "The QHP was asked about agenda item 7.\n",
    REPORT: "---\ntitle: Hedges\nreport_by: Head of Parcs\n---\n\nThe QHP and the Greenplan.\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    root = tmp_path / "site"
    shutil.copytree(SITE, root)
    settings = root / "site.yaml"
    settings.write_text(settings.read_text() + "    terms: {Green Plan: []}\n")
    for path, text in DAMAGED.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return Specimen(root, date(2024, 5, 1)).site()


def about(site: Site, *keys: str) -> Counter[Diagnostic]:
    return Counter(found for key in keys for found in findings_about(site, key))


def gather(site: Site) -> dict[str, object]:
    return {code: found for code in gathering() if (found := gathered(site, code))}


def test_what_is_found_of_every_key_is_what_is_found_of_the_site(site):
    keys = (*site.records, *site.meetings)
    assert about(site, *reversed(keys)) == Counter(findings_of(site))
    assert {found.code for found in findings_of(site)} >= {
        "name-nearly-known", "committee-nearly-known", "acronym-unexplained", "weekday-wrong",
        "post-nearly-known", "term-spelt-otherwise", "item-not-there",
    }  # fmt: skip


def test_what_is_found_comes_in_the_order_of_keys_and_of_the_book(site):
    assert list(findings_of(site)) == list(findings_of(site))
    codes = [rule.code for rule in BOOK]
    minutes = findings_about(site, "meetings/planning/2024-04-03/minutes")
    places = [codes.index(found.code) for found in minutes]
    assert places == sorted(places)


def test_a_meeting_without_agenda_or_minutes_is_looked_at(site):
    agenda, minutes = (f"meetings/planning/2024-04-03/{name}" for name in ("agenda", "minutes"))
    (meeting,) = (key for key in site.meetings if key.endswith(LAST))
    codes = {found.code for found in findings_about(site, meeting)}
    assert codes == {"name-nearly-known", "item-not-there"}
    assert not any(found.code in codes for found in about(site, agenda, minutes))


def test_what_must_be_known_of_all_records_is_small_and_stays(tmp_path):
    make(tmp_path, Plan(meetings=30, years=1, people=40))
    specimen = Specimen(tmp_path, date(2005, 1, 1))
    before = gather(specimen.site())
    path = next(path for path in specimen.files if path.endswith("/minutes.md"))
    after = gather(specimen.site(path, f"{specimen.files[path]}\nThe meeting was long.\n"))
    assert before == after
    assert set(before) >= {"name-nearly-known", "committee-nearly-known", "post-nearly-known"}


@pytest.mark.parametrize(
    ("setting", "is_found"), [("", True), ("checks: {name-nearly-known: 'off'}\n", False)]
)
def test_a_rule_that_is_off_gathers_nothing(tmp_path, setting, is_found):
    shutil.copytree(SITE, tmp_path / "site")
    settings = tmp_path / "site/site.yaml"
    settings.write_text(setting + settings.read_text())
    site = Specimen(tmp_path / "site", date(2024, 5, 1)).site()
    assert ("name-nearly-known" in gather(site)) is is_found
