"""A record's file is front matter between two lines ``---``, and a body."""

import re
from dataclasses import dataclass

from generator.diagnostics import Checked, Diagnostic
from generator.document.characters import cleaned
from generator.document.tree import Mapping
from generator.document.yaml_events import tree_of
from generator.source import START, Position, Source, Span

_FENCE = "---"
# Neither a key, nor a point of a list, nor a remark, nor a line that goes on with one of these.
_TEXT = re.compile(r"##|:::|(?![\w-]+:|[\s\-#\[\]{}]|$)")
_DASHES = re.compile(r"\s*[-–—]+\s*")


@dataclass(frozen=True, slots=True)
class Document:
    """A file taken apart. ``front`` is YAML and starts on line 2, ``body`` on ``body_line``."""

    path: str
    front: str
    body: str
    body_line: int


def read_document(source: Source) -> Checked[Document]:
    """Take ``source`` apart into front matter and body, neither of them looked into."""
    source, found = cleaned(source)
    lines = source.text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return Checked(None, (*found, _missing_fence(source.path, lines)))
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), 0)
    if not end:
        return Checked(None, (*found, _missing_end(source.path, lines)))
    front, body = "\n".join(lines[1:end]), "\n".join(lines[end + 1 :])
    return Checked(Document(source.path, front, body, end + 2), found)


def front_matter(document: Document) -> Checked[Mapping]:
    """Return the front matter of ``document`` as a tree, or all that is wrong with it."""
    return tree_of(document.path, document.front, first_line=2)


def read_yaml(source: Source) -> Checked[Mapping]:
    """Read a file that is YAML throughout, as ``site.yaml`` is."""
    source, found = cleaned(source)
    tree = tree_of(source.path, source.text, first_line=1)
    return Checked(tree.value, (*found, *tree.diagnostics))


def _missing_fence(path: str, lines: list[str]) -> Diagnostic:
    if _DASHES.fullmatch(lines[0]):
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
    dashes = (n for n, line in enumerate(lines) if n and _DASHES.fullmatch(line))
    text = (n for n, line in enumerate(lines) if n and _TEXT.match(line))
    last = min(next(dashes, None) or next(text, 1), len(lines) - 1)
    return Diagnostic(
        path,
        Span(Position(last + 1, 1), Position(last + 1, len(lines[last]) + 1)),
        "front-matter-unclosed",
        "the front matter never ends: its second line --- is missing",
        "Put a line of exactly three hyphens, ---, between the front matter and the text.",
    )
