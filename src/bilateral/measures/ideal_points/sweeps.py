"""The published sampler, one iteration after another, compiled."""

import math

import numpy as np
from numpy.typing import NDArray

from bilateral.measures.ideal_points.compiled import compiled
from bilateral.measures.ideal_points.normal import F, U, below, quantile, uniform

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Whole = NDArray[np.int32]

STEP = 0.2 / 3
"""Spread of the proposals of cutpoints."""

FURTHEST_POINT, FURTHEST_CUT, FURTHEST_LATENT = 5.0, 7.0, 9.0
TINY = 1e-30


@compiled
def phi(x: float) -> float:  # pragma: no cover - compiled
    """Return the share of the standard normal distribution below x, in double precision."""
    return 0.5 * math.erfc(-x * math.sqrt(0.5))


@compiled
def chances(
    t: Singles, b: float, low: float, high: float, ends: tuple[int, int, int], out: Singles, foot: Singles
) -> None:  # pragma: no cover - compiled
    """Write the probability of each vote on an item; ``foot`` is what lies below an abstention, from the nearer end."""
    slope, g1, g2 = F(b), F(low), F(high)
    for k in range(ends[0]):
        out[k] = below(g1 - slope * t[k])
    for k in range(ends[0], ends[1]):
        m = slope * t[k]
        up = g1 + g2 < m + m
        x = g1 - m if up else m - g2
        y = g2 - m if up else m - g1
        foot[k] = below(x)
        out[k] = below(y) - foot[k]
    for k in range(ends[1], ends[2]):
        out[k] = below(slope * t[k] - g2)


@compiled
def latent(
    t: Singles, b: float, cuts: tuple[float, float], ends: tuple[int, int, int], p: Singles, foot: Singles,
    u: Singles, z: Singles,
) -> None:  # pragma: no cover - compiled
    """Draw the latent variable of each vote on an item, given the probabilities of ``chances``."""
    slope, g1, g2 = F(b), F(cuts[0]), F(cuts[1])
    for k in range(ends[0]):
        z[k] = slope * t[k] + quantile(u[k] * p[k])
    for k in range(ends[0], ends[1]):
        m = slope * t[k]
        up = g1 + g2 < m + m
        e = quantile(foot[k] + u[k] * max(p[k], F(0)))
        z[k] = m + (e if up else -e)
    for k in range(ends[1], ends[2]):
        z[k] = slope * t[k] - quantile(u[k] * p[k])
    limit = F(FURTHEST_LATENT)
    for k in range(ends[2]):
        z[k] = min(max(z[k], -limit), limit)


@compiled
def ratio(p: Singles, q: Singles, n: int) -> float:  # pragma: no cover - compiled
    """Return the logarithm of the product of q over that of p."""
    product = F(1)
    for k in range(n):
        product *= (q[k] + F(TINY)) / (p[k] + F(TINY))
    return math.log(max(float(product), 1e-300))


@compiled
def proposed(g1: float, g2: float, rng: np.random.Generator) -> tuple[float, float]:  # pragma: no cover - compiled
    """Return a proposal of an item's cutpoints: a step from each, kept in order and within the limits."""
    low = g1 + STEP * rng.standard_normal()
    while low >= g2 or low <= -FURTHEST_CUT:
        low = g1 + STEP * rng.standard_normal()
    high = g2 + STEP * rng.standard_normal()
    while high <= low or high >= FURTHEST_CUT:
        high = g2 + STEP * rng.standard_normal()
    return low, high


@compiled
def items(
    layout: tuple[Whole, Whole, Whole],
    theta: Singles,
    beta: Floats,
    cuts: Floats,
    sums: Floats,
    keys: tuple[np.uint32, np.uint32],
    rng: np.random.Generator,
) -> None:  # pragma: no cover - compiled
    """Move cutpoints, latent variables and slopes of all items; add up what the points of units depend on."""
    units, starts, kinds = layout
    most = 0
    for v in range(len(beta)):
        most = max(most, starts[v + 1] - starts[v])
    t, p, q = np.empty(most, np.float32), np.empty(most, np.float32), np.empty(most, np.float32)
    foot, other, u, z = (np.empty(most, np.float32), np.empty(most, np.float32), np.empty(most, np.float32),
                         np.empty(most, np.float32))
    sums[:] = 0.0
    for v in range(len(beta)):
        first, n = starts[v], starts[v + 1] - starts[v]
        ends = (kinds[v, 0], kinds[v, 0] + kinds[v, 1], n)
        for k in range(n):
            t[k] = theta[units[first + k]]
        g1, g2 = cuts[v, 0], cuts[v, 1]
        low, high = proposed(g1, g2, rng)
        chances(t, beta[v], g1, g2, ends, p, foot)
        chances(t, beta[v], low, high, ends, q, other)
        gain = ratio(p, q, n) + math.log((1.0 - phi((low - g2) / STEP)) / (1.0 - phi((g1 - high) / STEP)))
        accepted = math.log(rng.random()) < gain
        if accepted:
            cuts[v, 0], cuts[v, 1] = low, high
        for k in range(n):
            u[k] = uniform(U(first + k), keys[0], keys[1])
        latent(t, beta[v], (cuts[v, 0], cuts[v, 1]), ends, q if accepted else p, other if accepted else foot, u, z)
        squares, products = F(0), F(0)
        for k in range(n):
            squares += t[k] * t[k]
            products += t[k] * z[k]
        variance = 1.0 / (squares + 1.0)
        b = variance * products + math.sqrt(variance) * rng.standard_normal()
        beta[v] = b
        for k in range(n):
            unit = units[first + k]
            sums[unit, 0] += b * z[k]
            sums[unit, 1] += b * b


@compiled
def points(
    theta: Singles, mean: Floats, prior: tuple[Whole, Floats], sums: Floats, rng: np.random.Generator
) -> None:  # pragma: no cover - compiled
    """Move the points of all units given the means of the iteration before, and rescale them alone."""
    before, precision = prior
    n = len(mean)
    lag = np.empty(n)
    drawn = np.empty(n)
    for i in range(n):
        lag[i] = mean[before[i]] if before[i] >= 0 else 0.0
    total = 0.0
    for i in range(n):
        variance = 1.0 / (sums[i, 1] + precision[i])
        mean[i] = variance * (sums[i, 0] + precision[i] * lag[i])
        x = mean[i] + math.sqrt(variance) * rng.standard_normal()
        drawn[i] = min(max(x, -FURTHEST_POINT), FURTHEST_POINT)
        total += drawn[i]
    centre = total / n
    spread = 0.0
    for i in range(n):
        spread += (drawn[i] - centre) ** 2
    scale = math.sqrt(spread / (n - 1))
    for i in range(n):
        theta[i] = (drawn[i] - centre) / scale


@compiled
def run(
    layout: tuple[Whole, Whole, Whole],
    prior: tuple[Whole, Floats],
    state: tuple[Singles, Floats, Floats, Floats, Floats],
    iterations: int,
    thin: int,
    store: Singles,
    rng: np.random.Generator,
) -> None:  # pragma: no cover - compiled
    """Run a number of iterations; every ``thin``-th one's points go into ``store``."""
    theta, mean, beta, cuts, sums = state
    for k in range(iterations):
        points(theta, mean, prior, sums, rng)
        keys = (U(rng.random() * 4294967296.0), U(rng.random() * 4294967296.0))
        items(layout, theta, beta, cuts, sums, keys, rng)
        if (k + 1) % thin == 0:
            store[(k + 1) // thin - 1, :] = theta
