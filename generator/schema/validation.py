"""A tree against a model: the record it spells, or every complaint about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator import document
from generator.diagnostics import Checked, Diagnostic
from generator.schema.words import complaint, nearest
from generator.source import Span

Step = str | int
Loc = tuple[Step, ...]
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Placed(Generic[M]):
    """A record and the places of its values.

    ``places`` knows the span of every value by its way from the root, such as
    ``("items", 3, "title")``; ``keys`` that of every key.
    """

    value: M
    places: Mapping[Loc, Span]

    def place(self, *way: Step) -> Span:
        """Return the span of the value at ``way``, or of the nearest thing around it."""
        return _nearest(self.places, way)


def validate(path: str, model: type[M], tree: document.Mapping) -> Checked[Placed[M]]:
    """Return the record of type ``model`` that ``tree``, read from the file at ``path``, spells."""
    places = dict(_places(tree, ()))
    try:
        value = model.model_validate(_plain(tree))
    except ValidationError as error:
        return Checked(None, _findings(path, model, error, tree))
    return Checked(Placed(value, places))


def _plain(node: document.Node) -> Any:  # noqa: ANN401 -- this is what a model accepts: anything
    if isinstance(node, document.Scalar):
        return None if node.plain and node.text in {"", "~"} else node.text
    if isinstance(node, document.Sequence):
        return [_plain(item) for item in node.items]
    return {key.text: _plain(value) for key, value in node.entries}


def _places(node: document.Node, way: Loc) -> Iterator[tuple[Loc, Span]]:
    yield way, node.span
    if isinstance(node, document.Sequence):
        for number, item in enumerate(node.items):
            yield from _places(item, (*way, number))
    elif isinstance(node, document.Mapping):
        for key, value in node.entries:
            yield from _places(value, (*way, key.text))


def _keys(node: document.Node, way: Loc) -> Iterator[tuple[Loc, Span]]:
    if isinstance(node, document.Sequence):
        for number, item in enumerate(node.items):
            yield from _keys(item, (*way, number))
    elif isinstance(node, document.Mapping):
        for key, value in node.entries:
            yield (*way, key.text), key.span
            yield from _keys(value, (*way, key.text))


def _nearest(places: Mapping[Loc, Span], way: Loc) -> Span:
    """Return the place at the end of ``way``, or as far along it as there is one."""
    while way not in places:
        way = way[:-1]
    return places[way]


def _way(details: ErrorDetails, places: Mapping[Loc, Span]) -> Loc:
    """Return the way to a value without the steps that are pydantic's own and not typed."""
    here: Loc = ()
    *steps, last = details["loc"]
    for step in steps:
        if (*here, step) in places:
            here = (*here, step)
    return here if str(last).startswith("\0") else (*here, last)


def _findings(
    path: str, model: type[BaseModel], error: ValidationError, tree: document.Mapping
) -> tuple[Diagnostic, ...]:
    places, keys = dict(_places(tree, ())), dict(_keys(tree, ()))
    wrong = [(_way(details, places), details) for details in error.errors(include_url=False)]
    known = {way[:-1]: _known_keys(model, way[:-1]) for way, _ in wrong}
    found = []
    for way, details in wrong:
        if _follows_from_others(way, details, wrong, known):
            continue
        code, message, remedy = complaint(details, way, known[way[:-1]])
        if way[-1:] == ("[key]",):
            span = keys[way[:-1]]
        elif details["type"] == "extra_forbidden":
            span = keys[way]
        else:
            span = _nearest(places, way)
        found.append(Diagnostic(path, span, code, message, remedy))
    return tuple(found)


def _follows_from_others(
    way: Loc,
    details: ErrorDetails,
    wrong: list[tuple[Loc, ErrorDetails]],
    known: Mapping[Loc, tuple[str, ...]],
) -> bool:
    """Tell whether a complaint only repeats another.

    What is missing may be there, misspelt; what is too short may only hold wrong values.
    """
    if details["type"] == "missing":
        return any(
            other["type"] == "extra_forbidden"
            and place[:-1] == way[:-1]
            and nearest(str(place[-1]), known[way[:-1]]) == way[-1]
            for place, other in wrong
        )
    return details["type"] == "too_short" and any(
        place[: len(way)] == way and len(place) > len(way) for place, _ in wrong
    )


def _known_keys(model: type[BaseModel], way: Loc) -> tuple[str, ...]:
    """Return the keys that ``model`` knows at ``way``, read from its JSON Schema."""
    schema = model.model_json_schema()
    here = [schema]
    for step in way:
        here = [below for node in here for below in _below(_alternatives(schema, node), step)]
    # A single value may stand where a list is known, and then has the keys of the list's items.
    here += [
        each["items"] for node in here for each in _alternatives(schema, node) if "items" in each
    ]
    alternatives = [each for node in here for each in _alternatives(schema, node)]
    return tuple(dict.fromkeys(key for each in alternatives for key in each.get("properties", {})))


def _alternatives(schema: dict[str, Any], node: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in node:
        return _alternatives(schema, schema["$defs"][node["$ref"].rsplit("/", 1)[-1]])
    choices = node.get("anyOf") or node.get("oneOf")
    if choices:
        return [found for choice in choices for found in _alternatives(schema, choice)]
    return [node]


def _below(nodes: list[dict[str, Any]], step: Step) -> Iterator[dict[str, Any]]:
    for node in nodes:
        if isinstance(step, int) and isinstance(node.get("items"), dict):
            yield node["items"]
        elif step in node.get("properties", {}):
            yield node["properties"][step]
        elif isinstance(node.get("additionalProperties"), dict):
            yield node["additionalProperties"]
