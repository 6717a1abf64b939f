"""Characters that no record needs and that mislead: invisible, reversing, control."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from generator.diagnostics import Diagnostic
from generator.source import UNWELCOME, Position, Source, Span

_LINE_BREAKERS = {"\u0085", "\u2028", "\u2029"}
_BIDI = {*"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
_MOST = 20
_CONFLICT = re.compile(r"(?:<{7}|>{7})(?: .*)?")


def is_unwelcome(text: str) -> bool:
    """Tell whether such a character stands in ``text``."""
    return bool(UNWELCOME.search(text))


def _unwelcome_characters(source: Source) -> Iterator[Diagnostic]:
    """Yield a finding for each of the first characters that must not stand in a record.

    See Unicode Technical Report 36 on what such characters have been used for.
    """
    for line_number, line in enumerate(source.text.split("\n"), 1):
        for found in UNWELCOME.finditer(line):
            yield _finding(source.path, line_number, found)


def cleaned(source: Source) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Return ``source`` with a line in place of each such character, and the first twenty findings.

    What is left can be read on, so that other mistakes are found in the same run.
    """
    conflict = _conflict(source)
    if not is_unwelcome(source.text):
        return source, conflict
    found = tuple(islice(_unwelcome_characters(source), _MOST))
    return Source(source.path, UNWELCOME.sub("_", source.text)), (*conflict, *found)


def _conflict(source: Source) -> tuple[Diagnostic, ...]:
    """Return the finding for the first place where git left two versions of the text."""
    if "<<<<<<<" not in source.text and ">>>>>>>" not in source.text:
        return ()
    for number, line in enumerate(source.text.split("\n"), 1):
        if _CONFLICT.fullmatch(line):
            span = Span(Position(number, 1), Position(number, len(line) + 1))
            message = "git could not join two versions here, and left both with its marks"
            remedy = "Keep what is right, and delete the lines that start with <<<, === and >>>."
            return (Diagnostic(source.path, span, "merge-unfinished", message, remedy),)
    return ()


def _finding(path: str, line: int, found: re.Match[str]) -> Diagnostic:
    character = found.group()
    name = unicodedata.name(character, "").lower()
    code = f"U+{ord(character):04X}, {name}" if name else f"U+{ord(character):04X}"
    column = found.start() + 1
    return Diagnostic(
        path,
        Span(Position(line, column), Position(line, column + 1)),
        "unwelcome-character",
        f"{_what(character)} stands here: {code}",
        "Delete it, or type the text again; it may have been pasted from Word or a web page.",
    )


def _what(character: str) -> str:
    if character in _LINE_BREAKERS:
        return "a character that ends a line without showing it"
    if character in _BIDI:
        return "a character that reverses the direction of text"
    if character == "\ufffd":
        return "the sign for a character that was lost"
    if unicodedata.category(character) == "Co":
        return "a character of a symbol font, which others cannot see,"
    if unicodedata.category(character) == "Cc":
        return "a control character"
    return "an invisible character"
