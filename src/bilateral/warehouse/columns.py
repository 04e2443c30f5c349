"""Rows of one shape on their way into Parquet: column by column, without a Python loop over values."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec
import numpy as np

from bilateral.shapes.blocks import Block
from bilateral.shapes.rows import Row
from bilateral.warehouse.tables import BATCH, COLUMNS, TABLE_OF, LoadError

if TYPE_CHECKING:
    import duckdb
    from numpy.typing import NDArray

_COMPRESSION: Final = "COMPRESSION zstd, COMPRESSION_LEVEL 3"
"""Parts are written once per file of a publisher, so that time counts for more than the last tenth of the size."""


def block_of(rows: Sequence[Row]) -> Block:
    """Return single rows of one shape as a block."""
    shape = type(rows[0])
    names = shape.__struct_fields__
    return Block(shape, dict(zip(names, zip(*map(attrgetter(*names), rows), strict=True), strict=True)))


def _array(name: str, kind: str, values: "Sequence[Any] | NDArray[Any]") -> "NDArray[Any]":
    """Return a column as DuckDB takes it without looking at each value in Python.

    NumPy's fixed-width texts are made objects: DuckDB needs ten times as long for them.
    """
    if kind == "DOUBLE":
        return np.asarray(values, dtype=np.float64)
    if kind == "BOOLEAN":
        return np.asarray(values, dtype=np.bool_)
    found = np.asarray(values, dtype=object)
    if found.ndim != 1:
        message = f"column {name!r} is no list of values; correct the reader"
        raise LoadError(message)
    return found


def _constant(value: object) -> str:
    """Return a constant as an SQL literal."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return f"{value!r}::DOUBLE"
    return "'" + str(value).replace("'", "''") + "'"


def _complete(block: Block) -> Mapping[str, Any]:
    """Return the constants of a block, the defaults of fields that it does not give among them."""
    fields = {field.encode_name: field.default for field in msgspec.structs.fields(block.shape)}
    given = {*block.columns, *block.constants}
    if unknown := given - fields.keys():
        message = f"{block.shape.__name__} has no field {min(unknown)!r}; correct the reader"
        raise LoadError(message)
    absent = {name: default for name, default in fields.items() if name not in given}
    if missing := [name for name, default in absent.items() if default is msgspec.NODEFAULT]:
        message = f"a block of {block.shape.__name__} gives no {missing[0]!r}; correct the reader"
        raise LoadError(message)
    return absent | dict(block.constants)


class TableWriter:
    """Writes the rows of one table of one load into Parquet files of a folder.

    Small blocks and single rows are gathered until they make a file worth its overhead; large blocks go out as they
    come.

    Attributes
    ----------
    rows : int
        Rows given so far.
    paths, counts : list
        Files written so far, and how many rows are in each.
    """

    def __init__(self, connection: "duckdb.DuckDBPyConnection", folder: Path, shape: type[Row]) -> None:
        self.table = TABLE_OF[shape]
        self.rows, self.paths, self.counts = 0, list[Path](), list[int]()
        self._connection, self._folder = connection, folder
        self._singles, self._blocks = list[Row](), list[Block]()
        self._waiting = 0

    def add(self, given: Row | Block) -> None:
        """Take a row, or a block of rows."""
        if not isinstance(given, Block):
            self._singles.append(given)
            if len(self._singles) >= BATCH:
                self._close_singles()
            return
        self._close_singles()
        if len(given):
            self._blocks.append(given)
            self._waiting += len(given)
        if self._waiting >= BATCH:
            self.flush()

    def _close_singles(self) -> None:
        if self._singles:
            block = block_of(self._singles)
            self._singles = []
            self.add(block)

    def flush(self) -> None:
        """Write what is waiting."""
        self._close_singles()
        if not self._blocks:
            return
        blocks, self._blocks, self._waiting = self._blocks, [], 0
        kinds = {column.name: column.kind for column in COLUMNS[self.table]}
        constants = [_complete(block) for block in blocks]
        shared = {
            name: value
            for name, value in constants[0].items()
            if all(name in one and one[name] == value for one in constants)
        }
        columns = {name: _joined(name, kinds[name], blocks, constants) for name in kinds if name not in shared}
        self._write(columns, shared, sum(map(len, blocks)))

    def _write(self, columns: Mapping[str, "NDArray[Any]"], constants: Mapping[str, Any], count: int) -> None:
        for name, values in columns.items():
            if len(values) != count:
                message = f"column {name!r} has {len(values)} values where others have {count}; correct the reader"
                raise LoadError(message)
        path = self._folder / f"{self.table}-{len(self.paths) + 1}.parquet"
        wanted = []
        for column in COLUMNS[self.table]:
            value = f'"{column.name}"' if column.name in columns else _constant(constants[column.name])
            if column.kind == "DOUBLE" and column.name in columns:
                value = f"CASE WHEN isnan({value}) THEN NULL ELSE {value} END"
            wanted.append(f'{value}::{column.kind} AS "{column.name}"')
        self._connection.register("given", dict(columns))
        try:
            self._connection.execute(
                f"COPY (SELECT {', '.join(wanted)} FROM given) TO '{_quoted(path)}' (FORMAT parquet, {_COMPRESSION})"  # noqa: S608 - own names
            )
        finally:
            self._connection.unregister("given")
        self.rows += count
        self.paths.append(path)
        self.counts.append(count)


def _joined(name: str, kind: str, blocks: Sequence[Block], constants: Sequence[Mapping[str, Any]]) -> "NDArray[Any]":
    """Return one column of several blocks, constants of some of them written out."""
    found = []
    for block, fixed in zip(blocks, constants, strict=True):
        if name in block.columns:
            found.append(_array(name, kind, block.columns[name]))
        else:
            found.append(_array(name, kind, [fixed[name]]).repeat(len(block)))
    return found[0] if len(found) == 1 else np.concatenate(found)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
