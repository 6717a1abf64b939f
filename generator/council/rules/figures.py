"""Declared sums of tables hold, and sentences say what the tables say."""

from collections.abc import Iterator
from decimal import Decimal

from generator.council.accounts import Told, comparisons_of, sheet_at, told_in
from generator.council.downloads import address
from generator.council.records import Record
from generator.council.rules.rule import EVERY, REPORT, Found, Rule
from generator.council.site import Site
from generator.council.tables import Cell, Sheet, Table
from generator.council.tables.checks import ColumnEquals, Equals, Yearly
from generator.council.tables.comparison import Comparison
from generator.council.tables.figures import in_pounds, in_unit, kind_of, step_of
from generator.diagnostics import Label

_MOST_LABELS = 6
_SHOULD_BE = {
    "total": "the rows that it adds up come to",
    "row_total": "the row adds up to",
    "carry_forward": "the year before ends with",
    "yearly": "the totals so far differ by",
    "equals": "the figures that it repeats come to",
    "column_equals": "the figure that it repeats is",
    "not_less": "it must not be less than",
}


def declared_sums_hold(site: Site, record: Record) -> Iterator[Found]:
    """Every declared sum of a table holds within the table's tolerance."""
    for sheet in record.tables:
        found = comparisons_of(site, sheet)
        yield from (_wrong_sum(site, sheet, each) for each in found if not each.holds)


def checks_compare_something(site: Site, record: Record) -> Iterator[Found]:
    """Every check of a table compares figures that are there."""
    for sheet in record.tables:
        if sheet.table.checks:
            compared = {each.check for each in comparisons_of(site, sheet)}
            yield from (
                _compares_nothing(sheet, number)
                for number in range(len(sheet.table.checks))
                if number not in compared and not _may_lead_nowhere(site, sheet, number)
            )


def amounts_agree_with_their_tables(site: Site, record: Record) -> Iterator[Found]:
    """An amount in a sentence is the figure to which it is tied, as finely as it is said."""
    for told in told_in(site, record):
        if len(told.amounts) == 1 and not told.agrees:
            yield _wrong_amount(record, told)


def amounts_can_be_read(site: Site, record: Record) -> Iterator[Found]:
    """A sentence that is tied to a figure says one amount of its kind."""
    for told in told_in(site, record):
        if len(told.amounts) != 1:
            name = f"{cell_name(told.sheet.table, told.cell)} of {told.sheet.table.title!r}"
            message = (
                f"{told.link.words!r} is tied to the figure {name}, and is not one amount of it"
            )
            remedy = "Let the link hold one amount, such as [£720,000](…), or link to the row."
            there = (Label(*told.sheet.cell(told.cell), name),)
            yield Found(record.path, told.link.span, message, remedy, there)


def downloads_have_addresses_of_their_own(site: Site, record: Record) -> Iterator[Found]:
    """No file that is attached to a record has the address at which a table is a file."""
    for sheet in record.tables:
        if address(sheet, "csv").removeprefix("/") in site.graph.nodes:
            path, span = sheet.place("id")
            message = f"the table {sheet.table.id!r} and the file {sheet.table.id}.csv would "
            message += "have the same address"
            yield Found(path, span, message, "Give the file another name, such as rows.csv.")


def _wrong_sum(site: Site, sheet: Sheet, found: Comparison) -> Found:
    table = sheet.table
    path, span = sheet.cell(found.cell)
    out = found.difference
    message = (
        f"{cell_name(table, found.cell)} is {spoken(found.printed)}, "
        f"but {_SHOULD_BE[found.kind]} {_as_fine(found.computed, found.printed)}: "
        f"{_as_fine(abs(out), found.printed)} too {'much' if out > 0 else 'little'}"
    )
    labels = tuple(_labels(site, sheet, found))
    remedy = "Compare the figures with the print. If it was printed so, waive this with a reason"
    if abs(out) <= step_of(found.printed):  # so little may be a rounding
        remedy += f", or allow for rounding with  tolerance: {abs(out).normalize():f}"
    shown = labels if len(labels) <= _MOST_LABELS else ()
    return Found(path, span, message, f"{remedy}.", shown)


def _labels(site: Site, sheet: Sheet, found: Comparison) -> Iterator[Label]:
    """Return the places of the figures that make up the one that is out."""
    places = [(sheet, part) for part in found.parts]
    for name, cell in found.elsewhere:
        key, _, anchor = name.partition("#")
        if other := sheet_at(site, key, anchor):
            places.append((other, cell))
    return (Label(*each.cell(cell), cell_name(each.table, cell)) for each, cell in places)


def _compares_nothing(sheet: Sheet, number: int) -> Found:
    path, span = sheet.place("checks", number)
    message = "this check compares nothing: no two figures answer to each other"
    remedy = "Are rows named alike, columns titled alike, and their units of one kind?"
    return Found(path, span, message, remedy)


def _may_lead_nowhere(site: Site, sheet: Sheet, number: int) -> bool:
    """Tell whether a check names what is not there, or is wrong itself: findings already."""
    check = sheet.table.checks[number]
    if not isinstance(check, Equals | ColumnEquals | Yearly):
        return False
    named = check.to if isinstance(check.to, tuple) else (check.to,)
    resolved = {
        tie.said
        for tie in site.records[sheet.key].references
        if tie.kind == "figures"
        and tie.key in site.records
        and site.graph.find(tie.key, tie.anchor)
    }
    return not resolved.issuperset(named)


def _wrong_amount(record: Record, told: Told) -> Found:
    table, span = told.sheet.table, told.link.span
    name = f"{cell_name(table, told.cell)} of {table.title!r}"
    there = Label(*told.sheet.cell(told.cell), name)
    (said,) = told.amounts
    if told.figure is None:
        message = f"the text says {said.said} where {name} is blank"
    else:
        unit = f" in {told.unit}" if kind_of(told.unit) == "money" else ""
        message = f"the text says {said.said} where {name} is {spoken(told.figure)}{unit}"
        if not said.is_signed or (said.value < 0) == (told.figure < 0):
            size = abs(in_pounds(told.figure, told.unit))
            out = in_unit(abs(abs(said.value) - size), told.unit)
            message += f", {spoken(out)} {'less' if abs(said.value) > size else 'more'}"
    remedy = "Compare both with the print. If it was printed so, waive this with a reason."
    return Found(record.path, span, message, remedy, (there,))


def cell_name(table: Table, cell: Cell) -> str:
    """Return how people call a cell: by its row's label and its column's title."""
    return f"{table.called(cell[0])!r} in {table.columns[cell[1]].title!r}"


def spoken(figure: Decimal) -> str:
    """Return a figure as it is typed, with thousands separated."""
    return f"{figure:,f}"


def _as_fine(figure: Decimal, typed: Decimal) -> str:
    """Return ``figure`` with as many decimals as one that was ``typed``, or as many as it takes."""
    finest = min(_exponent(typed), _exponent(figure.normalize()))
    return spoken(figure.quantize(Decimal(1).scaleb(finest)))


def _exponent(figure: Decimal) -> int:
    exponent = figure.as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0


def _paper(rows: str, checks: str = "", words: str = "") -> str:
    return (
        f"---\ntitle: Hedges\ntables:\n  - id: costs\n    title: Costs\n    unit: £\n"
        f"    columns: [2024]\n    rows:\n{rows}{checks}---\n\n{words}::: table costs\n:::\n"
    )


_ROWS = "      - {label: Cutting, values: [100]}\n      - {label: Carting, values: [20]}\n"
_TOTAL = "      - {{label: Total, total: above, values: [{}]}}\n"
_SAID = "1. Cutting costs [{}](#table-costs.cutting.2024).{}\n\n"
_PARKS = "content/strategies/parks/index.md"
_COSTS = "content/strategies/parks/costs.csv"
_STRATEGY = _paper(_ROWS).replace("title: Hedges", "title: Parks\nchapters: [vision]")
_STRATEGY = _STRATEGY.replace("{", "{{").replace("}", "}}").replace("id: costs", "id: costs{}")
RULES = (
    Rule(
        "sum-differs",
        declared_sums_hold,
        EVERY,
        "Residents add up the figures of a budget, and trust nothing of one that is wrong.",
        {
            REPORT: _paper(
                _ROWS + _TOTAL.format("130").replace("\n", "  # error: 47 [sum-differs]\n")
            )
        },
        {REPORT: _paper(_ROWS + _TOTAL.format("120"))},
        is_waivable=True,
    ),
    Rule(
        "check-compares-nothing",
        checks_compare_something,
        EVERY,
        "A check that looks at nothing lets its author believe that all is well.",
        {
            REPORT: _paper(
                _ROWS,
                "    checks:\n      - {equals: cutting, "
                "to: planning/2024-03-06/green#table-costs}  # error: 9 [check-compares-nothing]\n",
            )
        },
        {REPORT: _paper(_ROWS + _TOTAL.format("120"))},
    ),
    Rule(
        "amount-differs",
        amounts_agree_with_their_tables,
        EVERY,
        "Where sentence and table disagree, nobody knows which of them was decided on.",
        {REPORT: _paper(_ROWS, words=_SAID.format("£90", " <!-- error: 24 [amount-differs] -->"))},
        {REPORT: _paper(_ROWS, words=_SAID.format("£100", ""))},
        is_waivable=True,
    ),
    Rule(
        "amount-unclear",
        amounts_can_be_read,
        EVERY,
        "What is tied to a figure is shown as proven; that must be one amount and no other.",
        {
            REPORT: _paper(
                _ROWS, words=_SAID.format("£90 or £100", " <!-- error: 32 [amount-unclear] -->")
            )
        },
        {REPORT: _paper(_ROWS, words=_SAID.format("£100", ""))},
    ),
    Rule(
        "download-address-taken",
        downloads_have_addresses_of_their_own,
        EVERY,
        "Each table can be had as a file beside its page; two files cannot stand at one address.",
        {_PARKS: _STRATEGY.format("  # error: 9 [download-address-taken]"), _COSTS: "label\n"},
        {_PARKS: _STRATEGY.format(""), _COSTS.replace("costs", "rows"): "label\n"},
        is_firm=True,
    ),
)
