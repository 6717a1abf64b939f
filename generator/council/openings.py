"""What an author has still to fill in: one marker word, wherever it stands."""

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.source import Position, Source, Span

MARKER = "FILL-IN"
# Between backticks and in verbatim blocks it is spoken of, and marks nothing.
_MARKED = re.compile(rf"(?<![\w`-]){MARKER}(?![\w`-])[ \t]*([^\n\"'`\]}}]*)")
_REMARK = re.compile(rf"\s*#\s*{MARKER}")
_VERBATIM = re.compile(r" {0,3}(```|~~~)")


def left_open(source: Source) -> Iterator[Diagnostic]:
    """Yield a finding for each place of ``source`` that is still to be filled in."""
    fence = ""
    for number, line in enumerate(source.text.split("\n"), 1):
        if found := _VERBATIM.match(line):
            fence = "" if fence == found[1] else fence or found[1]
        if fence:
            continue
        for found in _MARKED.finditer(line):
            yield _finding(source.path, number, line, found)


def _finding(path: str, number: int, line: str, found: re.Match[str]) -> Diagnostic:
    is_remark = bool(_REMARK.match(line))
    wanted = (line[found.start(1) :] if is_remark else found[1]).strip().removesuffix(".")
    words = f": {wanted}" if wanted else ""
    remedy = (
        "Do what it says, then delete this line."
        if is_remark
        else f"Write it here in place of {MARKER} and the words behind it."
    )
    end = (len(line) if is_remark else found.start() + len(found.group().rstrip())) + 1
    span = Span(Position(number, found.start() + 1), Position(number, end))
    return Diagnostic(
        path, span, "left-to-fill-in", f"this is still to be filled in{words}", remedy
    )
