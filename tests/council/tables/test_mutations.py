"""Change any figure of the packs by one unit of its last place, and a declared sum tells of it."""

from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from generator.council.accounts import comparisons_of, printed
from generator.council.rules.figures import cell_name
from generator.council.tables.figures import step_of

DOCUMENT = Path(__file__).parents[3] / "docs/tables.md"
ENOUGH = Decimal("0.97")
KINDS = {
    "total": "totals and subtotals of rows",
    "row_total": "totals of a row",
    "carry_forward": "carried forward to the next year",
    "yearly": "yearly figures against those so far",
    "equals": "figures repeated from another table",
    "not_less": "bounds",
}


class Books:
    """The tables of the packs with what they declare, and what changes if a figure does."""

    def __init__(self, site):
        self.site = site
        self.sheets = [sheet for record in site.records.values() for sheet in record.tables]
        self.figures = {sheet.name: printed(sheet) for sheet in self.sheets}
        self.declared = {sheet.name: comparisons_of(site, sheet) for sheet in self.sheets}
        self.readers = defaultdict(set)  # whose checks read the figures of a table
        self.summed = defaultdict(set)  # the figures of a table that take part in a sum
        for sheet in self.sheets:
            self.readers[sheet.name].add(sheet.name)
            for each in self.declared[sheet.name]:
                if each.kind == "not_less":
                    continue
                self.summed[sheet.name] |= {each.cell, *each.parts}
                for name, cell in each.elsewhere:
                    self.readers[name].add(sheet.name)
                    self.summed[name].add(cell)

    def caught(self, sheet, cell, change):
        """Return the comparisons that fail, or fail by more, when a figure is changed."""
        changed = self.figures | {
            sheet.name: self.figures[sheet.name] | {cell: self.figures[sheet.name][cell] + change}
        }
        return [
            (reader, now)
            for reader in self.sheets
            if reader.name in self.readers[sheet.name]
            for before, now in zip(
                self.declared[reader.name],
                comparisons_of(self.site, reader, lambda each: changed[each.name]),
                strict=True,
            )
            if not now.is_exact and abs(now.difference) > abs(before.difference)
        ]

    def mutations(self):
        """Yield every change of a figure by a unit of its last place, up and down."""
        for sheet in self.sheets:
            for cell in sorted(self.summed[sheet.name]):
                step = step_of(self.figures[sheet.name][cell])
                yield from ((sheet, cell, change) for change in (step, -step))


@pytest.fixture(scope="module")
def books(packs):
    return Books(packs)


def points_at(sheet, cell, reader, found):
    """Tell whether a finding leads to the changed figure: by row or column, or from elsewhere."""
    if reader is sheet and cell in (found.cell, *found.parts):
        return found.cell[0] == cell[0] or found.cell[1] == cell[1] or found.kind == "carry_forward"
    return (sheet.name, cell) in found.elsewhere


@pytest.fixture(scope="module")
def told(books):
    """Return how many changes there were, and which of them no finding led to."""
    changes, missed = 0, []
    for sheet, cell, change in books.mutations():
        changes += 1
        found = books.caught(sheet, cell, change)
        if not any(points_at(sheet, cell, *each) for each in found):
            missed.append((sheet, cell, change))
    return changes, missed


def test_at_least_330_sums_are_declared_and_every_one_holds(books):
    declared = [each for found in books.declared.values() for each in found]
    assert len(declared) >= 330
    assert all(each.holds for each in declared)


def test_ten_totals_in_pounds_are_out_by_one_and_all_others_exact(books):
    out = sorted(
        (sheet.table.rows[each.cell[0]].name, sheet.table.columns[each.cell[1]].title, each.kind)
        for sheet in books.sheets
        for each in books.declared[sheet.name]
        if not each.is_exact
    )
    assert out == [
        ("customer-operations-total", "Budget 2014/15", "total"),
        ("customer-operations-total", "Employees", "total"),
        ("customer-operations-total", "Net Total", "total"),
        ("information-technology-total", "Budget 2014/15", "total"),
        ("people-total", "Employees", "total"),
        ("people-total", "Net Total", "row_total"),
        ("total-chief-executives", "Employees", "total"),
        ("total-chief-executives", "Net Total", "total"),
        ("total-corporate-resources", "Budget 2014/15", "total"),
        ("total-corporate-resources", "Running Expenses", "total"),
    ]


def test_almost_every_changed_figure_is_caught_at_its_row_or_column(told):
    changes, missed = told
    assert changes > 1_000
    assert len(missed) <= changes * (1 - ENOUGH)


def test_the_book_of_tables_tells_what_was_measured(books, told):
    assert measured(books, *told) in DOCUMENT.read_text()


def measured(books, changes, missed):
    """Return the measured figures as they stand in the documentation."""
    declared = [each for found in books.declared.values() for each in found]
    kinds = Counter(each.kind for each in declared)
    figures = sum(len(figures) for figures in books.figures.values())
    summed = sum(len(cells) for cells in books.summed.values())
    share = Decimal(100 * (changes - len(missed))) / changes
    lines = [f"- {len(declared)} comparisons are declared and computed:"]
    lines += [f"  {kinds[kind]} {words}," for kind, words in KINDS.items()]
    lines[-1] = lines[-1].rstrip(",") + "."
    lines += [
        f"- {sum(not each.is_exact for each in declared)} of them are out by £1, within the",
        "  tolerance of their tables; every other one is exact.",
        f"- {summed} of {figures} figures take part in a sum. Of {changes} changes, each by one",
        f"  unit of the last place, up or down, {changes - len(missed)} are caught: {share:.1f} %.",
        "- Not caught:" if missed else "- None was missed.",
    ]
    lines += [
        f"  - {sheet.key.rpartition('/')[2]}: {cell_name(sheet.table, cell)}, by {change:+f}"
        for sheet, cell, change in missed
    ]
    return "\n".join(lines)
