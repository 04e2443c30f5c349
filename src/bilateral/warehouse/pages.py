"""Page files: the rows of one key at a time, without a database.

Importing DuckDB costs more than answering a question. A page file holds compressed pages by key, so that one pair's
facts and votes are read in a few milliseconds; the Parquet file beside it holds the same rows for everything else.

Layout: magic, length and CRC-32 of the index (little-endian), the index in JSON (key: offset in the body, CRC-32,
sizes of the page's parts), the body. A page has one or more parts, each compressed by zlib with the strategy that
suits it best.
"""

import json
import struct
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from bilateral.shapes.errors import HashMismatchError, ReleaseError

_MAGIC: Final = b"BLPAGES1"
_HEAD = struct.Struct("<II")
_STRATEGIES: Final = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE)
_LEVEL, _MEMORY = 9, 9


def _compress(part: bytes) -> bytes:
    """Return the shortest form of a part; the first of equals, so that the bytes are always the same."""
    packed = []
    for strategy in _STRATEGIES:
        coder = zlib.compressobj(_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS, _MEMORY, strategy)
        packed.append(coder.compress(part) + coder.flush())
    return min(packed, key=len)


def write_pages(path: Path, pages: Iterable[tuple[str, Sequence[bytes]]]) -> int:
    """Write a page file.

    Parameters
    ----------
    path : Path
        File to write.
    pages : iterable of (key, parts)
        In any order.

    Returns
    -------
    int
        Number of pages.
    """
    index: dict[str, tuple[int, int, list[int]]] = {}
    body = bytearray()
    for key, parts in sorted(pages):
        packed = [_compress(part) for part in parts]
        page = b"".join(packed)
        index[key] = len(body), zlib.crc32(page), [len(part) for part in packed]
        body += page
    head = json.dumps(index, separators=(",", ":")).encode()
    path.write_bytes(_MAGIC + _HEAD.pack(len(head), zlib.crc32(head)) + head + bytes(body))
    return len(index)


class PageMismatchError(HashMismatchError):
    """A part of a page file is not what was written."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path}: {what} is not what was written; get the release again")


class PageFile:
    """An open page file; reads the index once and a page when it is asked for.

    Raises
    ------
    ReleaseError
        Where the file cannot be read or is no page file.
    PageMismatchError
        Where its index, or later a page, is not what was written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                magic, head = file.read(len(_MAGIC)), file.read(_HEAD.size)
                if magic != _MAGIC or len(head) != _HEAD.size:
                    message = f"{path} is no page file; get the release again"
                    raise ReleaseError(message)
                size, crc = _HEAD.unpack(head)
                index = file.read(size)
        except OSError as error:
            message = f"{path} cannot be read ({error.strerror}); get the release again"
            raise ReleaseError(message) from error
        if zlib.crc32(index) != crc:
            raise PageMismatchError(path, "the index")
        self._index: dict[str, tuple[int, int, list[int]]] = json.loads(index)
        self._start = len(_MAGIC) + _HEAD.size + size

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in order."""
        return tuple(self._index)

    def read(self, key: str) -> list[bytes] | None:
        """Return the parts of a page, None where there is no such page.

        Raises
        ------
        PageMismatchError
            Where the page is not what was written.
        """
        if key not in self._index:
            return None
        offset, crc, sizes = self._index[key]
        with self.path.open("rb") as file:
            file.seek(self._start + offset)
            page = file.read(sum(sizes))
        if zlib.crc32(page) != crc:
            raise PageMismatchError(self.path, f"page {key}")
        parts = []
        for size in sizes:
            parts.append(zlib.decompress(page[:size]))
            page = page[size:]
        return parts
