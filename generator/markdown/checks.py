"""What can be wrong with a piece of prose by itself."""

import difflib
import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from generator.diagnostics import Diagnostic
from generator.markdown.attributes import Words
from generator.markdown.dialect import Dialect, Form
from generator.source import Position, Span

# Lines of a paragraph that look like something that they are not, and would be shown as typed.
_MEANT_OTHERWISE = (
    (
        r"^(?::::.*|::\s*[\w-].*)$",
        "directive-stray",
        "{!r} neither begins nor ends a directive here",
        "Start it in the first column with three colons, and end it with as many.",
    ),
    (
        r"^\|?\s*:?-+:?\s*\|[\s|:-]*$",
        "row-length",
        "{!r} makes no table: it has not as many cells as the line above",
        "Write one --- for each column.",
    ),
    (r"^#{1,6}[^\s#]", "heading-malformed", "{!r} begins no heading", "Put a space behind the #."),
)
_BEGINS_STRANGELY = re.compile(r"^\s*[:|#-]", re.MULTILINE)
_FILE = r"(?:/|\.(?:md|pdf|csv|png|jpe?g|svg|docx|xlsx)(?:#[^()\s]*)?)"
# What is left in a text where a link, footnote or tag was meant.
_LEFT_OVER = (
    (
        rf"\[[^\[\]]*\]\([^()\s]*\s[^()]*{_FILE}\)",
        "link-malformed",
        "{!r} is no link: its target holds a space",
        "Put the target in pointed brackets, or rename the file without spaces.",
    ),
    (
        rf"\[[^\[\]]*\]\s+\([^()\s]*{_FILE}\)",
        "link-malformed",
        "{!r} is no link: a space stands between its words and its target",
        "Delete the space.",
    ),
    (
        r"(?<=\])\[[^\]^]+\]",
        "link-malformed",
        "{!r} names a target that is given nowhere",
        "Write [words](target), or add a line [name]: target.",
    ),
    (
        r"\[\^[^\]]+\]",
        "unknown-footnote",
        "there is no footnote {!r}",
        "Add a line with its sign, a colon and its text.",
    ),
    (
        r"<(?:!--|/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>]|$))",
        "html-not-understood",
        "{!r} is HTML, which is not understood here",
        "Use Markdown instead, or put it between backticks to show it as it is.",
    ),
)
# Tokens deeper than this would be left out by the parser, words and all.
DEEPEST = 16
_SAFE_SCHEMES = {"http", "https", "mailto", "tel"}
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")


def link_findings(path: str, span: Span, token: Token, target: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with a link or image to ``target``, before anyone looks where it leads.

    Only the schemes that a public record needs are let through (RFC 3986, section 3.1); a browser
    ignores white space and control characters in front of a scheme, so they are refused as well.
    """
    scheme = _SCHEME.match(target)
    if scheme and token.type == "image":
        message = "this picture stands elsewhere, and pages show nothing from other places"
        remedy = "Put a copy of the picture beside this file, and name the copy."
        yield Diagnostic(path, span, "link-refused", message, remedy)
    elif scheme and scheme[1].lower() not in _SAFE_SCHEMES:
        message = f"links that start with {scheme[0]} are not published"
        remedy = "Link to a page (https:), an address (mailto:) or a file beside this one."
        yield Diagnostic(path, span, "link-refused", message, remedy)
    elif "\\" in target:
        message = "a backslash stands in this link"
        yield Diagnostic(path, span, "link-refused", message, "Write / in place of it.")
    elif target.startswith("//") or re.search(r"[\s\x00-\x1f]", target):
        message = f"{target!r} is no address that every browser understands alike"
        yield Diagnostic(path, span, "link-refused", message, "Write it as https://… or file.md.")
    elif not target:
        yield Diagnostic(path, span, "link-empty", "this link leads nowhere", "Write its target.")
    if token.type == "image" and not token.content.strip():
        message = "this picture has no text for those who cannot see it"
        remedy = "Write ![what the picture shows](file.png)."
        yield Diagnostic(path, span, "text-alternative-missing", message, remedy)


def left_over(text: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield what is left in ``text`` where something else was meant: it, code, message, help."""
    for pattern, code, message, remedy in _LEFT_OVER:
        for found in re.finditer(pattern, text):
            yield found.group(), code, message.format(found.group()), remedy


def may_stray(content: str) -> bool:
    """Tell whether a line of ``content`` begins like one that was meant to be something else."""
    return bool(_BEGINS_STRANGELY.search(content))


def stray_findings(path: str, start: Position, typed: str) -> Iterator[Diagnostic]:
    """Yield a finding if ``typed``, a line of a paragraph, was meant to be something else."""
    for pattern, code, message, remedy in _MEANT_OTHERWISE:
        if found := re.search(pattern, typed):
            end = Position(start.line, start.column + found.end())
            said = message.format(found.group().strip())
            yield Diagnostic(path, Span(start, end), code, said, remedy)


def footnote_findings(
    path: str, span: Span, sign: str, *, is_used: bool, is_second: bool
) -> Iterator[Diagnostic]:
    """Yield a finding for a footnote that nobody would see."""
    if is_second:
        message = f"there is a footnote {sign!r} already"
        remedy = "Give this one a sign of its own."
        yield Diagnostic(path, span, "duplicate-footnote", message, remedy)
    elif not is_used:
        message = f"nothing refers to the footnote {sign!r}, so it would not be shown"
        yield Diagnostic(path, span, "text-not-shown", message, f"Put [^{sign}] where it belongs.")


def lettered_findings(path: str, span: Span, token: Token) -> Iterator[Diagnostic]:
    """Yield a finding for a paragraph that was meant to be an item of a list."""
    if found := re.match(r"\(?([a-z]{1,4}|[0-9]+)\)\s", token.content):
        message = f"{found.group().strip()!r} would be words, and no number to refer to"
        remedy = "Write 1., 2. and so on: they are shown as (a), (b), and inside them as (i), (ii)."
        yield Diagnostic(path, span, "list-lettered", message, remedy)


def unwelcome(path: str, place: Position) -> Diagnostic:
    """Return the finding for a character spelt out by its number, which nobody could see."""
    message = "an invisible or misleading character is spelt out here"
    remedy = "Delete it."
    return Diagnostic(path, Span(place, place), "unwelcome-character", message, remedy)


def row_findings(path: str, span: Span, typed: str, columns: int) -> Iterator[Diagnostic]:
    """Yield a finding where a table's row has more cells than the table has columns."""
    cells = len(re.split(r"(?<!\\)\|", typed.strip(" >").strip("|")))
    if cells > columns:
        message = f"this row has {cells} cells where the table has {columns} columns"
        remedy = "Delete a |, or write it as \\| where it belongs to the text."
        yield Diagnostic(path, span, "row-length", message, remedy)


def heading_findings(
    path: str, span: Span, level: int, before: int, text: str
) -> Iterator[Diagnostic]:
    """Yield what is wrong with a heading that follows one of level ``before`` (WCAG 2.2, 1.3.1)."""
    if not text:
        yield Diagnostic(path, span, "heading-empty", "this heading has no words", "Write them.")
    elif re.search(r"\{\s*\w+=[^}]*$", text):
        message = "the braces behind this heading are not closed"
        column = span.end.column - len(text) + text.rfind("{")
        brace = Span(Position(span.start.line, column), span.end)
        yield Diagnostic(path, brace, "attribute-malformed", message, "Write {key=value}.")
    elif level == 1:
        message = "the title stands in the front matter, so headings start with ##"
        yield Diagnostic(path, span, "heading-level", message, "Add a # to each heading.")
    elif level > before + 1:
        message = f"a heading of level {level} follows one of level {before}"
        if before == 1:
            message = f"the first heading is of level {level}"
        remedy = f"Start it with {'#' * (before + 1)}, so that no level is left out."
        yield Diagnostic(path, span, "heading-level", message, remedy)


def directive_findings(
    path: str, words: Words, dialect: Dialect, span: Span
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the line that opens a directive."""
    if not words.bare:
        message = "the directive has no name"
        yield Diagnostic(path, span, "unknown-directive", message, _known(dialect.directives))
        return
    name = words.bare[0]
    form = dialect.directives.get(name.value)
    if form is None:
        message = f"{name.value!r} is no directive that can stand here"
        remedy = _meant(name.value, dialect.directives) + _known(dialect.directives)
        yield Diagnostic(path, name.span, "unknown-directive", message, remedy)
        return
    if words.findings:
        return
    yield from attribute_findings(path, words, form.attributes, f"{name.value!r}")
    yield from _argument_findings(path, words, form, span)
    for key, choices in form.choices.items():
        given = words.attributes.get(key)
        if given and given.value not in choices:
            message = f"{given.value!r} is no {key} of {name.value!r}"
            remedy = _meant(given.value, choices) + _known(choices)
            yield Diagnostic(path, given.span, "unknown-word", message, remedy)


def attribute_findings(
    path: str, words: Words, allowed: frozenset[str], owner: str
) -> Iterator[Diagnostic]:
    """Yield a finding for each attribute that ``owner`` does not know."""
    for key, attribute in words.attributes.items():
        if key not in allowed:
            message = f"{key!r} is no attribute of {owner}"
            remedy = _meant(key, allowed) + _known(allowed)
            yield Diagnostic(path, attribute.span, "unknown-attribute", message, remedy)


def _argument_findings(path: str, words: Words, form: Form, span: Span) -> Iterator[Diagnostic]:
    name, given = words.bare[0].value, words.bare[1:]
    if form.argument and not given:
        message = f"{name!r} does not say which {form.argument}"
        remedy = f"Write  ::: {name} {form.argument.replace(' ', '-')}"
        yield Diagnostic(path, span, "attribute-missing", message, remedy)
    extras = given[1 if form.argument else 0 :]
    for extra in extras:
        message = f"{extra.value!r} is one word too many"
        remedy = (
            "Write key=value, or put several words in quotation marks. A person is named by the "
            "file, as  moved=a-archer"
        )
        yield Diagnostic(path, extra.span, "attribute-malformed", message, remedy)
    given_keys = {key for key, value in words.attributes.items() if value.value.strip()}
    for key in sorted(form.needed - given_keys) if not extras else ():
        message = f"{name!r} needs {key}=…"
        yield Diagnostic(path, span, "attribute-missing", message, f'Write  {key}="…"')


def _meant(word: str, known: Iterable[str]) -> str:
    found = difflib.get_close_matches(word, list(known), n=1)
    return f"Did you mean {found[0]!r}? " if found else ""


def _known(words: Iterable[str]) -> str:
    listed = ", ".join(sorted(words))
    return f"Known here: {listed}." if listed else "None can stand here."


def unclosed(path: str, span: Span, said: str) -> Diagnostic:
    """Return the finding for a directive that has no end of its own."""
    return Diagnostic(
        path,
        span,
        "directive-unclosed",
        f"the directive  ::: {said.split(maxsplit=1)[0]}  is not closed by colons of its own",
        "End it with a line of as many colons; give one around others more colons than they have.",
    )


def too_deep(path: str, span: Span) -> Diagnostic:
    """Return the finding for lists and quotations inside each other beyond what is read."""
    message = f"lists and quotations are nested {DEEPEST // 2} deep here"
    return Diagnostic(path, span, "too-deep", message, "Say it with fewer levels.")


def swollen(path: str, first_line: int) -> Diagnostic:
    """Return the finding for a text that references make much longer than it was typed."""
    place = Span(Position(first_line, 1), Position(first_line, 1))
    message = "this text grows out of all measure when it is read"
    return Diagnostic(path, place, "text-too-large", message, "Write its references out.")
