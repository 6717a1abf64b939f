"""What the law asks where the public is kept out of an item."""

import re
from collections.abc import Iterator

from generator.council.keys import Kind, folder_of, sitting_of
from generator.council.records import Record
from generator.council.rules.places import Minuted, minuted
from generator.council.rules.rule import (
    AGENDA,
    ENGLAND,
    MINUTES,
    PRINCIPAL,
    SCOTLAND,
    SETTINGS,
    WALES,
    Found,
    Rule,
    at,
    of_site,
)
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.diagnostics import Severity

_EXCLUDED = re.compile(
    r"\bexclu(?:de|sion)\b|\bexclud(?:ed|ing)\b|\b(?:leave|left|withdrew from)\sthe\s(?:room|meeting)\b",
    re.IGNORECASE,
)
_PARTS = {
    ENGLAND: (range(1, 8), "Schedule 12A, Part 1, has paragraphs 1 to 7"),
    WALES: (range(12, 19), "Schedule 12A, Part 4, has paragraphs 12 to 18"),
    SCOTLAND: (range(1, 16), "Schedule 7A, Part I, has paragraphs 1 to 15"),
}


def exemptions_name_their_paragraphs(site: Site, record: Record) -> Iterator[Found]:
    """An exempt item names the paragraphs of the Act that allow it."""
    committee = sitting_of(folder_of(record.key)).committee
    jurisdiction = site.council_of(committee)[1].jurisdiction
    if jurisdiction not in _PARTS:
        return
    known, remedy = _PARTS[jurisdiction]
    for place, item in enumerate(record.front.value.items):
        way = ("items", place, "exempt", "paragraphs")
        if item.exempt and not item.exempt.paragraphs:
            message = "it is not said under which paragraph this item is exempt"
            yield at(record, way, message, f"{remedy}.")
        for number, paragraph in enumerate(item.exempt.paragraphs if item.exempt else ()):
            if paragraph not in known:
                message = f"no paragraph {paragraph} makes information exempt"
                yield at(record, (*way, number), message, f"{remedy}.")


def exclusions_are_resolved(_site: Site, meeting: Meeting) -> Iterator[Found]:
    """The public is kept out of an exempt item by a resolution that the minutes tell."""
    for place, minutes in _exempt_business(meeting):
        words = meeting.minutes.body.passages if meeting.minutes else ()
        if minutes and meeting.agenda and not any(_EXCLUDED.search(each.text) for each in words):
            message = (
                "this item was exempt, and the minutes tell of no resolution to exclude the public"
            )
            remedy = (
                "Write the resolution into the minutes, as  ::: resolved  with a text such as "
                "'That the public be excluded', and the section and paragraph of the Act, and  :::"
            )
            yield at(meeting.agenda, ("items", place, "exempt"), message, remedy)


def exempt_business_is_summed_up(_site: Site, meeting: Meeting) -> Iterator[Found]:
    """The minutes of an exempt item say what it was about, as far as the public may know."""
    for _, minutes in _exempt_business(meeting):
        if minutes and meeting.minutes and len(minutes.passages) == 1:
            message = f"minute {minutes.minute.number} is of an exempt item, and says nothing of it"
            remedy = (
                "Write a summary that gives nothing away, such as what kind of thing was decided."
            )
            yield Found(meeting.minutes.path, minutes.minute.heading.span, message, remedy)


def _exempt_business(meeting: Meeting) -> Iterator[tuple[int, Minuted | None]]:
    """Yield the exempt items of an agenda by their place, with their minutes."""
    if meeting.agenda is None or meeting.minutes is None:
        return
    agenda = meeting.agenda.front.value
    exempt = [place for place, item in enumerate(agenda.items) if item.exempt]
    by_item = {each.minute.item: each for each in minuted(meeting.minutes)} if exempt else {}
    for place in exempt:
        yield place, by_item.get(agenda.numbers[place])


_SALE = (
    "---\ntime: 19:00\nitems:\n  - title: Sale of land\n"
    "    exempt: {{paragraphs: [3], reason: Bids}}{}\n---\n"
)
_EXCLUSION = "::: resolved\nThat under section 100A(4) the public be excluded.\n:::\n"
RULES = (
    Rule(
        "exclusion-not-resolved",
        exclusions_are_resolved,
        Meeting,
        "Without the resolution the meeting was open, and whoever was sent out could have stayed.",
        {
            SETTINGS: of_site(ENGLAND),
            AGENDA: _SALE.format("  # error: 13 [exclusion-not-resolved]"),
            MINUTES: "---\n---\n\n## 21. Sale of land {item=1}\n\nThe land was sold.\n",
        },
        {
            SETTINGS: of_site(ENGLAND),
            AGENDA: _SALE.format(""),
            MINUTES: f"---\n---\n\n## 21. Sale of land {{item=1}}\n\n{_EXCLUSION}",
        },
        law="Local Government Act 1972, section 100A(4) and (5); in Scotland, Local Government "
        "(Scotland) Act 1973, section 50A(4) and (5)",
        jurisdictions=PRINCIPAL,
        is_waivable=True,
    ),
    Rule(
        "exempt-minute-empty",
        exempt_business_is_summed_up,
        Meeting,
        "Where keeping back exempt words leaves no coherent record, the law asks for a summary.",
        {
            SETTINGS: of_site(ENGLAND),
            AGENDA: _SALE.format(""),
            MINUTES: f"---\n---\n\n## 20. The public\n\n{_EXCLUSION}\n"
            "## 21. Sale of land {item=1} <!-- error: 1 [exempt-minute-empty] -->\n",
        },
        {
            SETTINGS: of_site(ENGLAND),
            AGENDA: _SALE.format(""),
            MINUTES: f"---\n---\n\n## 20. The public\n\n{_EXCLUSION}\n"
            "## 21. Sale of land {item=1}\n\nA buyer was chosen.\n",
        },
        severity=Severity.WARNING,
        law="Local Government Act 1972, section 100C(2); in Scotland, Local Government (Scotland) "
        "Act 1973, section 50C(2)",
        jurisdictions=PRINCIPAL,
        is_waivable=True,
    ),
    Rule(
        "exempt-paragraph-unknown",
        exemptions_name_their_paragraphs,
        (Kind.AGENDA,),
        "The public may be kept out only for a description of information that the Act names.",
        {
            SETTINGS: of_site(ENGLAND),
            AGENDA: "---\ntime: 19:00\nitems:\n  - title: Sale of land\n    exempt:\n"
            "      paragraphs: [99]  # error: 20 [exempt-paragraph-unknown]\n"
            "      reason: Bids\n---\n",
        },
        {
            SETTINGS: of_site(ENGLAND),
            AGENDA: "---\ntime: 19:00\nitems:\n  - title: Sale of land\n"
            "    exempt: {paragraphs: [3], reason: Bids}\n---\n",
        },
        law="Local Government Act 1972, sections 100A(4) and 100I, and Schedule 12A; in Scotland, "
        "Local Government (Scotland) Act 1973, Schedule 7A",
        jurisdictions=PRINCIPAL,
        is_waivable=True,
    ),
)
