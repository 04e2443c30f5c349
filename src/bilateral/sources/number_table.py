"""Strict reading of a long table of comma-separated whole numbers, without making a text of every cell.

Some publishers' tables are a quarter of a million lines of small numbers. Here their bytes are cut at commas and line
ends all at once and a column is made of digits place by place, which takes a fifth of the time; what is no digit is
refused as everywhere else, with row, column and value. There are no quotes in such a table.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from bilateral.sources.arrays import np
from bilateral.sources.errors import TruncatedFileError
from bilateral.sources.rda import Texts
from bilateral.sources.whole_columns import refuse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bilateral.sources.raw import RawFile

_COMMA, _END, _RETURN, _ZERO, _NINE = b",\n\r09"
_MOST_DIGITS: Final = 18


def as_texts(values: "NDArray[np.int64]", form: Callable[[int], str] = str) -> Texts:
    """Return numbers as texts, each distinct one made once."""
    levels, codes = np.unique(values, return_inverse=True)
    return Texts(codes.astype(np.int32), tuple(map(form, levels.tolist())))


class NumberTable:
    """The data lines of a table whose header is its first line.

    Parameters
    ----------
    file : RawFile
        The file.
    columns : sequence of str
        The header, all of it, in the publisher's order.

    Attributes
    ----------
    rows : array of int
        Number in the file of every data line, from 1.

    Raises
    ------
    UnknownColumnError
        Where the header differs.
    TruncatedFileError
        For the first line with too few or too many cells.
    """

    def __init__(self, file: "RawFile", columns: Sequence[str]) -> None:
        header, _, body = file.data.partition(b"\n")
        file.check_columns(
            header.decode("latin-1").removeprefix("\xef\xbb\xbf").rstrip("\r").split(","), columns, row=1
        )
        self._file, self._columns = file, {column: place for place, column in enumerate(columns)}
        body = body.rstrip(b"\r\n") + b"\n"
        self._bytes = np.frombuffer(body if body != b"\n" else b"", dtype=np.uint8)
        ends = np.flatnonzero((self._bytes == _COMMA) | (self._bytes == _END))
        line_ends = np.flatnonzero(self._bytes[ends] == _END)
        counts = np.diff(line_ends, prepend=-1)
        if (counts != len(columns)).any():
            self._refuse_line(int((counts != len(columns)).argmax()), counts, body)
        self.rows: NDArray[np.int64] = np.arange(2, len(line_ends) + 2)
        self._ends = ends.reshape(-1, len(columns))
        self._starts = np.concatenate([[0], ends[:-1] + 1]).reshape(-1, len(columns)) if len(ends) else self._ends

    def _refuse_line(self, line: int, counts: "NDArray[np.int64]", body: bytes) -> None:
        problem = f"{counts[line]} cells where the header has {len(self._columns)}:"
        value = body.split(b"\n")[line].rstrip(b"\r").decode("latin-1")
        raise TruncatedFileError(self._file.path.name, problem, "get the file again", row=line + 2, value=value)

    def __len__(self) -> int:
        """Return the number of data lines."""
        return len(self.rows)

    def cell(self, column: str, index: int) -> str:
        """Return a cell as published; ``index`` counts the data lines from 0."""
        place = self._columns[column]
        start, end = self._starts[index, place], self._ends[index, place]
        return self._bytes[start:end].tobytes().rstrip(b"\r").decode("latin-1")

    def numbers(self, column: str, low: int, high: int, *, empty: int | None = None) -> "NDArray[np.int64]":
        """Return a column of whole numbers within bounds, both allowed.

        Parameters
        ----------
        column : str
            Name of the column.
        low, high : int
            Bounds, not below 0.
        empty : int or None
            What an empty cell is; None: it is refused.

        Raises
        ------
        ImpossibleValueError
            For the first cell that is none, or out of bounds.
        """
        starts, ends = self._bounds(column)
        sizes = ends - starts
        found = np.zeros(len(sizes), dtype=np.int64)
        bad = sizes > _MOST_DIGITS
        for place in range(min(int(sizes.max(initial=0)), _MOST_DIGITS)):
            at = np.flatnonzero(sizes > place)
            digits = self._bytes[ends[at] - 1 - place].astype(np.int64)
            bad[at] |= (digits < _ZERO) | (digits > _NINE)
            found[at] += (digits - _ZERO) * 10**place
        blank = sizes == 0
        bad |= (found < low) | (found > high)
        bad = bad & ~blank if empty is not None else bad | blank
        self._refuse(bad, column, f"not a whole number from {low} to {high}:")
        return np.where(blank, empty, found) if empty is not None else found

    def only(self, column: str, text: str) -> None:
        """Refuse a column that holds anything but one text.

        Raises
        ------
        ImpossibleValueError
            For the first cell that is another.
        """
        starts, ends = self._bounds(column)
        bad = ends - starts != len(text)
        for place, letter in enumerate(text.encode()):
            bad[~bad] |= self._bytes[starts[~bad] + place] != letter
        self._refuse(bad, column, f"not {text!r}:")

    def _bounds(self, column: str) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        """Return where the cells of a column begin and end, the carriage return of the last one left out."""
        place = self._columns[column]
        starts, ends = self._starts[:, place], self._ends[:, place]
        if place == len(self._columns) - 1:
            ends = ends - (self._bytes[ends - 1] == _RETURN)
        return starts, ends

    def _refuse(self, bad: "NDArray[np.bool_]", column: str, problem: str) -> None:
        if bad.any():
            index = int(bad.argmax())
            values = [self.cell(column, index)]
            refuse(
                self._file,
                bad[index : index + 1],
                problem,
                rows=self.rows[index : index + 1],
                column=column,
                values=values,
            )
