"""A paper typed in Word → a record: its words in the body, its data in front."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from generator.council.keys import CONTENT, Kind
from generator.council.scaffolds.guessing import Opening, is_told, opening_of
from generator.council.scaffolds.known import committees, councils, named
from generator.council.scaffolds.layout import laid, plain
from generator.council.scaffolds.scaffold import NotPossibleError, Scaffold, filled
from generator.imports import Block, Heading, Listing, Paper, Paragraph, Rows
from generator.page import Artifact

_FIRST = 15
_NUMBERED = re.compile(r"(?:item )?(\d{1,3}[a-z]?)\.? +(.+)", re.DOTALL | re.IGNORECASE)
_RESOLVED = re.compile(r"\bresolved\b", re.IGNORECASE)


@dataclass
class _Taken:
    """What was taken out of the paper for the front matter."""

    items: list[tuple[str, str]] = field(default_factory=list)
    title: str = ""
    blocks: list[Block] = field(default_factory=list)


def incoming(root: Path, paper: Paper, stem: str, meeting: str, kind: str) -> Scaffold:
    """Return the record and the pictures that ``paper``, whose file is called ``stem``, becomes.

    ``meeting`` and ``kind`` are what its author says; where they are blank, its first lines tell.
    Raises ``NotPossibleError``.
    """
    if not paper.blocks:
        words = "The paper holds no words: it may be a scanned picture."
        raise NotPossibleError(words)
    lines = [plain(line) for line in _lines(paper.blocks[:_FIRST])]
    opening = opening_of(root, lines, meeting, kind)
    names = (*councils(root), dict(committees(root)).get(opening.sitting.committee, ""))
    said = [block for block in paper.blocks[:_FIRST] if _is_told(block, opening, names)]
    kept = [block for block in paper.blocks if not any(block is each for each in said)]
    taken = _taken(opening.kind, kept, stem)
    name = named(stem) if opening.kind is Kind.REPORT else str(opening.kind)
    whole = laid(taken.blocks, paper.footnotes, name)
    values = {
        "opening": opening,
        "title": taken.title,
        "items": [(number, plain(title)) for number, title in taken.items],
        # Both are written as they are to stand there.
        "tables": [Markup(table) for table in whole.tables],  # noqa: S704 -- YAML, written safely
        "body": Markup(whole.body),  # noqa: S704 -- Markdown, written safely
    }
    folder = f"{CONTENT}/meetings/{opening.sitting.name}"
    record = Artifact(f"{folder}/{name}.md", filled(f"import/{opening.kind}.md", values))
    pictures = (Artifact(f"{folder}/{file}", data) for file, data in whole.files)
    left_out = (f"Left out, because the page says it by itself: {each}" for each in _lines(said))
    notes = dict.fromkeys((*_told(opening, whole.body), *left_out, *whole.notes, *paper.doubts))
    return Scaffold((record, *pictures), tuple(notes))


def _is_told(block: Block, opening: Opening, names: Sequence[str]) -> bool:
    if not isinstance(block, Heading | Paragraph) or "[^" in block.text:
        return False
    return all(is_told(plain(line), opening, names) for line in block.text.split("\\\n"))


def _told(opening: Opening, body: str) -> Iterator[str]:
    yield f"Taken for the {opening.kind} of {opening.sitting.name}. If not:  --as, --meeting"
    if opening.kind is Kind.MINUTES and _RESOLVED.search(body):
        yield "Decisions are still sentences: put each between  ::: resolved  and  :::"


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield from block.text.split("\\\n")
        elif isinstance(block, Rows):
            yield from (" ".join(row) for row in block.rows)


def _taken(kind: Kind, blocks: Sequence[Block], stem: str) -> _Taken:
    if kind is Kind.AGENDA:
        return _agenda(blocks)
    if kind is Kind.MINUTES:
        return _Taken(blocks=list(_minutes(blocks)))
    place = next((n for n, block in enumerate(blocks) if isinstance(block, Heading)), None)
    bold = next((n for n, each in enumerate(blocks) if _is_short_bold(each)), None)
    place = bold if place is None else place
    if place is None:
        return _Taken(title=stem.replace("-", " ").replace("_", " "), blocks=list(blocks))
    title = blocks[place]
    words = plain(title.text) if isinstance(title, Heading | Paragraph) else ""
    return _Taken(title=words, blocks=[*blocks[:place], *blocks[place + 1 :]])


def _is_short_bold(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.is_bold


def _agenda(blocks: Sequence[Block]) -> _Taken:
    """Take what is numbered as items; what stands between two stays with the first."""
    taken, is_headed = _Taken(), True
    last = max((n for n, each in enumerate(blocks) if any(_items(each, 0))), default=0)
    for place, block in enumerate(blocks):
        found = list(_items(block, len(taken.items)))
        for number, title, below in found:
            taken.items.append((number, title))
            is_headed = bool(below)
            if below:
                taken.blocks += [_section(number, title), *below]
        if found:
            continue
        is_below = place < last or isinstance(blocks[last], Heading)
        if taken.items and not is_headed and is_below:
            taken.blocks.append(_section(*taken.items[-1]))
            is_headed = True
        taken.blocks.append(block)
    return taken


def _section(number: str, title: str) -> Heading:
    return Heading(f"{title} {{item={number}}}", 2)


def _items(block: Block, before: int) -> Iterator[tuple[str, str, tuple[Block, ...]]]:
    if isinstance(block, Listing) and block.is_numbered:
        for more, point in enumerate(block.points, 1):
            first, *below = point.blocks or (Paragraph("FILL-IN the item"),)
            if isinstance(first, Paragraph):
                yield str(before + more), first.text, tuple(below)
            else:
                yield str(before + more), "FILL-IN the item", point.blocks
    elif isinstance(block, Heading | Paragraph):
        text = block.text.removeprefix("**").removesuffix("**")
        if found := _NUMBERED.fullmatch(text):
            yield found[1], found[2], ()


def _minutes(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, with numbered headings as minutes and what was resolved marked so."""
    for block in blocks:
        if isinstance(block, Paragraph) and block.is_bold:
            text = block.text.removeprefix("**").removesuffix("**")
            if found := _NUMBERED.fullmatch(text):
                yield Heading(f"{found[1]}. {found[2]}", 2)
                continue
        if isinstance(block, Heading) and (found := _NUMBERED.fullmatch(block.text)):
            yield Heading(f"{found[1]}. {found[2]}", 2)
            continue
        yield block
