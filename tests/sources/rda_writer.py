"""Write data frames as R does (``save``, XDR, gzip), for fixtures that nobody else has published."""

import gzip
import math
import struct
from collections.abc import Mapping, Sequence

NA_INTEGER = -(2**31)
_DATA_FRAME = 19 | 0x100 | 0x200


def _integer(value: int) -> bytes:
    return struct.pack(">i", value)


def _char(text: str | None) -> bytes:
    if text is None:
        return _integer(9) + _integer(-1)
    raw = text.encode()
    return _integer(9 | 0x8000) + _integer(len(raw)) + raw


def strings(values: Sequence[str | None]) -> bytes:
    """Return a character vector."""
    return _integer(16) + _integer(len(values)) + b"".join(map(_char, values))


def reals(values: Sequence[float]) -> bytes:
    """Return a numeric vector."""
    return _integer(14) + _integer(len(values)) + struct.pack(f">{len(values)}d", *values)


def integers(values: Sequence[int | None]) -> bytes:
    """Return an integer vector; None is NA."""
    known = [NA_INTEGER if value is None else value for value in values]
    return _integer(13) + _integer(len(known)) + struct.pack(f">{len(known)}i", *known)


def factor(values: Sequence[str | None], levels: Sequence[str]) -> bytes:
    """Return a factor: codes with the attributes levels and class."""
    codes = integers([None if value is None else levels.index(value) + 1 for value in values])
    flags = _integer(13 | 0x100 | 0x200)
    return (
        flags
        + codes[4:]
        + _attribute("levels", strings(levels))
        + _attribute("class", strings(["factor"]))
        + _integer(254)
    )


def _attribute(name: str, value: bytes) -> bytes:
    return _integer(2 | 0x400) + _integer(1) + _char(name) + value


def compact_row_names(count: int) -> bytes:
    """Return row names 1 to count in R's compact form (ALTREP compact_intseq)."""
    described = _integer(2) + _integer(1) + _char("compact_intseq") + _integer(2) + _integer(1) + _char("base")
    described += _integer(2) + integers([13]) + _integer(254)
    return _integer(238) + described + reals([count, 1, 1]) + _integer(254)


def wrapped(value: bytes, *, as_list: bool) -> bytes:
    """Return a numeric vector as R may store one that it sorted (ALTREP wrap_real), in either form of its state."""
    described = _integer(2) + _integer(1) + _char("wrap_real") + _integer(2) + _integer(1) + _char("base")
    described += _integer(2) + integers([14]) + _integer(254)
    meta = integers([1, 0])
    state = _integer(19) + _integer(2) + value + meta if as_list else _integer(2) + value + meta
    return _integer(238) + described + state + _integer(254)


def frame(columns: Mapping[str, bytes], rows: int) -> bytes:
    """Return a data frame of encoded columns."""
    body = _integer(_DATA_FRAME) + _integer(len(columns)) + b"".join(columns.values())
    body += _attribute("names", strings(list(columns))) + _attribute("row.names", compact_row_names(rows))
    return body + _attribute("class", strings(["tbl_df", "tbl", "data.frame"])) + _integer(254)


def rda(frames: Mapping[str, bytes], version: int = 3) -> bytes:
    """Return an ``.rda`` file of named objects."""
    head = f"RDX{version}\nX\n".encode() + _integer(version) + _integer(0x040300) + _integer(0x030500)
    if version == 3:
        head += _integer(5) + b"UTF-8"
    saved = b"".join(_integer(2 | 0x400) + _integer(1) + _char(name) + value for name, value in frames.items())
    return gzip.compress(head + saved + _integer(254), mtime=0)


def latin1(values: Sequence[str]) -> bytes:
    """Return a character vector that R has marked as Latin-1."""
    chars = [value.encode("latin-1") for value in values]
    body = b"".join(_integer(9 | 0x4000) + _integer(len(raw)) + raw for raw in chars)
    return _integer(16) + _integer(len(chars)) + body


def named_rows(columns: Mapping[str, bytes], names: Sequence[str]) -> bytes:
    """Return a data frame whose rows have names, as many as there are rows."""
    body = _integer(_DATA_FRAME) + _integer(len(columns)) + b"".join(columns.values())
    body += _attribute("row.names", strings(names)) + _attribute("names", strings(list(columns)))
    return body + _attribute("class", strings(["data.frame"])) + _integer(254)


def rds(value: bytes, version: int = 3) -> bytes:
    """Return an ``.rds`` file of one object, which has no name and no magic word."""
    head = b"X\n" + _integer(version) + _integer(0x040300) + _integer(0x030500)
    if version == 3:
        head += _integer(5) + b"UTF-8"
    return gzip.compress(head + value, mtime=0)


NAN = math.nan
