"""Company in lonely votes: by hand, by its properties, and all pairs at once equal to pair by pair."""

import math
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilateral.measures.company import FEW, MIN_LONELY, Companies, companies, company
from bilateral.measures.roll_calls import VoteMatrix, by_year
from bilateral.measures.similarity import MIN_SHARED
from tests.measures.votes import Table, matrix, mirror_votes, tables, votes
from tests.shared import needs_shared

small = tables(3, (MIN_SHARED, 40))


def _rows(found: Companies) -> dict[tuple[str, str], tuple[int, int, int, int, float]]:
    values = zip(*(column.tolist() for column in found[3:]), strict=True)
    return dict(zip(zip(found.a, found.b, strict=True), values, strict=True))


def _same(one: float, other: float) -> bool:
    return math.isclose(one, other, abs_tol=1e-12) or (math.isnan(one) and math.isnan(other))


def test_worked_by_hand() -> None:
    others = np.ones((FEW, 12), dtype=np.int8)
    others[0, 0] = 3  # one in ten: B is still lonely
    others[:2, 1] = 3  # two in ten: not any more
    b = votes("NNNNNNYYYYYY")  # lonely on the first and on the third to sixth
    a = votes("NNNNYYNYYYYY")  # joins three of these five; alone once among the seven others
    assert company(a, b, others) == pytest.approx(3 / 5 - 1 / 7)


def test_a_joining_state_does_not_end_loneliness_and_a_dissenter_keeps_nobody_company() -> None:
    others = np.ones((4, 20), dtype=np.int8)
    lonely = votes("N" * 10 + "Y" * 10)
    assert company(lonely, lonely, others) == 1
    assert company(votes("Y" * 20), lonely, others) == 0
    assert company(votes("N" * 20), lonely, others) == 0  # always joins, and always stands apart
    assert company(votes("Y" * 10 + "N" * 10), lonely, others) == -1


def test_it_is_directed() -> None:
    others = np.ones((4, 20), dtype=np.int8)
    often, seldom = votes("N" * 10 + "Y" * 10), votes("N" * 5 + "Y" * 15)
    assert company(often, seldom, others) == pytest.approx(5 / 5 - 5 / 15)
    assert company(seldom, often, others) == pytest.approx(5 / 10 - 0)


def test_too_few_lonely_votes_bear_no_company() -> None:
    others = np.ones((4, 20), dtype=np.int8)
    few = votes("N" * (MIN_LONELY - 1) + "Y" * (21 - MIN_LONELY))
    assert math.isnan(company(few, few, others))
    assert math.isnan(company(votes("N" * 20), votes("N" * 20), others))
    assert math.isnan(company(few[:9], few[:9], others[:, :9]))


@given(small)
def test_all_pairs_at_once_equal_pair_by_pair(table: Table) -> None:
    found = _rows(companies({1: matrix(table)}))
    states = matrix(table).states
    for i, a in enumerate(states):
        for j, b in enumerate(states):
            value = company(table[i], table[j], np.delete(table, [i, j], axis=0)) if i != j else float("nan")
            assert _same(found[a, b][4] if (a, b) in found else float("nan"), value)
            assert math.isnan(value) or -1 <= value <= 1
    for n, lonely, joined, apart, _ in found.values():
        assert 0 <= joined <= lonely <= n
        assert 0 <= apart <= n - lonely


@given(small, st.randoms(use_true_random=False))
def test_the_order_of_roll_calls_and_of_states_does_not_matter(table: Table, order: np.random.Generator) -> None:
    columns, rows = list(range(table.shape[1])), list(range(len(table)))
    order.shuffle(columns)
    order.shuffle(rows)
    states = matrix(table).states
    mixed = VoteMatrix(tuple(states[row] for row in rows), (), table[rows][:, columns])
    assert str(_rows(companies({1: matrix(table)}))) == str(_rows(companies({1: mixed})))


@given(small)
def test_an_absent_state_changes_nothing(table: Table) -> None:
    more = np.vstack([table, np.zeros((1, table.shape[1]), dtype=np.int8)])
    assert str(_rows(companies({1: matrix(table)}))) == str(_rows(companies({1: matrix(more)})))


@needs_shared
def test_real_pairs_of_a_year_equal_pair_by_pair() -> None:
    ((year, table),) = by_year(vote for vote in mirror_votes() if vote.date.startswith("2010")).items()
    found = _rows(companies({year: table}))
    for a, b in [("PRK", "RUS"), ("CAN", "ISR"), *Random(3).sample(sorted(found), 100)]:  # noqa: S311 -- a sample
        i, j = table.states.index(a), table.states.index(b)
        value = company(table.votes[i], table.votes[j], np.delete(table.votes, [i, j], axis=0))
        assert _same(found[a, b][4], value)
