"""Kinds of values that only councils have: references to their records, and things not held."""

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from generator.council.keys import is_day
from generator.markdown import slug
from generator.schema import (
    ANY_TEXT,
    Clock,
    Count,
    Day,
    Many,
    Slug,
    Strict,
    Text,
    Typed,
    chosen_by,
    day_meant,
    mistake,
    told,
    variant,
)

_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[2-9])?"
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"


@dataclass(frozen=True, slots=True)
class _Matching:
    """A text of a certain form: for the build, and for editors."""

    pattern: str
    wanted: str
    example: str

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return how pydantic judges such a text."""
        return core_schema.no_info_before_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(
        self, _core: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return how an editor judges it."""
        figures = ["integer"] if re.fullmatch(self.pattern, "1") else []
        return {"type": ["string", *figures], "pattern": f"^(?:{self.pattern})$"}

    def _checked(self, value: object) -> object:
        remedy = _remedy(value, self.pattern) or f"Write it as {self.example}."
        if not isinstance(value, str):
            raise mistake("not-a-reference", f"{self.wanted} is wanted here", remedy)
        if not re.fullmatch(self.pattern, value):
            raise mistake("not-a-reference", f"{value!r} is not {self.wanted}", remedy)
        if (day := re.search(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value)) and not is_day(day.group()):
            raise mistake("not-a-reference", f"there is no day {day.group()}", remedy)
        return value


def _remedy(value: object, pattern: str) -> str:
    """Return what to write where somebody's name or a day in another order stands."""
    if not isinstance(value, str):
        return ""
    if pattern == _SLUG:
        return f"Write the name of its file, without .md, such as {slug(value)}."
    said, _, rest = value.partition("/")
    meant = day_meant(rest)
    return f"Write {said}/{meant}, if that is meant: the year first." if meant else ""


Name = Annotated[str, _Matching(_SLUG, "the file name of a record", "s-j-galton, without .md")]
Meeting = Annotated[
    str, _Matching(rf"{_SLUG}/{_DATE}", "a meeting", "scrutiny-commission/2015-01-28")
]
Place = Annotated[
    str,
    _Matching(
        rf"(?:{_SLUG}/{_DATE}(?:/{_SLUG})?|{_SLUG})(?:#{_SLUG})?",
        "a report, or a place in a report or meeting",
        "mtfs-corporate-resources, or scrutiny-commission/2014-11-05#resolution-156-b",
    ),
]
Asked = Annotated[
    str,
    _Matching(
        rf"(?:{_SLUG}/{_DATE}(?:/{_SLUG})?|{_SLUG})#{_SLUG}",
        "a place in a report or meeting",
        "scrutiny-commission/2014-11-05#resolution-156-b",
    ),
]
Decision = Annotated[
    str,
    _Matching(
        rf"{_SLUG}/{_DATE}(?:#{_SLUG})?",
        "a meeting, or a resolution of one",
        "cabinet/2015-02-06#resolution-12",
    ),
]
FigurePlace = Annotated[
    str,
    _Matching(
        rf"(?:{_SLUG}/{_DATE}/{_SLUG}|{_SLUG})?#table-{_SLUG}(?:\.{_SLUG}(?:\.[^#]+)?)?",
        "a table, or a row or figure of one",
        "#table-savings.total, or appendix-b#table-savings.total.2015/16",
    ),
]
CsvFile = Annotated[
    str, _Matching(rf"{_SLUG}(?:[._-][a-z0-9]+)*\.csv", "a CSV file", "revenue-budget.csv")
]
Address = Annotated[
    str, _Matching(r"https?://[^\s\\\"<>]+", "a web address", "https://example.org/page")
]
OldAddress = Annotated[
    str,
    _Matching(
        r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*)?",
        "an address on this site",
        "/meetings/cabinet/2015-02-06/strategy/, from the site's root",
    ),
]
Email = Annotated[str, _Matching(r"[^\s@<>\"]+@[^\s@<>\"]+", "an e-mail address", "a@example.org")]
Pages = Annotated[str, _Matching(r"[0-9]+(?:-[0-9]+)?", "a page or range of pages", "5-10")]


class Absent(Strict):
    """Something that the archive does not hold, named without a link."""

    title: Annotated[Text, told("What it is, in words", "Minutes of 7 February 2024")]
    date: Annotated[Day | None, told("Its day", "2024-02-07")] = None
    url: Annotated[
        Address | None, told("Where it can be found elsewhere", "https://example.org/minutes")
    ] = None


def _held_or_absent(value: object) -> str:
    return "absent" if isinstance(value, dict | Absent) else "held"


HeldMeeting = Annotated[
    Annotated[Meeting, variant("held")] | Annotated[Absent, variant("absent")],
    chosen_by(_held_or_absent),
]
HeldPlace = Annotated[
    Annotated[Place, variant("held")] | Annotated[Absent, variant("absent")],
    chosen_by(_held_or_absent),
]


HeldDecision = Annotated[
    Annotated[Decision, variant("held")] | Annotated[Absent, variant("absent")],
    chosen_by(_held_or_absent),
]


HeldDecisions = tuple[HeldDecision, ...]


class Contact(Strict):
    """Whom to ask: a post, never a person."""

    role: Annotated[Text, told("The post to ask, never a person", "Democratic Services")]
    email: Annotated[Email | None, told("Its e-mail address", "democracy@example.org")] = None
    url: Annotated[Address | None, told("Its page", "https://example.org/contact")] = None


class PersonInRole(Strict):
    """A person with the role in which she acts."""

    person: Annotated[Name, told("The file name of the person", "k-groves")]
    role: Annotated[Text | None, told("As what the person acts", "Chair")] = None


class NextMeetingDay(Strict):
    """A next meeting as it was announced, where the archive holds no record of it."""

    date: Annotated[Day, told("The day that was announced", "2015-03-04")]
    time: Annotated[Clock | None, told("The time that was announced", "14:00")] = None


def _next_meeting(value: object) -> str:
    if isinstance(value, dict | NextMeetingDay):
        return "day"
    return "unknown" if value == "to be confirmed" else "held"


NextMeeting = Annotated[
    Annotated[Meeting, variant("held")]
    | Annotated[NextMeetingDay, variant("day")]
    | Annotated[Literal["to be confirmed"], variant("unknown")],
    chosen_by(_next_meeting),
]


def _wards(value: object) -> object:
    if value in ("none", "all"):
        return value
    return [value] if isinstance(value, str) else value


def _wards_kind(value: object) -> str:
    return "words" if isinstance(value, str) else "names"


Wards = Annotated[
    Annotated[Literal["none", "all"], variant("words")]
    | Annotated[tuple[Text, ...], variant("names")],
    chosen_by(_wards_kind),
    BeforeValidator(_wards),
    Typed(ANY_TEXT),
]


class Waiver(Strict):
    """A finding that stays: which, why, who says so, since when.

    ``says`` are words of the finding's message, where not all of its code are meant; ``file`` is
    the attachment that it is about.
    """

    code: Annotated[Text, told("The code of the finding", "next-meeting-not-later")]
    says: Annotated[
        Text | None,
        told("Words of its message, where not all findings of the code are meant", "£590,000"),
    ] = None
    reason: Annotated[
        Text, told("Why the record stays as it is", "Printed as 2014; 2015 is meant.")
    ]
    by: Annotated[Text, told("Who says so: a post", "Democratic Services")]
    on: Annotated[Day, told("Since when", "2024-03-01")]
    file: Annotated[
        Text | None, told("The attachment beside the record that it is about", "map.pdf")
    ] = None


class WithheldVersion(Strict):
    """An earlier version that is not shown: which, why, who says so, since when."""

    version: Annotated[Count, told("The number of the version, as the site shows it", "2")]
    reason: Annotated[Text, told("Why it is not shown", "It named a private person.")]
    by: Annotated[Text, told("Who says so: a post", "Monitoring Officer")]
    on: Annotated[Day, told("Since when", "2024-03-01")]


class Response(Strict):
    """What became of a recommendation, and by which of the record's own resolutions."""

    to: Annotated[
        Asked,
        told(
            "The recommendation that was answered",
            "scrutiny-commission/2014-11-05/review#recommendation-1",
        ),
    ]
    outcome: Annotated[
        Literal["agreed", "amended", "rejected"], told("What became of it", "agreed")
    ]
    resolution: Annotated[
        Slug | None, told("The resolution of these minutes that says so", "156-a")
    ] = None


class Front(Strict):
    """What the front matter of every record may hold."""

    waive: Annotated[
        tuple[Waiver, ...],
        told(
            "Findings that stay, because the record was published so",
            [
                {
                    "code": "next-meeting-not-later",
                    "reason": "Printed as 2014; 2015 is meant.",
                    "by": "Democratic Services",
                    "on": "2024-03-01",
                }
            ],
        ),
    ] = ()
    withheld_versions: Annotated[
        tuple[WithheldVersion, ...],
        told(
            "Earlier versions of the record that are not shown",
            [
                {
                    "version": "2",
                    "reason": "It named a private person.",
                    "by": "Monitoring Officer",
                    "on": "2024-03-01",
                }
            ],
        ),
    ] = ()
    moved_from: Annotated[
        Many[OldAddress],
        told(
            "Addresses at which the record stood before, from the site's root",
            "/meetings/cabinet/2015-02-06/strategy/",
        ),
    ] = ()
