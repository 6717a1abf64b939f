"""A tree against a model: the record it spells, or every complaint about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator import document
from generator.diagnostics import Checked, Diagnostic
from generator.schema.words import complaint, nearest, shortened
from generator.source import Span

Step = str | int
Loc = tuple[Step, ...]
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Placed(Generic[M]):
    """A record and the places of its values.

    ``places`` knows the span of every value by its way from the root, such as
    ``("items", 3, "title")``.
    """

    value: M
    places: Mapping[Loc, Span]

    def place(self, *way: Step) -> Span:
        """Return the span of the value at ``way``, or of the nearest thing around it."""
        return _nearest(self.places, way)


def validate(path: str, model: type[M], tree: document.Mapping) -> Checked[Placed[M]]:
    """Return the record of type ``model`` that ``tree``, read from the file at ``path``, spells.

    Where something in it is wrong, the record comes without it, so that the rest can be looked at
    in the same run; where something needed is missing or wrong, there is no record.
    """
    places, typed = _placed(tree), _plain(tree)
    try:
        return Checked(Placed(model.model_validate(typed), places))
    except ValidationError as error:
        found = _findings(path, model, error, tree)
        for details in error.errors(include_url=False):
            _leave_out(typed, _way(details, places))
    try:
        return Checked(Placed(model.model_validate(typed), places), found)
    except ValidationError:
        return Checked(None, found)


def _leave_out(typed: Any, way: Loc) -> None:  # noqa: ANN401 -- whatever an author typed
    """Delete the value at ``way`` from the keys in which it stands."""
    for step in way[:-1]:
        typed = typed[step]
    if isinstance(typed, dict):
        typed.pop(way[-1], None)


def _plain(node: document.Node) -> Any:  # noqa: ANN401 -- this is what a model accepts: anything
    if isinstance(node, document.Scalar):
        return None if node.plain and node.text in {"", "~", "null"} else node.text
    if isinstance(node, document.Sequence):
        return [_plain(item) for item in node.items]
    return {key.text: _plain(value) for key, value in node.entries}


def _placed(tree: document.Mapping) -> dict[Loc, Span]:
    """Return the span of every value in ``tree`` by the way to it."""
    places: dict[Loc, Span] = {}
    waiting: list[tuple[Loc, document.Node]] = [((), tree)]
    while waiting:
        way, node = waiting.pop()
        places[way] = node.span
        if isinstance(node, document.Sequence):
            waiting += (((*way, number), item) for number, item in enumerate(node.items))
        elif isinstance(node, document.Mapping):
            waiting += (((*way, key.text), value) for key, value in node.entries)
    return places


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
    places, keys = _placed(tree), dict(_keys(tree, ()))
    wrong = [(_way(details, places), details) for details in error.errors(include_url=False)]
    known = {way[:-1]: _known_keys(model, way[:-1]) for way, _ in wrong}
    misspelt = {
        (*way[:-1], nearest(str(way[-1]), known[way[:-1]]))
        for way, details in wrong
        if details["type"] == "extra_forbidden"
    }
    inside = {way[:depth] for way, _ in wrong for depth in range(len(way))}
    found = []
    for way, details in wrong:
        # What is missing may be there, misspelt; what is too short may only hold wrong values.
        if details["type"] == "missing" and way in misspelt:
            continue
        if details["type"] == "too_short" and way in inside:
            continue
        code, message, remedy = complaint(details, way, known[way[:-1]])
        if way[-1:] == ("[key]",):
            span = keys[way[:-1]]
        elif details["type"] == "extra_forbidden":
            span = keys[way]
        else:
            span = _nearest(places, way)
        found.append(Diagnostic(path, span, code, shortened(message), remedy))
    return tuple(found)


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


def _known_keys(model: type[BaseModel], way: Loc) -> tuple[str, ...]:
    """Return the keys that ``model`` knows at ``way``, read from its JSON Schema."""
    schema = _schema(model)
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
