"""Ideal points as they are handed back."""

from collections.abc import Iterator
from functools import cached_property
from typing import Final, Literal, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from bilateral.measures import cards
from bilateral.measures.ideal_points.arrays import Floats, Kept, Singles
from bilateral.measures.ideal_points.diagnostics import Diagnostics
from bilateral.measures.ideal_points.sample import SampleError, Texts
from bilateral.measures.registry import measure

Mode = Literal["published", "coherent", "point"]
INTERVAL: Final = (0.05, 0.95)


class IdealPoint(NamedTuple):
    """One state in one session: estimate, ends of the 90% interval (nan in mode ``point``), votes it rests on."""

    state: str
    session: int
    estimate: float
    q05: float
    q95: float
    n_votes: int


class Distance(NamedTuple):
    """How far two states are apart in a session, from 0, with the ends of the 90% interval."""

    estimate: float
    q05: float
    q95: float


@measure(cards.UN_IDEAL_POINT_DISTANCE)
def distance(a: Floats, b: Floats) -> float:
    """Return how far two states' ideal points are apart in a session, on average over draws.

    Parameters
    ----------
    a, b : float array, shape (n_draws,)
        Draws of both points, of the same iterations of the same chains.

    Returns
    -------
    float
        At least 0, in standard deviations of all points of the estimate; nan without draws.

    References
    ----------
    .. [1] Bailey, M. A., Strezhnev, A., and Voeten, E. (2017). Estimating Dynamic State Preferences from United
       Nations Voting Data. Journal of Conflict Resolution 61(2), 430-456.

    Examples
    --------
    >>> distance(np.array([0.5, 0.7]), np.array([-0.5, -0.3]))
    1.0
    """
    return float(np.abs(a - b).mean()) if len(a) else float("nan")


class IdealPoints(msgspec.Struct, frozen=True, eq=False, dict=True, kw_only=True):
    """Ideal points of states by session, and how they were made.

    Points have mean 0 and standard deviation 1 over all states and sessions; they compare within one result only.

    Attributes
    ----------
    state, session, n_votes : arrays, shape (n,)
        State id, number of the session, votes that count; in order of line of history and session.
    estimate, q05, q95 : float64 array, shape (n,)
        Mean of the draws, and ends of the 90% interval; nan in mode ``point``, which makes no draws.
    mode : str
    issue : str
        Code of the issue that the votes are on; empty where they are on all.
    counts : (int, int, int)
        Votes, state-sessions and items that it rests on.
    seed, chains, iterations : int
    diagnostics : Diagnostics
    items : array of str, shape (n_items,)
        First roll call of each item.
    draws : (array, array, array)
        Of points, shape (n_chains, n_draws, n); of slopes, (n_chains, n_draws, n_items); of cutpoints, with a last
        axis of 2. In mode ``point`` one draw, the estimate.
    """

    state: Texts
    session: NDArray[np.int64]
    n_votes: NDArray[np.int64]
    estimate: Floats
    q05: Floats
    q95: Floats
    mode: Mode
    issue: str
    counts: tuple[int, int, int]
    seed: int
    chains: int
    iterations: int
    diagnostics: Diagnostics
    items: Texts
    draws: Kept

    def __len__(self) -> int:
        """Return the number of state-sessions."""
        return len(self.state)

    def rows(self) -> Iterator[IdealPoint]:
        """Yield one row per state and session."""
        columns = (self.state, self.session, self.estimate, self.q05, self.q95, self.n_votes)
        for values in zip(*(column.tolist() for column in columns), strict=True):
            yield IdealPoint(*values)

    @cached_property
    def places(self) -> dict[tuple[str, int], int]:
        """Where each state's session is."""
        return {key: k for k, key in enumerate(zip(self.state.tolist(), self.session.tolist(), strict=True))}

    def place(self, state: str, session: int) -> int:
        """Return where a state's session is.

        Raises
        ------
        SampleError
            Where it has no votes that count.
        """
        try:
            return self.places[state, session]
        except KeyError:
            message = f"{state} has no vote that counts in session {session}; it has no ideal point there"
            raise SampleError(message) from None

    def of(self, state: str, session: int) -> IdealPoint:
        """Return one state's row; errors as ``place``."""
        k = self.place(state, session)
        numbers = (float(self.estimate[k]), float(self.q05[k]), float(self.q95[k]), int(self.n_votes[k]))
        return IdealPoint(state, session, *numbers)

    def quantiles(self, *shares: float) -> Floats:
        """Return below which value a share of each point's draws lies, shape (n_shares, n); nan in mode ``point``.

        The middle of a 90% interval is ``quantiles(0.05, 0.5, 0.95)[1]``.
        """
        if self.mode == "point":
            return np.full((len(shares), len(self)), np.nan)
        draws: Singles = self.draws[0].reshape(-1, len(self))
        return np.quantile(draws, shares, axis=0).astype(np.float64)

    def distance(self, a: str, b: str, session: int) -> Distance:
        """Return how far two states are apart in a session, with the 90% interval of the distance itself.

        The interval is taken from the draws, so that what moves both states alike cancels out. The estimate is the
        mean of the draws' distances, in mode ``point`` the distance of the estimates, without an interval.

        Raises
        ------
        SampleError
            Where one of them has no votes that count in the session.
        """
        i, j = self.place(a, session), self.place(b, session)
        points: Singles = self.draws[0]
        one, other = points[:, :, i].ravel().astype(np.float64), points[:, :, j].ravel().astype(np.float64)
        if self.mode == "point":
            return Distance(distance(one, other), float("nan"), float("nan"))
        low, high = np.quantile(np.abs(one - other), INTERVAL).tolist()
        return Distance(distance(one, other), low, high)
