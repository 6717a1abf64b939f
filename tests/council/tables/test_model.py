"""A table knows its cells, and tells what is wrong inside it at its place."""

from decimal import Decimal

import pytest

from generator.council.tables import Table, complaints
from generator.council.tables.places import anchors_of, is_cell, normal, place_in, shown_at


def table(**changes):
    given = {
        "id": "t",
        "title": "T",
        "unit": "£000",
        "columns": ["2015/16", {"title": "Done", "unit": "text"}],
        "rows": [
            {"group": "Income"},
            {"label": "Fees", "values": ["-2285", "Mar-19"]},
            {"label": "Rents", "values": [None, None]},
            {"label": "Total", "total": ["fees", "rents"], "values": ["-2285", None]},
        ],
    }
    return Table.model_validate(given | changes)


def test_a_right_table_has_no_complaints():
    assert list(complaints(table())) == []


@pytest.mark.parametrize(
    ("changes", "code", "way"),
    [
        ({"rows": [{"label": "A", "values": ["1"]}]}, "row-length", ("rows", 0, "values")),
        (
            {"rows": [{"label": "A", "values": ["x", None]}]},
            "not-a-figure",
            ("rows", 0, "values", 0),
        ),
        ({"rows": [{"label": "A", "values": ["1", None]}] * 2}, "duplicate-row", ("rows", 1)),
        (
            {"rows": [{"label": "A", "total": ["-b"], "values": ["1", None]}]},
            "unknown-row",
            ("rows", 0, "total", 0),
        ),
        ({"checks": [{"row_total": "Done"}]}, "unknown-column", ("checks", 0, "row_total")),
        ({"checks": [{"yearly": "x", "to": "#table-t"}]}, "unknown-row", ("checks", 0, "yearly")),
        (
            {"checks": [{"equals": "fees.2016/17", "to": "#table-t"}]},
            "unknown-column",
            ("checks", 0, "equals"),
        ),
        (
            {"checks": [{"column_equals": "2016/17", "to": "#table-t"}]},
            "unknown-column",
            ("checks", 0, "column_equals"),
        ),
    ],
)
def test_a_mistake_is_found_at_its_place(changes, code, way):
    (found,) = complaints(table(**changes))
    assert (found[1], found[0]) == (code, way)


def test_a_blank_cell_and_words_are_no_figures():
    assert table().cells() == {(1, 0): Decimal(-2285), (3, 0): Decimal(-2285)}


def test_a_sign_of_the_legend_stands_before_or_behind_a_figure():
    signed = table(legend={"*": "to be confirmed", "**": "amended", "Eff": "efficiency"})
    assert signed.parted("*53") == ("53", "*")
    assert signed.parted("53 **") == ("53", "**")
    assert signed.parted("53†") == ("53†", "")
    assert table().parted("*53") == ("*53", "")


def test_columns_have_names_of_their_own():
    columns = ["£", "%", "2015/16", "2015-16"]
    assert table(columns=columns).column_names == ("section", "section-2", "2015-16", "2015-16-4")
    assert table(columns=columns).column("2015/16") == 2
    assert table(columns=columns).column("2015-16") == 3


def test_a_figure_can_be_named_as_it_is_printed():
    anchors = anchors_of(table())
    assert "table-t.fees" in anchors
    assert normal("table-t.fees.2015/16") in anchors
    assert place_in(table(), normal("table-t.fees.2015/16")) == (1, 0)
    assert place_in(table(), "table-t.fees") == (1, None)


def test_a_figure_is_shown_at_its_row_and_all_else_at_itself():
    assert shown_at("table-t.fees.2015-16") == "table-t.fees"
    assert shown_at("table-t.fees") == "table-t.fees"
    assert shown_at("paragraph-12") == normal("paragraph-12") == "paragraph-12"
    assert is_cell("table-t.fees.2015-16")
    assert not is_cell("table-t.fees")
