"""Figures are exact, and a wrong one is found at its cell."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue import Catalogue
from generator.council.tables import Table, complaints, figure
from generator.council.views.tables import table_view
from generator.council.views.words import MINUS, amount


@pytest.mark.parametrize(
    ("typed", "value"),
    [("2285", "2285"), ("-2,285", "-2285"), ("−2285", "-2285"), ("9.946", "9.946"), ("0", "0")],
)
def test_a_figure_is_read_exactly(typed, value):
    assert figure(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["", "-", "12,34", "1.2.3", "£5", "5%", "n/a", "1e3", "NaN"])
def test_what_is_no_figure_is_none(typed):
    assert figure(typed) is None


@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_shown_figure_is_the_figure(value):
    assert figure(amount(str(value))) == value


def test_figures_are_shown_with_separators_and_a_true_minus():
    assert amount("-2285") == f"{MINUS}2,285"
    assert amount("9.9") == "9.9"


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
    ("rows", "code", "way"),
    [
        ([{"label": "A", "values": ["1"]}], "row-length", ("rows", 0, "values")),
        ([{"label": "A", "values": ["x", None]}], "not-a-figure", ("rows", 0, "values", 0)),
        (
            [{"label": "A", "values": ["1", None]}] * 2,
            "duplicate-row",
            ("rows", 1),
        ),
        (
            [{"label": "A", "total": ["b"], "values": ["1", None]}],
            "unknown-row",
            ("rows", 0, "total", 0),
        ),
    ],
)
def test_a_mistake_is_found_at_its_place(rows, code, way):
    (found,) = complaints(table(rows=rows))
    assert (found[1], found[0]) == (code, way)


def test_a_blank_cell_is_not_a_zero():
    view = table_view(Catalogue(), table(), "table-t")
    assert [cell.kind for cell in view.groups[0].rows[1].cells] == ["blank", "blank"]
    assert view.groups[0].headings == (("1", "Income"),)
    assert view.groups[0].rows[2].role == "total"
