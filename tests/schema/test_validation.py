"""A tree becomes a record, or all complaints about it at once, each at its place."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document import read_yaml
from generator.schema import Clock, Count, Day, Many, Strict, Text, When, YesNo, validate
from generator.source import Source


class Part(Strict):
    name: Text
    size: Count = 0


class Thing(Strict):
    title: Text
    day: Day | None = None
    time: Clock | None = None
    due: When | None = None
    open: YesNo = True
    kind: Literal["small", "large"] = "small"
    parts: tuple[Part, ...] = ()
    names: Many[Text] = ()


def check(text: str):
    tree = read_yaml(Source("x.yaml", text)).value
    assert tree is not None
    return validate("x.yaml", Thing, tree)


def value(text: str) -> Thing:
    placed = check(text).value
    assert placed is not None
    return placed.value


def complaints(text: str):
    return [(d.code, d.span.start.line, d.span.start.column) for d in check(text).diagnostics]


def test_types_come_from_the_fields():
    thing = value("title: no\nday: 2015-01-28\ntime: 14:00\nopen: false\nnames: 7.10\n")
    assert (thing.title, thing.open, thing.names) == ("no", False, ("7.10",))
    assert thing.day is not None
    assert thing.day.isoformat() == "2015-01-28"
    assert thing.time is not None
    assert thing.time.hour == 14


def test_every_value_can_be_pointed_at():
    placed = check("title: A\nparts:\n  - name: B\n    size: 3\n").value
    assert placed is not None
    assert placed.place("parts", 0, "size").start.line == 4
    assert placed.place("parts", 0, "nothing").start.line == 3
    assert placed.place("nothing").start.line == 1


def test_all_complaints_come_at_once():
    text = "titel: A\nday: 28/1/15\ntime: 25:00\nkind: smal\nparts:\n  - size: many\n"
    assert sorted(complaints(text)) == [
        ("missing-key", 6, 5),
        ("not-a-day", 2, 6),
        ("not-a-number", 6, 11),
        ("not-a-time", 3, 7),
        ("unknown-key", 1, 1),
        ("unknown-word", 4, 7),
    ]


def test_a_misspelt_key_is_named_with_the_keys_of_its_place():
    (found,) = check("title: A\nparts:\n  - {name: B, sise: 3}\n").diagnostics
    assert found.help == "Did you mean 'size'? Keys that can stand here: name, size."


def test_a_misspelt_word_is_named_with_the_words_of_its_place():
    (found,) = check("title: A\nkind: smal\n").diagnostics
    assert found.help.startswith("Did you mean 'small'? Write one of: small, large.")


@pytest.mark.parametrize("blank", ["", " ~", " null"])
def test_a_key_without_its_value_is_blank(blank):
    assert [code for code, _, _ in complaints(f"title:{blank}\n")] == ["blank-value"]
    assert value(f"title: A\nday:{blank}\n").day is None


@pytest.mark.parametrize("word", ["Null", "NULL", '"null"', '"~"'])
def test_what_only_looks_like_a_blank_is_a_word(word):
    assert value(f"title: {word}\n").title == word.strip('"')


@pytest.mark.parametrize("typed", ["2024-02-30", "2024-13-01", "2024-2-3", "yesterday", "20240203"])
def test_what_is_no_day_is_refused(typed):
    assert complaints(f"title: A\nday: {typed}\n") == [("not-a-day", 2, 6)]


@pytest.mark.parametrize("typed", ["14.00", "2pm", "24:00", "14:60", "840"])
def test_what_is_no_time_is_refused(typed):
    assert complaints(f"title: A\ntime: {typed}\n") == [("not-a-time", 2, 7)]


@pytest.mark.parametrize(
    ("typed", "help_"),
    [
        ("6:30", "Write 06:30 or 18:30."),
        ("7.30", "Write 07:30 or 19:30."),
        ("0:15", "Write 00:15."),
        ("10.30", "Write 10:30."),
        ("7.30pm", "Write 19:30."),
        ("half past nine", "Write the time with 24 hours, such as 14:00."),
    ],
)
def test_a_time_in_another_way_is_told_in_ours(typed, help_):
    (found,) = check(f"title: A\ntime: {typed}\n").diagnostics
    assert found.help == help_


def test_a_list_where_a_text_is_wanted_is_refused():
    assert complaints("title: [a, b]\n") == [("wrong-type", 1, 8)]


@given(st.dates())
def test_a_day_comes_back_as_it_was(day):
    assert value(f"title: A\nday: {day.isoformat()}\n").day == day


@given(st.times())
def test_a_time_comes_back_to_the_minute(time):
    found = value(f"title: A\ntime: {time:%H:%M}\n").time
    assert found is not None
    assert (found.hour, found.minute) == (time.hour, time.minute)
