"""Strict reading of whole columns: what ``Line`` does for one row, for a publisher's table of a hundred thousand.

Every check names the first row that fails it, as the checks of single rows do.
"""

import csv
import io
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bilateral.sources.arrays import np
from bilateral.sources.errors import ImpossibleValueError, TruncatedFileError
from bilateral.sources.name_tables import NameTable
from bilateral.sources.raw import RawFile
from bilateral.sources.rda import NA_INTEGER, Frame, Texts

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CHECK = "check the file; if the publisher's form has changed, teach the reader"


def coded(values: Sequence[str]) -> Texts:
    """Return texts with each distinct one kept once."""
    levels: dict[str, int] = {}
    codes = [levels.setdefault(value, len(levels)) for value in values]
    return Texts(np.array(codes, dtype=np.int32), tuple(levels))


def objects(values: Sequence[Any]) -> "NDArray[np.object_]":
    """Return Python values as an array that can be taken from by position."""
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def texts_of(file: RawFile, frame: Frame, column: str) -> Texts:
    """Return a column of a data frame that the publisher saves as text or factor.

    Raises
    ------
    ImpossibleValueError
        Where it holds numbers.
    """
    found = frame.columns[column]
    if isinstance(found, Texts):
        return found
    raise ImpossibleValueError(file.path.name, "numbers where texts should stand:", _CHECK, column=column, value=column)


def numbers_of(file: RawFile, frame: Frame, column: str) -> "NDArray[np.float64]":
    """Return a column of a data frame that the publisher saves as numbers, nan where R has NA.

    Raises
    ------
    ImpossibleValueError
        Where it holds texts.
    """
    found = frame.columns[column]
    if isinstance(found, Texts):
        problem = "texts where numbers should stand:"
        raise ImpossibleValueError(file.path.name, problem, _CHECK, column=column, value=column)
    published = np.asarray(found)
    values = published.astype(np.float64)
    if published.dtype != np.float64:
        values[published == NA_INTEGER] = np.nan
    return values


def row_ids(file: RawFile, rows: "NDArray[np.int64]", column: str = "") -> list[str]:
    """Return the row ids of rows of a file."""
    prefix = file.ref(1).removesuffix("1")
    suffix = f"/{column}" if column else ""
    return [f"{prefix}{row}{suffix}" for row in rows.tolist()]


def refuse(
    file: RawFile,
    failing: "NDArray[np.bool_]",
    problem: str,
    *,
    rows: "NDArray[np.int64]",
    column: str,
    values: "Sequence[Any] | NDArray[Any]",
    remedy: str = _CHECK,
) -> None:
    """Refuse a file in which a check fails in any row.

    Parameters
    ----------
    file : RawFile
        The file.
    failing : array of bool
        True in rows that fail.
    problem, remedy : str
        What is wrong, and what to do.
    rows : array of int
        Number in the file of each row.
    column : str
        Column that is checked.
    values : sequence
        What stands in each row.

    Raises
    ------
    ImpossibleValueError
        For the first row that fails.
    """
    if failing.any():
        first = int(failing.argmax())
        value = values[first]
        shown = value.item() if isinstance(value, np.generic) else value
        raise ImpossibleValueError(file.path.name, problem, remedy, row=int(rows[first]), column=column, value=shown)


def words(
    file: RawFile, texts: Texts, meanings: Mapping[str | None, Hashable], *, rows: "NDArray[np.int64]", column: str
) -> "NDArray[np.object_]":
    """Return what the words of a closed list mean in every row.

    Raises
    ------
    ImpossibleValueError
        For the first row with another word.
    """
    unknown = np.array([level not in meanings for level in texts.levels], dtype=bool)
    if unknown.any():
        problem = f"not one of {', '.join(str(word) for word in meanings)}:"
        refuse(file, unknown[texts.codes], problem, rows=rows, column=column, values=texts)
    return objects([meanings.get(level) for level in texts.levels])[texts.codes]


def states(
    file: RawFile,
    names: Texts,
    dates: Texts,
    *,
    rows: "NDArray[np.int64]",
    column: str,
    codes: Texts | None = None,
    table: NameTable | None = None,
) -> "NDArray[np.object_]":
    """Return the state of every row; see ``RawFile.state``.

    Names that always mean one state are looked up once, others once a date.

    Parameters
    ----------
    file : RawFile
        The file, with its publisher's names.
    names, codes : Texts
        Name and code of each row; without ``codes`` the publisher gives none. NA is the empty text.
    dates : Texts
        Partial ISO date of each row.
    rows : array of int
        Number in the file of each row.
    column : str
        Column that the name stands in.
    table : NameTable, optional
        The names, where they are not the file's own.

    Raises
    ------
    UnknownNameError
        For the first row whose name means no state on its date, or two.
    """
    known = file.names if table is None else table
    width = len(names.levels)
    both = names.codes.astype(np.int64) + (0 if codes is None else width * codes.codes.astype(np.int64))
    distinct, index = np.unique(both, return_inverse=True)
    keys = [
        ("" if codes is None else codes.levels[key // width] or "", names.levels[key % width] or "")
        for key in distinct.tolist()
    ]
    always = objects([known.always(code, name) for code, name in keys])
    found = always[index]
    dated = np.array([state is None for state in always], dtype=bool)[index]
    at = np.flatnonzero(dated)
    moments, first, inverse = np.unique(
        index[at].astype(np.int64) * len(dates.levels) + dates.codes[at], return_index=True, return_inverse=True
    )
    resolved = np.empty(len(moments), dtype=object)
    for one in np.argsort(first).tolist():
        place = int(at[first[one]])
        code, name = keys[int(index[place])]
        date, row = dates[place] or "", int(rows[place])
        resolved[one] = file.state(name, date, row=row, column=column, code=code, names=known)
    found[at] = resolved[inverse]
    return found


def refuse_twice(
    file: RawFile,
    groups: "NDArray[np.int64]",
    members: "NDArray[np.object_]",
    problem: str,
    *,
    rows: "NDArray[np.int64]",
    column: str,
) -> None:
    """Refuse a file in which something is twice in one group: a state in a roll call.

    Parameters
    ----------
    file : RawFile
        The file.
    groups : array of int
        Number of the group of each row.
    members : array of object
        What must be once in its group.
    problem, rows, column
        As for ``refuse``.

    Raises
    ------
    ImpossibleValueError
        For the first row whose member its group has already.
    """
    listed = members.tolist()
    numbers = {member: number for number, member in enumerate(dict.fromkeys(listed))}
    coded_members = np.fromiter(map(numbers.__getitem__, listed), dtype=np.int64, count=len(listed))
    first = np.unique(groups * len(numbers) + coded_members, return_index=True)[1]
    if len(first) < len(listed):
        repeated = np.ones(len(listed), dtype=bool)
        repeated[first] = False
        refuse(file, repeated, problem, rows=rows, column=column, values=listed)


def csv_rows(
    file: RawFile, columns: Sequence[str], *, delimiter: str = ",", encoding: str = "utf-8"
) -> Iterator[tuple[int, list[str]]]:
    """Yield the line number and the cells of each data line of a large table whose header is its first line.

    Nothing is kept of a line that has been yielded, so that a file of several hundred megabytes needs little more than
    its bytes. Empty lines at the end are none. Errors are those of ``RawFile.csv_lines``.
    """
    lines = io.TextIOWrapper(io.BytesIO(file.data), encoding=encoding, newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        header = next(reader, [])
        file.check_columns([cell.removeprefix("\ufeff") for cell in header[:1]] + header[1:], columns, row=1)
        blank: int | None = None
        for cells in reader:
            if not cells:
                blank = blank or reader.line_num
                continue
            if blank or len(cells) != len(columns):
                problem = (
                    "an empty line before" if blank else f"{len(cells)} cells where the header has {len(columns)}:"
                )
                remedy, shown = "get the file again", delimiter.join(cells)
                raise TruncatedFileError(file.path.name, problem, remedy, row=reader.line_num, value=shown)
            yield reader.line_num, cells
    except csv.Error as error:
        problem = f"not readable as a table ({error})"
        raise TruncatedFileError(file.path.name, problem, "get the file again", row=reader.line_num) from error
    except UnicodeDecodeError:
        file.text(encoding)  # says where
        raise
