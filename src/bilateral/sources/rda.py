"""Read data frames from R's ``.rda``, ``.RData`` and ``.rds`` files without R.

R's serialisation format is documented [1]_ and small as far as data frames go: tagged lists of vectors with attributes.
This reader knows that part and refuses the rest by name. It exists because publishers' vote files hold some two million
short strings, which the general ``rdata`` package reads in about a minute and this in about a second; the tests hold
both against each other.

References
----------
.. [1] R Core Team, R Internals, section 1.8, "Serialization Formats".
"""

import struct
import sys
from array import array
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, overload

from bilateral.sources.arrays import np
from bilateral.sources.packing import PackingError, beginning, unpacked

if TYPE_CHECKING:
    from numpy.typing import NDArray

NA_INTEGER = -(2**31)
_SYMBOL, _PAIRLIST, _CHAR, _LOGICAL, _INTEGER, _REAL, _STRING, _LIST = 1, 2, 9, 10, 13, 14, 16, 19
_ALTREP, _ATTRIBUTE_PAIRLIST, _NIL, _REFERENCE = 238, 239, 254, 255
_HAS_ATTRIBUTES, _HAS_TAG = 0x200, 0x400
_LATIN1 = 0x4 << 12
_MAGIC = (b"RDX2\n", b"RDX3\n")
_XDR = b"X\n"
_STRETCH, _FEW = 16, 50_000
_OUTLINE_BYTES = 4096

_SEQUENCE_TYPES: Final = {_INTEGER: "i", _LOGICAL: "i", _REAL: "d"}

_DAMAGE: Final = (
    ArithmeticError, AttributeError, EOFError, LookupError, MemoryError, RecursionError, TypeError, ValueError,
    struct.error,
)  # fmt: skip
"""What Python raises where bytes lead nowhere: a wrong type, a wrong length, an end too early."""


class RdaError(ValueError):
    """The bytes are no R data file, are cut short, or hold something else than data frames."""


class Texts(Sequence[str | None]):
    """A column of texts, each distinct one kept once: a factor's levels, or the words of a character vector.

    A reader of many rows checks ``levels`` and takes by ``codes``; for one of few rows it is a sequence of str or None.

    Attributes
    ----------
    codes : array of int32
        Position in ``levels`` of the text of each row.
    levels : tuple of (str or None)
        The distinct texts; None is R's NA and the last level where there is one.
    """

    def __init__(self, codes: "NDArray[np.int32]", levels: Sequence[str | None]) -> None:
        self.codes, self.levels = codes, tuple(levels)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.codes)

    @overload
    def __getitem__(self, index: int) -> str | None: ...

    @overload
    def __getitem__(self, index: slice) -> "Texts": ...

    def __getitem__(self, index: int | slice) -> "Texts | str | None":
        """Return the text of a row, or the texts of some."""
        if isinstance(index, slice):
            return Texts(self.codes[index], self.levels)
        return self.levels[int(self.codes[index])]

    def take(self, index: "NDArray[np.integer[Any]]") -> "Texts":
        """Return the texts of some rows, by their positions."""
        return Texts(self.codes[index], self.levels)

    def __iter__(self) -> Iterator[str | None]:
        """Yield the text of each row."""
        return map(self.levels.__getitem__, self.codes.tolist())


Column = Texts | Sequence[int] | Sequence[float]


class Frame(NamedTuple):
    """One data frame: the name it was saved under, its row count and its columns in order.

    Texts and factors are ``Texts``; integers and logicals are int with ``NA_INTEGER`` where missing; numbers are float
    with nan where missing (``numpy.asarray`` of either copies nothing). A ``Date`` is a number of days since
    1970-01-01.
    The frame of an ``.rds`` file has no name: it is ``""``.
    """

    name: str
    n_rows: int
    columns: dict[str, Column]


class _Vector(NamedTuple):
    """A value with R's attributes."""

    value: Any
    attributes: dict[str, Any]


class Outline(NamedTuple):
    """What the beginning of an R data file tells of its first data frame: name ("" in ``.rds``), number of columns."""

    name: str
    n_columns: int


def outline(data: bytes) -> Outline | None:
    """Return the outline of an R data file, to recognise it by; None for anything else. Never raises.

    Parameters
    ----------
    data : bytes
        The file, or as much of it as unpacks to the first hundred bytes.
    """
    try:
        reader = _Reader(beginning(data, _OUTLINE_BYTES))
        name, flags = "", reader.integer()
        if flags & 0xFF == _PAIRLIST and flags & _HAS_TAG:
            name, flags = str(reader.item()), reader.integer()
        return Outline(name, reader.integer()) if flags & 0xFF == _LIST and flags & _HAS_ATTRIBUTES else None
    except (RdaError, *_DAMAGE):
        return None


def read_frames(data: bytes) -> list[Frame]:
    """Return the data frames of an ``.rda`` or ``.RData`` file, or the one of an ``.rds`` file.

    Parameters
    ----------
    data : bytes
        The file as it is on disk; gzip, bzip2, xz or plain.

    Raises
    ------
    RdaError
        Where the bytes end early, are damaged, or hold anything but data frames.
    """
    try:
        saved = _Reader(unpacked(data)).whole()
        if isinstance(saved, _Vector):
            return [_frame("", saved)]
        if isinstance(saved, list):
            return [_frame(name, vector) for name, vector in saved]
    except RdaError:
        raise
    except PackingError as error:
        raise RdaError(str(error)) from error
    except _DAMAGE as error:
        message = f"cut short or damaged ({error})"
        raise RdaError(message) from error
    message = "holds no named objects"
    raise RdaError(message)


def _frame(name: str, vector: _Vector) -> Frame:
    attributes = vector.attributes if isinstance(vector, _Vector) else {}
    if "data.frame" not in _texts(attributes.get("class")) or "names" not in attributes:
        message = f"object {name!r} is no data frame"
        raise RdaError(message)
    names = _texts(attributes["names"])
    columns = {str(column): _column(str(column), one) for column, one in zip(names, vector.value, strict=True)}
    lengths = {len(column) for column in columns.values()}
    if len(lengths) != 1 or len(columns) != len(names):
        message = f"data frame {name!r} has columns of unequal length or of the same name"
        raise RdaError(message)
    return Frame(name, lengths.pop(), columns)


def _texts(vector: _Vector | None) -> list[Any]:
    return list(vector.value) if vector is not None else []


def _column(name: str, vector: _Vector) -> Column:
    if isinstance(vector.value, list):
        message = f"column {name!r} is a list of R values, no vector"
        raise RdaError(message)
    levels = vector.attributes.get("levels")
    if levels is None:
        column: Column = vector.value
        return column
    labels = [*_texts(levels), None]
    published = np.asarray(vector.value)
    codes = np.where(published == NA_INTEGER, len(labels), published).astype(np.int32) - 1
    if len(codes) and not 0 <= codes.min() <= codes.max() < len(labels):
        message = f"a factor code outside the {len(labels) - 1} levels of column {name!r}"
        raise RdaError(message)
    return Texts(codes, labels)


def _decoded(flags: int, raw: bytes) -> str:
    """Return a string in the encoding that R marked it with; unmarked ones are ASCII, or UTF-8 as on most systems."""
    return raw.decode("latin-1" if flags & _LATIN1 else "utf-8")


def _text(record: bytes) -> str:
    return _decoded(int.from_bytes(record[:4], "big"), record[8:])


class _Reader:
    """A cursor over the uncompressed bytes."""

    def __init__(self, data: bytes) -> None:
        named = data[:5] in _MAGIC
        self.data, self.at, self.references = data, 5 if named else 0, list[str]()
        if self.take(len(_XDR)) != _XDR:
            message = "is no R data file in the binary (XDR) form"
            raise RdaError(message)
        version, _, _ = self.integer(), self.integer(), self.integer()
        if version == 3:  # noqa: PLR2004 - the format's own version number
            self.take(self.integer())

    def whole(self) -> Any:  # noqa: ANN401 - R values are of many types
        """Return the one value of the file; nothing may follow it."""
        found = self.item()
        if self.at != len(self.data):
            message = f"goes on after its end, at {self.at} of {len(self.data)}"
            raise RdaError(message)
        return found

    def take(self, size: int) -> bytes:
        """Return the next bytes."""
        if size < 0 or self.at + size > len(self.data):
            message = f"needs {size} bytes at {self.at} of {len(self.data)}"
            raise EOFError(message)
        self.at += size
        return self.data[self.at - size : self.at]

    def integer(self) -> int:
        """Return the next big-endian 32-bit integer."""
        return int.from_bytes(self.take(4), "big", signed=True)

    def numbers(self, code: str, count: int) -> "array[int] | array[float]":
        """Return the next big-endian numbers of a type code of ``array``."""
        found: array[Any] = array(code)
        found.frombytes(self.take(found.itemsize * count))
        if sys.byteorder == "little":
            found.byteswap()
        return found

    def item(self) -> Any:  # noqa: ANN401 - R values are of many types
        """Return the next value: list of (tag, value) for pair lists, ``_Vector`` for vectors, str or None."""
        return self.value(self.integer())

    def value(self, flags: int) -> Any:  # noqa: ANN401, PLR0911
        """Return the value whose flags have been read."""
        kind = flags & 0xFF
        if kind in (_PAIRLIST, _ATTRIBUTE_PAIRLIST):
            return self.pairs(flags)
        if kind == _NIL:
            return None
        if kind == _SYMBOL:
            self.references.append(str(self.item()))
            return self.references[-1]
        if kind == _REFERENCE:
            return self.references[(flags >> 8 or self.integer()) - 1]
        if kind == _CHAR:
            size = self.integer()
            return None if size == -1 else _decoded(flags, self.take(size))
        if kind == _ALTREP:
            return self.compact()
        value = self.vector(kind)
        attributes = self.item() if flags & _HAS_ATTRIBUTES else None
        return _Vector(value, dict(attributes or ()))

    def pairs(self, flags: int) -> list[tuple[str, Any]]:
        """Return a pair list, whose first cell has the flags given; the end of a dotted pair is its last value."""
        found = []
        while flags & 0xFF in (_PAIRLIST, _ATTRIBUTE_PAIRLIST):
            if flags & _HAS_ATTRIBUTES:
                self.item()
            tag = str(self.item()) if flags & _HAS_TAG else ""
            found.append((tag, self.row_names() if tag == "row.names" else self.item()))
            flags = self.integer()
        return found if flags & 0xFF == _NIL else [*found, ("", self.value(flags))]

    def row_names(self) -> Any:  # noqa: ANN401
        """Pass over row names, which may be a million texts that no reader asks for."""
        flags = self.integer()
        if flags & 0xFF != _STRING or flags & _HAS_ATTRIBUTES:
            return self.value(flags)
        at, sizes, data = self.at + 4, struct.Struct(">i").unpack_from, self.data
        for _ in range(self.integer()):
            (size,) = sizes(data, at + 4)
            if size < 0:
                message = f"a row name of {size} bytes at {at} of {len(data)}"
                raise EOFError(message)
            at += 8 + size
        self.at = at
        return None

    def vector(self, kind: int) -> Any:  # noqa: ANN401
        """Return the body of a vector of an R type."""
        length = self.integer()
        if kind in _SEQUENCE_TYPES:
            return self.numbers(_SEQUENCE_TYPES[kind], length)
        if kind == _STRING:
            return self.strings(length)
        if kind == _LIST:
            return [self.item() for _ in range(length)]
        message = f"holds R type {kind}, which no data frame of a publisher needs"
        raise RdaError(message)

    def strings(self, count: int) -> Texts:
        """Return the next strings; the one hot loop of the reader.

        Publishers' tables are sorted, so that what followed a text once often follows it again (the same text in many
        rows, the list of states in every roll call): as many records as that are compared at once.
        """
        data, at, known, levels = self.data, self.at, dict[bytes, int](), list[str | None]()
        sizes, look_up, codes, last = struct.Struct(">i").unpack_from, known.get, list[int](), -1
        followed = dict[int, tuple[bytes, list[int]]]()
        while len(codes) < count:
            recalled = followed.get(last)
            if recalled is not None and count - len(codes) >= _STRETCH and data.startswith(recalled[0], at):
                codes += recalled[1]
                at, last = at + len(recalled[0]), codes[-1]
                continue
            begun, begun_after, stretch = at, last, list[int]()
            for _ in range(min(_STRETCH, count - len(codes))):
                (size,) = sizes(data, at + 4)
                end = at + 8 + size if size > 0 else at + 8
                record = data[at:end]
                code = look_up(record)
                if code is None:
                    if len(record) != end - at or size < -1:
                        message = f"a string of {size} bytes at {at} of {len(data)}"
                        raise EOFError(message)
                    code = known[record] = len(levels)
                    levels.append(None if size == -1 else _text(record))
                stretch.append(code)
                at, last = end, code
            codes += stretch
            if len(stretch) == _STRETCH and len(levels) < _FEW:
                followed[begun_after] = data[begun:at], stretch
        self.at = at
        return Texts(np.array(codes, dtype=np.int32), levels)

    def compact(self) -> _Vector:
        """Return a vector that R stored as a description (ALTREP): a run of integers, or a wrapped vector."""
        form = self.item()[0][1]
        state, attributes = self.item(), self.item()
        if form == "compact_intseq":
            length, first, step = (int(number) for number in state.value)
            value: Any = range(first, first + step * length, step)
        elif form.startswith("wrap_"):
            value = state[0][1].value if isinstance(state[0], tuple) else state.value[0].value
        else:
            message = f"holds R's compact form {form!r}, which this reader does not know"
            raise RdaError(message)
        return _Vector(value, dict(attributes or ()))
