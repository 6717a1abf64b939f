"""A matter's journey is made of what names it and of the links that exist."""

from generator.council.journeys import Consulted, Earlier, Journey, Sat, journey_of
from tests.council.conftest import agenda, minutes, report

MARCH, APRIL, MAY = (f"meetings/planning/2024-{month}-06" for month in ("03", "04", "05"))
FULL = "meetings/council/2024-04-20"
MATTER = {"matters/green.md": "---\ntitle: The green\n---\n"}
RESOLVED = "::: resolved\n1. That it be noted;\n2. That members be told.\n:::"


def journey(site) -> Journey:
    return journey_of(site, "green")


def meetings(site) -> list[str]:
    return [step.meeting.key for step in journey(site).steps if isinstance(step, Sat)]


def test_items_papers_and_minutes_that_name_a_matter_are_its_steps_oldest_first(linked):
    files = MATTER | {
        f"{MAY}/agenda.md": agenda("items: [{title: The green, matter: green}]"),
        f"{MARCH}/minutes.md": minutes(f"## 7. The green {{matter=green}}\n\n{RESOLVED}"),
        f"{APRIL}/plan.md": report(front="matter: green"),
    }
    assert meetings(linked(files)) == [MARCH, APRIL, MAY]


def test_a_paper_leads_to_every_body_before_which_it_came(linked):
    files = MATTER | {
        f"{MARCH}/plan.md": report(front="matter: green"),
        f"{MARCH}/agenda.md": agenda("items: [{title: The green, report: plan}]"),
        f"{FULL}/agenda.md": agenda("items: [{title: Plans, report: planning/2024-03-06/plan}]"),
        f"{FULL}/minutes.md": minutes(f"## 3. Plans {{item=1}}\n\n{RESOLVED}"),
    }
    site = linked(files)
    assert meetings(site) == [MARCH, FULL]
    last = journey(site).steps[-1]
    assert [each.minute.number for each in last.business] == ["3"]
    assert last.papers == (f"{MARCH}/plan",)


def test_what_was_asked_for_leads_to_the_answer_and_the_answer_back(linked):
    asked = "present: [a-archer]\nactions: [{resolution: 7-b}]"
    files = MATTER | {
        f"{MARCH}/minutes.md": minutes(f"## 7. The green {{matter=green}}\n\n{RESOLVED}", asked),
        f"{APRIL}/told.md": report(front='answers: ["planning/2024-03-06#resolution-7-b"]'),
    }
    first, second = journey(linked(files)).steps
    assert [promise.state for promise in first.promises] == ["answered"]
    assert second.answered == first.promises
    only_the_answer = MATTER | {
        f"{MARCH}/minutes.md": minutes(RESOLVED, asked),
        f"{APRIL}/told.md": report(
            front='matter: green\nanswers: ["planning/2024-03-06#resolution-7-b"]'
        ),
    }
    assert meetings(linked(only_the_answer)) == [MARCH, APRIL]


def test_earlier_decisions_and_consultations_are_told_by_papers(linked):
    front = (
        "matter: green\nprevious_decisions: [{title: Council, date: 2023-11-01}]\n"
        "consultation: {opens: 2024-01-02, closes: 2024-02-01}"
    )
    steps = journey(linked(MATTER | {f"{MARCH}/plan.md": report(front=front)})).steps
    assert [type(step) for step in steps] == [Earlier, Consulted, Sat]


def test_an_earlier_decision_that_is_held_is_a_step_of_its_own(linked):
    front = 'matter: green\nprevious_decisions: ["planning/2024-03-06#resolution-7-a"]'
    files = {f"{MARCH}/minutes.md": minutes(RESOLVED), f"{APRIL}/plan.md": report(front=front)}
    assert meetings(linked(MATTER | files)) == [MARCH, APRIL]


def test_strategies_come_with_those_they_supersede_and_the_decision_that_adopted_them(linked):
    files = MATTER | {
        "strategies/old.md": "---\ntitle: Old\nstatus: superseded\n---\n",
        "strategies/new.md": (
            "---\ntitle: New\nmatter: green\nsupersedes: old\n"
            'adopted_by: "planning/2024-03-06#resolution-7-a"\n---\n'
        ),
        f"{MARCH}/minutes.md": minutes(RESOLVED),
        f"{APRIL}/plan.md": report(front="strategy: new"),
    }
    site = linked(files)
    assert journey(site).strategies == ("strategies/old", "strategies/new")
    assert meetings(site) == [MARCH, APRIL]


def test_a_paper_of_another_matter_on_the_same_item_stays_out(linked):
    files = MATTER | {
        "matters/pond.md": "---\ntitle: The pond\n---\n",
        f"{MARCH}/green.md": report(front="matter: green"),
        f"{MARCH}/pond.md": report(
            front="matter: pond\nprevious_decisions: [{title: Ponds, date: 2020-01-01}]"
        ),
        f"{MARCH}/agenda.md": agenda(
            "items: [{title: Both, matter: [green, pond], report: [green, pond]}]"
        ),
    }
    (step,) = journey(linked(files)).steps
    assert step.papers == (f"{MARCH}/green",)
