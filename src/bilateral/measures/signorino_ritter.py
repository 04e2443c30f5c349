"""Signorino and Ritter's S on roll calls: how close two states' votes are, chance left in."""

import numpy as np

from bilateral.measures import cards
from bilateral.measures.registry import measure
from bilateral.measures.roll_calls import Votes
from bilateral.measures.similarity import shared_votes

_WIDEST = 2  # yes to no


@measure(cards.UN_VOTE_S)
def s_absolute(a: Votes, b: Votes) -> float:
    """Return S with absolute distances and equal weights: ``1 - 2 * sum |a - b| / (n * 2)``.

    It is agreement with abstentions counting half, stretched to [-1, 1].

    Parameters
    ----------
    a, b : int8 array, shape (n_roll_calls,)
        1 yes, 2 abstain, 3 no; 0 absent, dropped pairwise.

    Returns
    -------
    float
        In [-1, 1]; nan below ``MIN_SHARED`` shared roll calls.

    References
    ----------
    .. [1] Signorino, C. S., and Ritter, J. M. (1999). Tau-b or Not Tau-b. International Studies Quarterly 43(1),
       115-144.

    Examples
    --------
    Distances 0 six times, 1 twice and 2 twice: 1 - 2 * 6 / 20.

    >>> fra = np.array([1, 1, 1, 1, 2, 3, 1, 1, 2, 3], dtype=np.int8)
    >>> deu = np.array([1, 1, 1, 1, 2, 3, 2, 3, 3, 1], dtype=np.int8)
    >>> s_absolute(fra, deu)
    0.4
    """
    votes = shared_votes(a, b)
    return float("nan") if votes is None else 1 - 2 * float(np.mean(np.abs(votes[0] - votes[1]))) / _WIDEST


@measure(cards.UN_VOTE_S_SQUARED)
def s_squared(a: Votes, b: Votes) -> float:
    """Return S with squared distances and equal weights: ``1 - 2 * sum (a - b)**2 / (n * 4)``.

    Parameters
    ----------
    a, b : int8 array, shape (n_roll_calls,)
        1 yes, 2 abstain, 3 no; 0 absent, dropped pairwise.

    Returns
    -------
    float
        In [-1, 1]; nan below ``MIN_SHARED`` shared roll calls.

    References
    ----------
    .. [1] Signorino, C. S., and Ritter, J. M. (1999). Tau-b or Not Tau-b. International Studies Quarterly 43(1),
       115-144.
    .. [2] Häge, F. M. (2011). Choice or Circumstance? Political Analysis 19(3), 287-305.

    Examples
    --------
    Squared distances 0 six times, 1 twice and 4 twice: 1 - 2 * 10 / 40.

    >>> fra = np.array([1, 1, 1, 1, 2, 3, 1, 1, 2, 3], dtype=np.int8)
    >>> deu = np.array([1, 1, 1, 1, 2, 3, 2, 3, 3, 1], dtype=np.int8)
    >>> s_squared(fra, deu)
    0.5
    """
    votes = shared_votes(a, b)
    return float("nan") if votes is None else 1 - 2 * float(np.mean((votes[0] - votes[1]) ** 2)) / _WIDEST**2
