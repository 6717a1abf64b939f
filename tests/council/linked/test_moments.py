"""When something was published and changed: what the history tells, or else the papers."""

from dataclasses import replace
from datetime import date

from generator.council.archive import Gathered
from generator.council.linked import moments
from generator.council.relations import VERSION
from generator.council.versions import Change, Version
from tests.council.conftest import agenda, minutes

MEETING = "meetings/planning/2024-03-06"
AGENDA, MINUTES = f"{MEETING}/agenda", f"{MEETING}/minutes"
FILES = {
    f"{AGENDA}.md": agenda("published: 2024-02-27"),
    f"{MINUTES}.md": minutes("Text.", "present: [a-archer]\nconfirmed: planning/2024-04-03"),
    "meetings/planning/2024-04-03/agenda.md": agenda("items: [{title: Minutes}]"),
}


def test_without_a_history_a_meeting_changed_when_its_papers_say(linked):
    assert moments.changed(linked(FILES), AGENDA, MINUTES) == {
        "created": "2024-02-27T00:00:00+00:00",
        "modified": "2024-04-03T00:00:00+01:00",
    }


def test_with_a_history_it_is_that_of_the_first_and_the_last_version(linked):
    site = linked(FILES)
    days = (date(2024, 2, 26), date(2024, 7, 1))
    versions = tuple(
        Version(number, Change.FIRST, day, "Clerk", "", "", "", "")
        for number, day in enumerate(days, 1)
    )
    assert isinstance(site.told, Gathered)
    site = replace(site, told=Gathered({**site.told.facts, (VERSION, AGENDA): versions}))
    assert moments.changed(site, AGENDA) == {
        "created": "2024-02-26T00:00:00+00:00",
        "modified": "2024-07-01T00:00:00+01:00",
    }


def test_where_nothing_is_known_nothing_is_said(linked):
    site = linked({f"{MINUTES}.md": minutes("Text.")})
    assert moments.changed(site, MINUTES, "people/a-archer", "committees/planning") == {}
