"""A record's file is front matter between two lines ``---``, and a body."""

import re
from dataclasses import dataclass

from generator.diagnostics import Checked, Diagnostic
from generator.document.characters import first_unwelcome
from generator.document.tree import Mapping
from generator.document.yaml_events import tree_of
from generator.source import START, Position, Source, Span

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Document:
    """A file taken apart. ``body`` starts on line ``body_line`` of the file at ``path``."""

    path: str
    front: Mapping
    body: str
    body_line: int


def read_document(source: Source) -> Checked[Document]:
    """Take ``source`` apart into front matter and body."""
    if found := first_unwelcome(source):
        return Checked(None, found)
    lines = source.text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return Checked(None, (_missing_fence(source.path, lines),))
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), 0)
    if not end:
        return Checked(None, (_missing_end(source.path, lines),))
    tree = tree_of(source.path, "\n".join(lines[1:end]), first_line=2)
    if tree.value is None:
        return Checked(None, tree.diagnostics)
    body = "\n".join(lines[end + 1 :])
    return Checked(Document(source.path, tree.value, body, end + 2), tree.diagnostics)


def read_yaml(source: Source) -> Checked[Mapping]:
    """Read a file that is YAML throughout, as ``site.yaml`` is."""
    if found := first_unwelcome(source):
        return Checked(None, found)
    return tree_of(source.path, source.text, first_line=1)


def _missing_fence(path: str, lines: list[str]) -> Diagnostic:
    if re.match(r"\s*[-–—]{1,}\s*$", lines[0]):
        message = f"the first line is {lines[0].strip()!r}, where --- begins the front matter"
    else:
        message = "this file does not begin with front matter"
    return Diagnostic(
        path,
        START,
        "front-matter-missing",
        message,
        "Make the first line ---, then keys with values, then another line ---.",
    )


def _missing_end(path: str, lines: list[str]) -> Diagnostic:
    last = next((n for n, line in enumerate(lines) if n and line.startswith(("#", ":::"))), 1)
    return Diagnostic(
        path,
        Span(Position(last + 1, 1), Position(last + 1, 1)),
        "front-matter-unclosed",
        "the front matter never ends: its second line --- is missing",
        "Put a line --- between the front matter and the text.",
    )
