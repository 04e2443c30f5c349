"""Histories of votes made by the random-walk model itself, with the points that made them."""

import numpy as np

from bilateral.measures.ideal_points import Ballots, IdealPoints
from bilateral.measures.ideal_points.arrays import Floats

SHAPE = 50, 10, 80
"""States, sessions, and roll calls in each."""


def history(seed: int, shape: tuple[int, int, int] = SHAPE) -> tuple[Floats, Ballots]:
    """Return points by state and session, and the votes that they led to.

    Points begin as N(0, 1) and take steps N(0, 0.2**2); slopes are N(0, 1), middles of cutpoints N(0, 0.8**2 + 1/8),
    gaps half-normal of scale root 1/2; one vote in ten is absent.
    """
    random = np.random.default_rng(seed)
    states, sessions, calls = shape
    truth = np.cumsum(np.where(np.arange(sessions), 0.2, 1.0) * random.normal(size=(states, sessions)), axis=1)
    columns: list[tuple[str, int, str, int, str]] = []
    for session in range(sessions):
        for call in range(calls):
            slope = random.normal()
            low, high = np.sort(0.8 * random.normal() + 0.5 * random.normal(size=2))
            latent = slope * truth[:, session] + random.normal(size=states)
            present = np.flatnonzero(random.random(states) < 0.9)
            columns += [
                (f"S{i:02}", session + 1, f"{session}-{call}", 1 + int(latent[i] > low) + int(latent[i] > high), "")
                for i in present.tolist()
            ]
    state, when, roll_call, choice, issues = zip(*columns, strict=True)
    votes = Ballots(
        np.array(state), np.array(when), np.array(roll_call), np.array(choice, dtype=np.int8), np.array(issues)
    )
    return truth, votes


def on_scale_of(found: IdealPoints, truth: Floats) -> Floats:
    """Return the true point of each estimate, on its scale: mean 0 and standard deviation 1, and its sign."""
    known = truth[[int(state[1:]) for state in found.state.tolist()], found.session - 1]
    scaled: Floats = (known - known.mean()) / known.std()
    if np.corrcoef(scaled, found.estimate)[0, 1] < 0:
        scaled = -scaled
    return scaled


def coverage(found: IdealPoints, truth: Floats) -> float:
    """Return the share of intervals that hold the truth."""
    scaled = on_scale_of(found, truth)
    return float(((found.q05 <= scaled) & (scaled <= found.q95)).mean())


def within_sessions(found: IdealPoints, truth: Floats) -> list[float]:
    """Return for each session the correlation with the truth."""
    scaled = on_scale_of(found, truth)
    rows = [found.session == one for one in np.unique(found.session)]
    return [float(np.corrcoef(scaled[chosen], found.estimate[chosen])[0, 1]) for chosen in rows]
