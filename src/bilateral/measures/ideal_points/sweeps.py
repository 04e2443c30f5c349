"""The published sampler, one iteration after another, compiled."""

import math

import numpy as np
from numpy.typing import NDArray

from bilateral.measures.ideal_points.arrays import Floats, ItemPrior, Kept, Layout, Moves, Prior, Singles, State, Whole
from bilateral.measures.ideal_points.compiled import compiled
from bilateral.measures.ideal_points.normal import F, U, below, quantile, uniform

STEP = 0.2 / 3
"""Spread of the proposals of cutpoints."""

FURTHEST_POINT, FURTHEST_CUT, FURTHEST_LATENT = 5.0, 7.0, 9.0
TINY = 1e-30
ABSTAIN = 2

AUTHORS: ItemPrior = (1.0, 0.0, 0.0, 0.0)
"""The published prior of items: slopes N(0, 1), cutpoints flat within the limits."""


@compiled
def phi(x: float) -> float:  # pragma: no cover - compiled
    """Return the share of the standard normal distribution below x, in double precision."""
    return 0.5 * math.erfc(-x * math.sqrt(0.5))


@compiled
def yes_chances(m: Singles, g1: Singles, out: Singles) -> None:  # pragma: no cover - compiled
    """Write the probability of each yes."""
    for k in range(len(m)):
        out[k] = below(g1[k] - m[k])


@compiled
def no_chances(m: Singles, g2: Singles, out: Singles) -> None:  # pragma: no cover - compiled
    """Write the probability of each no."""
    for k in range(len(m)):
        out[k] = below(m[k] - g2[k])


@compiled
def abstain_chances(
    m: Singles, g1: Singles, g2: Singles, out: Singles, foot: Singles
) -> None:  # pragma: no cover - compiled
    """Write the probability of each abstention; ``foot`` is what lies below it, seen from the nearer end."""
    for k in range(len(m)):
        centre = (g1[k] + g2[k]) * F(0.5) - m[k]
        half = (g2[k] - g1[k]) * F(0.5)
        far = -abs(centre)
        foot[k] = below(far - half)
        out[k] = below(far + half) - foot[k]


@compiled
def chances(
    m: Singles, g1: Singles, g2: Singles, ends: Whole, out: Singles, foot: Singles
) -> None:  # pragma: no cover - compiled
    """Write the probability of each vote of a batch, in the order yes, abstain, no."""
    a, b, n = ends
    yes_chances(m[:a], g1[:a], out[:a])
    abstain_chances(m[a:b], g1[a:b], g2[a:b], out[a:b], foot[a:b])
    no_chances(m[b:n], g2[b:n], out[b:n])


@compiled
def yes_latent(m: Singles, p: Singles, u: Singles, furthest: float, z: Singles) -> None:  # pragma: no cover - compiled
    """Draw the latent variable of each yes."""
    for k in range(len(m)):
        z[k] = max(m[k] + quantile(u[k] * p[k]), F(-furthest))


@compiled
def no_latent(m: Singles, p: Singles, u: Singles, furthest: float, z: Singles) -> None:  # pragma: no cover - compiled
    """Draw the latent variable of each no."""
    for k in range(len(m)):
        z[k] = min(m[k] - quantile(u[k] * p[k]), F(furthest))


@compiled
def abstain_latent(
    m: Singles, g1: Singles, g2: Singles, p: Singles, foot: Singles, u: Singles, z: Singles
) -> None:  # pragma: no cover - compiled
    """Draw the latent variable of each abstention."""
    for k in range(len(m)):
        side = F(1) if (g1[k] + g2[k]) * F(0.5) < m[k] else F(-1)
        z[k] = m[k] + side * quantile(foot[k] + u[k] * max(p[k], F(0)))


@compiled
def latent(
    m: Singles,
    cuts: tuple[Singles, Singles],
    ends: Whole,
    p: Singles,
    foot: Singles,
    u: Singles,
    prior: ItemPrior,
    z: Singles,
) -> None:  # pragma: no cover - compiled
    """Draw the latent variable of each vote of a batch, given the probabilities of ``chances``."""
    a, b, n = ends
    g1, g2 = cuts
    furthest = FURTHEST_LATENT if prior[3] == 0.0 else math.inf
    yes_latent(m[:a], p[:a], u[:a], furthest, z[:a])
    abstain_latent(m[a:b], g1[a:b], g2[a:b], p[a:b], foot[a:b], u[a:b], z[a:b])
    no_latent(m[b:n], p[b:n], u[b:n], furthest, z[b:n])


@compiled
def proposed(
    g1: float, g2: float, step: float, prior: ItemPrior, rng: np.random.Generator
) -> tuple[float, float]:  # pragma: no cover - compiled
    """Return a proposal of an item's cutpoints: a step from each.

    The authors keep the two in order and within the limits; unbounded ones are put in order, which keeps steps there
    and back equally likely.
    """
    bounded = prior[3] == 0.0
    low = g1 + step * rng.standard_normal()
    while bounded and (low >= g2 or low <= -FURTHEST_CUT):
        low = g1 + step * rng.standard_normal()
    high = g2 + step * rng.standard_normal()
    while bounded and (high <= low or high >= FURTHEST_CUT):
        high = g2 + step * rng.standard_normal()
    return min(low, high), max(low, high)


@compiled
def taken(values: Singles, places: Whole, out: Singles) -> None:  # pragma: no cover - compiled
    """Write the value of each place."""
    for k in range(len(places)):
        out[k] = values[places[k]]


@compiled
def filled(out: Singles, value: float) -> None:  # pragma: no cover - compiled
    """Write one value everywhere."""
    for k in range(len(out)):
        out[k] = F(value)


@compiled
def copied(values: Singles, out: Singles) -> None:  # pragma: no cover - compiled
    """Write values elsewhere."""
    for k in range(len(out)):
        out[k] = values[k]


@compiled
def scaled(slope: float, t: Singles, m: Singles) -> None:  # pragma: no cover - compiled
    """Write slope times point."""
    for k in range(len(t)):
        m[k] = F(slope) * t[k]


@compiled
def beside(low: float, high: float, segment: Whole, g1: Singles, g2: Singles) -> None:  # pragma: no cover - compiled
    """Write the cutpoints of an item beside each of its votes that they bound."""
    filled(g1[segment[0, 0] : segment[0, 1]], low)
    filled(g1[segment[1, 0] : segment[1, 1]], low)
    filled(g2[segment[1, 0] : segment[1, 1]], high)
    filled(g2[segment[2, 0] : segment[2, 1]], high)


@compiled
def quotients(p: Singles, q: Singles, out: Singles) -> None:  # pragma: no cover - compiled
    """Write how much likelier each vote is under the proposal."""
    for k in range(len(p)):
        out[k] = (q[k] + F(TINY)) / (p[k] + F(TINY))


@compiled
def uniforms(first: int, keys: tuple[np.uint32, np.uint32], out: Singles) -> None:  # pragma: no cover - compiled
    """Write a number in (0, 1) for each vote."""
    for k in range(len(out)):
        out[k] = uniform(U(first + k), keys[0], keys[1])


@compiled
def product(values: Singles) -> float:  # pragma: no cover - compiled
    """Return the product of some values."""
    found = F(1)
    for k in range(len(values)):
        found *= values[k]
    return float(found)


@compiled
def moments(t: Singles, z: Singles) -> tuple[float, float]:  # pragma: no cover - compiled
    """Return the sums of t squared and of t times z."""
    squares, products = F(0), F(0)
    for k in range(len(t)):
        squares += t[k] * t[k]
        products += t[k] * z[k]
    return float(squares), float(products)


@compiled
def spread(b: float, z: Singles, units: Whole, sums: Floats) -> None:  # pragma: no cover - compiled
    """Add to the sums of the units what votes with one slope say about their points."""
    square = b * b
    for k in range(len(z)):
        sums[units[k], 0] += b * z[k]
        sums[units[k], 1] += square


@compiled
def gained(
    old: tuple[float, float], new: tuple[float, float], step: float, prior: ItemPrior
) -> float:  # pragma: no cover - compiled
    """Return the logarithm of the ratio by which a proposal of cutpoints gains before votes are looked at.

    The authors' ratio leaves out that the lower proposal is cut off at the upper cutpoint, and that a step down past
    the lower one has no way back.
    """
    _, centre, middle, gap = prior
    if gap == 0.0:
        return math.log(phi((old[1] - new[0]) / step) / phi((new[1] - old[0]) / step))
    moved = ((old[0] + old[1]) / 2 - centre) ** 2 - ((new[0] + new[1]) / 2 - centre) ** 2
    return (middle * moved + gap * ((old[1] - old[0]) ** 2 - (new[1] - new[0]) ** 2)) / 2


@compiled
def items(
    layout: Layout, state: State, moves: Moves, keys: tuple[np.uint32, np.uint32], rng: np.random.Generator
) -> None:  # pragma: no cover - compiled
    """Move cutpoints, latent variables and slopes of all items; add up what the points of units depend on."""
    units, batch_items, batch_starts, batch_ends, segments = layout
    theta, _, beta, cuts, sums = state
    steps, prior, linked, own = moves
    most, most_items = 0, 0
    for j in range(len(batch_items) - 1):
        most = max(most, batch_starts[j + 1] - batch_starts[j])
        most_items = max(most_items, batch_items[j + 1] - batch_items[j])
    room = np.empty((12, most), np.float32)
    low, high, new_low, new_high = np.empty((4, most_items))
    sums[:] = 0.0
    own[:] = 0.0
    for j in range(len(batch_items) - 1):
        first, head = batch_starts[j], batch_items[j]
        n, size, ends = batch_starts[j + 1] - first, batch_items[j + 1] - head, batch_ends[j]
        unit = units[first : first + n]
        t, m, p, q, foot, other = room[0, :n], room[1, :n], room[2, :n], room[3, :n], room[4, :n], room[5, :n]
        u, z, g1, g2, h1, h2 = room[6, :n], room[7, :n], room[8, :n], room[9, :n], room[10, :n], room[11, :n]
        taken(theta, unit, t)
        for v in range(size):
            low[v], high[v] = cuts[head + v, 0], cuts[head + v, 1]
            new_low[v], new_high[v] = proposed(low[v], high[v], steps[head + v], prior, rng)
            for c in range(3):
                start, stop = segments[head + v, c]
                scaled(beta[head + v], t[start:stop], m[start:stop])
            beside(low[v], high[v], segments[head + v], g1, g2)
            beside(new_low[v], new_high[v], segments[head + v], h1, h2)
        chances(m, g1, g2, ends, p, foot)
        chances(m, h1, h2, ends, q, other)
        quotients(p, q, z)
        uniforms(first, keys, u)
        for v in range(size):
            gain = gained((low[v], high[v]), (new_low[v], new_high[v]), steps[head + v], prior)
            for c in range(3):
                start, stop = segments[head + v, c]
                gain += math.log(max(product(z[start:stop]), 1e-300))
            if math.log(rng.random()) < gain:
                cuts[head + v, 0], cuts[head + v, 1] = new_low[v], new_high[v]
                for c in range(3):
                    start, stop = segments[head + v, c]
                    copied(q[start:stop], p[start:stop])
                start, stop = segments[head + v, 1]
                copied(other[start:stop], foot[start:stop])
                copied(h1[start:stop], g1[start:stop])
                copied(h2[start:stop], g2[start:stop])
        latent(m, (g1, g2), ends, p, foot, u, prior, z)
        for v in range(size):
            squares, products = prior[0], 0.0
            for c in range(3):
                start, stop = segments[head + v, c]
                found = moments(t[start:stop], z[start:stop])
                squares += found[0]
                products += found[1]
            b = products / squares + rng.standard_normal() / math.sqrt(squares)
            beta[head + v] = b
            for c in range(3):
                start, stop = segments[head + v, c]
                spread(b, z[start:stop], unit[start:stop], sums)
                if linked[head + v]:
                    spread(b, z[start:stop], unit[start:stop], own)


@compiled
def drawn(
    unit: int, lag: float, precision: float, mean: Floats, sums: Floats, rng: np.random.Generator
) -> float:  # pragma: no cover - compiled
    """Return a draw of the point of one unit, kept within the limits; ``mean`` gets what it is drawn around."""
    variance = 1.0 / (sums[unit, 1] + precision)
    mean[unit] = variance * (sums[unit, 0] + precision * lag)
    x = mean[unit] + math.sqrt(variance) * rng.standard_normal()
    return min(max(x, -FURTHEST_POINT), FURTHEST_POINT)


@compiled
def points(
    theta: Singles, mean: Floats, prior: Prior, sums: Floats, rng: np.random.Generator
) -> tuple[float, float]:  # pragma: no cover - compiled
    """Move the points of all units given the means of the iteration before, and rescale them alone.

    Returns the mean and the standard deviation that were taken out.
    """
    before, precision = prior
    n = len(mean)
    lag, found = np.empty(n), np.empty(n)
    for i in range(n):
        lag[i] = mean[before[i]] if before[i] >= 0 else 0.0
    centre = 0.0
    for i in range(n):
        found[i] = drawn(i, lag[i], precision[i], mean, sums, rng)
        centre += found[i] / n
    squares = 0.0
    for i in range(n):
        squares += (found[i] - centre) ** 2
    scale = math.sqrt(squares / (n - 1))
    for i in range(n):
        theta[i] = (found[i] - centre) / scale
    return centre, scale


@compiled
def points_of(
    chosen: Whole,
    theta: Singles,
    mean: Floats,
    prior: Prior,
    sums: Floats,
    last: tuple[float, float],
    rng: np.random.Generator,
) -> None:  # pragma: no cover - compiled
    """Move the points of some units, rescaled as all were in the last iteration."""
    before, precision = prior
    lag = np.empty(len(chosen))
    for k in range(len(chosen)):
        i = before[chosen[k]]
        lag[k] = mean[i] if i >= 0 else 0.0
    for k in range(len(chosen)):
        x = drawn(chosen[k], lag[k], precision[chosen[k]], mean, sums, rng)
        theta[chosen[k]] = (x - last[0]) / last[1]


@compiled
def keys_of(rng: np.random.Generator) -> tuple[np.uint32, np.uint32]:  # pragma: no cover - compiled
    """Return the keys of the next iteration's uniform numbers."""
    return U(rng.random() * 4294967296.0), U(rng.random() * 4294967296.0)


@compiled
def authors_moves(n_items: int) -> Moves:  # pragma: no cover - compiled
    """Return how the published sampler moves items."""
    return np.full(n_items, STEP), AUTHORS, np.zeros(n_items, np.bool_), np.zeros((0, 2))


@compiled
def run(
    layout: Layout, prior: Prior, state: State, iterations: int, thin: int, kept: Kept, rng: np.random.Generator
) -> tuple[float, float]:  # pragma: no cover - compiled
    """Run a number of iterations; every ``thin``-th one goes into ``kept``.

    Returns the mean and the standard deviation that the last one took out of the points.
    """
    theta, mean, beta, cuts, sums = state
    last = (0.0, 1.0)
    moves = authors_moves(len(beta))
    for k in range(iterations):
        last = points(theta, mean, prior, sums, rng)
        items(layout, state, moves, keys_of(rng), rng)
        if (k + 1) % thin == 0:
            place = (k + 1) // thin - 1
            kept[0][place] = theta
            kept[1][place] = beta
            kept[2][place] = cuts
    return last


@compiled
def run_part(
    part: tuple[Layout, Whole, Whole],
    prior: Prior,
    state: State,
    last: tuple[float, float],
    iterations: int,
    rng: np.random.Generator,
) -> None:  # pragma: no cover - compiled
    """Run iterations over some units and the items they voted on, everything else at rest.

    ``part`` is the layout of these items' votes, which items they are, and which units.
    """
    theta, mean, beta, cuts, sums = state
    layout, chosen_items, chosen_units = part
    own_beta, own_cuts = beta[chosen_items], cuts[chosen_items]
    own_sums = np.zeros_like(sums)
    own = (theta, mean, own_beta, own_cuts, own_sums)
    moves = authors_moves(len(chosen_items))
    items(layout, own, moves, keys_of(rng), rng)
    for _ in range(iterations):
        points_of(chosen_units, theta, mean, prior, own_sums, last, rng)
        items(layout, own, moves, keys_of(rng), rng)
    for k in range(len(chosen_items)):
        beta[chosen_items[k]] = own_beta[k]
        cuts[chosen_items[k]] = own_cuts[k]
    for k in range(len(chosen_units)):
        sums[chosen_units[k]] = own_sums[chosen_units[k]]


@compiled
def predicted(
    draw: tuple[Singles, Singles, Singles], unit: Whole, item: Whole, choice: NDArray[np.int8], out: Floats
) -> None:  # pragma: no cover - compiled
    """Add to ``out`` the probability that one draw of points, slopes and cutpoints gives to each vote."""
    theta, beta, cuts = draw
    for k in range(len(out)):
        m = float(beta[item[k]]) * float(theta[unit[k]])
        low, high = float(cuts[item[k], 0]) - m, float(cuts[item[k], 1]) - m
        if choice[k] == 1:
            out[k] += phi(low)
        elif choice[k] == ABSTAIN:
            out[k] += phi(high) - phi(low) if low + high < 0 else phi(-low) - phi(-high)
        else:
            out[k] += phi(-high)
