"""Tokens → prose: HTML in pieces, links and directives taken out, every place with its anchor."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from generator.diagnostics import Checked, Diagnostic
from generator.markdown.anchors import Anchors
from generator.markdown.attributes import words_of
from generator.markdown.checks import (
    attribute_findings,
    directive_findings,
    heading_findings,
    html_finding,
    html_tags,
    link_findings,
    stray_findings,
)
from generator.markdown.dialect import Dialect, Form
from generator.markdown.parser import DIRECTIVE_CLOSE, DIRECTIVE_OPEN, html_of, tokens_of
from generator.markdown.prose import Attribute, Directive, Heading, Link, Part, Prose
from generator.source import Position, Span

_HOLE = re.compile("\x00(\\d+)\x00")
_TARGETS = {"link_open": "href", "image": "src"}
_LIST_OPEN = {"ordered_list_open", "bullet_list_open"}
_LIST_CLOSE = {"ordered_list_close", "bullet_list_close"}


def read_prose(path: str, text: str, first_line: int, dialect: Dialect) -> Checked[Prose]:
    """Read ``text``, which starts on ``first_line`` of the file at ``path``, as ``dialect``.

    All mistakes come back together; with any of them, there is no prose.
    """
    reader = _Reader(path, text.split("\n"), first_line, dialect)
    tokens = tokens_of(text)
    if len(text) * 50 + 65_536 < sum(len(token.content) for token in tokens):
        return Checked(None, (_swollen(path, first_line),))
    prose = reader.prose(tokens, None, "")
    findings = (*reader.findings, *reader.anchors.findings)
    return Checked(None, findings) if findings else Checked(prose)


@dataclass
class _Reader:
    path: str
    lines: list[str]
    first_line: int
    dialect: Dialect
    findings: list[Diagnostic] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    level: int = 1
    anchors: Anchors = field(init=False)

    def __post_init__(self) -> None:
        self.anchors = Anchors(self.path, self.dialect)

    def prose(self, tokens: list[Token], form: Form | None, base: str, outer_end: int = 0) -> Prose:
        """Return ``tokens`` as prose; they stand inside a directive of ``form``, if any."""
        parts: list[Part] = []
        before = set(self.anchors.given)
        run: list[Token] = []
        index = depth = 0
        while index < len(tokens):
            token = tokens[index]
            is_top = form is None and depth == 0
            if token.type == DIRECTIVE_OPEN:
                end = _closing(tokens, index)
                parts += [*self._html(run), *self._directive(tokens[index : end + 1], outer_end)]
                run, index = [], end
            elif token.type == "heading_open" and is_top:
                parts += [*self._html(run), self._heading(token, tokens[index + 1])]
                run, index = [], index + 2
            else:
                self._number(token, form if depth == 0 else None, base, is_top=is_top)
                run.append(token)
                depth += token.nesting
            index += 1
        parts += self._html(run)
        return Prose(tuple(parts), frozenset(set(self.anchors.given) - before))

    def _number(self, token: Token, form: Form | None, base: str, *, is_top: bool) -> None:
        if token.type in _LIST_OPEN:
            self.anchors.open_list(token, form, base, at_top=is_top)
        elif token.type in _LIST_CLOSE:
            self.anchors.close_list()
        elif token.type == "list_item_open":
            self.anchors.item(token, self._line(token))
        elif token.type == "inline":
            self.findings += stray_findings(self.path, self._line(token), token.content)

    def _heading(self, opening: Token, inline: Token) -> Heading:
        line, level = self._line(opening), int(opening.tag[1])
        span = Span(Position(line, 1), Position(line, len(self._typed(line)) + 1))
        attributes = self._heading_attributes(opening, line)
        plain = "".join(child.content for child in inline.children or ())
        number, text, anchor = self.anchors.heading(level, plain.strip(), line)
        if number and inline.children:
            first = inline.children[0]
            first.content = first.content[len(plain) - len(text) :]
        self.findings += heading_findings(self.path, span, level, self.level, text)
        self.level = level
        content = Prose(tuple(self._html([inline])))
        return Heading(level, number, anchor, text, content, attributes, span)

    def _heading_attributes(self, opening: Token, line: int) -> dict[str, Attribute]:
        if "attributes" not in opening.meta:
            return {}
        typed = opening.meta["attributes"]
        column = self._typed(line).rfind("{") + 2
        words = words_of(self.path, typed, Position(line, column))
        self.findings += words.findings
        self.findings += attribute_findings(
            self.path, words, self.dialect.heading_attributes, "a heading"
        )
        return words.attributes

    def _directive(self, tokens: list[Token], outer_end: int) -> list[Part]:
        opening, inner = tokens[0], tokens[1:-1]
        line, typed = self._line(opening), self._typed(self._line(opening))
        column = typed.find(opening.markup) + len(opening.markup) + 1
        words = words_of(self.path, opening.info, Position(line, column))
        span = Span(Position(line, column - len(opening.markup)), Position(line, len(typed) + 1))
        self.findings += words.findings
        found = list(directive_findings(self.path, words, self.dialect, span))
        end = (opening.map or [0, 0])[1]
        if end == outer_end or not re.fullmatch(r"\s*:{3,}\s*", self._typed(end + self.first_line)):
            found.append(_unclosed(self.path, span, opening.info.strip()))
        self.findings += found
        if found or words.findings:
            return []
        name = words.bare[0].value
        form = self.dialect.directives[name]
        argument = words.bare[1].value if len(words.bare) > 1 else ""
        anchor, base = self.anchors.directive(name, form, argument, line)
        section, before = self.anchors.section, set(self.anchors.given)
        body = self.prose(inner, form, base, end)
        items = tuple(given for given in self.anchors.given if given not in before)
        echo = Prose(tuple(self._html(_without_anchors(inner)))) if not form.whole else Prose()
        return [
            Directive(name, argument, words.attributes, anchor, section, items, body, echo, span)
        ]

    def _html(self, tokens: list[Token]) -> Iterator[str | Link]:
        if not tokens:
            return
        first = len(self.links)
        self._take_links(tokens)
        html = html_of(tokens)
        for number, piece in enumerate(_HOLE.split(html)):
            if number % 2:
                yield self.links[int(piece)]
            elif piece:
                yield piece
        del self.links[first:]

    def _take_links(self, tokens: list[Token]) -> None:
        """Put a hole in place of each link's target, and look at the words around it."""
        line = self.first_line
        for token in tokens:
            line = self._line(token) if token.map else line
            column = 0
            for child in token.children or ():
                if child.type == "text" and "<" in child.content:
                    self._take_html(child.content, line, column)
                elif child.type in _TARGETS and not _is_hole(child):
                    line, column = self._take_link(child, line, column)

    def _take_html(self, text: str, line: int, column: int) -> None:
        for tag in html_tags(text):
            line, column = self._find(tag, line, column)
            if self._typed(line).startswith(tag, column - 1):
                self.findings.append(html_finding(self.path, Position(line, column), tag))

    def _take_link(self, child: Token, line: int, column: int) -> tuple[int, int]:
        target = str(child.attrs[_TARGETS[child.type]])
        line, column = self._find(target, line, column)
        span = Span(Position(line, column), Position(line, column + len(target)))
        self.findings += link_findings(self.path, span, child, target)
        child.attrSet(_TARGETS[child.type], f"\x00{len(self.links)}\x00")
        self.links.append(Link(target, span))
        return line, column

    def _find(self, words: str, line: int, column: int) -> tuple[int, int]:
        """Return line and column of ``words`` behind a place, within the block of text there."""
        here = line
        while (typed := self._typed(here)).strip():
            found = typed.find(words, column if here == line else 0)
            if found >= 0:
                return here, found + 1
            here += 1
        return line, max(1, column)

    def _line(self, token: Token) -> int:
        return (token.map[0] if token.map else 0) + self.first_line

    def _typed(self, line: int) -> str:
        index = line - self.first_line
        return self.lines[index] if index < len(self.lines) else ""


def _is_hole(token: Token) -> bool:
    return str(token.attrs[_TARGETS[token.type]]).startswith("\x00")


def _closing(tokens: list[Token], opening: int) -> int:
    depth = 0
    for index in range(opening, len(tokens)):
        depth += (tokens[index].type == DIRECTIVE_OPEN) - (tokens[index].type == DIRECTIVE_CLOSE)
        if depth == 0:
            return index
    return len(tokens) - 1


def _without_anchors(tokens: list[Token]) -> list[Token]:
    for token in tokens:
        token.attrs.pop("id", None)
    return [token for token in tokens if token.type not in {DIRECTIVE_OPEN, DIRECTIVE_CLOSE}]


def _unclosed(path: str, span: Span, said: str) -> Diagnostic:
    return Diagnostic(
        path,
        span,
        "directive-unclosed",
        f"the directive  ::: {said.split(maxsplit=1)[0]}  is not closed by colons of its own",
        "End it with a line of as many colons; give one around others more colons than they have.",
    )


def _swollen(path: str, first_line: int) -> Diagnostic:
    place = Span(Position(first_line, 1), Position(first_line, 1))
    message = "this text grows out of all measure when it is read"
    return Diagnostic(path, place, "text-too-large", message, "Write its references out.")
