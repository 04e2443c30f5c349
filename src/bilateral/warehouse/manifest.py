"""The manifest of a release: what it was made from and what every file must hash to."""

from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from bilateral.shapes.errors import HashMismatchError, ReleaseError

SCHEMA_VERSION: Final = 1
MANIFEST: Final = "manifest.json"
PARTS: Final = "parts"
TABLES: Final = "tables"
"""Folders of a warehouse: of the rows of each load, and of the tables that are whole. Files in them are never changed;
what no manifest lists there was left by a ``sync`` that was stopped, and the next one uses it or clears it away."""

SYNCED: Final = "synced.json"
"""When a warehouse's loads were made and what was refused; no part of what is hashed, as equal inputs give equal
bytes."""


class InputFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that the release was made from; its SHA-256 is the vintage."""

    name: str
    sha256: str
    bytes: int


class Input(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A source of the release with the files read.

    ``vintage`` is what its rows carry: the SHA-256 of the main file, or of the list of all where there is no main one.
    ``rows`` is how many rows were read. What follows is of a warehouse only, where an input is one load (the files of
    one edition in one layout) and a source may have many; a release made from the results of measures leaves it out.

    Attributes
    ----------
    load : str
        Names the load: made from source, layout, the vintages of all its files and the version of the readers.
    layout, scope : str
        As the reader says.
    reader : str
        Version of the readers that read it.
    first_published, published : str
        When the oldest and the newest of its rows were published; they differ where every row is its own publication.
    years : tuple of int or None
        First and last year that rows speak about; None where there are no rows.
    left_out : dict of str to int
        Rows of the files that are none of any shape, counted by reason.
    parts : tuple of str
        Files of the warehouse that hold the rows.
    """

    source: str
    licence: str
    vintage: str
    rows: int
    files: tuple[InputFile, ...]
    load: str = ""
    layout: str = ""
    scope: str = ""
    reader: str = ""
    first_published: str = ""
    published: str = ""
    years: tuple[int, int] | None = None
    left_out: dict[str, int] = {}
    parts: tuple[str, ...] = ()


class ReleaseFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the release; ``rows`` counts table rows."""

    path: str
    sha256: str
    bytes: int
    rows: int

    @property
    def table(self) -> str:
        """Table that the file holds: ``votes`` for ``parts/.../votes-1.parquet``; empty where it holds none."""
        name, _, suffix = self.path.rpartition("/")[2].rpartition(".")
        return (name.rpartition("-")[0] if self.is_part else name) if suffix == "parquet" else ""

    @property
    def is_part(self) -> bool:
        """Whether the table has other files besides."""
        return self.path.startswith(f"{PARTS}/")


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a release is.

    It names no time of day, so that the same inputs give the same bytes. ``published`` is the day of its newest
    vintage: the last on which a text of the record or the terms of a source were read.
    """

    name: str
    schema_version: int
    code_version: str
    published: str
    inputs: tuple[Input, ...]
    files: tuple[ReleaseFile, ...]

    def file(self, path: str) -> ReleaseFile | None:
        """Return the entry of a file, None where the release has none."""
        return next((file for file in self.files if file.path == path), None)

    def table(self, name: str) -> ReleaseFile | None:
        """Return the entry of a table that is one file, None where the release has none or keeps it in parts."""
        return next((file for file in self.files if file.table == name and not file.is_part), None)

    def input(self, source: str) -> Input | None:
        """Return the entry of a source that names it best, None where the release was not made from it.

        That is the one that results of measures were computed from, else the one published last.
        """
        found = [one for one in self.inputs if one.source == source]
        return max(found, key=lambda one: (not one.parts, one.published, one.load), default=None)

    def loads(self, source: str) -> tuple[Input, ...]:
        """Return all entries of a source, each vintage and layout once."""
        found = {(one.vintage, one.layout): one for one in self.inputs if one.source == source and one.parts}
        known = {vintage for vintage, _ in found}
        others = tuple(one for one in self.inputs if one.source == source and one.vintage not in known)
        return (*others, *found.values())


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        digest = sha256()
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def input_file(path: Path, name: str = "") -> InputFile:
    """Return the manifest's entry for a file read; ``name`` where it is not the file's own."""
    return InputFile(name=name or path.name, sha256=hash_file(path), bytes=path.stat().st_size)


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a release folder.

    Raises
    ------
    ReleaseError
        Where there is none, it cannot be read, or it is of another schema version.
    """
    path = folder / MANIFEST
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError:
        message = f"{folder} is no release: it has no {MANIFEST}; give the folder of a release with --data"
        raise ReleaseError(message) from None
    except (OSError, msgspec.DecodeError) as error:
        message = f"{path} cannot be read ({error}); get the release again"
        raise ReleaseError(message) from error
    if manifest.schema_version != SCHEMA_VERSION:
        message = f"{path} has schema version {manifest.schema_version}, this program reads {SCHEMA_VERSION}; update it"
        raise ReleaseError(message)
    return manifest


def check_sizes(folder: Path, manifest: Manifest) -> None:
    """Refuse a release of which a file is missing or has another size; quick enough for every start.

    Raises
    ------
    ReleaseError
        Where a file is missing.
    HashMismatchError
        Where a file is longer or shorter than the manifest says.
    """
    for file in manifest.files:
        try:
            size = (folder / file.path).stat().st_size
        except OSError:
            message = f"{folder / file.path} is missing; get the release {manifest.name} again"
            raise ReleaseError(message) from None
        if size != file.bytes:
            message = f"{folder / file.path} has {size} bytes, the manifest says {file.bytes}; get the release again"
            raise HashMismatchError(message)


def check_hash(folder: Path, file: ReleaseFile) -> None:
    """Hash one file of a release; errors as ``verify``."""
    path = folder / file.path
    try:
        found = hash_file(path)
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror}); get the release again"
        raise ReleaseError(message) from error
    if found != file.sha256:
        message = f"{path} has SHA-256 {found[:12]}, the manifest says {file.sha256[:12]}; get the release again"
        raise HashMismatchError(message)


def verify(folder: Path) -> Manifest:
    """Hash every file of a release and return its manifest.

    Raises
    ------
    HashMismatchError
        Where a file is not what the manifest says (exit code 4).
    ReleaseError
        Where a file is missing, cannot be read, or is not in the manifest.
    """
    manifest = read_manifest(folder)
    check_sizes(folder, manifest)
    for file in manifest.files:
        check_hash(folder, file)
    listed = {MANIFEST, SYNCED, *(file.path for file in manifest.files)}
    folders = {path.rpartition("/")[0] for path in listed}
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        left_over = inside.parts[0] in (PARTS, TABLES) and inside.parent.as_posix() not in folders
        hidden = any(part.startswith(".") for part in inside.parts)
        if path.is_file() and inside.as_posix() not in listed and not left_over and not hidden:
            message = f"{path} is not in the manifest of {manifest.name}; move it out of the release folder"
            raise ReleaseError(message)
    return manifest


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """A load that was refused, and why; ``names`` are those of its files."""

    source: str
    layout: str
    names: tuple[str, ...]
    vintage: str
    problem: str


class Synced(msgspec.Struct, frozen=True, kw_only=True):
    """What ``sync`` remembers between runs and what needs no hash.

    ``times`` says when each load was last seen in a folder or at its publisher's; ``refused`` why a load was refused by
    the readers of ``version``, and ``parts`` which parts of which readers a file may be: neither is tried again by the
    same readers.
    """

    version: str = ""
    times: dict[str, str] = {}
    refused: dict[str, Refusal] = {}
    parts: dict[str, tuple[tuple[str, str, int], ...]] = {}


def read_synced(folder: Path) -> Synced:
    """Return what the last ``sync`` remembered; nothing where it never ran or the file is damaged."""
    try:
        return msgspec.json.decode((folder / SYNCED).read_bytes(), type=Synced)
    except (OSError, msgspec.DecodeError):
        return Synced()
