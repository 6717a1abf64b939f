"""What a scaffold is, and how one is written from a template."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from babel.dates import format_date
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.document import scalar
from generator.markdown import escaped
from generator.page import Artifact


class NotPossibleError(Exception):
    """Something cannot be begun as asked; the words say why and what to do."""


@dataclass(frozen=True, slots=True)
class Scaffold:
    """Files to be written below the site's folder, and what their author should know."""

    files: tuple[Artifact, ...]
    notes: tuple[str, ...] = ()


def filled(template: str, values: Mapping[str, object]) -> bytes:
    """Return a template with ``values``: in front matter as YAML, behind ``|prose`` as Markdown.

    Whatever stands in a template without a filter becomes a value of YAML, quoted where it must
    be, so that no name of a council or title of an item can break its file.
    """
    return _environment().get_template(template).render(values).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("generator.council.scaffolds"),
        autoescape=False,  # noqa: S701 -- what is written is YAML and Markdown: see _finalize
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["prose"] = lambda text: Markup(escaped(text))  # noqa: S704 -- Markdown
    environment.filters["day"] = lambda day: Markup(spelt(day))  # noqa: S704 -- figures and a month
    return environment


def _finalize(value: object) -> str:
    """Return a value of a template as it is written."""
    if isinstance(value, Markup):
        return str(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, int):
        return str(value)
    return value.isoformat() if isinstance(value, date) else scalar(str(value))


def spelt(day: date) -> str:
    """Return a day as papers spell it: 5 November 2014."""
    return format_date(day, "d MMMM y", locale="en_GB")
