"""Page files: the rows of one key at a time, without a database.

Importing DuckDB costs more than answering a question. A page file holds compressed pages by key, so that one pair's facts and
votes are read in a few milliseconds; the Parquet file beside it holds the same rows for everything else.

Layout: magic, length and CRC-32 of the index (little-endian), the index in JSON (key: offset in the body, size, CRC-32), the body of
zlib-compressed pages in order of key.
"""

import json
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from bilateral.shapes.errors import HashMismatchError, ReleaseError

_MAGIC: Final = b"BLPAGES1"
_HEAD = struct.Struct("<II")
_BEST: Final = 9


def write_pages(path: Path, pages: Iterable[tuple[str, bytes]]) -> int:
    """Write a page file.

    Parameters
    ----------
    path : Path
        File to write.
    pages : iterable of (key, content)
        In any order.

    Returns
    -------
    int
        Number of pages.
    """
    index: dict[str, tuple[int, int, int]] = {}
    body = bytearray()
    for key, content in sorted(pages):
        packed = zlib.compress(content, _BEST)
        index[key] = len(body), len(packed), zlib.crc32(packed)
        body += packed
    head = json.dumps(index, separators=(",", ":")).encode()
    path.write_bytes(_MAGIC + _HEAD.pack(len(head), zlib.crc32(head)) + head + bytes(body))
    return len(index)


class PageFile:
    """An open page file; reads the index once and a page when it is asked for.

    Raises
    ------
    ReleaseError
        Where the file cannot be read or is no page file.
    HashMismatchError
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
            raise self._mismatch("its index")
        self._index: dict[str, tuple[int, int, int]] = json.loads(index)
        self._start = len(_MAGIC) + _HEAD.size + size

    def _mismatch(self, what: str) -> HashMismatchError:
        return HashMismatchError(f"{self.path}: {what} is not what was written; get the release again")

    def keys(self) -> tuple[str, ...]:
        """Return the keys in order."""
        return tuple(self._index)

    def __contains__(self, key: str) -> bool:
        """Return whether there is a page of that key."""
        return key in self._index

    def read(self, key: str) -> bytes | None:
        """Return the page of a key, None where there is none.

        Raises
        ------
        HashMismatchError
            Where the page is not what was written.
        """
        if key not in self._index:
            return None
        offset, size, crc = self._index[key]
        with self.path.open("rb") as file:
            file.seek(self._start + offset)
            packed = file.read(size)
        if len(packed) != size or zlib.crc32(packed) != crc:
            raise self._mismatch(f"page {key!r}")
        return zlib.decompress(packed)
