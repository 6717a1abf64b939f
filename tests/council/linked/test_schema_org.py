"""Pages say for programs what they are about, in the words of schema.org."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import extruct
import pytest

from generator.build import build
from generator.council.linked import schema_org
from tests.council.conftest import agenda, minutes
from tests.council.linked.vocabulary import wrong_with

SITE = Path(__file__).parents[2] / "site"
SCRUTINY = "meetings/scrutiny-commission"
KINDS = {
    "": {"WebSite", "GovernmentOrganization"},
    f"{SCRUTINY}/2015-01-28/": {"Event"},
    f"{SCRUTINY}/2014-11-05/minutes/": {"DigitalDocument"},
    f"{SCRUTINY}/2015-01-28/mtfs-corporate-resources/": {"Report", "Dataset"},
    "committees/scrutiny-commission/": {"GovernmentOrganization"},
    "people/s-j-galton/": {"Person"},
    "strategies/commissioning-procurement/": {"Report"},
}


def extracted(page: Path) -> list[dict[str, object]]:
    """Return what a program that is not ours finds on a page."""
    found = extruct.extract(page.read_text(), syntaxes=["json-ld"])["json-ld"]
    assert [each["@context"] for each in found] == ["https://schema.org"]
    return found[0]["@graph"]


@pytest.mark.parametrize("address", KINDS)
def test_a_page_says_what_it_is_about_and_the_way_to_it(public, address):
    kinds = {each["@type"] for each in extracted(public / address / "index.html")}
    assert kinds == KINDS[address] | {"BreadcrumbList"}


def test_schema_org_knows_every_word_on_every_page(public):
    pages = list(public.rglob("*.html"))
    wrong = {
        problem
        for page in pages
        if "style-guide" not in page.parts
        for thing in extracted(page)
        for problem in wrong_with(thing)
    }
    assert len(pages) > 100
    assert wrong == set()


def test_the_tables_of_schema_org_see_a_wrong_word():
    """The control: without it, the test before this one might see nothing."""
    event = {
        "@type": "Event",
        "attendance": "4",
        "articleBody": "Text",
        "location": {"@type": "Person", "name": "A"},
        "eventStatus": "https://schema.org/EventHeld",
    }
    assert list(wrong_with(event)) == [
        "no property attendance",
        "Event has no articleBody",
        "location is never a Person",
        "eventStatus: there is no EventHeld",
    ]


def test_the_way_to_a_page_is_that_of_its_crumbs(public):
    page = public / "people/s-j-galton/index.html"
    (crumbs,) = (each for each in extracted(page) if each["@type"] == "BreadcrumbList")
    root = "https://meetings.example.org"
    assert [(step["position"], step["item"]["@id"]) for step in crumbs["itemListElement"]] == [
        (1, f"{root}/"),
        (2, f"{root}/people/"),
        (3, f"{root}/people/s-j-galton/"),
    ]


def meeting(linked, front: str, **files: str) -> dict[str, object]:
    path = "meetings/planning/2024-07-03"
    site = linked({f"{path}/agenda.md": agenda(front)} | files)
    (event,) = schema_org.meeting(site, site.meetings[path])
    return event


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("cancelled", "EventCancelled"),
        ("postponed", "EventPostponed"),
        ("scheduled", "EventScheduled"),
    ],
)
def test_an_event_says_whether_it_takes_place(linked, status, said):
    event = meeting(linked, f"status: {status}")
    assert event["eventStatus"] == f"https://schema.org/{said}"


def test_a_time_is_that_of_london_in_summer_and_in_winter(linked):
    assert meeting(linked, "status: scheduled")["startDate"] == "2024-07-03T19:00:00+01:00"
    path = "meetings/planning/2024-01-03"
    site = linked({f"{path}/agenda.md": agenda("status: held")})
    (event,) = schema_org.meeting(site, site.meetings[path])
    assert event["startDate"] == "2024-01-03T19:00:00+00:00"


def test_a_meeting_that_ends_after_midnight_ends_on_the_next_day(linked):
    path = "meetings/planning/2024-01-03"
    front = "present: [a-archer]\nstarts: 19:00\nends: 00:20"
    site = linked({f"{path}/minutes.md": minutes("Text.", front)})
    (event,) = schema_org.meeting(site, site.meetings[path])
    assert event["endDate"] == "2024-01-04T00:20:00+00:00"


def test_a_meeting_without_a_time_is_on_its_day(linked):
    path = "meetings/planning/2024-01-03"
    site = linked({f"{path}/minutes.md": minutes("Text.")})
    (event,) = schema_org.meeting(site, site.meetings[path])
    assert event["startDate"] == "2024-01-03"
    assert "location" not in event


def test_who_can_join_from_afar_is_told_where(linked):
    event = meeting(linked, "venue: The Hall\njoin: https://example.org/join")
    assert [place["@type"] for place in event["location"]] == ["Place", "VirtualLocation"]
    assert event["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"


def test_minutes_are_a_draft_until_they_are_confirmed(linked):
    path = "meetings/planning/2024-01-03"
    front = "present: [a-archer]\nconfirmed: {title: The next one, date: 2024-02-07}"
    for said, wanted in (("present: [a-archer]", "Draft"), (front, "Confirmed")):
        site = linked({f"{path}/minutes.md": minutes("Text.", said)})
        held = site.meetings[path]
        assert held.minutes
        (document,) = schema_org.minutes(site, held, held.minutes)
        assert document["creativeWorkStatus"] == wanted


def test_words_cannot_leave_the_block_that_holds_them(tmp_path):
    root = Path(shutil.copytree(SITE, tmp_path / "site"))
    person = root / "content/people/a-archer.md"
    person.write_text("---\nname: </script><script>alert(1)</script>\n---\n")
    assert not build(root, root / "public", date(2024, 5, 1)).failed
    page = (root / "public/people/a-archer/index.html").read_text()
    assert "<script>alert" not in page
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert block
    (told, *_) = json.loads(block[1])["@graph"]
    assert told["name"] == "</script><script>alert(1)</script>"
