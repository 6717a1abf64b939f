"""Clear days are whole working days between two days, neither of them counted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.council.rules.working_days import calendar_of

ENGLAND = calendar_of("england-principal")
DAYS = st.dates(date(1975, 1, 1), date(2030, 12, 31))


def test_the_agenda_of_elitestone_had_two_clear_days():
    # R v Swansea City Council, ex parte Elitestone Ltd (1993): Friday and Monday only.
    assert calendar_of("wales-principal").clear_days(date(1990, 4, 26), date(1990, 5, 1)) == 2


@pytest.mark.parametrize(
    ("jurisdiction", "opened", "held", "clear"),
    [
        ("england-principal", date(2015, 1, 20), date(2015, 1, 28), 5),
        ("england-principal", date(2024, 3, 25), date(2024, 4, 3), 4),  # Good Friday, Easter Monday
        ("scotland", date(2024, 3, 25), date(2024, 4, 3), 5),  # Easter Monday is no holiday there
        ("scotland", date(2023, 12, 29), date(2024, 1, 5), 2),  # 1 and 2 January are
        ("england-principal", date(2023, 5, 4), date(2023, 5, 10), 2),  # the Coronation
        ("england-principal", date(2024, 3, 4), date(2024, 3, 4), 0),
        ("england-principal", date(2024, 3, 5), date(2024, 3, 4), 0),
    ],
)
def test_clear_days_leave_out_weekends_and_the_nation_s_bank_holidays(
    jurisdiction, opened, held, clear
):
    assert calendar_of(jurisdiction).clear_days(opened, held) == clear


def test_saturdays_count_where_a_council_says_so():
    friday, tuesday = date(2024, 3, 1), date(2024, 3, 5)
    assert calendar_of("england-parish", saturdays=True).clear_days(friday, tuesday) == 2
    assert calendar_of("england-parish").clear_days(friday, tuesday) == 1


@given(DAYS, st.integers(1, 10))
def test_the_latest_day_is_the_last_that_is_early_enough(held, clear):
    latest = ENGLAND.latest_before(held, clear)
    assert ENGLAND.counts(latest)
    assert ENGLAND.clear_days(latest, held) == clear
    later = (latest + timedelta(days=day) for day in range(1, (held - latest).days))
    assert all(ENGLAND.clear_days(day, held) < clear for day in later if ENGLAND.counts(day))


def test_seven_working_days_begin_with_the_day_of_the_meeting():
    assert ENGLAND.last_of(date(2024, 3, 4), 7) == date(2024, 3, 12)
