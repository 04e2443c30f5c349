"""Tables of whole numbers read by their bytes: equal to reading them as texts, and as strict."""

import csv
import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilateral.sources.errors import ImpossibleValueError, TruncatedFileError, UnknownColumnError
from bilateral.sources.number_table import NumberTable, as_texts
from bilateral.sources.raw import RawFile
from tests.sources.invented import reader as amber


def _table(folder: Path, text: str, columns: tuple[str, ...] = ("a", "b")) -> NumberTable:
    path = folder / "table.csv"
    path.write_bytes(text.encode())
    return NumberTable(RawFile(path, amber.SOURCE), columns)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "\n", "\r\n"])
def test_line_ends_and_a_byte_order_mark_are_no_part_of_cells(tmp_path: Path, end: str, last: str) -> None:
    table = _table(tmp_path, "\ufeffa,b" + end + "1,20" + end + "300,4" + last)
    assert table.rows.tolist() == [2, 3]
    assert table.numbers("a", 0, 999).tolist() == [1, 300]
    assert table.numbers("b", 0, 999).tolist() == [20, 4]
    assert [table.cell("b", index) for index in range(len(table))] == ["20", "4"]


@given(st.lists(st.tuples(st.integers(0, 10**12), st.none() | st.integers(0, 99)), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_equals_the_reader_of_texts(tmp_path: Path, rows: list[tuple[int, int | None]]) -> None:
    text = "a,b\r\n" + "".join(f"{one},{'' if other is None else other}\r\n" for one, other in rows)
    table = _table(tmp_path, text)
    _, *cells = csv.reader(io.StringIO(text))
    assert table.numbers("a", 0, 10**12).tolist() == [int(one) for one, _ in cells]
    assert table.numbers("b", 0, 99, empty=-1).tolist() == [int(other or -1) for _, other in cells]


def test_a_table_without_lines_is_empty(tmp_path: Path) -> None:
    table = _table(tmp_path, "a,b\r\n")
    assert (len(table), table.numbers("a", 0, 9).tolist()) == (0, [])


@pytest.mark.parametrize("text", ["", "-1", "1.5", "x", " 1", "10", "9" * 30, '"1"'])
def test_what_is_no_number_within_bounds_is_refused(tmp_path: Path, text: str) -> None:
    table = _table(tmp_path, f"a,b\n1,2\n{text},2\n")
    with pytest.raises(ImpossibleValueError, match="row 3, column 'a': not a whole number from 0 to 9") as caught:
        table.numbers("a", 0, 9)
    assert caught.value.value == text


@pytest.mark.parametrize("line", ["1", "1,2,3", ""])
def test_a_line_with_too_few_or_too_many_cells_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(
        TruncatedFileError, match=rf"row 3: {line.count(',') + 1} cells where the header has 2: '{line}'"
    ):
        _table(tmp_path, f"a,b\n1,2\n{line}\n1,2\n")


def test_another_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownColumnError, match=r"row 1, column 'c'"):
        _table(tmp_path, "a,c\n1,2\n")


def test_a_column_of_one_text(tmp_path: Path) -> None:
    table = _table(tmp_path, "a,b\r\n1,5.1\r\n1,5.2\r\n1,5.10\r\n")
    with pytest.raises(ImpossibleValueError, match=r"row 3, column 'b': not '5\.1': '5\.2'"):
        table.only("b", "5.1")
    table.only("a", "1")


def test_numbers_become_texts_once() -> None:
    texts = as_texts(np.array([7, 5, 7]), "No. {}".format)
    assert (list(texts), len(texts.levels)) == (["No. 7", "No. 5", "No. 7"], 2)
