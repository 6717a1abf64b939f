"""People, seats, motions and votes as Popolo has them."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.council.linked import popolo
from tests.council.conftest import minutes
from tests.council.linked.tables import wrong_in_popolo

KINDS = {
    "persons": "person",
    "organizations": "organization",
    "memberships": "membership",
    "motions": "motion",
    "vote_events": "vote_event",
}
# Popolo's tables ask for a time of day, which minutes do not tell.
ONLY_A_DAY = {"motion.date", "vote_event.start_date"}
WORDS = (
    "::: motion moved=a-archer seconded=b-bellamy\nTo plant oaks.\n:::\n\n"
    '::: vote on=motion for="a-archer, b-bellamy" against=c-carter\n:::\n'
)


def told(public: Path) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for path in sorted((public / "data/popolo").rglob("*.json")):
        for kind, things in json.loads(path.read_text()).items():
            found.setdefault(kind, []).extend(things)
    return found


def test_every_object_is_as_the_tables_of_popolo_say(public):
    wrong = {
        problem
        for name, things in told(public).items()
        for thing in things
        for problem in wrong_in_popolo(KINDS[name], thing)
    }
    assert {each for each in wrong if each.partition(" ")[0] not in ONLY_A_DAY} == set()


@pytest.mark.parametrize(
    ("kind", "thing", "problem"),
    [
        ("person", {"surname": "A"}, "person has no surname"),
        ("count", {"option": "yes"}, "count without value"),
        ("membership", {"start_date": "May 2024"}, "membership.start_date is 'May 2024'"),
        ("vote_event", {"votes": [{"voter": "A"}]}, "vote has no voter"),
    ],
)
def test_the_tables_see_what_is_wrong(kind, thing, problem):
    assert list(wrong_in_popolo(kind, thing)) == [problem]


def test_every_name_of_another_object_is_that_of_one(public):
    found = told(public)
    names = {each["id"] for things in found.values() for each in things}
    keys = ("person_id", "organization_id", "parent_id", "creator_id", "motion_id")
    named = [
        each[key] for things in found.values() for each in things for key in keys if key in each
    ]
    assert len(named) > 50
    assert set(named) <= names
    assert len(names) == sum(map(len, found.values()))


def test_the_vote_of_the_pack_is_told_as_it_was_counted(public):
    votes = {each["id"].rpartition("#")[2]: each for each in told(public)["vote_events"]}
    vote = votes["2014-11-05-vote-154-1"]
    assert vote["result"] == "pass"
    assert {each["option"]: each["value"] for each in vote["counts"]} == {
        "yes": 6,
        "no": 0,
        "abstain": 5,
    }
    amendment = votes["2014-11-05-amendment-154-1"]
    assert [each["value"] for each in amendment["counts"]] == [6, 1, 4]


def test_who_voted_how_is_told_where_the_minutes_name_them(linked):
    path = "meetings/planning/2024-03-06"
    front = "present: [a-archer, b-bellamy, c-carter]"
    site = linked({f"{path}/minutes.md": minutes(WORDS, front)})
    (event,) = popolo.votes(site, "planning/2024")["vote_events"]
    cast = {each["voter_id"]: each["option"] for each in event["votes"]}
    people = "https://a.example/people"
    assert cast == {
        f"{people}/a-archer/": "yes",
        f"{people}/b-bellamy/": "yes",
        f"{people}/c-carter/": "no",
    }


def test_an_amendment_without_a_motion_is_told_once(linked):
    path = "meetings/planning/2024-03-06"
    words = "::: amendment moved=a-archer for=2 against=1\nTo plant limes.\n:::\n"
    site = linked({f"{path}/minutes.md": minutes(words)})
    found = popolo.votes(site, "planning/2024")
    assert [each["classification"] for each in found["motions"]] == ["amendment"]
    assert len(found["vote_events"]) == 1
