"""Read the cells of an Excel workbook (``.xlsx``) as texts.

A workbook is a zip of XML parts [1]_; this reads the few of them that hold values, with a limit on what they may unpack
to. Numbers are given as they are stored, which for a cell shown as a date is a number of days. It exists because
publishers' tables are needed as plain texts with row numbers, and a damaged workbook must end in one kind of error.

References
----------
.. [1] ECMA-376, Office Open XML File Formats, Part 1, section 18, "SpreadsheetML Reference Material".
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

MAX_UNPACKED: Final = 1 << 28
"""Bytes that the parts of a workbook may unpack to; the largest known needs 18 million."""

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]+)")
_WHOLE = re.compile(r"(-?[0-9]+)\.0+")
_DAMAGE: Final = (
    AttributeError, EOFError, LookupError, NotImplementedError, OSError, OverflowError, RuntimeError, TypeError,
    ValueError, ET.ParseError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What Python raises where a workbook is cut short, damaged or none."""


class SheetError(ValueError):
    """The bytes are no workbook, are damaged, unpack to too much, or have no sheet of that name."""


class SheetRow(NamedTuple):
    """A row of a sheet: its number, from 1, and its cells up to the last one that is not empty."""

    number: int
    cells: list[str]


def read_sheet(data: bytes, name: str = "") -> list[SheetRow]:
    """Return the rows of a sheet that are not empty.

    Parameters
    ----------
    data : bytes
        The workbook.
    name : str
        Name of the sheet; by default the first one.

    Raises
    ------
    SheetError
        Where the workbook cannot be read or has no such sheet.
    """
    with _opened(data) as book:
        rows = _part(book, _place(book, name)).iter(f"{_MAIN}row")
        return [row for row in _rows(rows, _shared_texts(book)) if row.cells]


def first_row(data: bytes) -> list[str]:
    """Return the cells of the first row of the first sheet, reading no more than it must; errors as ``read_sheet``."""
    with _opened(data) as book, book.open(_place(book, "")) as sheet:
        rows = (row for _, row in ET.iterparse(sheet) if row.tag == f"{_MAIN}row")  # noqa: S314 - as in _part
        row = next(rows, None)
        return [] if row is None else next(_rows([row], _shared_texts(book))).cells


@contextmanager
def _opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """Give the workbook's zip, and turn every way in which it can be damaged into one error."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            _check_size(book)
            yield book
    except SheetError:
        raise
    except _DAMAGE as error:
        message = f"no workbook, cut short or damaged ({error})"
        raise SheetError(message) from error


def _check_size(book: zipfile.ZipFile) -> None:
    if sum(part.file_size for part in book.infolist()) > MAX_UNPACKED:
        message = f"unpacks to more than {MAX_UNPACKED:,} bytes"
        raise SheetError(message)


def _part(book: zipfile.ZipFile, place: str) -> ET.Element:
    return ET.fromstring(book.read(place))  # noqa: S314 - expat itself limits the growth of entities


def _place(book: zipfile.ZipFile, name: str) -> str:
    """Return where in the zip the sheet is."""
    sheets = {one.attrib["name"]: one.attrib[_LINK] for one in _part(book, "xl/workbook.xml").iter(f"{_MAIN}sheet")}
    if name not in sheets and (name or not sheets):
        message = f"no sheet {name!r}; it has {', '.join(sheets) or 'none'}"
        raise SheetError(message)
    wanted = sheets[name] if name else next(iter(sheets.values()))
    links = {link.attrib["Id"]: link.attrib["Target"] for link in _part(book, "xl/_rels/workbook.xml.rels")}
    target = links[wanted]
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _shared_texts(book: zipfile.ZipFile) -> list[str]:
    """Return the texts that cells refer to by number."""
    place = "xl/sharedStrings.xml"
    if place not in book.namelist():
        return []
    return [_text(item) for item in _part(book, place).iter(f"{_MAIN}si")]


def _text(item: ET.Element) -> str:
    """Return a text without its formatting and without the readings of its Japanese characters."""
    if len(item) == 1 and item[0].tag == f"{_MAIN}t":
        return item[0].text or ""
    runs = (part for part in item if part.tag != f"{_MAIN}rPh")
    return "".join(text.text or "" for run in runs for text in run.iter(f"{_MAIN}t"))


def _rows(rows: Iterable[ET.Element], shared: list[str]) -> Iterator[SheetRow]:
    number = 0
    for row in rows:
        number = int(row.attrib.get("r", number + 1))
        cells: list[str] = []
        for cell in row:
            place = _column(cell.attrib["r"]) if "r" in cell.attrib else len(cells)
            value = _value(cell, shared)
            if value:
                cells += [""] * (place - len(cells))
                cells.append(value)
        yield SheetRow(number, cells)


def _column(reference: str) -> int:
    """Return the column of a cell, from 0.

    >>> _column("A1"), _column("AB12")
    (0, 27)
    """
    found = _REFERENCE.fullmatch(reference)
    if not found:
        message = f"{reference!r} names no cell"
        raise SheetError(message)
    place = 0
    for letter in found[1]:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _value(cell: ET.Element, shared: list[str]) -> str:
    kind = cell.attrib.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(f"{_MAIN}is")
        return "" if inline is None else _text(inline)
    value = cell.findtext(f"{_MAIN}v") or ""
    if kind == "s":
        return shared[int(value)]
    whole = _WHOLE.fullmatch(value) if kind == "n" else None
    return whole[1] if whole else value
