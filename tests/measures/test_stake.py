"""Votes with a stake: whom a text names, by hand, by its properties, and all pairs at once equal to pair by pair."""

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bilateral.measures.roll_calls import VoteMatrix, by_year
from bilateral.measures.stake import (
    MIN_STAKE,
    StakeAgreements,
    stake_agreement,
    stake_agreements,
    stakes_named,
    states_named,
)
from bilateral.sources.un_roll_calls import READER, texts
from tests.measures.votes import Table, matrix, mirror_votes, same, tables, votes
from tests.shared import SHARED, needs_shared

Named = dict[str, frozenset[str]]
with_names = tables(3, (1, 30)).flatmap(
    lambda table: st.tuples(st.just(table), arrays(np.bool_, table.shape, elements=st.booleans()))
)


def _named(table: VoteMatrix, told: np.ndarray[tuple[int, int], np.dtype[np.bool_]]) -> Named:
    return {
        roll_call: frozenset(state for row, state in enumerate(table.states) if told[row, column])
        for column, roll_call in enumerate(table.roll_calls)
    }


def _rows(found: StakeAgreements) -> dict[tuple[str, str], tuple[int, int, float]]:
    values = zip(*(column.tolist() for column in found[3:]), strict=True)
    return dict(zip(zip(found.a, found.b, strict=True), values, strict=True))


@pytest.mark.parametrize(
    ("text", "day", "wanted"),
    [
        ("Situation of human rights in the Democratic People's Republic of Korea", "2006-12-19", {"PRK"}),
        ("CUBA, U.S. EMBARGO. Necessity of ending the embargo", "1996-11-12", {"CUB", "USA"}),
        ("CUBAN AMENDMENT TO THE UNITED KINGDOM PROPOSAL", "1946-01-20", {"CUB", "GBR"}),
        ("SINO-SOVIET VIOLATIONS", "1949-12-01", {"CHN", "RUS"}),
        ("The President (spoke in French): Draft resolution II", "2010-12-21", set()),
        ("NEW GUINEA, SCHOLARSHIPS", "1965-12-01", set()),
        ("Independence of Papua New Guinea", "1974-12-01", {"PNG"}),
        ("The situation in the Middle East", "1990-12-01", set()),
        ("Denuclearization, South Asia", "1979-12-11", set()),
    ],
)
def test_whom_a_text_names(text: str, day: str, wanted: set[str]) -> None:
    assert states_named(text, date.fromisoformat(day)) == wanted
    assert stakes_named({"1": (day, text)}) == {"1": wanted}


def test_worked_by_hand() -> None:
    others = np.ones((10, 9), dtype=np.int8)
    others[:2, 7:] = 3  # two in ten: B is not lonely there
    a, b = votes("NAYNNYY.Y"), votes("NNNNAYYNN")
    named = np.array([True, True, True, False, False, True, False, True, False])
    # named: alike, half, opposed, and a common yes; lonely, not named: alike, half; no stake, absent, no stake
    assert stake_agreement(a, b, others, named) == pytest.approx((1 + 0.5 + 0 + 1 + 1 + 0.5) / 6)
    assert math.isnan(stake_agreement(a[1:5], b[1:5], others[:, 1:5], named[1:5]))
    assert MIN_STAKE == 5


def test_it_is_directed() -> None:
    table = matrix(np.array([[3] * 6 + [1] * 6, [1] * 12, [1] * 12, [2] * 6 + [1] * 6], dtype=np.int8))
    found = _rows(stake_agreements({1: table}, {str(column): frozenset({"SAX"}) for column in range(6)}))
    assert found["SDX", "SAX"] == (6, 6, 0.5)
    assert found["SBX", "SAX"] == (6, 6, 0.0)
    assert ("SAX", "SBX") not in found


@given(with_names)
def test_all_pairs_at_once_equal_pair_by_pair(
    given_: tuple[Table, np.ndarray[tuple[int, int], np.dtype[np.bool_]]],
) -> None:
    table, told = given_
    found = _rows(stake_agreements({1: matrix(table)}, _named(matrix(table), told)))
    states = matrix(table).states
    for i, a in enumerate(states):
        for j, b in enumerate(states):
            if i == j:
                continue
            value = stake_agreement(table[i], table[j], np.delete(table, [i, j], axis=0), told[j])
            assert same(found[a, b][2] if (a, b) in found else math.nan, value)
            assert math.isnan(value) or 0 <= value <= 1
    assert all(0 <= named <= n for n, named, _ in found.values())


@given(with_names, st.randoms(use_true_random=False))
def test_the_order_of_roll_calls_and_of_states_does_not_matter(
    given_: tuple[Table, np.ndarray[tuple[int, int], np.dtype[np.bool_]]], order: np.random.Generator
) -> None:
    table, told = given_
    one = matrix(table)
    columns, rows = list(range(table.shape[1])), list(range(len(table)))
    order.shuffle(columns)
    order.shuffle(rows)
    mixed = VoteMatrix(
        tuple(one.states[row] for row in rows),
        tuple(one.roll_calls[column] for column in columns),
        table[rows][:, columns],
    )
    named = _named(one, told)
    assert str(_rows(stake_agreements({1: one}, named))) == str(_rows(stake_agreements({1: mixed}, named)))


@needs_shared
def test_russia_and_israel_s_stake_in_2016() -> None:
    told = texts(READER.open(SHARED / "mirror" / "unga")[1])
    assert len(told) == 6_203
    tables_ = by_year(vote for vote in mirror_votes() if vote.date.startswith("2016"))
    found = _rows(stake_agreements(tables_, stakes_named({key: told[key] for key in tables_[2016].roll_calls})))
    assert found["USA", "ISR"][2] > 0.75
    assert found["IRN", "ISR"][2] < 0.25
    assert 0 < found["USA", "ISR"][1] < found["USA", "ISR"][0]
