"""A release of curated facts, and a store over a few rows as publishers have them."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import pytest

from bilateral.audit.store import Store
from bilateral.shapes.rows import Choice, Flow, Row, Tie, Vote
from bilateral.shapes.vocabulary import Kind
from bilateral.warehouse import Release, open_release
from bilateral.warehouse.release import starter_path
from bilateral.warehouse.tables import load_rows, open_warehouse

if TYPE_CHECKING:
    import duckdb

DAY = date(2026, 11, 24)


class FewRows(Store):
    """The starter's record beside a few publishers' rows; it says that it reads the sources of these too."""

    def __init__(self, release: Release, rows: Iterable[Row]) -> None:
        super().__init__(release, DAY)
        self._rows = list(rows)

    def reads(self, source: str) -> bool:
        return source in {row.at.split("/")[0] for row in self._rows} or super().reads(source)

    @cached_property
    def _connection(self) -> "duckdb.DuckDBPyConnection":
        connection = open_warehouse()
        load_rows(connection, self._rows)
        for table in ("votes", "flows", "ties"):
            connection.execute(f"ALTER TABLE {table} RENAME TO own_{table}")
            own = f"split_part(\"at\", '/', 1) AS source, * FROM own_{table}"
            connection.execute(f"CREATE VIEW {table} AS SELECT {own}")
        return connection


def _vote(number: int, state: str, symbol: str, day: str, choice: Choice) -> Vote:
    return Vote(
        at=f"un_roll_calls/aaaaaaaaaaaa/{number}", vintage="a" * 64, published="2024", state=state, body="UNGA",
        roll_call=symbol or f"r{number}", session="", date=day, choice=choice, symbol=symbol,
    )  # fmt: skip


def _flow(source: str, kind: Kind, pair: str, year: int, amount: float) -> Flow:
    return Flow(
        at=f"{source}/bbbbbbbbbbbb/{pair}{year}", vintage="b" * 64, published="2024", kind=kind, actor=pair[:3],
        target=pair[4:], since=str(year), until=str(year), amount=amount, unit="unit",
    )  # fmt: skip


def _tie(number: int, kind: Kind, pair: str, since: str, until: str, *, mutual: bool = True) -> Tie:
    source = {Kind.SANCTION: "gsdb", Kind.ATTRIBUTE: "cow_contiguity"}.get(kind, "atop")
    text = "neighbours by land or river" if kind is Kind.ATTRIBUTE else f"ATOP {9000 + number}"
    return Tie(
        at=f"{source}/cccccccccccc/{number}", vintage="c" * 64, published="2024", kind=kind, actor=pair[:3],
        target=pair[4:], since=since, until=until, mutual=mutual, text=text,
    )  # fmt: skip


ROWS: tuple[Row, ...] = (
    _vote(1, "PER", "A/RES/71/90", "2016-12-06", "no"),
    _vote(2, "CHL", "A/RES/71/90", "2016-12-06", "yes"),
    _vote(3, "PER", "", "2016-12-09", "yes"),
    _vote(4, "PER", "", "2016-12-10", "yes"),
    _vote(5, "PER", "", "2016-12-10", "no"),
    _vote(6, "PER", "R/15/1514", "1960-12-14", "yes"),
    _tie(1, Kind.DEFENCE_PACT, "PER-CHL", "1990-05-01", "2001-06-01"),
    _tie(2, Kind.DEFENCE_PACT, "BOL-CHL", "1990-05-01", ""),
    _tie(3, Kind.SANCTION, "PER-CHL", "1995", "1997", mutual=False),
    _tie(4, Kind.ATTRIBUTE, "PER-CHL", "1929-06", ""),
    _tie(5, Kind.ATTRIBUTE, "BOL-PRY", "1935-06", "1990-01"),
    _flow("cow_trade", Kind.TRADE, "PER-CHL", 2010, 400.0),
    _flow("cow_trade", Kind.TRADE, "CHL-PER", 2010, 100.0),
    _flow("cow_trade", Kind.TRADE, "BOL-CHL", 2010, 400.0),
    _flow("cow_trade", Kind.TRADE, "PER-BOL", 2010, 100.0),
    *(_flow("sipri_register", Kind.ARMS, "FRA-CHL", year, 60.0) for year in range(2010, 2015)),
    *(_flow("sipri_register", Kind.ARMS, "ITA-CHL", year, 40.0) for year in range(2010, 2015)),
    _flow("cow_igo", Kind.MEMBERSHIP, "CHL-PER", 2010, 71.0),
)


@pytest.fixture(scope="session")
def starter() -> Release:
    return open_release(starter_path())


@pytest.fixture(scope="session")
def few(starter: Release) -> Store:
    return FewRows(starter, ROWS)
