"""What libyaml complains of, in words for somebody who does not know YAML."""

import re
from collections.abc import Iterator

import yaml

from generator.diagnostics import Diagnostic
from generator.source import Position, Span

_QUOTE = "Put the whole value in quotes."
# libyaml's own words, what they mean to an author, and what to do.
_MEANINGS = (
    (
        r"mapping values are not allowed",
        "yaml-colon",
        "a colon and a space start a value, and this one stands inside another value",
        'Put the whole value in quotes, such as  title: "Budget: second report".',
    ),
    (
        r"character '\\t'|found character that cannot start any token",
        "yaml-character",
        "a value cannot start with this character",
        _QUOTE,
    ),
    (
        r"alphabetic or numeric",
        "yaml-alias",
        "* and & have a meaning of their own at the start of a value",
        _QUOTE,
    ),
    (
        r"unexpected end of stream|found unexpected document indicator|scanning a quoted scalar",
        "yaml-quote-unclosed",
        "a quotation mark opens here and is not closed",
        "Close it at the end of the value, or leave it out.",
    ),
    (
        r"',' or '[\]}]'|flow (?:node|sequence|mapping)",
        "yaml-bracket-unclosed",
        "a bracket opens here and is not closed, or a comma is missing",
        "Write lists as [one, two] and keys with values as {key: value, key: value}.",
    ),
    (
        r"could not find expected ':'",
        "yaml-colon-missing",
        "this line has no colon between key and value",
        "Write key: value, with a space behind the colon.",
    ),
    (
        r"expected key|expected '-' indicator|block (?:end|entries|sequence entries)|block mapping",
        "yaml-indentation",
        "this line does not line up with the ones above it",
        "Start it in the same column as its neighbours; indent with spaces only.",
    ),
    (
        r"anchor|alias",
        "yaml-alias",
        "* and & have a meaning of their own at the start of a value",
        _QUOTE,
    ),
    (r"tag", "yaml-tag", "! has a meaning of its own at the start of a value", _QUOTE),
    (
        r"escape",
        "yaml-escape",
        "a backslash in double quotes has a meaning of its own",
        "Use single quotes around the value.",
    ),
    (
        r"%|directive",
        "yaml-character",
        "a value cannot start with this character",
        _QUOTE,
    ),
)
_INDENTS = {
    "\t": (
        "yaml-tab",
        "this line starts with a tab, and tabs do not line up for everybody",
        "Replace it with spaces.",
    ),
    "\xa0": (
        "yaml-hard-space",
        "this line starts with a non-breaking space, which does not count as a space",
        "Delete it and type an ordinary space.",
    ),
}
_OTHER = ("yaml-syntax", "this cannot be understood", "Compare it with the lines above it.")


def misleading_indents(path: str, text: str, first_line: int) -> Iterator[Diagnostic]:
    """Yield a finding for each line of ``text`` that starts with something like a space."""
    for number, line in enumerate(text.split("\n"), first_line):
        if found := re.match(" *([\t\xa0])", line):
            code, message, remedy = _INDENTS[found.group(1)]
            place = Position(number, found.end())
            yield Diagnostic(path, Span(place, place), code, message, remedy)


def explain(path: str, error: yaml.YAMLError, first_line: int) -> Diagnostic:
    """Return the finding for ``error``, met in a text that starts on ``first_line`` of its file."""
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    problem = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '') or error}"
    if context is not None and _is_unclosed(problem):
        mark = context
    line, column = (mark.line, mark.column) if mark else (0, 0)
    place = Position(line + first_line, column + 1)
    code, message, remedy = next(
        (meaning for words, *meaning in _MEANINGS if re.search(words, problem)), _OTHER
    )
    return Diagnostic(path, Span(place, place), code, message, remedy)


def _is_unclosed(problem: str) -> bool:
    return bool(re.search(r"quoted scalar|flow (sequence|mapping)", problem))
