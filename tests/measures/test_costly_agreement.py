"""Costly agreement: by hand, by its properties, and all pairs at once equal to pair by pair."""

import math
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilateral.measures.costly_agreement import CostlyAgreements, costly_agreement, costly_agreements
from bilateral.measures.roll_calls import VoteMatrix, by_year
from bilateral.measures.similarity import MIN_SHARED
from tests.measures.votes import Table, matrix, mirror_votes, tables, votes
from tests.shared import needs_shared

small = tables(3, (MIN_SHARED, 30))


def _rows(found: CostlyAgreements) -> dict[tuple[str, str], tuple[int, float]]:
    values = zip(found.n.tolist(), found.value.tolist(), strict=True)
    return dict(zip(zip(found.a, found.b, strict=True), values, strict=True))


def test_worked_by_hand() -> None:
    others = np.stack([votes("YYYYYYYYYYY"), votes("YYYYYYYYYYY"), votes("YNYYYYYYYY."), votes(".NAYYYYYYY.")])
    # no, no, abstain: rarity 1 of 3 others, 2/4 with two of four, 3/4 with one; yes and no; yes with all six times
    a, b = votes("NNAYYYYYYY."), votes("NNANYYYYYYY")
    assert costly_agreement(a, b, others) == pytest.approx((1 + 2 / 4 + 3 / 4) / 10)


def test_agreeing_with_everybody_costs_nothing_and_standing_alone_together_all() -> None:
    others = np.ones((5, 12), dtype=np.int8)
    assert costly_agreement(votes("Y" * 12), votes("Y" * 12), others) == 0
    assert costly_agreement(votes("N" * 12), votes("N" * 12), others) == 1
    assert costly_agreement(votes("N" * 12), votes("A" * 12), others) == 0


def test_roll_calls_without_anybody_else_say_nothing() -> None:
    others = np.stack([votes("YYYYYYYYYY..")])
    assert costly_agreement(votes("N" * 12), votes("N" * 12), others) == 1
    assert math.isnan(costly_agreement(votes("N" * 12), votes("N" * 12), np.zeros((3, 12), dtype=np.int8)))


@given(small)
def test_all_pairs_at_once_equal_pair_by_pair(table: Table) -> None:
    found = _rows(costly_agreements({1: matrix(table)}))
    states = matrix(table).states
    for i, a in enumerate(states):
        for j, b in enumerate(states[i + 1 :], start=i + 1):
            value = costly_agreement(table[i], table[j], np.delete(table, [i, j], axis=0))
            assert value == costly_agreement(table[j], table[i], np.delete(table, [i, j], axis=0)) or math.isnan(value)
            if math.isnan(value):
                assert (a, b) not in found
            else:
                assert found[a, b][1] == pytest.approx(value, abs=1e-9)
                assert 0 <= found[a, b][1] <= 1


@given(small, st.randoms(use_true_random=False))
def test_the_order_of_roll_calls_and_of_states_does_not_matter(table: Table, order: np.random.Generator) -> None:
    columns, rows = list(range(table.shape[1])), list(range(len(table)))
    order.shuffle(columns)
    order.shuffle(rows)
    states = matrix(table).states
    mixed = VoteMatrix(tuple(states[row] for row in rows), (), table[rows][:, columns])
    first, second = _rows(costly_agreements({1: matrix(table)})), _rows(costly_agreements({1: mixed}))
    assert list(first) == list(second)
    assert all(first[key] == pytest.approx(second[key]) for key in first)


@given(small)
def test_an_absent_state_changes_nothing(table: Table) -> None:
    more = np.vstack([table, np.zeros((1, table.shape[1]), dtype=np.int8)])
    first, second = _rows(costly_agreements({1: matrix(table)})), _rows(costly_agreements({1: matrix(more)}))
    assert list(first) == list(second)
    assert all(first[key] == pytest.approx(second[key]) for key in first)


@needs_shared
def test_real_pairs_of_a_year_equal_pair_by_pair() -> None:
    ((year, table),) = by_year(vote for vote in mirror_votes() if vote.date.startswith("2010")).items()
    found = _rows(costly_agreements({year: table}))
    for a, b in Random(3).sample(sorted(found), 100):  # noqa: S311 -- a sample
        i, j = table.states.index(a), table.states.index(b)
        value = costly_agreement(table.votes[i], table.votes[j], np.delete(table.votes, [i, j], axis=0))
        assert found[a, b][1] == pytest.approx(value, abs=1e-9)
