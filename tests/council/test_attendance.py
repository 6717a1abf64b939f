"""Attendance is told against membership as at each meeting."""

from generator.council.attendance import attended_at, offices_of
from tests.council.conftest import agenda, minutes

MARCH, APRIL, MAY = (f"meetings/planning/2024-{month}-06" for month in ("03", "04", "05"))
MEMBERS = agenda("membership: [{person: a-archer, role: chair}, b-bellamy, c-carter]")
BODY = "## 7. Green\n\nText.\n\n## 8. Pond\n\nText."


def states(site, meeting: str) -> dict[str, str]:
    return {each.person: each.state for each in attended_at(site.meetings[meeting])}


def test_every_member_is_present_excused_or_absent(linked):
    front = "present: [a-archer]\nchair: a-archer\napologies: [b-bellamy]"
    site = linked({f"{MARCH}/agenda.md": MEMBERS, f"{MARCH}/minutes.md": minutes(BODY, front)})
    assert states(site, MARCH) == {
        "a-archer": "present",
        "b-bellamy": "apologies",
        "c-carter": "absent",
    }


def test_a_substitute_sits_for_a_member_who_is_excused(linked):
    front = "present: [a-archer, d-dawlish]\nsubstitutes: [{person: d-dawlish, for: b-bellamy}]"
    site = linked({f"{MARCH}/agenda.md": MEMBERS, f"{MARCH}/minutes.md": minutes(BODY, front)})
    found = {each.person: each for each in attended_at(site.meetings[MARCH])}
    assert (found["d-dawlish"].state, found["d-dawlish"].instead_of) == ("substitute", "b-bellamy")
    assert found["b-bellamy"].state == "apologies"


def test_who_was_there_for_some_minutes_was_there_in_part(linked):
    front = "present: [a-archer, b-bellamy]\nin_part: [{person: b-bellamy, minutes: [8]}]"
    site = linked({f"{MARCH}/agenda.md": MEMBERS, f"{MARCH}/minutes.md": minutes(BODY, front)})
    found = {each.person: each for each in attended_at(site.meetings[MARCH])}
    assert (found["b-bellamy"].state, found["b-bellamy"].minutes) == ("in part", ("8",))


def test_who_is_no_member_is_a_visitor(linked):
    front = "present: [a-archer, d-dawlish]"
    site = linked({f"{MARCH}/agenda.md": MEMBERS, f"{MARCH}/minutes.md": minutes(BODY, front)})
    assert states(site, MARCH)["d-dawlish"] == "visitor"


def test_where_no_membership_is_held_those_present_are_members_and_nobody_is_absent(linked):
    front = (
        "present: [a-archer]\napologies: [b-bellamy]\n"
        "in_attendance: [{person: d-dawlish, minutes: [8]}]"
    )
    site = linked({f"{MARCH}/minutes.md": minutes(BODY, front)})
    assert states(site, MARCH) == {
        "a-archer": "present",
        "b-bellamy": "apologies",
        "d-dawlish": "visitor",
    }


def test_a_meeting_without_minutes_was_attended_by_nobody_that_we_know(linked):
    site = linked({f"{MARCH}/agenda.md": MEMBERS})
    assert attended_at(site.meetings[MARCH]) == ()


def test_an_office_lasts_while_agendas_show_it_and_a_return_is_another(linked):
    rosters = {
        MARCH: "membership: [{person: a-archer, role: chair}, b-bellamy]",
        APRIL: "membership: [{person: b-bellamy, role: chair}]",
        MAY: "membership: [{person: b-bellamy, role: chair}, a-archer]",
        "meetings/planning/2024-06-06": "venue: Hall",
    }
    site = linked({f"{key}/agenda.md": agenda(front) for key, front in rosters.items()})
    assert [(o.role, o.first.key, o.last.key) for o in offices_of(site, "a-archer")] == [
        ("chair", MARCH, MARCH),
        ("member", MAY, MAY),
    ]
    assert [(o.role, o.first.key, o.last.key) for o in offices_of(site, "b-bellamy")] == [
        ("member", MARCH, MARCH),
        ("chair", APRIL, MAY),
    ]
