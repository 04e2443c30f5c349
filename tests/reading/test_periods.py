from datetime import date

import pytest

from bilateral.reading.periods import first_date, periods

SPRING = date(2019, 3, 12)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2005", [("2005", "2005")]),
        ("since May 2015", [("2015-05", None)]),
        ("until 1 June 2020", [(None, "2020-06-01")]),
        ("on June 1, 2020", [("2020-06-01", "2020-06-01")]),
        ("from 2019 to 2023", [("2019", "2023")]),
        ("between 1955 and 1991", [("1955", "1991")]),
        ("in 2019-2023", [("2019", "2023")]),
        ("in the 1990s", [("1990", "1999")]),
        ("in 2013 and 2015", [("2013", "2013"), ("2015", "2015")]),
        ("on 2022-02-24", [("2022-02-24", "2022-02-24")]),
        ("$2019 worth of it", []),
        ("on 31 February 2020", []),
    ],
)
def test_dates_are_as_exact_as_they_are_told(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(one.since, one.until) for one in periods(text, None)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yesterday", "2019-03-11"),
        ("last year", "2018"),
        ("last month", "2019-02"),
        ("two years ago", "2017"),
        ("on Monday", "2019-03-11"),
        ("on 3 May", "2018-05-03"),
        ("on March 5", "2019-03-05"),
        ("in January", "2019-01"),
        ("next Friday", "2019-03-15"),
    ],
)
def test_relative_dates_count_from_the_document(text: str, expected: str) -> None:
    assert [one.since for one in periods(f"It happened {text}.", SPRING)] == [expected]


def test_relative_dates_are_not_read_without_a_document_date() -> None:
    assert periods("It happened yesterday and last year.", None) == []


def test_absurd_distances_are_left_alone() -> None:
    assert periods("It happened 99999999 months ago.", SPRING) == []


def test_the_first_full_date_of_a_byline() -> None:
    assert first_date("By Jo Doe, updated 12 March 2019") == "2019-03-12"
    assert first_date("Winter 2019") is None
