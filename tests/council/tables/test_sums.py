"""Declared sums are computed, all of them; random tables add up, and changed ones do not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.council.tables import Table
from generator.council.tables.comparison import Other
from generator.council.tables.sums import comparisons
from generator.council.tables.totals import addends_of


def table(rows, columns=("2015/16", "2016/17"), **more):
    given_ = {"id": "t", "title": "T", "unit": "£000", "columns": list(columns), "rows": rows}
    return Table.model_validate(given_ | more)


def row(label, *values, **more):
    typed = [None if value is None else str(value) for value in values]
    return {"label": label, "values": typed} | more


def nothing(_):
    return None


def out(table_, find=nothing):
    """Return kind, row, column and difference of each comparison that does not hold."""
    found = comparisons(table_, table_.cells(), find)
    return [
        (each.kind, table_.rows[each.cell[0]].name, each.cell[1], each.difference)
        for each in found
        if not each.holds
    ]


def added(table_):
    """Return the names of the rows that each total adds up."""
    return {
        table_.rows[total].name: [
            ("-" if sign < 0 else "") + table_.rows[number].name for number, sign in addends
        ]
        for total, addends in addends_of(table_).items()
    }


NESTED = [
    row("Loose", 1, 1),
    {"group": "North"},
    {"group": "Green", "level": "2"},
    row("Mowing", 10, 20),
    row("Benches", 1, 2),
    row("Green total", 11, 22, total="above"),
    {"group": "Lake", "level": "2"},
    row("Boats", 5, 5),
    row("Lake total", 5, 5, total="above"),
    row("Gate", 2, 2),
    row("North total", 18, 29, total="group"),
    {"group": "South"},
    row("Fields", 3, 4),
    row("South total", 3, 4, total="group"),
    row("Everything", 22, 34, total="all"),
    row("Income", 2, 4),
    row("Net", 20, 30, total=["everything", "-income"]),
]


def test_totals_take_in_what_is_above_each_once():
    assert added(table(NESTED)) == {
        "green-total": ["mowing", "benches"],
        "lake-total": ["boats"],
        "north-total": ["green-total", "lake-total", "gate"],
        "south-total": ["fields"],
        "everything": ["loose", "north-total", "south-total"],
        "net": ["everything", "-income"],
    }
    assert out(table(NESTED)) == []


def test_a_second_total_begins_where_the_first_ended():
    rows = [row("A", 1), row("One", 1, total="above"), row("B", 2), row("Two", 2, total="above")]
    assert added(table(rows, ["2015/16"])) == {"one": ["a"], "two": ["b"]}


def test_a_mismatch_names_its_cell_and_by_how_much_it_is_out():
    rows = [row("A", 1, 2), row("B", 3, 4), row("Total", 4, 7, total="above")]
    assert out(table(rows)) == [("total", "total", 1, Decimal(1))]


def test_a_blank_is_not_zero():
    rows = [row("A", None, 2), row("B", 3, 4), row("Total", 3, None, total="above")]
    found = list(comparisons(table(rows), table(rows).cells(), nothing))
    assert [(each.cell, each.computed, each.parts) for each in found] == [
        ((2, 0), Decimal(3), ((1, 0),))
    ]


def test_words_and_shares_beside_amounts_are_not_added_up():
    columns = ["2015/16", {"title": "Change", "unit": "%"}, {"title": "Done", "unit": "text"}]
    rows = [row("A", 1, 5, "x"), row("B", 3, 5, "y"), row("Total", 4, 5, "z", total="above")]
    assert out(table(rows, columns)) == []
    shares = [row("A", 60, 1, "x"), row("Total", 61, 1, "x", total="above")]
    assert out(table(shares, columns, unit="%")) == [("total", "total", 0, Decimal(1))]


def test_a_tolerance_is_in_the_unit_of_the_table():
    rows = [row("A", 1, 2), row("B", 3, 4), row("Total", 5, 4, total="above")]
    found = list(comparisons(table(rows, tolerance="1"), table(rows).cells(), nothing))
    assert [(each.holds, each.is_exact) for each in found] == [(True, False), (False, False)]


def test_a_row_total_sums_the_columns_before_it_or_those_that_are_named():
    columns = [{"title": "Gross", "unit": "£"}, "2015/16", "2016/17", "Total"]
    rows = [row("A", 9000, 1, 2, 3), row("B", 9000, 1, None, 2), row("C", 1000, 1, 2, None)]
    every = table(rows, columns, checks=[{"row_total": "Total"}])
    assert out(every) == [("row_total", "b", 3, Decimal(1))]
    some = table(rows, columns, checks=[{"row_total": "Total", "of": ["gross", "2015/16"]}])
    assert out(some) == [
        ("row_total", "a", 3, Decimal(-7)),
        ("row_total", "b", 3, Decimal(-8)),
    ]


def test_what_is_carried_forward_stands_a_column_later():
    rows = [row("Opening", 1, 2, 4), row("Closing", 2, 3, 9)]
    carried = {"carry_forward": ["closing", "opening"]}
    found = out(table(rows, ["a", "b", "c"], checks=[carried]))
    assert found == [("carry_forward", "opening", 2, Decimal(1))]


def test_a_bound_holds_also_where_there_is_more():
    rows = [row("A", 5, 4), row("B", 4, 4), row("C", 3, 4)]
    bound = table(rows, ["Gross", "Spent"], checks=[{"not_less": "Gross", "than": "Spent"}])
    assert out(bound) == [("not_less", "c", 0, Decimal(-1))]


def elsewhere(other, row_=None, column=None):
    return lambda _: Other("k#table-t", other, other.cells(), row_, column)


def test_a_cumulative_row_answers_to_a_yearly_one():
    so_far = table([row("Total", -100, -400, -600)], ["15", "16", "17"])
    own = table(
        [row("Savings", -100, -300, -201)],
        ["15", "16", "17"],
        checks=[{"yearly": "savings", "to": "#table-t.total"}],
    )
    assert out(own, elsewhere(so_far, 0)) == [("yearly", "savings", 2, Decimal(-1))]


@pytest.mark.parametrize(
    ("own", "unit", "there", "their_unit", "is_right"),
    [
        ("33924", "£000", "33923651", "£", True),
        ("33923", "£000", "33923651", "£", False),
        ("33.9", "£m", "33924", "£000", True),
        ("33.8", "£m", "33924", "£000", False),
        ("33923651", "£", "33924", "£000", True),
        ("33923499", "£", "33924", "£000", False),
        ("720", "£000", "720", "£000", True),
        ("720", "£000", "721", "£000", False),
        ("720", "£000", "0.72", "£m", True),
        ("9.9", "number", "9.94", "number", True),
    ],
)
def test_tables_in_other_units_agree_as_finely_as_the_coarser_is(
    own, unit, there, their_unit, is_right
):
    other = table([row("A", there)], ["x"], unit=their_unit)
    here = table([row("A", own)], ["x"], unit=unit, checks=[{"equals": "a", "to": "#table-t"}])
    assert (out(here, elsewhere(other)) == []) is is_right


def test_a_figure_repeats_the_sum_of_several_elsewhere():
    other = table([row("A", 1, 2)])
    here = table([row("B", 2, 4)], checks=[{"equals": "b", "to": ["#table-t.a", "#table-t.a"]}])
    assert out(here, elsewhere(other, 0)) == []


def test_a_column_is_repeated_in_rows_of_the_same_names():
    last_year = table([row("A", 1, 2), row("B", 3, 4), row("C", 5, 6)])
    here = table(
        [row("A", 2), row("B", 5), row("D", 9)],
        ["Budget 2016/17"],
        checks=[{"column_equals": "Budget 2016/17", "to": "#table-t", "column": "2016/17"}],
    )
    assert out(here, elsewhere(last_year)) == [("column_equals", "b", 0, Decimal(1))]


def test_money_is_not_compared_with_shares():
    shares = table([row("A", 2, 3)], unit="%")
    cell = table([row("A", 2, 3)], checks=[{"equals": "a.2015/16", "to": "#table-t.a.2015/16"}])
    assert list(comparisons(cell, cell.cells(), elsewhere(shares, 0, 0))) == []
    column = table([row("A", 2, 3)], checks=[{"column_equals": "2015/16", "to": "#table-t"}])
    assert list(comparisons(column, column.cells(), elsewhere(shares))) == []


def test_what_cannot_be_found_elsewhere_is_compared_with_nothing():
    here = table([row("A", 2, 3)], checks=[{"equals": "a", "to": "#table-x"}])
    assert list(comparisons(here, here.cells(), nothing)) == []


@st.composite
def tables_that_add_up(draw):
    """Return a table with random groups, subtotals and row totals, made to add up."""
    width = draw(st.integers(1, 4))
    cell = st.one_of(st.none(), st.integers(-(10**9), 10**9))
    rows, waiting = [], []
    for group in range(draw(st.integers(1, 4))):
        rows.append({"group": f"G{group}"})
        for part in range(draw(st.integers(1, 3))):
            block = []
            rows.append({"group": f"P{part}", "level": "2"})
            for each in range(draw(st.integers(1, 4))):
                block.append(draw(st.lists(cell, min_size=width, max_size=width)))
                rows.append(row(f"R{group} {part} {each}", *block[-1]))
            waiting.append(summed(block, width))
            rows.append(row(f"S{group} {part}", *waiting[-1], total="above"))
        parts = len([r for r in rows[last_group(rows) :] if r.get("total") == "above"])
        whole = summed(waiting[-parts:], width)
        del waiting[-parts:]
        waiting.append(whole)
        rows.append(row(f"T{group}", *whole, total="group"))
    rows.append(row("All", *summed(waiting, width), total="all"))
    for each in rows:
        if "values" in each:
            held = [int(value) for value in each["values"] if value is not None]
            each["values"].append(str(sum(held)))
    columns = [f"C{number}" for number in range(width)]
    return table(rows, [*columns, "Total"], checks=[{"row_total": "Total"}])


def last_group(rows):
    return max(n for n, each in enumerate(rows) if "group" in each and "level" not in each)


def summed(block, width):
    return [sum(line[column] or 0 for line in block) for column in range(width)]


@given(tables_that_add_up())
def test_random_tables_add_up_when_made_to(given_table):
    assert out(given_table) == []


@given(tables_that_add_up(), st.data())
def test_random_tables_do_not_add_up_when_one_cell_is_changed(given_table, data):
    cells = given_table.cells()
    cell = data.draw(st.sampled_from(sorted(cells)))
    change = data.draw(st.integers(1, 10**9)) * data.draw(st.sampled_from([1, -1]))
    changed = cells | {cell: cells[cell] + change}
    wrong = [each for each in comparisons(given_table, changed, nothing) if not each.holds]
    assert wrong
    assert all(abs(each.difference) == abs(change) for each in wrong)
    assert all(cell in (each.cell, *each.parts) for each in wrong)
