"""``site.yaml``: the councils, the address, the look."""

import re
from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError
from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.council.colours import ENOUGH, LIGHT_PAPER, contrast, nearest_on
from generator.council.fields import Address, Contact
from generator.schema import Count, Many, Slug, Strict, Text, YesNo, mistake, told

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


def complaint_of(colour: str) -> str:
    """Return why ``colour`` cannot be a council's, and what to write; nothing where it can."""
    try:
        _colour(colour)
    except PydanticCustomError as error:
        told = error.context or {}
        return f"{told.get('message', '')}. {told.get('help', '')}"
    return ""


class Notice(Strict):
    """How many clear days a council's notice takes, where its own rules ask for other than law."""

    days: Annotated[Count | None, told("How many clear days", "5")] = None
    saturdays: Annotated[YesNo | None, told("Whether Saturdays count", "false")] = None


class Council(Strict):
    """A council whose record this is."""

    name: Annotated[Text, told("The name, as it is printed", "Leicestershire County Council")]
    jurisdiction: Annotated[
        Literal[
            "england-principal",
            "england-parish",
            "wales-principal",
            "wales-community",
            "scotland",
            "none",
        ],
        told("Which law holds: it decides which rules are checked", "england-principal"),
    ]
    accent: Annotated[
        str,
        BeforeValidator(_colour),
        WithJsonSchema({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}),
        told("The council's colour", "#7a1f3d"),
    ] = "#1d4f91"
    contact: Annotated[Contact | None, told("Whom to ask", {"role": "Democratic Services"})] = None
    notice: Annotated[
        Notice | None,
        told(
            "How many clear days its own rules ask for, where not as the law",
            {"days": "5", "saturdays": "false"},
        ),
    ] = None
    terms: Annotated[
        dict[Text, Many[Text]],
        told(
            "How it writes its own terms, with other forms",
            {"Master Plan": ["Plan for the Centre"]},
        ),
    ] = Field(default_factory=dict)
    acronyms: Annotated[
        dict[Text, Text],
        told("Short forms that its papers leave unexplained", {"WAN": "wide area network"}),
    ] = Field(default_factory=dict)


class History(Strict):
    """Since when what git tells was published."""

    since: Annotated[
        Text,
        told("The first day, or the commit in git's own words", "2024-03-01"),
    ]


class Licence(Strict):
    """Under which terms everybody may use the record."""

    title: Annotated[Text, told("Its name", "Open Government Licence v3.0")]
    url: Annotated[
        Address,
        told(
            "Where it is read",
            "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        ),
    ]


OPEN_GOVERNMENT = Licence(
    title="Open Government Licence v3.0",
    url="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
)


class Settings(Strict):
    """What holds for the whole site."""

    title: Annotated[Text, told("The site's title", "Public meetings")]
    url: Annotated[
        Address,
        BeforeValidator(_url),
        WithJsonSchema({"type": "string", "pattern": r"^https?://[^\s\\\"<>?#]+/$"}),
        told("The site's address, with a slash at its end", "https://meetings.example.org/"),
    ]
    language: Annotated[
        str,
        BeforeValidator(_language),
        WithJsonSchema({"type": "string", "pattern": "^[a-z]{2,3}(-[A-Z]{2})?$"}),
        told("The language of the pages", "en-GB"),
    ] = "en-GB"
    notice: Annotated[Text | None, told("Words shown on every page", "A demonstration")] = None
    licence: Annotated[
        Licence,
        told(
            "Under which terms everybody may use the record, if not the Open Government Licence",
            {"title": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        ),
    ] = OPEN_GOVERNMENT
    style_guide: Annotated[
        YesNo, told("Whether every component is shown at /style-guide/", "true")
    ] = False
    history: Annotated[
        History | None,
        told("What of the git history was published", {"since": "2024-03-01"}),
    ] = None
    largest_attachment: Annotated[
        Count, told("The size of the largest attachment, in megabytes", "40")
    ] = LARGEST_ATTACHMENT
    checks: Annotated[
        dict[Slug, Literal["error", "warning", "off"]],
        told("How severe a rule is", {"word-doubled": "off"}),
    ] = Field(default_factory=dict)
    abbreviations: Annotated[
        dict[Text, Text],
        told("Short forms that the search should know", {"MTFS": "Medium Term Financial Strategy"}),
    ] = Field(default_factory=dict)
    synonyms: Annotated[
        tuple[tuple[Text, ...], ...],
        told("Words that mean the same, for the search", [["bin", "refuse"]]),
    ] = ()
    councils: Annotated[
        dict[Slug, Council],
        Field(min_length=1),
        told(
            "The councils whose record this is, by a short name",
            {
                "leicestershire": {
                    "name": "Leicestershire County Council",
                    "jurisdiction": "england-principal",
                }
            },
        ),
    ]

    @property
    def prefix(self) -> str:
        """The path under which the site lives, without a slash at its end."""
        return "/" + "/".join(self.url.split("/")[3:-1]) if self.url.count("/") > 3 else ""  # noqa: PLR2004 -- https://host/ has three
