"""Days and times as people read them."""

from datetime import date, time

import pytest

from generator.catalogue import Catalogue
from generator.council.views.words import clock, day, day_or_month, short_day


def test_a_day_has_its_weekday():
    assert day(date(2015, 1, 28), "en-GB") == "Wednesday 28 January 2015"
    assert short_day(date(2015, 1, 28), "en-GB") == "28 January 2015"


def test_a_day_speaks_the_language_of_the_site():
    assert day(date(2015, 1, 28), "cy-GB") == "Dydd Mercher 28 Ionawr 2015"


def test_a_month_is_a_month():
    assert day_or_month("2017-10", "en-GB") == "October 2017"
    assert day_or_month("2017-10-31", "en-GB") == "31 October 2017"


@pytest.mark.parametrize(
    ("value", "words"),
    [((14, 0), "2pm"), ((9, 30), "9.30am"), ((12, 0), "noon"), ((0, 0), "midnight"),
     ((12, 35), "12.35pm"), ((0, 5), "12.05am")],
)  # fmt: skip
def test_a_time_is_said_shortly(value, words):
    assert clock(time(*value), Catalogue()) == words
