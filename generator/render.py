"""Pages → artifacts. The only module that reads layouts."""

import re
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
)
from markupsafe import Markup

from generator.diagnostics import Checked, Diagnostic
from generator.page import Artifact, Page
from generator.source import START, Position, Span

_STYLES = ("css/layers.css", "css/reset.css", "css/tokens.css", "css/base.css", "css/layout.css")
_LAST_STYLE = "css/print.css"
_ASSET = re.compile(r"js/[a-z-]+\.js|img/[a-z-]+\.(?:svg|png)")
_EXAMPLES = re.compile(r"components/(?P<name>[a-z-]+)/(?P=name)\.yaml")


@dataclass(frozen=True)
class Layouts:
    """The layouts of a site: its own, and beneath them those that come with Minute Book."""

    folders: tuple[Path, ...]
    environment: Environment


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


def default_folder() -> Path:
    """Return the folder of the layouts that come with Minute Book."""
    installed = Path(__file__).parent / "layouts"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "layouts"


def layouts(site: Path) -> Layouts:
    """Return the layouts for the site in the folder ``site``."""
    own = site / "layouts"
    folders = tuple(folder for folder in (own, default_folder()) if folder.is_dir())
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return Layouts(folders, environment)


def render(layouts: Layouts, page: Page) -> Checked[Artifact]:
    """Render ``page``. A mistake in a layout comes back as a finding at its line."""
    try:
        text = layouts.environment.get_template(page.layout).render(page.values)
    except Exception as error:  # noqa: BLE001 -- views are plain values, so a layout raised it
        return Checked(None, (_finding(layouts, page, error),))
    return Checked(Artifact(page.path, text.encode()))


def assets(layouts: Layouts) -> Iterator[Artifact]:
    """Yield the style sheet, made of all layers in their order, and the scripts and pictures."""
    names = {name for folder in layouts.folders for name in _names(folder)}
    components = sorted(
        name for name in names if re.fullmatch(r"components/[a-z-]+/[a-z-]+\.css", name)
    )
    sheets = [
        _read(layouts, name) for name in (*_STYLES, *components, _LAST_STYLE) if name in names
    ]
    yield Artifact("assets/site.css", b"\n".join(sheets))
    for name in sorted(names):
        if _ASSET.fullmatch(name):
            yield Artifact(f"assets/{name}", _read(layouts, name))


def components(layouts: Layouts) -> Checked[tuple[Component, ...]]:
    """Return all components that have examples. Examples that cannot be read are findings."""
    names = {name for folder in layouts.folders for name in _names(folder)}
    read = [_component(layouts, name) for name in sorted(names) if _EXAMPLES.fullmatch(name)]
    found = tuple(diagnostic for each in read for diagnostic in each.diagnostics)
    return Checked(tuple(each.value for each in read if each.value), found)


def _component(layouts: Layouts, path: str) -> Checked[Component]:
    try:
        tree = yaml.load(_read(layouts, path), Loader=yaml.CSafeLoader)
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


def _names(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _read(layouts: Layouts, name: str) -> bytes:
    return next(
        folder / name for folder in layouts.folders if (folder / name).is_file()
    ).read_bytes()


def _finding(layouts: Layouts, page: Page, error: Exception) -> Diagnostic:
    if isinstance(error, TemplateNotFound):
        place, line = page.layout, 1
        message = f"there is no layout {error.name!r}"
    else:
        place, line = _place(layouts, page, error)
        message = f"this layout cannot be rendered: {error}"
    span = Span(Position(line, 1), Position(line, 1))
    remedy = f"Correct the layout; it was needed for {page.address}"
    return Diagnostic(f"layouts/{place}", span, "layout-broken", message, remedy)


def _place(layouts: Layouts, page: Page, error: Exception) -> tuple[str, int]:
    """Return the innermost layout, and its line, that ``error`` came from."""
    filename = getattr(error, "filename", None)
    line = getattr(error, "lineno", None)
    if filename and line:
        return _relative(layouts, filename, page), int(line)
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        if any(Path(frame.filename).is_relative_to(folder) for folder in layouts.folders):
            return _relative(layouts, frame.filename, page), frame.lineno or 1
    return page.layout, 1


def _relative(layouts: Layouts, filename: str, page: Page) -> str:
    for folder in layouts.folders:
        if Path(filename).is_relative_to(folder):
            return Path(filename).relative_to(folder).as_posix()
    return page.layout
