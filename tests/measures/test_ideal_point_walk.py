"""The random walk's sampler: the joint distribution it leaves alone, its draws against exact ones, its intervals."""

import math
from statistics import NormalDist

import numpy as np
import pytest
from benchmarks.plain_ideal_points import Chance, Normal, Where, step
from benchmarks.simulated_votes import coverage, history, within_sessions
from numpy.typing import NDArray

from bilateral.measures.ideal_points import ideal_points, sweeps, walk
from bilateral.measures.ideal_points.chains import cut_steps, history_of, room
from bilateral.measures.ideal_points.design import Design, batches, design
from bilateral.measures.ideal_points.sample import Sample, estimation_sample
from bilateral.measures.ideal_points.starts import copy_of, start

Floats = NDArray[np.float64]

# Line B misses session 2, line C begins in session 2, and item "1" was voted on in two sessions.
_SESSIONS = {"A": (1, 2, 3), "B": (1, 3), "C": (2, 3), "D": (1, 2, 3)}
_ITEMS = {"0": (1,), "1": (1, 2), "2": (2,), "3": (3,)}


def _small() -> Design:
    rows = [
        (line, item, session)
        for item, when in _ITEMS.items()
        for session in when
        for line, present in _SESSIONS.items()
        if session in present
    ]
    lines, items, sessions = (np.array(column) for column in zip(*rows, strict=True))
    choice = np.resize(np.array([1, 2, 3], dtype=np.int8), len(rows))
    return design(Sample(lines, lines, sessions, items, choice))


def _prior(whole: Design, random: np.random.Generator) -> tuple[Floats, Floats, Floats, Floats]:
    """Draw scales, points, slopes and cutpoints from the model's prior, in plain NumPy."""
    scales = np.array([
        walk.STEP_RATE / random.gamma(walk.STEP_SHAPE),
        random.gamma(walk.ITEM_SHAPE) / walk.ITEM_RATE,
        random.normal(),
        random.gamma(walk.ITEM_SHAPE) / walk.ITEM_RATE,
        random.gamma(walk.ITEM_SHAPE) / walk.ITEM_RATE,
    ])  # fmt: skip
    points = np.empty(len(whole.line))
    for i in range(len(points)):
        if whole.first[i]:
            points[i] = random.normal()
        else:
            passed = whole.session[i] - whole.session[i - 1]
            points[i] = points[i - 1] + random.normal() * np.sqrt(scales[0] * passed)
    n = len(whole.items)
    beta = random.normal(size=n) / np.sqrt(scales[1])
    middle = scales[2] + random.normal(size=n) / np.sqrt(scales[3])
    half = np.abs(random.normal(size=n)) / np.sqrt(scales[4]) / 2
    return scales, points, beta, np.stack([middle - half, middle + half], axis=1)


def _told(scales: Floats, points: Floats, beta: Floats, cuts: Floats) -> Floats:
    """Return bounded figures of one draw, so that means of few draws compare."""
    steps = points[1:] - points[:-1]
    middle, gap = cuts.mean(axis=1), cuts[:, 1] - cuts[:, 0]
    return np.array([
        *np.log(scales[[0, 1, 3, 4]]), np.tanh(scales[2]),
        np.tanh(points[0]) ** 2, np.tanh(points[2]) ** 2, np.tanh(points[4]) ** 2, np.tanh(steps[1]) ** 2,
        np.tanh(points[0]) * np.tanh(points[9]), np.tanh(beta[0]) ** 2, np.tanh(beta[1]) ** 2,
        np.tanh(beta[0] * points[0]), np.tanh(middle[0]), np.tanh(middle[0]) ** 2, np.tanh(middle[1]) ** 2,
        np.tanh(gap[0]), np.tanh(gap[1]),
        np.tanh(beta[0] * beta[1] * points[0]) * np.tanh(points[1]),
    ])  # fmt: skip


def test_the_sampler_leaves_the_joint_distribution_of_parameters_and_votes_alone() -> None:
    """Votes drawn given parameters, then parameters moved given votes: the prior must stay the prior (Geweke 2004)."""
    whole = _small()
    random = np.random.default_rng(8)
    by_prior = np.array([_told(*_prior(whole, random)) for _ in range(20_000)])
    scales, points, beta, cuts = _prior(whole, random)
    state = points.astype(np.float32), points, beta, cuts, np.zeros((len(points), 2))
    history, steps = history_of(whole), cut_steps(whole)
    moves = steps, history[3] < 0, np.zeros((len(points), 2))
    unit, item = whole.unit.astype(np.int64), whole.item.astype(np.int64)
    found = []
    for _ in range(8_000):
        latent = beta[item] * points[unit] + random.normal(size=len(unit))
        choice = (1 + (latent > cuts[item, 0]) + (latent > cuts[item, 1])).astype(np.int8)
        layout = batches(unit, item, choice, len(beta))[1]
        walk.run_walk(layout, history, state, moves, scales, (1, 2), room(whole, 0), random)
        found.append(_told(scales, points, beta, cuts))
    by_batch = np.array(found).reshape(40, -1, by_prior.shape[1]).mean(axis=1)
    error = np.sqrt(by_batch.var(axis=0, ddof=1) / len(by_batch) + by_prior.var(axis=0) / len(by_prior))
    apart = (by_batch.mean(axis=0) - by_prior.mean(axis=0)) / error
    assert np.abs(apart).max() < 4


def test_steps_of_the_published_sampler_are_those_of_the_plain_form_given_the_same_random_numbers() -> None:
    votes = history(4, (20, 4, 15))[1]
    whole = design(estimation_sample(votes))
    assert len(whole.layout[1]) == 2, "one batch, so that random numbers come in one order"
    state, begun = start(whole), copy_of(start(whole))
    plain = Where(begun[0].astype(np.float64), *begun[1:])
    random, same = np.random.default_rng(3), np.random.default_rng(3)
    normal = Normal(
        np.vectorize(lambda x: math.erfc(-x / math.sqrt(2)) / 2, otypes=[float]),
        np.vectorize(lambda q: NormalDist().inv_cdf(min(max(q, 1e-300), 1 - 1e-16)), otypes=[float]),
    )
    n = len(whole.items)
    for _ in range(10):
        sweeps.run(whole.layout, (whole.before, whole.precision), state, 1, 2, room(whole, 0), random)
        points = same.standard_normal(len(whole.line))
        latent = np.empty(len(whole.unit), np.float32)
        sweeps.uniforms(0, sweeps.keys_of(same), latent)
        proposals = np.array([sweeps.proposed(a, b, sweeps.STEP, sweeps.AUTHORS, same) for a, b in plain.cuts.tolist()])
        given = Chance(points, proposals, latent.astype(float), same.random(n), same.standard_normal(n))
        plain = step(whole, plain, given, normal)
        for ours, theirs in zip(state, plain, strict=True):
            known = np.asarray(theirs, dtype=np.float64)
            assert np.abs(np.asarray(ours, dtype=np.float64) - known).max() < 2e-3 * np.abs(known).max()


def test_a_vote_is_as_likely_as_the_share_of_the_normal_distribution_between_its_cutpoints() -> None:
    below = NormalDist().cdf
    draw = (
        np.array([0.5], np.float32),
        np.array([1.0, -2.0], np.float32),
        np.array([[-0.2, 0.4], [0.0, 1.0]], np.float32),
    )
    unit, item, choice = np.zeros(4, np.int32), np.array([0, 0, 0, 1], np.int32), np.array([1, 2, 3, 2], np.int8)
    found = np.zeros(4)
    sweeps.predicted(draw, unit, item, choice, found)
    assert found == pytest.approx([below(-0.7), below(-0.1) - below(-0.7), below(0.1), below(2) - below(1)], abs=1e-6)


def test_paths_are_drawn_from_the_exact_posterior_of_a_walk_with_gaps() -> None:
    """Three points of one line, the last after a gap of two; their joint precision is written out and inverted."""
    history = (
        np.array([True, False, False]),
        np.array([1.0, 1.0, 2.0]),
        np.arange(3, dtype=np.int32),
        np.zeros(0, np.int32),
    )
    sums, variance = np.array([[2.0, 1.0], [0.0, 0.0], [-3.0, 4.0]]), 0.5
    precision = np.array([[1 + 2 + 1.0, -2, 0], [-2, 2 + 1, -1], [0, -1, 1 + 4.0]])
    points, random = np.zeros(3), np.random.default_rng(6)
    draws = np.empty((20_000, 3))
    for k in range(len(draws)):
        walk.paths(history, points, sums, variance, random)
        draws[k] = points
    assert np.abs(draws.mean(axis=0) - np.linalg.solve(precision, sums[:, 0])).max() < 0.02
    assert np.abs(np.cov(draws.T) - np.linalg.inv(precision)).max() < 0.02


def test_a_history_of_the_model_is_recovered_with_intervals_that_hold_it() -> None:
    truth, votes = history(7, (30, 6, 40))
    found = ideal_points(votes, "coherent", seed=7, iterations=1_200)
    assert min(within_sessions(found, truth)) > 0.94
    assert 0.8 < coverage(found, truth) < 0.97
