"""The words of a record: of its body, and those that stand in its front matter."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from generator.markdown import Passage, Prose
from generator.schema import Placed
from generator.source import Position

FRONT = "front"
ATTRIBUTE = "attribute"
_SHOWN = ("alt", "title", "outcome", "theme", "of")
# Names of records and figures, and what was written about the record: none of its words.
_NO_WORDS = {
    "waive",
    "withheld_versions",
    "values",
    "id",
    "total",
    "email",
    "url",
    "webcast",
    "file",
    "csv",
    "checks",
}


def words_of(front: Placed[Any], body: Prose) -> tuple[Passage, ...]:
    """Return the passages of a record, each with what it is of in ``tag``.

    Those of its front matter have ``FRONT``, those that stand in directives ``ATTRIBUTE``.
    """
    return (*_in_front(front, front.value, ()), *_in_directives(body), *body.passages)


def _in_directives(body: Prose) -> Iterator[Passage]:
    for directive in body.directives():
        for key in _SHOWN:
            if shown := directive.attributes.get(key):
                yield Passage(shown.value, ATTRIBUTE, ((0, shown.span.start),))


def _in_front(front: Placed[Any], value: object, way: tuple[str | int, ...]) -> Iterator[Passage]:
    if isinstance(value, str):
        if " " in value:
            yield _passage(value, front, way)
    elif isinstance(value, BaseModel):
        for name, inner in value:
            if inner and name not in _NO_WORDS:
                yield from _in_front(front, inner, (*way, name.removesuffix("_")))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _in_front(front, inner, (*way, number))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _in_front(front, inner, (*way, key))


def _passage(text: str, front: Placed[Any], way: tuple[str | int, ...]) -> Passage:
    span = front.place(*way)
    quotes = span.start.line == span.end.line and (
        span.end.column - span.start.column == len(text) + 2
    )
    start = Position(span.start.line, span.start.column + quotes)
    return Passage(text, FRONT, ((0, start),))
