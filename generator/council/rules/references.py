"""What a text refers to by number is there."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from generator.council.documents import Report
from generator.council.keys import Kind, folder_of, target_of
from generator.council.records import Record
from generator.council.rules.places import meeting_of, minuted
from generator.council.rules.rule import AGENDA, EVERY, MINUTES, REPORT, Found, Rule
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.diagnostics import Severity
from generator.markdown import Passage

_ELSEWHERE = re.compile(
    r"\s*,?\s(?:of|to|in|under|from|at)\s(?!this\b|these\b|(?:the|its|our)\s(?:report|paper)\b)"
)
_NUMBERS = r"(\d{1,4})\b((?:(?:,\s|\sand\s|\sor\s|\s?[-–]\s?|\sto\s)\d{1,4}\b)*)"
_PARAGRAPH = re.compile(rf"\b[Pp]aragraphs?\s{_NUMBERS}(?![/.(]?\d)")
_MINUTE = re.compile(rf"\bMinutes?\s(?:[Nn]os?\.?\s)?{_NUMBERS}(?![/.:(]?\d)")
_ITEM = re.compile(rf"\b[Aa]genda\s[Ii]tems?\s{_NUMBERS}(?![/.]\d)")
_APPENDIX = re.compile(r"\bAppendix\s([A-Z]|\d{1,2})\b(?!\s(?:of|to|in)\s(?!this\b))")
_CODE = re.compile(r"\b([A-Z]{1,2})(\d{1,3})\b")
_ANY_LETTERS = {"Q"}  # of a question, of a quarter
_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_NUMBER = rf"({'|'.join(_COUNTS)}|[2-9]|1[0-9]|20)"
_THINGS = (
    "actions|aims|areas|aspects|benefits|categories|changes|commitments|conditions|criteria|"
    "documents|elements|factors|functions|goals|issues|items|matters|objectives|options|outcomes|"
    "parts|phases|points|principles|priorities|promises|proposals|purposes|questions|reasons|"
    "recommendations|risks|stages|steps|subjects|tasks|themes|things|topics|ways|workstreams"
)
_LISTED = re.compile(
    rf"\b{_NUMBER}\b(?:\s(?!and\b|or\b)[a-z’-]+){{0,2}}(?:\s(?:{_THINGS}))"
    rf"(?:\s(?:are|were|follow|below|is))?\s?:$|\b(?:following|these|been|are|were)\s{_NUMBER}:$",
    re.IGNORECASE,
)
_LINKED = re.compile(rf"\b{_NUMBER}\b\s(?:[a-z’-]+\s){{0,2}}(?P<what>action|commitment|promise|"
                     r"recommendation)s\b", re.IGNORECASE)  # fmt: skip


def paragraphs_are_there(site: Site, record: Record) -> Iterator[Found]:
    """A paragraph that a text refers to by number stands in the paper meant."""
    if record.kind is Kind.REPORT:
        own = _own_numbers(record, "paragraph")
        for passage, number, span in _mentions(record.body.passages, _PARAGRAPH) if own else ():
            if number not in own:
                message = f"there is no paragraph {number} in this paper"
                yield Found(record.path, passage.span(*span), message, _OF_WHAT)
        return
    for told in minuted(record):
        mentions = tuple(_mentions(told.passages, _PARAGRAPH))
        known = _paragraphs_before(site, record, told.minute.item) if mentions else ()
        for passage, number, span in mentions if known else ():
            if number not in known:
                message = f"the report on this item has no paragraph {number}"
                yield Found(record.path, passage.span(*span), message, _OF_WHAT)


_OF_WHAT = "Correct the number, or say of which paper it is: paragraph 3 of the strategy."


def _own_numbers(record: Record, word: str) -> AbstractSet[str]:
    pattern = re.compile(rf"(?:part-[a-z0-9]+-)?{word}-(\d+)")
    return {found[1] for anchor in record.body.lines if (found := pattern.fullmatch(anchor))}


def _paragraphs_before(site: Site, record: Record, item: str) -> AbstractSet[str]:
    """Return the numbers of the paragraphs of the reports on an item, if all of them are held."""
    meeting = meeting_of(site, record)
    agenda = meeting.agenda.front.value if meeting and meeting.agenda else None
    if agenda is None or item not in agenda.numbers:
        return set()
    numbers: AbstractSet[str] = set()
    for report in agenda.items[agenda.numbers.index(item)].report:
        held = site.records.get(f"{folder_of(record.key)}/{report}")
        if held is None:
            return set()
        numbers |= _own_numbers(held, "paragraph")
    return numbers


def minutes_are_there(_site: Site, record: Record) -> Iterator[Found]:
    """A minute that minutes refer to by number is one of them, or an earlier one."""
    own = {int(number) for number in _own_numbers(record, "minute")}
    for passage, number, span in _mentions(record.body.passages, _MINUTE) if own else ():
        if int(number) not in own and int(number) >= min(own):
            message = f"there is no minute {number} here"
            remedy = f"These are minutes {min(own)} to {max(own)}. Correct the number."
            yield Found(record.path, passage.span(*span), message, remedy)


def items_are_there(_site: Site, meeting: Meeting) -> Iterator[Found]:
    """An agenda item that the papers of a meeting refer to stands on its agenda."""
    known = set(meeting.agenda.front.value.numbers) if meeting.agenda else set()
    for record in filter(None, (meeting.agenda, meeting.minutes)) if known else ():
        for passage, number, span in _mentions(record.body.passages, _ITEM):
            if number not in known:
                message = f"there is no item {number} on the agenda of this meeting"
                span_ = passage.span(*span)
                yield Found(record.path, span_, message, "Correct the number.")


def appendices_are_there(site: Site, record: Record) -> Iterator[Found]:
    """An appendix that a report refers to is among its appendices."""
    report: Report = record.front.value
    known = _labels(site, record) if report.appendices else set()
    for passage in record.body.passages if known else ():
        for found in _APPENDIX.finditer(passage.text):
            linked = any(start <= found.start() < end for start, end, _ in passage.links)
            if found[1] not in known and not linked:
                message = f"this report has no {found.group()}"
                remedy = f"Its appendices are {', '.join(report.appendices)}."
                yield Found(record.path, passage.span(*found.span()), message, remedy)


def _labels(site: Site, record: Record) -> AbstractSet[str]:
    """Return the letters and numbers by which the appendices of a report can be called."""
    appendices = record.front.value.appendices
    count = len(appendices) + (record.front.value.strategy is not None)
    labels = {chr(ord("A") + place) for place in range(min(count, 26))}
    labels |= {str(place) for place in range(1, count + 1)}
    for name in appendices:
        held = site.records.get(f"{folder_of(record.key)}/{name}")
        titles = f"{name.replace('-', ' ')} {held.front.value.title if held else ''}"
        labels |= {label.upper() for label in re.findall(r"(?i)appendix (\w{1,2})\b", titles)}
    for heading in record.body.headings():
        labels |= {label.upper() for label in re.findall(r"(?i)appendix (\w{1,2})\b", heading.text)}
    return labels


def codes_are_in_a_table(site: Site, record: Record) -> Iterator[Found]:
    """The reference of a line of figures that a report speaks of stands in one of its tables."""
    tables = [sheet.table for sheet in record.tables]
    for name in record.front.value.appendices:
        held = site.records.get(f"{folder_of(record.key)}/{name}")
        tables += (sheet.table for sheet in held.tables) if held else ()
    known = {row.ref for table in tables for row in table.figures if row.ref}
    letters = {found[1] for ref in known if (found := _CODE.fullmatch(ref))} - _ANY_LETTERS
    for passage in record.body.passages if letters else ():
        for found in _CODE.finditer(passage.text):
            if found[1] in letters and found.group() not in known:
                message = f"no table of this report or its appendices has a line {found.group()}"
                remedy = "Correct the reference, or add it to the line as  ref:"
                yield Found(record.path, passage.span(*found.span()), message, remedy)


def contents_list_the_headings(_site: Site, record: Record) -> Iterator[Found]:
    """A list of contents names headings that are there."""
    headings = list(record.body.headings())
    starts = [heading.span.start.line for heading in headings]
    names = {_bare(heading.text) for heading in headings}
    for heading, start, end in zip(headings, starts, [*starts[1:], 10**9], strict=False):
        if _bare(heading.text) not in {"contents", "table of contents"}:
            continue
        for passage in record.body.passages:
            if start < passage.line < end and _bare(passage.text) not in names:
                message = f"{passage.text!r} is in the contents, and no heading says so"
                span = passage.span(0, len(passage.text))
                remedy = "Make the list and the heading alike, or leave the list out."
                yield Found(record.path, span, message, remedy)


def _bare(words: str) -> str:
    """Return ``words`` without their number, their page and the dots before it."""
    bare = re.sub(r"^[\d.]+\s+|[\s.…]+\d*$", "", words.strip())
    return re.sub(r"\W+", " ", bare).strip().lower()


def lists_are_as_long_as_announced(site: Site, record: Record) -> Iterator[Found]:
    """Where a text announces a number of points, as many follow."""
    for passage in record.body.passages:
        found = _LISTED.search(passage.text) if passage.items else None
        if found and _count(found) != passage.items:
            message = f"{_said(found)} are announced, and {passage.items} follow"
            span = passage.span(*found.span())
            yield Found(record.path, span, message, "Correct the number, or the list.")
        for start, end, target in passage.links:
            linked = _LINKED.search(passage.text, start, end)
            what = linked and linked["what"].lower().replace("promise", "commitment")
            there = _number_of(site, target_of(target, record.path)[0], what) if what else 0
            if linked and there and _count(linked) != there:
                message = f"{_said(linked)} are announced, and {there} are where the link leads"
                span = passage.span(*linked.span())
                yield Found(record.path, span, message, "Correct the number.")


def _number_of(site: Site, key: str, what: str) -> int:
    """Return how many actions, commitments or recommendations the record ``key`` has."""
    words = "commitment|recommendation" if what == "action" else what
    pattern = re.compile(rf"(?:{words})(?:-\d+)?-(?:\d+|[ivxl]+)")
    held = site.records.get(key)
    return sum(bool(pattern.fullmatch(anchor)) for anchor in held.body.lines) if held else 0


def _said(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group)


def _count(found: re.Match[str]) -> int:
    said = _said(found).lower()
    return _COUNTS[said] if said in _COUNTS else int(said)


def _mentions(
    passages: tuple[Passage, ...], pattern: re.Pattern[str]
) -> Iterator[tuple[Passage, str, tuple[int, int]]]:
    """Yield each number that ``pattern`` finds, unless it is said to be of something else."""
    for passage in passages:
        for found in pattern.finditer(passage.text):
            linked = any(start <= found.start() < end for start, end, _ in passage.links)
            if linked or _ELSEWHERE.match(passage.text, found.end()):
                continue
            yield passage, found[1], found.span(1)
            for more in re.finditer(r"\d+", found[2]):
                start = found.start(2) + more.start()
                yield passage, more.group(), (start, start + len(more.group()))


_TABLE = """tables:
  - id: costs
    title: Costs
    unit: £
    columns: [2024]
    rows: [{ref: D65, label: Cutting, values: [100]}]
"""
_SHOWN = "\n::: table costs\n:::\n"
RULES = (
    Rule(
        "paragraph-not-there",
        paragraphs_are_there,
        (Kind.REPORT, Kind.MINUTES),
        "A reader who looks for the paragraph and does not find it stops trusting the paper.",
        {
            REPORT: "---\ntitle: Hedges\n---\n\n1. The hedges are high.\n\n"
            "2. See paragraph 7 above. <!-- error: 18 [paragraph-not-there] -->\n"
        },
        {
            REPORT: "---\ntitle: Hedges\n---\n\n1. The hedges are high.\n\n"
            "2. See paragraph 1 above, and paragraph 7 of the strategy.\n"
        },
        is_waivable=True,
    ),
    Rule(
        "minute-not-there",
        minutes_are_there,
        (Kind.MINUTES,),
        "Minutes are evidence by their numbers.",
        {
            MINUTES: "---\n---\n\n## 21. The hedges\n\nSee Minutes 21 and 26."
            " <!-- error: 20 [minute-not-there] -->\n"
        },
        {MINUTES: "---\n---\n\n## 21. The hedges\n\nSee Minutes 20 and 21.\n"},
        is_waivable=True,
    ),
    Rule(
        "item-not-there",
        items_are_there,
        Meeting,
        "The item is how a reader gets from a sentence to the paper behind it.",
        {
            AGENDA: "---\ntime: 19:00\nitems: [{title: Hedges}]\n---\n\n"
            "The site is visited before agenda item 2. <!-- error: 40 [item-not-there] -->\n"
        },
        {
            AGENDA: "---\ntime: 19:00\nitems: [{title: Hedges}]\n---\n\n"
            "The site is visited before agenda item 1.\n"
        },
        is_waivable=True,
    ),
    Rule(
        "appendix-not-there",
        appendices_are_there,
        (Kind.REPORT,),
        "An appendix that is not attached may be one that was left out by mistake.",
        {
            REPORT: "---\ntitle: Hedges\nappendices: [hedges-map]\n---\n\n"
            "1. Appendix C shows the hedges. <!-- error: 4 [appendix-not-there] -->\n",
            REPORT.replace(".md", "-map.md"): "---\ntitle: Map\nkind: appendix\n---\n",
        },
        {
            REPORT: "---\ntitle: Hedges\nappendices: [hedges-map]\n---\n\n"
            "1. Appendix A shows the hedges.\n",
            REPORT.replace(".md", "-map.md"): "---\ntitle: Map\nkind: appendix\n---\n",
        },
        is_waivable=True,
    ),
    Rule(
        "code-not-there",
        codes_are_in_a_table,
        (Kind.REPORT,),
        "A saving is followed from budget to budget by its reference.",
        {
            REPORT: f"---\ntitle: Hedges\n{_TABLE}---\n\n1. D66 is for the hedges."
            f" <!-- error: 4 [code-not-there] -->\n{_SHOWN}"
        },
        {REPORT: f"---\ntitle: Hedges\n{_TABLE}---\n\n1. D65 is for the hedges.\n{_SHOWN}"},
        is_waivable=True,
    ),
    Rule(
        "contents-unlike-headings",
        contents_list_the_headings,
        EVERY,
        "A list of contents is a promise of what is inside.",
        {
            REPORT: "---\ntitle: Hedges\n---\n\n## Contents\n\n- Costs 3\n"
            "- Birds 4 <!-- error: 3 [contents-unlike-headings] -->\n\n## Costs\n"
        },
        {
            REPORT: "---\ntitle: Hedges\n---\n\n## Contents\n\n- Costs 3\n- Birds 4\n\n"
            "## Costs\n\n## Birds\n"
        },
        severity=Severity.WARNING,
        is_waivable=True,
    ),
    Rule(
        "count-unlike-list",
        lists_are_as_long_as_announced,
        EVERY,
        "Where three points are announced and two follow, a reader asks which one was taken out.",
        {
            REPORT: "---\ntitle: Hedges\n---\n\nThere are three reasons:"
            " <!-- error: 11 [count-unlike-list] -->\n\n- birds;\n- wind.\n"
        },
        {REPORT: "---\ntitle: Hedges\n---\n\nThere are two reasons:\n\n- birds;\n- wind.\n"},
        severity=Severity.WARNING,
        is_waivable=True,
    ),
)
