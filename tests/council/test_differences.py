"""What a comparison shows as put in and taken out leads from the old state to the new, exactly."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import source
from generator.council.differences import How, compare, new_of, old_of, words_between
from generator.council.records import Record, read_record
from generator.council.spoken import HEADING, ITEM, ROW, TEXT, Block, blocks_of

ROOT = Path(__file__).parent.parent.parent
REPORTS = sorted(path for path in source.files(ROOT, "content/meetings") if path.endswith(".md"))
WORDS = st.text(st.sampled_from("ab 1,.£\n"), max_size=12)
BLOCKS = st.lists(
    st.builds(
        Block,
        st.sampled_from([TEXT, HEADING, ITEM, ROW]),
        st.lists(WORDS, min_size=1, max_size=3).map(tuple),
    ),
    max_size=8,
)


def cells(blocks: list[Block] | tuple[Block, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(block.cells for block in blocks)


@given(BLOCKS, BLOCKS)
def test_applying_what_is_shown_gives_the_new_state(old, new):
    pieces = compare(old, new)
    assert old_of(pieces) == cells(old)
    assert new_of(pieces) == cells(new)


@given(WORDS, WORDS)
def test_applying_the_words_that_are_shown_gives_the_new_words(old, new):
    runs = words_between(old, new)
    assert "".join(run.text for run in runs if run.how is not How.INSERTED) == old
    assert "".join(run.text for run in runs if run.how is not How.REMOVED) == new


@given(BLOCKS)
def test_nothing_differs_from_itself(blocks):
    assert all(piece.how is How.SAME for piece in compare(blocks, blocks))


def edited(text: str, chance: random.Random) -> str:
    """Return ``text`` as somebody left it who changed some lines of it."""
    lines = text.split("\n")
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(lines))
        words = lines[at].split(" ")
        lines[at : at + 1] = chance.choice(
            [
                [],
                [lines[at], lines[chance.randrange(len(lines))]],
                [lines[at], "", f"Something else was said: {chance.random():.3f}.", ""],
                [" ".join(word for word in words if chance.random() < 0.8)],
                [" ".join([*words, "more"])],
                [lines[at].translate(str.maketrans("0123456789", "1234567890"))],
            ]
        )
    return "\n".join(lines)


def record_of(path: str, text: str) -> Record | None:
    return read_record(source.Source(path, text), lambda _: None).value


def test_every_edit_of_a_real_paper_is_shown_whole():
    chance = random.Random(10)  # noqa: S311 -- no secret
    texts = {path: (ROOT / path).read_text() for path in REPORTS}
    read = {path: record_of(path, text) for path, text in texts.items()}
    known = {path: blocks_of(record) for path, record in read.items() if record}
    compared = 0
    while compared < 200:
        path, before = chance.choice(list(known.items()))
        new = record_of(path, edited(texts[path], chance))
        # What is no record any more is compared with nothing.
        if new is None:
            continue
        after = blocks_of(new)
        pieces = compare(before, after)
        assert old_of(pieces) == cells(before)
        assert new_of(pieces) == cells(after)
        compared += 1


def test_a_changed_figure_is_found_in_its_cell():
    heads = ("", "2015/16", "2016/17")
    old, new = (
        Block(ROW, ("Mowing", "100", "110"), heads),
        Block(ROW, ("Mowing", "100", "115"), heads),
    )
    (piece,) = compare([old], [new])
    assert [[(run.how, run.text) for run in cell] for cell in piece.cells] == [
        [("same", "Mowing")],
        [("same", "100")],
        [("removed", "110"), ("inserted", "115")],
    ]


def test_an_item_that_moved_down_is_the_same_item():
    old = [Block(ITEM, ("1", "Minutes")), Block(ITEM, ("2", "Any other business"))]
    new = [old[0], Block(ITEM, ("2", "A new bench")), Block(ITEM, ("3", "Any other business"))]
    assert [piece.how for piece in compare(old, new)] == ["same", "inserted", "changed"]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("a good day", "a bad day", "a [-good-][+bad+] day"),
        ("one two three", "one 2 3", "one [-two three-][+2 3+]"),
        ("£100", "£1,000", "£[-100-][+1,000+]"),
        ("", "new", "[+new+]"),
    ],
)
def test_words_are_shown_as_people_would_mark_them(old, new, shown):
    signs = {How.SAME: "{}", How.REMOVED: "[-{}-]", How.INSERTED: "[+{}+]"}
    assert "".join(signs[run.how].format(run.text) for run in words_between(old, new)) == shown
