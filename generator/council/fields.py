"""Kinds of values that only councils have: references to their records, and things not held."""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator

from generator.council.keys import is_day
from generator.schema import Clock, Day, Many, Slug, Strict, Text, chosen_by, mistake, variant

_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[2-9])?"
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"


def _matching(pattern: str, wanted: str, example: str) -> BeforeValidator:
    def check(value: object) -> object:
        remedy = f"Write it as {example}."
        if not isinstance(value, str):
            raise mistake("not-a-reference", f"{wanted} is wanted here", remedy)
        if not re.fullmatch(pattern, value):
            raise mistake("not-a-reference", f"{value!r} is not {wanted}", remedy)
        if (day := re.search(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value)) and not is_day(day.group()):
            raise mistake("not-a-reference", f"there is no day {day.group()}", remedy)
        return value

    return BeforeValidator(check)


Name = Annotated[str, _matching(_SLUG, "the file name of a record", "s-j-galton, without .md")]
Meeting = Annotated[
    str, _matching(rf"{_SLUG}/{_DATE}", "a meeting", "scrutiny-commission/2015-01-28")
]
Place = Annotated[
    str,
    _matching(
        rf"(?:{_SLUG}/{_DATE}(?:/{_SLUG})?|{_SLUG})(?:#{_SLUG})?",
        "a report, or a place in a report or meeting",
        "mtfs-corporate-resources, or scrutiny-commission/2014-11-05#resolution-156-b",
    ),
]
Asked = Annotated[
    str,
    _matching(
        rf"(?:{_SLUG}/{_DATE}(?:/{_SLUG})?|{_SLUG})#{_SLUG}",
        "a place in a report or meeting",
        "scrutiny-commission/2014-11-05#resolution-156-b",
    ),
]
Decision = Annotated[
    str,
    _matching(
        rf"{_SLUG}/{_DATE}(?:#{_SLUG})?",
        "a meeting, or a resolution of one",
        "cabinet/2015-02-06#resolution-12",
    ),
]
FigurePlace = Annotated[
    str,
    _matching(
        rf"(?:{_SLUG}/{_DATE}/{_SLUG}|{_SLUG})?#table-{_SLUG}(?:\.{_SLUG}(?:\.[^#]+)?)?",
        "a table, or a row or figure of one",
        "#table-savings.total, or appendix-b#table-savings.total.2015/16",
    ),
]
CsvFile = Annotated[
    str, _matching(rf"{_SLUG}(?:[._-][a-z0-9]+)*\.csv", "a CSV file", "revenue-budget.csv")
]
Address = Annotated[
    str, _matching(r"https?://[^\s\\\"<>]+", "a web address", "https://example.org/page")
]
OldAddress = Annotated[
    str,
    _matching(
        r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*)?",
        "an address on this site",
        "/meetings/cabinet/2015-02-06/strategy/, from the site's root",
    ),
]
Email = Annotated[str, _matching(r"[^\s@<>\"]+@[^\s@<>\"]+", "an e-mail address", "a@example.org")]
Pages = Annotated[str, _matching(r"[0-9]+(?:-[0-9]+)?", "a page or range of pages", "5-10")]


class Absent(Strict):
    """Something that the archive does not hold, named without a link."""

    title: Text
    date: Day | None = None
    url: Address | None = None


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

    role: Text
    email: Email | None = None
    url: Address | None = None


class PersonInRole(Strict):
    """A person with the role in which she acts."""

    person: Name
    role: Text | None = None


class NextMeetingDay(Strict):
    """A next meeting as it was announced, where the archive holds no record of it."""

    date: Day
    time: Clock | None = None


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
]


class Waiver(Strict):
    """A finding that stays: which, why, who says so, since when.

    ``says`` are words of the finding's message, where not all of its code are meant; ``file`` is
    the attachment that it is about.
    """

    code: Text
    says: Text | None = None
    reason: Text
    by: Text
    on: Day
    file: Text | None = None


class Response(Strict):
    """What became of a recommendation, and by which of the record's own resolutions."""

    to: Asked
    outcome: Literal["agreed", "amended", "rejected"]
    resolution: Slug | None = None


class Front(Strict):
    """What the front matter of every record may hold."""

    waive: tuple[Waiver, ...] = ()
    moved_from: Many[OldAddress] = ()
