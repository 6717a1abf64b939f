"""Numbered items are told apart, each with its own words."""

from hypothesis import given
from hypothesis import strategies as st

from generator.council.dialects import dialect_of
from generator.council.keys import Kind
from generator.markdown import Link, limbs_of, paragraphs_of, plain, read_prose

DEPTH = 3  # what is deeper has no numbers
DEEP = """::: resolved
That the Board:[^1]

1. receive a *further* [report](report.md) on

   - one
   - two
2. be sent
   1. more, at [its place](#resolution-90-b-i);
   2. what 1 < 2;

   in time.
:::

[^1]: A note.
"""


def directive(text: str):
    found = read_prose("x.md", f"## 90. Staff\n\n{text}", 1, dialect_of(Kind.MINUTES)).value
    return next(found.directives())


def test_each_item_has_its_place_number_depth_and_words():
    outside, limbs = limbs_of(directive(DEEP).body)
    assert plain(outside) == "That the Board:"
    assert [(each.anchor, each.number, each.depth, plain(each.prose)) for each in limbs] == [
        ("resolution-90-a", "(a)", 1, "receive a further report on one two"),
        ("resolution-90-b", "(b)", 1, "be sent in time."),
        ("resolution-90-b-i", "(i)", 2, "more, at its place;"),
        ("resolution-90-b-ii", "(ii)", 2, "what 1 < 2;"),
    ]


def test_links_stay_in_the_item_that_they_stand_in():
    _, limbs = limbs_of(directive(DEEP).body)
    links = [part.target for part in limbs[0].prose.parts if isinstance(part, Link)]
    assert links == ["report.md"]
    assert [p.target for p in limbs[2].prose.parts if isinstance(p, Link)] == ["#resolution-90-b-i"]


def test_without_items_everything_stands_outside():
    outside, limbs = limbs_of(directive("::: resolved\nOne.\n\nTwo.\n:::\n").body)
    assert (paragraphs_of(outside), limbs) == (("One.", "Two."), ())


@given(st.recursive(st.just([]), lambda inner: st.lists(inner, min_size=1, max_size=4)))
def test_every_item_is_found_once(tree):
    lines: list[str] = []

    def write(items: list, depth: int) -> None:
        for number, inner in enumerate(items if depth < DEPTH else (), 1):
            lines.append(f"{'   ' * depth}{number}. Words {len(lines)}")
            write(inner, depth + 1)

    write(tree[:4], 0)
    found = directive("::: resolved\nThat\n\n" + "\n".join(lines) + "\n:::\n")
    _, limbs = limbs_of(found.body)
    typed = [line.strip().partition(" ")[2] for line in lines]
    assert [plain(each.prose) for each in limbs] == typed
