"""A range of a spreadsheet becomes a table whose sums are found."""

import io

import pytest
from openpyxl import Workbook

from generator.council.scaffolds.figures import figures_of, written
from generator.council.tables import Table
from generator.document import read_yaml
from generator.imports import NotASheetError, read_sheet
from generator.schema import Strict, validate
from generator.source import Source

BUDGET = [
    ["Service", "2023/24", "2024/25", "Total"],
    ["Income", None, None, None],
    ["Precept", 1000, 1100.5, 2100.5],
    ["Rents", 200, 300, 500],
    ["Hire", 0.1, 0.2, 0.3],
    ["Total income", 1200.1, 1400.7, 2600.8],
    ["Spending", None, None, None],
    ["Mowing", -900, -1000, -1900],
    ["Mowing", -100, None, -100],
    ["Total spending", -1000, -1000, -2000],
    ["Overall", 200.1, 400.7, 600.8],
]


def saved(rows: list[list[object]], corner: tuple[int, int] = (1, 1)) -> bytes:
    book = Workbook()
    book.active.title = "Notes"
    sheet = book.create_sheet("Budget (£)")
    for down, row in enumerate(rows):
        for right, value in enumerate(row):
            sheet.cell(corner[0] + down, corner[1] + right, value)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


class Tables(Strict):
    tables: tuple[Table, ...]


def test_totals_of_rows_and_columns_are_found_and_declared():
    cells = read_sheet(saved(BUDGET, (3, 2)), "Budget (£)")
    found = figures_of(cells, "budget", "Budget: two years")
    assert (found.sums, found.is_row_total) == (3, True)
    totals = {row.label: row.total for row in found.table.figures if row.total}
    assert totals == {"Total income": "above", "Total spending": "above", "Overall": "all"}


def test_what_is_written_is_read_back_as_the_same_table():
    found = figures_of(read_sheet(saved(BUDGET), "Budget (£)!A1:D11"), "budget", "Budget: #2")
    text = "tables:\n" + written(found.table) + "\n"
    read = validate("x.md", Tables, read_yaml(Source("x.md", text)).value)
    assert read.diagnostics == ()
    assert read.value.value.tables == (found.table,)


def test_a_sum_that_is_wrong_is_not_declared():
    wrong = [[*row] for row in BUDGET]
    wrong[5][1] = 1201
    found = figures_of(read_sheet(saved(wrong), "Budget (£)"), "budget", "Budget")
    assert "Total income" not in {row.label for row in found.table.figures if row.total}
    assert not found.is_row_total


def test_words_are_no_figures():
    assert figures_of([["a", "b"], ["c", "Mr D."]], "x", "X") is None
    assert figures_of([["a", "b"]], "x", "X") is None
    assert figures_of([["a", "b", "b"], ["c", "1", "2"]], "x", "X") is None


@pytest.mark.parametrize("wanted", ["Spending", "Spending!A1:B2", "nonsense!"])
def test_a_sheet_that_is_not_there_is_told_with_those_that_are(wanted):
    with pytest.raises(NotASheetError, match="Notes, Budget"):
        read_sheet(saved(BUDGET), wanted)


def test_what_is_no_spreadsheet_says_so():
    with pytest.raises(NotASheetError, match="Save it as Excel Workbook"):
        read_sheet(b"a,b\n1,2\n", "")
