"""Kinds of values that a field may ask for. The field decides what the typed text means."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    Tag,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from generator.schema.guessing import clocks_meant, day_meant

T = TypeVar("T")


class Strict(BaseModel):
    """A frozen group of fields that knows all its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def variant(name: str) -> Tag:
    """Return the tag of one of several forms that a value may take.

    Pydantic puts the tag into the way to a value; with a NUL, which no text holds, it cannot be
    mistaken for a key.
    """
    return Tag(f"\0{name}")


def chosen_by(choose: Callable[[object], str]) -> Discriminator:
    """Return what tells forms apart: ``choose`` names the form of a value."""
    return Discriminator(lambda value: f"\0{choose(value)}")


def told(description: str, *examples: object) -> Any:  # noqa: ANN401 -- pydantic's own type
    """Return what authors are told of a field, in their editor and in the manual."""
    return Field(description=description, examples=list(examples) or None)


@dataclass(frozen=True, slots=True)
class Typed:
    """How a value may be typed besides, for editors: what its field turns into its type.

    ``also`` is the JSON Schema of the other form.
    """

    also: dict[str, Any] = field(hash=False)

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema of the value in either form."""
        return {"anyOf": [handler(core), self.also]}


class _OrOne:
    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        listed = handler(core)
        return {"anyOf": [listed, listed["items"]]}


def spelt(pattern: str) -> WithJsonSchema:
    """Return the JSON Schema of a text that matches ``pattern``, or of a whole number."""
    return WithJsonSchema({"type": ["string", "integer"], "pattern": f"^(?:{pattern})$"})


def mistake(code: str, message: str, remedy: str) -> PydanticCustomError:
    """Return the error by which a field refuses a value: code, words and help of the finding."""
    # The error's own template syntax must not see braces that an author typed.
    return PydanticCustomError(code, "{message}", {"message": message, "help": remedy})


def _typed(value: object, code: str, message: str, remedy: str) -> str:
    if not isinstance(value, str):
        said = "a blank" if value is None else "a list or keys"
        raise mistake(code, f"{said} stands where {message} is wanted", remedy)
    return value


def _day(value: object) -> date:
    remedy = "Write the day as year-month-day, such as 2015-01-28."
    text = _typed(value, "not-a-day", "a day", remedy)
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        meant = day_meant(text)
        remedy = f"Write {meant}, if that is meant: the year first." if meant else remedy
        raise mistake("not-a-day", f"{text!r} is not a day", remedy)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise mistake("not-a-day", f"there is no day {text}", "Check the day and month.") from None


def _clock(value: object) -> time:
    remedy = "Write the time with 24 hours, such as 14:00."
    text = _typed(value, "not-a-time", "a time", remedy)
    found = re.fullmatch(r"([0-9]{2}):([0-9]{2})", text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:  # noqa: PLR2004 -- a day has no more
        meant = clocks_meant(text)
        wrong = "may be in the morning or in the evening" if len(meant) > 1 else "is not a time"
        remedy = f"Write {' or '.join(meant)}." if meant else remedy
        raise mistake("not-a-time", f"{text!r} {wrong}", remedy)
    return time(int(found[1]), int(found[2]))


def _yes_no(value: object) -> bool:
    text = _typed(value, "not-yes-or-no", "true or false", "Write true or false.")
    if text not in {"true", "false"}:
        meant = {"yes": "Write true.", "no": "Write false."}.get(text.lower())
        message = f"{text!r} is neither true nor false"
        raise mistake("not-yes-or-no", message, meant or "Write true or false.")
    return text == "true"


def _count(value: object) -> int:
    text = _typed(value, "not-a-number", "a number", "Write a whole number, such as 11.")
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise mistake(
            "not-a-number", f"{text!r} is not a whole number", "Write it in figures, such as 11."
        )
    return int(text)


def _when(value: object) -> str:
    remedy = "Write a day (2017-10-31) or a month (2017-10)."
    text = _typed(value, "not-a-day", "a day or month", remedy)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}", text):
        _day(f"{text}-01")
        return text
    return _day(value).isoformat()


def _slug(value: object) -> str:
    remedy = "Use lower-case letters, figures and hyphens, such as revenue-budget."
    text = _typed(value, "not-a-name", "a short name", remedy)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise mistake("not-a-name", f"{text!r} cannot stand in an address", remedy)
    return text


def _many(value: object) -> object:
    return value if isinstance(value, list) or value is None else [value]


_DAY = (
    "[0-9]{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-9])"
    "|(?:0[13-9]|1[0-2])-30|(?:0[13578]|1[02])-3[01])"
)
_MONTH = "[0-9]{4}-(?:0[1-9]|1[0-2])"
# Whatever an editor takes it for, in a text it is the text that was typed.
ANY_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000),
    WithJsonSchema({**ANY_TEXT, "maxLength": 2_000}),
]
Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "pattern": f"^{_DAY}$"}),
]
Clock = Annotated[
    time,
    BeforeValidator(_clock),
    WithJsonSchema({"type": "string", "pattern": "^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"}),
]
YesNo = Annotated[
    bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": [True, False, "true", "false"]})
]
Count = Annotated[int, BeforeValidator(_count), spelt("[0-9]{1,9}")]
When = Annotated[str, BeforeValidator(_when), spelt(f"{_DAY}|{_MONTH}")]
Slug = Annotated[str, BeforeValidator(_slug), spelt("[a-z0-9]+(?:-[a-z0-9]+)*")]
Many = Annotated[tuple[T, ...], BeforeValidator(_many), _OrOne()]
