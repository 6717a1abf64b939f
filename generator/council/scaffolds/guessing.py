"""What a paper says about itself: what it is, of which meeting, when, by whom."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.council.keys import Kind, Sitting, is_day
from generator.council.openings import MARKER
from generator.council.scaffolds.known import committees, councils, meeting_named
from generator.council.scaffolds.scaffold import NotPossibleError
from generator.schema import clocks_meant, day_meant

_DAY = re.compile(
    r"\b(\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December),? \d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2})\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(\d{1,2}[.:]\d{2} ?(?:[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?)", re.IGNORECASE
)
_VENUE = re.compile(
    r"(?:venue|place|location|held (?:in|at)|\d ?[ap]\.?m\.?,? (?:in|at)) *[:\-]? *(.{3,120})",
    re.IGNORECASE,
)
# Where a place is followed by its day or time.
_VENUE_ENDS = re.compile(
    r",? (?:(?:on|at) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:on|at) \d).*",
    re.IGNORECASE,
)
_SAYS = re.compile(r"^(?!\d).*?\b(agenda|minutes)\b(?! silence)", re.IGNORECASE)
_BY = re.compile(r"\breport (?:of|by) (?:the )?(.{3,80}?)[).]*$", re.IGNORECASE)


_FILLING = re.compile(
    "a|agenda|an|at|be|by|council|date|day|for|held|in|is|location|meeting|minutes|of|on|place"
    "|report|starting|the|time|to|venue|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first lines of a paper say."""

    kind: Kind
    sitting: Sitting
    time: str
    venue: str
    report_by: str


def opening_of(root: Path, lines: Sequence[str], meeting: str, kind: str) -> Opening:
    """Return what the first ``lines`` of a paper say, where ``meeting`` and ``kind`` do not.

    Raises ``NotPossibleError`` where nobody can tell of which meeting the paper is.
    """
    times = (clocks_meant(found) for line in lines for found in _TIME.findall(line))
    venues = (
        _VENUE_ENDS.sub("", found[1]).strip(" .*")
        for line in lines
        if (found := _VENUE.search(line))
    )
    posts = (found[1].strip(" .*") for line in lines if (found := _BY.search(line)))
    return Opening(
        _kind(lines, kind),
        meeting_named(meeting) if meeting else _sitting(root, lines),
        _time(next(filter(None, times), ())),
        next(venues, ""),
        next(posts, ""),
    )


def is_told(line: str, opening: Opening, names: Iterable[str]) -> bool:
    """Tell whether a line of a paper says nothing but what its place and front matter say.

    ``names`` are those of the committee and the councils.
    """
    left, told = f" {line.lower()} ", (*names, opening.venue, opening.report_by)
    for words in sorted(filter(None, told), key=len, reverse=True):
        left = left.replace(words.lower(), " \0 ")
    left = _DAY.sub(lambda found: _once(day_meant(found[0]), str(opening.sitting.date)), left)
    left = _TIME.sub(lambda found: _once(_time(clocks_meant(found[0])), opening.time), left)
    is_headed = line.strip().lower() == opening.kind
    return is_headed or ("\0" in left and all(map(_FILLING.fullmatch, re.findall(r"\w+", left))))


def _once(said: str, told: str) -> str:
    return "\0" if said == told else said


def _time(meant: Sequence[str]) -> str:
    return f"{MARKER} {' or '.join(meant)}" if len(meant) > 1 else "".join(meant)


def _kind(lines: Sequence[str], kind: str) -> Kind:
    kinds = {"agenda": Kind.AGENDA, "minutes": Kind.MINUTES, "report": Kind.REPORT}
    if kind:
        if kind not in kinds:
            words = f"{kind!r} is none of agenda, minutes and report."
            raise NotPossibleError(words)
        return kinds[kind]
    # An agenda has an item about minutes, but says first what it is.
    said = (_SAYS.search(line) for line in lines)
    first = next((found[1].lower() for found in said if found), "")
    return {"agenda": Kind.AGENDA, "minutes": Kind.MINUTES}.get(first, Kind.REPORT)


def _sitting(root: Path, lines: Sequence[str]) -> Sitting:
    words = " ".join(lines)
    named = _named(root, words.lower())
    days = [day_meant(found.replace(",", "")) for found in _DAY.findall(words)]
    days = [day for day in days if day and is_day(day)]
    if len(named) != 1 or not days:
        say = "Say it with  --meeting scrutiny-commission/2015-01-28"
        lacks = "which committee" if len(named) != 1 else "which day"
        known = f"named in it: {', '.join(named)}" if named else "none of ours is named"
        words = f"The paper does not tell {lacks} it is of ({known}). {say}"
        raise NotPossibleError(words)
    return meeting_named(f"{named[0]}/{days[0]}")


def _named(root: Path, words: str) -> list[str]:
    """Return the committees that are named.

    Every paper names its council: that alone makes it one of the council's own meeting.
    """
    beside = words
    for council in councils(root):
        beside = beside.replace(council.lower(), " ")
    names = [(key, name.lower()) for key, name in committees(root)]
    found = ([key for key, name in names if name in text] for text in (beside, words))
    return next(filter(None, found), [])
