"""Blocks of a paper → the body of a record, its tables and its pictures."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.council.scaffolds.figures import figures_of, written
from generator.imports import Block, Heading, Listing, Paragraph, Picture, Rows
from generator.markdown import slug

_CAPTION = re.compile(r"(?:table|appendix) *[\w.]*[:.–-]? *(.+)", re.IGNORECASE)
_RECOMMENDED = re.compile(r"[\d. ]*recommendations?:?", re.IGNORECASE)
_LONGEST_CAPTION = 120
_DEEPEST = 6
_TYPED_NUMBER = re.compile(r"(\d{1,3})\. ")
_INDENT = "   "


@dataclass
class Laid:
    """What a body needs besides itself: files beside it, tables in its front, and what to know."""

    name: str
    body: str = ""
    files: list[tuple[str, bytes]] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    level: int = 1
    number: int = 0


def plain(markdown: str) -> str:
    """Return the words of one line of Markdown as they are read."""
    words = re.sub(r"\[\^\w+\]", "", markdown.replace("\\\n", " "))
    words = re.sub(r"(?<!\\)\[([^\]]*)\]\([^)]*\)", r"\1", words)
    return re.sub(r"\\(\W)", r"\1", re.sub(r"(?<!\\)\*+", "", words)).strip()


def laid(blocks: Sequence[Block], footnotes: Iterable[tuple[str, str]], name: str) -> Laid:
    """Return ``blocks`` laid out as the body of the record called ``name``."""
    whole = Laid(name)
    parts: list[str] = []
    for number, block in enumerate(blocks):
        before = blocks[number - 1] if number else None
        parts += _part(whole, block, before)
    for sign, text in footnotes:
        first, *rest = text.split("\n")
        parts.append("\n".join([f"[^{sign}]: {first}", *(f"    {line}".rstrip() for line in rest)]))
    whole.body = "\n\n".join(parts)
    return whole


def _part(whole: Laid, block: Block, before: Block | None) -> Iterator[str]:
    if isinstance(block, Heading):
        # A heading is at most one level below the one before it.
        whole.level = max(2, min(block.level + (whole.level == 1), whole.level + 1, _DEEPEST))
        yield f"{'#' * whole.level} {block.text}"
        if _RECOMMENDED.fullmatch(plain(block.text)):
            whole.notes.append(
                f"Under {plain(block.text)!r}, write  ::: recommendations  above the list and  "
                ":::  below it, and number the list from 1: readers then see it at the top."
            )
    elif isinstance(block, Paragraph):
        if found := _TYPED_NUMBER.match(block.text):
            whole.number = int(found[1])
        yield block.text
    elif isinstance(block, Listing):
        yield _list(whole, block, 0)
    elif isinstance(block, Rows):
        yield from _table(whole, block, before)
    else:
        yield _picture(whole, block)


def _list(whole: Laid, listing: Listing, depth: int) -> str:
    """Return a list; at the top its numbers run on, as those of reports do."""
    number = whole.number if listing.is_numbered and not depth else 0
    points = []
    for point in listing.points:
        number += 1
        sign = f"{number}. " if listing.is_numbered else "- "
        inner = [_inside(whole, block, depth) for block in point.blocks] or [""]
        text = "\n\n".join(inner)
        pad = " " * len(sign)
        first, *rest = text.split("\n")
        points.append("\n".join([sign + first, *(f"{pad}{line}" if line else "" for line in rest)]))
    if listing.is_numbered and not depth:
        if number > len(listing.points) or whole.number:
            whole.notes.append(
                "Word numbered a list by itself: compare its numbers with the print."
            )
        whole.number = number
    return ("\n\n" if not depth else "\n").join(points)


def _inside(whole: Laid, block: Block, depth: int) -> str:
    if isinstance(block, Listing):
        return _list(whole, block, depth + 1)
    if isinstance(block, Heading):
        return f"**{block.text}**"
    if isinstance(block, Rows):
        return _rows(block)
    return _picture(whole, block) if isinstance(block, Picture) else block.text


def _table(whole: Laid, block: Rows, before: Block | None) -> Iterator[str]:
    caption = _caption(before)
    id_ = f"table-{len(whole.tables) + 1}"
    title = caption or f"FILL-IN the title of table {len(whole.tables) + 1}"
    cells = [[plain(cell) for cell in row] for row in block.rows]
    has_notes = any("[^" in cell for row in block.rows for cell in row)
    found = None if has_notes else figures_of(cells, id_, title, caption)
    if found is None:
        yield _rows(block)
        return
    whole.tables.append(written(found.table))
    whole.notes.append(found.told)
    yield f"::: table {id_}\n:::"


def _caption(before: Block | None) -> str:
    if not isinstance(before, Paragraph | Heading):
        return ""
    words = plain(before.text)
    is_short = len(words) <= _LONGEST_CAPTION
    found = _CAPTION.fullmatch(words)
    return (found[1] if found else "") if is_short else ""


def _rows(block: Rows) -> str:
    """Return a table of words; its first row is its heading."""
    heading, *rows = block.rows
    lines = [heading, ("---",) * len(heading), *rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in lines)


def _picture(whole: Laid, block: Picture) -> str:
    number = len(whole.files) + 1
    if not block.ending:
        whole.notes.append("A picture is of a kind that browsers do not show: save it as PNG.")
        return "FILL-IN a picture stood here"
    file = f"{slug(whole.name)}-picture-{number}.{block.ending}"
    whole.files.append((file, block.data))
    alt = " ".join(block.alt.replace('"', "'").split()) or "FILL-IN what the picture shows"
    return f'::: figure picture-{number} alt="{alt}" src={file}\n:::'
