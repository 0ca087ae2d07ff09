"""Arithmetic on days, months and the parts of a stretch, and TIMEX3 values as days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.when.calendar import add_days, add_months, day_of, easter, months_days, nth_weekday, part, week_days, week_of
from kg.when.timex import days_of, duration, shift


@given(st.dates(), st.integers(-4000, 4000))
def test_months_there_and_back(day, count):
    there = add_months(day.year, day.month, count)
    assert there is None or add_months(*there, -count) == (day.year, day.month)


@given(st.dates())
def test_a_day_lies_in_its_week(day):
    found = days_of(week_of(day))
    if found:  # the last week of 9999 and the first of the year 1 reach beyond the calendar
        (monday, sunday), granularity = found
        assert granularity == "week"
        assert monday <= day <= sunday
        assert monday.weekday() == 0


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "04-02"), (2000, "04-23"), (2014, "04-20"), (2024, "03-31"), (2038, "04-25")]
)
def test_easter(year, day):
    assert easter(year).isoformat() == f"{year}-{day}"


def test_weekdays_of_a_month():
    assert nth_weekday(2014, 11, 3, 4) == date(2014, 11, 27)  # Thanksgiving
    assert nth_weekday(2014, 5, 0, -1) == date(2014, 5, 26)  # Memorial Day


@pytest.mark.parametrize(
    ("value", "which", "first", "last"),
    [
        ("2014", "START", "2014-01-01", "2014-04-30"),
        ("2014", "FINAL", "2014-12-01", "2014-12-31"),
        ("2014-02", "MID", "2014-02-11", "2014-02-20"),
        ("2014-02", "END", "2014-02-21", "2014-02-28"),
        ("2014-W10", "MID", "2014-03-04", "2014-03-06"),
        ("2014-Q1", "END", "2014-03-01", "2014-03-31"),
        ("199", "MID", "1994-01-01", "1996-12-31"),
        ("19", "START", "1900-01-01", "1939-12-31"),
        ("2014-03-05", "START", "2014-03-05", "2014-03-05"),
    ],
)
def test_parts(value, which, first, last):
    months = {4: 12, 3: 120, 2: 1200}.get(len(value), 3 if "Q" in value else 0)
    days, _ = days_of(value)
    assert tuple(day.isoformat() for day in part(days, which, months)) == (first, last)


@pytest.mark.parametrize(
    ("value", "first", "last", "granularity"),
    [
        ("2005-11-08T22:00", "2005-11-08", "2005-11-08", "day"),
        ("2005-W45-WE", "2005-11-12", "2005-11-13", "day"),
        ("2005-Q4", "2005-10-01", "2005-12-31", "quarter"),
        ("2004-WI", "2004-12-01", "2005-02-28", "season"),
        ("0476", "0476-01-01", "0476-12-31", "year"),
        ("2005-11-04/2005-11-05", "2005-11-04", "2005-11-05", "day"),
        ("2004-06/2005", "2004-06-01", "2005-12-31", "other"),
    ],
)
def test_values_as_days(value, first, last, granularity):
    (start, end), unit = days_of(value)
    assert (start.isoformat(), end.isoformat(), unit) == (first, last, granularity)


@pytest.mark.parametrize(
    "value", ["", "PRESENT_REF", "P3D", "XXXX-05", "2005-W60", "0000", "2005-13", "2005-02-30", "2006/2005"]
)
def test_values_without_days(value):
    assert days_of(value) is None


@pytest.mark.parametrize(
    ("amount", "unit", "value"),
    [
        (3.0, "D", "P3D"),
        (2.5, "Y", "P2Y6M"),
        (5.5, "H", "PT5H30M"),
        (0.5, "H", "PT30M"),
        (1.5, "TM", "PT1M30S"),
        ("X", "W", "PXW"),
        ("X", "TM", "PTXM"),
        (2.0, "E", "P20Y"),
        (1.0, "2W", "P2W"),
        (1.5, "D", "P1DT12H"),
    ],
)
def test_durations(amount, unit, value):
    assert duration(amount, unit) == value


def test_shifts():
    assert shift(date(2014, 3, 31), -1, "M") == date(2014, 2, 28)
    assert shift(date(2014, 3, 5), 48, "H") == date(2014, 3, 7)
    assert shift(date(2014, 3, 5), -3000, "Y") is None
    assert add_days(date.max, 1) is None
    assert day_of(2014, 6, 31) is None
    assert week_days(2014, 53) is None
    assert months_days(9999, 12, 2) is None
