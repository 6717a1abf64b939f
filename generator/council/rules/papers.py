"""Papers belong somewhere, show what they hold, and do not contradict themselves."""

import re
from collections.abc import Iterator

from generator.council.documents import Report, Strategy
from generator.council.keys import Kind, target_of
from generator.council.records import Record
from generator.council.rules.rule import (
    EVERY,
    PLANNING,
    REPORT,
    SETTINGS,
    Found,
    Rule,
    at,
    of_site,
)
from generator.council.site import Site
from generator.diagnostics import Severity
from generator.source import START

_OWN_ADDRESSES = {
    "actions", "assets", "calendar", "committees", "corrections", "matters", "meetings", "people",
    "proof", "resolutions", "search", "strategies", "style-guide", "tables", "versions", "wards",
}  # fmt: skip
_FINAL = re.compile(r"\b[Ff]inal\b")
_NO_CALL_IN = re.compile(
    r"\bnot\s(?:be\s)?(?:eligible|subject|liable|open)\s(?:for|to)\s(?:be\s)?call(?:ed)?[\s-]in",
    re.IGNORECASE,
)
_CALL_IN = re.compile(
    r"\b(?<!not )(?:eligible|subject|liable|open)\s(?:for|to)\s(?:be\s)?call(?:ed)?[\s-]in",
    re.IGNORECASE,
)


def councils_are_known(site: Site, record: Record) -> Iterator[Found]:
    """A committee or strategy belongs to a council of ``site.yaml``."""
    council = record.front.value.council
    if council and council not in site.settings.councils:
        message = f"{council!r} is no council of this site"
        known = ", ".join(site.settings.councils)
        yield at(record, ("council",), message, f"Councils in site.yaml: {known}.")


def councils_are_named(site: Site, record: Record) -> Iterator[Found]:
    """Where a site has several councils, a committee or strategy says which is its own."""
    if len(site.settings.councils) > 1 and not record.front.value.council:
        message = "it is not said which council this belongs to"
        known = ", ".join(site.settings.councils)
        yield Found(record.path, START, message, f"Add a line  council: with one of {known}.")


def chapters_are_listed(site: Site, record: Record) -> Iterator[Found]:
    """Every chapter of a strategy stands in its list of chapters."""
    strategy = site.records.get(record.key.rpartition("/")[0])
    name = record.key.rpartition("/")[2]
    if strategy and name not in strategy.front.value.chapters:
        message = f"the chapter {name!r} is not in the strategy's list of chapters"
        remedy = f"Add {name} to  chapters: in {strategy.path}."
        yield Found(record.path, START, message, remedy)


def tables_are_shown(_site: Site, record: Record) -> Iterator[Found]:
    """Every table of the front matter has its place in the body."""
    shown = {
        directive.argument if directive.name == "table" else directive.get("table")
        for directive in record.body.directives()
    }
    for sheet in record.tables:
        name = sheet.table.id
        if name not in shown:
            message = f"the table {name!r} is shown nowhere"
            remedy = f"Put  ::: table {name}  and a line  :::  where it belongs in the body."
            yield Found(*sheet.place("id"), message, remedy)


def notes_have_a_legend(_site: Site, record: Record) -> Iterator[Found]:
    """The sign beside a row of figures is explained under the table."""
    for sheet in record.tables:
        for place, row in enumerate(sheet.table.rows):
            note = getattr(row, "note", None)
            if note and note not in sheet.table.legend:
                message = f"the sign {note!r} is not explained under {sheet.table.id!r}"
                remedy = f'Add to the table:  legend: {{"{note}": what it means}}'
                yield Found(*sheet.place("rows", place, "note"), message, remedy)


def pages_have_addresses_of_their_own(_site: Site, record: Record) -> Iterator[Found]:
    """A plain page does not stand where the site's own lists stand."""
    name = record.key.rpartition("/")[2]
    if name in _OWN_ADDRESSES:
        message = f"the address /{name}/ belongs to the site itself"
        yield Found(record.path, START, message, "Give the file another name.")


def papers_do_not_name_themselves(_site: Site, record: Record) -> Iterator[Found]:
    """No paper is its own appendix, and no strategy supersedes itself."""
    front, name = record.front.value, record.key.rpartition("/")[2]
    if isinstance(front, Report) and name in front.appendices:
        way = ("appendices", front.appendices.index(name))
        yield at(record, way, "this report is its own appendix", "Name another file.")
    if isinstance(front, Strategy) and front.supersedes == name:
        message = "this strategy supersedes itself"
        yield at(record, ("supersedes",), message, "Name the one before it.")


def a_draft_is_not_final(site: Site, record: Record) -> Iterator[Found]:
    """A paper that calls itself a draft is not given out as final, nor the reverse."""
    front = record.front.value
    words = f"{getattr(front, 'marking', None) or ''} {getattr(front, 'version', None) or ''}"
    status = getattr(front, "status", "")
    is_draft = bool(re.search(r"\bdraft\b", words, re.IGNORECASE))
    is_final = bool(re.search(r"\bfinal\b", words, re.IGNORECASE)) and not is_draft
    if (is_draft and status in {"final", "adopted"}) or (is_final and status == "draft"):
        field = "marking" if getattr(front, "marking", None) else "version"
        message = f"{words.strip()!r} stands on this paper, but its status is {status}"
        yield at(record, (field,), message, "Correct  status:, or waive this with the reason.")
    for passage in record.body.passages:
        for start, end, target in passage.links:
            words, key = passage.text[start:end], target_of(target, record.path)[0]
            held = site.records.get(key) if _FINAL.search(words) else None
            if held and getattr(held.front.value, "status", "") == "draft":
                message = f"{words!r} is called final here, but its status is draft"
                span = passage.span(start, end)
                yield Found(record.path, span, message, "Correct the words, or its  status:")


def call_in_is_answered_as_told(_site: Site, record: Record) -> Iterator[Found]:
    """Whether a decision can be called in is said alike in the header and in the text."""
    answer = record.front.value.call_in
    pattern = _NO_CALL_IN if answer else _CALL_IN
    for passage in record.body.passages if answer is not None else ():
        found = pattern.search(passage.text)
        if found and not (answer is False and _NO_CALL_IN.search(passage.text)):
            message = (
                f"{found.group()!r} is said here, but the header says "
                f"call_in: {str(answer).lower()}"
            )
            span = passage.span(*found.span())
            yield Found(record.path, span, message, "Correct the one that is wrong.")


_VISION = "content/strategies/parks/costs.md"
_TABLE = "tables:\n  - id: costs\n    title: Costs\n    unit: £\n    columns: [2024]\n    rows:\n"
RULES = (
    Rule(
        "unknown-council",
        councils_are_known,
        (Kind.COMMITTEE, Kind.STRATEGY),
        "The council's name, colour and rules of law come from site.yaml.",
        {
            PLANNING: "---\nname: Planning Committee\nkind: regulatory\ncouncil: borchester"
            "  # error: 10 [unknown-council]\n---\n"
        },
        {PLANNING: "---\nname: Planning Committee\nkind: regulatory\ncouncil: ambridge\n---\n"},
        is_firm=True,
    ),
    Rule(
        "council-missing",
        councils_are_named,
        (Kind.COMMITTEE, Kind.STRATEGY),
        "The council's name, colour and rules of law come from site.yaml.",
        {
            SETTINGS: of_site("none") + "  borchester: {name: Borchester, jurisdiction: none}\n",
            "content/strategies/parks/index.md": "---  # error: 1 [council-missing]\ntitle: Parks\nchapters: [vision]\n---\n",
            PLANNING: "---\nname: Planning\nkind: regulatory\ncouncil: ambridge\n---\n",
        },
        {
            SETTINGS: of_site("none") + "  borchester: {name: Borchester, jurisdiction: none}\n",
            "content/strategies/parks/index.md": "---\ntitle: Parks\ncouncil: ambridge\nchapters: [vision]\n---\n",
            PLANNING: "---\nname: Planning\nkind: regulatory\ncouncil: ambridge\n---\n",
        },
        is_firm=True,
    ),
    Rule(
        "chapter-not-listed",
        chapters_are_listed,
        (Kind.CHAPTER,),
        "A chapter that is not listed is in nobody's way through the strategy.",
        {_VISION: "---  # error: 1 [chapter-not-listed]\ntitle: Costs\n---\n"},
        {
            _VISION: "---\ntitle: Costs\n---\n",
            "content/strategies/parks/index.md": "---\ntitle: Parks\nchapters: [vision, costs]\n---\n",
        },
        is_firm=True,
    ),
    Rule(
        "table-not-shown",
        tables_are_shown,
        EVERY,
        "Figures that no page shows are figures that nobody can question.",
        {
            REPORT: f"---\ntitle: Hedges\n{_TABLE}      - {{label: Cutting, values: [100]}}\n---\n".replace(
                "id: costs", "id: costs  # error: 9 [table-not-shown]"
            )
        },
        {
            REPORT: f"---\ntitle: Hedges\n{_TABLE}      - {{label: Cutting, values: [100]}}\n---\n"
            "\n::: table costs\n:::\n"
        },
    ),
    Rule(
        "note-without-legend",
        notes_have_a_legend,
        EVERY,
        "Stars that nobody explains make a reader doubt the figure.",
        {
            REPORT: f'---\ntitle: Hedges\n{_TABLE}      - {{label: Cutting, note: "*", values: [100]}}'
            "  # error: 32 [note-without-legend]\n---\n\n::: table costs\n:::\n"
        },
        {
            REPORT: f'---\ntitle: Hedges\n{_TABLE}      - {{label: Cutting, note: "*", values: [100]}}'
            '\n    legend: {"*": of which half is paid}\n---\n\n::: table costs\n:::\n'
        },
        severity=Severity.WARNING,
        is_waivable=True,
    ),
    Rule(
        "duplicate-address",
        pages_have_addresses_of_their_own,
        (Kind.PAGE,),
        "Two pages cannot stand at one address.",
        {"content/pages/meetings.md": "---  # error: 1 [duplicate-address]\ntitle: Rooms\n---\n"},
        {"content/pages/rooms.md": "---\ntitle: Rooms\n---\n"},
        is_firm=True,
    ),
    Rule(
        "names-itself",
        papers_do_not_name_themselves,
        EVERY,
        "What leads to itself leads nowhere.",
        {REPORT: "---\ntitle: Hedges\nappendices: [hedges]  # error: 14 [names-itself]\n---\n"},
        {
            REPORT: "---\ntitle: Hedges\nappendices: [hedges-map]\n---\n",
            REPORT.replace(".md", "-map.md"): "---\ntitle: Map\nkind: appendix\n---\n",
        },
        is_firm=True,
    ),
    Rule(
        "status-contradicted",
        a_draft_is_not_final,
        EVERY,
        "People act on a final paper and comment on a draft.",
        {
            REPORT: "---\ntitle: Hedges\nstatus: final\nmarking: Draft of 3 March"
            "  # error: 10 [status-contradicted]\n---\n"
        },
        {REPORT: "---\ntitle: Hedges\nstatus: draft\nmarking: Draft of 3 March\n---\n"},
        severity=Severity.WARNING,
        is_waivable=True,
    ),
    Rule(
        "call-in-contradicted",
        call_in_is_answered_as_told,
        (Kind.REPORT,),
        "Call-in has a deadline of a few days. Who reads the wrong answer misses it.",
        {
            REPORT: "---\ntitle: Hedges\ncall_in: true\n---\n\n1. This is not eligible for call-in."
            " <!-- error: 12 [call-in-contradicted] -->\n"
        },
        {
            REPORT: "---\ntitle: Hedges\ncall_in: false\n---\n\n1. This is not eligible for call-in.\n"
        },
        law="The council's own constitution; Local Government Act 2000, section 9F (check the "
        "section there)",
        is_waivable=True,
    ),
)
