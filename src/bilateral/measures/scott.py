"""Scott's pi on roll calls: as Cohen's kappa, but chance takes both states to have one and the same leaning.

Kappa pairs each state's own votes at random; pi pools both states' votes first and pairs these. Two states with unlike
leanings get less from pi than from kappa.
"""

import numpy as np

from bilateral.measures import cards
from bilateral.measures.registry import measure
from bilateral.measures.roll_calls import Votes
from bilateral.measures.similarity import shared_votes


@measure(cards.UN_VOTE_PI)
def pi(a: Votes, b: Votes) -> float:
    """Return agreement beyond chance with squared distances and pooled votes.

    One minus the observed over the expected squared distance, where the expectation draws both votes from the 2n
    pooled ones: with S their sum and Q their sum of squares, that is ``2 (Q / 2n - (S / 2n)**2)``.

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
    .. [1] Scott, W. A. (1955). Reliability of Content Analysis: The Case of Nominal Scale Coding. Public Opinion
       Quarterly 19(3), 321-325.
    .. [2] Häge, F. M. (2011). Choice or Circumstance? Political Analysis 19(3), 287-305.

    Examples
    --------
    Observed 1.0; the pooled votes have mean 1.7 and mean square 3.6, so 2 * (3.6 - 2.89) = 1.42 by chance.

    >>> fra = np.array([1, 1, 1, 1, 2, 3, 1, 1, 2, 3], dtype=np.int8)
    >>> deu = np.array([1, 1, 1, 1, 2, 3, 2, 3, 3, 1], dtype=np.int8)
    >>> round(pi(fra, deu), 6)
    0.295775
    """
    votes = shared_votes(a, b)
    if votes is None:
        return float("nan")
    x, y = votes
    total, squares = int(x.sum() + y.sum()), int(x @ x + y @ y)
    expected = 2 * len(x) * squares - total**2
    observed = 2 * len(x) * int(((x - y) ** 2).sum())
    return 1 - observed / expected if expected else float("nan")


@measure(cards.UN_VOTE_PI_NOMINAL)
def pi_nominal(a: Votes, b: Votes) -> float:
    """Return the share of identical votes beyond chance, with pooled votes and the three votes as mere names.

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
    .. [1] Scott, W. A. (1955). Reliability of Content Analysis: The Case of Nominal Scale Coding. Public Opinion
       Quarterly 19(3), 321-325.

    Examples
    --------
    Observed 0.6; pooled shares .55, .2 and .25, so .405 by chance.

    >>> fra = np.array([1, 1, 1, 1, 2, 3, 1, 1, 2, 3], dtype=np.int8)
    >>> deu = np.array([1, 1, 1, 1, 2, 3, 2, 3, 3, 1], dtype=np.int8)
    >>> round(pi_nominal(fra, deu), 6)
    0.327731
    """
    votes = shared_votes(a, b)
    if votes is None:
        return float("nan")
    pooled = np.bincount(np.concatenate(votes), minlength=4)
    size = 2 * len(votes[0])
    expected = int((pooled**2).sum())
    observed = int((votes[0] == votes[1]).sum()) * 2 * size
    return (observed - expected) / (size**2 - expected) if expected < size**2 else float("nan")
