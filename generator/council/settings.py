"""``site.yaml``: the councils, the address, the look."""

import re
from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError
from pydantic import BeforeValidator, Field

from generator.council.colours import ENOUGH, LIGHT_PAPER, contrast, nearest_on
from generator.council.fields import Address, Contact
from generator.schema import Count, Many, Slug, Strict, Text, YesNo, mistake

# Megabytes. Cloudflare Pages takes no larger files; others take four times as much.
LARGEST_ATTACHMENT = 25


def _language(value: object) -> object:
    remedy = "Write a language and country, such as en-GB or cy-GB."
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", str(value)):
        raise mistake("unknown-word", f"{value!r} is no language", remedy)
    try:
        Locale.parse(str(value), sep="-")
    except UnknownLocaleError:
        raise mistake("unknown-word", f"{value!r} is no language", remedy) from None
    return value


def _url(value: object) -> object:
    if not isinstance(value, str) or not value.startswith(("http://", "https://")):
        return value  # the kind of field says how an address begins
    if re.match("https?://[^/]*@", value):
        message = "the site's address holds a user or password, and would publish it"
        raise mistake("not-a-reference", message, "Leave out everything up to the @.")
    if "?" in value or "#" in value:
        message = "the site's address holds a ? or #"
        raise mistake("not-a-reference", message, "Leave out what begins with it.")
    if not value.endswith("/"):
        message = "the site's address does not end in a slash"
        raise mistake("not-a-reference", message, f"Write {value}/")
    return value


def _colour(value: object) -> object:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", str(value)):
        raise mistake("not-a-colour", f"{value!r} is not a colour", 'Write it as "#7a1f3d".')
    colour = str(value)
    ratio = contrast(colour, LIGHT_PAPER)
    if ratio < ENOUGH:
        message = f"{colour} has a contrast of {ratio:.1f} to white paper, and {ENOUGH} are needed"
        remedy = f'The nearest colour that can be read is "{nearest_on(LIGHT_PAPER, colour)}".'
        raise mistake("too-little-contrast", message, remedy)
    return colour


class Notice(Strict):
    """How many clear days a council's notice takes, where its own rules ask for other than law."""

    days: Count | None = None
    saturdays: YesNo | None = None


class Council(Strict):
    """A council whose record this is."""

    name: Text
    jurisdiction: Literal[
        "england-principal",
        "england-parish",
        "wales-principal",
        "wales-community",
        "scotland",
        "none",
    ]
    accent: Annotated[str, BeforeValidator(_colour)] = "#1d4f91"
    contact: Contact | None = None
    notice: Notice | None = None
    terms: dict[Text, Many[Text]] = Field(default_factory=dict)
    acronyms: dict[Text, Text] = Field(default_factory=dict)


class Settings(Strict):
    """What holds for the whole site."""

    title: Text
    url: Annotated[Address, BeforeValidator(_url)]
    language: Annotated[str, BeforeValidator(_language)] = "en-GB"
    notice: Text | None = None
    style_guide: YesNo = False
    largest_attachment: Count = LARGEST_ATTACHMENT
    checks: dict[Slug, Literal["error", "warning", "off"]] = Field(default_factory=dict)
    abbreviations: dict[Text, Text] = Field(default_factory=dict)
    synonyms: tuple[tuple[Text, ...], ...] = ()
    councils: Annotated[dict[Slug, Council], Field(min_length=1)]

    @property
    def prefix(self) -> str:
        """The path under which the site lives, without a slash at its end."""
        return "/" + "/".join(self.url.split("/")[3:-1]) if self.url.count("/") > 3 else ""  # noqa: PLR2004 -- https://host/ has three
