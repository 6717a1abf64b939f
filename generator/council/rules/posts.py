"""Posts are called by their name."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from generator.council.keys import Kind
from generator.council.mentions import posts_in
from generator.council.records import Record
from generator.council.relations import POST
from generator.council.rules.likeness import Phrases
from generator.council.rules.places import council_at, council_of
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


def usual_posts(site: Site) -> Mapping[str, tuple[str, ...]]:
    """Return by council the posts that its records name more than once."""
    found: dict[str, list[str]] = {}
    for post in site.told.targets(POST):
        councils = Counter(council_at(site, key) for key in site.told.of(POST, post))
        for council in sorted(name for name, count in councils.items() if count > 1):
            found.setdefault(council, []).append(post)
    return {council: tuple(posts) for council, posts in found.items()}


def posts_are_spelt_alike(site: Site, record: Record, usual: tuple[str, ...]) -> Iterator[Found]:
    """A post is spelt in one way in all of a council's records."""
    phrases = site.desk.once("posts", usual, lambda: Phrases.of(usual))
    for way, post in posts_in(record):
        if known := phrases.meant(post):
            message = f"{post!r} is nearly {known!r}, who stands in other records"
            yield at(record, way, message, f"Write {known}, if that is meant.")


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
        asks=council_of,
    ),
)
