"""Read data frames from R's ``.rda`` files without R.

R's serialisation format is documented [1]_ and small as far as data frames go: tagged lists of vectors with attributes.
This reader knows that part and refuses the rest by name. It exists because publishers' vote files hold some two million
short strings, which the general ``rdata`` package reads in about a minute and this in about a second; the tests hold
both against each other.

References
----------
.. [1] R Core Team, R Internals, section 1.8, "Serialization Formats".
"""

import bz2
import gzip
import lzma
import struct
import sys
import zlib
from array import array
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

NA_INTEGER = -(2**31)
_SYMBOL, _PAIRLIST, _CHAR, _LOGICAL, _INTEGER, _REAL, _STRING, _LIST = 1, 2, 9, 10, 13, 14, 16, 19
_ALTREP, _ATTRIBUTE_PAIRLIST, _NIL, _REFERENCE = 238, 239, 254, 255
_HAS_ATTRIBUTES, _HAS_TAG = 0x200, 0x400
_MAGIC = (b"RDX2\n", b"RDX3\n")

_SEQUENCE_TYPES: Final = {_INTEGER: "i", _LOGICAL: "i", _REAL: "d"}

Column = Sequence[str | None] | Sequence[int] | Sequence[float]


_DAMAGE: Final = (
    ArithmeticError, AttributeError, EOFError, LookupError, MemoryError, OSError, RecursionError, TypeError, ValueError,
    lzma.LZMAError, struct.error, zlib.error,
)  # fmt: skip
"""What Python raises where bytes lead nowhere: a wrong type, a wrong length, an end too early."""


class RdaError(ValueError):
    """The bytes are no R data file, are cut short, or hold something else than data frames."""


class Frame(NamedTuple):
    """One data frame: the name it was saved under, its row count and its columns in order.

    Texts and factors are sequences of str or None; integers and logicals are int with ``NA_INTEGER`` where missing;
    numbers are float with nan where missing. A ``Date`` is a number of days since 1970-01-01.
    """

    name: str
    n_rows: int
    columns: dict[str, Column]


class _Vector(NamedTuple):
    """A value with R's attributes."""

    value: Any
    attributes: dict[str, Any]


def read_frames(data: bytes) -> list[Frame]:
    """Return the data frames of an ``.rda`` file.

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
        saved = _Reader(_decompress(data)).item()
        if isinstance(saved, list):
            return [_frame(name, vector) for name, vector in saved]
    except RdaError:
        raise
    except _DAMAGE as error:
        message = f"cut short or damaged ({error})"
        raise RdaError(message) from error
    message = "holds no named objects"
    raise RdaError(message)


def _decompress(data: bytes) -> bytes:
    if data.startswith(b"\x1f\x8b"):
        return gzip.decompress(data)
    if data.startswith(b"BZh"):
        return bz2.decompress(data)
    if data.startswith(b"\xfd7zXZ"):
        return lzma.decompress(data)
    return data


def _frame(name: str, vector: _Vector) -> Frame:
    attributes = vector.attributes if isinstance(vector, _Vector) else {}
    if "data.frame" not in _texts(attributes.get("class")) or "names" not in attributes:
        message = f"object {name!r} is no data frame"
        raise RdaError(message)
    names = _texts(attributes["names"])
    columns = {str(column): _column(one) for column, one in zip(names, vector.value, strict=True)}
    lengths = {len(column) for column in columns.values()}
    if len(lengths) != 1 or len(columns) != len(names):
        message = f"data frame {name!r} has columns of unequal length or of the same name"
        raise RdaError(message)
    return Frame(name, lengths.pop(), columns)


def _texts(vector: _Vector | None) -> list[Any]:
    return list(vector.value) if vector is not None else []


def _column(vector: _Vector) -> Column:
    levels = vector.attributes.get("levels")
    if levels is None:
        column: Column = vector.value
        return column
    labels = [*_texts(levels), None]
    return [labels[-1 if code == NA_INTEGER else code - 1] for code in vector.value]


class _Reader:
    """A cursor over the uncompressed bytes."""

    def __init__(self, data: bytes) -> None:
        if data[:5] not in _MAGIC or data[5:7] != b"X\n":
            message = "is no R data file in the binary (XDR) form"
            raise RdaError(message)
        self.data, self.at, self.references = data, 7, list[str]()
        version, _, _ = self.integer(), self.integer(), self.integer()
        if version == 3:  # noqa: PLR2004 - the format's own version number
            self.take(self.integer())

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
            return None if size == -1 else self.take(size).decode()
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
            found.append((tag, self.item()))
            flags = self.integer()
        return found if flags & 0xFF == _NIL else [*found, ("", self.value(flags))]

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

    def strings(self, count: int) -> list[str | None]:
        """Return the next strings; the one hot loop of the reader."""
        data, at, known = self.data, self.at, dict[bytes, str]()
        header = struct.Struct(">ii").unpack_from
        found: list[str | None] = []
        for _ in range(count):
            _, size = header(data, at)
            at += 8
            if size == -1:
                found.append(None)
                continue
            raw = data[at : at + size]
            if size < 0 or len(raw) != size:
                message = f"a string of {size} bytes at {at} of {len(data)}"
                raise EOFError(message)
            at += size
            text = known.get(raw)
            if text is None:
                text = known[raw] = raw.decode()
            found.append(text)
        self.at = at
        return found

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
