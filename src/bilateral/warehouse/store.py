"""The store of raw files: every publisher's file once, under the SHA-256 of its bytes, and never changed.

``raw/ab/SHA256/NAME``: the folder is the vintage, the name is the publisher's. It is download cache and provenance in
one: a warehouse can be made again from it, and a row's file can be shown as it was.
"""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from bilateral.shapes.errors import HashMismatchError, ReleaseError

VARIABLE: Final = "BILATERAL_CACHE_DIR"
_PIECE: Final = 1 << 20


def cache_path() -> Path:
    """Return the folder of raw files and unfinished downloads: ``BILATERAL_CACHE_DIR``, else the user's cache."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    from platformdirs import user_cache_path  # noqa: PLC0415 - not needed where the place is given

    return user_cache_path("bilateral", appauthor=False)


class Store:
    """A content-addressed store.

    Parameters
    ----------
    folder : Path, optional
        Where it is; by default ``cache_path``. It is made when the first file is put in.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder if folder is not None else cache_path()

    def _home(self, digest: str) -> Path:
        return self.folder / "raw" / digest[:2] / digest

    def find(self, digest: str) -> Path | None:
        """Return the file of a SHA-256, None where the store does not hold it."""
        try:
            return min(self._home(digest).iterdir(), default=None)
        except OSError:
            return None

    def put(self, path: Path, digest: str, name: str = "") -> Path:
        """Copy a file into the store and return its place there; a file that is there already is left as it is.

        Parameters
        ----------
        path : Path
            File to copy.
        digest : str
            SHA-256 that it had when it was looked at.
        name : str
            Name to keep it under; by default its own.

        Raises
        ------
        HashMismatchError
            Where the bytes copied have another hash: the file was changed meanwhile. Nothing is kept then.
        ReleaseError
            Where the file cannot be read, or the store not be written.
        """
        if (there := self.find(digest)) is not None:
            return there
        home = self._home(digest)
        work = self.folder / "raw" / f".{digest}.{os.getpid()}"
        try:
            home.mkdir(parents=True, exist_ok=True)
            if _copy(path, work) != digest:
                message = f"{path} was changed while it was read; start sync again"
                raise HashMismatchError(message)
            work.replace(home / (name or path.name))
        except OSError as error:
            message = f"{path} cannot be copied to {home} ({error.strerror}); check space and permissions"
            raise ReleaseError(message) from error
        finally:
            with suppress(OSError):
                work.unlink()
        return home / (name or path.name)

    def clear(self) -> None:
        """Remove copies that processes which are no more have left half made."""
        for path in (self.folder / "raw").glob(".*.*"):
            process = path.name.rpartition(".")[2]
            if process.isdigit() and not _is_alive(int(process)):
                path.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> str:
    """Copy a file and return the SHA-256 of what was copied."""
    digest = sha256()
    with source.open("rb") as reading, target.open("wb") as writing:
        while piece := reading.read(_PIECE):
            digest.update(piece)
            writing.write(piece)
    return digest.hexdigest()


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
