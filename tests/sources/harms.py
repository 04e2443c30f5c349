"""What can be done to a fixture: text replaced, bytes cut, a cell or a column of a table changed."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

Harm = Callable[[Path], None]
Table = Mapping[str, Sequence[Any]]


def replaced(name: str, old: str, new: str) -> Harm:
    """Replace a text of a file once."""

    def harm(folder: Path) -> None:
        data = (folder / name).read_bytes()
        assert old.encode() in data
        (folder / name).write_bytes(data.replace(old.encode(), new.encode(), 1))

    return harm


def cut(name: str, size: int) -> Harm:
    """Take bytes off the end of a file."""

    def harm(folder: Path) -> None:
        (folder / name).write_bytes((folder / name).read_bytes()[:-size])

    return harm


def halved(name: str) -> Harm:
    """Leave the first half of a file."""

    def harm(folder: Path) -> None:
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[: len(data) // 2])

    return harm


class TableFile(NamedTuple):
    """A fixture that is no text: its file name, its columns, and how they become bytes."""

    name: str
    columns: Table
    pack: Callable[[Table], bytes]

    def write(self, folder: Path) -> None:
        """Write it as it should be."""
        (folder / self.name).write_bytes(self.pack(self.columns))

    def cell(self, column: str, row: int, value: object) -> Harm:
        """Put another value into a row, from 1."""
        values = [*self.columns[column][: row - 1], value, *self.columns[column][row:]]
        return self._replace(columns={**self.columns, column: values}).write

    def extra(self, column: str) -> Harm:
        """Add a column."""
        rows = len(next(iter(self.columns.values())))
        return self._replace(columns={**self.columns, column: [1.0] * rows}).write

    def without(self, column: str) -> Harm:
        """Take a column away."""
        return self._replace(columns={name: one for name, one in self.columns.items() if name != column}).write
