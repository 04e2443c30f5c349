"""Strict reading of text tables: nothing is guessed, nothing is skipped in silence."""

from pathlib import Path

import pytest

from bilateral.sources.errors import ImpossibleValueError, SourceFileError, TruncatedFileError, UnknownColumnError
from bilateral.sources.raw import Line, RawFile
from tests.sources.invented import reader as amber


def _lines(folder: Path, text: str, columns: tuple[str, ...] = ("a", "b"), footer: str = "") -> list[Line]:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return list(RawFile(path, amber.SOURCE, amber.names()).csv_lines(columns, footer=footer))


def test_a_column_that_nobody_reads_is_refused(tmp_path: Path) -> None:
    (line,) = _lines(tmp_path, "a,b\n1,2\n")
    assert line.number("a") == 1
    with pytest.raises(UnknownColumnError, match="row 2, column 'b': a column nobody reads, holding '2'"):
        line.refuse_leftovers()
    line.refuse_leftovers(ignore={"b"})
    line.text("b")
    line.refuse_leftovers()


def test_rows_are_numbered_as_in_the_file_even_across_line_breaks(tmp_path: Path) -> None:
    lines = _lines(tmp_path, 'A title\r\n\r\na,b\r\n1,"two\r\nlines"\r\n3,4\r\n')
    assert [line.row for line in lines] == [5, 6]
    assert lines[0].text("b") == "two\r\nlines"
    assert lines[1].ref.endswith("/6")


def test_a_byte_order_mark_is_no_part_of_the_header(tmp_path: Path) -> None:
    assert len(_lines(tmp_path, "\ufeffa,b\n1,2\n")) == 1


def test_a_word_outside_the_list_is_refused(tmp_path: Path) -> None:
    yes, maybe = _lines(tmp_path, "a,b\nY,1\nM,2\n")
    assert yes.word("a", {"Y": True, "N": False}) is True
    with pytest.raises(ImpossibleValueError, match="row 3, column 'a': not one of Y, N: 'M'"):
        maybe.word("a", {"Y": True, "N": False})


@pytest.mark.parametrize("text", ["1e5", "1,000", "0x1", "nan", "inf", "--1", "1.", "\u0663"])
def test_numbers_are_plain_decimals(tmp_path: Path, text: str) -> None:
    (line,) = _lines(tmp_path, f'a,b\n"{text}",2\n')
    with pytest.raises(ImpossibleValueError, match="not a number"):
        line.number("a")


def test_bounds_are_held(tmp_path: Path) -> None:
    (line,) = _lines(tmp_path, "a,b\n101,2\n")
    with pytest.raises(ImpossibleValueError, match="outside 0 to 100: '101'"):
        line.number("a", low=0, high=100)
    assert line.number("a", high=101) == 101


@pytest.mark.parametrize("text", ["", "a\n1\n", "b,a\n1,2\n", "x,y\n1,2\n"])
def test_another_header_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnknownColumnError):
        _lines(tmp_path, text)


def test_blank_line_among_data_is_a_truncation(tmp_path: Path) -> None:
    with pytest.raises(TruncatedFileError, match="row 3"):
        _lines(tmp_path, "a,b\n1,2\n\n3,4\n")


def test_a_column_can_be_part_of_a_row_id(tmp_path: Path) -> None:
    (line,) = _lines(tmp_path, "a,b\n1,2\n")
    assert line.file.ref(2, "b") == f"{line.ref}/b"


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceFileError, match="cannot be read"):
        _ = RawFile(tmp_path, amber.SOURCE).data
