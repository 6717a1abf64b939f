"""A promise is open until all of it is answered."""

from datetime import date

import pytest

from generator.council.promises import Promise, Promised, last_day
from tests.council.conftest import agenda, minutes, report

MARCH, APRIL, MAY = (f"meetings/planning/2024-{month}-06" for month in ("03", "04", "05"))
LIMBS = "::: resolved\n1. That it be noted;\n2. That members be told\n   1. why;\n   2. when.\n:::"


def ask(action: str, body: str = LIMBS) -> dict[str, str]:
    """Return the minutes of March, with one action."""
    return {f"{MARCH}/minutes.md": minutes(body, f"present: [a-archer]\nactions: [{action}]")}


def answer(*places: str) -> str:
    listed = ", ".join(f'"planning/2024-03-06#{place}"' for place in places)
    return report(front=f"answers: [{listed}]")


def promises(site) -> tuple[Promise, ...]:
    return tuple(Promised(site))


def test_an_action_without_answer_is_open_with_its_words_and_parts(linked):
    (promise,) = promises(linked(ask("{resolution: 7-b, owner: Clerk, due: 2024-07}")))
    assert (promise.state, promise.is_overdue) == ("open", False)
    assert (promise.asked.words, promise.asked.owner) == ("That members be told", "Clerk")
    assert promise.asked.parts == (("(i)", "why;"), ("(ii)", "when."))


@pytest.mark.parametrize(
    ("answered", "state"),
    [
        (["resolution-7-b-i"], "partly"),
        (["resolution-7-b-i", "resolution-7-b-ii"], "answered"),
        (["resolution-7-b"], "answered"),
        (["resolution-7"], "answered"),
        (["minute-7"], "answered"),
        (["resolution-7-a"], "open"),
    ],
)
def test_an_answer_is_to_what_it_names_and_all_inside_it(linked, answered, state):
    files = ask("{resolution: 7-b}") | {f"{APRIL}/told.md": answer(*answered)}
    (promise,) = promises(linked(files))
    assert promise.state == state


def test_each_paper_answers_once_after_so_many_days(linked):
    files = ask("{resolution: 7-b}") | {
        f"{APRIL}/told.md": answer("resolution-7-b-i"),
        f"{MAY}/more.md": answer("resolution-7-b-i", "resolution-7-b-ii"),
    }
    (promise,) = promises(linked(files))
    found = {each.key: (each.days, len(each.limbs)) for each in promise.answers}
    assert found == {f"{APRIL}/told": (31, 1), f"{MAY}/more": (61, 2)}


@pytest.mark.parametrize(
    ("due", "today", "is_overdue"),
    [
        ("2024-05", date(2024, 5, 31), False),
        ("2024-05", date(2024, 6, 1), True),
        ("2024-05-10", date(2024, 5, 10), False),
        ("2024-05-10", date(2024, 5, 11), True),
    ],
)
def test_what_is_not_answered_in_time_is_overdue(linked, due, today, is_overdue):
    site = linked(ask(f"{{resolution: 7-b, due: {due}}}"), today)
    assert promises(site)[0].is_overdue == is_overdue


def test_what_is_answered_in_part_can_be_overdue_and_what_is_answered_cannot(linked):
    files = ask("{resolution: 7-b, due: 2024-03}, {resolution: 7-a, due: 2024-03}")
    files[f"{APRIL}/told.md"] = answer("resolution-7-b-i", "resolution-7-a")
    found = {p.asked.anchor: (p.state, p.is_overdue) for p in promises(linked(files))}
    assert found == {"resolution-7-b": ("partly", True), "resolution-7-a": ("answered", False)}


def test_a_meeting_or_an_item_can_be_the_answer(linked):
    place = "planning/2024-03-06#resolution-7"
    files = ask("{resolution: 7-a}, {resolution: 7-b}") | {
        f"{APRIL}/agenda.md": agenda(f'answers: ["{place}-a"]'),
        f"{MAY}/agenda.md": agenda(f'items: [{{title: The green, answers: ["{place}-b"]}}]'),
    }
    found = [(p.answers[0].key, p.answers[0].anchor) for p in promises(linked(files))]
    assert found == [(f"{APRIL}/agenda", ""), (f"{MAY}/agenda", "item-1")]


def test_a_paper_to_follow_is_a_promise_until_it_comes(linked):
    item = "title: The pond, report_by: [Clerk]"
    files = {
        f"{MARCH}/agenda.md": agenda(
            f"items:\n  - {{{item}, paper: to-follow}}\n"
            f"  - {{{item}, attachments: [{{title: Map, access: to-follow, due: 2024-04}}]}}"
        ),
        f"{APRIL}/map.md": answer("item-2"),
    }
    found = {p.asked.words: (p.asked.owner, p.asked.due, p.state) for p in promises(linked(files))}
    assert found == {"The pond": ("Clerk", "", "open"), "Map": ("Clerk", "2024-04", "answered")}


def test_a_paper_said_to_follow_announces_an_answer_and_is_none(linked):
    place = '"planning/2024-03-06#resolution-7-b"'
    attachment = f"{{title: Map, access: to-follow, answers: [{place}]}}"
    files = ask("{resolution: 7-b}") | {
        f"{APRIL}/agenda.md": agenda(f"items: [{{title: Pond, attachments: [{attachment}]}}]")
    }
    action, paper = promises(linked(files))
    assert (action.state, action.announced[0].anchor) == ("open", "item-1")
    assert (paper.asked.kind, paper.state) == ("paper", "open")


RECOMMENDED = """::: recommendations
1. That it be mown;
2. That
   1. it be fenced;
   2. soon.
:::"""


def respond(*responses: tuple[str, str]) -> str:
    listed = "".join(
        f'  - {{to: "planning/2024-03-06/inquiry#recommendation-{place}", outcome: {outcome}}}\n'
        for place, outcome in responses
    )
    return report(front=f"responses:\n{listed}")


def test_recommendations_of_an_inquiry_wait_for_a_response(linked):
    front = "kind: inquiry\nresponse_due: 2024-05"
    site = linked({f"{MARCH}/inquiry.md": report(RECOMMENDED, front)})
    found = [(p.asked.anchor, p.asked.due, p.is_overdue) for p in promises(site)]
    assert found == [("recommendation-1", "2024-05", True), ("recommendation-2", "2024-05", True)]


@pytest.mark.parametrize(
    ("responses", "state", "outcome"),
    [
        ([("2", "agreed")], "answered", "agreed"),
        ([("2-a", "amended"), ("2-b", "amended")], "answered", "amended"),
        ([("2-a", "agreed"), ("2-b", "rejected")], "answered", "mixed"),
        ([("2-a", "rejected")], "partly", "rejected"),
        ([("1", "agreed")], "open", ""),
    ],
)
def test_what_became_of_a_recommendation_is_what_responses_say(linked, responses, state, outcome):
    files = {
        f"{MARCH}/inquiry.md": report(RECOMMENDED, "kind: inquiry"),
        f"{MAY}/response.md": respond(*responses),
    }
    second = promises(linked(files))[1]
    assert (second.state, second.outcome) == (state, outcome)


def test_other_reports_recommend_without_waiting(linked):
    assert promises(linked({f"{MARCH}/plan.md": report(RECOMMENDED)})) == ()


def test_what_is_due_in_a_month_is_due_on_its_last_day():
    assert last_day("2024-02") == date(2024, 2, 29)
    assert last_day("2024-02-03") == date(2024, 2, 3)
