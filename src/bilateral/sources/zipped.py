"""A publisher's file inside a zip, read as any other file; what would unpack to too much is refused."""

import io
import zipfile
import zlib
from functools import cached_property
from typing import Final

from bilateral.sources.errors import TruncatedFileError
from bilateral.sources.name_tables import NameTable
from bilateral.sources.raw import RawFile

MAX_UNPACKED: Final = 1 << 28
"""Bytes that one file of a zip may unpack to; the largest known needs 17 million."""

_DAMAGE: Final = (
    EOFError, LookupError, NotImplementedError, OSError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def names_in_zip(file: RawFile) -> tuple[str, ...]:
    """Return the names of the files in a zip, without folders; none where a file is no zip. Never raises."""
    if not file.head.startswith(b"PK"):
        return ()
    try:
        with zipfile.ZipFile(file.path) as pack:
            return tuple(one.filename.rpartition("/")[2] for one in pack.infolist())
    except _DAMAGE:
        return ()


class ZippedFile(RawFile):
    """One file inside a publisher's zip: its rows are its own lines, its vintage and row ids are the zip's.

    Parameters
    ----------
    outer : RawFile
        The zip.
    name : str
        Name of the file in it, without folders.
    names : NameTable, optional
        The publisher's names of states; by default those of the zip.

    Raises
    ------
    TruncatedFileError
        Where the zip is damaged, has no such file, or the file would unpack to more than ``MAX_UNPACKED``.
    """

    def __init__(self, outer: RawFile, name: str, names: NameTable | None = None) -> None:
        super().__init__(outer.path / name, outer.source, names)
        self.left_out = outer.left_out
        self._outer, self._member = outer, self._find(outer, name)

    @staticmethod
    def _find(outer: RawFile, name: str) -> zipfile.ZipInfo:
        try:
            with zipfile.ZipFile(io.BytesIO(outer.data)) as pack:
                found = [one for one in pack.infolist() if one.filename.rpartition("/")[2] == name]
        except _DAMAGE as error:
            problem = f"no zip, cut short or damaged ({error})"
            raise TruncatedFileError(outer.path.name, problem, "get the file again") from error
        if len(found) != 1:
            problem = f"holds {len(found)} files of the name"
            raise TruncatedFileError(outer.path.name, problem, "get the file again", value=name)
        if found[0].file_size > MAX_UNPACKED:
            problem = f"unpacks to more than {MAX_UNPACKED:,} bytes:"
            raise TruncatedFileError(outer.path.name, problem, "get the file again from the publisher", value=name)
        return found[0]

    @cached_property
    def data(self) -> bytes:
        """The bytes of the unpacked file."""
        try:
            with zipfile.ZipFile(io.BytesIO(self._outer.data)) as pack:
                return pack.read(self._member)
        except _DAMAGE as error:
            problem = f"cut short or damaged in the zip ({error})"
            raise TruncatedFileError(self.path.name, problem, "get the file again") from error

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB of the unpacked file."""
        return self.data[: 1 << 16]

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the zip: the vintage."""
        return self._outer.sha256

    @property
    def written(self) -> str:
        """Day on which the file was last changed before it was packed, as an ISO date."""
        year, month, day, *_ = self._member.date_time
        return f"{year:04d}-{month:02d}-{day:02d}"
