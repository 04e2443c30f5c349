"""A publisher's file as it is on disk, and strict reading of it.

Readers ask a ``RawFile`` for lines or frames and a ``Line`` for typed values. Nothing is guessed and nothing is skipped
in silence: what a reader does not use it must name.
"""

import codecs
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bilateral.shapes.cards import Source
from bilateral.sources.cells import YEAR, estimate, plain_number
from bilateral.sources.columns import Columns
from bilateral.sources.errors import (
    ImpossibleValueError,
    SourceFileError,
    TruncatedFileError,
    UnknownColumnError,
    UnknownNameError,
)
from bilateral.sources.name_tables import NameTable, load_names

if TYPE_CHECKING:
    from bilateral.sources.rda import Frame, Outline

ROW_ID = re.compile(r"(?P<source>[a-z0-9_]+)/(?P<vintage>[0-9a-f]{12})/(?P<row>[1-9]\d*)(?:/(?P<column>[^/]+))?")
_Word = TypeVar("_Word")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not of the first encoding as Windows-1252; an error handler of ``bytes.decode``."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    try:
        return error.object[error.start : error.end].decode("cp1252"), error.end
    except UnicodeDecodeError:
        raise error from None


codecs.register_error("cp1252", _as_windows)


class RawFile:
    """One file of a publisher; its bytes are read once, so that what was hashed is what is parsed.

    Parameters
    ----------
    path : Path
        Where the file is.
    source : Source
        Card of the source that it belongs to; gives the key of row ids and the years that are possible.
    names : NameTable, optional
        The publisher's names of states; by default ``sources/names/KEY.csv``.

    Attributes
    ----------
    left_out : dict of str to int
        Rows that the reader has read and given no shape, counted by reason; see ``leave_out``.
    """

    def __init__(self, path: Path, source: Source, names: NameTable | None = None) -> None:
        self.path, self.source = path, source
        self.left_out: dict[str, int] = {}
        self._names = names

    @cached_property
    def data(self) -> bytes:
        """The bytes of the file."""
        try:
            return self.path.read_bytes()
        except OSError as error:
            problem = f"cannot be read ({error.strerror})"
            raise SourceFileError(str(self.path), problem, "check the path and its permissions") from error

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB of the file, to recognise it by; empty where it cannot be read."""
        try:
            with self.path.open("rb") as file:
                return file.read(1 << 16)
        except OSError:
            return b""

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the file in hexadecimal: its vintage."""
        return sha256(self.data).hexdigest()

    @cached_property
    def modified(self) -> str:
        """The day on which the file last changed where it lies; no earlier than its publication."""
        try:
            return datetime.fromtimestamp(self.path.stat().st_mtime, UTC).date().isoformat()
        except OSError as error:
            problem = f"cannot be read ({error.strerror})"
            raise SourceFileError(str(self.path), problem, "check the path and its permissions") from error

    @cached_property
    def names(self) -> NameTable:
        """The publisher's names of states."""
        return self._names if self._names is not None else load_names(self.source.key)

    def leave_out(self, why: str, rows: int = 1) -> None:
        """Count rows that are read and yield nothing, by reason: "World is a total, not a state".

        ``sources`` shows the sum as ``rows_refused``. Rows that nobody counts here must not be dropped.
        """
        self.left_out[why] = self.left_out.get(why, 0) + rows

    def ref(self, row: int, column: str = "") -> str:
        """Return the row id of a row of this file, ``SOURCE/SHA256[:12]/ROW[/COLUMN]``."""
        return f"{self.source.key}/{self.sha256[:12]}/{row}" + (f"/{column}" if column else "")

    def state(
        self, name: str, date: str, *, row: int, column: str, code: str = "", names: NameTable | None = None
    ) -> str:
        """Return the state that the publisher's name means on a date.

        Parameters
        ----------
        name, code : str
            As published; ``code`` is empty for publishers that give none.
        date : str
            Partial ISO date of the row.
        row : int
            Row in the file, from 1.
        column : str
            Column that the name stands in.
        names : NameTable, optional
            Table to look in; by default the publisher's own.

        Raises
        ------
        UnknownNameError
            Where the table has no such name, or none on that date, or two.
        """
        names = self.names if names is None else names
        found = names.find(code, name, date)
        if len(found) == 1:
            return found[0]
        shown = f"{code} {name}".strip()
        if found:
            problem, remedy = f"on {date} the name may mean {' or '.join(found)}:", f"date it in {names.where}"
        elif names.knows(code, name):
            problem, remedy = f"no state of that name on {date}:", f"check the date, or add a row to {names.where}"
        else:
            near = "".join(f", near {one!r}" for one in names.near(name))
            problem, remedy = "unknown state name", f"add it to {names.where}{near}"
        raise UnknownNameError(self.path.name, problem, remedy, row=row, column=column, value=shown)

    def year(self, year: int, *, row: int, column: str) -> int:
        """Return a year of the row, checked against the card.

        Raises
        ------
        ImpossibleValueError
            Where the source does not cover the year.
        """
        first, last = self.source.years
        if not first <= year <= last:
            problem, remedy = f"a year outside {first}-{last}:", "check the file; if the source has grown, its card too"
            raise ImpossibleValueError(self.path.name, problem, remedy, row=row, column=column, value=year)
        return year

    def text(self, encoding: str = "utf-8") -> str:
        """Return the file as text.

        Parameters
        ----------
        encoding : str
            ``utf-8+cp1252`` is for publishers who mixed two: UTF-8, and what is not UTF-8 as Windows-1252.

        Raises
        ------
        ImpossibleValueError
            Where a byte is not of that encoding.
        """
        first, _, second = encoding.partition("+")
        try:
            return self.data.decode(first, second or "strict")
        except UnicodeDecodeError as error:
            row, value = self.data.count(b"\n", 0, error.start) + 1, self.data[error.start : error.end]
            remedy = "get the file again, or give its reader the right encoding"
            raise ImpossibleValueError(self.path.name, f"not {encoding}:", remedy, row=row, value=value) from error

    def csv_lines(
        self,
        columns: Sequence[str],
        *,
        delimiter: str = ",",
        encoding: str = "utf-8",
        footer: str = "",
        escape: str = "",
    ) -> Iterator["Line"]:
        """Yield the data lines of a delimited text file.

        Parameters
        ----------
        columns : sequence of str
            The header, all of it, in the publisher's order. Lines above it are preamble.
        delimiter, encoding : str
            How the file is written.
        footer : str
            How the line after the last data line begins; what follows is not data. Empty: the file ends with data.
        escape : str
            What stands before a quotation mark within a cell, where the publisher does not double it.

        Raises
        ------
        UnknownColumnError
            Where the header is missing or differs.
        TruncatedFileError
            Where a line has too few or too many cells, a quote stays open, or the footer never comes.
        """
        for row, cells in self._csv_rows(columns, delimiter, encoding, footer, escape):
            yield Line(self, row, dict(zip(columns, cells, strict=True)))

    def csv_table(
        self, columns: Sequence[str], *, delimiter: str = ",", encoding: str = "utf-8", footer: str = ""
    ) -> Columns:
        """Return the data lines of a long delimited text file as columns; arguments and errors as ``csv_lines``.

        A name that the header repeats is numbered: the second ``?`` is ``? 2``.
        """
        found = list(self._csv_rows(columns, delimiter, encoding, footer))
        cells = zip(*(cells for _, cells in found), strict=True) if found else [()] * len(columns)
        earlier = (columns[:index].count(name) for index, name in enumerate(columns))
        names = [f"{name} {count + 1}" if count else name for name, count in zip(columns, earlier, strict=True)]
        return Columns(self, [row for row, _ in found], dict(zip(names, cells, strict=True)))

    def _csv_rows(
        self, columns: Sequence[str], delimiter: str, encoding: str, footer: str, escape: str = ""
    ) -> Iterator[tuple[int, list[str]]]:
        """Yield number and cells of every data line."""
        import csv  # noqa: PLC0415 - cards are shown far more often than files are read
        import io  # noqa: PLC0415

        texts = list(io.StringIO(self.text(encoding), newline=""))
        while texts and not texts[-1].strip("\r\n "):
            texts.pop()
        above = self._check_header(texts, columns, delimiter)
        body = io.StringIO("".join(texts[above:]), newline="")
        reader = csv.reader(body, delimiter=delimiter, escapechar=escape or None, strict=True)
        try:
            for cells in reader:
                row = above + reader.line_num
                if footer and cells and cells[0].startswith(footer):
                    return
                if len(cells) != len(columns):
                    problem, remedy = f"{len(cells)} cells where the header has {len(columns)}:", "get the file again"
                    raise TruncatedFileError(self.path.name, problem, remedy, row=row, value=delimiter.join(cells))
                yield row, cells
        except csv.Error as error:
            row, problem = above + reader.line_num, f"not readable as a table ({error})"
            raise TruncatedFileError(self.path.name, problem, "get the file again", row=row) from error
        if footer:
            problem = f"ends without its last line {footer!r}"
            raise TruncatedFileError(self.path.name, problem, "get the file again", row=len(texts))

    def begins(self, columns: Sequence[str]) -> bool:
        """Return whether the file is a comma-separated table that begins with these columns; to recognise it by."""
        return self.head.removeprefix(b"\xef\xbb\xbf").startswith(",".join(columns).encode())

    @cached_property
    def outline(self) -> "Outline | None":
        """Name and number of columns of an R file's first data frame, to recognise it by; None where it is none."""
        from bilateral.sources.rda import outline  # noqa: PLC0415

        try:
            return outline(self.head) or (outline(self.data) if self.head.startswith(b"BZh") else None)
        except SourceFileError:
            return None

    def holds(self, frame: str) -> bool:
        """Return whether the file is an R file whose first data frame has a name; quick, to recognise it by."""
        return self.outline is not None and self.outline.name == frame

    @cached_property
    def sheet_header(self) -> tuple[str, ...]:
        """The first row of a workbook's first sheet, to recognise it by; empty where the file is no workbook."""
        from bilateral.sources.sheets import SheetError, first_row  # noqa: PLC0415

        if not self.head.startswith(b"PK"):
            return ()
        try:
            return tuple(first_row(self.data))
        except (SheetError, SourceFileError):
            return ()

    def sheet_lines(self, columns: Sequence[str], *, sheet: str = "") -> Iterator["Line"]:
        """Yield the data rows of a sheet of a workbook.

        Parameters
        ----------
        columns : sequence of str
            The header, all of it, in the publisher's order; it is the sheet's first row.
        sheet : str
            Name of the sheet; by default the first one.

        Raises
        ------
        UnknownColumnError
            Where the header differs.
        TruncatedFileError
            Where the workbook is damaged, a row between two others is empty, or one has more cells than the header.
        """
        from bilateral.sources.sheets import SheetError, SheetRow, read_sheet  # noqa: PLC0415

        remedy = "get the file again"
        try:
            header, *rows = read_sheet(self.data, sheet) or [SheetRow(1, [""])]
        except SheetError as error:
            raise TruncatedFileError(self.path.name, str(error), remedy) from error
        self.check_columns(header.cells, columns, row=header.number)
        for last, (row, cells) in enumerate(rows, start=header.number):
            if row != last + 1 or len(cells) > len(columns):
                problem = "an empty row before" if row != last + 1 else "more cells than the header has:"
                raise TruncatedFileError(self.path.name, problem, remedy, row=row, value=cells[0])
            yield Line(self, row, dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))

    def _check_header(self, texts: Sequence[str], columns: Sequence[str], delimiter: str) -> int:
        """Return how many lines stand above the first data line; refuse any other header than the one known."""
        import csv  # noqa: PLC0415

        for number, text in enumerate(texts, start=1):
            cells = next(csv.reader([text], delimiter=delimiter), [])
            if not cells or cells[0].removeprefix("\ufeff") != columns[0]:
                continue
            self.check_columns([cells[0].removeprefix("\ufeff"), *cells[1:]], columns, row=number)
            return number
        problem, remedy = f"no header that begins with {columns[0]!r}", "check that this is the publisher's file"
        raise UnknownColumnError(self.path.name, problem, remedy, row=1, value=(texts[0].strip() if texts else ""))

    def check_columns(self, found: Sequence[str], wanted: Sequence[str], *, row: int | None = None) -> None:
        """Refuse a header that is not exactly the one wanted.

        Raises
        ------
        UnknownColumnError
            For the first column that is new, missing or out of place.
        """
        for column in found:
            if column not in wanted:
                problem, remedy = "a column the reader does not know:", "teach the reader to use it or to ignore it"
                raise UnknownColumnError(self.path.name, problem, remedy, row=row, column=column, value=column)
        for column, there in zip(wanted, [*found, *[""] * len(wanted)], strict=False):
            if column != there:
                problem, remedy = "a column is missing or out of place; there stands", "compare with an older file"
                raise UnknownColumnError(self.path.name, problem, remedy, row=row, column=column, value=there)

    def frame(self, name: str, columns: Sequence[str]) -> "Frame":
        """Return a data frame of an R file (``.rda``, ``.RData``, ``.rds``).

        Parameters
        ----------
        name : str
            Name it was saved under; "" for the one frame of an ``.rds`` file.
        columns : sequence of str
            All its columns, in the publisher's order.

        Raises
        ------
        TruncatedFileError
            Where the file is damaged or no R data file.
        UnknownColumnError
            Where the frame is missing or its columns differ.
        """
        from bilateral.sources.rda import RdaError, read_frames  # noqa: PLC0415

        try:
            frames = {frame.name: frame for frame in read_frames(self.data)}
        except RdaError as error:
            raise TruncatedFileError(self.path.name, str(error), "get the file again") from error
        if name not in frames:
            problem, remedy = f"no data frame {name!r}; it holds", "check that this is the publisher's file"
            raise UnknownColumnError(self.path.name, problem, remedy, value=", ".join(sorted(frames)))
        self.check_columns(list(frames[name].columns), columns)
        return frames[name]


class Line:
    """One data line; knows which of its columns the reader has used.

    Attributes
    ----------
    row : int
        Number of the line in the file, from 1.
    """

    def __init__(self, file: RawFile, row: int, cells: Mapping[str, str]) -> None:
        self.file, self.row = file, row
        self._cells, self._used = cells, set[str]()

    @property
    def ref(self) -> str:
        """The row id of the line."""
        return self.file.ref(self.row)

    def text(self, column: str) -> str:
        """Return a cell as published, without the white space around it."""
        self._used.add(column)
        return self._cells[column].strip()

    def state(self, column: str, date: str) -> str:
        """Return the state that a cell names on a date; see ``RawFile.state``."""
        return self.file.state(self.text(column), date, row=self.row, column=column)

    def year(self, column: str) -> int:
        """Return a year that the source covers; see ``RawFile.year``."""
        text = self.text(column)
        if not YEAR.fullmatch(text):
            raise self.impossible(column, "not a year:")
        return self.file.year(int(text), row=self.row, column=column)

    def number(self, column: str, *, low: float = float("-inf"), high: float = float("inf"), mark: str = "") -> float:
        """Return a number within bounds; an empty cell is refused, it is not 0.

        Parameters
        ----------
        column : str
            Name of the column.
        low, high : float
            Bounds, both allowed.
        mark : str
            A footnote sign that may follow the number and is no part of it.

        Raises
        ------
        ImpossibleValueError
            Where the cell is no plain decimal number or out of bounds.
        """
        try:
            return plain_number(self.text(column).removesuffix(mark), low, high)
        except ValueError as error:
            raise self.impossible(column, str(error)) from error

    def estimate(self, column: str, *, low: float = float("-inf"), high: float = float("inf")) -> float:
        """Return a number that a statistics program wrote, small ones with an exponent; errors as ``number``."""
        try:
            return estimate(self.text(column), low, high)
        except ValueError as error:
            raise self.impossible(column, str(error)) from error

    def word(self, column: str, meanings: Mapping[str, _Word]) -> _Word:
        """Return what a word of a closed list means.

        Raises
        ------
        ImpossibleValueError
            Where the word is not in the list.
        """
        text = self.text(column)
        if text not in meanings:
            raise self.impossible(column, f"not one of {', '.join(meanings)}:")
        return meanings[text]

    def impossible(self, column: str, problem: str) -> ImpossibleValueError:
        """Return the error for a cell of this line."""
        remedy = "check the file; if the publisher's form has changed, teach the reader"
        return ImpossibleValueError(
            self.file.path.name, problem, remedy, row=self.row, column=column, value=self._cells[column]
        )

    def refuse_leftovers(self, ignore: Collection[str] = ()) -> None:
        """Refuse columns that the reader has neither used nor named as ignored.

        Raises
        ------
        UnknownColumnError
            For the first such column.
        """
        for column in self._cells:
            if column not in self._used and column not in ignore:
                problem, remedy = "a column nobody reads, holding", "use it in the reader or name it as ignored"
                value = self._cells[column]
                raise UnknownColumnError(self.file.path.name, problem, remedy, row=self.row, column=column, value=value)
