"""What was put in and what was taken out between two states of a record, word by word.

Nothing is left out: the old state with all that is shown taken out and put in is the new one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from generator.council.spoken import ITEM, Block

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
# Below it, two paragraphs are two paragraphs and not one that was altered.
_ALIKE = 0.4
# So many pairs are compared with each other; more are shown as taken out and put in.
_MOST = 40_000


class How(StrEnum):
    """What became of some words."""

    SAME = "same"
    INSERTED = "inserted"
    REMOVED = "removed"
    CHANGED = "changed"


class Run(NamedTuple):
    """Words that stayed, were put in or taken out."""

    how: How
    text: str


class Piece(NamedTuple):
    """A block, old and new, with what became of it: its cells in runs of words."""

    how: How
    block: Block
    cells: tuple[tuple[Run, ...], ...]


def compare(old: Sequence[Block], new: Sequence[Block]) -> tuple[Piece, ...]:
    """Return the blocks of both, in order, with what became of each."""
    before, after = [block[:2] for block in old], [block[:2] for block in new]
    found: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for how, start, end, first, last in matcher.get_opcodes():
        if how == "equal":
            found += (_whole(How.SAME, block) for block in new[first:last])
        else:
            found += _replaced(old[start:end], new[first:last])
    return tuple(found)


def words_between(old: str, new: str) -> tuple[Run, ...]:
    """Return the runs of words that lead from ``old`` to ``new``."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    runs: list[Run] = []
    out = put = ""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for how, start, end, first, last in matcher.get_opcodes():
        gone, come = "".join(before[start:end]), "".join(after[first:last])
        # A space between two changed words would part one change into two.
        is_gap = how == "equal" and gone.isspace() and bool(out or put) and end < len(before)
        if how != "equal" or is_gap:
            out, put = out + gone, put + come
            continue
        runs += (*_runs(out, put), Run(How.SAME, come))
        out = put = ""
    return (*runs, *_runs(out, put))


def old_of(pieces: Sequence[Piece]) -> tuple[tuple[str, ...], ...]:
    """Return the cells of the old state that ``pieces`` show."""
    return _side(pieces, How.INSERTED)


def new_of(pieces: Sequence[Piece]) -> tuple[tuple[str, ...], ...]:
    """Return the cells of the new state that ``pieces`` show."""
    return _side(pieces, How.REMOVED)


def _side(pieces: Sequence[Piece], but: How) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple("".join(run.text for run in cell if run.how is not but) for cell in piece.cells)
        for piece in pieces
        if piece.how is not but
    )


def _runs(out: str, put: str) -> tuple[Run, ...]:
    runs = (Run(How.REMOVED, out), Run(How.INSERTED, put))
    return tuple(run for run in runs if run.text)


def _whole(how: How, block: Block) -> Piece:
    return Piece(how, block, tuple((Run(how, cell),) if cell else () for cell in block.cells))


def _replaced(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Piece]:
    """Yield the pieces of a stretch in which nothing stayed as it was."""
    at = 0
    pairs = _pairs(old, new)
    for number, block in enumerate(old):
        other = pairs.get(number)
        if other is None:
            yield _whole(How.REMOVED, block)
            continue
        yield from (_whole(How.INSERTED, each) for each in new[at:other])
        cells = map(words_between, block.cells, new[other].cells)
        yield Piece(How.CHANGED, new[other], tuple(cells))
        at = other + 1
    yield from (_whole(How.INSERTED, each) for each in new[at:])


def _pairs(old: Sequence[Block], new: Sequence[Block]) -> dict[int, int]:
    """Return which of ``old`` became which of ``new``: in order, and as much alike as can be."""
    if len(old) * len(new) > _MOST:
        return {}
    bags = [_bag(block) for block in new]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    likeness: dict[tuple[int, int], float] = {}
    for i in reversed(range(len(old))):
        bag = _bag(old[i])
        for j in reversed(range(len(new))):
            alike = _likeness(old[i], new[j], bag, bags[j])
            likeness[i, j] = alike
            together = alike + best[i + 1][j + 1] if alike >= _ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], together)
    found: dict[int, int] = {}
    i = j = 0
    while i < len(old) and j < len(new):
        alike = likeness[i, j]
        if alike >= _ALIKE and best[i][j] == alike + best[i + 1][j + 1]:
            found[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _bag(block: Block) -> Counter[str]:
    # The number of an item says where it stands, and not what it is.
    cells = block.cells[1:] if block.kind == ITEM else block.cells
    return Counter(word for cell in cells for word in _WORD.findall(cell) if word.strip())


def _likeness(old: Block, new: Block, bag: Counter[str], other: Counter[str]) -> float:
    if old.kind != new.kind or len(old.cells) != len(new.cells):
        return 0.0
    if old.kind != ITEM and len(old.cells) > 1 and old.cells[0] == new.cells[0]:
        return 1.0
    whole = bag.total() + other.total()
    return 2 * (bag & other).total() / whole if whole else 0.0
