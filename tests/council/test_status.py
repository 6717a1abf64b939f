"""A meeting is shown as what it is on the day, whatever was written before it."""

from datetime import date

import pytest

from tests.council.conftest import agenda, minutes

FOLDER = "meetings/planning/2024-06-05"
BEFORE, AFTER = date(2024, 6, 5), date(2024, 6, 6)


def status(site) -> str:
    return site.meetings[FOLDER].status(site.today)


@pytest.mark.parametrize("front", ["status: scheduled", "venue: Hall"])
@pytest.mark.parametrize(("today", "shown"), [(BEFORE, "scheduled"), (AFTER, "")])
def test_a_meeting_is_scheduled_until_its_day_is_over(linked, front, today, shown):
    assert status(linked({f"{FOLDER}/agenda.md": agenda(front)}, today)) == shown


def test_a_meeting_with_minutes_was_held_though_its_agenda_still_says_scheduled(linked):
    papers = {
        f"{FOLDER}/agenda.md": agenda("status: scheduled"),
        f"{FOLDER}/minutes.md": minutes("Nothing."),
    }
    assert status(linked(papers, AFTER)) == "held"


def test_what_the_agenda_says_of_a_cancelled_meeting_stays(linked):
    papers = {f"{FOLDER}/agenda.md": agenda("status: cancelled")}
    assert status(linked(papers, AFTER)) == "cancelled"
