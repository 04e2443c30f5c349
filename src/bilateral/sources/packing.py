"""Unpack compressed bytes within a limit, so that a small damaged or hostile file cannot fill the memory."""

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import Final, Protocol

MAX_UNPACKED: Final = 1 << 29
"""Bytes that a publisher's file may unpack to; the largest known needs 115 million."""

_BROKEN: Final = (OSError, EOFError, ValueError, lzma.LZMAError, zlib.error)


class PackingError(ValueError):
    """The bytes end early, are damaged, or unpack to more than the limit."""


class _Decompressor(Protocol):
    """What the decompressors of zlib, bz2 and lzma have in common."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


_FORMS: Final[dict[bytes, Callable[[], _Decompressor]]] = {
    b"\x1f\x8b": lambda: zlib.decompressobj(16 + zlib.MAX_WBITS),
    b"BZh": bz2.BZ2Decompressor,
    b"\xfd7zXZ": lzma.LZMADecompressor,
}


def beginning(data: bytes, size: int) -> bytes:
    """Return the first bytes that packed bytes hold, as many as can be had, to recognise a file by; never raises."""
    start = next((make for magic, make in _FORMS.items() if data.startswith(magic)), None)
    if start is None:
        return data[:size]
    try:
        return start().decompress(data, size)
    except _BROKEN:
        return b""


def unpacked(data: bytes, limit: int = MAX_UNPACKED) -> bytes:
    """Return what gzip, bzip2 or xz bytes hold, all members of them; other bytes as they are.

    Raises
    ------
    PackingError
        Where they are cut short, damaged, followed by something else, or hold more than the limit.
    """
    start = next((make for magic, make in _FORMS.items() if data.startswith(magic)), None)
    if start is None:
        return data
    parts, room = list[bytes](), limit
    while data:
        form = start()
        try:
            part = form.decompress(data, room + 1)
        except _BROKEN as error:
            message = f"damaged ({error})"
            raise PackingError(message) from error
        room -= len(part)
        if room < 0:
            message = f"unpacks to more than {limit:,} bytes"
            raise PackingError(message)
        if not form.eof:
            message = "cut short"
            raise PackingError(message)
        parts.append(part)
        data = form.unused_data
    return parts[0] if len(parts) == 1 else b"".join(parts)
