"""Where estimation starts; the sign of the scale is fixed by it alone."""

import math
from typing import Final

import numpy as np

from bilateral.measures.ideal_points.arrays import Floats, State
from bilateral.measures.ideal_points.design import Design

ANCHORS: Final = {"USA": 3.0, "CAN": 3.0, "GBR": 3.0, "ISR": 3.0, "RUS": -2.0, "DDR": -2.0}
"""The authors' starting points; all other states start at 0."""

RIGHT, LEFT = "USA", "RUS"
"""Items start with the sign of the difference between these two states' votes."""

_ROUNDS: Final = 50


def start(whole: Design) -> State:
    """Return the authors' starting values; where the United States or Russia is missing, a principal component's."""
    cuts = starting_cuts(whole)
    if {RIGHT, LEFT} <= set(whole.line.tolist()):
        mean = np.array([ANCHORS.get(line, 0.0) for line in whole.line.tolist()])
        beta = np.nan_to_num(np.sign(_choices(whole, RIGHT) - _choices(whole, LEFT)))
    else:
        mean, beta = principal(whole)
    spread = mean.std() or 1.0
    theta = ((mean - mean.mean()) / spread).astype(np.float32)
    return theta, mean, beta, cuts, starting_sums(whole, beta, cuts)


def starting_cuts(whole: Design) -> Floats:
    """Return cutpoints between -1 and 1 in proportion to the shares of the votes."""
    count = np.stack([np.bincount(whole.item, whole.choice <= code, minlength=len(whole.items)) for code in (1, 2, 3)])
    cuts: Floats = -1.0 + 2.0 * (count[:2] / count[2]).T
    return np.ascontiguousarray(cuts)


def _choices(whole: Design, line: str) -> Floats:
    """Return one line's vote on each item, nan where it has none; the last session's where it has several."""
    found = np.full(len(whole.items), np.nan)
    of_line = whole.line[whole.unit] == line
    found[whole.item[of_line]] = whole.choice[of_line]
    return found


def principal(whole: Design) -> tuple[Floats, Floats]:
    """Return points and signs of items from the first principal component of lines by items.

    The side on which fewer states stand further out is the right.
    """
    lines, of_unit = np.unique(whole.line, return_inverse=True)
    table = np.zeros((len(lines), len(whole.items)))
    count = np.zeros_like(table)
    np.add.at(table, (of_unit[whole.unit], whole.item), whole.choice.astype(np.float64))
    np.add.at(count, (of_unit[whole.unit], whole.item), 1.0)
    voted = count > 0
    table[voted] /= count[voted]
    table = np.where(voted, table - table.sum(axis=0) / voted.sum(axis=0), 0.0)
    score = table[:, np.argmax((table**2).sum(axis=0))].copy()
    for _ in range(_ROUNDS):
        score = table @ (table.T @ score)
        score /= np.linalg.norm(score) or 1.0
    score *= math.sqrt(len(lines))
    if (score**3).sum() < 0:
        score = -score
    return score[of_unit], np.sign(table.T @ score)


def starting_sums(whole: Design, beta: Floats, cuts: Floats) -> Floats:
    """Return per unit the sums of slope times expected latent variable and of slope squared, all points being 0."""
    expected = np.array([_expected(low, high) for low, high in cuts.tolist()])
    slope = beta[whole.item]
    latent = expected[whole.item, whole.choice - 1]
    n = len(whole.line)
    return np.stack([np.bincount(whole.unit, slope * latent, n), np.bincount(whole.unit, slope**2, n)], axis=1)


def _expected(low: float, high: float) -> tuple[float, float, float]:
    """Return the mean of a standard normal variable below, between and above two points."""
    at = [math.exp(-x * x / 2) / math.sqrt(2 * math.pi) for x in (low, high)]
    below = [math.erfc(-x / math.sqrt(2)) / 2 for x in (low, high)]
    inside = below[1] - below[0]
    return (
        -at[0] / max(below[0], 1e-12),
        (at[0] - at[1]) / inside if inside > 0 else low,
        at[1] / max(1 - below[1], 1e-12),
    )


def copy_of(state: State) -> State:
    """Return a state that can be moved without moving the other."""
    theta, mean, beta, cuts, sums = state
    return theta.copy(), mean.copy(), beta.copy(), cuts.copy(), sums.copy()
