"""What a source is to the rest: a card, the files it reads, and a function from those to shapes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from bilateral.shapes.blocks import Block
from bilateral.shapes.cards import Source
from bilateral.shapes.rows import Row
from bilateral.sources.errors import SourceFileError, TruncatedFileError
from bilateral.sources.name_tables import NameTable
from bilateral.sources.raw import RawFile

Row_co = TypeVar("Row_co", bound=Row, covariant=True)


def whole(_: RawFile) -> str:
    """Return the scope of a source whose every file is the whole of it."""
    return ""


class Reader(NamedTuple, Generic[Row_co]):
    """A source that this release can read.

    ``read`` takes one ``RawFile`` per name in ``files``, in that order, and yields shapes, one by one or (large tables)
    as blocks; it never touches network or database. Row ids name the first file, the others only add to its rows.
    ``recognise`` has a function per file that says from its content, never from its name, whether a file is of this
    layout; it is called with files of every sort, must be quick and must not raise. A source with several layouts
    (generations of a publisher's export) has a reader for each under one card, told apart by ``layout``.

    ``scope`` says what part of the source the first file holds, for publishers that split one edition over several
    files (a year, a supplier). Files of one scope are vintages of one another, of which questions read the newest;
    files of different scopes add up. A source in one file has the scope "".

    ``sync`` calls every ``recognise`` with one ``RawFile`` shared by all readers (so that ``data``, ``head`` and what
    is unpacked from them are made once), whose ``source`` and ``names`` are therefore not the reader's; then ``rows``
    with files of its own. To try a reader on a folder: ``bilateral sync --from DIR --only KEY --data /tmp/warehouse``.
    """

    source: Source
    files: tuple[str, ...]
    read: Callable[..., Iterator[Row_co | Block]]
    recognise: tuple[Callable[[RawFile], bool], ...] = ()
    layout: str = ""
    scope: Callable[[RawFile], str] = whole

    def open(self, folder: Path, names: NameTable | None = None) -> list[RawFile]:
        """Return the source's files in a folder.

        Raises
        ------
        SourceFileError
            For the first one that is not there.
        """
        for name in self.files:
            if not (folder / name).is_file():
                raise SourceFileError(name, f"not in {folder}", f"get it: {self.source.steps}")
        return [RawFile(folder / name, self.source, names) for name in self.files]

    def rows(self, files: Sequence[RawFile]) -> Iterator[Row_co | Block]:
        """Yield the rows of the files, and refuse a file that holds fewer or more than the card allows.

        Raises
        ------
        TruncatedFileError
            At the end, where the count is outside ``min_rows`` to ``max_rows``.
        """
        count = 0
        for row in self.read(*files):
            count += len(row) if isinstance(row, Block) else 1
            yield row
        low, high = self.source.min_rows, self.source.max_rows
        if count < low or (high is not None and count > high):
            problem = f"{count} rows where the card of {self.source.key} says {low} to {high or 'more'}"
            remedy = "get the file again, or correct the card"
            raise TruncatedFileError(files[0].path.name, problem, remedy, row=count)


def vintages(files: Sequence[RawFile]) -> Mapping[str, str]:
    """Return the SHA-256 of each file by its name."""
    return {file.path.name: file.sha256 for file in files}
