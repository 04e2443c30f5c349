"""The manifest of a release: what it was made from and what every file must hash to."""

from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from bilateral.shapes.errors import HashMismatchError, ReleaseError

SCHEMA_VERSION: Final = 1
MANIFEST: Final = "manifest.json"


class InputFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that the release was made from; its SHA-256 is the vintage."""

    name: str
    sha256: str
    bytes: int


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """A source of the release with the files read.

    ``vintage`` is what its rows carry: the SHA-256 of the main file, or of the list of all where there is no main one.
    ``rows`` is how many rows were read.
    """

    source: str
    licence: str
    vintage: str
    rows: int
    files: tuple[InputFile, ...]


class ReleaseFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the release; ``rows`` counts table rows."""

    path: str
    sha256: str
    bytes: int
    rows: int


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

    def input(self, source: str) -> Input | None:
        """Return the entry of a source, None where the release was not made from it."""
        return next((one for one in self.inputs if one.source == source), None)


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
    listed = {MANIFEST, *(file.path for file in manifest.files)}
    for path in sorted(folder.iterdir()):
        if path.name not in listed:
            message = f"{path} is not in the manifest of {manifest.name}; move it out of the release folder"
            raise ReleaseError(message)
    return manifest
