"""Posts are called by their name."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from generator.council.documents import Report
from generator.council.keys import Kind
from generator.council.meetings import Action, Agenda, Attendance, Minutes
from generator.council.records import Record
from generator.council.rules.likeness import Phrases
from generator.council.rules.places import council_of
from generator.council.rules.rule import AGENDA, EVERY, MINUTES, REPORT, Found, Rule, at
from generator.council.site import Site
from generator.diagnostics import Severity
from generator.markdown import Passage

_OTHER = (
    r"(?!(?:Councillor|Cllr|Mr|Mrs|Ms|Dr|The|Chief|Director|Head|Deputy|Executive|Assistant)\b)"
)
_POST = re.compile(
    r"\b(?:Director|Head|Officer|Manager|Member)\s(?:of|for)\s"
    rf"{_OTHER}[A-Z][\w’-]*(?:(?:\sand|\s&)?\s{_OTHER}[A-Z][\w’-]*){{0,12}}"
)


def posts_are_named_in_full(_site: Site, record: Record) -> Iterator[Found]:
    """Within a paper, a post keeps the whole of its name."""
    said: dict[str, list[tuple[Passage, tuple[int, int]]]] = {}
    for passage in record.words:
        for found in _POST.finditer(passage.text):
            said.setdefault(found.group(), []).append((passage, found.span()))
    for short, places in said.items():
        longer = next((post for post in said if post.startswith(f"{short} and ")), "")
        for passage, span in places if longer else ():
            message = f"{short!r} is called {longer!r} elsewhere in this paper"
            yield Found(record.path, passage.span(*span), message, "Write the name in full.")


def usual_posts(site: Site) -> Mapping[str, Phrases]:
    """Return by council the posts that its records name more than once."""
    said: dict[str, Counter[str]] = {}
    for record in site.records.values():
        for _, post in _posts(record):
            said.setdefault(council_of(site, record), Counter())[post] += 1
    return {
        council: Phrases.of(post for post, count in posts.items() if count > 1)
        for council, posts in said.items()
    }


def posts_are_spelt_alike(
    site: Site, record: Record, usual: Mapping[str, Phrases]
) -> Iterator[Found]:
    """A post is spelt in one way in all of a council's records."""
    for way, post in _posts(record):
        if known := usual[council_of(site, record)].meant(post):
            message = f"{post!r} is nearly {known!r}, who stands in other records"
            yield at(record, way, message, f"Write {known}, if that is meant.")


def _posts(record: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
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


RULES = (
    Rule(
        "post-cut-short",
        posts_are_named_in_full,
        EVERY,
        "“Director of Adults” may be another person than the “Director of Adults and Health”.",
        {
            MINUTES: "---\n---\n\nThe Director of Parks and Greens reported.\n\n"
            "The Director of Parks was thanked. <!-- error: 5 [post-cut-short] -->\n"
        },
        {
            MINUTES: "---\n---\n\nThe Director of Parks and Greens reported.\n\n"
            "The Director was thanked.\n"
        },
        severity=Severity.WARNING,
        is_waivable=True,
    ),
    Rule(
        "post-nearly-known",
        posts_are_spelt_alike,
        (Kind.REPORT, Kind.AGENDA, Kind.MINUTES),
        "Who was asked for what is found by the name of the post.",
        {
            REPORT: "---\ntitle: Hedges\nreport_by: Head of Parcs  # error: 12 [post-nearly-known]\n"
            "contacts: [Clerk]\n---\n",
            AGENDA: "---\ntime: 19:00\nitems:\n  - {title: Hedges, report_by: Head of Parks}\n"
            "  - {title: The gate, report_by: Head of Parks}\n---\n",
        },
        {
            REPORT: "---\ntitle: Hedges\nreport_by: Head of Parks\n---\n",
            AGENDA: "---\ntime: 19:00\nitems:\n  - {title: Hedges, report_by: Head of Parks}\n"
            "  - {title: The gate, report_by: Head of Roads}\n---\n",
        },
        severity=Severity.WARNING,
        is_waivable=True,
        gathers=usual_posts,
    ),
)
