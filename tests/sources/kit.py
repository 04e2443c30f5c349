"""What a source brings to the contract tests: a fixture in its publisher's layout, and how it can be wrong."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from bilateral.shapes.blocks import single_rows
from bilateral.shapes.rows import Row
from bilateral.sources.errors import SourceFileError
from bilateral.sources.name_tables import NameTable
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader


class Fault(NamedTuple):
    """What is done to the fixture's folder, and what the reader must say about it."""

    harm: Callable[[Path], None]
    error: type[SourceFileError]
    file: str
    row: int | None = None
    column: str = ""
    value: object = None


class Kit(NamedTuple):
    """A source, its fixture, and its faults by name."""

    reader: Reader[Row]
    write: Callable[[Path], None]
    rows: int
    faults: Mapping[str, Fault]
    names: NameTable | None = None

    def files(self, folder: Path) -> list[RawFile]:
        """Return the files in a folder."""
        return self.reader.open(folder, self.names)

    @property
    def key(self) -> str:
        """The source, and the layout where it has several."""
        return " ".join(filter(None, (self.reader.source.key, self.reader.layout)))

    def read(self, folder: Path) -> list[Row]:
        """Return every row of the files in a folder, blocks taken apart."""
        return list(single_rows(self.reader.read(*self.files(folder))))


def edited(name: str, old: bytes, new: bytes) -> Callable[[Path], None]:
    """Return a harm: the first place where some bytes stand in a file gets others."""

    def harm(folder: Path) -> None:
        data = (folder / name).read_bytes()
        assert old in data
        (folder / name).write_bytes(data.replace(old, new, 1))

    return harm


def cut_after(name: str, end: bytes) -> Callable[[Path], None]:
    """Return a harm: a file ends after the last place where some bytes stand."""

    def harm(folder: Path) -> None:
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[: data.rindex(end) + len(end)])

    return harm
