"""One load: columns as the reader gave them, and rows that break a rule stopped before they are anywhere."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from bilateral.shapes.blocks import Block
from bilateral.shapes.rows import Flow, Row, Tie
from bilateral.shapes.vocabulary import Kind
from bilateral.sources.raw import RawFile
from bilateral.warehouse.columns import TableWriter
from bilateral.warehouse.load import Entry, Job, load
from bilateral.warehouse.manifest import hash_file
from bilateral.warehouse.tables import BATCH, LoadError, connect
from tests.warehouse.rows import flow
from tests.warehouse.small import amber, write_amber


def made(folder: Path, read: Callable[[RawFile], Iterator[Row | Block]]) -> tuple[Entry, list[Flow]]:
    """Load what a reader yields, and return it as it stands in Parquet."""
    path = write_amber(folder)
    job = Job(amber._replace(read=read), ((path, hash_file(path)),))
    with connect() as connection:
        entry = load(folder / "warehouse", folder / "work", job, connection)
        found = connection.execute(f"FROM '{folder}/warehouse/{job.place}/*.parquet'")
        columns = [name for name, *_ in found.description or ()]
        rows = [msgspec.convert(dict(zip(columns, row, strict=True)), Flow) for row in found.fetchall()]
    return entry, rows


def block(file: RawFile, count: int = 3, shift: int = 0, **columns: Any) -> Block:  # noqa: ANN401 - columns of many sorts
    """Return a block of flows with some columns changed."""
    given: dict[str, Any] = {
        "at": [file.ref(row + 1 + shift) for row in range(count)],
        "since": ["2011"] * count,
        "amount": np.arange(count, dtype=np.float64),
    }
    fixed = {"vintage": file.sha256, "published": "2016-03-03", "kind": Kind.FUEL, "actor": "RUS", "target": "PRK"}
    fixed |= {"until": "2011", "unit": "it's"}
    return Block(Flow, given | columns, {name: value for name, value in fixed.items() if name not in columns})


def test_blocks_and_rows_and_their_defaults_come_out_the_same(tmp_path: Path) -> None:
    given: list[Flow] = []

    def read(file: RawFile) -> Iterator[Row | Block]:
        one = block(file, amount=[1, None, float("nan")], kind=[Kind.FUEL, "arms", Kind.AID])
        two = block(file, shift=3, since=np.array(["2011", "2012", "2012-05"]), until=["2012", "2012", "2012-05"])
        row = flow(7, at=file.ref(7), vintage=file.sha256, amount=None)
        given.extend([*one.rows(), *two.rows(), row])  # type: ignore[list-item]
        yield from (one, row, two)

    entry, rows = made(tmp_path, read)
    wanted = [msgspec.structs.replace(one, amount=None if one.amount != one.amount else one.amount) for one in given]
    assert sorted(rows, key=lambda one: one.at) == sorted(wanted, key=lambda one: one.at)
    assert entry.input.rows == 7
    assert entry.input.years == (2011, 2014)


def test_many_small_blocks_make_few_files_and_keep_their_order(tmp_path: Path) -> None:
    size, count = 1_000, 2 * BATCH // 1_000 + 5

    def read(file: RawFile) -> Iterator[Block]:
        for number in range(count):
            yield block(file, size, shift=number * size)

    entry, rows = made(tmp_path, read)
    assert [one.rows for one in entry.files] == [BATCH, BATCH, 5_000]
    assert [one.at.rpartition("/")[2] for one in rows] == [str(row + 1) for row in range(count * size)]


def test_a_load_of_nothing_has_no_files(tmp_path: Path) -> None:
    bounds = msgspec.structs.replace(amber.source, min_rows=0)
    path = write_amber(tmp_path)
    job = Job(amber._replace(read=lambda _: iter(()), source=bounds), ((path, hash_file(path)),))
    with connect() as connection:
        entry = load(tmp_path / "warehouse", tmp_path / "work", job, connection)
    assert (entry.files, entry.input.rows, entry.input.years, entry.input.published) == ((), 0, None, "")


@pytest.mark.parametrize(
    ("columns", "problem"),
    [
        ({"actor": ["RUS", "RUS", "PRK"]}, "row .*/3, column 'target': 'PRK' breaks a rule"),
        ({"kind": ["fuel", "amber", "fuel"]}, "row .*/2, column 'kind': 'amber' breaks a rule"),
        ({"amount": [1.0, float("inf"), 2.0]}, "row .*/2, column 'amount': inf breaks a rule"),
        ({"unit": ["t", None, "t"]}, "row .*/2, column 'unit': None breaks a rule"),
        ({"vintage": ["a" * 64] * 3}, "column 'vintage': 'a{64}' breaks a rule"),
        ({"since": ["2011", "2011-13", "2011"]}, "row .*/2, column 'since': '2011-13' is no date"),
        ({"since": ["2011", "", "2011"]}, "row .*/2, column 'since': '' is no date"),
        ({"until": ["2011", "now", "2011"]}, "row .*/2, column 'until': 'now' is no date"),
        ({"published": ["3 March"] * 3}, "column 'published': '3 March' is no date"),
        ({"actor": ["RUS", "North Korea's", "RUS"]}, "row .*/2, column 'actor': \"North Korea's\" is no state_id"),
        ({"at": ["amber_ledger/000000000000/1"] * 3}, "column 'at': 'amber_ledger/000000000000/1' breaks a rule"),
        ({"weight": [1, 2, 3]}, "Flow has no field 'weight'"),
        ({"since": ["2011"]}, "column 'since' has 1 values where others have 3"),
        ({"since": [["2011"]] * 3}, "column 'since' is no list of values"),
    ],
)
def test_a_row_that_breaks_a_rule_stops_the_load(tmp_path: Path, columns: dict[str, Any], problem: str) -> None:
    with pytest.raises(LoadError, match=problem) as caught:
        made(tmp_path, lambda file: iter([block(file, **columns)]))
    assert not (tmp_path / "warehouse").exists()
    assert "correct the reader" in str(caught.value)


def test_two_rows_of_one_name_stop_the_load(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"/3, column 'at': .* is the name of two rows"):
        made(tmp_path, lambda file: iter([block(file), block(file, shift=2)]))


def test_a_block_that_lacks_a_field_stops_the_load(tmp_path: Path) -> None:
    def read(file: RawFile) -> Iterator[Block]:
        whole = block(file)
        yield Block(Flow, whole.columns, {name: value for name, value in whole.constants.items() if name != "unit"})

    with pytest.raises(LoadError, match="gives no 'unit'"):
        made(tmp_path, read)


def test_what_is_no_shape_stops_the_load(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="str is no shape"):
        made(tmp_path, lambda _: iter(["row"]))  # type: ignore[list-item]


def test_truth_is_kept(tmp_path: Path) -> None:
    def tie(*, mutual: object) -> Block:
        columns = {"at": ["x/1"], "vintage": ["v"], "published": ["2000"], "kind": ["treaty"], "actor": ["PRK"]}
        return Block(Tie, columns | {"target": ["RUS"], "since": ["2000"]}, {"mutual": mutual})

    with connect() as connection:
        writer = TableWriter(connection, tmp_path, Tie)
        for given in (tie(mutual=True), tie(mutual=False)):
            writer.add(given)
        writer.flush()
        found = connection.read_parquet(f"{tmp_path}/*.parquet").project("mutual, until").fetchall()
    assert found == [(True, ""), (False, "")]
