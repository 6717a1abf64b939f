"""Rows out of a CSV file are the rows that front matter would have, at places of their own."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.council.tables import Table
from generator.council.tables.csv_rows import read_rows
from generator.source import Source, decode


def table(*titles, **more):
    given_ = {"id": "t", "title": "T", "unit": "£", "columns": list(titles), "csv": "t.csv"}
    return Table.model_validate(given_ | more)


def rows_of(text, *titles, **more):
    read = read_rows(Source("t.csv", text), table(*titles, **more))
    assert read.diagnostics == ()
    return read.value


def found(text, *titles):
    read = read_rows(Source("t.csv", text), table(*titles))
    return [(d.span.start.line, d.span.start.column, d.code) for d in read.diagnostics]


def test_a_file_says_all_that_front_matter_can():
    text = (
        "group,level,id,ref,note,label,2023/24,2024/25,total\n"
        "Parks,,,,,,,,\n"
        "The Green,2,,,,,,,\n"
        ',,mow,P1,*,"Mowing, twice","(2,285)",,\n'
        ",,,,,Total,-2285,0,mow -total\n"
    )
    typed = [
        {"group": "Parks"},
        {"group": "The Green", "level": "2"},
        {
            "label": "Mowing, twice",
            "id": "mow",
            "ref": "P1",
            "note": "*",
            "values": ["(2,285)", None],
        },
        {"label": "Total", "total": ["mow", "-total"], "values": ["-2285", "0"]},
    ]
    rows = rows_of(text, "2023/24", "2024/25").value.rows
    assert rows == table("2023/24", "2024/25", rows=typed).rows


def test_a_spreadsheet_may_leave_the_corner_blank_or_name_the_stub():
    assert rows_of(",2023/24\nMowing,1\n", "2023/24").value.rows[0].label == "Mowing"
    named = rows_of("Head,2023/24\nMowing,1\n", "2023/24", stub="Head")
    assert named.value.rows[0].label == "Mowing"


def test_blank_columns_behind_the_last_are_left_out():
    assert rows_of("label,a,,\nMowing,1,,\nBoats,2\n", "a").value.rows[1].values == ("2",)
    assert found("label,a,\nMowing,1,2\n", "a") == [(2, 1, "row-length")]


def test_columns_may_stand_in_another_order_and_blank_lines_between():
    rows = rows_of("b,label,a\n\n2,Mowing,1\n\n", "a", "b").value.rows
    assert [row.values for row in rows] == [("1", "2")]


def test_a_byte_order_mark_and_windows_line_ends_are_tolerated():
    source = decode("t.csv", b"\xef\xbb\xbflabel,a\r\nMowing,1\r\n")
    assert read_rows(source, table("a")).value.value.rows[0].values == ("1",)


def test_every_cell_has_its_line_and_column():
    text = 'label,a,b\n"Fence\nand ""gate""",1,"2,000"\nMowing,3,4\n'
    placed = rows_of(text, "a", "b")
    places = [
        placed.place("rows", row, "values", column).start for row in (0, 1) for column in (0, 1)
    ]
    assert [(place.line, place.column) for place in places] == [(3, 15), (3, 17), (4, 8), (4, 10)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, 1, "csv-broken")]),
        ("label,a\n", [(1, 1, "csv-broken")]),
        ('label,a\n"x"y,1\n', [(2, 1, "csv-broken")]),
        ("label,a\nx,1,2\n", [(2, 1, "row-length")]),
        ("label,b\nx,1\n", [(1, 7, "unknown-column"), (1, 1, "missing-column")]),
        ("label,a\n,1\n", [(2, 1, "blank-value")]),
        ("label,a\nx\u200by,1\n", [(2, 2, "unwelcome-character")]),
        ("label,a\n" + "x,1\n" * 25_000, [(25_001, 1, "csv-too-long")]),
    ],
)
def test_what_is_wrong_has_its_place(text, expected):
    assert found(text, "a") == expected


WORDS = st.text(
    st.characters(codec="ascii", exclude_categories=["Cc"]) | st.sampled_from('\n",'), max_size=12
)


def blank_or(cell):
    """Return what a cell holds; ``~`` is blank in a file as well."""
    return None if cell in {"", "~"} else cell


@given(st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=8))
def test_what_a_spreadsheet_writes_is_read_at_its_places(cells):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["label", "a", "b"])
    writer.writerows([["x", *line] for line in cells])
    typed = text.getvalue()
    columns = [{"title": "a", "unit": "text"}, {"title": "b", "unit": "text"}]
    read = read_rows(Source("t.csv", typed), table(*columns))
    assert read.diagnostics == ()
    rows = read.value.value.rows
    assert [row.values for row in rows] == [
        tuple(blank_or(cell.strip()) for cell in line) for line in cells
    ]
    source = typed.split("\n")
    for number, row in enumerate(rows):
        for column, value in enumerate(row.values):
            start = read.value.place("rows", number, "values", column).start
            behind = "\n".join([source[start.line - 1][start.column - 1 :], *source[start.line :]])
            field, *_ = (*next(csv.reader(io.StringIO(behind)), []), "")
            assert blank_or(field.strip()) == value
