"""The warehouse's tables: one per shape, one column per field, and loading them without losing a row."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from bilateral.record.facts import Fact
from bilateral.shapes.errors import BilateralError
from bilateral.shapes.rows import Attribute, Event, Flow, Row, Tie, Vote
from bilateral.shapes.vocabulary import Action, Consideration, Dimension, Kind, Polarity, Precision, Rung

if TYPE_CHECKING:
    import duckdb

BATCH: Final = 100_000


class Column(NamedTuple):
    """A column of a table: its type, what a value must satisfy besides (SQL), and whether it may be missing."""

    name: str
    kind: str = "VARCHAR"
    check: str = ""
    null: bool = False

    @property
    def ddl(self) -> str:
        """The column in a ``CREATE TABLE``."""
        check = f" CHECK ({self.check})" if self.check else ""
        return f'"{self.name}" {self.kind}' + ("" if self.null else " NOT NULL") + check

    @property
    def fault(self) -> str:
        """What is true in SQL of a row that breaks the column's rules; empty where no value can."""
        missing = "" if self.null else f'"{self.name}" IS NULL'
        broken = f"NOT ({self.check})" if self.check else ""
        return " OR ".join(filter(None, (missing, broken)))


def _texts(*names: str) -> tuple[Column, ...]:
    return tuple(map(Column, names))


def _word(name: str, words: Iterable[str], *, null: bool = False) -> Column:
    listed = ", ".join(f"'{word}'" for word in words)
    return Column(name, check=f"{name} IN ({listed})", null=null)


def _column(name: str, hint: Any) -> Column:  # noqa: ANN401 - a type annotation
    """Return the column of a shape's field: its type and closed list are those of the annotation."""
    if name == "target":
        return Column(name, check="target <> actor")
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _word(name, hint)
    if get_origin(hint) is Literal:
        return _word(name, get_args(hint))
    if hint in (float, float | None):
        # nan would count as a number greater than every other; a figure that is missing is NULL.
        return Column(name, "DOUBLE", f"isfinite({name})", null=hint is not float)
    return Column(name, {str: "VARCHAR", bool: "BOOLEAN"}[hint])


def _columns(shape: type[Row]) -> tuple[Column, ...]:
    return tuple(_column(name, hint) for name, hint in get_type_hints(shape).items())


_PAIR = (Column("actor"), Column("target", check="target <> actor"))
_SOURCES = (
    "STRUCT(title VARCHAR, publisher VARCHAR, url VARCHAR, kind VARCHAR, checked_via VARCHAR, checked_on VARCHAR)[]"
)
_FACT = (
    *_texts("id", "date"), _word("precision", Precision), Column("until"), *_PAIR, Column("mutual", "BOOLEAN"),
    _word("kind", Kind), _word("action", Action), _word("dimension", Dimension), _word("rung", Rung, null=True),
    _word("polarity", Polarity), _word("consideration", Consideration), Column("breaks"),
    Column("amount", "DOUBLE", null=True), *_texts("unit", "sentence", "published"), Column("sources", _SOURCES),
    Column("grade"), Column("disputed_by", "VARCHAR[]"), Column("part_of"), Column("note"),
)  # fmt: skip
_SIMILARITY = (
    Column("a"), Column("b", check="a < b"), Column("year", "SMALLINT"), Column("n", "SMALLINT", "n > 0"),
    Column("identical", "SMALLINT", "identical BETWEEN 0 AND n"),
    Column("agreement", "FLOAT", "agreement BETWEEN 0 AND 1"),
    Column("kappa", "FLOAT", "kappa BETWEEN -1 AND 1", null=True),
)  # fmt: skip
_DIRECTED = (Column("a"), Column("b", check="a <> b"), Column("year", "SMALLINT"), Column("n", "SMALLINT", "n > 0"))
_SHARE = Column("value", "FLOAT", "value BETWEEN 0 AND 1")
_RESULTS: Final[dict[str, tuple[Column, ...]]] = {
    "similarity": _SIMILARITY,
    "costly_agreement": (*_SIMILARITY[:4], _SHARE),
    "company": (
        *_DIRECTED, Column("lonely", "SMALLINT", "lonely > 0 AND lonely < n"),
        Column("joined", "SMALLINT", "joined BETWEEN 0 AND lonely"),
        Column("apart", "SMALLINT", "apart BETWEEN 0 AND n - lonely"),
    ),
    "stake_agreement": (*_DIRECTED, Column("named", "SMALLINT", "named BETWEEN 0 AND n"), _SHARE),
    "ideal_points": (
        Column("state"), Column("year", "SMALLINT"), Column("n", "SMALLINT", "n > 0"), Column("estimate", "FLOAT"),
        Column("low", "FLOAT", "low <= estimate"), Column("high", "FLOAT", "high >= estimate"),
        Column("r_hat", "FLOAT", "r_hat > 0"),
    ),
    "ideal_point_distance": (
        *_SIMILARITY[:4], Column("value", "FLOAT"), Column("low", "FLOAT", "low BETWEEN 0 AND value"),
        Column("high", "FLOAT", "high >= value"),
    ),
}  # fmt: skip

SHAPES: Final[Mapping[str, type[Row]]] = MappingProxyType({
    "votes": Vote, "flows": Flow, "ties": Tie, "events": Event, "attributes": Attribute,
})  # fmt: skip
"""The tables that publishers' rows go into."""

COLUMNS: Final[Mapping[str, tuple[Column, ...]]] = MappingProxyType(
    {table: _columns(shape) for table, shape in SHAPES.items()} | {"facts": _FACT} | _RESULTS
)
"""Columns of every table; closed lists and checks hold what can be seen in one row."""

DDL: Final[Mapping[str, str]] = MappingProxyType({
    table: ", ".join(column.ddl for column in columns) for table, columns in COLUMNS.items()
})  # fmt: skip
"""The columns of every table as ``CREATE TABLE`` takes them."""

KEYS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    dict.fromkeys(SHAPES, ("at",))
    | {"facts": ("id",)}
    | dict.fromkeys(_RESULTS, ("a", "b", "year"))
    | {"ideal_points": ("state", "year")}
)
"""Columns that name a row; checked by query after a load, as an index would cost more than the load."""

TABLE_OF: Final[Mapping[type[msgspec.Struct], str]] = MappingProxyType(
    {shape: table for table, shape in SHAPES.items()} | {Fact: "facts"}
)


class LoadError(BilateralError):
    """Rows could not be loaded whole: one is not as its table demands, or one is there twice."""


def open_warehouse(path: str = ":memory:") -> "duckdb.DuckDBPyConnection":
    """Return a DuckDB database with all tables of ``DDL``, empty."""
    connection = connect(path)
    for table, columns in DDL.items():
        connection.execute(f"CREATE TABLE {table} ({columns})")
    return connection


def connect(path: str = ":memory:") -> "duckdb.DuckDBPyConnection":
    """Return a DuckDB connection that keeps the order of rows and reaches for no network."""
    import duckdb  # noqa: PLC0415 - costs a tenth of a second, and most questions do not need it

    return duckdb.connect(path, config={"threads": 1, "autoinstall_known_extensions": False})


def load_rows(connection: "duckdb.DuckDBPyConnection", rows: Iterable[Row | Fact]) -> dict[str, int]:
    """Load shapes or facts into their tables, all or none.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        From ``open_warehouse``.
    rows : iterable of Row or Fact

    Returns
    -------
    dict of str to int
        Rows loaded by table.

    Raises
    ------
    LoadError
        Where a row breaks its table's rules or a row id is there twice. Nothing is loaded then.
    """
    import duckdb  # noqa: PLC0415

    loaded: dict[str, int] = {}
    connection.begin()
    try:
        for table, batch in _batches(rows):
            _insert(connection, table, batch)
            loaded[table] = loaded.get(table, 0) + len(batch)
        for table in loaded:
            check_keys(connection, table)
    except duckdb.Error as error:
        connection.rollback()
        message = f"rows refused by the warehouse: {str(error).splitlines()[0]}; correct the reader"
        raise LoadError(message) from error
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
    return loaded


def _batches(rows: Iterable[Row | Fact]) -> Iterator[tuple[str, list[Row | Fact]]]:
    """Yield the rows in batches of one table each."""
    rows = iter(rows)
    while chunk := list(islice(rows, BATCH)):
        groups: dict[str, list[Row | Fact]] = {}
        for row in chunk:
            groups.setdefault(TABLE_OF[type(row)], []).append(row)
        yield from groups.items()


def _insert(connection: "duckdb.DuckDBPyConnection", table: str, rows: list[Row | Fact]) -> None:
    """Insert rows through a file of JSON lines, and refuse to end with fewer or more than were given."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.ndjson"
        path.write_bytes(msgspec.json.Encoder().encode_lines(rows))
        described = connection.execute(f"DESCRIBE {table}").fetchall()
        columns = "{" + ", ".join(f"'{name}': '{kind}'" for name, kind, *_ in described) + "}"
        inserted = connection.execute(
            f"INSERT INTO {table} BY NAME SELECT * "  # noqa: S608 - the tables' own names and types
            f"FROM read_json(?, format = 'newline_delimited', columns = {columns})",
            [str(path)],
        ).fetchone()
    if inserted != (len(rows),):
        message = (
            f"{table}: {len(rows)} rows given, {inserted} inserted; this is a fault of the program, please report it"
        )
        raise LoadError(message)


def check_keys(connection: "duckdb.DuckDBPyConnection", table: str) -> None:
    """Refuse a table in which two rows have the same key.

    Raises
    ------
    LoadError
        For the first such key.
    """
    key = ", ".join(f'"{column}"' for column in KEYS[table])
    double = connection.execute(
        f"SELECT {key}, count(*) FROM {table} "  # noqa: S608 - the tables' own names
        f"GROUP BY {key} HAVING count(*) > 1 ORDER BY {key} LIMIT 1"
    ).fetchone()
    if double:
        *values, count = double
        message = f"{table}: {count} rows are called {'/'.join(map(str, values))}; row ids must be unique"
        raise LoadError(message)
