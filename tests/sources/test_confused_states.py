"""The detector of confused states: hand-made series that it must and must not flag, and North Korea's trade of 2014."""

from itertools import starmap

import pytest

from bilateral.shapes.blocks import Block
from bilateral.shapes.rows import Flow
from bilateral.shapes.vocabulary import Kind
from bilateral.sources.confused_states import WINDOW, suspected
from bilateral.sources.cow_trade import READERS
from tests.shared import needs_shared
from tests.sources.mirror_flows import TRADE, opened

SOUTH_EXPORTS = (1000.0, 1400.0, 900.0, 1300.0, 1500.0, 1100.0, 1600.0)
SOUTH_IMPORTS = (500.0, 350.0, 480.0, 600.0, 420.0, 530.0, 640.0)
STEADY = (50.0, 55.0, 48.0, 41.0, 60.0, 52.0, 49.0)
OTHER = (21.0, 25.0, 18.0, 16.0, 27.0, 20.0, 19.0)


def _flow(actor: str, target: str, year: int, amount: float | None, reporter: str = "") -> Flow:
    return Flow(
        at=f"test/000000000000/1/{actor}{target}{year}{reporter}",
        vintage="",
        published="2015",
        kind=Kind.TRADE,
        actor=actor,
        target=target,
        since=str(year),
        until=str(year),
        amount=amount,
        unit="",
        reporter=reporter,
    )


def _series(actor: str, target: str, amounts: tuple[float | None, ...], reporter: str = "") -> list[Flow]:
    return [_flow(actor, target, 2008 + place, amount, reporter) for place, amount in enumerate(amounts)]


def _world(*more: list[Flow]) -> list[Flow]:
    """Return trade in which Brazil trades with both Koreas, and South Korea much more."""
    south = _series("KOR", "BRA", SOUTH_EXPORTS) + _series("BRA", "KOR", SOUTH_IMPORTS)
    return south + [flow for series in more for flow in series]


def _tenth(amounts: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(amount / 10 for amount in amounts)


def test_a_partner_that_moves_with_the_twin_is_flagged() -> None:
    flows = _world(_series("PRK", "BRA", _tenth(SOUTH_EXPORTS)), _series("BRA", "PRK", _tenth(SOUTH_IMPORTS)))
    before, found = suspected(flows)
    assert before.year == 2013  # with one year less, there are still changes enough
    assert (found.state, found.twin, found.partner, found.year) == ("PRK", "KOR", "BRA", 2014)
    assert (found.sign, round(found.strength, 6)) == ("moves_with_twin", 1.0)
    assert found.rows == ("test/000000000000/1/PRKBRA2014", "test/000000000000/1/BRAPRK2014")


def test_a_partner_that_only_sells_is_flagged_where_it_trades_both_ways_with_the_twin() -> None:
    (found,) = suspected(_world(_series("BRA", "PRK", STEADY)))
    assert (found.partner, found.year, found.sign, found.strength) == ("BRA", 2014, "one_way", 1.0)


@pytest.mark.parametrize(
    "flows",
    [
        pytest.param(_world(_series("PRK", "BRA", STEADY), _series("BRA", "PRK", OTHER)), id="moves on its own"),
        pytest.param(
            _world(_series("PRK", "BRA", _tenth(SOUTH_EXPORTS)), _series("BRA", "PRK", OTHER)), id="in one direction"
        ),
        pytest.param(
            _world(
                _series("PRK", "BRA", _tenth(SOUTH_EXPORTS)),
                _series("BRA", "PRK", _tenth(SOUTH_IMPORTS)),
                _series("PRK", "CHN", (50_000.0,) * WINDOW),
            ),
            id="too small to tell",
        ),
        pytest.param(_world(_series("BRA", "PRK", (*STEADY[:-2], None, STEADY[-1]))), id="not every year"),
        pytest.param(_world(_series("BRA", "PRK", STEADY))[1:], id="not every year with the twin"),
        pytest.param(_series("BRA", "PRK", STEADY), id="nothing with the twin"),
        pytest.param(_world(_series("BRA", "PRK", STEADY, "PRK")), id="reported by the state itself"),
        pytest.param(
            _series("DZA", "NER", STEADY) + _series("DZA", "NGA", STEADY) + _series("NGA", "DZA", STEADY),
            id="not a pair of twins",
        ),
        pytest.param([], id="nothing"),
    ],
)
def test_what_no_sign_points_to_is_not_flagged(flows: list[Flow]) -> None:
    assert list(suspected(flows)) == []


def test_the_larger_of_two_series_that_move_together_is_not_suspect() -> None:
    flows = _world(_series("PRK", "BRA", _tenth(SOUTH_EXPORTS)), _series("BRA", "PRK", _tenth(SOUTH_IMPORTS)))
    assert {one.state for one in suspected(flows)} == {"PRK"}


def test_order_of_rows_and_twins_does_not_matter() -> None:
    flows = _world(_series("BRA", "PRK", STEADY))
    assert list(suspected(flows[::-1], [("KOR", "PRK")])) == list(suspected(flows, [("PRK", "KOR")]))


def test_series_that_grow_evenly_have_no_correlation() -> None:
    even = tuple(float(2**place) for place in range(WINDOW))
    flows = [*_series("KOR", "BRA", even), *_series("BRA", "KOR", even)]
    flows += [*_series("PRK", "BRA", even), *_series("BRA", "PRK", even)]
    assert list(suspected(flows)) == []


@needs_shared
def test_the_saudi_and_congolese_figures_in_north_koreas_trade_of_2014_are_flagged() -> None:
    (block,) = READERS[0].rows([opened(READERS[0], TRADE / "cow_trade_ddy.rds")])
    assert isinstance(block, Block)
    names = ("actor", "target", "since", "amount")
    koreas = {"PRK", "KOR"}
    told = [
        (actor, target, int(year), None if amount != amount else amount)  # noqa: PLR0124 - NaN
        for actor, target, year, amount in zip(*(block.columns[name] for name in names), strict=True)
        if actor in koreas or target in koreas
    ]
    found = [one for one in suspected(starmap(_flow, told), [("PRK", "KOR")]) if one.year == 2014]
    assert [(one.state, one.twin, one.partner, one.sign) for one in found] == [
        ("PRK", "KOR", "COG", "one_way"),
        ("PRK", "KOR", "SAU", "moves_with_twin"),
    ]
    assert found[1].strength > 0.8
