"""Findings for people, and for their editors."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from generator import source
from generator.diagnostics import Diagnostic, Severity
from generator.source import Source, Span

Lines = Callable[[str], list[str]]
_WIDEST = 200
_MOST_OF_A_FILE = 100
_RED, _YELLOW, _BLUE, _BOLD, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[34m", "\x1b[1m", "\x1b[0m"


def in_full(
    ordered: Sequence[Diagnostic], root: Path, explained: Collection[str], *, colour: bool
) -> str:
    """Return findings with the lines they are about, which are read in the folder ``root``.

    Those whose code is among ``explained`` say where to read on.
    """
    lines = cache(partial(_lines, root))
    shown = []
    for found in _most(ordered):
        more = f"   = more: minutebook check --explain {found.code}\n"
        text = _full(found, lines, colour=colour)
        shown.append(text + (more if found.code in explained else ""))
    return "\n".join(shown)


def _most(ordered: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the first findings of each file: nobody reads hundreds, and mending one mends many."""
    counts: Counter[str] = Counter()
    for found in ordered:
        counts[found.path] += 1
        if counts[found.path] <= _MOST_OF_A_FILE:
            yield found


def summary(findings: Sequence[Diagnostic], waived: int) -> str:
    """Return one line that counts what was found."""
    errors = sum(found.severity is Severity.ERROR for found in findings)
    warnings = len(findings) - errors
    counts = [
        _count(errors, "error"),
        _count(warnings, "warning"),
        _count(waived, "waived finding"),
    ]
    return ", ".join(count for count in counts if count) or "nothing found"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}" if number else ""


def concise(found: Diagnostic) -> str:
    """Return a finding on one line, as editors read it."""
    start = found.span.start
    return (
        f"{found.path}:{start.line}:{start.column}: {found.severity}[{found.code}]: {found.message}"
    )


def _full(found: Diagnostic, read: Lines, *, colour: bool) -> str:
    paint = _RED if found.severity is Severity.ERROR else _YELLOW
    show = _nothing if found.is_secret else read
    lines = [
        _painted(f"{found.severity}[{found.code}]", paint + _BOLD, colour=colour)
        + _painted(f": {found.message}", _BOLD, colour=colour),
        *_excerpt(show, found.path, found.span, "", colour=colour),
    ]
    if found.is_secret:
        lines.append("   = The line is not shown: what is exempt must not stand in a log.")
    for label in found.labels:
        lines += _excerpt(show, label.path, label.span, label.message, colour=colour)
    if found.help:
        lines.append(f"   = help: {found.help}")
    if found.rule:
        lines.append(f"   = rule: {found.rule}")
    return "\n".join(lines) + "\n"


def _excerpt(read: Lines, path: str, span: Span, words: str, *, colour: bool) -> list[str]:
    arrow = _painted("  -->", _BLUE, colour=colour)
    lines = [f"{arrow} {path}:{span.start.line}:{span.start.column}"]
    there = read(path)
    line = there[span.start.line - 1] if span.start.line <= len(there) else ""
    typed = "".join(sign if sign.isprintable() else " " for sign in line)[:_WIDEST]
    if typed.strip() and span.start.column <= _WIDEST:
        margin = " " * len(str(span.start.line))
        width = span.end.column - span.start.column if span.end.line == span.start.line else 1
        caret = " " * (span.start.column - 1) + "^" * max(1, min(width, len(typed)))
        lines.append(f"{margin} |")
        lines.append(f"{span.start.line} | {typed}")
        lines.append(f"{margin} | {_painted(caret, _BLUE, colour=colour)} {words}".rstrip())
    elif words:
        lines.append(f"   = {words}")
    return lines


def _nothing(_path: str) -> list[str]:
    return []


def _lines(root: Path, path: str) -> list[str]:
    text = source.read(root, path)
    return text.text.split("\n") if isinstance(text, Source) else []


def _painted(text: str, paint: str, *, colour: bool) -> str:
    return f"{paint}{text}{_PLAIN}" if colour else text
