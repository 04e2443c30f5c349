"""States by code and date, long intervals cut by state, and days as publishers write them."""

from datetime import date
from pathlib import Path

import pytest

from bilateral.sources.days import day, day_in, refuse_backwards
from bilateral.sources.errors import ImpossibleValueError, UnknownNameError
from bilateral.sources.raw import Line, RawFile
from bilateral.sources.spells import spells
from bilateral.sources.state_codes import code_names, year_end
from bilateral.states import all_states, state_with_code
from bilateral.states.tables import CODE_SYSTEMS
from tests.sources.invented import reader as amber


@pytest.fixture
def file(tmp_path: Path) -> RawFile:
    (tmp_path / "list.csv").write_text("a,b,c\n", encoding="utf-8")
    return RawFile(tmp_path / "list.csv", amber.SOURCE, amber.names())


@pytest.mark.parametrize("system", CODE_SYSTEMS)
def test_every_code_means_its_state_while_it_is_one(system: str) -> None:
    names = code_names(system)
    for state in all_states():
        for code in state.codes:
            for spell in state.spells if code.system == system else ():
                start = max(spell.start or "", code.spell.start or "")
                if code.spell.holds(date.fromisoformat(start)) and spell.holds(date.fromisoformat(start)):
                    found = state_with_code(system, code.value, date.fromisoformat(start))
                    assert found is None or names.find(code.value, "", start) == (found.state_id,)


@pytest.mark.parametrize(
    ("system", "code", "year", "state"),
    [
        ("cow", "345", 1900, "SRB"), ("cow", "345", 1930, "YUG"), ("cow", "345", 2006, "SRB"),
        ("gw", "678", 1989, "YAR"), ("gw", "678", 1990, "YEM"), ("cow", "678", 1989, "YAR"),
        ("cow", "679", 1990, "YEM"), ("gw", "255", 1870, "PRU"), ("gw", "255", 1871, "DEU"),
        ("cow", "260", 1970, "DEU"), ("cow", "265", 1970, "DDR"), ("cow", "731", 1990, "PRK"),
        ("cow", "732", 1990, "KOR"), ("cow", "484", 2014, "COG"), ("cow", "490", 2014, "COD"),
        ("cow", "816", 1970, "VNM"), ("cow", "817", 1970, "RVN"), ("cow", "680", 1970, "YPR"),
        ("cow", "365", 1980, "RUS"),
    ],
)  # fmt: skip
def test_codes_go_by_date_and_are_never_swapped(system: str, code: str, year: int, state: str) -> None:
    assert code_names(system).find(code, "", year_end(year)) == (state,)


def test_a_list_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no list of states 'imf'"):
        code_names("imf")


@pytest.mark.parametrize(
    ("system", "code", "since", "until", "expected"),
    [
        ("gw", "678", "1978-07-17", "2012", [("YAR", "1978-07-17", "1990-05-21"), ("YEM", "1990-05-22", "2012")]),
        ("cow", "345", "2006-06", "2006-06", [("SRB", "2006-06", "2006-06")]),
        (
            "cow", "345", "1878-07-13", "",
            [("SRB", "1878-07-13", "1918-11-30"), ("YUG", "1918-12-01", "2006-06-04"), ("SRB", "2006-06-05", "")],
        ),
        ("cow", "365", "1916", "", [("RUS", "1916", "")]),
        ("cow", "345", "2003-03-07", "2006-06-04", [("YUG", "2003-03-07", "2006-06-04")]),
    ],
)  # fmt: skip
def test_an_interval_is_cut_where_the_code_changes_hands(  # noqa: PLR0917 - one case
    file: RawFile, system: str, code: str, since: str, until: str, expected: list[tuple[str, str, str]]
) -> None:
    found = spells(file, code_names(system), code, since, until, row=7, column="b")
    assert [one[1:] for one in found] == expected
    assert [one.at for one in found] == [file.ref(7, one.since if len(found) > 1 else "") for one in found]


def test_a_code_of_no_state_is_refused(file: RawFile) -> None:
    with pytest.raises(UnknownNameError, match="row 7, column 'b': unknown state name '999'"):
        spells(file, code_names("cow"), "999", "1990", "", row=7, column="b")


def _line(file: RawFile, *cells: str) -> Line:
    return Line(file, 3, dict(zip("abc", cells, strict=False)))


@pytest.mark.parametrize(
    ("cell", "order"), [("27.3.2014", "dmy"), ("3/27/2014", "mdy"), ("27-03-2014", "dmy"), ("2014-03-27", "ymd")]
)
def test_days_are_read_in_the_publisher_s_order(file: RawFile, cell: str, order: str) -> None:
    assert day(_line(file, cell), "a", order) == "2014-03-27"


@pytest.mark.parametrize("cell", ["", "2014", "27 March 2014", "31.4.2014", "0.1.2014", "27.3.14", "1.1.1900"])
def test_what_is_no_day_of_the_source_is_refused(file: RawFile, cell: str) -> None:
    with pytest.raises(ImpossibleValueError, match="row 3, column 'a'"):
        day(_line(file, cell), "a", "dmy")


def test_days_in_three_columns(file: RawFile) -> None:
    assert day_in(_line(file, "2014", "3", "27"), "a", "b", "c") == "2014-03-27"
    with pytest.raises(ImpossibleValueError, match=r"column 'a': not a day \(day is out of range for month\): '2014'"):
        day_in(_line(file, "2014", "2", "29"), "a", "b", "c")
    with pytest.raises(ImpossibleValueError, match="column 'b': not a number"):
        day_in(_line(file, "2014", "March", "29"), "a", "b", "c")


def test_an_interval_does_not_end_before_it_begins(file: RawFile) -> None:
    for since, until in (("1999", ""), ("1999-05-07", "1999-05-07"), ("1999-05-07", "1999-05"), ("1999-05-07", "1999")):
        refuse_backwards(file, since, until, row=3, column="b")
    with pytest.raises(
        ImpossibleValueError, match=r"row 3, column 'b': ends before it begins \(1999-05-07\): '1999-04'"
    ):
        refuse_backwards(file, "1999-05-07", "1999-04", row=3, column="b")


def test_two_encodings_in_one_file(tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    path.write_bytes("Dačić; ".encode() + b"Gonz\xe1lez\x85")
    assert RawFile(path, amber.SOURCE).text("utf-8+cp1252") == "Dačić; González\N{HORIZONTAL ELLIPSIS}"
    path.write_bytes(b"a\nb\x81")
    with pytest.raises(ImpossibleValueError, match="row 2: not utf-8"):
        RawFile(path, amber.SOURCE).text("utf-8+cp1252")
