"""Checks of whole columns: as those of single rows, for the first row that fails."""

from pathlib import Path

import numpy as np
import pytest

from bilateral.sources.errors import ImpossibleValueError, TruncatedFileError, UnknownNameError
from bilateral.sources.raw import RawFile
from bilateral.sources.whole_columns import coded, csv_rows, refuse, row_ids, states, words
from tests.sources.invented import reader as amber

ROWS = np.array([2, 3, 5])


@pytest.fixture
def file(tmp_path: Path) -> RawFile:
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    return RawFile(path, amber.SOURCE, amber.names())


def test_row_ids_name_rows_and_columns(file: RawFile) -> None:
    assert row_ids(file, ROWS) == [file.ref(2), file.ref(3), file.ref(5)]
    assert row_ids(file, ROWS, "b") == [file.ref(2, "b"), file.ref(3, "b"), file.ref(5, "b")]


def test_names_resolve_by_date(file: RawFile) -> None:
    names, dates = coded(["Yugoslavia", "Russia", "Yugoslavia"]), coded(["2005", "2005", "2011"])
    assert list(states(file, names, dates, rows=ROWS, column="a")) == ["YUG", "RUS", "SRB"]


@pytest.mark.parametrize(
    ("names", "dates", "row", "value"),
    [
        (["Russia", "Korea", "Nowhere"], ["2005", "2005", "2005"], 3, "Korea"),
        (["Russia", "Russia", "Yugoslavia"], ["2005", "2005", "2006"], 5, "Yugoslavia"),
        (["Namibia", "Russia", "Korea"], ["1985", "2005", "2005"], 2, "Namibia"),
    ],
)
def test_the_first_name_that_means_nothing_is_told(
    file: RawFile, names: list[str], dates: list[str], row: int, value: str
) -> None:
    with pytest.raises(UnknownNameError) as caught:
        states(file, coded(names), coded(dates), rows=ROWS, column="a")
    assert (caught.value.row, caught.value.column, caught.value.value) == (row, "a", value)


def test_words_are_of_a_closed_list(file: RawFile) -> None:
    assert list(words(file, coded(["y", "n", "y"]), {"y": True, "n": False}, rows=ROWS, column="b")) == [
        True,
        False,
        True,
    ]
    with pytest.raises(ImpossibleValueError, match="row 3, column 'b': not one of y, n: 'x'"):
        words(file, coded(["y", "x", "z"]), {"y": True, "n": False}, rows=ROWS, column="b")


def test_values_are_told_as_python_has_them(file: RawFile) -> None:
    with pytest.raises(ImpossibleValueError, match="row 5, column 'b': too much: 9;"):
        refuse(file, ROWS > 4, "too much:", rows=ROWS, column="b", values=np.array([1, 2, 9]))
    refuse(file, ROWS > 5, "too much:", rows=ROWS, column="b", values=np.array([1, 2, 9]))


def test_long_tables_are_read_line_by_line(file: RawFile) -> None:
    file.path.write_bytes(b'\xef\xbb\xbfa,b\r\n1,"two\r\nlines"\r\n3,4\r\n\r\n')
    assert list(csv_rows(file, ("a", "b"))) == [(3, ["1", "two\r\nlines"]), (4, ["3", "4"])]


def test_an_empty_line_among_data_is_a_truncation(file: RawFile) -> None:
    file.path.write_bytes(b"a,b\n1,2\n\n3,4\n")
    with pytest.raises(TruncatedFileError, match="row 4: an empty line before"):
        list(csv_rows(file, ("a", "b")))
