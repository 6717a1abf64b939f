"""Feeds can be read by every reader, and tell each event once, for ever under the same name."""

from datetime import date
from pathlib import Path

import atoma
import feedparser
import pytest
from defusedxml.ElementTree import parse

from generator.council.data.news import news_of
from generator.council.relations import ADDED, VERSION
from generator.council.versions import Change, Version
from tests.council.conftest import agenda, minutes, report

ATOM, HISTORY = "{http://www.w3.org/2005/Atom}", "{http://purl.org/syndication/history/1.0}"
KEY = "meetings/planning/2024-05-08"
PAGE = f"https://a.example/{KEY}/"
ITEMS = "items: [{title: Green, matter: green}, {title: Flood, urgent: The river rose}]"
MATTER = {"matters/green.md": "---\ntitle: The green\n---\n"}
BODY = """## 7. The green {item=1}

::: motion moved=a-archer seconded=b-bellamy for="a-archer, c-carter" against=b-bellamy
That the green be mown.
:::

::: resolved
That it be done:

1. by Friday;
2. by the Clerk.
:::

::: correction of="the map"
For north read south.
:::
"""


def feeds(public: Path) -> list[Path]:
    return sorted(public.rglob("*.atom"))


def links(path: Path) -> dict[str, str]:
    found = parse(path).getroot().findall(f"{ATOM}link")
    return {link.get("rel"): link.get("href") for link in found}


def news(linked, files: dict[str, str], told: dict[tuple[str, str], tuple] | None = None):
    site = linked(files | MATTER)
    site.told.facts.update(told or {})

    told_of = news_of(site, site.meetings[KEY])
    return {entry.id.removeprefix(PAGE): (entry, groups) for entry, groups in told_of}


def test_two_readers_find_nothing_wrong_in_any_feed(public):
    assert len(feeds(public)) > 60
    for path in feeds(public):
        theirs = feedparser.parse(path.read_bytes())
        assert not theirs.bozo, (path, theirs.get("bozo_exception"))
        strict = atoma.parse_atom_file(path)
        assert len(strict.entries) == len(theirs.entries)
        assert strict.id_.startswith("https://")
        assert strict.authors
        for entry in theirs.entries:
            assert entry.id.startswith("https://")
            assert entry.title
            assert entry.updated_parsed
            assert entry.content[0].value


def test_each_entry_has_one_name(public):
    for path in feeds(public):
        ids = [entry.id for entry in feedparser.parse(path.read_bytes()).entries]
        assert len(ids) == len(set(ids)), path


def test_archives_hold_every_entry_and_lead_to_each_other(decades):
    path = decades / "feed.atom"
    newest = [entry.id for entry in feedparser.parse(path.read_bytes()).entries]
    assert len(newest) == 50
    found: list[str] = []
    address, came_from = links(path)["prev-archive"], ""
    while address:
        archive = decades / address.removeprefix("https://example.org/council/")
        assert parse(archive).getroot().find(f"{HISTORY}archive") is not None
        around = links(archive)
        assert around.get("next-archive", "") == came_from
        assert around["current"] == "https://example.org/council/feed.atom"
        found += [entry.id for entry in feedparser.parse(archive.read_bytes()).entries]
        address, came_from = around.get("prev-archive", ""), address
    assert found[:50] == newest
    assert len(found) == len(set(found)) == len(list(decades.glob("meetings/*/*-*/index.html")))


def test_entries_are_newest_first(public):
    for path in feeds(public):
        days = [entry.updated for entry in feedparser.parse(path.read_bytes()).entries]
        assert days == sorted(days, reverse=True)


def test_a_decision_is_told_in_full_and_leads_to_its_place(public):
    entries = feedparser.parse((public / "resolutions/feed.atom").read_bytes()).entries
    place = "/meetings/scrutiny-commission/2014-11-05/minutes/#resolution-156"
    (entry,) = (each for each in entries if each.link.endswith(place))
    assert entry.title.startswith("Resolved: ")
    assert "Chairman" in entry.content[0].value
    assert "(a)" in entry.content[0].value


def test_agenda_items_minutes_decisions_and_corrections_are_news(linked):
    found = news(
        linked,
        {
            f"{KEY}/agenda.md": agenda(f"published: 2024-05-01\n{ITEMS}"),
            f"{KEY}/minutes.md": minutes(BODY, "present: [a-archer, b-bellamy, c-carter]"),
        },
    )
    told = {name: (entry.day.isoformat(), entry.title) for name, (entry, _) in found.items()}
    assert told == {
        "#published": ("2024-05-01", "Agenda: Planning Committee, 8 May 2024"),
        "#item-2": ("2024-05-08", "Item added: Flood (Planning Committee, 8 May 2024)"),
        "minutes/#drafted": ("2024-05-08", "Minutes: Planning Committee, 8 May 2024"),
        "minutes/#resolution-7": (
            "2024-05-08", "Resolved: The green (Planning Committee, 8 May 2024)",
        ),
        "minutes/#motion-7-1": ("2024-05-08", "Motion: The green (Planning Committee, 8 May 2024)"),
        "minutes/#correction-7-1": ("2024-05-08", "Corrected: the map"),
    }  # fmt: skip
    assert found["minutes/#resolution-7"][0].lines == (
        "That it be done:", "(a) by Friday;", "(b) by the Clerk.",
    )  # fmt: skip


def test_each_event_is_news_of_what_it_is_about(linked):
    found = news(
        linked,
        {
            f"{KEY}/agenda.md": agenda(
                "items: [{title: Green, matter: green, wards: [The Green]}]"
            ),
            f"{KEY}/minutes.md": minutes(BODY, "present: [a-archer]\napologies: [d-dawlish]"),
        },
    )
    everywhere = {".", "councils/a", "committees/planning"}
    groups = {name: set(groups) - everywhere for name, (_, groups) in found.items()}
    about = {"matters/green", "wards/the-green"}
    assert groups["#published"] == about
    assert groups["minutes/#drafted"] == {"people/a-archer"}
    assert groups["minutes/#resolution-7"] == {"resolutions", *about}
    assert groups["minutes/#motion-7-1"] == {
        "resolutions", *about, "people/a-archer", "people/b-bellamy", "people/c-carter",
    }  # fmt: skip
    assert groups["minutes/#correction-7-1"] == {"corrections"}
    assert all(everywhere <= set(groups) for _, groups in found.values())


@pytest.mark.parametrize(
    ("confirmed", "day"),
    [
        ("planning/2024-06-12", "2024-06-12"),
        ("{title: Planning, date: 2024-07-10}", "2024-07-10"),
        ("{title: Planning}", "2024-05-08"),
    ],
)
def test_minutes_are_confirmed_on_the_day_of_the_meeting_that_did(linked, confirmed, day):
    files = {
        f"{KEY}/minutes.md": minutes("Text.", f"present: [a-archer]\nconfirmed: {confirmed}"),
        "meetings/planning/2024-06-12/agenda.md": agenda(""),
    }
    entry, _ = news(linked, files)["minutes/#confirmed"]
    assert entry.day.isoformat() == day


@pytest.mark.parametrize(
    ("status", "said"), [("cancelled", "Cancelled"), ("postponed", "Postponed")]
)
def test_a_meeting_that_is_off_is_news(linked, status, said):
    files = {f"{KEY}/agenda.md": agenda(f"published: 2024-05-01\nstatus: {status}")}
    entry, _ = news(linked, files)[f"#{status}"]
    assert entry.title == f"{said}: Planning Committee, 8 May 2024"


def version(number: int, kind: Change, day: date) -> Version:
    return Version(number, kind, day, "Clerk", "A reason that is not told", "c", "p", "b")


def test_history_tells_what_the_records_do_not(linked):
    files = {f"{KEY}/agenda.md": agenda(ITEMS), f"{KEY}/minutes.md": minutes("Text.")}
    files[f"{KEY}/green.md"] = report()
    told = {
        (VERSION, f"{KEY}/agenda"): (
            version(1, Change.FIRST, date(2024, 4, 30)),
            version(2, Change.SUPPLEMENT, date(2024, 5, 2)),
        ),
        (ADDED, f"{KEY}/agenda"): (("Green", date(2024, 5, 2)),),
        (VERSION, f"{KEY}/minutes"): (version(1, Change.DRAFT, date(2024, 5, 20)),),
        (VERSION, f"{KEY}/green"): (
            version(1, Change.FIRST, date(2024, 4, 30)),
            version(2, Change.CORRECTION, date(2024, 5, 6)),
        ),
    }
    found = news(linked, files, told)
    assert {name: entry.day.isoformat() for name, (entry, _) in found.items()} == {
        "#published": "2024-04-30",
        "#item-1": "2024-05-02",
        "#item-2": "2024-05-08",
        "#version-2": "2024-05-02",
        "minutes/#drafted": "2024-05-20",
        "green/#version-2": "2024-05-06",
    }
    corrected, groups = found["green/#version-2"]
    assert corrected.link == f"{PAGE}green/versions/2/"
    assert "corrections" in groups
    assert "not told" not in repr(found)


def test_an_archive_that_is_filled_later_is_no_news_of_that_day(linked):
    files = {f"{KEY}/agenda.md": agenda(ITEMS), f"{KEY}/minutes.md": minutes("Text.")}
    late = date(2034, 1, 1)
    told = {
        (VERSION, f"{KEY}/agenda"): (version(1, Change.FIRST, late),),
        (VERSION, f"{KEY}/minutes"): (version(1, Change.DRAFT, late),),
    }
    assert {entry.day for entry, _ in news(linked, files, told).values()} == {date(2024, 5, 8)}


def test_an_entry_keeps_its_name_where_its_meeting_got_another_day(linked):
    front = "present: [a-archer]\nmoved_from: /meetings/planning/2024-05-01/minutes/"
    found = news(linked, {f"{KEY}/minutes.md": minutes("Text.", front)})
    (entry,) = (entry for entry, _ in found.values())
    assert entry.id == "https://a.example/meetings/planning/2024-05-01/minutes/#drafted"
    assert entry.link == f"{PAGE}minutes/"
