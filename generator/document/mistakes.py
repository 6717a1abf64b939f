"""What libyaml complains of, in words for somebody who does not know YAML."""

import re
from collections.abc import Iterator, Sequence

import yaml

from generator.diagnostics import Diagnostic
from generator.source import Position, Span

_QUOTE = "Put the whole value in quotes."
_NO_COLON = (
    "yaml-colon-missing",
    "this line has no colon and space between key and value",
    "Write key: value, with a space behind the colon; a long value goes on indented.",
)
_INDENTATION = (
    "yaml-indentation",
    "this line does not line up with the ones above it",
    "Start it in the same column as its neighbours; indent with spaces only.",
)
_TEXT_BEHIND = (
    "yaml-text-behind",
    "something stands behind the closing quotation mark or bracket",
    "Put quotes around the whole value; inside them, use quotation marks of the other kind.",
)
_KEY = re.compile(r"\s*(?:- )?[\w-]+:$")
_VALUE = re.compile(r"\s*(?:- )?([\w-]+): +(.+)")
_UNPARTED = re.compile(r"\s*(?:- )?([a-z_]+)(?::| )(\S.*)")
# libyaml notices these only after where they began.
_BEGINS_EARLIER = re.compile(
    r"end of stream|document indicator|scanning an? (?:alias|anchor|tag|simple key|block scalar)"
    r"|flow (?:sequence|mapping)"
)
# libyaml's own words, what they mean to an author, and what to do.
_MEANINGS = (
    (
        r"mapping values are not allowed",
        "yaml-colon",
        "a colon and a space start a value, and this one stands inside another value",
        'Put the whole value in quotes, such as  title: "Budget: second report".',
    ),
    (
        r"start any token|sequence entries are not allowed|comment or line break|block scalar",
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
    (r"could not find expected ':'", *_NO_COLON),
    (r"expected key|expected '-' indicator|block (?:end|entries)|block mapping", *_INDENTATION),
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
        "Delete it and type spaces in its place: two for each step inwards.",
    ),
    "\xa0": (
        "yaml-hard-space",
        "this line starts with a non-breaking space, which does not count as a space",
        "Delete it and type spaces in its place: two for each step inwards.",
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


def explain(path: str, error: yaml.YAMLError, text: str, first_line: int) -> Diagnostic:
    """Return the finding for ``error`` in ``text``, which starts on ``first_line`` of its file."""
    problem = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '') or error}"
    mark = getattr(error, "problem_mark", None)
    if _BEGINS_EARLIER.search(problem):
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    meaning = _by_the_lines(problem, text.split("\n"), line, column)
    if meaning is None:
        words = next((m for pattern, *m in _MEANINGS if re.search(pattern, problem)), _OTHER)
        meaning = (words, line, column)
    (code, message, remedy), line, column = meaning
    typed = text.split("\n")[line] if line < text.count("\n") + 1 else ""
    remedy = _with_their_words(code, typed) or remedy
    place = Position(line + first_line, column + 1)
    return Diagnostic(path, Span(place, place), code, message, remedy)


def _with_their_words(code: str, typed: str) -> str:
    """Return what to write in place of the line ``typed``, where that is plain enough."""
    if code == "yaml-colon" and (found := _VALUE.fullmatch(typed)):
        bare = found[2].strip("“”„\"'‘’ ")
        if '"' not in bare and "\\" not in bare:
            return f'Put the whole value in straight quotation marks:  {found[1]}: "{bare}"'
    if code == "yaml-colon-missing" and (found := _UNPARTED.fullmatch(typed)):
        return f"Write  {found[1]}: {found[2]}"
    return ""


def _by_the_lines(
    problem: str, lines: list[str], line: int, column: int
) -> tuple[Sequence[str], int, int] | None:
    """Return meaning, line and column where the lines around tell more than libyaml does."""
    typed = lines[line] if line < len(lines) else ""
    if "mapping values are not allowed" in problem and _KEY.match(typed, 0, column + 1):
        before = next((n for n in range(line - 1, -1, -1) if lines[n].strip()), None)
        if before is not None and ": " not in lines[before] and not lines[before].endswith(":"):
            indent = len(lines[before]) - len(lines[before].lstrip())
            return _NO_COLON, before, indent
        return _INDENTATION, line, len(typed) - len(typed.lstrip())
    if "expected key" in problem and re.search(r"[\"'\]}]\s*$", typed[:column]):
        return _TEXT_BEHIND, line, column
    return None
