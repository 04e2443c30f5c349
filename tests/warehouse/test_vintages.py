"""Which vintage speaks for a day, and what had happened by then."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bilateral.shapes.rows import Attribute, Flow, Row, Tie, Vote
from bilateral.shapes.vocabulary import Kind
from bilateral.sources.raw import RawFile
from bilateral.warehouse import open_release
from bilateral.warehouse.manifest import Input
from bilateral.warehouse.vintages import used
from tests.warehouse.small import amber, run, write_amber


def load(name: str, published: str, *, first: str = "", scope: str = "", **more: str) -> Input:
    source, layout = more.get("source", "sipri"), more.get("layout", "")
    return Input(
        source=source, licence="x", vintage=name * 64, rows=1, files=(), load=name, layout=layout, scope=scope,
        published=published, first_published=first or published, parts=("parts/x.parquet",),
    )  # fmt: skip


OLD, NEW = load("a", "2024-03-11"), load("b", "2025-03-10")


@pytest.mark.parametrize(
    ("as_of", "name", "note"),
    [
        ("2024-01-01", "a", "reconstructed from the vintage of 2024-03-11"),
        ("2024-03-11", "a", ""),
        ("2025-03-09", "a", ""),
        ("2025-03-10", "b", ""),
        ("2030-01-01", "b", ""),
    ],
)
def test_the_newest_vintage_published_by_the_day_is_used(as_of: str, name: str, note: str) -> None:
    (one,) = used([NEW, OLD], as_of)
    assert (one.input.load, one.note) == (name, note)


def test_a_month_of_publication_counts_from_its_last_day() -> None:
    month = load("c", "2024-03")
    assert [one.reconstructed for one in used([month], "2024-03-30")] == [True]
    assert [one.reconstructed for one in used([month], "2024-03-31")] == [False]


def test_files_of_different_scopes_add_up_and_each_has_its_vintages() -> None:
    loads = [load("a", "2024", scope="RUS"), load("b", "2025", scope="RUS"), load("c", "2024", scope="FRA")]
    assert [one.input.load for one in used(loads, "2030-01-01")] == ["c", "b"]


def test_files_of_one_scope_and_day_are_one_edition() -> None:
    loads = [load("a", "2024-07-28"), load("b", "2024-07-28"), load("c", "2023-01-01")]
    assert [one.input.load for one in used(loads, "2030-01-01")] == ["a", "b"]


def test_an_edition_in_two_layouts_is_used_in_one() -> None:
    loads = [load("a", "2024", layout="R package"), load("b", "2024", layout="CSV"), load("c", "2024", layout="CSV")]
    assert [one.input.load for one in used(loads, "2030-01-01")] == ["b", "c"]


def test_sources_do_not_replace_each_other() -> None:
    assert len(used([OLD, load("b", "2025", source="gsdb")], "2030-01-01")) == 2


def test_rows_that_are_their_own_publication_are_cut_at_the_day() -> None:
    votes = load("a", "2020-01-14", first="1946-01-01")
    assert [one.reconstructed for one in used([votes], "1990-01-01")] == [False]
    assert [one.reconstructed for one in used([votes], "1940-01-01")] == [True]


def test_results_of_measures_are_no_vintage() -> None:
    assert used([Input(source="x", licence="x", vintage="y", rows=1, files=())], "2030-01-01") == ()


def _rows(file: RawFile) -> Iterator[Row]:
    row = {"vintage": file.sha256, "published": "2018-06-01"}
    flow = {"kind": Kind.ARMS, "actor": "RUS", "target": "PRK", "amount": 1.0, "unit": "t"}
    yield Flow(at=file.ref(1), since="2010", until="2010", **flow, **row)  # type: ignore[arg-type]
    yield Flow(at=file.ref(2), since="2015-03", until="2015-03", **flow, **row)  # type: ignore[arg-type]
    pact = {"kind": Kind.DEFENCE_PACT, "actor": "RUS", "target": "PRK"}
    yield Tie(at=file.ref(3), since="1961-07-06", until="1996-09-10", **pact, **row)  # type: ignore[arg-type]
    yield Tie(at=file.ref(4), since="2000", until="2016", **pact, **row)  # type: ignore[arg-type]
    yield Tie(at=file.ref(5), since="2016-01-01", **pact, **row)  # type: ignore[arg-type]
    fact = {"kind": "leader", "state": "RUS", "value": None, "unit": ""}
    yield Attribute(at=file.ref(6), since="2012-05-07", until="2018-05-01", **fact, **row)  # type: ignore[arg-type]
    yield Attribute(at=file.ref(7), since="2015", until="2015", **fact, **row)  # type: ignore[arg-type]


def _votes(file: RawFile) -> Iterator[Row]:
    """Yield votes, each published by being cast."""
    vote = {"state": "RUS", "body": "UNGA", "roll_call": "1", "session": "", "choice": "no", "vintage": file.sha256}
    for number, day in enumerate(("2014-03-27", "2016-03-27"), start=1):
        yield Vote(at=file.ref(number), date=day, published=day, **vote)  # type: ignore[arg-type]


def synced(folder: Path, read: Callable[[RawFile], Iterator[Row]]) -> Path:
    write_amber(folder / "origin")
    run(folder, folder / "origin", (amber._replace(read=read),))
    return folder / "warehouse"


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return synced(tmp_path_factory.mktemp("vintages"), _rows)


def rows(warehouse: Path, table: str, as_of: str, columns: str) -> list[tuple[object, ...]]:
    with open_release(warehouse).connect(as_of) as connection:
        return connection.table(table).project(columns).order("ALL").fetchall()


def test_what_is_counted_over_a_period_had_happened_when_it_was_over(warehouse: Path) -> None:
    assert rows(warehouse, "flows", "2015-03-30", "since") == [("2010",)]
    assert rows(warehouse, "flows", "2015-03-31", "since") == [("2010",), ("2015-03",)]
    assert rows(warehouse, "flows", "2010-12-30", "since") == []


def test_an_end_that_lies_after_the_day_was_not_known(warehouse: Path) -> None:
    assert rows(warehouse, "ties", "2015-06-30", "since, until") == [("1961-07-06", "1996-09-10"), ("2000", "")]
    assert rows(warehouse, "ties", "1990-06-30", "since, until") == [("1961-07-06", "")]
    assert rows(warehouse, "attributes", "2015-06-30", "since, until") == [("2012-05-07", "")]
    assert len(rows(warehouse, "attributes", "2015-12-31", "since")) == 2


def test_a_vintage_that_is_old_enough_is_used_as_it_is(warehouse: Path) -> None:
    assert len(rows(warehouse, "ties", "2018-06-01", "since")) == 3


def test_a_vote_is_known_from_its_day(tmp_path: Path) -> None:
    votes = synced(tmp_path, _votes)
    assert rows(votes, "votes", "2018-06-01", "date") == [("2014-03-27",), ("2016-03-27",)]
    assert rows(votes, "votes", "2015-06-01", "date") == [("2014-03-27",)]
    assert rows(votes, "votes", "2014-03-26", "date") == []


def test_without_a_day_every_row_is_there(warehouse: Path) -> None:
    with open_release(warehouse).connect() as connection:
        assert connection.execute("SELECT count(*), count(DISTINCT source) FROM flows").fetchone() == (2, 1)
        assert connection.execute("SELECT count(*) FROM ties WHERE until = '2016'").fetchone() == (1,)


def test_a_source_that_is_off_is_in_no_view(warehouse: Path) -> None:
    with open_release(warehouse, without=["sipri_tiv"]).connect() as connection:
        assert connection.execute("SELECT count(*) FROM flows").fetchone() == (2,)
    release = open_release(warehouse)
    release.without = frozenset({"amber_ledger"})
    for as_of in (None, "2018-06-01"):
        with release.connect(as_of) as connection:
            assert connection.execute("SELECT count(*) FROM flows").fetchone() == (0,)
    assert release.used("2018-06-01") == ()
