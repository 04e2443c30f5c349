"""Build the release that the package ships: ``python -m bilateral.measures.starter [--mirror DIR]``.

It holds what the project wrote or computed: the curated record, the tables of states, and results of measures on roll
calls: similarity, costly agreement, company and agreement in votes with a stake by pair and calendar year, ideal points
by state and session, and their distances. It holds no roll call and no copy of a publisher's table. Without the
publisher's files the results of the present starter are kept, once they have been held against its manifest, so that
the record can be rebuilt anywhere. Ideal points take minutes and the extra ``measures``: they are kept too, but with
``--links DIR``, which estimates them anew.

This stands above ``warehouse``, whose starter it writes, because it needs the measures.
"""

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from bilateral.measures.all_similarities import AllSimilarities, all_similarities
from bilateral.measures.company import Companies, companies
from bilateral.measures.costly_agreement import CostlyAgreements, costly_agreements
from bilateral.measures.roll_calls import VoteMatrix, by_year
from bilateral.measures.stake import StakeAgreements, stake_agreements, stakes_named
from bilateral.record.facts import Fact
from bilateral.record.whole import record_files, whole_record
from bilateral.shapes.blocks import single_rows
from bilateral.shapes.errors import BilateralError, ReleaseError
from bilateral.shapes.rows import Vote
from bilateral.sources import RECORD, un_roll_calls
from bilateral.warehouse.manifest import Input, InputFile, Manifest, input_file, read_manifest, verify
from bilateral.warehouse.release import starter_path
from bilateral.warehouse.tables import check_keys, load_rows, open_warehouse
from bilateral.warehouse.writing import FileWriter, copy, parquet, write_release

if TYPE_CHECKING:
    import duckdb

    from bilateral.measures.ideal_points import IdealPoints

NAME: Final = "starter-1"
"""Part of the row ids of results: raise the number in the release that changes them."""

CODE_VERSION: Final = "0.1.0"
"""Version of the package in which the code that computes the results last changed."""

MAX_BYTES: Final = 15_000_000
SEED: Final = 20261124
"""Of the ideal points: the same votes and seed give the same draws."""

_FIRST_YEAR: Final = 1946  # of the first session's main part
_BY_YEAR: Final = ("similarity", "costly_agreement", "company", "stake_agreement")
_BY_SESSION: Final = ("ideal_points", "ideal_point_distance")


class Results(NamedTuple):
    """What was computed from roll calls by calendar year, and from sessions."""

    similarity: AllSimilarities
    costly: CostlyAgreements
    company: Companies
    stake: StakeAgreements


class Parts(NamedTuple):
    """What a starter is written from.

    ``results`` is the manifest's entry of the roll calls and what was computed from them, or None where those of
    ``previous``, the folder of an earlier release, are kept; so with ``points``, ideal points with draws. Without a
    previous release a starter has no ideal points.
    """

    facts: Sequence[Fact]
    record: Input
    results: tuple[Input, Results] | None
    points: "IdealPoints | None"
    previous: Path | None


def build(folder: Path, mirror: Path | None, *, previous: Path, links: Path | None = None) -> Manifest:
    """Write the starter release from the package's record and states and the publisher's votes.

    Parameters
    ----------
    folder : Path
        Release folder to write.
    mirror : Path or None
        Folder with ``un_votes.rda`` and the other files of the roll calls.
    previous : Path
        Release whose results are kept where they are not computed.
    links : Path, optional
        Folder with ``Matches.csv``: ideal points are then estimated anew, from ``mirror``.

    Raises
    ------
    BilateralError
        Where a fact or file is wrong, or there is neither a mirror nor a previous release that verifies.
    """
    facts = list(whole_record())
    results = None if mirror is None else computed(mirror)
    points = None if mirror is None or links is None else estimated(mirror, links)
    return write(folder, Parts(facts, record_input(facts), results, points, previous))


def write(folder: Path, parts: Parts) -> Manifest:
    """Write a starter release; errors as ``build``."""
    with open_warehouse() as warehouse:
        load_rows(warehouse, parts.facts)
        votes, results = parts.results[0] if parts.results else None, dict[str, FileWriter]()
        if parts.results:
            results |= _year_files(warehouse, parts.results[1])
        if parts.points is not None:
            results |= _point_files(warehouse, parts.points)
        wanted = [table for table in (*_BY_YEAR, *_BY_SESSION) if _file(table) not in results]
        if parts.previous is not None and wanted:
            entry, files = _kept(parts.previous, wanted)
            votes, results = votes or entry, results | files
        manifest = write_release(
            folder,
            name=NAME,
            code_version=CODE_VERSION,
            published=_published(parts.facts),
            inputs=[one for one in (parts.record, votes) if one is not None],
            files={"facts.parquet": parquet(warehouse, "SELECT * FROM facts ORDER BY id")}
            | _state_files(warehouse)
            | results,
        )
    size = sum(file.bytes for file in manifest.files)
    if size > MAX_BYTES:
        message = f"the starter has {size:,} bytes, more than {MAX_BYTES:,}; leave something out"
        raise ReleaseError(message)
    return manifest


def _published(facts: Sequence[Fact]) -> str:
    """Return the last day on which a text of the record or the terms of a source were read."""
    cards = (RECORD.checked_on, un_roll_calls.SOURCE.checked_on)
    return max(*cards, *(source.checked_on for fact in facts for source in fact.sources))


def record_input(facts: Sequence[Fact]) -> Input:
    """Return the manifest's entry of the curated record."""
    read = []
    for name, file in record_files():
        data = file.read_bytes()
        read.append(InputFile(name=name, sha256=sha256(data).hexdigest(), bytes=len(data)))
    listed = "".join(f"{one.name} {one.sha256}\n" for one in read)
    vintage = sha256(listed.encode()).hexdigest()
    return Input(source=RECORD.key, licence=RECORD.licence, vintage=vintage, rows=len(facts), files=tuple(read))


def _state_files(warehouse: "duckdb.DuckDBPyConnection") -> dict[str, FileWriter]:
    """Return the writers of the tables of states, one per text table of ``bilateral.states``, as text."""
    writers = {}
    folder = files("bilateral.states")
    for file in sorted((one for one in folder.iterdir() if one.name.endswith(".csv")), key=lambda one: one.name):
        table = "state_names" if file.name == "names.csv" else file.name.removesuffix(".csv")
        warehouse.execute(
            f"CREATE TABLE {table} AS SELECT * FROM read_csv(?, all_varchar = true, header = true, strict_mode = true, "  # noqa: S608
            "delim = ',', quote = '\"', escape = '\"')",
            [str(file)],
        )
        writers[f"{table}.parquet"] = parquet(warehouse, f"SELECT * FROM {table} ORDER BY ALL")  # noqa: S608
    return writers


def computed(mirror: Path) -> tuple[Input, Results]:
    """Read the roll calls; return their manifest entry, and the results of every year that the card covers whole."""
    reader = un_roll_calls.READER
    read = reader.open(mirror)
    votes = [row for row in single_rows(reader.rows(read)) if isinstance(row, Vote)]
    last = reader.source.years[1]
    years = {year: matrix for year, matrix in by_year(votes).items() if year <= last}
    named = stakes_named(un_roll_calls.texts(read[1]))
    entry = Input(
        source=reader.source.key,
        licence=reader.source.licence,
        vintage=read[0].sha256,
        rows=len(votes),
        files=tuple(input_file(file.path) for file in read),
    )
    return entry, results_of(years, named)


def results_of(years: Mapping[int, VoteMatrix], named: Mapping[str, frozenset[str]]) -> Results:
    """Return the results of some years; ``named`` says whom the text of each roll call names."""
    return Results(all_similarities(years), costly_agreements(years), companies(years), stake_agreements(years, named))


def estimated(mirror: Path, links: Path) -> "IdealPoints":
    """Estimate ideal points of all sessions by the published sampler and the authors' rules."""
    from bilateral.measures.ideal_points import ideal_points  # noqa: PLC0415 -- needs the extra ``measures``
    from bilateral.measures.ideal_points.april_2020 import published_votes  # noqa: PLC0415

    votes, rules = published_votes(mirror, links)
    return ideal_points(votes, "published", seed=SEED, rules=rules)


def _year_files(warehouse: "duckdb.DuckDBPyConnection", results: Results) -> dict[str, FileWriter]:
    """Return the writers of results by year, so that a pair's standing in a year reads that year alone."""
    _load(
        warehouse,
        "similarity",
        results.similarity._asdict(),
        "SELECT a, b, period AS year, n, identical, agreement, if(isnan(kappa), NULL, kappa) AS kappa",
    )
    _load(
        warehouse,
        "costly_agreement",
        results.costly._asdict(),
        f"SELECT a, b, period AS year, n, {_rounded('value', 4)}",
    )
    _load(
        warehouse,
        "company",
        results.company._asdict(),
        "SELECT * EXCLUDE (value, period), period AS year",
        "NOT isnan(value)",
    )
    stake = f"SELECT a, b, period AS year, n, named, {_rounded('value', 4)}"
    _load(warehouse, "stake_agreement", results.stake._asdict(), stake)
    return {_file(table): parquet(warehouse, f"SELECT * FROM {table} ORDER BY year, a, b") for table in _BY_YEAR}  # noqa: S608


def _point_files(warehouse: "duckdb.DuckDBPyConnection", points: "IdealPoints") -> dict[str, FileWriter]:
    """Return the writers of ideal points and distances, each under the year in which the session opened."""
    from bilateral.measures.ideal_distance import ideal_distances  # noqa: PLC0415 -- only with ideal points

    columns = {
        "state": points.state.astype(object), "session": points.session, "n": points.n_votes,
        "estimate": points.estimate, "low": points.q05, "high": points.q95, "r_hat": points.diagnostics.r_hat,
    }  # fmt: skip
    ends = ", ".join(_rounded(name, 3) for name in ("estimate", "low", "high", "r_hat"))
    _load(warehouse, "ideal_points", columns, f"SELECT state, session + {_FIRST_YEAR - 1} AS year, n, {ends}")
    ends = ", ".join(_rounded(name, 2) for name in ("value", "low", "high"))
    apart = f"SELECT a, b, period + {_FIRST_YEAR - 1} AS year, n, {ends}"
    _load(warehouse, "ideal_point_distance", ideal_distances(points)._asdict(), apart)
    orders = dict(zip(_BY_SESSION, ("state, year", "year, a, b"), strict=True))
    return {
        _file(table): parquet(warehouse, f"SELECT * FROM {table} ORDER BY {order}")  # noqa: S608
        for table, order in orders.items()
    }


def _file(table: str) -> str:
    return f"{table}.parquet"


def _rounded(column: str, digits: int) -> str:
    return f"round({column}, {digits}) AS {column}"


def _load(
    warehouse: "duckdb.DuckDBPyConnection", table: str, given: Mapping[str, object], query: str,
    where: str = "true",
) -> None:  # fmt: skip
    """Load columns by a query over them, in which what is not a number becomes NULL, never 0; no row is lost."""
    warehouse.register("given", given)
    warehouse.execute(f"INSERT INTO {table} BY NAME {query} FROM given WHERE {where}")
    counted = f"SELECT (SELECT count(*) FROM {table}), (SELECT count(*) FROM given WHERE {where})"  # noqa: S608
    (loaded, wanted) = warehouse.execute(counted).fetchone() or (0, -1)
    warehouse.unregister("given")
    if loaded != wanted:
        message = f"{table}: {wanted} rows given, {loaded} loaded; this is a fault of the program, please report it"
        raise ReleaseError(message)
    check_keys(warehouse, table)


def _kept(previous: Path, tables: Sequence[str]) -> tuple[Input, dict[str, FileWriter]]:
    """Return tables of an earlier starter, held against its manifest first."""
    manifest = read_manifest(previous)
    if manifest.name != NAME:
        message = f"the starter at {previous} is {manifest.name}, not {NAME}; its results need --mirror DIR"
        raise ReleaseError(message)
    verify(previous)
    entry = manifest.input(un_roll_calls.SOURCE.key)
    found = {file.path: file.rows for file in manifest.files}
    missing = [table for table in tables if _file(table) not in found]
    if entry is None or missing:
        told = ", ".join(missing) or "results"
        message = (
            f"the starter at {previous} holds no {told}; give the publisher's files with --mirror DIR and --links DIR"
        )
        raise ReleaseError(message)
    return entry, {_file(table): copy(previous / _file(table), found[_file(table)]) for table in tables}


def main(arguments: Sequence[str] | None = None) -> int:
    """Rebuild the starter inside the package; say what it holds and how long it took."""
    parser = argparse.ArgumentParser(prog="python -m bilateral.measures.starter", description=__doc__)
    parser.add_argument("--mirror", type=Path, help="folder with un_votes.rda and the other files of the roll calls")
    parser.add_argument("--links", type=Path, help="folder with Matches.csv: estimate ideal points anew")
    parser.add_argument("--out", type=Path, default=starter_path(), help="release folder to write")
    given = parser.parse_args(arguments)
    begun = time.perf_counter()
    try:
        manifest = build(given.out, given.mirror, previous=starter_path(), links=given.links)
    except BilateralError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    for file in manifest.files:
        sys.stderr.write(f"{file.bytes:>11,} bytes {file.rows:>9,} rows  {file.path}\n")
    size = sum(file.bytes for file in manifest.files)
    sys.stderr.write(f"{size:>11,} bytes in all, {time.perf_counter() - begun:.1f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
