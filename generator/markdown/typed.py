"""A text as it was typed: its lines, and where in them something stands."""

import re
from dataclasses import dataclass, field

from markdown_it.token import Token

from generator.source import Position, Span

_DEFINITION = re.compile(r" {0,3}\[[^\]^]+\]:\s*<?([^\s>]+)")
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:")


@dataclass
class Typed:
    """The lines of a text, the first of which is ``first_line`` of its file.

    ``definitions`` are the places of link targets that are given apart, ``footnotes`` the signs of
    footnotes where they are defined.
    """

    lines: list[str]
    first_line: int
    definitions: dict[str, tuple[int, int]] = field(default_factory=dict)
    footnotes: list[tuple[str, Span]] = field(default_factory=list)

    def line(self, number: int) -> str:
        """Return the line of that number in the file, empty behind the last."""
        index = number - self.first_line
        return self.lines[index] if 0 <= index < len(self.lines) else ""

    def note_definitions(self, tokens: list[Token]) -> None:
        """Remember where targets and footnotes are defined, outside of what is verbatim."""
        verbatim = {
            line
            for token in tokens
            if token.type in {"fence", "code_block"} and token.map
            for line in range(*token.map)
        }
        for index, typed in enumerate(self.lines):
            line = index + self.first_line
            if index in verbatim:
                continue
            if found := _DEFINITION.match(typed):
                self.definitions[found[1]] = (line, found.start(1) + 1)
            elif note := _FOOTNOTE.match(typed):
                span = Span(Position(line, 1), Position(line, note.end() + 1))
                self.footnotes.append((note[1], span))

    def target(self, target: str, line: int, column: int) -> tuple[int, int]:
        """Return where ``target`` was typed: in a link, between < >, or in a definition."""
        for before in ("](", "](<", "<"):
            if here := self.find(before + target, line, column):
                return here[0], here[1] + len(before)
        if here := self.definitions.get(target):
            return here
        if here := self.find("](", line, column):
            return here[0], here[1] + len("](")
        return line, column

    def find(self, words: str, line: int, column: int) -> tuple[int, int] | None:
        """Return line and column of ``words`` behind a place, within the block of text there."""
        start = column - 1
        while (typed := self.line(line)).strip():
            found = typed.find(words, start)
            if found >= 0:
                return line, found + 1
            line, start = line + 1, 0
        return None
