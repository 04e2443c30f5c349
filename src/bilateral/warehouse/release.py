"""An open release, and the questions the product asks of it."""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from bilateral.record.facts import Fact
from bilateral.shapes.cards import Source
from bilateral.shapes.dates import first_day
from bilateral.shapes.errors import ReleaseError, UnknownRowError
from bilateral.shapes.vocabulary import Kind
from bilateral.sources import RECORD, cards
from bilateral.sources.errors import UnknownSourceError
from bilateral.sources.raw import ROW_ID
from bilateral.warehouse.manifest import (
    MANIFEST,
    Input,
    Manifest,
    ReleaseFile,
    Synced,
    check_hash,
    check_sizes,
    hash_file,
    read_manifest,
    read_synced,
    verify,
)
from bilateral.warehouse.published import PublishedRow
from bilateral.warehouse.results import (
    RESULT_TABLES,
    SIMILARITY_MEASURES,
    SIMILARITY_SOURCE,
    STORED,
    VALUES,
    Coverage,
    FileCoverage,
    IdealPoint,
    Percentile,
    Result,
    Similarity,
    SimilarityMeasure,
    results_view,
)
from bilateral.warehouse.vintages import Used, used, view

if TYPE_CHECKING:
    import duckdb

VARIABLE: Final = "BILATERAL_DATA"


def starter_path() -> Path:
    """Return the folder of the release that the package ships."""
    return Path(str(files("bilateral.warehouse") / "starter"))


def release_path(data: str | os.PathLike[str] | None = None) -> Path:
    """Return the folder of the release in use.

    Parameters
    ----------
    data : path, optional
        ``--data``. Else the environment's ``BILATERAL_DATA``, else the user's data directory if a release is there,
        else the starter release.
    """
    if data is not None:
        return Path(data)
    if named := os.environ.get(VARIABLE):
        return Path(named)
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed where the place is given

    own = user_data_path("bilateral", appauthor=False)
    return own if (own / MANIFEST).is_file() else starter_path()


def open_release(data: str | os.PathLike[str] | None = None, *, without: Collection[str] = ()) -> "Release":
    """Open the release in use.

    Parameters
    ----------
    data : path, optional
        Folder of a release; as ``release_path``.
    without : collection of str
        Keys of sources to switch off: answers then hold nothing of them, and ``coverage`` says so.

    Raises
    ------
    ReleaseError
        Where there is no release, or a file of it is missing.
    HashMismatchError
        Where a file has not the size its manifest says. Contents are checked when read; ``verify`` checks all.
    UnknownSourceError
        Where a source to be switched off does not exist.
    """
    cards(without)
    path = release_path(data)
    manifest = read_manifest(path)
    check_sizes(path, manifest)
    return Release(path, manifest, frozenset(without))


def pair(one: str, other: str) -> tuple[str, str]:
    """Return two state ids in alphabetical order."""
    return (one, other) if one < other else (other, one)


def literal(text: str) -> str:
    """Return a text as an SQL literal.

    Bound parameters would be usual, but DuckDB imports pandas to look at them where pandas is installed, which costs
    more than the whole answer.
    """
    return "'" + text.replace("'", "''") + "'"


class Release:
    """A release that has been opened; made by ``open_release``.

    Attributes
    ----------
    path : Path
    manifest : Manifest
    without : frozenset of str
        Sources that are switched off.
    """

    def __init__(self, path: Path, manifest: Manifest, without: frozenset[str] = frozenset()) -> None:
        self.path, self.manifest, self.without = path, manifest, without

    @property
    def name(self) -> str:
        """Name of the release."""
        return self.manifest.name

    @property
    def published(self) -> str:
        """Day of the newest vintage in the release; an answer as of an earlier day is reconstructed from it."""
        return self.manifest.published

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the manifest, which names every file's: it names the whole release."""
        return hash_file(self.path / MANIFEST)

    def _on(self, source: str, table: str) -> bool:
        return source not in self.without and self.manifest.table(table) is not None

    @cached_property
    def _connection(self) -> "duckdb.DuckDBPyConnection":
        """A connection to the tables that are whole; most questions need no others."""
        return self._connected(self._whole_tables())

    def facts_between(self, a: str, b: str) -> tuple[Fact, ...]:
        """Return all curated facts of a pair, whoever acted, oldest first; none where nobody has written any."""
        if not self._on(RECORD.key, "facts"):
            return ()
        pair_of = f"({literal(a)}, {literal(b)})"
        return self._facts(f"FROM facts WHERE actor IN {pair_of} AND target IN {pair_of}")

    def facts_of_kinds(self, kinds: Collection[Kind], actor: str = "") -> tuple[Fact, ...]:
        """Return the curated facts of some kinds, oldest first, of all pairs.

        Parameters
        ----------
        kinds : collection of Kind
        actor : str
            State id; then of the facts that follow from recorded votes and treaties only those of this state, which
            are one in two hundred. Facts that somebody wrote are all returned: they may tell of several states.
        """
        if not self._on(RECORD.key, "facts"):
            return ()
        wanted = ", ".join(literal(kind) for kind in sorted(kinds))
        own = f" AND (actor = {literal(actor)} OR NOT contains(id, '/'))" if actor else ""
        return self._facts(f"FROM facts WHERE kind IN ({wanted}){own}")

    def _facts(self, query: str) -> tuple[Fact, ...]:
        found = self._connection.execute(query)
        columns = [column for column, *_ in found.description or ()]
        facts = [msgspec.convert(dict(zip(columns, row, strict=True)), Fact) for row in found.fetchall()]
        return tuple(sorted(facts, key=lambda fact: (first_day(fact.date), fact.id)))

    def fact(self, key: str) -> Fact:
        """Return a curated fact by its id: ``prk-rus-001``, ``a-res-68-262/CAN-UKR``, either after ``fact/``.

        Raises
        ------
        UnknownRowError
            Where there is none.
        """
        key = key.removeprefix("fact/")
        first, _, rest = key.rpartition("/")[2].upper().partition("-")
        for one in self.facts_between(first, rest.partition("-")[0]):
            if one.id == key:
                return one
        message = f"no fact {key!r} in release {self.name}"
        raise UnknownRowError(message)

    def pairs_with_facts(self) -> tuple[tuple[str, str], ...]:
        """Return the pairs that somebody has written facts of, in alphabetical order."""
        if not self._on(RECORD.key, "facts"):
            return ()
        found = self._connection.execute(
            "SELECT DISTINCT least(actor, target) AS one, greatest(actor, target) AS other FROM facts ORDER BY ALL"
        )
        return tuple((one, other) for one, other in found.fetchall())

    def n_pairs_with_facts(self) -> int:
        """Return how many pairs have curated facts."""
        return len(self.pairs_with_facts())

    def similarity(self, a: str, b: str, since: int | None = None, until: int | None = None) -> tuple[Similarity, ...]:
        """Return how alike two states voted, year by year.

        Parameters
        ----------
        a, b : str
            State ids in any order; the measures are symmetric.
        since, until : int, optional
            First and last calendar year, both included.

        Returns
        -------
        tuple of Similarity
            Without the years in which the two share too few roll calls, or none.
        """
        if not self._on(SIMILARITY_SOURCE, "similarity"):
            return ()
        first, second = pair(a, b)
        found = self._connection.execute(
            "SELECT a, b, year, n, identical, round(agreement::DOUBLE, 6), round(kappa::DOUBLE, 6) "  # noqa: S608 -- quoted
            f"FROM similarity WHERE a = {literal(first)} AND b = {literal(second)} "
            f"AND year BETWEEN {since or 0:d} AND {until or 9999:d} ORDER BY year"
        )
        return tuple(Similarity(*row) for row in found.fetchall())

    def similarity_row(self, a: str, b: str, year: int) -> Similarity | None:
        """Return how alike two states voted in a year; None where they share too few roll calls."""
        return next(iter(self.similarity(a, b, year, year)), None)

    def rank(self, measure: SimilarityMeasure, row: Similarity) -> Percentile | None:
        """Return where a row's value stands among those of all pairs of its year; None where the row has no value."""
        if row.value(measure) is None or not self._on(SIMILARITY_SOURCE, "similarity"):
            return None
        value = VALUES[measure]
        found = self._connection.execute(
            f"WITH year AS (SELECT a, b, {value} AS value FROM similarity "  # noqa: S608 -- quoted
            f"WHERE year = {row.year:d} AND {value} IS NOT NULL), "
            f"own AS (SELECT value FROM year WHERE a = {literal(row.a)} AND b = {literal(row.b)}) "
            "SELECT count(*) FILTER (year.value > own.value), count(*) FILTER (year.value = own.value), count(*) "
            "FROM year, own"
        )
        above, tied, of = found.fetchall()[0]
        return Percentile(percentile=100 * (of - above - tied / 2) / of, above=above, tied=tied, of=of) if of else None

    def percentile(self, measure: SimilarityMeasure, a: str, b: str, year: int) -> float | None:
        """Return a pair's percentile (midrank, 0 to 100) among all pairs of a year; None where it has no value."""
        row = self.similarity_row(a, b, year)
        found = self.rank(measure, row) if row is not None else None
        return None if found is None else found.percentile

    def result(self, measure: str, a: str, b: str, year: int) -> Result | None:
        """Return the value of a measure for two states in a year, whatever it is of; None where there is none.

        Parameters
        ----------
        measure : str
            Key of a measure of ``STORED``.
        a, b : str
            State ids, from ``a`` to ``b`` where the measure is directed.
        year : int
            Calendar year; for ideal points the year in which the session opened.
        """
        stored = STORED[measure]
        if not self._on(SIMILARITY_SOURCE, stored.table):
            return None
        first, second = (a, b) if stored.directed else pair(a, b)
        found = self._connection.execute(
            f"SELECT n, {stored.value} AS found, {stored.low}, {stored.high} FROM {stored.table} "  # noqa: S608 -- quoted
            f"WHERE a = {literal(first)} AND b = {literal(second)} AND year = {year:d} AND found IS NOT NULL"
        ).fetchone()
        if found is None:
            return None
        n, value, low, high = found
        return Result(measure=measure, a=first, b=second, year=year, n=n, value=value, low=low, high=high)

    def result_rank(self, row: Result) -> Percentile:
        """Return where a result stands among those of all pairs of its year, directed pairs where it is directed."""
        stored = STORED[row.measure]
        found = self._connection.execute(
            f"WITH year AS (SELECT {stored.value} AS found FROM {stored.table} WHERE year = {row.year:d}), "  # noqa: S608 -- quoted
            f"own AS (SELECT {row.value!r}::DOUBLE AS value) SELECT count(*) FILTER (found > own.value), "
            "count(*) FILTER (found = own.value), count(found) FROM year, own"
        )
        above, tied, of = found.fetchall()[0]
        return Percentile(percentile=100 * (of - above - tied / 2) / of, above=above, tied=tied, of=of)

    def company_counts(self, a: str, b: str, year: int) -> tuple[int, int, int] | None:
        """Return B's lonely votes, those that A joined, and A's own of the rest; None where there is no company."""
        if not self._on(SIMILARITY_SOURCE, "company"):
            return None
        found = self._connection.execute(
            f"SELECT lonely, joined, apart FROM company WHERE a = {literal(a)} AND b = {literal(b)} AND year = {year:d}"  # noqa: S608 -- quoted
        ).fetchone()
        return None if found is None else tuple(found)

    def ideal_points(self, state: str, since: int | None = None, until: int | None = None) -> tuple[IdealPoint, ...]:
        """Return where a state stood on one line, by the year in which each session of the UN opened."""
        if not self._on(SIMILARITY_SOURCE, "ideal_points"):
            return ()
        found = self._connection.execute(
            "SELECT state, year, n, round(estimate::DOUBLE, 3), round(low::DOUBLE, 3), round(high::DOUBLE, 3), "  # noqa: S608 -- quoted
            f"round(r_hat::DOUBLE, 3) FROM ideal_points WHERE state = {literal(state)} "
            f"AND year BETWEEN {since or 0:d} AND {until or 9999:d} ORDER BY year"
        )
        names = IdealPoint.__struct_fields__
        return tuple(IdealPoint(**dict(zip(names, row, strict=True))) for row in found.fetchall())

    def measure_id(self, measure: str, a: str, b: str, year: int) -> str:
        """Return the row id of a result, ``measure/KEY/RELEASE/A/B/YEAR``.

        The states are in alphabetical order, but for directed measures, which go from ``a`` to ``b``.
        """
        first, second = (a, b) if measure in STORED and STORED[measure].directed else pair(a, b)
        return f"measure/{measure}/{self.name}/{first}/{second}/{year}"

    def resolve(self, row_id: str) -> Fact | Similarity | Result:
        """Return the row that a row id names.

        Raises
        ------
        UnknownRowError
            Where this release has no such row; a result of another release is not of this one.
        """
        kind, *parts = row_id.split("/")
        if kind == "fact" and parts:
            return self.fact("/".join(parts))
        if kind == "measure":
            return self._result(row_id)
        message = f"no row {row_id!r} in release {self.name}; ids look like fact/prk-rus-001"
        raise UnknownRowError(message)

    def _result(self, row_id: str) -> Similarity | Result:
        match row_id.split("/"):
            case ["measure", key, name, a, b, year] if key in STORED and year.isascii() and year.isdigit():
                if name != self.name:
                    message = f"{row_id!r} is of release {name}, this is {self.name}; open that one with --data"
                    raise UnknownRowError(message)
                if a < b or (STORED[key].directed and a != b):
                    found = self.result(key, a, b, int(year))
                    likeness = self.similarity_row(a, b, int(year)) if key in SIMILARITY_MEASURES else None
                    if found is not None:
                        return likeness or found
        message = f"no result {row_id!r} in release {self.name}"
        raise UnknownRowError(message)

    def published_rows(self, row_id: str) -> tuple[PublishedRow, ...]:
        """Return what a row of a publisher's file says: one row, or one per column where the id names none.

        Parameters
        ----------
        row_id : str
            ``SOURCE/SHA256[:12]/ROW[/COLUMN]``.

        Raises
        ------
        UnknownRowError
            Where the release has no such row, or its source is switched off.
        """
        from bilateral.warehouse.tables import SHAPES, connect  # noqa: PLC0415 -- most questions need none

        found: list[PublishedRow] = []
        parts = ROW_ID.fullmatch(row_id)
        for one in self.manifest.loads(parts["source"]) if parts else ():
            if not parts or not one.vintage.startswith(parts["vintage"]) or one.source in self.without:
                continue
            for table, shape in SHAPES.items():
                files = [file for path in one.parts if (file := self._listed[path]).table == table]
                if files:
                    wanted = f'"at" = {literal(row_id)} OR starts_with("at", {literal(row_id + "/")})'
                    with connect() as connection:
                        rows = connection.execute(f"FROM read_parquet({self._places(files)}) WHERE {wanted}")
                        names = [name for name, *_ in rows.description or ()]
                        found += [
                            PublishedRow(table, msgspec.convert(dict(zip(names, row, strict=True)), shape), one)
                            for row in rows.fetchall()
                        ]
        if not found:
            message = (
                f"no row {row_id!r} in release {self.name}; sync the file that it is from, or open the release of it"
            )
            raise UnknownRowError(message)
        return tuple(found)

    def cards(self) -> tuple[Source, ...]:
        """Return the cards of all sources but those switched off, read in this release or not."""
        return cards(self.without)

    def reads(self, source: str) -> bool:
        """Return whether the release holds rows, or results from rows, of a source that is not switched off."""
        return source not in self.without and self.manifest.input(source) is not None

    def vintage(self, source: str) -> str:
        """Return the SHA-256 that names the vintage of a source.

        Raises
        ------
        UnknownSourceError
            Where this release was made without it.
        """
        found = self.manifest.input(source)
        if found is None:
            raise UnknownSourceError(source, tuple(one.source for one in self.manifest.inputs))
        return found.vintage

    def rows_read(self, source: str) -> int:
        """Return how many rows of a source the release was made from, of all its vintages; errors as ``vintage``."""
        self.vintage(source)
        return sum(one.rows for one in self.manifest.loads(source))

    def coverage(self) -> tuple[Coverage, ...]:
        """Return what each source covers and what of it is here, those switched off and those not read included."""
        return tuple(self._covered(card) for card in cards())

    def _covered(self, card: Source) -> Coverage:
        loads = self.manifest.loads(card.key)
        off = card.key in self.without
        best = self.manifest.input(card.key)
        return Coverage(
            source=card.key,
            title=card.title,
            kinds=card.kinds,
            years=card.years,
            completeness=card.completeness,
            licence=card.licence,
            switched_off=off,
            rows=sum(one.rows for one in loads) if loads and not off else None,
            rows_refused=sum(sum(one.left_out.values()) for one in loads) if loads and not off else None,
            vintage=best.vintage if best is not None else None,
            files=tuple(map(self.file_coverage, loads)),
            refused=tuple(one for one in self._synced.refused.values() if one.source == card.key),
        )

    def file_coverage(self, one: Input) -> FileCoverage:
        """Return what the release holds of an entry of its manifest."""
        return FileCoverage(
            names=tuple(file.name for file in one.files),
            layout=one.layout,
            scope=one.scope,
            vintage=one.vintage,
            published=one.published,
            rows_read=one.rows,
            rows_refused=sum(one.left_out.values()),
            why_refused=one.left_out,
            years=one.years,
            last_sync=self._synced.times.get(one.load),
        )

    @cached_property
    def _synced(self) -> Synced:
        return read_synced(self.path)

    def used(self, as_of: str) -> tuple[Used, ...]:
        """Return the loads that speak for a day, those of sources switched off not among them.

        Parameters
        ----------
        as_of : str
            ISO day. Where a source has no vintage that old, its oldest is used; its ``note`` says so.
        """
        return used((one for one in self.manifest.inputs if one.source not in self.without), as_of)

    def verify(self) -> int:
        """Hash every file of the release and return how many there are; errors as ``bilateral.warehouse.verify``."""
        return len(verify(self.path).files)

    def connect(self, as_of: str | None = None) -> "duckdb.DuckDBPyConnection":
        """Return a DuckDB connection with a view per table of the release, for SQL and large questions.

        The views of shapes (``votes``, ``flows``, ``ties``, ``events``, ``attributes``) have the ``source`` of every
        row as their first column. They are there, empty, where the release holds no such rows.

        Parameters
        ----------
        as_of : str, optional
            ISO day: the views of shapes then hold what had happened and was published by it, one vintage of each source
            as ``used`` says. By default they hold every vintage.

        Raises
        ------
        ReleaseError
            Where a table cannot be read.
        HashMismatchError
            Where a table is not what the manifest says.
        """
        return self._connected([*self._whole_tables(), *self._shape_views(as_of)])

    def _connected(self, views: Iterable[tuple[str, Sequence[ReleaseFile], str]]) -> "duckdb.DuckDBPyConnection":
        """Return a connection with views, given by name, the files that must be as listed, and query."""
        import duckdb  # noqa: PLC0415 -- costs a tenth of a second; --help does without

        from bilateral.warehouse.tables import connect  # noqa: PLC0415

        there = set[str]()
        connection = connect()
        try:
            for name, listed, query in views:
                for file in listed:
                    check_hash(self.path, file)
                connection.execute(f"CREATE VIEW {name} AS {query}")
                there.add(name)
            if query := results_view(there):
                connection.execute(f"CREATE VIEW results AS {query}")
        except duckdb.Error as error:
            message = f"{self.path} cannot be read: {str(error).splitlines()[0]}; get the release again"
            raise ReleaseError(message) from error
        return connection

    def _whole_tables(self) -> Iterator[tuple[str, Sequence[ReleaseFile], str]]:
        hidden = {"facts": RECORD.key} | dict.fromkeys(RESULT_TABLES, SIMILARITY_SOURCE)
        for file in self.manifest.files:
            if file.table and not file.is_part and hidden.get(file.table) not in self.without:
                yield file.table, [file], f"FROM read_parquet({self._places([file])})"

    def _shape_views(self, as_of: str | None) -> Iterator[tuple[str, Sequence[ReleaseFile], str]]:
        from bilateral.warehouse.tables import COLUMNS, SHAPES  # noqa: PLC0415 -- as above

        speaking = self._every_load() if as_of is None else self.used(as_of)
        for table in SHAPES:
            listed, queries = list[ReleaseFile](), list[str]()
            for one in speaking:
                files = [file for path in one.input.parts if (file := self._listed[path]).table == table]
                if files:
                    listed += files
                    queries.append(view(table, one, self._places(files), as_of))
            nothing = ", ".join(f'NULL::{column.kind} AS "{column.name}"' for column in COLUMNS[table])
            empty = f"SELECT NULL::VARCHAR AS source, {nothing} WHERE false"
            yield table, listed, " UNION ALL BY NAME ".join(queries or [empty])

    def _every_load(self) -> tuple[Used, ...]:
        return tuple(
            Used(one, reconstructed=False)
            for one in self.manifest.inputs
            if one.parts and one.source not in self.without
        )

    @cached_property
    def _listed(self) -> dict[str, ReleaseFile]:
        return {file.path: file for file in self.manifest.files}

    def _places(self, files: Sequence[ReleaseFile]) -> str:
        return "[" + ", ".join(literal(str(self.path / file.path)) for file in files) + "]"
