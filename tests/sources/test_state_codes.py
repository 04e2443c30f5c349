"""Codes that went from one state to another, and the intervals in which they did."""

from pathlib import Path

import pytest

from bilateral.sources.raw import RawFile
from bilateral.sources.spells import Spell, common, spells
from bilateral.sources.state_codes import code_names, year_end
from tests.sources.invented import reader as amber


@pytest.mark.parametrize(
    ("code", "date", "state"),
    [
        ("345", "1900-01-01", "SRB"),
        ("345", "1917", "SRB"),
        ("345", "1918-12-01", "YUG"),
        ("345", year_end(2005), "YUG"),
        ("345", year_end(2006), "SRB"),
        ("255", year_end(1850), "PRU"),
        ("255", year_end(1871), "DEU"),
        ("255", year_end(1945), "DEU"),
        ("255", year_end(1991), "DEU"),
        ("260", year_end(1954), "DEU"),
        ("260", year_end(1990), "DEU"),
        ("265", year_end(1990), "DDR"),
        ("678", year_end(1990), "YAR"),
        ("679", year_end(1990), "YEM"),
        ("731", year_end(2020), "PRK"),
        ("732", year_end(2020), "KOR"),
        ("484", year_end(2020), "COG"),
        ("490", year_end(2020), "COD"),
    ],
)
def test_a_number_means_one_state_on_every_day(code: str, date: str, state: str) -> None:
    assert code_names("cow").find(code, "", date) == (state,)


def test_an_unknown_list_is_refused() -> None:
    with pytest.raises(ValueError, match="no list of states 'nato'"):
        code_names("nato")


def test_an_interval_is_cut_where_the_state_changes() -> None:
    file = RawFile(Path(__file__), amber.SOURCE, amber.names())
    cut = spells(file, code_names("cow"), "345", "1990", "2010-05", row=7, column="ccode")
    assert [(one.state, one.since, one.until) for one in cut] == [
        ("YUG", "1990", "2006-06-04"),
        ("SRB", "2006-06-05", "2010-05"),
    ]
    assert len({one.at for one in cut}) == 2
    (whole,) = spells(file, code_names("cow"), "731", "1990", "", row=7, column="ccode")
    assert (whole.state, whole.since, whole.until, whole.at) == ("PRK", "1990", "", file.ref(7))


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (("1990", "2006-06-04"), ("2000", ""), ("2000", "2006-06-04")),
        (("2006-06-05", ""), ("1990", "2006"), ("2006-06-05", "2006")),
        (("1990", "1999"), ("2000", ""), None),
        (("1990", ""), ("1980", ""), ("1990", "")),
    ],
)
def test_two_states_have_the_days_in_common_that_both_have(
    one: tuple[str, str], other: tuple[str, str], both: tuple[str, str] | None
) -> None:
    assert common(Spell("", "AAA", *one), Spell("", "BBB", *other)) == both
