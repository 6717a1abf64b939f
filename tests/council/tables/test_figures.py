"""Figures mean what they say, exactly, in every spelling; or it is said what to write."""

import ast
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.council import tables
from generator.council.tables.figures import Unclear, amounts, in_pounds, in_unit, read, step_of
from generator.council.views.words import MINUS, amount

MONEY = ("£", "£000", "£m")


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("2285", "£000", "2285"),
        ("2,285", "£000", "2285"),
        ("-2,285", "£000", "-2285"),
        ("−2,285", "£000", "-2285"),
        ("–2,285", "£000", "-2285"),
        ("(2,285)", "£000", "-2285"),
        ("(£2,285)", "£", "-2285"),
        ("-£2,285.50", "£", "-2285.50"),
        ("£-2,285", "£", "-2285"),
        ("£9.946m", "£m", "9.946"),
        ("£9.946m", "£000", "9946"),
        ("9.946 million", "£", "9946000"),
        ("£720,000", "£000", "720"),
        ("720k", "£", "720000"),
        ("£1.1bn", "£m", "1100"),
        ("£720,000", "£m", "0.72"),
        ("12%", "%", "12"),
        ("52.4 %", "%", "52.4"),
        ("11", "headcount", "11"),
        ("0", "£", "0"),
    ],
)
def test_a_figure_means_what_it_says(typed, unit, value):
    assert read(typed, unit) == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "unit", "meant"),
    [
        ("-", "£", "Write ~ for a blank cell"),
        ("n/a", "£", "Write ~ for a blank cell"),
        ("", "£", "Write ~ for a blank cell"),
        ("2285-", "£", "Write -2285"),
        ("1.000.000", "£", "Write digits"),
        ("12,34", "£", "Write digits"),
        ("-(5)", "£", "Write digits"),
        ("(5", "£", "Write digits"),
        ("1e3", "£", "Write digits"),
        ("NaN", "£", "Write ~"),
        ("٣", "£", "Write ~"),
        ("1" * 16, "£", "Write digits"),
        ("£2,285", "£000", "Write 2285 if it is in £000 already"),
        ("£9.946", "£m", "Write 9.946 if it is in £m already"),
        ("12%", "£", 'Give the column  unit: "%"'),
        ("£12", "headcount", "Give the column a unit of £"),
        ("5m", "%", "Give the column a unit of £"),
    ],
)
def test_what_is_no_figure_says_what_to_write(typed, unit, meant):
    found = read(typed, unit)
    assert isinstance(found, Unclear)
    assert meant in found.remedy


@st.composite
def spelled(draw):
    """Return a figure, its unit, and one of its accepted spellings."""
    unit = draw(st.sampled_from([*MONEY, "%", "number", "headcount"]))
    places = draw(st.integers(0, 3))
    value = Decimal(draw(st.integers(-(10**12), 10**12))).scaleb(-places)
    digits = f"{abs(value):,f}" if draw(st.booleans()) else f"{abs(value):f}"
    pound = draw(st.sampled_from(["", "£"])) if unit == "£" else ""
    behind = draw(st.sampled_from(["", "%", " %"])) if unit == "%" else ""
    if unit == "£m":
        pound, behind = draw(st.sampled_from([("", ""), ("£", "m"), ("£", " million"), ("", "m")]))
    if value >= 0:
        return value, unit, f"{pound}{digits}{behind}"
    minus = draw(st.sampled_from(["-", "−", "–"]))
    forms = [f"{minus}{pound}{digits}{behind}", f"({pound}{digits}{behind})"]
    forms += [f"{pound}{minus}{digits}{behind}"] if pound else []
    return value, unit, draw(st.sampled_from(forms))


@given(spelled())
def test_every_spelling_is_read_as_the_same_figure(case):
    value, unit, typed = case
    assert read(typed, unit) == value


@given(spelled())
def test_a_shown_figure_is_the_figure(case):
    value, unit, _ = case
    shown = amount(value)
    assert read(shown, unit) == value
    assert read(amount(read(shown, unit)), unit) == value


@given(st.integers(-(10**12), 10**12), st.sampled_from(MONEY))
def test_changing_the_unit_there_and_back_changes_nothing(pounds, unit):
    assert in_pounds(in_unit(Decimal(pounds), unit), unit) == pounds


def test_figures_are_shown_with_separators_and_a_true_minus():
    assert amount(Decimal(-2285)) == f"{MINUS}2,285"
    assert amount(Decimal("9.90")) == "9.90"


@pytest.mark.parametrize(
    ("words", "unit", "said"),
    [
        ("£720,000", "£000", [("£720,000", "720000", "1", False)]),
        ("about £0.7m", "£000", [("£0.7m", "700000", "100000", False)]),
        ("-£1.5m", "£000", [("-£1.5m", "-1500000", "100000", True)]),
        ("£1 million in 2015/16", "£", [("£1 million", "1000000", "1000000", False)]),
        ("£10 or £20", "£", [("£10", "10", "1", False), ("£20", "20", "1", False)]),
        ("14.8 per cent", "%", [("14.8 per cent", "14.8", "0.1", False)]),
        ("11 teachers in 14/15", "headcount", [("11", "11", "1", False)]),
        ("see the total", "£", []),
        ("£5 mistake", "£", [("£5", "5", "1", False)]),
    ],
)
def test_amounts_in_a_sentence_are_as_fine_as_they_are_said(words, unit, said):
    found = [(a.said, a.value, a.step, a.is_signed) for a in amounts(words, unit)]
    assert found == [(text, Decimal(v), Decimal(s), signed) for text, v, s, signed in said]


def test_the_last_place_of_a_figure_is_known():
    assert step_of(Decimal("9.946")) == Decimal("0.001")
    assert step_of(Decimal(2285)) == 1


def test_no_figure_is_ever_a_float():
    """Money in binary fractions does not add up: no module of tables may use one."""
    for path in sorted(Path(tables.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            name = getattr(node, "id", getattr(node, "attr", None))
            is_float = isinstance(node, ast.Constant) and isinstance(node.value, float)
            assert name != "float", f"{path.name}:{getattr(node, 'lineno', 0)}"
            assert not is_float, f"{path.name}:{getattr(node, 'lineno', 0)}"
            assert not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow)), path.name
