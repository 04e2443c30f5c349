"""The random walk as one model: moves of points, sessions and scale, compiled."""

import math

import numpy as np
from numpy.typing import NDArray

from bilateral.measures.ideal_points.arrays import Floats, Kept, Layout, State, Whole
from bilateral.measures.ideal_points.compiled import compiled
from bilateral.measures.ideal_points.sweeps import items, keys_of

STEP_SHAPE, STEP_RATE = 2.0, 0.05
"""The inverse gamma prior of the variance of a step from one session to the next."""

ITEM_SHAPE, ITEM_RATE = 2.0, 1.0
"""The gamma prior of the precisions of slopes, of middles and of gaps of cutpoints."""

STEP, SLOPE, CENTRE, MIDDLE, GAP = range(5)
"""Places in the scales: variance of a step, precision of slopes, mean and precision of middles, precision of gaps. The
mean of middles is N(0, 1)."""

SCALINGS = 4

History = tuple[NDArray[np.bool_], Floats, Whole, Whole]
"""Whether a line begins with the unit; sessions since the unit before; number of the unit's session; and of each item's
(-1 where several)."""


@compiled
def paths(
    history: History, points: Floats, sums: Floats, variance: float, rng: np.random.Generator
) -> None:  # pragma: no cover - compiled
    """Draw the points of every line at once: a filter forwards, draws backwards."""
    first, gap, _, _ = history
    n = len(points)
    mean, spread = np.empty(n), np.empty(n)
    for i in range(n):
        before, certain = (0.0, 1.0) if first[i] else (mean[i - 1], 1.0 / (spread[i - 1] + variance * gap[i]))
        spread[i] = 1.0 / (certain + sums[i, 1])
        mean[i] = spread[i] * (certain * before + sums[i, 0])
    for k in range(n):
        i = n - 1 - k
        if i == n - 1 or first[i + 1]:
            points[i] = mean[i] + math.sqrt(spread[i]) * rng.standard_normal()
        else:
            step = variance * gap[i + 1]
            narrowed = 1.0 / (1.0 / spread[i] + 1.0 / step)
            centre = narrowed * (mean[i] / spread[i] + points[i + 1] / step)
            points[i] = centre + math.sqrt(narrowed) * rng.standard_normal()


@compiled
def scales_drawn(
    history: History, state: State, points: Floats, scales: Floats, rng: np.random.Generator
) -> None:  # pragma: no cover - compiled
    """Draw the variance of a step, and what the priors of slopes and cutpoints depend on."""
    first, gap, _, _ = history
    _, _, beta, cuts, _ = state
    count, squares = 0, 0.0
    for i in range(len(points)):
        if not first[i]:
            count += 1
            squares += (points[i] - points[i - 1]) ** 2 / gap[i]
    scales[STEP] = (STEP_RATE + squares / 2) / rng.gamma(STEP_SHAPE + count / 2, 1.0)
    n = len(beta)
    middle, wide = (cuts[:, 0] + cuts[:, 1]) / 2, cuts[:, 1] - cuts[:, 0]
    scales[SLOPE] = rng.gamma(ITEM_SHAPE + n / 2, 1.0) / (ITEM_RATE + (beta**2).sum() / 2)
    certain = 1.0 + n * scales[MIDDLE]
    scales[CENTRE] = scales[MIDDLE] * middle.sum() / certain + rng.standard_normal() / math.sqrt(certain)
    scales[MIDDLE] = rng.gamma(ITEM_SHAPE + n / 2, 1.0) / (ITEM_RATE + ((middle - scales[CENTRE]) ** 2).sum() / 2)
    scales[GAP] = rng.gamma(ITEM_SHAPE + n / 2, 1.0) / (ITEM_RATE + (wide**2).sum() / 2)


@compiled
def sessions_moved(
    history: History, state: State, points: Floats, own: Floats, scales: Floats, rng: np.random.Generator
) -> None:  # pragma: no cover - compiled
    """Move every session as a whole, with the cutpoints and latent variables of the items it alone voted on.

    Such a move leaves the likelihood of these items as it is, so its distribution is normal: from the walk's steps,
    the items of several sessions, and the cutpoints' prior. All sessions move at once.
    """
    first, gap, session, item_session = history
    _, _, beta, cuts, sums = state
    size = session.max() + 1
    certain, pull = np.zeros((size, size)), np.zeros(size)
    for i in range(len(points)):
        s = session[i]
        certain[s, s] += own[i, 1]
        pull[s] += own[i, 0] - own[i, 1] * points[i]
        if first[i]:
            certain[s, s] += 1.0
            pull[s] -= points[i]
        else:
            r, weight = session[i - 1], 1.0 / (scales[STEP] * gap[i])
            moved = weight * (points[i] - points[i - 1])
            certain[s, s] += weight
            certain[r, r] += weight
            certain[s, r] -= weight
            certain[r, s] -= weight
            pull[s] -= moved
            pull[r] += moved
    for v in range(len(beta)):
        s = item_session[v]
        if s >= 0:
            certain[s, s] += scales[MIDDLE] * beta[v] ** 2
            pull[s] -= scales[MIDDLE] * beta[v] * ((cuts[v, 0] + cuts[v, 1]) / 2 - scales[CENTRE])
    root = np.linalg.cholesky(certain)
    noise = np.empty(size)
    for s in range(size):
        noise[s] = rng.standard_normal()
    shift = np.linalg.solve(certain, pull) + np.linalg.solve(root.T, noise)
    for i in range(len(points)):
        points[i] += shift[session[i]]
        sums[i, 0] += shift[session[i]] * (sums[i, 1] - own[i, 1])
    for v in range(len(beta)):
        if item_session[v] >= 0:
            cuts[v, 0] += beta[v] * shift[item_session[v]]
            cuts[v, 1] += beta[v] * shift[item_session[v]]


@compiled
def rescaled(
    first: NDArray[np.bool_], beta: Floats, points: Floats, scales: Floats, rng: np.random.Generator
) -> None:  # pragma: no cover - compiled
    """Stretch points and steps and shrink slopes by one factor, which leaves the likelihood as it is.

    The slopes' precision goes along, so that only the first sessions and the priors of the scales say how far.
    """
    begun, starts = 0.0, 0
    for i in range(len(points)):
        if first[i]:
            begun += points[i] ** 2
            starts += 1
    spread = 1.5 / math.sqrt(2.0 * starts)
    power = starts - 2 * STEP_SHAPE + 2 * ITEM_SHAPE
    at = 0.0
    here = -begun / 2 - STEP_RATE / scales[STEP] - ITEM_RATE * scales[SLOPE]
    for _ in range(SCALINGS):
        new = at + spread * rng.standard_normal()
        c = math.exp(2 * new)
        there = power * new - c * begun / 2 - STEP_RATE / (c * scales[STEP]) - ITEM_RATE * scales[SLOPE] * c
        if math.log(rng.random()) < there - here:
            at, here = new, there
    factor = math.exp(at)
    for i in range(len(points)):
        points[i] *= factor
    for v in range(len(beta)):
        beta[v] /= factor
    scales[STEP] *= factor * factor
    scales[SLOPE] *= factor * factor


@compiled
def standardised(state: State, points: Floats, place: int, kept: Kept) -> None:  # pragma: no cover - compiled
    """Keep a draw, its points with mean 0 and standard deviation 1, and slopes and cutpoints to match."""
    _, _, beta, cuts, _ = state
    centre, scale = points.mean(), points.std()
    for i in range(len(points)):
        kept[0][place, i] = (points[i] - centre) / scale
    for v in range(len(beta)):
        kept[1][place, v] = beta[v] * scale
        kept[2][place, v, 0] = cuts[v, 0] - beta[v] * centre
        kept[2][place, v, 1] = cuts[v, 1] - beta[v] * centre


@compiled
def run_walk(
    layout: Layout,
    history: History,
    state: State,
    moves: tuple[Floats, NDArray[np.bool_], Floats],
    scales: Floats,
    pace: tuple[int, int],
    kept: Kept,
    rng: np.random.Generator,
) -> None:  # pragma: no cover - compiled
    """Run a number of iterations, every so many of them kept (``pace``).

    ``moves`` are as in ``Moves``, without the items' prior, which is in the scales.
    """
    theta, points, beta, _, sums = state
    steps, linked, own = moves
    for k in range(pace[0]):
        for i in range(len(points)):
            theta[i] = points[i]
        prior = scales[SLOPE], scales[CENTRE], scales[MIDDLE], scales[GAP]
        items(layout, state, (steps, prior, linked, own), keys_of(rng), rng)
        sessions_moved(history, state, points, own, scales, rng)
        paths(history, points, sums, scales[STEP], rng)
        scales_drawn(history, state, points, scales, rng)
        rescaled(history[0], beta, points, scales, rng)
        if (k + 1) % pace[1] == 0:
            standardised(state, points, (k + 1) // pace[1] - 1, kept)
