"""One iteration of the published ideal-point sampler in plain NumPy: the oracle and peer of the compiled one."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bilateral.measures.ideal_points.arrays import Floats
from bilateral.measures.ideal_points.design import Design
from bilateral.measures.ideal_points.sweeps import FURTHEST_CUT, FURTHEST_LATENT, FURTHEST_POINT, STEP


class Normal(NamedTuple):
    """The share of the standard normal distribution below a point, and the point below which a share lies.

    As SciPy's ``ndtr`` and ``ndtri``; the tests do without SciPy.
    """

    below: Callable[[Floats], Floats]
    quantile: Callable[[Floats], Floats]


class Where(NamedTuple):
    """Where the sampler is: points, what they were last drawn around, slopes, cutpoints; per unit the two sums."""

    theta: Floats
    mean: Floats
    beta: Floats
    cuts: Floats
    sums: Floats


class Chance(NamedTuple):
    """The random numbers of one iteration.

    Normal ones for points and slopes; proposals of cutpoints; numbers in (0, 1) for the latent variable of each vote
    and for the acceptance of each item's proposal.
    """

    points: Floats
    proposals: Floats
    latent: Floats
    accepted: Floats
    slopes: Floats


def chance(whole: Design, cuts: Floats, normal: Normal, random: np.random.Generator) -> Chance:
    """Draw the random numbers of one iteration, truncated normal proposals by their quantiles."""
    low, high = cuts.T
    n = len(whole.items)
    u, v = random.random((2, n))
    bottom = normal.below((-FURTHEST_CUT - low) / STEP)
    new_low = low + STEP * normal.quantile(bottom + u * (normal.below((high - low) / STEP) - bottom))
    bottom = normal.below((new_low - high) / STEP)
    new_high = high + STEP * normal.quantile(bottom + v * (normal.below((FURTHEST_CUT - high) / STEP) - bottom))
    proposals = np.stack([new_low, new_high], axis=1)
    return Chance(
        random.standard_normal(len(whole.line)), proposals, random.random(len(whole.unit)), random.random(n),
        random.standard_normal(n),
    )  # fmt: skip


def step(whole: Design, at: Where, given: Chance, normal: Normal) -> Where:
    """Return where one iteration leads: points, cutpoints, latent variables, slopes."""
    theta, mean = _points(whole, at, given)
    t = theta[whole.unit]
    centre = at.beta[whole.item] * t
    now, then = (_chances(whole, cuts, centre, normal.below) for cuts in (at.cuts, given.proposals))
    n = len(whole.items)
    low, high = at.cuts.T
    new_low, new_high = given.proposals.T
    with np.errstate(divide="ignore", invalid="ignore"):
        likelier = np.nan_to_num(np.log(then[0] / now[0]))
    gain = np.log(normal.below((high - new_low) / STEP) / normal.below((new_high - low) / STEP))
    gain += np.bincount(whole.item, likelier, n)
    accepted = np.log(given.accepted) < gain
    cuts = np.where(accepted[:, None], given.proposals, at.cuts)
    share, foot, side = (np.where(accepted[whole.item], b, a) for a, b in zip(now, then, strict=True))
    latent = np.clip(centre + side * normal.quantile(foot + given.latent * share), -FURTHEST_LATENT, FURTHEST_LATENT)
    certain = 1 + np.bincount(whole.item, t * t, n)
    beta = np.bincount(whole.item, t * latent, n) / certain + given.slopes / np.sqrt(certain)
    slope, units = beta[whole.item], len(whole.line)
    known = np.bincount(whole.unit, slope * latent, units), np.bincount(whole.unit, slope**2, units)
    return Where(theta, mean, beta, cuts, np.stack(known, axis=1))


def _points(whole: Design, at: Where, given: Chance) -> tuple[Floats, Floats]:
    """Return rescaled points, and what they were drawn around."""
    before = np.where(whole.before >= 0, at.mean[whole.before], 0.0)
    certain = at.sums[:, 1] + whole.precision
    mean = (at.sums[:, 0] + whole.precision * before) / certain
    drawn = np.clip(mean + given.points / np.sqrt(certain), -FURTHEST_POINT, FURTHEST_POINT)
    return (drawn - drawn.mean()) / drawn.std(ddof=1), mean


def _chances(
    whole: Design, cuts: Floats, centre: Floats, below: Callable[[Floats], Floats]
) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Return the probability of each vote, what lies beyond its nearer end, and on which side that is."""
    low, high = cuts[whole.item].T - centre
    yes, no = whole.choice == 1, whole.choice == 3
    middle, half = (low + high) / 2, (high - low) / 2
    foot = np.where(yes | no, 0.0, below(-np.abs(middle) - half))
    share = below(np.where(yes, low, np.where(no, -high, -np.abs(middle) + half))) - foot
    return share, foot, np.where(yes | (~no & (middle < 0)), 1, -1)
