"""``name key=value key="two words"``: what stands behind a directive's colons or in ``{…}``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic
from generator.markdown.prose import Attribute
from generator.source import Position, Span

_WORD = re.compile(
    r"""\s*(?:(?P<key>[A-Za-z][\w-]*)=)?(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"'=“”‘’]+))(?=\s|$)"""
)
_CURLY = re.compile("[“”„‟«»]")
_STRAIGHT = (
    "Quotation marks as Word makes them do not count here. "
    'Write key="several words", with straight ones.'
)
_PAIRS = 'Write key=value, or key="several words", without spaces around ='
_SIGN = re.compile(r"\S")
_END = re.compile(r"\S*")


@dataclass
class Words:
    """Bare words and attributes in the order in which they were typed."""

    bare: list[Attribute] = field(default_factory=list)
    attributes: dict[str, Attribute] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)


def words_of(path: str, text: str, start: Position) -> Words:
    """Take apart ``text``, which begins at ``start`` of the file at ``path``."""
    words = Words()
    for found, span in _words(text, start):
        if found is None:
            words.findings.append(_malformed(path, text, span))
        elif not found["key"]:
            words.bare.append(Attribute(found["bare"] or found["quoted"], span))
        elif found["key"] in words.attributes:
            message = f"{found['key']!r} is given twice"
            words.findings.append(
                Diagnostic(path, span, "attribute-malformed", message, "Keep one of the two.")
            )
        else:
            value = found["quoted"] if found["quoted"] is not None else found["bare"]
            words.attributes[found["key"]] = Attribute(value, span)
    return words


def _words(text: str, start: Position) -> Iterator[tuple[re.Match[str] | None, Span]]:
    """Yield word by word, up to the first that cannot be taken apart."""
    position = 0
    while start_of_word := _SIGN.search(text, position):
        first = start_of_word.start()
        found = _WORD.match(text, first)
        end = found.end() if found else _END.match(text, first).end()  # type: ignore[union-attr]
        yield found, Span(_at(start, first), _at(start, end))
        if found is None:
            return
        position = end


def _at(start: Position, offset: int) -> Position:
    return Position(start.line, start.column + offset)


def _malformed(path: str, text: str, span: Span) -> Diagnostic:
    return Diagnostic(
        path,
        span,
        "attribute-malformed",
        f"{text.strip()!r} cannot be understood from here on",
        _STRAIGHT if _CURLY.search(text) else _PAIRS,
    )
