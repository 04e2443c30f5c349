"""Kernels of roll-call similarity: hand-worked, by their properties, and against scikit-learn."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilateral.measures.roll_calls import Votes
from bilateral.measures.scott import pi, pi_nominal
from bilateral.measures.signorino_ritter import s_absolute, s_squared
from bilateral.measures.similarity import MIN_SHARED, agreement, identical_share, kappa, kappa_nominal, percentile
from tests.measures.votes import KERNELS, Table, same, tables, votes

Kernel = Callable[[Votes, Votes], float]
every_kernel = pytest.mark.parametrize("kernel", KERNELS.values(), ids=KERNELS)
beyond_chance = pytest.mark.parametrize("kernel", [kappa, kappa_nominal, pi, pi_nominal])
pairs = tables(2, (MIN_SHARED, 40))


def test_worked_by_hand() -> None:
    a, b = votes("YYYYYYAANN"), votes("YYYYANANNY")
    assert identical_share(a, b) == pytest.approx(6 / 10)
    # distances: 0 0 0 0 1 2 0 1 0 2
    assert agreement(a, b) == pytest.approx(1 - (1 + 2 + 1 + 2) / 2 / 10)
    assert s_absolute(a, b) == pytest.approx(1 - 2 * 6 / (10 * 2))
    assert s_squared(a, b) == pytest.approx(1 - 2 * 10 / (10 * 4))
    # squared 1 + 4 + 1 + 4 = 10; a: 6 yes, 2 abstain, 2 no (mean 1.6, squares 3.2); b: 5, 2, 3 (mean 1.8, squares 4.0)
    assert kappa(a, b) == pytest.approx(1 - 1.0 / (3.2 + 4.0 - 2 * 1.6 * 1.8))
    # by chance .6 * .5 + .2 * .2 + .2 * .3 = .4
    assert kappa_nominal(a, b) == pytest.approx((0.6 - 0.4) / 0.6)
    # pooled: 11 yes, 4 abstain, 5 no of 20; mean 1.7, mean square (11 + 16 + 45) / 20 = 3.6
    assert pi(a, b) == pytest.approx(1 - 1.0 / (2 * (3.6 - 1.7**2)))
    by_chance = 0.55**2 + 0.2**2 + 0.25**2
    assert pi_nominal(a, b) == pytest.approx((0.6 - by_chance) / (1 - by_chance))


def test_two_states_that_nearly_always_say_yes_agree_much_and_have_no_kappa() -> None:
    a, b = votes("Y" * 38 + "NY"), votes("Y" * 38 + "YN")
    assert agreement(a, b) == pytest.approx(0.95)
    assert abs(kappa(a, b)) < 0.06


@every_kernel
def test_opposites_have_the_least_value_and_the_same_votes_the_greatest(kernel: Kernel) -> None:
    least = 0 if kernel in (agreement, identical_share) else -1
    assert kernel(votes("YYYYYNNNNN"), votes("NNNNNYYYYY")) == pytest.approx(least)
    assert kernel(votes("YYYYYNNNNA"), votes("YYYYYNNNNA")) == pytest.approx(1)


@every_kernel
def test_absence_is_never_a_vote(kernel: Kernel) -> None:
    a, b = votes("YYYYYYAANN"), votes("YYYYANANNY")
    assert kernel(votes("YYYYYYAANN..YN"), votes("YYYYANANNYYN..")) == kernel(a, b)


@every_kernel
def test_too_few_shared_roll_calls_have_no_value(kernel: Kernel) -> None:
    enough, less = votes("YANYANYANY"), votes("YANYANYAN.")
    assert len(enough) == MIN_SHARED
    assert not math.isnan(kernel(enough, enough))
    assert math.isnan(kernel(enough, less))


@beyond_chance
def test_one_and_the_same_vote_is_agreement_by_chance_and_not_defined(kernel: Kernel) -> None:
    assert math.isnan(kernel(votes("Y" * 12), votes("Y" * 12)))


def test_unlike_leanings_are_chance_to_kappa_and_disagreement_to_pi() -> None:
    always, never = votes("Y" * 12), votes("N" * 12)
    assert kappa(always, never) == kappa_nominal(always, never) == 0
    assert pi(always, never) == pi_nominal(always, never) == -1


@every_kernel
@given(table=pairs, order=st.randoms(use_true_random=False))
def test_symmetric_bounded_and_blind_to_the_order_of_roll_calls(
    kernel: Kernel, table: Table, order: np.random.Generator
) -> None:
    a, b = table[0], table[1]
    value = kernel(a, b)
    assert same(value, kernel(b, a))
    columns = list(range(len(a)))
    order.shuffle(columns)
    assert same(value, kernel(a[columns], b[columns]))
    low = 0 if kernel in (agreement, identical_share) else -1
    assert math.isnan(value) or low - 1e-9 <= value <= 1 + 1e-9


@given(pairs)
def test_agreement_is_s_stretched_and_pi_never_exceeds_kappa(table: Table) -> None:
    a, b = table[0], table[1]
    assert same(s_absolute(a, b), 2 * agreement(a, b) - 1)
    if not math.isnan(pi(a, b)):
        assert pi(a, b) <= kappa(a, b) + 1e-9
        assert pi_nominal(a, b) <= kappa_nominal(a, b) + 1e-9


def test_kappa_is_scikit_learn_s() -> None:
    metrics = pytest.importorskip("sklearn.metrics", reason="scikit-learn is a peer, in the extra `bench`")
    random = np.random.default_rng(5)
    for _ in range(50):
        a, b = random.integers(1, 4, (2, 30), dtype=np.int8)
        assert kappa(a, b) == pytest.approx(metrics.cohen_kappa_score(a, b, weights="quadratic", labels=[1, 2, 3]))
        assert kappa_nominal(a, b) == pytest.approx(metrics.cohen_kappa_score(a, b, labels=[1, 2, 3]))


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
