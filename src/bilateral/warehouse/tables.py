"""The warehouse's tables: one per shape, one column per field, and loading them without losing a row."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import msgspec

from bilateral.record.facts import Fact
from bilateral.shapes.errors import BilateralError
from bilateral.shapes.rows import Attribute, Event, Flow, Row, Tie, Vote
from bilateral.shapes.vocabulary import Action, Consideration, Dimension, Kind, Polarity, Precision, Rung

if TYPE_CHECKING:
    from enum import StrEnum

    import duckdb

_BATCH: Final = 100_000


def _word(column: str, words: "type[StrEnum]") -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f"{column} VARCHAR NOT NULL CHECK ({column} IN ({listed}))"


_ROW = '"at" VARCHAR NOT NULL, vintage VARCHAR NOT NULL, published VARCHAR NOT NULL, retrieved VARCHAR NOT NULL'
_PAIR = "actor VARCHAR NOT NULL, target VARCHAR NOT NULL CHECK (target <> actor)"
_SOURCES = (
    "STRUCT(title VARCHAR, publisher VARCHAR, url VARCHAR, kind VARCHAR, checked_via VARCHAR, checked_on VARCHAR)[]"
)

DDL: Final[Mapping[str, str]] = MappingProxyType({
    "votes": f"""{_ROW}, state VARCHAR NOT NULL, body VARCHAR NOT NULL, roll_call VARCHAR NOT NULL,
        session VARCHAR NOT NULL, date VARCHAR NOT NULL,
        choice VARCHAR NOT NULL CHECK (choice IN ('yes', 'abstain', 'no', 'absent')), symbol VARCHAR NOT NULL""",
    "flows": f"""{_ROW}, {_word("kind", Kind)}, {_PAIR}, since VARCHAR NOT NULL, until VARCHAR NOT NULL,
        amount DOUBLE, unit VARCHAR NOT NULL, reporter VARCHAR NOT NULL""",
    "ties": f"""{_ROW}, {_word("kind", Kind)}, {_PAIR}, since VARCHAR NOT NULL, until VARCHAR NOT NULL,
        mutual BOOLEAN NOT NULL""",
    "events": f"""{_ROW}, {_word("kind", Kind)}, {_word("action", Action)}, {_PAIR}, date VARCHAR NOT NULL,
        until VARCHAR NOT NULL, mutual BOOLEAN NOT NULL""",
    "attributes": f"""{_ROW}, kind VARCHAR NOT NULL, state VARCHAR NOT NULL, value DOUBLE NOT NULL,
        unit VARCHAR NOT NULL, since VARCHAR NOT NULL, until VARCHAR NOT NULL""",
    "facts": f"""id VARCHAR NOT NULL, date VARCHAR NOT NULL, {_word("precision", Precision)}, until VARCHAR NOT NULL,
        {_PAIR}, mutual BOOLEAN NOT NULL,
        {_word("kind", Kind)}, {_word("action", Action)}, {_word("dimension", Dimension)},
        {_word("rung", Rung).replace(" NOT NULL", "")}, {_word("polarity", Polarity)},
        {_word("consideration", Consideration)}, breaks VARCHAR NOT NULL, amount DOUBLE, unit VARCHAR NOT NULL,
        sentence VARCHAR NOT NULL, published VARCHAR NOT NULL, sources {_SOURCES} NOT NULL, grade VARCHAR NOT NULL,
        disputed_by VARCHAR[] NOT NULL, note VARCHAR NOT NULL""",
    "similarity": """a VARCHAR NOT NULL, b VARCHAR NOT NULL CHECK (a < b), year SMALLINT NOT NULL,
        n SMALLINT NOT NULL CHECK (n > 0), identical SMALLINT NOT NULL CHECK (identical BETWEEN 0 AND n),
        agreement FLOAT NOT NULL CHECK (agreement BETWEEN 0 AND 1), kappa FLOAT CHECK (kappa BETWEEN -1 AND 1)""",
})  # fmt: skip
"""Columns of every table; closed lists and CHECKs hold what can be seen in one row."""

KEYS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({
    "votes": ("at",), "flows": ("at",), "ties": ("at",), "events": ("at",), "attributes": ("at",), "facts": ("id",),
    "similarity": ("a", "b", "year"),
})  # fmt: skip
"""Columns that name a row; checked by query after a load, as an index would cost more than the load."""

RESULTS: Final = """
    CREATE VIEW results AS
    SELECT 'un_vote_identical_share' AS measure, a, b, year, identical / n AS value, n FROM similarity
    UNION ALL SELECT 'un_vote_agreement', a, b, year, agreement, n FROM similarity
    UNION ALL SELECT 'un_vote_kappa', a, b, year, kappa, n FROM similarity WHERE kappa IS NOT NULL
"""
"""Every result of a measure in one long form."""

_TABLE_OF: Final[Mapping[type[msgspec.Struct], str]] = MappingProxyType({
    Vote: "votes", Flow: "flows", Tie: "ties", Event: "events", Attribute: "attributes", Fact: "facts",
})  # fmt: skip


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
    while chunk := list(islice(rows, _BATCH)):
        groups: dict[str, list[Row | Fact]] = {}
        for row in chunk:
            groups.setdefault(_TABLE_OF[type(row)], []).append(row)
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
