"""Roll-call similarity: hand-worked, against a naive loop, by its properties, and on the mirror's votes."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bilateral.measures.roll_calls import VoteMatrix, Votes, by_session, by_year
from bilateral.measures.similarity import (
    MIN_SHARED,
    SimilarityColumns,
    agreement,
    identical_share,
    kappa,
    kappa_nominal,
    percentile,
    similarity,
)
from bilateral.shapes.blocks import single_rows
from bilateral.shapes.rows import Vote
from bilateral.sources.un_roll_calls import READER
from tests.measures import naive
from tests.shared import SHARED, needs_shared

Kernel = Callable[[Votes, Votes], float]
KERNELS = (identical_share, agreement, kappa, kappa_nominal)
every_kernel = pytest.mark.parametrize("kernel", KERNELS)
vote_tables = st.tuples(st.integers(2, 6), st.integers(MIN_SHARED, 40)).flatmap(
    lambda shape: arrays(np.int8, shape, elements=st.integers(0, 3))
)


def _votes(text: str) -> Votes:
    """Y yes, A abstain, N no, . absent."""
    return np.array([".YAN".index(letter) for letter in text], dtype=np.int8)


def _matrix(table: np.ndarray[tuple[int, int], np.dtype[np.int8]]) -> VoteMatrix:
    states = tuple(f"S{chr(65 + row)}X" for row in range(len(table)))
    return VoteMatrix(states, tuple(map(str, range(table.shape[1]))), table)


def _rows(columns: SimilarityColumns) -> dict[tuple[str, str, int], tuple[int, int, float, float]]:
    keys = zip(columns.a, columns.b, columns.year.tolist(), strict=True)
    values = zip(*(column.tolist() for column in columns[3:]), strict=True)
    return dict(zip(keys, values, strict=True))


def _same(one: float, other: float) -> bool:
    return math.isclose(one, other, abs_tol=1e-9) or (math.isnan(one) and math.isnan(other))


def test_worked_by_hand() -> None:
    a, b = _votes("YYYYYYAANN"), _votes("YYYYANANNY")
    assert identical_share(a, b) == pytest.approx(6 / 10)
    # distances: 0 0 0 0 1 2 0 1 0 2
    assert agreement(a, b) == pytest.approx(1 - (1 + 2 + 1 + 2) / 2 / 10)
    # squared 1 + 4 + 1 + 4 = 10; a: 6 yes, 2 abstain, 2 no (mean 1.6, squares 3.2); b: 5, 2, 3 (mean 1.8, squares 4.0)
    assert kappa(a, b) == pytest.approx(1 - 1.0 / (3.2 + 4.0 - 2 * 1.6 * 1.8))
    # by chance .6 * .5 + .2 * .2 + .2 * .3 = .4
    assert kappa_nominal(a, b) == pytest.approx((0.6 - 0.4) / 0.6)


def test_two_states_that_nearly_always_say_yes_agree_much_and_have_no_kappa() -> None:
    a, b = _votes("Y" * 38 + "NY"), _votes("Y" * 38 + "YN")
    assert agreement(a, b) == pytest.approx(0.95)
    assert abs(kappa(a, b)) < 0.06


def test_opposites_have_kappa_minus_one() -> None:
    assert kappa(_votes("YYYYYNNNNN"), _votes("NNNNNYYYYY")) == -1
    assert agreement(_votes("YYYYYNNNNN"), _votes("NNNNNYYYYY")) == 0


@every_kernel
def test_absence_is_never_a_vote(kernel: Kernel) -> None:
    a, b = _votes("YYYYYYAANN"), _votes("YYYYANANNY")
    with_absence = kernel(_votes("YYYYYYAANN..YN"), _votes("YYYYANANNYYN.."))
    assert with_absence == kernel(a, b)


@every_kernel
def test_too_few_shared_roll_calls_have_no_value(kernel: Kernel) -> None:
    enough, less = _votes("YANYANYANY"), _votes("YANYANYAN.")
    assert len(enough) == MIN_SHARED
    assert not math.isnan(kernel(enough, enough))
    assert math.isnan(kernel(enough, less))


@pytest.mark.parametrize("kernel", [kappa, kappa_nominal])
def test_kappa_of_one_and_the_same_vote_is_not_defined(kernel: Kernel) -> None:
    always = _votes("Y" * 12)
    assert math.isnan(kernel(always, always))
    assert kernel(always, _votes("N" * 12)) == 0


@every_kernel
@given(table=vote_tables, order=st.randoms(use_true_random=False))
def test_symmetric_bounded_and_blind_to_the_order_of_roll_calls(
    kernel: Kernel, table: np.ndarray[tuple[int, int], np.dtype[np.int8]], order: np.random.Generator
) -> None:
    a, b = table[0], table[1]
    value = kernel(a, b)
    assert _same(value, kernel(b, a))
    columns = list(range(len(a)))
    order.shuffle(columns)
    assert _same(value, kernel(a[columns], b[columns]))
    low = -1 if kernel in (kappa, kappa_nominal) else 0
    assert math.isnan(value) or low - 1e-9 <= value <= 1 + 1e-9


@given(vote_tables)
def test_all_pairs_at_once_equal_the_naive_loop_and_the_kernels(
    table: np.ndarray[tuple[int, int], np.dtype[np.int8]],
) -> None:
    matrix = _matrix(table)
    found = _rows(similarity({2001: matrix}))
    wanted = naive.similarity({2001: matrix}, MIN_SHARED)
    assert list(found) == list(wanted)
    for (a, b, _), (n, identical, agreed, kappa_) in found.items():
        one = wanted[a, b, 2001]
        assert (n, identical) == (one.n, one.identical)
        assert agreed == pytest.approx(one.agreement, abs=1e-6)
        assert math.isnan(kappa_) if one.kappa is None else kappa_ == pytest.approx(one.kappa, abs=1e-6)
        x, y = table[matrix.states.index(a)], table[matrix.states.index(b)]
        assert _same(identical / n, identical_share(x, y))
        assert _same(agreed, agreement(x, y))
        assert kappa_ == kappa(x, y) or math.isnan(kappa_)


@given(vote_tables)
def test_the_order_of_states_and_years_does_not_matter(
    table: np.ndarray[tuple[int, int], np.dtype[np.int8]],
) -> None:
    matrix, back = _matrix(table), _matrix(table[::-1])
    renamed = VoteMatrix(tuple(reversed(back.states)), back.roll_calls, back.votes)
    assert str(_rows(similarity({1: matrix, 2: matrix}))) == str(_rows(similarity({2: matrix, 1: matrix})))
    first, second = _rows(similarity({1: matrix})), _rows(similarity({1: renamed}))
    for (a, b, year), values in first.items():
        assert all(map(_same, values, second.get((a, b, year), second.get((b, a, year), ()))))


def test_first_state_comes_first_in_the_alphabet() -> None:
    votes = np.tile(_votes("YANYANYANYAN"), (3, 1))
    found = similarity(
        {2: VoteMatrix(("AAA", "BBB", "CCC"), (), votes), 1: VoteMatrix(("AAA", "BBB", "CCC"), (), votes)}
    )
    assert list(zip(found.a, found.b, found.year.tolist(), strict=True)) == [
        (a, b, year) for a, b in (("AAA", "BBB"), ("AAA", "CCC"), ("BBB", "CCC")) for year in (1, 2)
    ]


def test_no_votes_give_no_rows() -> None:
    assert len(similarity({}).a) == 0


def test_percentile_is_a_midrank() -> None:
    assert percentile(np.array([1.0, 2.0, 2.0, 4.0])).tolist() == [12.5, 50.0, 50.0, 87.5]
    assert percentile(np.array([7.0])).tolist() == [50.0]
    assert np.isnan(percentile(np.array([np.nan]))).all()


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=30))
def test_percentile_keeps_order_and_averages_fifty(values: list[float]) -> None:
    ranks = percentile(np.array(values))
    assert ranks.mean() == pytest.approx(50)
    assert all(
        (x < y) <= (p < q) for x, p in zip(values, ranks, strict=True) for y, q in zip(values, ranks, strict=True)
    )


@pytest.fixture(scope="module")
def real_votes() -> list[Vote]:
    read = READER.rows(READER.open(SHARED / "mirror" / "unga"))
    return [vote for vote in single_rows(read) if isinstance(vote, Vote)]


@needs_shared
def test_the_mirror_s_figures_for_north_korea_and_russia(real_votes: list[Vote]) -> None:
    of_pair = [vote for vote in real_votes if vote.state in ("PRK", "RUS")]
    found = by_session(of_pair)
    shared = {session: (table.votes > 0).all(axis=0) for session, table in found.items() if len(table.states) == 2}
    same = {session: (found[session].votes[0] == found[session].votes[1]) & both for session, both in shared.items()}
    assert sum(both.sum() for both in shared.values()) == 2_089
    assert sum(alike.sum() for alike in same.values()) == 1_324
    row = _rows(similarity({74: found["74"]}))["PRK", "RUS", 74]
    assert row[:2] == (78, 61)


@needs_shared
def test_session_and_calendar_year_are_two_things(real_votes: list[Vote]) -> None:
    of_pair = [vote for vote in real_votes if vote.state in ("CHN", "RUS")]
    by_sessions = _rows(similarity({65: by_session(of_pair)["65"]}))
    by_years = _rows(similarity({2010: by_year(of_pair)[2010]}))
    assert by_sessions["CHN", "RUS", 65][3] == pytest.approx(0.456, abs=5e-4)
    assert by_years["CHN", "RUS", 2010][3] == pytest.approx(0.385, abs=5e-4)


@needs_shared
@pytest.mark.parametrize("year", [1946, 1974, 1991, 2010, 2019])
def test_all_real_pairs_of_a_year_equal_the_naive_loop(real_votes: list[Vote], year: int) -> None:
    tables = by_year(vote for vote in real_votes if vote.date.startswith(str(year)))
    found, wanted = _rows(similarity(tables)), naive.similarity(tables, MIN_SHARED)
    assert list(found) == list(wanted)
    for key, one in wanted.items():
        n, identical, agreed, kappa_ = found[key]
        assert (n, identical) == (one.n, one.identical)
        assert abs(agreed - one.agreement) < 1e-6
        assert math.isnan(kappa_) if one.kappa is None else abs(kappa_ - one.kappa) < 1e-6
