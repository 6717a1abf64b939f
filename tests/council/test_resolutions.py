"""Decisions are found limb by limb, with their items, papers and matters."""

from generator.council.corrections import errata_of
from generator.council.places import ward_of
from generator.council.resolutions import Decided
from generator.markdown import plain
from tests.council.conftest import agenda, minutes, report

MARCH = "meetings/planning/2024-03-06"
MINUTES = f"{MARCH}/minutes"
BODY = """## 7. The green {item=8a}

::: motion moved=a-archer for=3 against=0
That the green be mown.
:::

::: resolved
That the Council

1. mow the green;
2. ask
   1. the owner;
   2. the Clerk.
:::

## 8. Any other business

::: noted
That it rained.
:::

::: vote on="whether to close" for=2 against=1
:::
"""
FILES = {
    f"{MARCH}/minutes.md": minutes(BODY),
    f"{MARCH}/plan.md": report(front="wards: [The Green, Lakey Hill]"),
    f"{MARCH}/agenda.md": agenda(
        "items: [{title: The green, number: 8a, report: plan, matter: green, wards: [the green]}]"
    ),
    "matters/green.md": "---\ntitle: The green\n---\n",
}


def test_each_limb_has_its_words_and_a_resolution_without_limbs_is_one(linked):
    green, other = Decided(linked(FILES)).in_minutes(MINUTES)
    (resolved,) = green.resolutions
    assert plain(resolved.lead) == "That the Council"
    assert [limb.anchor for limb in resolved.limbs] == [
        "resolution-7-a",
        "resolution-7-b",
        "resolution-7-b-i",
        "resolution-7-b-ii",
    ]
    (noted,) = other.resolutions
    assert [(limb.anchor, plain(limb.prose)) for limb in noted.limbs] == [
        ("resolution-8", "That it rained.")
    ]
    assert (resolved.kind, noted.kind) == ("resolved", "noted")


def test_a_minute_has_the_papers_and_matters_of_its_item(linked):
    decided = Decided(linked(FILES))
    green, other = decided.in_minutes(MINUTES)
    assert (green.item, green.papers, green.matters) == ("item-8a", (f"{MARCH}/plan",), ("green",))
    assert decided.on(f"{MARCH}/plan") == decided.about("green") == (green,)
    assert decided.at(MINUTES, "resolution-7-b-ii") == green
    assert (other.item, other.papers) == ("", ())


def test_every_vote_has_its_place_and_outcome(linked):
    decided = Decided(linked(FILES))
    ballots = (decided.ballot(MINUTES, anchor) for anchor in ("motion-7-1", "vote-8-1"))
    assert [ballot.outcome for ballot, _ in ballots] == ["unanimous", "carried"]
    assert decided.ballot(MINUTES, "minute-7") == (None, False)


def test_wards_are_known_from_people_items_and_reports_however_they_are_written(linked):
    site = linked(FILES)
    lakey, green = ward_of(site, "lakey-hill"), ward_of(site, "the-green")
    assert (lakey.name, green.name) == ("Lakey Hill", "The Green")
    assert (lakey.members, green.members) == (("b-bellamy",), ("a-archer",))
    assert [touch.anchor for touch in green.touches] == ["item-8a", ""]
    assert [touch.key for touch in lakey.touches] == [f"{MARCH}/plan"]


def test_corrections_know_the_paper_and_paragraph_that_they_correct(linked):
    body = (
        '::: correction report=plan paragraph=2 old="5" new="6"\n:::\n\n'
        '::: correction of="A letter"\nAll of it.\n:::'
    )
    site = linked(FILES | {f"{MARCH}/minutes.md": minutes(body)})
    errata = errata_of(site)
    assert [(each.paper, each.paragraph) for each in errata] == [
        (f"{MARCH}/plan", "paragraph-2"),
        ("", ""),
    ]
    assert errata_of(site, f"{MARCH}/plan") == errata[:1]
