"""Figures that look as if they were another state's are flagged, and stay as published."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bilateral.shapes.rows import Row
from bilateral.sources import readers
from bilateral.sources.raw import RawFile
from bilateral.warehouse import open_release
from bilateral.warehouse.swaps import Suspect, suspects
from tests.shared import SHARED, needs_shared
from tests.warehouse.rows import flow
from tests.warehouse.small import amber, run, write_amber

TRADE = {
    ("PRK", "CHN"): 900.0, ("PRK", "COG"): 60.0, ("PRK", "RUS"): 40.0, ("KOR", "CHN"): 50_000.0,
    ("KOR", "USA"): 90_000.0, ("KOR", "COG"): 90.0, ("KOR", "RUS"): 9_000.0, ("USA", "CHN"): 200_000.0,
    ("USA", "RUS"): 90_000.0,
}  # fmt: skip
"""A world in which the Republic of Congo trades with North Korea nearly as much as with South Korea."""


def _read(file: RawFile) -> Iterator[Row]:
    for row, ((actor, target), amount) in enumerate(TRADE.items(), start=1):
        given = {"kind": "trade", "since": "2014", "until": "2014", "amount": amount, "actor": actor, "target": target}
        yield flow(row, at=file.ref(row), vintage=file.sha256, **given)


def flagged(warehouse: Path, source: str, year: int) -> tuple[Suspect, ...]:
    with open_release(warehouse).connect() as connection:
        return suspects(connection, source, year)


def test_a_partner_out_of_all_proportion_is_flagged_and_the_others_are_not(tmp_path: Path) -> None:
    write_amber(tmp_path / "origin")
    run(tmp_path, tmp_path / "origin", (amber._replace(read=_read),))
    (one,) = flagged(tmp_path / "warehouse", "amber_ledger", 2014)
    assert (one.state, one.twin, one.partner, one.amount) == ("PRK", "KOR", "COG", 60.0)
    world = 2 * sum(TRADE.values())
    assert one.excess == pytest.approx(60 / 100 / (150 / world))
    much = f"{one.excess:.0f} times what the partner's share of world trade would give"
    assert str(one) == f"PRK-COG 2014: 60 is {much}; it may be KOR's"
    assert flagged(tmp_path / "warehouse", "amber_ledger", 2013) == ()


@needs_shared
def test_the_saudi_and_congo_figures_of_north_korea_in_2014_are_flagged(tmp_path: Path) -> None:
    using = [one for one in readers() if one.source.key in {"cow_trade", "cow_contiguity"}]
    for name in ("trade/cow_trade_ddy.rds", "states/contdir.csv"):
        place = tmp_path / "origin" / Path(name).name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes((SHARED / "mirror" / name).read_bytes())
    run(tmp_path, tmp_path / "origin", using)
    found = {(one.state, one.partner): one for one in flagged(tmp_path / "warehouse", "cow_trade", 2014)}
    assert {("PRK", "COG"), ("PRK", "SAU")} <= set(found)
    assert ("PRK", "CHN") not in found
    assert ("PRK", "RUS") not in found
    assert (found["PRK", "COG"].amount, found["PRK", "SAU"].amount) == (221.0, 225.0)
    assert len(found) < 12
