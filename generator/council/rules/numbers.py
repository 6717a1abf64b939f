"""Numbers follow one another, as readers and later papers rely on."""

import re
from collections.abc import Iterator

from generator.council.keys import Kind
from generator.council.records import Record
from generator.council.rules.places import breaks, minuted, numbered
from generator.council.rules.rule import AGENDA, MINUTES, REPORT, Found, Rule, at, on_line
from generator.council.site import Site
from generator.diagnostics import Label, Severity

_MARKED = re.compile(r"\bmarked\W+agenda item (\d+[a-z]?)\b", re.IGNORECASE)


def minute_numbers_follow_each_other(_site: Site, record: Record) -> Iterator[Found]:
    """The minutes of a meeting are numbered without gaps."""
    headings = [each for each in record.body.headings() if each.number.isdecimal()]
    for index, wanted in breaks([int(each.number) for each in headings]):
        heading = headings[index]
        message = f"minute {heading.number} stands where minute {wanted} is expected"
        remedy = "Correct the number; is a minute missing, or does one stand elsewhere?"
        yield Found(record.path, heading.span, message, remedy)


def item_numbers_follow_each_other(_site: Site, record: Record) -> Iterator[Found]:
    """The items of an agenda are numbered without gaps."""
    numbers = [
        (place, int(number))
        for place, number in enumerate(record.front.value.numbers)
        if number.isdecimal()
    ]
    for index, wanted in breaks([number for _, number in numbers]):
        place, number = numbers[index]
        message = f"item {number} stands where item {wanted} is expected"
        remedy = "Correct the number; without  number:  an item has its place in the list."
        yield at(record, ("items", place, "number"), message, remedy)


def paragraph_numbers_follow_each_other(_site: Site, record: Record) -> Iterator[Found]:
    """The paragraphs of a report are numbered without gaps."""
    yield from _gaps(record, r"(part-[a-z0-9]+-|)paragraph-(\d+)", "paragraph")


def recommendation_numbers_follow_each_other(_site: Site, record: Record) -> Iterator[Found]:
    """The recommendations of a report are numbered without gaps."""
    yield from _gaps(record, r"()recommendation-(\d+)", "recommendation")


def _gaps(record: Record, pattern: str, noun: str) -> Iterator[Found]:
    for places in numbered(record, pattern).values():
        for index, wanted in breaks([number for number, _ in places]):
            number, line = places[index]
            message = f"{noun} {number} stands where {noun} {wanted} is expected"
            yield on_line(record, line, message, f"Is a {noun} missing? Correct the number.")


def pack_pages_follow_each_other(_site: Site, record: Record) -> Iterator[Found]:
    """The page ranges of a printed pack neither overlap nor leave pages out."""
    before = 0
    for place, item in enumerate(record.front.value.items):
        if not item.pages:
            continue
        pages = [int(page) for page in item.pages.split("-")]
        first, last = pages[0], pages[-1]
        way = ("items", place, "pages")
        if last < first:
            message = f"the pages {item.pages} end before they begin"
            yield at(record, way, message, "Write the first page, a hyphen, the last page.")
        elif before and first != before + 1:
            wrong = "overlap those of the item before" if first <= before else "leave a hole"
            message = f"the pages {item.pages} {wrong}: page {before + 1} comes next"
            yield at(record, way, message, "Compare with the printed pack.")
        before = max(first, last)


def items_are_minuted_once(_site: Site, record: Record) -> Iterator[Found]:
    """An item of the agenda has one minute."""
    seen: dict[str, Label] = {}
    for heading in record.body.headings():
        item = heading.attributes.get("item")
        if not heading.number or item is None:
            continue
        if item.value in seen:
            message = f"minute {heading.number} is a second one for agenda item {item.value}"
            remedy = "Correct one of the item numbers."
            first = seen[item.value]
            yield Found(record.path, item.span, message, remedy, (first,))
        else:
            words = f"minute {heading.number} is for this item too"
            seen[item.value] = Label(record.path, item.span, words)


def minutes_are_marked_with_their_item(_site: Site, record: Record) -> Iterator[Found]:
    """A minute tells of the paper filed under the number of its own item."""
    for told in minuted(record):
        item = told.minute.item
        for passage in told.passages if item else ():
            for marked in _MARKED.finditer(passage.text):
                if marked[1].lower() != item.lower():
                    message = (
                        f"minute {told.minute.number} is tied to agenda item {item}, "
                        f"but its paper is marked as item {marked[1]}"
                    )
                    remedy = "Correct {item=…} or the words."
                    yield Found(record.path, passage.span(*marked.span(1)), message, remedy)


RULES = (
    Rule(
        "minute-number-not-next",
        minute_numbers_follow_each_other,
        (Kind.MINUTES,),
        "Minutes are cited by their number for decades. A gap looks like a minute taken out.",
        {
            MINUTES: "---\n---\n\n## 21. The hedges\n\n## 23. The gate"
            "  <!-- error: 1 [minute-number-not-next] -->\n"
        },
        {MINUTES: "---\n---\n\n## 21. The hedges\n\n## 22. The gate\n"},
        is_waivable=True,
    ),
    Rule(
        "item-number-not-next",
        item_numbers_follow_each_other,
        (Kind.AGENDA,),
        "Members and the public find an item by its number; a gap suggests that one was removed.",
        {
            AGENDA: "---\ntime: 19:00\nitems:\n  - {title: Hedges, number: 4}\n"
            "  - {title: The gate, number: 6}  # error: 31 [item-number-not-next]\n---\n"
        },
        {
            AGENDA: "---\ntime: 19:00\nitems:\n  - {title: Hedges, number: 4}\n"
            "  - {title: The gate, number: 5}\n---\n"
        },
        is_waivable=True,
    ),
    Rule(
        "paragraph-number-not-next",
        paragraph_numbers_follow_each_other,
        (Kind.REPORT,),
        "Reports are discussed by paragraph. A missing one sends readers looking for it.",
        {
            REPORT: "---\ntitle: Hedges\n---\n\n1. The hedges are high.\n\n## Costs\n\n"
            "3. Cutting them costs money. <!-- error: 1 [paragraph-number-not-next] -->\n"
        },
        {
            REPORT: "---\ntitle: Hedges\n---\n\n1. The hedges are high.\n\n## Costs\n\n"
            "2. Cutting them costs money.\n"
        },
        is_waivable=True,
    ),
    Rule(
        "recommendation-number-not-next",
        recommendation_numbers_follow_each_other,
        (Kind.REPORT,),
        "What was recommended is compared with what was resolved, number by number.",
        {
            REPORT: "---\ntitle: Hedges\n---\n\n::: recommendations\n1. Cut the hedges.\n:::\n\n"
            "::: recommendations\n3. Mend the gate."
            " <!-- error: 1 [recommendation-number-not-next] -->\n:::\n"
        },
        {
            REPORT: "---\ntitle: Hedges\n---\n\n::: recommendations\n1. Cut the hedges.\n:::\n\n"
            "::: recommendations\n2. Mend the gate.\n:::\n"
        },
        is_waivable=True,
    ),
    Rule(
        "pages-not-next",
        pack_pages_follow_each_other,
        (Kind.AGENDA,),
        "Old papers are cited by the page of the pack; overlapping ranges make that uncertain.",
        {
            AGENDA: "---\ntime: 19:00\nitems:\n  - {title: Hedges, pages: 1-4}\n"
            "  - {title: The gate, pages: 4-9}  # error: 30 [pages-not-next]\n---\n"
        },
        {
            AGENDA: "---\ntime: 19:00\nitems:\n  - {title: Hedges, pages: 1-4}\n"
            "  - {title: The gate, pages: 5-9}\n---\n"
        },
        is_waivable=True,
    ),
    Rule(
        "item-minuted-twice",
        items_are_minuted_once,
        (Kind.MINUTES,),
        "Readers go from an item to its minute. Two minutes for one item are mostly a slip.",
        {
            MINUTES: "---\n---\n\n## 21. The hedges {item=2}\n\n"
            "## 22. The gate {item=2} <!-- error: 18 [item-minuted-twice] -->\n"
        },
        {MINUTES: "---\n---\n\n## 21. The hedges {item=2}\n\n## 22. The gate {item=3}\n"},
        severity=Severity.WARNING,
        is_waivable=True,
    ),
    Rule(
        "item-marked-otherwise",
        minutes_are_marked_with_their_item,
        (Kind.MINUTES,),
        "The marking says under which number the paper is filed with the minutes.",
        {
            MINUTES: "---\n---\n\n## 21. The hedges {item=2}\n\n"
            "A copy, marked “Agenda Item 3”, is kept. <!-- error: 29 [item-marked-otherwise] -->\n"
        },
        {
            MINUTES: "---\n---\n\n## 21. The hedges {item=2}\n\n"
            "A copy, marked “Agenda Item 2”, is kept.\n"
        },
        severity=Severity.WARNING,
        is_waivable=True,
    ),
)
