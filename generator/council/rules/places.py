"""Where things stand in records: minutes with their words, numbers with their lines."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from generator.council.decisions import Minute, minutes_of
from generator.council.keys import folder_of, sitting_of
from generator.council.records import Record
from generator.council.relations import COUNCIL
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.markdown import Passage


@dataclass(frozen=True, slots=True)
class Minuted:
    """A minute and the passages of it, its heading first."""

    minute: Minute
    passages: tuple[Passage, ...]


def minuted(record: Record) -> Iterator[Minuted]:
    """Yield the numbered minutes of ``record``, each with its words."""
    _, minutes = minutes_of(record.body)
    passages = sorted(record.body.passages, key=lambda passage: passage.line)
    lines = [passage.line for passage in passages]
    starts = [minute.heading.span.start.line for minute in minutes]
    for minute, start, end in zip(minutes, starts, [*starts[1:], None], strict=False):
        last = len(lines) if end is None else bisect_left(lines, end)
        yield Minuted(minute, tuple(passages[bisect_left(lines, start) : last]))


def passage_at(record: Record, line: int) -> Passage | None:
    """Return the first passage of the body that begins on ``line`` or behind it."""
    return next((passage for passage in record.body.passages if passage.line >= line), None)


def numbered(record: Record, pattern: str) -> dict[str, list[tuple[int, int]]]:
    """Return the numbers of the anchors that ``pattern`` finds, in the order of their lines.

    ``pattern`` has a group for what comes before and one for the number; the numbers, each with its
    line, come apart by what comes before.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for anchor, line in sorted(record.body.lines.items(), key=lambda place: place[1]):
        if matched := re.fullmatch(pattern, anchor):
            found.setdefault(matched[1], []).append((int(matched[2]), line))
    return found


def breaks(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the index of each number that is not the next, and the number wanted there.

    One number that is wrong among right ones is one break and not two.
    """
    wanted = spare = numbers[0] if numbers else 0
    for index, number in enumerate(numbers):
        if number not in {wanted, spare}:
            yield index, wanted
            spare = wanted + 1
        elif number == spare:
            spare = number + 1
        wanted = number + 1


def meeting_of(site: Site, record: Record) -> Meeting | None:
    """Return the meeting that ``record`` is a paper of, if it is one of a meeting."""
    return site.meetings.get(folder_of(record.key))


def council_at(site: Site, key: str) -> str:
    """Return the name of the council whose record ``key`` is; the site's first if none is said."""
    if key.startswith("meetings/"):
        return site.council_of(sitting_of(folder_of(key)).committee)[0]
    said = site.told.of(COUNCIL, key) or site.told.of(COUNCIL, folder_of(key))
    return site.council(said[0] if said else None)[0]


def council_of(site: Site, record: Record) -> str:
    """Return the name of the council whose record this is; the site's first where none is said."""
    return council_at(site, record.key)
