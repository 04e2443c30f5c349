"""How alike two states vote: kernels for one pair (all pairs at once are in ``all_similarities``).

Votes lie on a line, yes 1, abstain 2, no 3; only roll calls in which both states voted count.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from bilateral.measures import cards
from bilateral.measures.registry import measure
from bilateral.measures.roll_calls import Votes

MIN_SHARED: Final = 10
"""Least number of shared roll calls for which a similarity is given.

The standard error of a share over n roll calls is at most 1 / (2 sqrt(n)): 0.16 at 10, where half of the scale is
still told apart from none; at 5 it is 0.22, and a single vote moves the share by a fifth. In 1946-2019 the bound
drops 1951 with its 7 roll calls and pairs of which one hardly voted.
"""

ANSWERS: Final = (1, 2, 3)
"""Yes, abstain, no."""


def shared_votes(a: Votes, b: Votes) -> tuple[NDArray[np.int64], NDArray[np.int64]] | None:
    """Return both states' votes on the roll calls that both voted in, or None where these are too few."""
    both = (a > 0) & (b > 0)
    return (a[both].astype(np.int64), b[both].astype(np.int64)) if both.sum() >= MIN_SHARED else None


@measure(cards.UN_VOTE_IDENTICAL_SHARE)
def identical_share(a: Votes, b: Votes) -> float:
    """Share of shared roll calls in which two states cast the same vote.

    Parameters
    ----------
    a, b : int8 array, shape (n_roll_calls,)
        1 yes, 2 abstain, 3 no; 0 absent, dropped pairwise.

    Returns
    -------
    float
        In [0, 1]; nan below ``MIN_SHARED`` shared roll calls.

    References
    ----------
    .. [1] Lijphart, A. (1963). The Analysis of Bloc Voting in the General Assembly. American Political Science
       Review 57(4), 902-917.

    Examples
    --------
    Ten shared roll calls, six of them alike; the last one is not shared.

    >>> fra = np.array([1, 1, 1, 1, 2, 3, 1, 1, 2, 3, 1], dtype=np.int8)
    >>> deu = np.array([1, 1, 1, 1, 2, 3, 2, 3, 3, 1, 0], dtype=np.int8)
    >>> identical_share(fra, deu)
    0.6
    """
    votes = shared_votes(a, b)
    return float("nan") if votes is None else float(np.mean(votes[0] == votes[1]))


@measure(cards.UN_VOTE_AGREEMENT)
def agreement(a: Votes, b: Votes) -> float:
    """Agreement of two states' votes: 1 for the same vote, half where one of them abstains, 0 for yes against no.

    With three ordered votes and equal weights this is Signorino and Ritter's S with absolute distances, (1 + S) / 2.

    Parameters
    ----------
    a, b : int8 array, shape (n_roll_calls,)
        1 yes, 2 abstain, 3 no; 0 absent, dropped pairwise.

    Returns
    -------
    float
        In [0, 1]; nan below ``MIN_SHARED`` shared roll calls.

    References
    ----------
    .. [1] Lijphart, A. (1963). The Analysis of Bloc Voting in the General Assembly. American Political Science
       Review 57(4), 902-917.
    .. [2] Signorino, C. S., and Ritter, J. M. (1999). Tau-b or Not Tau-b. International Studies Quarterly 43(1),
    115-144.

    Examples
    --------
    Six alike, two a step apart (half each), two opposed: (6 + 1) / 10.

    >>> fra = np.array([1, 1, 1, 1, 2, 3, 1, 1, 2, 3], dtype=np.int8)
    >>> deu = np.array([1, 1, 1, 1, 2, 3, 2, 3, 3, 1], dtype=np.int8)
    >>> agreement(fra, deu)
    0.7
    """
    votes = shared_votes(a, b)
    return float("nan") if votes is None else float(1 - np.mean(np.abs(votes[0] - votes[1])) / 2)


@measure(cards.UN_VOTE_KAPPA)
def kappa(a: Votes, b: Votes) -> float:
    """Chance-corrected agreement of two states' votes with squared distances (quadratic weighted kappa).

    One minus the observed over the expected squared distance, where the expectation pairs each state's votes at
    random: ``1 - mean((a - b)**2) / mean over all i, j of (a[i] - b[j])**2``. Two states that both vote yes 95% of
    the time agree much and have a kappa of about 0.

    Parameters
    ----------
    a, b : int8 array, shape (n_roll_calls,)
        1 yes, 2 abstain, 3 no; 0 absent, dropped pairwise.

    Returns
    -------
    float
        In [-1, 1]; nan below ``MIN_SHARED`` shared roll calls, or where both cast one and the same vote throughout, so
        that agreement by chance is certain.

    References
    ----------
    .. [1] Häge, F. M. (2011). Choice or Circumstance? Adjusting Measures of Foreign Policy Similarity for Chance
       Agreement. Political Analysis 19(3), 287-305.
    .. [2] Cohen, J. (1968). Weighted Kappa. Psychological Bulletin 70(4), 213-220.

    Examples
    --------
    Observed: (1 + 4 + 1 + 4) / 10 = 1. Expected: the votes have means 1.6 and 1.8 and mean squares 3.2 and 4.0, so
    3.2 + 4.0 - 2 * 1.6 * 1.8 = 1.44. Kappa is 1 - 1 / 1.44.

    >>> fra = np.array([1, 1, 1, 1, 2, 3, 1, 1, 2, 3], dtype=np.int8)
    >>> deu = np.array([1, 1, 1, 1, 2, 3, 2, 3, 3, 1], dtype=np.int8)
    >>> round(kappa(fra, deu), 6)
    0.305556
    """
    votes = shared_votes(a, b)
    if votes is None:
        return float("nan")
    x, y = votes
    # both distances times n squared, in whole numbers: equal kappas are then equal to the last bit
    expected = int(len(x) * (x @ x + y @ y) - 2 * x.sum() * y.sum())
    covered = int(2 * (len(x) * (x @ y) - x.sum() * y.sum()))
    return covered / expected if expected else float("nan")


@measure(cards.UN_VOTE_KAPPA_NOMINAL)
def kappa_nominal(a: Votes, b: Votes) -> float:
    """Chance-corrected share of identical votes: the three votes are names, none nearer to another.

    Parameters
    ----------
    a, b : int8 array, shape (n_roll_calls,)
        1 yes, 2 abstain, 3 no; 0 absent, dropped pairwise.

    Returns
    -------
    float
        In [-1, 1]; nan below ``MIN_SHARED`` shared roll calls, or where both cast one and the same vote throughout.

    References
    ----------
    .. [1] Cohen, J. (1960). A Coefficient of Agreement for Nominal Scales. Educational and Psychological Measurement
       20(1), 37-46.

    Examples
    --------
    Observed 0.6; by chance .6 * .5 + .2 * .2 + .2 * .3 = 0.4.

    >>> fra = np.array([1, 1, 1, 1, 2, 3, 1, 1, 2, 3], dtype=np.int8)
    >>> deu = np.array([1, 1, 1, 1, 2, 3, 2, 3, 3, 1], dtype=np.int8)
    >>> round(kappa_nominal(fra, deu), 6)
    0.333333
    """
    votes = shared_votes(a, b)
    if votes is None:
        return float("nan")
    x, y = votes
    observed = float(np.mean(x == y))
    expected = sum(float(np.mean(x == answer)) * float(np.mean(y == answer)) for answer in ANSWERS)
    return (observed - expected) / (1 - expected) if len(set(x.tolist()) | set(y.tolist())) > 1 else float("nan")


def percentile(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each value's rank among all, from 0 to 100: the share below it, ties counted half (midrank).

    Parameters
    ----------
    values : float array, shape (n,)
        nan has no rank and does not count.

    Returns
    -------
    float array, shape (n,)
        In (0, 100); nan where the value is nan.

    Examples
    --------
    >>> percentile(np.array([0.2, 0.9, 0.2, np.nan, 0.5])).tolist()
    [25.0, 87.5, 25.0, nan, 62.5]
    """
    known = np.sort(values[~np.isnan(values)])
    below, up_to = np.searchsorted(known, values, side="left"), np.searchsorted(known, values, side="right")
    ranks = 100 * (below + up_to) / 2 / max(len(known), 1)
    return np.where(np.isnan(values), np.nan, ranks)
