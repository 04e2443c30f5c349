"""Read the table of Stata's ``.dta`` files without Stata.

Formats 113 to 115 (Stata 8 to 12) and 117 to 118 (Stata 13 and later) are documented [1]_ and hold one table. This
reads its columns, and neither labels nor notes nor long texts. Texts of 117 and earlier are in the writer's own
encoding, those of 118 should be in UTF-8 and are not always: what is no UTF-8 is taken for Windows-1252, and what is
not that either for Latin-1.

References
----------
.. [1] StataCorp, Stata Programming Reference Manual, "dta: Description of .dta file format".
"""

import re
import struct
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from bilateral.sources.arrays import np
from bilateral.sources.rda import NA_INTEGER, Column, Frame, Texts

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MAGIC = re.compile(rb"[\x71-\x73][\x01\x02]\x01\x00|<stata_dta><header><release>11[78]</release>")
_DAMAGE: Final = (LookupError, MemoryError, OverflowError, TypeError, ValueError, struct.error)
_NUMBERS: Final = {
    251: ("i1", 100),
    252: ("i2", 32_740),
    253: ("i4", 2_147_483_620),
    254: ("f4", float.fromhex("0x1.fffffep+126")),
    255: ("f8", float.fromhex("0x1.fffffffffffffp+1022")),
}
"""Type codes of formats 113 to 115: NumPy's type, and the largest value that is not missing."""
_TAGGED_NUMBERS: Final = {65530: 251, 65529: 252, 65528: 253, 65527: 254, 65526: 255}
_LONGEST_TEXT: Final = {False: 244, True: 2045}


class DtaError(ValueError):
    """The bytes are no Stata file of a known format, or are cut short or damaged."""


class _Layout(NamedTuple):
    """What the head of a file says about its data; ``types`` are NumPy's, without byte order."""

    order: str
    n_rows: int
    names: list[str]
    types: list[str]
    start: int
    stamp: str


def is_dta(head: bytes) -> bool:
    """Return whether a file that begins so is of a format that ``read_dta`` knows."""
    return _MAGIC.match(head) is not None


def read_dta(data: bytes) -> Frame:
    """Return the table of a Stata file; its name is when the file was written (``24 Jan 2014 09:30``), if it says so.

    Parameters
    ----------
    data : bytes
        The file as it is on disk.

    Returns
    -------
    Frame
        Texts as ``Texts``, whole numbers as int with ``NA_INTEGER`` where missing, others as float with nan there.

    Raises
    ------
    DtaError
        Where the bytes end early, are damaged, or are of another format.
    """
    try:
        layout = _layout(data)
        return Frame(layout.stamp, layout.n_rows, _columns(data, layout))
    except _DAMAGE as error:
        message = f"no Stata file of the formats 113 to 118, cut short or damaged ({error})"
        raise DtaError(message) from error


def names_in(head: bytes) -> tuple[str, ...]:
    """Return the names of the columns from the beginning of a file; none where it is no Stata file."""
    try:
        return tuple(_layout(head).names)
    except _DAMAGE:
        return ()


def _layout(data: bytes) -> _Layout:
    if not is_dta(data):
        message = "its first bytes are others"
        raise ValueError(message)
    layout = _tagged(data) if data.startswith(b"<") else _plain(data)
    if len(set(layout.names)) != len(layout.names) or not layout.names or layout.n_rows < 0:
        message = "no columns, two of one name, or fewer than no rows"
        raise ValueError(message)
    return layout


def _plain(data: bytes) -> _Layout:
    """Read the head of formats 113 to 115: fields of fixed width, one after another."""
    order = "<" if data[1] == 2 else ">"  # noqa: PLR2004 - the format's own mark for low bytes first
    count, n_rows = struct.unpack_from(f"{order}Hi", data, 4)
    width = 12 if data[0] == 113 else 49  # noqa: PLR2004 - display formats grew in 114
    at = 109
    types = [_type(code, tagged=False) for code in data[at : at + count]]
    names = _texts(data[at + count : at + 34 * count], 33, count)
    at += 34 * count + 2 * (count + 1) + (width + 33 + 81) * count
    while True:  # characteristics: a mark, a length, and as many bytes, until both are 0
        mark, length = struct.unpack_from(f"{order}BI", data, at)
        at += 5 + length
        if not mark and not length:
            return _Layout(order, n_rows, names, types, at, _text(data[91:109]))


def _tagged(data: bytes) -> _Layout:
    """Read the head of formats 117 and 118: sections between tags, in an order that never changes."""
    wide = data[28:31] == b"118"
    order = "<" if _section(data, b"byteorder") == b"LSF" else ">"
    (count,) = struct.unpack(f"{order}H", _section(data, b"K"))
    (n_rows,) = struct.unpack(f"{order}{'Q' if wide else 'I'}", _section(data, b"N"))
    codes = struct.unpack(f"{order}{count}H", _section(data, b"variable_types"))
    width = 129 if wide else 33
    names = _texts(_section(data, b"varnames"), width, count)
    types = [_type(_TAGGED_NUMBERS.get(code, code), tagged=True) for code in codes]
    mark = b"<data>"
    start = struct.unpack(f"{order}14Q", _section(data, b"map"))[9] + len(mark)
    if start <= len(data) and data[start - len(mark) : start] != mark:
        message = "its data are not where its map says"
        raise ValueError(message)
    return _Layout(order, n_rows, names, types, start, _text(_section(data, b"timestamp")[1:]))


def _section(data: bytes, tag: bytes) -> bytes:
    start = data.index(b"<" + tag + b">") + len(tag) + 2
    return data[start : data.index(b"</" + tag + b">", start)]


def _type(code: int, *, tagged: bool) -> str:
    if code in _NUMBERS:
        return _NUMBERS[code][0]
    if not 0 < code <= _LONGEST_TEXT[tagged]:
        message = f"type {code}, which no publisher's table here needs"
        raise ValueError(message)
    return f"S{code}"


def _texts(data: bytes, width: int, count: int) -> list[str]:
    if len(data) != width * count:
        message = f"{len(data)} bytes of names where there should be {width * count}"
        raise ValueError(message)
    return [_text(data[width * place : width * (place + 1)]) for place in range(count)]


def _text(raw: bytes) -> str:
    """Return a text up to its first zero byte; what follows that is left over from other rows."""
    raw = raw.split(b"\0", 1)[0]
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _columns(data: bytes, layout: _Layout) -> dict[str, Column]:
    fields = [(f"f{place}", one if one[0] == "S" else layout.order + one) for place, one in enumerate(layout.types)]
    table = np.frombuffer(data, np.dtype(fields), layout.n_rows, layout.start)
    limits = dict(_NUMBERS.values())
    found: dict[str, Column] = {}
    for (field, _), name, kind in zip(fields, layout.names, layout.types, strict=True):
        cells = table[field]
        found[name] = _texts_of(cells) if kind[0] == "S" else _numbers_of(cells, limits[kind])
    return found


def _texts_of(column: "NDArray[np.bytes_]") -> Column:
    found, codes = np.unique(column, return_inverse=True)
    levels: dict[str, int] = {}
    of_text = [levels.setdefault(_text(raw), len(levels)) for raw in found.tolist()]
    return Texts(np.array(of_text, dtype=np.int32)[codes], tuple(levels))


def _numbers_of(column: "NDArray[np.number[Any]]", limit: float) -> Column:
    """Return numbers with R's marks for missing ones: what exceeds its type's limit is a mark of Stata's."""
    if column.dtype.kind == "f":
        with np.errstate(invalid="ignore"):  # a damaged file may hold a signalling NaN, which a cast warns of
            found = column.astype(np.float64)
        found[column > limit] = np.nan
    else:
        found = column.astype(np.int64)
        found[column > limit] = NA_INTEGER
    return cast("Column", found.tolist())
