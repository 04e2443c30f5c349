"""Build the release that the package ships: ``python -m bilateral.measures.starter [--mirror DIR]``.

It holds what the project wrote or computed: the curated record, the tables of states, and similarity of votes by pair
and calendar year. It holds no roll call and no copy of a publisher's table. Without the publisher's files the
similarity of the present starter is kept, once it has been held against its manifest, so that the record can be
rebuilt anywhere.

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
from bilateral.measures.roll_calls import by_year
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

NAME: Final = "starter-1"
"""Part of the row ids of results: raise the number in the release that changes them."""

CODE_VERSION: Final = "0.1.0"
"""Version of the package in which the code that computes the results last changed."""

MAX_BYTES: Final = 15_000_000
_SIMILARITY: Final = "similarity.parquet"


class Parts(NamedTuple):
    """What a starter is written from.

    ``similarity`` is the manifest's entry of the roll calls and what was computed from them, or the folder of an
    earlier release whose similarity is kept.
    """

    facts: Sequence[Fact]
    record: Input
    similarity: tuple[Input, AllSimilarities] | Path


def build(folder: Path, mirror: Path | None, *, previous: Path) -> Manifest:
    """Write the starter release from the package's record and states and the publisher's votes.

    Parameters
    ----------
    folder : Path
        Release folder to write.
    mirror : Path or None
        Folder with ``un_votes.rda`` and the other files of the roll calls.
    previous : Path
        Release whose similarity is kept where there is no mirror.

    Raises
    ------
    BilateralError
        Where a fact or file is wrong, or there is neither a mirror nor a previous release that verifies.
    """
    facts = list(whole_record())
    return write(folder, Parts(facts, record_input(facts), previous if mirror is None else computed(mirror)))


def write(folder: Path, parts: Parts) -> Manifest:
    """Write a starter release; errors as ``build``."""
    with open_warehouse() as warehouse:
        load_rows(warehouse, parts.facts)
        if isinstance(parts.similarity, Path):
            votes, files = _kept(parts.similarity)
        else:
            votes, files = parts.similarity[0], _similarity_files(warehouse, parts.similarity[1])
        manifest = write_release(
            folder,
            name=NAME,
            code_version=CODE_VERSION,
            published=_published(parts.facts),
            inputs=[parts.record, votes],
            files={"facts.parquet": parquet(warehouse, "SELECT * FROM facts ORDER BY id")}
            | _state_files(warehouse)
            | files,
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


def computed(mirror: Path) -> tuple[Input, AllSimilarities]:
    """Read the roll calls; return their manifest entry, and similarity in every year that the card covers whole."""
    reader = un_roll_calls.READER
    read = reader.open(mirror)
    votes = [row for row in single_rows(reader.rows(read)) if isinstance(row, Vote)]
    last = reader.source.years[1]
    columns = all_similarities({year: matrix for year, matrix in by_year(votes).items() if year <= last})
    entry = Input(
        source=reader.source.key,
        licence=reader.source.licence,
        vintage=read[0].sha256,
        rows=len(votes),
        files=tuple(input_file(file.path) for file in read),
    )
    return entry, columns


def _similarity_files(warehouse: "duckdb.DuckDBPyConnection", columns: AllSimilarities) -> dict[str, FileWriter]:
    """Return the writer of similarity, by year so that a pair's standing in a year reads that year alone."""
    _load_similarity(warehouse, columns)
    return {_SIMILARITY: parquet(warehouse, "SELECT * FROM similarity ORDER BY year, a, b")}


def _load_similarity(warehouse: "duckdb.DuckDBPyConnection", columns: AllSimilarities) -> None:
    """Load the columns; kappa that is not defined becomes NULL, never 0."""
    given: Mapping[str, object] = columns._asdict()
    warehouse.register("given", given)
    warehouse.execute(
        "INSERT INTO similarity BY NAME "
        "SELECT a, b, period AS year, n, identical, agreement, "
        "CASE WHEN isnan(kappa) THEN NULL ELSE kappa END AS kappa "
        "FROM given ORDER BY a, b, year"
    )
    warehouse.unregister("given")
    (count,) = warehouse.execute("SELECT count(*) FROM similarity").fetchone() or (0,)
    if count != len(columns.a):
        message = (
            f"similarity: {len(columns.a)} rows given, {count} loaded; this is a fault of the program, please report it"
        )
        raise ReleaseError(message)
    check_keys(warehouse, "similarity")


def _kept(previous: Path) -> tuple[Input, dict[str, FileWriter]]:
    """Return the similarity of an earlier starter, held against its manifest first."""
    manifest = read_manifest(previous)
    if manifest.name != NAME:
        message = f"the starter at {previous} is {manifest.name}, not {NAME}; its results need --mirror DIR"
        raise ReleaseError(message)
    verify(previous)
    entry = manifest.input(un_roll_calls.SOURCE.key)
    found = manifest.file(_SIMILARITY)
    if entry is None or found is None:
        message = f"the starter at {previous} holds no similarity; give the publisher's files with --mirror DIR"
        raise ReleaseError(message)
    return entry, {_SIMILARITY: copy(previous / _SIMILARITY, found.rows)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Rebuild the starter inside the package; say what it holds and how long it took."""
    parser = argparse.ArgumentParser(prog="python -m bilateral.measures.starter", description=__doc__)
    parser.add_argument("--mirror", type=Path, help="folder with un_votes.rda and the other files of the roll calls")
    parser.add_argument("--out", type=Path, default=starter_path(), help="release folder to write")
    given = parser.parse_args(arguments)
    begun = time.perf_counter()
    try:
        manifest = build(given.out, given.mirror, previous=starter_path())
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
