"""How far two states' ideal points are apart, for all pairs of all sessions.

Draws of both states come from the same iteration of a sampler, so that what moves both alike cancels out: the interval
is that of the distance itself, and not made of the intervals of two points.
"""

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bilateral.measures.roll_calls import stacked

if TYPE_CHECKING:
    from bilateral.measures.ideal_points import IdealPoints

INTERVAL: Final = (0.05, 0.95)
DRAWS: Final = 400
"""Draws that the distances of all pairs are taken from, evenly spread over the chains: ends of an interval then rest on
20 draws each, and are shown to two decimals."""


class IdealDistances(NamedTuple):
    """Distances of all pairs, one row each, in order of session, a and b; ``a`` before ``b`` in the alphabet.

    Attributes
    ----------
    a, b : object array of str
        State ids.
    period : int64 array
        The session.
    n : int64 array
        Votes that count, of that of the two with fewer.
    value, low, high : float64 array
        Mean of the draws' distances, and ends of their 90% interval.
    """

    a: NDArray[np.object_]
    b: NDArray[np.object_]
    period: NDArray[np.int64]
    n: NDArray[np.int64]
    value: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


def ideal_distances(points: "IdealPoints") -> IdealDistances:
    """Return the distances of all pairs of states in all sessions, from ideal points with draws."""
    draws = points.draws[0].reshape(-1, len(points))
    draws = draws[np.unique(np.linspace(0, len(draws) - 1, DRAWS).round().astype(int))]
    return IdealDistances(
        *stacked((_session(points, draws, session) for session in sorted({*points.session.tolist()})), "OOqqddd")
    )


def _session(points: "IdealPoints", draws: NDArray[np.float32], session: int) -> IdealDistances:
    """Return the distances of one session."""
    here = np.flatnonzero(points.session == session)
    here = here[np.argsort(points.state[here].astype("U"), kind="stable")]
    names, counts, of_session = points.state[here].astype(object), points.n_votes[here], draws[:, here]
    first, second = np.triu_indices(len(here), k=1)
    value, low, high = (np.empty(len(first)) for _ in range(3))
    at = 0
    for row in range(len(here) - 1):
        apart = np.abs(of_session[:, row : row + 1] - of_session[:, row + 1 :]).astype(np.float64)
        span = slice(at, at := at + apart.shape[1])
        value[span] = apart.mean(axis=0)
        low[span], high[span] = np.quantile(apart, INTERVAL, axis=0)
    n = np.minimum(counts[first], counts[second])
    return IdealDistances(names[first], names[second], np.full(n.shape, session), n, value, low, high)
