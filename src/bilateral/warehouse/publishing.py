"""What a warehouse is on disk, and changing it in one step: a new manifest in the place of the old one.

Files of a warehouse are only ever added, under names that say what is in them. The manifest alone decides which of them
count, and it is replaced by a rename. A program that opens the warehouse while ``sync`` runs, or after it was killed,
sees the old one or the new one, whole. What no manifest lists is cleared away by the next ``sync``, so that a reader of
the old manifest keeps its files for as long as no second ``sync`` runs.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

import msgspec

from bilateral.shapes.dates import last_day
from bilateral.shapes.errors import ReleaseError
from bilateral.warehouse.load import Entry
from bilateral.warehouse.manifest import (
    MANIFEST,
    PARTS,
    SCHEMA_VERSION,
    SYNCED,
    TABLES,
    Input,
    Manifest,
    ReleaseFile,
    Synced,
    hash_file,
    read_manifest,
    verify,
)

NAME: Final = "warehouse"
WORK: Final = ".work"
_LOCK: Final = ".lock"
_OURS: Final = frozenset({MANIFEST, PARTS, TABLES, SYNCED, WORK, _LOCK})


def write_synced(folder: Path, synced: Synced) -> None:
    """Remember for the next ``sync``."""
    _replace(folder / SYNCED, msgspec.json.format(msgspec.json.encode(synced, order="sorted"), indent=1))


def _replace(path: Path, data: bytes) -> None:
    """Write a file in one step."""
    work = path.with_name(f".{path.name}.{os.getpid()}")
    with work.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    work.replace(path)


def current(folder: Path) -> Manifest | None:
    """Return the manifest of a warehouse, None where there is none yet.

    Raises
    ------
    ReleaseError
        Where the folder holds something else: it must not be written into.
    """
    if (folder / MANIFEST).is_file():
        manifest = read_manifest(folder)
        if not manifest.name.startswith(f"{NAME}-"):
            message = f"{folder} is the release {manifest.name}, not a warehouse; give another folder with --data"
            raise ReleaseError(message)
        return manifest
    foreign = sorted({path.name for path in folder.iterdir()} - _OURS) if folder.is_dir() else []
    if foreign := [name for name in foreign if not name.startswith(".")]:
        message = f"{folder} is no warehouse and holds {foreign[0]}; give another folder with --data"
        raise ReleaseError(message)
    return None


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep a second ``sync`` out of a warehouse; the system lets go when the process ends, however it ends.

    Raises
    ------
    ReleaseError
        Where another one is at work, or the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / _LOCK).open("wb")
    except OSError as error:
        message = f"{folder} cannot be written ({error.strerror}); give another folder with --data"
        raise ReleaseError(message) from error
    with file:
        try:
            import fcntl  # noqa: PLC0415 - there is none on Windows, where a second sync is the user's to avoid
        except ImportError:
            yield
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            message = f"another sync is at work in {folder}; wait for it to end"
            raise ReleaseError(message) from None
        yield


def clear(folder: Path, manifest: Manifest | None, keep: Iterable[str] = ()) -> None:
    """Remove what earlier runs left: unfinished work, and loads that neither the manifest lists nor this run will use.

    Parameters
    ----------
    folder : Path
        Folder of the warehouse.
    manifest : Manifest or None
        The one in force.
    keep : iterable of str
        Folders of loads, relative to the warehouse, that this run will look at.
    """
    shutil.rmtree(folder / WORK, ignore_errors=True)
    listed = {file.path.rpartition("/")[0] for file in manifest.files} if manifest is not None else set()
    wanted = {*listed, *keep}
    for place in (*folder.glob(f"{PARTS}/*/*/*"), *folder.glob(f"{TABLES}/*")):
        if place.relative_to(folder).as_posix() not in wanted:
            shutil.rmtree(place, ignore_errors=True)
    for place in (*folder.glob(f"{PARTS}/*/*"), *folder.glob(f"{PARTS}/*")):
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()
    for path in folder.glob(f".{MANIFEST}.*"):
        path.unlink(missing_ok=True)


def copied_tables(folder: Path, base: Path) -> tuple[Manifest, tuple[ReleaseFile, ...]]:
    """Copy the tables of a release into the warehouse: the record, the states, results of measures.

    Parameters
    ----------
    folder : Path
        Folder of the warehouse.
    base : Path
        Folder of the release, by rule the starter; it is verified first.

    Returns
    -------
    tuple
        Its manifest, and the files as the warehouse lists them.
    """
    manifest = verify(base)
    place = f"{TABLES}/{hash_file(base / MANIFEST)[:12]}"
    files = tuple(msgspec.structs.replace(file, path=f"{place}/{file.path}") for file in manifest.files)
    if not all(_is_there(folder, file) for file in files):
        work = folder / WORK / "tables"
        shutil.rmtree(work, ignore_errors=True)
        shutil.rmtree(folder / place, ignore_errors=True)
        work.mkdir(parents=True)
        for file in manifest.files:
            shutil.copyfile(base / file.path, work / file.path)
        (folder / place).parent.mkdir(exist_ok=True)
        work.rename(folder / place)
    return manifest, files


def _is_there(folder: Path, file: ReleaseFile) -> bool:
    path = folder / file.path
    return path.is_file() and path.stat().st_size == file.bytes


def publish(folder: Path, base: Manifest, tables: Sequence[ReleaseFile], entries: Sequence[Entry]) -> Manifest:
    """Make a set of loads the warehouse, in one step, and return its manifest.

    Parameters
    ----------
    folder : Path
        Folder of the warehouse; all files must be in their places.
    base : Manifest
        Of the release that the other tables are from.
    tables : sequence of ReleaseFile
        Those tables.
    entries : sequence of Entry
        All loads that the warehouse shall have.
    """
    entries = sorted(entries, key=_order)
    inputs: list[Input] = sorted([*base.inputs, *(entry.input for entry in entries)], key=lambda one: one.source)
    said = "\n".join([base.name, *(file.sha256 for file in tables), *(entry.input.load for entry in entries)])
    days = [last_day(entry.input.published).isoformat() for entry in entries if entry.input.published]
    manifest = Manifest(
        name=f"{NAME}-{sha256(said.encode()).hexdigest()[:8]}",
        schema_version=SCHEMA_VERSION,
        code_version=version("bilateral"),
        published=max([base.published, *days]),
        inputs=tuple(inputs),
        files=(*tables, *(file for entry in entries for file in entry.files)),
    )
    text = msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
    if not (folder / MANIFEST).is_file() or (folder / MANIFEST).read_bytes() != text:
        _flush_all()
        _replace(folder / MANIFEST, text)
    return manifest


def _flush_all() -> None:
    """Have the system write what waits to the disk: no manifest must survive a power cut that its files do not."""
    if hasattr(os, "sync"):  # there is none on Windows
        os.sync()


def _order(entry: Entry) -> tuple[str, ...]:
    one = entry.input
    return one.source, one.layout, one.scope, one.published, one.load


def entries_of(folder: Path, manifest: Manifest) -> tuple[Entry, ...]:
    """Return the loads of a manifest whose files are all there; the others are lost and must be read again."""
    files = {file.path: file for file in manifest.files}
    entries = (Entry(input=one, files=tuple(files[path] for path in one.parts)) for one in manifest.inputs if one.load)
    return tuple(entry for entry in entries if all(_is_there(folder, file) for file in entry.files))
