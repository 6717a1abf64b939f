"""The examples that components come with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup

from generator.diagnostics import Checked, Diagnostic
from generator.render.folders import names, read
from generator.render.layouts import Layouts
from generator.source import START, Position, Span

_EXAMPLES = re.compile(r"components/(?P<name>[a-z-]+)/(?P=name)\.yaml")


@dataclass(frozen=True, slots=True)
class Example:
    """What a component can be shown with: a value that ``macro`` of its layout takes."""

    title: str
    view: Mapping[str, object]
    macro: str = "show"


@dataclass(frozen=True, slots=True)
class Component:
    """A component by its name, what it takes, and examples of it."""

    name: str
    parameters: Mapping[str, str]
    examples: tuple[Example, ...]


def components(layouts: Layouts) -> Checked[tuple[Component, ...]]:
    """Return all components that have examples. Examples that cannot be read are findings."""
    found_names = (name for name in names(layouts.folders) if _EXAMPLES.fullmatch(name))
    made = [_component(layouts, name) for name in found_names]
    found = tuple(diagnostic for each in made for diagnostic in each.diagnostics)
    return Checked(tuple(each.value for each in made if each.value), found)


def _component(layouts: Layouts, path: str) -> Checked[Component]:
    try:
        tree = yaml.load(read(layouts.folders, path), Loader=yaml.CSafeLoader)
        examples = tuple(Example(**_filled(each)) for each in tree["examples"])
        return Checked(Component(Path(path).stem, dict(tree["parameters"]), examples))
    except (yaml.YAMLError, LookupError, TypeError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = Position(mark.line + 1, mark.column + 1) if mark else START.start
        message = f"these examples cannot be read: {error}"
        remedy = "Write parameters, each with a line about it, and examples with title and view."
        finding = Diagnostic(
            f"layouts/{path}", Span(place, place), "layout-broken", message, remedy
        )
        return Checked(None, (finding,))


def _filled(value: object, name: str = "") -> Any:  # noqa: ANN401 -- whatever was typed
    """Return ``value`` as layouts see it: lists are fixed, and what is named ``html`` is HTML."""
    if isinstance(value, list):
        return tuple(_filled(each) for each in value)
    if isinstance(value, dict):
        return {inner: _filled(each, inner) for inner, each in value.items()}
    return Markup(value) if name == "html" else value  # noqa: S704 -- a layout's own words
