"""Point estimates: the published sampler with every draw replaced by what it is on average (mean field), compiled."""

import math

import numpy as np

from bilateral.measures.ideal_points.arrays import Floats, Layout, Prior, Singles, Whole
from bilateral.measures.ideal_points.compiled import compiled
from bilateral.measures.ideal_points.normal import F, below, density
from bilateral.measures.ideal_points.sweeps import FURTHEST_CUT, TINY, moments, scaled, taken

LONGEST = 0.5
"""Longest step of a cutpoint in one iteration."""

NARROWEST = 1e-3


@compiled
def yes_means(m: Singles, cut: float, z: Singles, h: Singles) -> tuple[float, float]:  # pragma: no cover - compiled
    """Write the expected latent variable of each yes; return slope and curvature of the likelihood in the lower cut."""
    g, score, information = F(cut), F(0), F(0)
    for k in range(len(m)):
        x = g - m[k]
        a = density(x) / (below(x) + F(TINY))
        z[k] = m[k] - a
        score += a
        h[k] = a * (a + x)
        information += h[k]
    return float(score), float(information)


@compiled
def no_means(m: Singles, cut: float, z: Singles, h: Singles) -> tuple[float, float]:  # pragma: no cover - compiled
    """Write the expected latent variable of each no; return slope and curvature of the likelihood in the upper cut."""
    g, score, information = F(cut), F(0), F(0)
    for k in range(len(m)):
        x = m[k] - g
        a = density(x) / (below(x) + F(TINY))
        z[k] = m[k] + a
        score -= a
        h[k] = a * (a + x)
        information += h[k]
    return float(score), float(information)


@compiled
def abstain_means(
    m: Singles, low: float, high: float, z: Singles, h: Singles, found: Floats
) -> None:  # pragma: no cover - compiled
    """Write the expected latent variable of each abstention; add slopes and curvatures in both cuts to ``found``."""
    g1, g2 = F(low), F(high)
    middle, half = (g1 + g2) * F(0.5), (g2 - g1) * F(0.5)
    s1, s2, i11, i22, i12 = F(0), F(0), F(0), F(0), F(0)
    for k in range(len(m)):
        far = -abs(middle - m[k])
        p = max(below(far + half) - below(far - half), F(1e-12))
        x, y = g1 - m[k], g2 - m[k]
        a, c = density(x) / p, density(y) / p
        z[k] = m[k] + min(max(a - c, x), y)
        h[k] = min(max((a - c) * (a - c) - (x * a - y * c), F(0)), F(1))
        s1 -= a
        s2 += c
        i11 += a * (a - x)
        i22 += c * (c + y)
        i12 -= a * c
    found[0] += s1
    found[1] += s2
    found[2] += i11
    found[3] += i22
    found[4] += i12


@compiled
def step(low: float, high: float, found: Floats) -> tuple[float, float]:  # pragma: no cover - compiled
    """Return the cutpoints one step of Newton's further, in order and within the limits.

    A cut that no vote bounds on one side has no maximum; one vote's worth of distance is kept between the two, and a
    thousandth of one pulls each towards 0, in place of the flat prior's mean.
    """
    high = max(high, low + NARROWEST)
    gap = high - low
    s1, s2 = found[0] - 1 / gap - 1e-3 * low, found[1] + 1 / gap - 1e-3 * high
    i11, i22 = found[2] + 1 / gap**2 + 1e-2, found[3] + 1 / gap**2 + 1e-2
    i12 = found[4] - 1 / gap**2
    determinant = max(i11 * i22 - i12 * i12, 1e-8)
    first = (i22 * s1 - i12 * s2) / determinant
    second = (i11 * s2 - i12 * s1) / determinant
    first, second = min(max(first, -LONGEST), LONGEST), min(max(second, -LONGEST), LONGEST)
    share = 1.0
    while high + share * second - low - share * first < 0.25 * gap:
        share *= 0.5
    return max(low + share * first, -FURTHEST_CUT), min(high + share * second, FURTHEST_CUT)


@compiled
def spread(
    b: float, variance: float, t: Singles, z: Singles, h: Singles, units: Whole, sums: Floats
) -> None:  # pragma: no cover - compiled
    """Add to the sums of the units what votes on one item say about their points on average."""
    square = b * b + variance
    for k in range(len(z)):
        sums[units[k], 0] += b * z[k] + variance * t[k] * (F(1) - h[k])
        sums[units[k], 1] += square
        sums[units[k], 2] += square * h[k]


@compiled
def moving(w: Singles, h: Singles) -> float:  # pragma: no cover - compiled
    """Return the sum of w times (1 - h)."""
    found = F(0)
    for k in range(len(w)):
        found += w[k] * (F(1) - h[k])
    return float(found)


@compiled
def known(t: Singles, h: Singles) -> float:  # pragma: no cover - compiled
    """Return the sum of t squared times h."""
    found = F(0)
    for k in range(len(t)):
        found += t[k] * t[k] * h[k]
    return float(found)


@compiled
def total(values: Singles) -> float:  # pragma: no cover - compiled
    """Return the sum."""
    found = F(0)
    for k in range(len(values)):
        found += values[k]
    return float(found)


@compiled
def expect_items(
    layout: Layout,
    batches: tuple[int, int],
    theta: Singles,
    variance: Singles,
    beta: Floats,
    cuts: Floats,
    sums: Floats,
) -> None:  # pragma: no cover - compiled
    """Move cutpoints and slopes of the items of some batches; add up what the points of units depend on."""
    units, batch_items, batch_starts, _, segments = layout
    most = 0
    for j in range(batches[0], batches[1]):
        most = max(most, batch_starts[j + 1] - batch_starts[j])
    room = np.empty((5, most), np.float32)
    found = np.empty(5)
    sums[:] = 0.0
    for j in range(batches[0], batches[1]):
        first, head = batch_starts[j], batch_items[j]
        n, size = batch_starts[j + 1] - first, batch_items[j + 1] - head
        unit = units[first : first + n]
        t, w, m, z, h = room[0, :n], room[1, :n], room[2, :n], room[3, :n], room[4, :n]
        taken(theta, unit, t)
        taken(variance, unit, w)
        for v in range(head, head + size):
            low, high = cuts[v, 0], cuts[v, 1]
            for c in range(3):
                start, stop = segments[v, c]
                scaled(beta[v], t[start:stop], m[start:stop])
            found[:] = 0.0
            start, stop = segments[v, 0]
            found[0], found[2] = yes_means(m[start:stop], low, z[start:stop], h[start:stop])
            start, stop = segments[v, 2]
            found[1], found[3] = no_means(m[start:stop], high, z[start:stop], h[start:stop])
            start, stop = segments[v, 1]
            abstain_means(m[start:stop], low, high, z[start:stop], h[start:stop], found)
            cuts[v, 0], cuts[v, 1] = step(low, high, found)
            squares, products, certain = 1.0, 0.0, 1.0
            for c in range(3):
                start, stop = segments[v, c]
                both = moments(t[start:stop], z[start:stop])
                squares += both[0] + total(w[start:stop])
                products += both[1] + beta[v] * moving(w[start:stop], h[start:stop])
                certain += known(t[start:stop], h[start:stop])
            beta[v] = products / squares
            for c in range(3):
                start, stop = segments[v, c]
                spread(beta[v], 1.0 / certain, t[start:stop], z[start:stop], h[start:stop], unit[start:stop], sums)


@compiled
def expect_points(
    theta: Singles, variance: Singles, mean: Floats, prior: Prior, sums: Floats
) -> None:  # pragma: no cover - compiled
    """Move the points of all units given the means of the iteration before, and rescale them alone."""
    before, precision = prior
    n = len(mean)
    lag = np.empty(n)
    for i in range(n):
        lag[i] = mean[before[i]] if before[i] >= 0 else 0.0
    centre = 0.0
    for i in range(n):
        mean[i] = (sums[i, 0] + precision[i] * lag[i]) / (sums[i, 1] + precision[i])
        centre += mean[i] / n
    spread_ = 0.0
    for i in range(n):
        spread_ += (mean[i] - centre) ** 2 + 1.0 / (sums[i, 2] + precision[i])
    scale = math.sqrt(spread_ / (n - 1))
    for i in range(n):
        theta[i] = (mean[i] - centre) / scale
        variance[i] = 1.0 / (sums[i, 2] + precision[i]) / scale**2
