"""What can be found of a record, in which places, and what weighs nothing."""

from datetime import date
from pathlib import Path

import pytest

from generator import source
from generator.catalogue import Catalogue
from generator.council.archive import assemble
from generator.council.findable import findable
from generator.council.findable.standing import is_standing
from generator.council.findable.synonyms import explained
from generator.council.records import read_record
from generator.council.settings import Settings
from generator.council.site import Site
from generator.entry import Entry, Findable, Place

SETTINGS = {
    "title": "Record",
    "url": "https://example.org/",
    "councils": {"brook": {"name": "Brook Town Council", "jurisdiction": "none"}},
    "abbreviations": {"CIL": "Community Infrastructure Levy"},
    "synonyms": [["bin", "refuse"]],
}
FILES = {
    "committees/works.md": "---\nname: Works, Roads\nkind: other\n"
    "standing_items: [Mayor’s news]\n---\n",
    "people/a-archer.md": "---\nname: A. Archer\nward: Mill\nalso_known_as: [Ann Archer]\n---\n",
    "people/b-baker.md": "---\nname: B. Baker\n---\n",
    "pages/words.md": "---\ntitle: Words\n---\n\nSpan & deck\n: How wide an arch is.\n",
    "matters/brook-bridge.md": "---\ntitle: The bridge over the brook\n---\n\nIts repair.\n",
    "meetings/works/2024-03-06/agenda.md": """---
time: 19:00
items:
  - {title: Apologies, kind: procedural}
  - {title: The bridge, report: bridge, matter: brook-bridge, wards: [Mill]}
  - {title: Land, exempt: {paragraphs: [3], reason: Business affairs}}
---

::: notice kind=guidance title="Advice to members"
Ask whether it costs much.
:::

## The arches {item=2}

Both arches are cracked.
""",
    "meetings/works/2024-03-06/minutes.md": """---
present: [a-archer, b-baker]
---

## 12. Apologies {item=1}

There were none.

## 13. Mayor’s news

The Mayor had opened a fete.

## 14. The bridge {item=2}

It would cost £284 million, paid by the Brook Bridge Trust (BBT).

::: motion moved=a-archer seconded=b-baker for=2 against=0
That the bridge be mended.
:::

::: resolved
1. That masons be asked;
2. That the Clerk
    1. write, and
    2. report.
:::
""",
    "meetings/works/2024-03-06/bridge.md": """---
title: Repair of the bridge
wards: [Mill]
tables:
  - id: cost
    title: Cost of the arches
    unit: £
    columns: [2024]
    rows:
      - {label: Left arch, id: left, ref: T24, values: [1500]}
---

Before any heading.

## Purpose

1. To mend it.

2. T24 The left arch: £1,500.

::: table cost
:::
""",
}


def linked(root: Path, files: dict[str, str]) -> Site:
    """Return the site of ``files``, which are right."""
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    paths = tuple(source.files(root, "content"))
    records = [read_record(source.read(root, path), lambda _: None) for path in paths]
    assert [found for record in records for found in record.diagnostics] == []
    archive, dangling = assemble([each.value for each in records if each.value], (), paths)
    assert dangling == ()
    return archive.site(Settings.model_validate(SETTINGS), date(2024, 3, 1), Catalogue())


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Site:
    return linked(tmp_path_factory.mktemp("site"), FILES)


@pytest.fixture(scope="module")
def what(site: Site) -> Findable:
    return findable(site)


def entry(what: Findable, kind: str, title: str = "") -> Entry:
    return next(e for e in what.entries if e.told["kind"] == kind and title in e.title)


def place(what: Findable, kind: str, anchor: str) -> Place:
    places = (place for e in what.entries if e.told["kind"] == kind for place in e.places)
    return next(place for place in places if place.anchor == anchor)


def keys(what: Findable) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for thing in (thing for entry in what.entries for thing in entry.things):
        found.setdefault(thing.key, []).append(thing.address)
    return found


def test_every_minute_is_a_place_with_its_number_and_title(what):
    minutes = entry(what, "minute")
    assert [p.anchor for p in minutes.places] == ["minute-12", "minute-13", "minute-14"]
    assert minutes.places[2].heading == "14. The bridge"
    assert minutes.told["day"] == "6 March 2024"
    assert minutes.address == "/meetings/works/2024-03-06/minutes/"


def test_standing_business_without_content_weighs_nothing(what):
    weighing = {p.anchor: p.weighs for p in entry(what, "minute").places}
    assert weighing == {"minute-12": False, "minute-13": False, "minute-14": True}
    assert not place(what, "item", "item-1").weighs
    assert place(what, "item", "item-2").weighs


def test_standing_business_with_much_to_say_weighs():
    assert is_standing("Declarations of interest", "None.", ("declaration",))
    assert not is_standing("Declarations of interest", "word " * 61, ("declaration",))
    assert not is_standing("A bridge", "None.", ("declaration",))


def test_notices_weigh_nothing(what):
    notices = place(what, "item", "")
    assert "Ask whether it costs much" in notices.html
    assert not notices.weighs


def test_decisions_stand_inside_their_minute_and_tables_inside_their_report(what):
    minute = place(what, "minute", "minute-14").html
    assert '<h3 id="motion-14-1">Minute 14, motion 1</h3><p>A. Archer</p><p>B. Baker</p>' in minute
    assert '<h3 id="resolution-14">Resolution 14</h3>' in minute
    assert '<li id="resolution-14-b-i">write, and</li>' in minute
    report = place(what, "report", "purpose").html
    assert '<h3 id="table-cost">Cost of the arches</h3>' in report
    assert '<p id="table-cost.left">T24 Left arch 1,500</p>' in report


def test_filters_tell_council_committee_year_ward_and_all_kinds_inside(what):
    filters = entry(what, "minute").filters
    assert filters["kind"] == ("minute", "decision")
    assert filters["council"] == ("Brook Town Council",)
    assert filters["committee"] == ("Works, Roads",)
    assert filters["year"] == ("2024",)
    assert entry(what, "report").filters["kind"] == ("report", "table")
    assert entry(what, "report").filters["ward"] == ("Mill",)
    assert entry(what, "person", "Archer").filters["ward"] == ("Mill",)


def test_meetings_are_in_the_part_of_their_year_and_people_in_their_own(what):
    assert entry(what, "minute").shard == "2024"
    assert entry(what, "person").shard < "1"


def test_people_and_matters_belong_where_they_are_named(what):
    assert entry(what, "person", "Archer").filters["committee"] == ("Works, Roads",)
    assert entry(what, "matter").filters["council"] == ("Brook Town Council",)


def test_numbers_dates_references_and_sums_lead_to_their_places(what):
    minutes = "/meetings/works/2024-03-06/minutes/"
    report = "/meetings/works/2024-03-06/bridge/"
    found = keys(what)
    assert found["minute 14"] == [f"{minutes}#minute-14"]
    assert found["resolution 14"] == [f"{minutes}#resolution-14"]
    assert found["resolution 14-b-i"] == [f"{minutes}#resolution-14-b-i"]
    assert found["item 2 2024-03-06"] == ["/meetings/works/2024-03-06/#item-2"]
    assert found["day 2024-03-06"] == ["/meetings/works/2024-03-06/", minutes]
    assert found["month 2024-03"] == ["/meetings/works/2024-03-06/"]
    assert found["ref t24"] == [f"{report}#paragraph-2", f"{report}#table-cost.left"]
    assert found["sum 284000000"] == [f"{minutes}#minute-14"]
    assert found["sum 1500"] == [f"{report}#paragraph-2"]


def test_names_have_others_from_the_record_and_from_the_file(what):
    names = {name.title: name.others for name in what.names}
    assert names["A. Archer"] == ("a archer", "Ann Archer", "Mill")
    assert names["The bridge over the brook"] == ("brook bridge",)


def test_terms_that_a_paper_explains_are_names_with_a_place(what):
    (term,) = [name for name in what.names if name.context == "term"]
    assert (term.title, term.address) == ("Span & deck", "/words/#term-span-deck")


def test_abbreviations_come_from_the_papers_and_from_the_settings(what):
    assert ("BBT", "Brook Bridge Trust") in what.synonyms
    assert ("CIL", "Community Infrastructure Levy") in what.synonyms
    assert ("bin", "refuse") in what.synonyms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Medium Term Plan (MTP) is", "Medium Term Plan"),
        ("use of the Voluntary and Community Sector (‘VCS’)", "Voluntary and Community Sector"),
        ("the CBI (Confederation of British Industry) said", "Confederation of British Industry"),
        ("Key Performance Indicators (KPIs)", "Key Performance Indicators"),
        ("a report (T24) and notes (ABC)", ""),
        ("of the Board (OB) met", ""),
    ],
)
def test_an_abbreviation_is_explained_where_its_letters_fit(text, found):
    assert [meaning for _, meaning in explained(text)] == ([found] if found else [])


def test_nothing_of_an_exempt_item_but_its_title_and_that_it_is_exempt(what):
    assert place(what, "item", "item-3").heading == "3. Land"
    assert place(what, "item", "item-3").html == ""


def test_years_long_past_lie_together_and_recent_ones_alone(tmp_path):
    files = {"committees/works.md": FILES["committees/works.md"]}
    for year in (2003, 2014, 2019, 2020, 2024):
        agenda = "---\ntime: 19:00\nitems: [{title: The bridge}]\n---\n"
        files[f"meetings/works/{year}-05-06/agenda.md"] = agenda
    entries = findable(linked(tmp_path, files)).entries
    parts = {e.order[:4]: e.shard for e in entries if e.told["kind"] == "item"}
    assert parts == {
        "2003": "2000-2009",
        "2014": "2010-2019",
        "2019": "2010-2019",
        "2020": "2020",
        "2024": "2024",
    }
