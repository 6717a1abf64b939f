"""Tokens → prose: HTML in pieces, links and directives taken out, every place with its anchor."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, takewhile

from markdown_it.token import Token

from generator.diagnostics import Checked, Diagnostic
from generator.markdown.anchors import Anchors
from generator.markdown.attributes import Words, words_of
from generator.markdown.checks import (
    DEEPEST,
    attribute_findings,
    directive_findings,
    footnote_findings,
    heading_findings,
    left_over,
    lettered_findings,
    link_findings,
    may_stray,
    row_findings,
    stray_findings,
    swollen,
    too_deep,
    unclosed,
    unwelcome,
)
from generator.markdown.dialect import Dialect, Form
from generator.markdown.parser import DIRECTIVE_CLOSE, DIRECTIVE_OPEN, html_of, tokens_of
from generator.markdown.passages import passages_of
from generator.markdown.prose import (
    Attribute,
    Directive,
    Footnotes,
    Heading,
    Link,
    Part,
    Prose,
)
from generator.markdown.typed import Typed
from generator.source import UNWELCOME, Position, Span

_HOLE = re.compile("\x00(\\d+)\x00")
_TARGETS = {"link_open": "href", "image": "src"}
# Without one of these, a text holds no link, no character spelt out and nothing left over.
_SIGNS = re.compile(r"[<\]&]")
_END = re.compile(r"[\s>]*:{3,}\s*")
_LIST_OPEN = {"ordered_list_open", "bullet_list_open"}
_LIST_CLOSE = {"ordered_list_close", "bullet_list_close", "blockquote_close"}
_COUNTED = _LIST_OPEN | _LIST_CLOSE | {"blockquote_open", "list_item_open"}
_LOOKED_AT = {"inline", "code_block", "heading_open", "table_open", "th_open", "tr_open"}


def read_prose(path: str, text: str, first_line: int, dialect: Dialect) -> Checked[Prose]:
    """Read ``text``, which starts on ``first_line`` of the file at ``path``, as ``dialect``.

    All mistakes come back together, with what can be read of the rest.
    """
    reader = _Reader(path, Typed(text.split("\n"), first_line), dialect)
    tokens = tokens_of(text)
    if "]:" in text:
        # Only what is defined once and used often makes a text swell.
        if len(text) * 50 + 65_536 < sum(map(_length, tokens)):
            return Checked(None, (swollen(path, first_line),))
        reader.typed.note_definitions(tokens)
    passages = tuple(passages_of(tokens, reader.typed))
    parts = reader.prose(tokens, None, "").parts
    prose = Prose(parts, reader.anchors.given, passages)
    reader.look_for_idle_footnotes(tokens)
    findings = (*reader.findings, *reader.anchors.findings)
    return Checked(prose, findings)


@dataclass
class _Reader:
    path: str
    typed: Typed
    dialect: Dialect
    findings: list[Diagnostic] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    level: int = 1
    columns: int = 0
    anchors: Anchors = field(init=False)

    def __post_init__(self) -> None:
        self.anchors = Anchors(self.path, self.dialect)

    def prose(
        self, tokens: list[Token], form: Form | None, base: str, outer: Token | None = None
    ) -> Prose:
        """Return ``tokens`` as prose; they stand inside a directive of ``form``, if any."""
        parts: list[Part] = []
        run: list[Token] = []
        index = depth = 0
        while index < len(tokens):
            token = tokens[index]
            is_top = form is None and depth == 0
            if token.type == DIRECTIVE_OPEN:
                end = _closing(tokens, index)
                parts += [*self._html(run), *self._directive(tokens[index : end + 1], outer)]
                run, index = [], end
            elif token.type == "footnote_block_open":
                notes = Prose(tuple(self._html(tokens[index:])))
                parts += [*self._html(run), Footnotes(notes)]
                run, index = [], len(tokens)
            elif token.type == "heading_open" and is_top:
                parts += [*self._html(run), self._heading(token, tokens[index + 1])]
                run, index = [], index + 2
            else:
                if token.type == "dt_open":
                    self.anchors.term(token, _plain(tokens[index + 1]), self._line(token))
                if token.type in _COUNTED:
                    self._number(token, form if depth == 0 else None, base, is_top=is_top)
                elif token.type in _LOOKED_AT:
                    self._look_at(token, form)
                if token.level == DEEPEST and token.nesting > 0:
                    self.findings.append(too_deep(self.path, self._whole_line(token)))
                run.append(token)
                depth += token.nesting
            index += 1
        parts += self._html(run)
        return Prose(tuple(parts))

    def _number(self, token: Token, form: Form | None, base: str, *, is_top: bool) -> None:
        """Count what ``token`` opens or closes, and give a list's item its number."""
        if token.type in _LIST_OPEN:
            self.anchors.open_list(token, form, base, at_top=is_top)
        elif token.type == "blockquote_open":
            self.anchors.open_quotation()
        elif token.type in _LIST_CLOSE:
            self.anchors.close_list()
        elif number := self.anchors.item(token, self._line(token)):
            token.meta["number"] = number

    def _look_at(self, token: Token, form: Form | None) -> None:
        if token.type in {"inline", "code_block"}:
            self._look_for_strays(token)
            if form is not None and form.numerals:
                self.findings += lettered_findings(self.path, self._whole_line(token), token)
        elif token.type == "heading_open" and token.tag == "h1":
            self.findings += heading_findings(self.path, self._whole_line(token), 1, 1, "inside")
        elif token.type == "table_open":
            self.columns = 0
        elif token.type == "th_open":
            self.columns += 1
        elif token.type == "tr_open" and self.columns:
            span = self._whole_line(token)
            typed = self.typed.line(span.start.line)
            self.findings += row_findings(self.path, span, typed, self.columns)

    def look_for_idle_footnotes(self, tokens: list[Token]) -> None:
        """Find footnotes that nothing refers to, and those that share a sign."""
        used = {
            child.meta["label"]
            for token in tokens
            for child in token.children or ()
            if child.type == "footnote_ref"
        }
        seen: set[str] = set()
        for sign, span in self.typed.footnotes:
            self.findings += footnote_findings(
                self.path, span, sign, is_used=sign in used, is_second=sign in seen
            )
            seen.add(sign)

    def _look_for_strays(self, token: Token) -> None:
        if not may_stray(token.content):
            return
        for line, typed in enumerate(token.content.split("\n"), self._line(token)):
            words = typed.strip()
            if token.type == "inline" or words.strip(":"):
                column = max(0, self.typed.line(line).find(words)) + 1
                self.findings += stray_findings(self.path, Position(line, column), words)

    def _whole_line(self, token: Token) -> Span:
        line = self._line(token)
        typed = self.typed.line(line)
        start = len(typed) - len(typed.lstrip(" >")) + 1
        return Span(Position(line, start), Position(line, len(typed) + 1))

    def _heading(self, opening: Token, inline: Token) -> Heading:
        line, level = self._line(opening), int(opening.tag[1])
        span = self._whole_line(opening)
        attributes = self._heading_attributes(opening, line)
        plain = _plain(inline)
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
        column = self.typed.line(line).rfind("{") + 2
        words = words_of(self.path, typed, Position(line, column))
        self.findings += words.findings
        for bare in words.bare[:1]:
            message = f"{bare.value!r} says nothing by itself"
            remedy = "Write {key=value}."
            found = Diagnostic(self.path, bare.span, "attribute-malformed", message, remedy)
            self.findings.append(found)
        empty = [value for value in words.attributes.values() if not value.value]
        for attribute in empty:
            message = "nothing stands between the quotation marks"
            remedy = "Write the number, or leave the braces out."
            found = Diagnostic(self.path, attribute.span, "attribute-malformed", message, remedy)
            self.findings.append(found)
        known = self.dialect.heading_attributes
        self.findings += attribute_findings(self.path, words, known, "a heading")
        return words.attributes

    def _directive(self, tokens: list[Token], outer: Token | None) -> list[Part]:
        opening, inner = tokens[0], tokens[1:-1]
        line, typed = self._line(opening), self.typed.line(self._line(opening))
        column = typed.find(opening.markup) + len(opening.markup) + 1
        words = words_of(self.path, opening.info, Position(line, column))
        span = Span(Position(line, column - len(opening.markup)), Position(line, len(typed) + 1))
        found = [*words.findings, *directive_findings(self.path, words, self.dialect, span)]
        found += self._end_findings(opening, outer, span)
        self.findings += found
        if found:
            self.prose(inner, Form(), "", opening)
            return []
        return [self._right_directive(words, span, inner, opening)]

    def _right_directive(
        self, words: Words, span: Span, inner: list[Token], opening: Token
    ) -> Directive:
        name = words.bare[0].value
        form = self.dialect.directives[name]
        argument = words.bare[1].value if len(words.bare) > 1 else ""
        anchor, base = self.anchors.directive(form, argument, span.start.line)
        section, before = self.anchors.section, len(self.anchors.given)
        with self.anchors.inside():
            body = self.prose(inner, form, base, opening)
        if body.parts and (form.empty or "show" in words.attributes):
            message = f"the words inside this {name!r} would not be shown"
            remedy = "Move them in front of it or behind it."
            self.findings.append(Diagnostic(self.path, span, "text-not-shown", message, remedy))
        if form.numerals and form.whole and not inner:
            message = f"no words stand in this {name!r}"
            remedy = "Write them before the line that ends it, or delete both lines."
            self.findings.append(Diagnostic(self.path, span, "directive-empty", message, remedy))
        items = tuple(islice(self.anchors.given, before, None))
        return Directive(name, argument, words.attributes, anchor, section, items, body, span)

    def _end_findings(
        self, opening: Token, outer: Token | None, span: Span
    ) -> Iterator[Diagnostic]:
        end = (opening.map or [0, 0])[1]
        if outer is not None and outer.map and end == outer.map[1]:
            # Both end at one line of colons: the one around was not closed before this began.
            line = self._line(outer)
            here = Position(line, self.typed.line(line).find(outer.markup) + 1)
            span = Span(here, Position(line, len(self.typed.line(line)) + 1))
            yield unclosed(self.path, span, outer.info.strip())
        elif not _END.fullmatch(self.typed.line(end + self.typed.first_line)):
            yield unclosed(self.path, span, opening.info.strip())

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
        line = self.typed.first_line
        for token in tokens:
            line = self._line(token) if token.map else line
            column = 1
            if "number" in token.meta:
                self._take_number(token, line)
            has_signs = token.children and _SIGNS.search(token.content)
            children = (has_signs and token.children) or []
            for number, child in enumerate(children):
                if child.type == "text":
                    self._take_spelt_out(child.content, line, column)
                    self._take_left_over(child.content, line, column)
                elif child.type == "code_inline":
                    here = self.typed.find(child.content, line, column) or (line, column)
                    line, column = here[0], here[1] + len(child.content)
                elif child.type in _TARGETS and not _is_hole(child):
                    words = _words_of(children, number)
                    line, column = self._take_link(child, words, line, column)

    def _take_number(self, item: Token, line: int) -> None:
        """Make an item's number a link to its own place, which can be copied."""
        here = Position(line, 1)
        item.meta["link"] = f"\x00{len(self.links)}\x00"
        self.links.append(Link(f"#{item.attrs['id']}", Span(here, here)))

    def _take_spelt_out(self, text: str, line: int, column: int) -> None:
        for _ in UNWELCOME.findall(text):
            line, column = self.typed.find("&", line, column) or (line, column)
            self.findings.append(unwelcome(self.path, Position(line, column)))
            column += 1

    def _take_left_over(self, text: str, line: int, column: int) -> None:
        for typed, code, message, remedy in left_over(text):
            here = self.typed.find(typed, line, column)
            if here is None:
                continue
            line, column = here
            if not self.typed.line(line)[: column - 1].endswith("\\"):
                span = Span(Position(line, column), Position(line, column + len(typed)))
                self.findings.append(Diagnostic(self.path, span, code, message, remedy))
            column += len(typed)

    def _take_link(
        self, child: Token, words: str | None, line: int, column: int
    ) -> tuple[int, int]:
        target = str(child.attrs[_TARGETS[child.type]])
        line, column = self.typed.target(target, line, column)
        span = Span(Position(line, column), Position(line, column + len(target)))
        wrong = list(link_findings(self.path, span, child, target))
        self.findings += wrong
        if words is None:
            message = "this link has no words"
            found = Diagnostic(self.path, span, "link-empty", message, "Write [words](target).")
            self.findings.append(found)
        child.attrSet(_TARGETS[child.type], f"\x00{len(self.links)}\x00")
        is_picture = child.type == "image"
        self.links.append(Link("" if wrong else target, span, is_picture, words or ""))
        return line, column + len(target)

    def _line(self, token: Token) -> int:
        return (token.map[0] if token.map else 0) + self.typed.first_line


def _length(token: Token) -> int:
    """Return about how long the HTML of ``token`` is."""
    targets = (
        str(child.attrs.get(_TARGETS[child.type], ""))
        for child in token.children or ()
        if child.type in _TARGETS
    )
    return len(token.content) + sum(map(len, targets))


def _words_of(tokens: list[Token], number: int) -> str | None:
    """Return the words of the link that the token of that number opens; nothing if it has none."""
    if tokens[number].type != "link_open":
        return ""
    behind = (tokens[each] for each in range(number + 1, len(tokens)))
    inside = list(takewhile(lambda token: token.type != "link_close", behind))
    return "".join(token.content for token in inside) if inside else None


def _is_hole(token: Token) -> bool:
    return str(token.attrs[_TARGETS[token.type]]).startswith("\x00")


def _plain(inline: Token) -> str:
    """Return the words of a heading or term, without what marks them."""
    return "".join(
        " " if child.type == "softbreak" else child.content for child in inline.children or ()
    )


def _closing(tokens: list[Token], opening: int) -> int:
    depth = 0
    for index in range(opening, len(tokens)):
        depth += (tokens[index].type == DIRECTIVE_OPEN) - (tokens[index].type == DIRECTIVE_CLOSE)
        if depth == 0:
            return index
    return len(tokens) - 1
