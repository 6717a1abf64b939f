"""Other generators get the same words, and figures are told as they were measured."""

from datetime import date

import pytest

from benchmarks.comparison.table import Row, document, growth, table
from benchmarks.comparison.texts import council_of, texts_of

ROWS = [
    Row(200, "cold", "Minute Book", 4.0, 5.0, 100.0),
    Row(200, "cold", "Minute Book without search", 3.0, 4.0, 90.0),
    Row(200, "cold", "Other", 2.0, 2.0, 50.0),
    Row(2000, "cold", "Other", 20.0, 20.0, 500.0),
]


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    root = tmp_path_factory.mktemp("comparison") / "site"
    council_of(root, pages=80)
    return tuple(texts_of(root))


def test_every_agenda_and_every_minutes_is_a_text(texts):
    names = [text.name for text in texts]
    agendas = sum(name.endswith("-agenda") for name in names)
    assert agendas >= sum(name.endswith("-minutes") for name in names) > 20
    assert agendas == 40


def test_each_text_has_a_place_of_its_own(texts):
    assert len({(text.section, text.name) for text in texts}) == len(texts)


def test_nothing_is_left_that_only_minute_book_understands(texts):
    for text in texts:
        assert ":::" not in text.body
        assert "{item=" not in text.body
        assert ".md" not in text.body


def test_the_words_stay(texts):
    minutes = next(text for text in texts if text.name.endswith("-minutes"))
    assert "## 1. " in minutes.body
    assert len(minutes.body) > 5_000
    agenda = next(text for text in texts if text.name.endswith("-agenda"))
    assert agenda.body.startswith("1. ")


def test_ratios_are_of_time_with_and_without_search():
    last = table(ROWS[:3]).splitlines()[-1]
    assert last == "| 200 | cold | Other | 2.00 | 2.00 | 50 | 2.00 / 1.50 |"


def test_growth_is_an_exponent():
    assert list(growth(ROWS)) == ["- Other, from 200 to 2,000 pages: 1.00"]


def test_the_page_tells_day_machine_and_command():
    page = document(ROWS, date(2024, 3, 1), "2 cores", "make bench", 3, {"Other": "1.2"})
    assert "Measured on 2024-03-01 with 2 cores: Other 1.2." in page
    assert "make bench" in page
    assert table(ROWS) in page
    assert "median of 3 rounds" in page
