"""A tree against a model: the record it spells, or every complaint about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

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
    """Follow ``way`` as far as it leads; steps that are not in the file are pydantic's own."""
    here: Loc = ()
    for step in way:
        if (*here, step) in places:
            here = (*here, step)
    return places[here]


def _typed_way(places: Mapping[Loc, Span], way: Loc) -> Loc:
    here: Loc = ()
    for step in way[:-1]:
        if (*here, step) in places:
            here = (*here, step)
    return (*here, *way[-1:])


def _findings(
    path: str, model: type[BaseModel], error: ValidationError, tree: document.Mapping
) -> tuple[Diagnostic, ...]:
    places, keys = dict(_places(tree, ())), dict(_keys(tree, ()))
    details = error.errors(include_url=False)
    ways = [_typed_way(places, each["loc"]) for each in details]
    known = {way[:-1]: _known_keys(model, way[:-1]) for way in ways}
    meant = {
        (*way[:-1], nearest(str(way[-1]), known[way[:-1]]))
        for each, way in zip(details, ways, strict=True)
        if each["type"] == "extra_forbidden"
    }
    found = []
    for each, way in zip(details, ways, strict=True):
        if each["type"] == "missing" and way in meant:
            continue  # it is there, misspelt, and that is a finding already
        code, message, remedy = complaint(each, way, known[way[:-1]])
        span = keys[way] if each["type"] == "extra_forbidden" else _nearest(places, way)
        found.append(Diagnostic(path, span, code, message, remedy))
    return tuple(found)


def _known_keys(model: type[BaseModel], way: Loc) -> tuple[str, ...]:
    """Return the keys that ``model`` knows at ``way``, read from its JSON Schema."""
    schema = model.model_json_schema()
    here = [schema]
    for step in way:
        here = [below for node in here for below in _below(_alternatives(schema, node), step)]
    alternatives = (each for node in here for each in _alternatives(schema, node))
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
