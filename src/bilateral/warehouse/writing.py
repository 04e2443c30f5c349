"""Writing a release: all of it or nothing, and the same bytes from the same rows."""

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from bilateral.warehouse.manifest import MANIFEST, SCHEMA_VERSION, Input, Manifest, ReleaseFile, hash_file

if TYPE_CHECKING:
    import duckdb

_LEVEL: Final = 19
FileWriter = Callable[[Path], int]
"""Writes one file and returns how many rows are in it."""


def parquet(connection: "duckdb.DuckDBPyConnection", query: str) -> FileWriter:
    """Return a writer of the rows of a query as Parquet.

    The query must order its rows; one thread, fixed compression and no time stamp then give the same bytes every time.
    """

    def write(path: Path) -> int:
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL {_LEVEL})")
        (rows,) = connection.execute("SELECT count(*) FROM read_parquet(?)", [str(path)]).fetchone() or (0,)
        return int(rows)

    return write


def copy(source: Path, rows: int) -> FileWriter:
    """Return a writer that copies a file of another release."""

    def write(path: Path) -> int:
        shutil.copyfile(source, path)
        return rows

    return write


def write_release(
    folder: Path,
    *,
    name: str,
    code_version: str,
    published: str,
    inputs: Sequence[Input],
    files: Mapping[str, FileWriter],
) -> Manifest:
    """Write a release folder; what stood there before is replaced whole, once the new one is complete.

    Parameters
    ----------
    folder : Path
        Where the release will be. Its parent must exist.
    name : str
        Name of the release, part of the row ids of results.
    code_version : str
        Version of the program that computed it.
    published : str
        Day of the newest vintage.
    inputs : sequence of Input
        Sources it was made from.
    files : mapping of str to FileWriter
        File names, and what writes them.

    Returns
    -------
    Manifest
    """
    work = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        written = []
        for path in sorted(files):
            rows = files[path](work / path)
            size, digest = (work / path).stat().st_size, hash_file(work / path)
            written.append(ReleaseFile(path=path, sha256=digest, bytes=size, rows=rows))
        manifest = Manifest(
            name=name,
            schema_version=SCHEMA_VERSION,
            code_version=code_version,
            published=published,
            inputs=tuple(sorted(inputs, key=lambda one: one.source)),
            files=tuple(written),
        )
        text = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
        (work / MANIFEST).write_bytes(text + b"\n")
        work.chmod(0o755)
        _replace(folder, work)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    return manifest


def _replace(folder: Path, work: Path) -> None:
    """Put the new folder in the place of the old one; renames only, and the old one comes back if the second fails."""
    if not folder.exists():
        work.rename(folder)
        return
    old = work.with_name(work.name + ".old")
    folder.rename(old)
    try:
        work.rename(folder)
    except BaseException:
        old.rename(folder)
        raise
    shutil.rmtree(old)
