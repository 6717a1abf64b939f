"""Which numbers a text's places get: sections, paragraphs, limbs, terms, directives."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from markdown_it.token import Token

from generator.diagnostics import Diagnostic, Label
from generator.markdown.dialect import COUNT, SECTION, Dialect, Form
from generator.markdown.lettering import numeral, safe, slug
from generator.source import Position, Span

_NUMBERED = re.compile(r"([0-9][0-9A-Za-z./]*?)[.:]?(?:\s+(.+))?$", re.DOTALL)
_PART = re.compile(r"(?:Part|PART) ([A-Z]{1,4}|[0-9]+)\b")
_PARAGRAPH_NUMERALS = ("1", "a", "i")


@dataclass
class _List:
    """An open list: what its items' anchors begin with, and how they are numbered."""

    base: str = ""
    numerals: tuple[str, ...] = ()
    next: int = 1
    item: str = ""
    is_paragraphs: bool = False


@dataclass
class Anchors:
    """Gives out the anchors of one text, each once, and remembers where."""

    path: str
    dialect: Dialect
    given: dict[str, int] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)
    section: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    slugs: Counter[str] = field(default_factory=Counter)
    lists: list[_List] = field(default_factory=list)
    part: str = ""
    part_begins: bool = False
    restarted: bool = False
    last_paragraph: int = 0

    def __post_init__(self) -> None:
        self.section = self.dialect.number

    def heading(self, level: int, text: str, line: int) -> tuple[str, str, str]:
        """Return number, remaining text and anchor of a heading at the top level."""
        numbered = _NUMBERED.match(text) if self.dialect.section and level == 2 else None  # noqa: PLR2004
        if level <= 2:  # noqa: PLR2004 -- a section ends where the next heading of its level stands
            section = numbered[1] if numbered else self.dialect.number
            if section != self.section:
                self.section = section
                self.counts.clear()
        if part := _PART.match(text):
            self.part, self.restarted, self.part_begins = f"part-{safe(part[1])}-", False, True
        if numbered:
            anchor = self._give(f"{self.dialect.section}-{safe(numbered[1])}", line)
            return numbered[1], numbered[2] or "", anchor
        return "", text, self._give(self._unused(self._worded(text)), line)

    def term(self, token: Token, text: str, line: int) -> None:
        """Give a term that is explained in a list its anchor."""
        token.attrSet("id", self._give(self._unused(f"term-{slug(text)}"), line))

    def directive(self, form: Form, argument: str, line: int) -> tuple[str, str]:
        """Return a directive's anchor, empty where it has none, and what its items' begin with."""
        if not form.anchor:
            return "", ""
        stands = {SECTION: safe(self.section), COUNT: COUNT, "argument": safe(argument)}
        pattern = "-".join(filter(None, (stands.get(word, word) for word in form.anchor)))
        if not form.whole:
            return "", pattern
        self.counts[pattern] += 1
        count = self.counts[pattern]
        if COUNT in form.anchor:
            anchor = self._give(pattern.replace(COUNT, str(count)), line)
            return anchor, anchor
        anchor = pattern if count == 1 or argument else f"{pattern}-{count}"
        return self._give(anchor, line), pattern

    def open_list(self, token: Token, form: Form | None, base: str, *, at_top: bool) -> None:
        """Enter a list: one directly inside a directive of ``form``, at the top, or elsewhere.

        A directive whose items have figures takes letters inside a numbered paragraph.
        """
        first = int(token.attrs.get("start", 1))
        if token.type != "ordered_list_open":
            opened = _List()
        elif form is not None and form.numerals:
            is_inside = form.numerals[0] == "1" and any(outer.item for outer in self.lists)
            opened = _List(base, form.numerals[is_inside:], first)
        elif at_top and self.dialect.paragraphs:
            opened = _List(self.dialect.paragraphs, _PARAGRAPH_NUMERALS, first, is_paragraphs=True)
        elif self.lists and self.lists[-1].item and len(self.lists[-1].numerals) > 1:
            outer = self.lists[-1]
            opened = _List(outer.item, outer.numerals[1:], first)
        else:
            opened = _List()
        if opened.numerals:
            token.attrSet("class", "numbered")
        if opened.numerals and opened.numerals[0] != "1":
            token.attrSet("type", opened.numerals[0])
        self.lists.append(opened)

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Be inside a directive, whose lists are not limbs of what is around it."""
        self.open_quotation()
        yield
        self.close_list()

    def open_quotation(self) -> None:
        """Enter what has lists of its own."""
        self.lists.append(_List())

    def close_list(self) -> None:
        """Leave the innermost list."""
        self.lists.pop()

    def item(self, token: Token, line: int) -> str:
        """Give a list's next item its anchor, and return its number as it is shown."""
        here = self.lists[-1]
        if not here.numerals:
            return ""
        if token.info and int(token.info) != here.next:
            self.findings.append(_not_next(self.path, token.info, here.next, line))
        prefix = self._part_of(here.next, line) if here.is_paragraphs else ""
        written = numeral(here.next, here.numerals[0])
        here.item = self._give(f"{prefix}{here.base}-{written}", line)
        here.next += 1
        token.attrSet("id", here.item)
        return f"{written}." if here.numerals[0] == "1" else f"({written})"

    def _part_of(self, number: int, line: int) -> str:
        if self.part_begins and number <= self.last_paragraph:
            self.restarted = True
        self.part_begins = False
        if number < self.last_paragraph and not self.restarted:
            anchor = f"{self.dialect.paragraphs}-{number}"
            if anchor not in self.given:
                following = self.last_paragraph + 1
                self.findings.append(_not_next(self.path, str(number), following, line))
        self.last_paragraph = number
        return self.part if self.restarted else ""

    def _worded(self, text: str) -> str:
        words = slug(text)
        return f"section-{words}" if words.partition("-")[0] in self.dialect.reserved else words

    def _unused(self, words: str) -> str:
        self.slugs[words] += 1
        count = self.slugs[words]
        if count == 1 and words not in self.given:
            return words
        return (
            self._unused(f"{words}-{count}")
            if f"{words}-{count}" in self.given
            else f"{words}-{count}"
        )

    def _give(self, anchor: str, line: int) -> str:
        if anchor in self.given:
            self.findings.append(_duplicate(self.path, anchor, line, self.given))
        else:
            self.given[anchor] = line
        return anchor


def _not_next(path: str, typed: str, number: int, line: int) -> Diagnostic:
    return Diagnostic(
        path,
        Span(Position(line, 1), Position(line, 1)),
        "number-not-next",
        f"{typed} is typed here, but {number} comes next in this list and would be shown",
        f"Write {number}; where a number is left out in print, start a new list with a heading.",
    )


def _duplicate(path: str, anchor: str, line: int, given: Mapping[str, int]) -> Diagnostic:
    first = given[anchor]
    return Diagnostic(
        path,
        Span(Position(line, 1), Position(line, 1)),
        "duplicate-number",
        f"{anchor!r} is here for the second time, so a link to it would be uncertain",
        "Correct the number, or let the list go on where it stopped.",
        labels=(Label(path, Span(Position(first, 1), Position(first, 1)), "it is here first"),),
    )
