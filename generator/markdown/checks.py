"""What can be wrong with a piece of prose by itself."""

import difflib
import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from generator.diagnostics import Diagnostic
from generator.markdown.attributes import Words
from generator.markdown.dialect import Dialect, Form
from generator.source import Position, Span

_SAFE_SCHEMES = {"http", "https", "mailto", "tel"}
_TAG = re.compile(r"<(?:!--|/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>]|$))")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")


def link_findings(path: str, span: Span, token: Token, target: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with a link or image to ``target``, before anyone looks where it leads.

    Only the schemes that a public record needs are let through (RFC 3986, section 3.1); a browser
    ignores white space and control characters in front of a scheme, so they are refused as well.
    """
    scheme = _SCHEME.match(target)
    if scheme and (scheme[1].lower() not in _SAFE_SCHEMES or token.type == "image"):
        message = f"links that start with {scheme[0]} are not published"
        remedy = "Link to a page (https:), an address (mailto:) or a file beside this one."
        yield Diagnostic(path, span, "link-refused", message, remedy)
    elif target.startswith("//") or re.search(r"[\\\s\x00-\x1f]", target):
        message = f"{target!r} is no address that every browser understands alike"
        yield Diagnostic(path, span, "link-refused", message, "Write it as https://… or file.md.")
    elif not target:
        yield Diagnostic(path, span, "link-empty", "this link leads nowhere", "Write its target.")
    if token.type == "image" and not token.content.strip():
        message = "this picture has no text for those who cannot see it"
        remedy = "Write ![what the picture shows](file.png)."
        yield Diagnostic(path, span, "text-alternative-missing", message, remedy)
    if token.type == "link_open" and token.info == "auto" and not scheme:
        yield Diagnostic(path, span, "link-refused", "this is no address", "Write https://…")


def html_tags(text: str) -> list[str]:
    """Return the beginnings of tags and comments in ``text``."""
    return [found.group() for found in _TAG.finditer(text)]


def html_finding(path: str, start: Position, tag: str) -> Diagnostic:
    """Return the finding for HTML in a text, which the public would see as it was typed."""
    span = Span(start, Position(start.line, start.column + len(tag)))
    message = f"{tag!r} is HTML, which is not understood here"
    remedy = "Use Markdown instead, or put it between backticks to show it as it is."
    return Diagnostic(path, span, "html-not-understood", message, remedy)


def stray_findings(path: str, line: int, content: str) -> Iterator[Diagnostic]:
    """Yield a finding for each line of a paragraph that was meant to be a directive."""
    for number, typed in enumerate(content.split("\n"), line):
        if typed.startswith(":::"):
            span = Span(Position(number, 1), Position(number, len(typed) + 1))
            message = f"{typed.strip()!r} ends no directive"
            remedy = "Delete it, or give the directive around others more colons than they have."
            yield Diagnostic(path, span, "directive-stray", message, remedy)


def heading_findings(
    path: str, span: Span, level: int, before: int, text: str
) -> Iterator[Diagnostic]:
    """Yield what is wrong with a heading that follows one of level ``before`` (WCAG 2.2, 1.3.1)."""
    if not text:
        yield Diagnostic(path, span, "heading-empty", "this heading has no words", "Write them.")
    elif level == 1:
        message = "the title stands in the front matter, so headings start with ##"
        yield Diagnostic(path, span, "heading-level", message, "Add a # to each heading.")
    elif level > before + 1:
        message = f"a heading of level {level} follows one of level {before}"
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
    yield from attribute_findings(path, words, form.attributes, f"{name.value!r}")
    yield from _argument_findings(path, words, form, span)


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
    for extra in given[1 if form.argument else 0 :]:
        message = f"{extra.value!r} is one word too many"
        remedy = "Write key=value, or put several words in quotation marks."
        yield Diagnostic(path, extra.span, "attribute-malformed", message, remedy)
    for key in sorted(form.needed - words.attributes.keys()):
        message = f"{name!r} needs {key}=…"
        yield Diagnostic(path, span, "attribute-missing", message, f'Write  {key}="…"')


def _meant(word: str, known: Iterable[str]) -> str:
    found = difflib.get_close_matches(word, list(known), n=1)
    return f"Did you mean {found[0]!r}? " if found else ""


def _known(words: Iterable[str]) -> str:
    listed = ", ".join(sorted(words))
    return f"Known here: {listed}." if listed else "None can stand here."
