from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilateral.shapes.dates import first_day, last_day, months_before, precision, spoken
from bilateral.shapes.vocabulary import Precision


@pytest.mark.parametrize(
    ("text", "first", "last", "exact", "told"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31), Precision.YEAR, "2014"),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), Precision.MONTH, "February 2016"),
        ("2014-03-27", date(2014, 3, 27), date(2014, 3, 27), Precision.DAY, "27 March 2014"),
    ],
)
def test_a_partial_date_stands_for_its_days(text: str, first: date, last: date, exact: Precision, told: str) -> None:
    assert (first_day(text), last_day(text), precision(text), spoken(text)) == (first, last, exact, told)


@pytest.mark.parametrize("text", ["", "14", "2014-3", "27.03.2014", "2014-13", "2014-02-30", "2014-03-27T00:00"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        first_day(text)


def test_an_open_end_lasts() -> None:
    assert last_day("..") == date.max


@given(st.dates(min_value=date(1816, 1, 1), max_value=date(2100, 12, 31)), st.integers(0, 2000))
def test_months_before_is_that_many_months_earlier(day: date, months: int) -> None:
    try:
        earlier = months_before(day, months)
    except ValueError:
        assert months >= 12 * day.year - 12
        return
    assert (day.year - earlier.year) * 12 + day.month - earlier.month == months
    assert earlier.day <= day.day


def test_months_before_of_a_leap_day() -> None:
    assert months_before(date(2024, 2, 29), 12) == date(2023, 2, 28)
    assert months_before(date(2026, 11, 24), 36) == date(2023, 11, 24)
