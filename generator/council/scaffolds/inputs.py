"""A JSON Schema of front matter → the inputs of an editor in the browser.

Such an editor knows one form for each field. What may be one value or a list is a list to it;
what else may be written in several forms gets no input, and stays in the file as it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from generator.schema import Day

Input = dict[str, Any]
_Shape = Mapping[str, Any]

_DAY = TypeAdapter(Day).json_schema()["pattern"]
# A box to tick would say no wherever nothing is said.
_YES_NO = [{"label": "yes", "value": "true"}, {"label": "no", "value": "false"}]
# A schema says that a name of a record stands here, and not of which.
_NAMED = {
    "present": ("people", "name"),
    "chair": ("people", "name"),
    "apologies": ("people", "name"),
    "person": ("people", "name"),
    "for": ("people", "name"),
    "invited": ("people", "name"),
    "matter": ("matters", "title"),
    "strategy": ("strategies", "title"),
    "supersedes": ("strategies", "title"),
}
# Figures, and what is not to be changed in passing.
_LEFT = {"waive", "moved_from", "tables"}


def inputs(schema: _Shape, defined: _Shape) -> Iterator[Input]:
    """Yield an input for each field of ``schema`` that has one form; ``defined`` are its $defs."""
    needed = schema.get("required", ())
    for name, told in schema["properties"].items():
        shape = _shape(told, defined)
        widget = None if name in _LEFT or shape is None else _widget(name, shape, defined)
        if widget is not None:
            label = name.replace("_", " ").capitalize()
            hint = told["description"]
            yield {
                "name": name,
                "label": label,
                "hint": hint,
                "required": name in needed,
                **widget,
            }


def _shape(told: _Shape, defined: _Shape) -> _Shape | None:
    forms = _forms(told)
    if _is_one_or_many(forms):
        forms = forms[:1]
    if len(forms) != 1 or "oneOf" in forms[0]:
        return None
    reference = forms[0].get("$ref", "").rpartition("/")[2]
    shape: _Shape = defined[reference] if reference else forms[0]
    return shape


def _forms(told: _Shape) -> list[_Shape]:
    return [each for each in told.get("anyOf", [told]) if each.get("type") != "null"]


def _is_one_or_many(forms: Sequence[_Shape]) -> bool:
    return len(forms) > 1 and forms[0].get("items") == forms[1]


def lists(schemas: Iterable[_Shape]) -> Sequence[str]:
    """Return the names of the fields in which one value stands for a list of one, wherever."""
    groups = [group for each in schemas for group in (each, *each.get("$defs", {}).values())]
    fields = [field for group in groups for field in group.get("properties", {}).items()]
    others = {name for name, told in fields if not _is_one_or_many(_forms(told))}
    return sorted({name for name, _ in fields} - others)


def _widget(name: str, shape: _Shape, defined: _Shape) -> Input | None:
    if "enum" in shape:
        options = _YES_NO if True in shape["enum"] else shape["enum"]
        return {"widget": "select", "options": options}
    if shape["type"] == "object":
        inner = list(inputs(shape, defined))
        return {"widget": "object", "fields": inner} if inner else None
    if shape["type"] == "array":
        return _list(name, shape["items"], defined)
    if name in _NAMED:
        return _named(name)
    if shape.get("pattern") == _DAY:
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    return {"widget": "string", "pattern": [shape.get("pattern", "").replace('\\"', '"'), _WRONG]}


_WRONG = "This is not what is wanted here."


def _list(name: str, items: _Shape, defined: _Shape) -> Input | None:
    each = _shape(items, defined)
    widget = None if each is None else _widget("", each, defined)
    if widget is None:
        return None
    if name in _NAMED:
        return {**_named(name), "multiple": True}
    if widget["widget"] != "object":
        return {"widget": "list", "field": {"name": "each", **widget}}
    fields = widget["fields"]
    summary = f"{{{{fields.{fields[0]['name']}}}}}"
    return {"widget": "list", "collapsed": True, "summary": summary, "fields": fields}


def _named(name: str) -> Input:
    collection, shown = _NAMED[name]
    return {
        "widget": "relation",
        "collection": collection,
        "value_field": "{{slug}}",
        "display_fields": [shown],
        "search_fields": [shown],
    }
