"""Shares, worked by hand on a table of five years."""

import math

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilateral.measures.choice import CHOSEN
from bilateral.measures.shares import WINDOWS, share, supplier_share
from bilateral.shapes.vocabulary import Kind
from bilateral.sources import cards

ROWS = [
    ("sipri_register", "arms", "CHN", "PAK", "2020", 40.0),
    ("sipri_register", "arms", "CHN", "PAK", "2024", 20.0),
    ("sipri_register", "arms", "CHN", "PAK", "2019", 500.0),  # before the window
    ("sipri_register", "arms", "USA", "PAK", "2021", 20.0),
    ("sipri_register", "arms", "ZZZ", "PAK", "2022", 20.0),  # a supplier nobody knows
    ("sipri_register", "arms", "CHN", "BGD", "2022", 10.0),
    ("sipri_register", "arms", "RUS", "IND", "2022", 10.0),
    ("sipri_register", "arms", "FRA", "IND", "2022", 30.0),
    ("sipri_tiv", "arms", "CHN", "PAK", "2021", 9_000.0),  # another table, never mixed in
    ("cow_trade", "trade", "CHN", "PAK", "2014", 25.0),
    ("cow_trade", "trade", "USA", "PAK", "2014", 75.0),
    ("cow_trade", "trade", "USA", "PAK", "2013", 1_000.0),
]


def flows(rows: list[tuple[str, str, str, str, str, float]]) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE flows (source VARCHAR, kind VARCHAR, actor VARCHAR, target VARCHAR, since VARCHAR, "
        "amount DOUBLE, unit VARCHAR)"
    )
    if rows:
        connection.executemany("INSERT INTO flows VALUES (?, ?, ?, ?, ?, ?, 'units')", rows)
    return connection


def test_unknown_suppliers_stay_in_the_denominator() -> None:
    found = share(flows(ROWS), Kind.ARMS, "CHN", "PAK", 2026)
    assert found is not None
    assert (found.since, found.until, found.amount, found.total, found.unknown, found.n) == (2020, 2024, 60, 100, 20, 2)
    assert found.value == pytest.approx(0.6) == supplier_share({"CHN": 60, "USA": 20, "ZZZ": 20}, "CHN")
    assert math.isnan(supplier_share({}, "CHN"))


def test_the_window_ends_with_the_period() -> None:
    found = share(flows(ROWS), Kind.ARMS, "CHN", "PAK", 2023)
    assert found is not None
    assert (found.since, found.until) == (2018, 2022)  # the latest year with rows
    assert found.value == pytest.approx(540 / 580)


def test_percentiles_are_midranks_among_known_suppliers() -> None:
    # shares of 2020-2024: USA-PAK .2, RUS-IND .25, CHN-PAK .6, FRA-IND .75, CHN-BGD 1
    found = share(flows(ROWS), Kind.ARMS, "CHN", "PAK", 2026)
    assert found is not None
    assert found.percentile == pytest.approx(100 * 2.5 / 5)


def test_trade_is_of_one_year() -> None:
    found = share(flows(ROWS), Kind.TRADE, "CHN", "PAK", 2026)
    assert found is not None
    assert (found.since, found.until, found.value) == (2014, 2014, 0.25)


def test_no_row_is_no_zero() -> None:
    connection = flows(ROWS)
    assert share(connection, Kind.ARMS, "FRA", "PAK", 2026) is None
    assert share(connection, Kind.ARMS, "CHN", "PAK", 1990) is None
    assert share(flows([]), Kind.ARMS, "CHN", "PAK", 2026) is None


@pytest.mark.parametrize("text", ["chn", "CHNN", "C'N", ""])
def test_only_state_ids_reach_the_query(text: str) -> None:
    with pytest.raises(ValueError, match="no state id"):
        share(flows(ROWS), Kind.ARMS, text, "PAK", 2026)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["CHN", "USA", "RUS", "ZZZ"]), st.integers(1, 1000)), min_size=1, max_size=12)
)
def test_shares_of_known_and_unknown_suppliers_add_up_to_one(deliveries: list[tuple[str, int]]) -> None:
    connection = flows([("sipri_register", "arms", one, "PAK", "2022", float(amount)) for one, amount in deliveries])
    found = [share(connection, Kind.ARMS, one, "PAK", 2026) for one in ("CHN", "USA", "RUS")]
    known = sum(one.value for one in found if one is not None)
    unknown = sum(amount for one, amount in deliveries if one == "ZZZ") / sum(amount for _, amount in deliveries)
    assert known + unknown == pytest.approx(1)
    assert all(0 < one.value <= 1 for one in found if one is not None)


def test_every_kind_has_one_source_that_speaks_for_it() -> None:
    known = {card.key: card for card in cards()}
    assert set(CHOSEN.values()) <= set(known)
    assert set(WINDOWS) <= set(CHOSEN)
