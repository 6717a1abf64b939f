"""Pages → artifacts."""

import re
import traceback
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
)
from markupsafe import Markup

from generator.catalogue import Catalogue
from generator.diagnostics import Checked, Diagnostic
from generator.page import Artifact, Page
from generator.render.folders import folders_of, names, read
from generator.source import Position, Span

_STYLES = ("css/layers.css", "css/reset.css", "css/tokens.css", "css/base.css", "css/layout.css")
_LAST_STYLE = "css/print.css"
_ASSET = re.compile(r"js/[a-z-]+\.js|img/[a-z-]+\.(?:svg|png)")
_COMPONENT_STYLE = re.compile(r"components/[a-z-]+/[a-z-]+\.css")


@dataclass(frozen=True)
class Layouts:
    """The layouts of a site: its own, and beneath them those that come with Minute Book."""

    folders: tuple[Path, ...]
    environment: Environment


def layouts(site: Path, words: Catalogue) -> Layouts:
    """Return the layouts for the site in the folder ``site``; they speak by ``words``."""
    folders = folders_of(site)
    environment = _Environment(
        extensions=["jinja2.ext.i18n"],
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    install = environment.install_gettext_callables  # type: ignore[attr-defined] # the extension's
    install(words.gettext, words.ngettext, newstyle=True)
    environment.globals["_"] = _saying(words)
    return Layouts(folders, environment)


class _Environment(Environment):
    """Layouts that share their globals: looking through a chain of them costs at each import."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


def _saying(words: Catalogue) -> Callable[..., Markup]:
    """Return ``_`` as layouts know it from Jinja; what is said without values is made once."""

    @cache
    def pattern(english: str) -> Markup:
        return Markup(words.gettext(english))  # noqa: S704 -- a layout's own words

    @cache
    def plain(english: str) -> Markup:
        return pattern(english) % {}

    def say(english: str, **values: object) -> Markup:
        return pattern(english) % values if values else plain(english)

    return say


def render(layouts: Layouts, page: Page) -> Checked[Artifact]:
    """Render ``page``. A mistake in a layout comes back as a finding at its line."""
    try:
        text = layouts.environment.get_template(page.layout).render(page.values)
    except Exception as error:  # noqa: BLE001 -- views are plain values, so a layout raised it
        return Checked(None, (_finding(layouts, page, error),))
    return Checked(Artifact(page.path, text.encode()))


def assets(layouts: Layouts) -> Iterator[Artifact]:
    """Yield the style sheet, made of all layers in their order, and the scripts and pictures."""
    found = names(layouts.folders)
    components = (name for name in found if _COMPONENT_STYLE.fullmatch(name))
    sheets = (name for name in (*_STYLES, *components, _LAST_STYLE) if name in found)
    yield Artifact("assets/site.css", b"\n".join(read(layouts.folders, name) for name in sheets))
    for name in found:
        if _ASSET.fullmatch(name):
            yield Artifact(f"assets/{name}", read(layouts.folders, name))


def layout_files(site: Path) -> Iterator[bytes]:
    """Yield name and content of every file of the layouts for the site in the folder ``site``."""
    folders = folders_of(site)
    for name in names(folders):
        yield name.encode()
        yield read(folders, name)


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
