"""Tables hold what the shapes say, all of it and no more."""

from pathlib import Path
from typing import get_args

import msgspec
import pytest

from bilateral.record.facts import Fact
from bilateral.shapes.rows import Attribute, Event, Flow, Row, Tie, Vote
from bilateral.shapes.vocabulary import Action, Kind
from bilateral.warehouse.results import RESULT_TABLES, IdealPoint, Similarity, results_view
from bilateral.warehouse.tables import DDL, KEYS, LoadError, load_rows, open_warehouse
from tests.record.facts import fact
from tests.sources.kit import Kit
from tests.sources.kits import KITS
from tests.warehouse.rows import flow, others, vote

SHAPES = {
    "votes": Vote, "flows": Flow, "ties": Tie, "events": Event, "attributes": Attribute, "facts": Fact,
    "similarity": Similarity, "ideal_points": IdealPoint,
}  # fmt: skip


@pytest.mark.parametrize("table", DDL)
def test_a_table_has_one_column_per_field(table: str) -> None:
    with open_warehouse() as warehouse:
        columns = [row[0] for row in warehouse.execute(f"DESCRIBE {table}").fetchall()]
    if table in SHAPES:
        assert set(columns) == set(SHAPES[table].__struct_fields__)
    else:
        assert table in RESULT_TABLES
    assert len(columns) == len(set(columns))
    assert set(KEYS[table]) <= set(columns)


def test_every_shape_comes_back_as_it_went_in() -> None:
    rows: list[Row | Fact] = [
        vote(1),
        vote(2, state="NAM", symbol="A/RES/69/188"),
        flow(3, amount=None, reporter="RUS"),
        *others(),
        fact(),
    ]
    with open_warehouse() as warehouse:
        assert load_rows(warehouse, rows) == {
            "votes": 2, "flows": 1, "ties": 1, "events": 1, "attributes": 1, "facts": 1,
        }  # fmt: skip
        for table, shape in SHAPES.items():
            if table not in RESULT_TABLES:
                found = warehouse.table(table)
                names = found.columns
                back = [msgspec.convert(dict(zip(names, row, strict=True)), shape) for row in found.fetchall()]
                assert back == [row for row in rows if isinstance(row, shape)]


def test_missing_is_not_zero() -> None:
    with open_warehouse() as warehouse:
        load_rows(warehouse, [flow(1, amount=None), flow(2, amount=0.0), flow(3, amount=4.0)])
        found = warehouse.execute("SELECT count(*), count(amount), sum(amount), min(amount) FROM flows").fetchone()
    assert found == (3, 2, 4.0, 0.0)


def test_an_attribute_says_a_number_or_a_text() -> None:
    *_, number = others()
    leader = msgspec.structs.replace(
        number, at="test/ffffffffffff/10", kind="leader", value=None, text="Putin", until=""
    )
    with open_warehouse() as warehouse:
        load_rows(warehouse, [number, leader])
        assert warehouse.sql("SELECT value, text FROM attributes ORDER BY kind").fetchall() == [
            (1.5, ""),
            (None, "Putin"),
        ]


def test_a_join_with_states_loses_no_row() -> None:
    with open_warehouse() as warehouse:
        load_rows(warehouse, [flow(1), flow(2, actor="XKX")])
        warehouse.execute("CREATE TABLE known AS SELECT 'RUS' AS state_id, 'Russia' AS name")
        found = warehouse.execute(
            "SELECT actor, name FROM flows LEFT JOIN known ON actor = state_id ORDER BY actor"
        ).fetchall()
    assert found == [("RUS", "Russia"), ("XKX", None)]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (vote(2, choice="perhaps"), "choice"),
        (flow(2, kind="amber"), "kind"),
        (flow(2, target="RUS"), "target"),
        (flow(2, unit=None), "unit"),
    ],
)
def test_a_row_against_the_rules_stops_the_load_and_leaves_nothing(row: Vote | Flow, what: str) -> None:
    with open_warehouse() as warehouse:
        with pytest.raises(LoadError, match=what):
            load_rows(warehouse, [vote(1), flow(1), row])
        for table in ("votes", "flows"):
            assert warehouse.table(table).fetchall() == []


def test_a_row_id_that_is_there_twice_stops_the_load() -> None:
    with open_warehouse() as warehouse:
        load_rows(warehouse, [vote(1)])
        with pytest.raises(LoadError, match="2 rows are called test/ffffffffffff/1; row ids must be unique"):
            load_rows(warehouse, [vote(2), vote(1)])
        assert warehouse.execute('SELECT "at" FROM votes').fetchall() == [("test/ffffffffffff/1",)]


@pytest.mark.parametrize("kit", KITS.values(), ids=KITS)
def test_every_source_loads_whole(kit: Kit, tmp_path: Path) -> None:
    kit.write(tmp_path)
    with open_warehouse() as warehouse:
        loaded = load_rows(warehouse, kit.read(tmp_path))
    assert sum(loaded.values()) == kit.rows


@pytest.mark.parametrize("kit", KITS.values(), ids=KITS)
@pytest.mark.parametrize("fault", ["unknown name", "impossible year", "truncated file"])
def test_a_wrong_file_leaves_the_warehouse_as_it_was(kit: Kit, fault: str, tmp_path: Path) -> None:
    kit.write(tmp_path)
    wrong = kit.faults[fault]
    wrong.harm(tmp_path)
    with open_warehouse() as warehouse:
        load_rows(warehouse, [vote(1), flow(2)])
        with pytest.raises(wrong.error):
            load_rows(warehouse, kit.read(tmp_path))
        assert warehouse.execute("SELECT (SELECT count(*) FROM votes), (SELECT count(*) FROM flows)").fetchone() == (
            1,
            1,
        )


def test_two_vintages_stand_side_by_side(tmp_path: Path) -> None:
    kit = KITS["amber_ledger"]
    kit.write(tmp_path)
    path = tmp_path / kit.reader.files[0]
    with open_warehouse() as warehouse:
        load_rows(warehouse, kit.read(tmp_path))
        path.write_text(path.read_text(encoding="utf-8").replace("2011;12.5", "2011;13.5"), encoding="utf-8")
        load_rows(warehouse, kit.read(tmp_path))
        found = warehouse.execute(
            "SELECT count(DISTINCT vintage), list(amount ORDER BY amount) FROM flows WHERE actor = 'PRK'"
        ).fetchone()
    assert found == (2, [12.5, 13.5])


def test_closed_lists_are_those_of_the_vocabulary() -> None:
    for kind in Kind:
        assert f"'{kind}'" in DDL["flows"]
    for action in Action:
        assert f"'{action}'" in DDL["events"]
    for choice in get_args(Vote.__annotations__["choice"]):
        assert f"'{choice}'" in DDL["votes"]


def test_results_name_every_measure_of_the_wide_table() -> None:
    with open_warehouse() as warehouse:
        warehouse.execute(f"CREATE VIEW results AS {results_view(RESULT_TABLES)}")
        warehouse.execute("INSERT INTO similarity VALUES ('PRK', 'RUS', 2010, 10, 6, 0.7, NULL)")
        warehouse.execute("INSERT INTO company VALUES ('RUS', 'PRK', 2010, 40, 10, 6, 3)")
        warehouse.execute("INSERT INTO ideal_point_distance VALUES ('PRK', 'RUS', 2010, 12, 0.5, 0.25, 0.75)")
        found = warehouse.execute("SELECT measure, round(value, 3), n FROM results ORDER BY measure").fetchall()
    assert found == [
        ("un_ideal_point_distance", 0.5, 12),
        ("un_vote_agreement", 0.7, 10),
        ("un_vote_company", 0.5, 40),
        ("un_vote_identical_share", 0.6, 10),
        ("un_vote_s", 0.4, 10),
    ]
