"""Prose: HTML in pieces, and between them what is still to be filled in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.markdown.passages import Passage
from generator.source import Span


class Link(NamedTuple):
    """The hole in an ``href`` or ``src``, what the author wrote there, and the words around it."""

    target: str
    span: Span
    is_picture: bool = False
    words: str = ""

    @property
    def is_external(self) -> bool:
        """Whether the target starts with a scheme (RFC 3986, section 3.1)."""
        return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", self.target))


class Attribute(NamedTuple):
    """The value of a directive's or heading's attribute, with its place."""

    value: str
    span: Span


class Heading(NamedTuple):
    """A heading at the top level: its ``number`` as printed, its ``text`` without markup."""

    level: int
    number: str
    anchor: str
    text: str
    content: "Prose"
    attributes: Mapping[str, Attribute]
    span: Span


class Directive(NamedTuple):
    """A directive: ``section`` is the number of the section around it.

    ``items`` are the anchors of its numbered items.
    """

    name: str
    argument: str
    attributes: Mapping[str, Attribute]
    anchor: str
    section: str
    items: tuple[str, ...]
    body: "Prose"
    span: Span

    def get(self, key: str) -> str:
        """Return the value of the attribute ``key``, or nothing."""
        found = self.attributes.get(key)
        return found.value if found else ""


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The footnotes of a text, which stand behind everything else."""

    content: "Prose"


Part = str | Link | Heading | Directive | Footnotes


@dataclass(frozen=True, slots=True)
class Prose:
    """Parts in order: HTML, and holes.

    A whole text knows its ``passages``, and ``lines``: all places in it that can be linked to, and
    the line of each. A part of one does not.
    """

    parts: tuple[Part, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()

    @property
    def anchors(self) -> frozenset[str]:
        """All places that can be linked to."""
        return frozenset(self.lines)

    def links(self) -> Iterator[Link]:
        """Yield the links of this prose, those inside headings and directives too."""
        for part in self.parts:
            if isinstance(part, Link):
                yield part
            elif isinstance(part, Heading | Footnotes):
                yield from part.content.links()
            elif isinstance(part, Directive):
                yield from part.body.links()

    def directives(self) -> Iterator[Directive]:
        """Yield the directives of this prose, outer ones before those inside them."""
        for part in self.parts:
            if isinstance(part, Directive):
                yield part
                yield from part.body.directives()

    def headings(self) -> Iterator[Heading]:
        """Yield the headings at the top level."""
        return (part for part in self.parts if isinstance(part, Heading))
