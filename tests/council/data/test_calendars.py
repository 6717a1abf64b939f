"""Calendars say the same to every reader: each meeting on its day, for twenty years."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from generator.council.data.calendars import event_of, file_of
from generator.council.relations import VERSION
from generator.council.versions import Change, Version
from tests.council.conftest import agenda, minutes
from tests.council.data.conftest import days

LONDON = ZoneInfo("Europe/London")
KEY = "meetings/planning/2024-05-08"


def as_thunderbird_reads(*paths: Path) -> list[dict[str, object]]:
    node = Path(sys.executable).parent / "node"
    script = Path(__file__).parents[2] / "node" / "ical.mjs"
    said = subprocess.run([node, script, *paths], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in said.stdout.splitlines()]


def test_every_meeting_is_on_its_day_for_two_readers(decades):
    wanted = sorted((day.isoformat(), "00:30" if day.day % 2 else "19:00") for day in days())
    path = decades / "calendar.ics"
    ours = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert sorted(str(event["dtstart"].dt)[:16].split(" ") for event in ours) == [
        list(each) for each in wanted
    ]
    theirs = as_thunderbird_reads(path)
    assert sorted((each["local"][:10], each["local"][11:16]) for each in theirs) == wanted
    moments = {event["uid"]: event["dtstart"].dt.astimezone(UTC) for event in ours}
    for each in theirs:
        # By the zone that the calendar tells, as by the one that the machine knows.
        assert datetime.fromisoformat(each["moment"]) == moments[each["uid"]]


def test_each_council_and_committee_has_the_calendar_of_its_own_meetings(decades):
    for council in ("north", "south"):
        for folder in ("councils", "committees"):
            path = decades / folder / council / "calendar.ics"
            uids = [str(e["uid"]) for e in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]
            assert len(uids) == len(days()) // 2
            assert all(uid.startswith(f"meetings/{council}/") for uid in uids)
            assert all(uid.endswith("@example.org/council") for uid in uids)


def test_the_zone_it_tells_is_that_of_london_since_1981(linked, tmp_path):
    wanted = [date(y, 10, d) for y in (1981, 1989, 1990, 1995, 1996) for d in range(22, 32)]
    site = linked({f"meetings/planning/{day}/agenda.md": agenda("") for day in wanted})
    paths = []
    for number, meeting in enumerate(site.meetings.values()):
        paths.append(tmp_path / f"{number}.ics")
        paths[-1].write_bytes(file_of(site, meeting).data)
    for day, read in zip(wanted, as_thunderbird_reads(*paths), strict=True):
        at = datetime(day.year, day.month, day.day, 19, tzinfo=LONDON)
        assert datetime.fromisoformat(read["moment"]) == at


def told(linked, files: dict[str, str]):
    site = linked(files)
    meeting = next(iter(site.meetings.values()))
    return Calendar.from_ical(file_of(site, meeting).data).walk("VEVENT")[0]


@pytest.mark.parametrize(
    ("status", "summary"),
    [
        ("cancelled", "Cancelled: Planning Committee"),
        ("postponed", "Postponed: Planning Committee"),
    ],
)
def test_a_meeting_that_is_off_is_cancelled_in_calendars(linked, status, summary):
    event = told(linked, {f"{KEY}/agenda.md": agenda(f"status: {status}")})
    assert (event["status"], event["summary"]) == ("CANCELLED", summary)
    assert event["sequence"] > told(linked, {f"{KEY}/agenda.md": agenda("")})["sequence"]


def test_a_postponed_meeting_says_when_it_is_instead(linked):
    front = "status: postponed\nnext_meeting: {date: 2024-06-12, time: 19:00}"
    said = told(linked, {f"{KEY}/agenda.md": agenda(front)})["description"]
    assert said.startswith("Next meeting: Wednesday 12 June 2024, 7pm\n")


def test_a_meeting_keeps_its_name_on_another_day(linked):
    before = told(linked, {f"{KEY}/agenda.md": agenda("")})
    after = told(
        linked,
        {"meetings/planning/2024-06-12/agenda.md": agenda(f"moved_from: /{KEY}/")},
    )
    assert before["uid"] == after["uid"] == f"{KEY}@a.example"
    assert before["dtstart"].dt < after["dtstart"].dt
    assert before["sequence"] < after["sequence"]


def test_minutes_keep_the_name_of_a_meeting_without_agenda(linked):
    front = f"present: [a-archer]\nmoved_from: /{KEY}/minutes/"
    event = told(linked, {"meetings/planning/2024-05-09/minutes.md": minutes("Text.", front)})
    assert event["uid"] == f"{KEY}@a.example"


def test_a_meeting_without_an_hour_takes_its_day(linked):
    event = told(linked, {f"{KEY}/minutes.md": minutes("Text.")})
    assert event["dtstart"].dt == date(2024, 5, 8)


def test_a_meeting_past_midnight_ends_on_the_next_day(linked):
    front = "present: [a-archer]\nstarts: 19:00\nends: 00:10"
    event = told(linked, {f"{KEY}/minutes.md": minutes("Text.", front)})
    assert event["dtend"].dt == datetime(2024, 5, 9, 0, 10, tzinfo=LONDON)


def test_the_day_of_the_build_is_not_in_it(linked):
    files = {f"{KEY}/agenda.md": agenda("published: 2024-05-01\nitems: [{title: Green}]")}
    told_on = []
    for day in (date(2024, 5, 2), date(2030, 1, 1)):
        site = linked(files, day)
        told_on.append(event_of(site, site.meetings[KEY]))
    assert told_on[0] == told_on[1]
    assert b"DTSTAMP:20240501T000000Z" in told_on[0]


def test_what_changed_is_newer_and_counted(linked):
    site = linked({f"{KEY}/agenda.md": agenda("published: 2024-05-01")})
    days = (date(2024, 4, 30), date(2024, 5, 2), date(2024, 5, 6))
    versions = tuple(
        Version(number, Change.SUPPLEMENT, day, "Clerk", "", "c", "p", "b")
        for number, day in enumerate(days, 1)
    )
    site.told.facts[VERSION, f"{KEY}/agenda"] = versions
    event = event_of(site, site.meetings[KEY])
    assert b"SEQUENCE:2\r\n" in event
    assert b"DTSTAMP:20240506T000000Z" in event


def test_it_leads_to_the_agenda_and_lists_it(linked):
    files = {f"{KEY}/agenda.md": agenda("venue: Hall, Green\nitems: [{title: The green}]")}
    event = told(linked, files)
    assert event["url"] == f"https://a.example/{KEY}/"
    assert event["location"] == "Hall, Green"
    assert f"https://a.example/{KEY}/\n\n1. The green" in event["description"]


def test_pages_offer_the_calendar_to_phones_and_programs(decades):
    page = (decades / "committees/north/index.html").read_text()
    address = "/council/committees/north/calendar.ics"
    assert f'href="webcal://example.org{address}"' in page
    assert f'<link rel="alternate" type="text/calendar" title="Calendar" href="{address}">' in page
