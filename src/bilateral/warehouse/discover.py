"""Which of a folder's files belong to which source: by content, each file hashed and looked at once."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from bilateral.shapes.errors import ReleaseError
from bilateral.shapes.rows import Row
from bilateral.sources import RECORD
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader
from bilateral.warehouse.manifest import hash_file

MAX_BYTES: Final = 1 << 30
"""Size above which a file is not looked at: no publisher's file that a reader knows comes near."""

Part = tuple[str, str, int]
"""Source, layout, and which of the reader's files."""


class Found(NamedTuple):
    """A file that was found: where it is, the publisher's name for it, its SHA-256 and its size."""

    path: Path
    sha256: str
    bytes: int

    @property
    def name(self) -> str:
        """Name of the file."""
        return self.path.name


class Left(NamedTuple):
    """A file that no load uses, and why."""

    path: Path
    why: str


class Group(NamedTuple):
    """The files of one load: one per file of the reader, in its order."""

    reader: Reader[Row]
    files: tuple[Found, ...]


class Discovery(NamedTuple):
    """What a folder holds.

    ``parts`` says of every file looked at which parts of which readers it may be; kept between runs, so that a file is
    not looked at again by the same readers.
    """

    groups: tuple[Group, ...]
    left: tuple[Left, ...]
    parts: Mapping[str, tuple[Part, ...]]


def walk(folder: Path) -> Iterator[Path]:
    """Yield all files below a folder in alphabetical order; hidden ones and links that lead out of it are not.

    Raises
    ------
    ReleaseError
        Where there is no such folder.
    """
    if not folder.is_dir():
        message = f"{folder} is no folder; give the folder of the publishers' files with --from"
        raise ReleaseError(message)
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.resolve().is_relative_to(folder.resolve()):
            yield path


def discover(
    folder: Path, readers: Sequence[Reader[Row]], known: Mapping[str, tuple[Part, ...]] | None = None
) -> Discovery:
    """Find the loads that a folder's files make up.

    Parameters
    ----------
    folder : Path
        Walked with everything below it.
    readers : sequence of Reader
        Those without ``recognise`` find nothing.
    known : mapping, optional
        ``parts`` of an earlier discovery by the same readers.

    Returns
    -------
    Discovery
        Groups in the order of source, layout and name.
    """
    known = known or {}
    first: dict[str, Found] = {}
    left: list[Left] = []
    for path in walk(folder):
        try:
            size = path.stat().st_size
            if size > MAX_BYTES:
                left.append(Left(path, f"larger than {MAX_BYTES:,} bytes"))
                continue
            one = Found(path, hash_file(path), size)
        except OSError as error:
            left.append(Left(path, f"cannot be read ({error.strerror})"))
            continue
        if one.sha256 in first:
            left.append(Left(path, f"has the same content as {first[one.sha256].path}"))
        else:
            first[one.sha256] = one
    parts = {
        digest: known[digest] if digest in known else tuple(recognised(one.path, readers))
        for digest, one in first.items()
    }
    groups, lacking = _groups(first, parts, readers)
    used = {one.sha256 for group in groups for one in group.files}
    for digest, one in first.items():
        if digest not in used:
            left.append(Left(one.path, lacking.get(digest, "no reader recognises it")))
    return Discovery(tuple(groups), tuple(sorted(left)), parts)


def recognised(path: Path, readers: Sequence[Reader[Row]]) -> Iterator[Part]:
    """Yield the parts that a file may be, by its content.

    All readers look at one ``RawFile``, so that what is unpacked to look inside is unpacked once.
    """
    file = RawFile(path, RECORD)
    for reader in readers:
        for number, is_part in enumerate(reader.recognise):
            if is_part(file):
                yield reader.source.key, reader.layout, number


def _groups(
    files: Mapping[str, Found], parts: Mapping[str, tuple[Part, ...]], readers: Sequence[Reader[Row]]
) -> tuple[list[Group], dict[str, str]]:
    """Return the loads, and for files that have no partner why not."""
    candidates: dict[Part, list[Found]] = {}
    for digest, found in parts.items():
        for part in found:
            candidates.setdefault(part, []).append(files[digest])
    groups, lacking = [], dict[str, str]()
    for reader in sorted(readers, key=lambda one: (one.source.key, one.layout)):
        mine = [candidates.get((reader.source.key, reader.layout, number), []) for number in range(len(reader.files))]
        for first in mine[0]:
            partners = [_partner(first, others) for others in mine[1:]]
            missing = [name for name, one in zip(reader.files[1:], partners, strict=True) if one is None]
            if missing:
                label = f"{reader.source.key} {reader.layout}".strip()
                lacking[first.sha256] = f"{label} needs {' and '.join(missing)} too, one beside each {reader.files[0]}"
            else:
                groups.append(Group(reader, (first, *(one for one in partners if one is not None))))
        if not mine[0]:
            for others in mine[1:]:
                lacking |= {one.sha256: f"belongs to {reader.files[0]}, which is not here" for one in others}
    return groups, lacking


def _partner(first: Found, others: Sequence[Found]) -> Found | None:
    """Return the file that goes with a load's first: the one in the same folder, or the only one."""
    beside = [one for one in others if one.path.parent == first.path.parent]
    wanted = beside or others
    return wanted[0] if len(wanted) == 1 else None
