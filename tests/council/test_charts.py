"""Charts are drawn to scale from the figures of their tables, and told in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue import Catalogue
from generator.council.tables import Table, complaints
from generator.council.views.charts import chart_view

PLOT = Decimal(225)


def table(chart, *rows, columns=("2023/24", "2024/25")):
    return Table.model_validate(
        {
            "id": "t",
            "title": "Costs",
            "unit": "£000",
            "columns": list(columns),
            "rows": [
                {"label": label, "values": [None if v is None else str(v) for v in values]} | more
                for label, values, more in rows
            ],
            "chart": chart,
        }
    )


def drawn(chart, *rows, **more):
    return chart_view(Catalogue(), table(chart, *rows, **more), "table-t")


def places(view):
    return [(bar.words, bar.figure, bar.x, bar.width) for bar in view.bars]


def test_bars_are_as_long_as_their_figures():
    view = drawn({"kind": "bars", "rows": ["mowing"]}, ("Mowing", [100, 50], {}))
    assert places(view) == [("2023/24", "100", "0", "225"), ("2024/25", "50", "0", "112.5")]
    assert view.zero == ""
    assert view.label == "Bar chart: Mowing. Its figures are in the table."


def test_figures_below_zero_go_the_other_way():
    view = drawn("bars", ("Surplus", [-50, 100], {}))
    assert places(view) == [("2023/24", "−50", "0", "75"), ("2024/25", "100", "75", "150")]
    assert view.zero == "75"


def test_several_rows_stand_under_their_labels_and_totals_are_left_out():
    total = {"total": "above"}
    view = drawn("bars", ("A", [1, 2], {}), ("B", [2, None], {}), ("Total", [3, 2], total))
    assert [words for words, _ in view.headings] == ["A", "B"]
    assert [bar.figure for bar in view.bars] == ["1", "2", "2"]


def test_shares_are_parts_of_one_whole():
    view = drawn(
        {"kind": "shares", "columns": ["2024/25"]}, ("A", [9, -30], {}), ("B", [9, -10], {})
    )
    assert places(view) == [("A", "75.0%", "0", "168.8"), ("B", "25.0%", "0", "56.2")]
    assert view.track == "225"
    assert view.caption == "Costs: shares in 2024/25"


def test_a_table_without_a_chart_draws_nothing():
    assert drawn(None, ("A", [1, 2], {})) is None


@pytest.mark.parametrize(
    ("chart", "values", "code"),
    [("bars", [None, 0], "chart-empty"), ("shares", [None, 1], "chart-empty")],
)
def test_a_chart_of_nothing_is_a_finding(chart, values, code):
    assert [found[1] for found in complaints(table(chart, ("A", values, {})))] == [code]


def test_a_chart_of_very_many_bars_is_a_finding():
    crowded = table("bars", *((f"R{number}", [1, 2], {}) for number in range(21)))
    assert [found[1] for found in complaints(crowded)] == ["chart-crowded"]


def test_shares_above_and_below_zero_are_a_finding():
    mixed = table("shares", ("A", [1, 1], {}), ("B", [-1, 1], {}))
    assert [found[1] for found in complaints(mixed)] == ["chart-mixed"]


@given(st.lists(st.integers(-(10**12), 10**12), min_size=1, max_size=9).filter(any))
def test_every_bar_keeps_inside_the_drawing_and_to_scale(figures):
    columns = [f"C{number}" for number in range(len(figures))]
    view = drawn("bars", ("A", figures, {}), columns=columns)
    span = max(0, *figures) - min(0, *figures)
    for figure, bar in zip(figures, view.bars, strict=True):
        left, width = Decimal(bar.x), Decimal(bar.width)
        assert left >= 0
        assert left + width <= PLOT + Decimal("0.2")
        assert abs(width - PLOT * abs(figure) / span) <= Decimal("0.1")
        assert Decimal(bar.figure_x) >= left + width
