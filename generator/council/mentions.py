"""Acronyms and posts that a record mentions, and where."""

import re
from collections.abc import Iterator

from generator.council.documents import Report
from generator.council.meetings import Action, Agenda, Attendance, Minutes
from generator.council.records import Record
from generator.markdown import Passage

_ACRONYM = re.compile(r"(?<![\w&/.-])[A-Z][A-Z&]{1,5}[A-Z](?:s|’s)?\b(?![/.-]?\d)")
_NEAR = 12  # letters: an explanation stands beside its acronym, quotation marks between
_QUOTES = "“”‘’\"' "


def acronyms_in(record: Record) -> Iterator[tuple[str, bool, Passage, tuple[int, int]]]:
    """Yield each acronym of a record, whether it is explained there, and where it stands."""
    for passage in record.words:
        is_loud = passage.text.isupper()
        for found in _ACRONYM.finditer(passage.text):
            acronym = found.group().removesuffix("s").removesuffix("’")
            is_explained = is_loud or _is_explained(passage, acronym, *found.span())
            yield acronym, is_explained, passage, found.span()


def _is_explained(passage: Passage, acronym: str, start: int, end: int) -> bool:
    """Tell whether ``(ABC)``, ``ABC (words)`` or ``ABC: words`` stands here."""
    before = passage.text[max(0, start - _NEAR) : start].rstrip(_QUOTES)
    behind = passage.text[end : end + _NEAR].lstrip(_QUOTES)
    is_first = not before and start < _NEAR
    return (
        (is_first and (passage.tag == "dt" or behind.startswith((":", "–", "-"))))
        or (before.endswith("(") and behind.startswith(")"))
        or bool(re.match(r"\([A-Z]", behind))
        or bool(re.fullmatch("[IVXLC]+", acronym))
    )


def posts_in(record: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the way to each post that the front matter of a record names, and the post."""
    front = record.front.value
    if isinstance(front, Report):
        yield from _each(("report_by",), front.report_by)
        yield from _each(("contacts",), front.contacts)
    elif isinstance(front, Agenda):
        for place, item in enumerate(front.items):
            yield from _each(("items", place, "report_by"), item.report_by)
    elif isinstance(front, Minutes):
        yield from _named("actions", "owner", front.actions)
        yield from _named("in_attendance", "role", front.in_attendance)


def _each(
    way: tuple[str | int, ...], posts: tuple[str, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for number, post in enumerate(posts):
        yield (*way, number), post


def _named(
    field: str, key: str, groups: tuple[Action, ...] | tuple[Attendance, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for number, group in enumerate(groups):
        if post := getattr(group, key):
            yield (field, number, key), post
