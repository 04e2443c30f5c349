"""The reader of workbooks: what stands in cells, and damage."""

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilateral.sources import sheets
from bilateral.sources.errors import TruncatedFileError, UnknownColumnError
from bilateral.sources.raw import Line, RawFile
from bilateral.sources.sheets import SheetError, SheetRow, first_row, read_sheet
from tests.sources.invented import reader as amber
from tests.sources.sheet_writer import workbook

BOOK = workbook(
    "Things", [["name", "count", "share", "sure"], ["Côte d'Ivoire & co", 3, 2.5, True], ["last", None, 1.0]]
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _with_sheet(rows: str) -> bytes:
    """Return the workbook with other rows, as they are written in XML."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BOOK)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
            new.writestr(name, text if "sheet1" in name else old.read(name))
    return made.getvalue()


def test_cells_are_texts_where_they_stand() -> None:
    assert read_sheet(BOOK) == [
        SheetRow(1, ["name", "count", "share", "sure"]),
        SheetRow(2, ["Côte d'Ivoire & co", "3", "2.5", "1"]),
        SheetRow(3, ["last", "", "1"]),
    ]
    assert first_row(BOOK) == ["name", "count", "share", "sure"]


def test_rows_keep_their_numbers_and_cells_their_columns() -> None:
    book = _with_sheet(
        '<row r="2"><c r="AB2" t="str"><v>far</v></c></row><row r="4"/>'
        '<row r="5"><c t="inlineStr"><is><r><t>in </t></r><r><t>line</t></r></is></c><c><v>7</v></c></row>'
    )
    assert read_sheet(book) == [SheetRow(2, [""] * 27 + ["far"]), SheetRow(5, ["in line", "7"])]


def test_a_sheet_is_found_by_its_name() -> None:
    assert len(read_sheet(BOOK, "Things")) == 3
    with pytest.raises(SheetError, match="no sheet 'Other'; it has Things"):
        read_sheet(BOOK, "Other")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"<html>moved</html>",
        BOOK[:-30],
        BOOK[: len(BOOK) // 2],
        _with_sheet('<row r="1"><c r="1A"/></row>'),
    ],
    ids=["empty", "start", "html", "no end", "half", "cell without column"],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(SheetError):
        read_sheet(data)


def test_a_text_that_is_not_there_is_refused() -> None:
    with pytest.raises(SheetError, match="damaged"):
        read_sheet(_with_sheet('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'))


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_UNPACKED", 1000)
    with pytest.raises(SheetError, match="unpacks to more than 1,000 bytes"):
        read_sheet(BOOK)


def test_entities_that_grow_are_refused() -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "'
        + "a" * 1000
        + '">'
        + "".join(
            f'<!ENTITY {name} "{("&" + before + ";") * 20}">' for before, name in zip("abcdef", "bcdefg", strict=True)
        )
    )
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BOOK)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, f"{bomb}]><x>&g;</x>" if "sheet1" in name else old.read(name))
    with pytest.raises(SheetError):
        read_sheet(made.getvalue())


@given(st.integers(0, len(BOOK) - 1), st.integers(0, 255))
def test_a_damaged_workbook_is_refused_or_read_never_worse(place: int, byte: int) -> None:
    damaged = bytearray(BOOK)
    damaged[place] = byte
    with contextlib.suppress(SheetError):
        read_sheet(bytes(damaged))
    with contextlib.suppress(SheetError):
        first_row(bytes(damaged))


def _lines(folder: Path, book: bytes, columns: tuple[str, ...] = ("a", "b")) -> list[Line]:
    (folder / "book.xlsx").write_bytes(book)
    return list(RawFile(folder / "book.xlsx", amber.SOURCE, amber.names()).sheet_lines(columns))


def test_lines_of_a_sheet_are_numbered_as_in_it(tmp_path: Path) -> None:
    first, second = _lines(tmp_path, workbook("s", [["a", "b"], ["x", 1], ["y"]]))
    assert (first.row, first.text("a"), first.number("b")) == (2, "x", 1)
    assert (second.row, second.text("b")) == (3, "")


def test_a_row_left_empty_among_others_is_a_truncation(tmp_path: Path) -> None:
    with pytest.raises(TruncatedFileError, match="row 4: an empty row before 'y'"):
        _lines(tmp_path, workbook("s", [["a", "b"], ["x", 1], [], ["y", 2]]))


def test_a_row_wider_than_the_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TruncatedFileError, match="row 2: more cells than the header has: 'x'"):
        _lines(tmp_path, workbook("s", [["a", "b"], ["x", 1, 2]]))


@pytest.mark.parametrize("rows", [[], [["b", "a"]], [["a", "b", "c"]]])
def test_another_header_is_refused(tmp_path: Path, rows: list[list[str]]) -> None:
    with pytest.raises(UnknownColumnError):
        _lines(tmp_path, workbook("s", rows))


def test_what_is_no_workbook_has_no_header(tmp_path: Path) -> None:
    for name, data in (("a.xlsx", BOOK[:100]), ("b.csv", b"a,b\n")):
        (tmp_path / name).write_bytes(data)
        assert RawFile(tmp_path / name, amber.SOURCE).sheet_header == ()
