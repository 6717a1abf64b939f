"""Passages: the words of a text without its markup, each with its place."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from markdown_it.token import Token

from generator.markdown.typed import Typed
from generator.source import Position, Span

_TARGETS = {"link_open": "href", "image": "src"}
_ENTITY = re.compile(r"[^\w&]*(&#?\w+;)")
_MARKUP = re.compile(r"(?:[^\w&]|&#?\w+;)*")
_LISTS = {"bullet_list_open", "ordered_list_open"}


class Passage(NamedTuple):
    """The words of one block: a paragraph, a heading, a cell.

    ``tag`` is its element's; ``pieces`` tell where the words from an offset on stand in the file;
    ``links`` are start, end and target of what is linked; ``items`` is the number of items of the
    list directly behind it.
    """

    text: str
    tag: str
    pieces: tuple[tuple[int, Position], ...]
    links: tuple[tuple[int, int, str], ...] = ()
    items: int = 0

    @property
    def line(self) -> int:
        """The line on which the passage begins."""
        return self.pieces[0][1].line

    def span(self, start: int, end: int) -> Span:
        """Return the place of ``text[start:end]`` in the file."""
        last = self._position(max(start, end - 1))
        return Span(self._position(start), Position(last.line, last.column + 1))

    def _position(self, offset: int) -> Position:
        at, here = self.pieces[bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1]
        return Position(here.line, here.column + offset - at)


def passages_of(tokens: list[Token], typed: Typed) -> Iterator[Passage]:
    """Yield the passages of a text; what is verbatim is none."""
    behind: dict[int, int] = {}
    for index, (before, token) in enumerate(pairwise(tokens), 1):
        if token.type != "inline" or not token.map:
            continue
        line = token.map[0] + typed.first_line
        begins = _line_starts(token.content, line, behind.get(line, 0), typed)
        behind[line] = begins[0][1].column - 1 + len(token.content.partition("\n")[0])
        words = _Words(token.content, begins)
        if _is_plain(token):
            words.take_all()
        else:
            for child in token.children or ():
                words.take(child)
        if words.pieces:
            items = _items(tokens, index + 2, token.level - 1)
            yield Passage(words.text, before.tag, tuple(words.pieces), tuple(words.links), items)


def _is_plain(token: Token) -> bool:
    """Tell whether a block shows in one piece what was typed."""
    children = token.children or ()
    return (
        len(children) == 1
        and children[0].type == "text"
        and children[0].content == token.content
        and "&" not in token.content
    )


def _line_starts(
    content: str, line: int, column: int, typed: Typed
) -> tuple[tuple[int, Position], ...]:
    """Return at which offset of ``content`` each of its lines begins, and where that is."""
    starts, offset = [], 0
    for number, words in enumerate(content.split("\n"), line):
        found = typed.line(number).find(words, column if number == line else 0)
        starts.append((offset, Position(number, max(found, 0) + 1)))
        offset += len(words) + 1
    return tuple(starts)


def _items(tokens: list[Token], index: int, level: int) -> int:
    """Return how many items the list has that begins at ``index``; none if none does."""
    if index >= len(tokens) or tokens[index].type not in _LISTS:
        return 0
    count = 0
    for token in tokens[index + 1 :]:
        if token.level == level and token.nesting < 0:
            break
        count += token.type == "list_item_open" and token.level == level + 1
    return count


@dataclass
class _Words:
    """Takes the words out of one block as they were typed, and remembers where they stood."""

    typed: str
    lines: tuple[tuple[int, Position], ...]
    text: str = ""
    pieces: list[tuple[int, Position]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    at: int = 0
    open: tuple[int, str] = (0, "")

    def take_all(self) -> None:
        """Take the whole block, which holds words only."""
        self.text, self.pieces = self.typed, [(0, self.lines[0][1])]

    def take(self, child: Token) -> None:
        """Take what ``child`` of the block holds."""
        if child.type == "text":
            self._take_words(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            self.at = self.typed.find("\n", self.at) + 1 or self.at
            self.text += " "
        elif child.type == "link_open":
            self.open = (len(self.text), str(child.attrs["href"]))
        elif child.type == "link_close":
            start, target = self.open
            self.links.append((start, len(self.text), target))
            self._pass_target(target)
        elif child.type == "image":
            self._pass(child.content)
            self._pass_target(str(child.attrs["src"]))
        elif child.type in {"code_inline", "footnote_ref"}:
            self._pass(child.content or "]")
            self.text += " " if child.type == "code_inline" else ""

    def _pass_target(self, target: str) -> None:
        """Go behind a link's target: ``](target``, ``][name]``, ``]`` or ``>``."""
        inline = rf"[^\]]*?\]\(<?{re.escape(target)}"
        ending = re.compile(rf"{inline}|[^\]>]*?(?:\]\[[^\]]*\]|\]|>)")
        if found := ending.match(self.typed, self.at):
            self.at = found.end()

    def _pass(self, typed: str) -> None:
        found = self.typed.find(typed, self.at)
        self.at = found + len(typed) if found >= 0 else self.at

    def _take_words(self, words: str) -> None:
        """Take ``words``, which stand whole in the text, or with escapes between them."""
        whole = -1 if "&" in words else self._after_markup(words)
        for piece in (words,) if whole >= 0 else words:
            is_entity = whole < 0 and not (piece.isascii() and piece.isalnum())
            entity = _ENTITY.match(self.typed, self.at) if is_entity else None
            found = -1 if entity else self._after_markup(piece)
            self.at = entity.start(1) if entity else max(self.at, found)
            if piece:
                self.pieces.append((len(self.text), self._position()))
                self.text += piece
            self.at = entity.end() if entity else self.at + (len(piece) if found >= 0 else 0)

    def _after_markup(self, words: str) -> int:
        """Return where ``words`` stand, with nothing before them but markup or an entity."""
        found = self.typed.find(words, self.at)
        return found if found >= 0 and _MARKUP.fullmatch(self.typed, self.at, found) else -1

    def _position(self) -> Position:
        start, here = self.lines[bisect_right(self.lines, self.at, key=lambda line: line[0]) - 1]
        return Position(here.line, here.column + self.at - start)
