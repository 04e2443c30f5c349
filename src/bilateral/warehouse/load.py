"""Reading one load, the files of one edition of a source, into Parquet files: all of it or nothing.

A load is written into a working folder, checked there, and renamed to its final place, which names it wholly:
``parts/SOURCE/VINTAGE[:12]/LOAD``. A folder at that place is therefore complete and is never changed. Whether the
warehouse has it is the manifest's to say.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from bilateral.shapes.blocks import Block
from bilateral.shapes.dates import first_day
from bilateral.shapes.errors import HashMismatchError
from bilateral.shapes.rows import NO_STATE, UNKNOWN, Row
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader
from bilateral.states import all_states
from bilateral.warehouse.columns import TableWriter
from bilateral.warehouse.manifest import PARTS, Input, InputFile, ReleaseFile, hash_file
from bilateral.warehouse.tables import COLUMNS, KEYS, TABLE_OF, LoadError
from bilateral.warehouse.version import readers_version

if TYPE_CHECKING:
    import duckdb

ENTRY: Final = ".load.json"
"""What the manifest will say of a load, kept beside its rows: a sync that was stopped before it could say so is resumed
with it."""

_STATES: Final = ("state", "actor", "target")
_DATES: Final = ("date", "since", "until", "published")
_OPTIONAL: Final = ("until",)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A load as the manifest will list it."""

    input: Input
    files: tuple[ReleaseFile, ...]


class Job(NamedTuple):
    """A load to be made: the reader, and its files with their SHA-256, from the store."""

    reader: Reader[Row]
    files: tuple[tuple[Path, str], ...]

    @property
    def vintage(self) -> str:
        """SHA-256 of the first file, which names the rows."""
        return self.files[0][1]

    @property
    def digests(self) -> tuple[str, ...]:
        """SHA-256 of every file."""
        return tuple(digest for _, digest in self.files)

    @property
    def load(self) -> str:
        """Name of the load; any other file, layout or version of the readers gives another."""
        said = (readers_version(), self.reader.source.key, self.reader.layout, *self.digests)
        return sha256("\n".join(said).encode()).hexdigest()[:12]

    @property
    def place(self) -> str:
        """Folder of the load in the warehouse."""
        return f"{PARTS}/{self.reader.source.key}/{self.vintage[:12]}/{self.load}"

    @property
    def label(self) -> str:
        """The load in words: source, layout and first file."""
        return " ".join(filter(None, (self.reader.source.key, self.reader.layout, self.files[0][0].name)))


def adopt(warehouse: Path, job: Job) -> Entry | None:
    """Return the entry of a load that is in its place already; None where it is not there, or not as its entry says."""
    place = warehouse / job.place
    with suppress(OSError, msgspec.DecodeError):
        entry = msgspec.json.decode((place / ENTRY).read_bytes(), type=Entry)
        if all(hash_file(warehouse / file.path) == file.sha256 for file in entry.files):
            return entry
    shutil.rmtree(place, ignore_errors=True)
    return None


def load(warehouse: Path, work: Path, job: Job, connection: "duckdb.DuckDBPyConnection") -> Entry:
    """Read a load and put its rows in their place.

    Parameters
    ----------
    warehouse : Path
        Folder of the warehouse.
    work : Path
        Folder on the same file system for what is not complete.
    job : Job
    connection : duckdb.DuckDBPyConnection
        From ``tables.connect``; used for its Parquet writer, nothing is kept in it.

    Raises
    ------
    InputFileError
        Where the reader refuses a file; says file, row, column, value and what to do.
    LoadError
        Where the rows break a rule of their table: a fault of the reader.
    HashMismatchError
        Where a file of the store is not what its folder says.
    """
    folder = work / job.load
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    files = [RawFile(path, job.reader.source) for path, _ in job.files]
    for file, (path, digest) in zip(files, job.files, strict=True):
        if file.sha256 != digest:
            message = f"{path} has SHA-256 {file.sha256[:12]}, not {digest[:12]} as its folder says; remove the folder"
            raise HashMismatchError(message)
    writers = _write(connection, folder, job.reader.rows(files))
    checks = [_Check(connection, job, writer) for writer in writers if writer.rows]
    for check in checks:
        check.refuse_faults()
    published = [day for check in checks for day in check.published]
    years = {year for check in checks for year in check.years}
    listed = _listed(writers, job.place)
    entry = Entry(
        input=Input(
            source=job.reader.source.key,
            licence=job.reader.source.licence,
            vintage=job.vintage,
            rows=sum(writer.rows for writer in writers),
            files=tuple(InputFile(name=file.path.name, sha256=file.sha256, bytes=len(file.data)) for file in files),
            load=job.load,
            layout=job.reader.layout,
            scope=job.reader.scope(files[0]),
            reader=readers_version(),
            first_published=min(published, default=""),
            published=max(published, default=""),
            years=(min(years), max(years)) if years else None,
            left_out={why: count for file in files for why, count in file.left_out.items()},
            parts=tuple(file.path for file in listed),
        ),
        files=listed,
    )
    (folder / ENTRY).write_bytes(msgspec.json.encode(entry))
    _settle(folder, warehouse / job.place)
    return entry


def _write(connection: "duckdb.DuckDBPyConnection", folder: Path, rows: Iterator[Row | Block]) -> Sequence[TableWriter]:
    writers: dict[type[Row], TableWriter] = {}
    for given in rows:
        shape = given.shape if isinstance(given, Block) else type(given)
        writer = writers.get(shape)
        if writer is None:
            if shape not in TABLE_OF:
                message = f"{shape.__name__} is no shape; correct the reader"
                raise LoadError(message)
            writer = writers[shape] = TableWriter(connection, folder, shape)
        writer.add(given)
    for writer in writers.values():
        writer.flush()
    return sorted(writers.values(), key=lambda writer: writer.table)


def _listed(writers: Sequence[TableWriter], place: str) -> tuple[ReleaseFile, ...]:
    found = []
    for writer in writers:
        for path, rows in zip(writer.paths, writer.counts, strict=True):
            found.append(
                ReleaseFile(path=f"{place}/{path.name}", sha256=hash_file(path), bytes=path.stat().st_size, rows=rows)
            )
    return tuple(found)


def _settle(folder: Path, place: Path) -> None:
    """Put a finished folder in its place."""
    place.parent.mkdir(parents=True, exist_ok=True)
    folder.rename(place)


@lru_cache(maxsize=1)
def _known_states() -> frozenset[str]:
    return frozenset(state.state_id for state in all_states()) | {UNKNOWN, NO_STATE}


class _Check:
    """Checks of one table of a load, on what was written: one query for all, others only to say what is wrong."""

    def __init__(self, connection: "duckdb.DuckDBPyConnection", job: Job, writer: TableWriter) -> None:
        self._columns = COLUMNS[writer.table]
        self._job, self._writer, self._connection = job, writer, connection
        names = {column.name for column in self._columns}
        listed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in writer.paths)
        self._from = f"FROM read_parquet([{listed}])"
        dates, states = ([name for name in wanted if name in names] for wanted in (_DATES, _STATES))
        (key,) = KEYS[writer.table]
        wanted = [f'list(DISTINCT "{name}")' for name in (*dates, *states)]
        ((count, keys, self._faulty, *values),) = self._ask(
            f'SELECT count(*), count(DISTINCT "{key}"), '
            f'any_value(CASE WHEN {self._fault()} IS NOT NULL THEN "{key}" END), {", ".join(wanted)} {self._from}'
        )
        self._count, self._keys = int(count), int(keys)
        self._dates = dict(zip(dates, values, strict=False))
        self._states = dict(zip(states, values[len(dates) :], strict=True))

    def _ask(self, query: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(query).fetchall()

    def _fault(self) -> str:
        """Return SQL for the first column in which a row breaks a rule; NULL where it breaks none."""
        prefix = f"{self._job.reader.source.key}/{self._job.vintage[:12]}/"
        cases = [f"WHEN {column.fault} THEN '{column.name}'" for column in self._columns if column.fault]
        cases.append(f"WHEN NOT starts_with(\"at\", '{prefix}') THEN 'at'")
        cases.append(f"WHEN vintage <> '{self._job.vintage}' THEN 'vintage'")
        return f"CASE {' '.join(cases)} END"

    def refuse_faults(self) -> None:
        """Refuse rows that break a rule of their table, or are not called after the file they are from."""
        if self._count != self._writer.rows:
            message = f"{self._job.label}: {self._writer.rows} rows given, {self._count} written; please report this"
            raise LoadError(message)
        if self._faulty is not None:
            where = f"WHERE \"at\" = '{_escaped(self._faulty)}' LIMIT 1"
            column = self._ask(f"SELECT {self._fault()} {self._from} {where}")[0][0]
            value = self._ask(f'SELECT "{column}" {self._from} {where}')[0][0]
            self._refuse(self._faulty, column, value, "breaks a rule of its table")
        for column, dates in self._dates.items():
            self._refuse_values(column, dates, _is_date, "is no date")
        for column, states in self._states.items():
            self._refuse_values(column, states, _known_states().__contains__, "is no state_id")
        if self._keys != self._count:
            (key,) = KEYS[self._writer.table]
            (double,) = self._ask(f'SELECT "{key}" {self._from} GROUP BY ALL HAVING count(*) > 1 LIMIT 1')[0]
            self._refuse(double, key, double, "is the name of two rows")

    def _refuse_values(self, column: str, values: Sequence[str], allowed: Callable[[str], bool], problem: str) -> None:
        for value in values:
            if not (allowed(value) or (value == "" and column in _OPTIONAL)):
                at = self._ask(f'SELECT "at" {self._from} WHERE "{column}" = \'{_escaped(value)}\' LIMIT 1')[0][0]
                self._refuse(at, column, value, problem)

    def _refuse(self, at: str, column: str, value: object, problem: str) -> None:
        message = f"{self._job.label}: row {at}, column {column!r}: {value!r} {problem}; correct the reader"
        raise LoadError(message)

    @property
    def published(self) -> Sequence[str]:
        """When the rows were published."""
        return list(self._dates["published"])

    @property
    def years(self) -> Iterator[int]:
        """The years that the rows speak about, with repetitions."""
        return (int(day[:4]) for column, days in self._dates.items() if column != "published" for day in days if day)


def _escaped(text: str) -> str:
    return text.replace("'", "''")


@lru_cache(maxsize=1 << 16)
def _is_date(text: str) -> bool:
    try:
        first_day(text)
    except (ValueError, TypeError):
        return False
    return True
