"""Distances of ideal points: all pairs at once equal to the result's own, and intervals of the distance itself."""

from types import SimpleNamespace

import numpy as np
import pytest

from bilateral.measures.ideal_distance import ideal_distances
from bilateral.measures.ideal_points.result import distance


def _points(draws: np.ndarray[tuple[int, int, int], np.dtype[np.float32]]) -> SimpleNamespace:
    """Three states in session 5 and two in session 6, as ``IdealPoints`` has them."""

    class Points(SimpleNamespace):
        def __len__(self) -> int:
            return 5

    return Points(
        state=np.array(["RUS", "RUS", "CHN", "PRK", "PRK"]),
        session=np.array([5, 6, 5, 5, 6]),
        n_votes=np.array([30, 40, 20, 10, 50]),
        draws=(draws,),
    )


def test_all_pairs_equal_pair_by_pair() -> None:
    draws = np.random.default_rng(2).normal(size=(2, 200, 5)).astype(np.float32)
    found = ideal_distances(_points(draws))  # type: ignore[arg-type]
    keys = list(zip(found.period.tolist(), found.a, found.b, found.n.tolist(), strict=True))
    assert keys == [(5, "CHN", "PRK", 10), (5, "CHN", "RUS", 20), (5, "PRK", "RUS", 10), (6, "PRK", "RUS", 40)]
    flat = draws.reshape(-1, 5).astype(float)
    for k, (one, other) in enumerate([(2, 3), (2, 0), (3, 0), (4, 1)]):
        assert found.value[k] == pytest.approx(distance(flat[:, one], flat[:, other]), abs=1e-6)
        wanted = np.quantile(np.abs(flat[:, one] - flat[:, other]), [0.05, 0.95])
        assert [found.low[k], found.high[k]] == pytest.approx(wanted, abs=1e-6)


def test_what_moves_both_alike_cancels_out() -> None:
    common = np.random.default_rng(3).normal(size=(2, 200, 1)).astype(np.float32)
    draws = np.concatenate([common] * 4 + [common + 1], axis=2)
    found = ideal_distances(_points(draws))  # type: ignore[arg-type]
    assert found.value[3] == pytest.approx(1, abs=1e-6)
    assert found.high[3] - found.low[3] < 1e-5


def test_no_draws_have_no_distance() -> None:
    assert np.isnan(distance(np.empty(0), np.empty(0)))
