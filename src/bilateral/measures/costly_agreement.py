r"""Costly agreement: voting together when few others do.

Voting with everybody costs nothing and says nothing about two states. On a roll call v in which both a and b voted,
let O be the states other than these two that voted too, and f(c) the share of O that chose c. The rarity of a choice is
the share of the others that it sets one apart from, ``r(c) = 1 - f(c)``. Costly agreement is the mean of the rarity of
common choices over the n roll calls that both voted in:

.. math:: C_{ab} = \frac{1}{n} \sum_v [a_v = b_v] \, r_v(a_v)

It reads: on an average roll call, the two stood together against this share of the others. It is 0 for a pair that
never votes alike, and small for one that does so only with everybody; 1 needs a pair alone against all others, always.
It is symmetric. Direction needs votes in which one has the stake: see ``company``.

With N who voted and N(c) who chose c, a common choice leaves N - 2 others, of whom N(c) - 2 chose it, so that
``r(c) = (N - N(c)) / (N - 2)``: this depends on the roll call alone, not on the pair. All pairs of a year are
therefore one product per choice, of the table of who chose c with itself, its columns weighted by r(c).
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bilateral.measures import cards
from bilateral.measures.registry import measure
from bilateral.measures.roll_calls import VoteMatrix, Votes, stacked, with_company
from bilateral.measures.similarity import ANSWERS, MIN_SHARED


@measure(cards.UN_VOTE_COSTLY_AGREEMENT)
def costly_agreement(a: Votes, b: Votes, others: NDArray[np.int8]) -> float:
    """Return the mean rarity, among the others, of the choices that two states made together.

    Parameters
    ----------
    a, b : int8 array, shape (n_roll_calls,)
        1 yes, 2 abstain, 3 no; 0 absent.
    others : int8 array, shape (n_others, n_roll_calls)
        Votes of all other states.

    Returns
    -------
    float
        In [0, 1]; nan where fewer than ``MIN_SHARED`` roll calls have votes of both and of anybody else.

    References
    ----------
    .. [1] A measure of this project; after the criticism of agreement by chance in Häge, F. M. (2011). Choice or
       Circumstance? Political Analysis 19(3), 287-305.

    Examples
    --------
    Ten roll calls. In the first two both vote no with one of four others (rarity 3/4), in the third alone (1), in the
    fourth they differ, in six they vote yes with all: (0.75 + 0.75 + 1) / 10.

    >>> prk = np.array([3, 3, 3, 3, 1, 1, 1, 1, 1, 1], dtype=np.int8)
    >>> rus = np.array([3, 3, 3, 1, 1, 1, 1, 1, 1, 1], dtype=np.int8)
    >>> others = np.ones((4, 10), dtype=np.int8)
    >>> others[0, :2] = 3
    >>> costly_agreement(prk, rus, others)
    0.25
    """
    present = (others > 0).sum(axis=0)
    both = (a > 0) & (b > 0) & (present > 0)
    if both.sum() < MIN_SHARED:
        return float("nan")
    alike = both & (a == b)
    rarity = 1 - (others[:, alike] == a[alike]).sum(axis=0) / present[alike]
    return float(rarity.sum() / both.sum())


class CostlyAgreements(NamedTuple):
    """Costly agreement of all pairs, one row each, in order of period, a and b; ``a`` before ``b`` in the alphabet.

    Attributes
    ----------
    a, b : object array of str
        State ids.
    period : int64 array
        Year or session, as given.
    n : int64 array
        Shared roll calls in which anybody else voted, at least the least number asked for.
    value : float64 array
        In [0, 1].
    """

    a: NDArray[np.object_]
    b: NDArray[np.object_]
    period: NDArray[np.int64]
    n: NDArray[np.int64]
    value: NDArray[np.float64]


def costly_agreements(votes_by_period: Mapping[int, VoteMatrix], least: int = MIN_SHARED) -> CostlyAgreements:
    """Return costly agreement of all pairs of states in all periods; parameters as ``all_similarities``.

    Examples
    --------
    >>> votes = np.tile(np.array([[3], [3], [1], [1]], dtype=np.int8), 10)
    >>> found = costly_agreements({2001: VoteMatrix(("PRK", "RUS", "FRA", "DEU"), (), votes)})
    >>> [(a, b, float(value)) for a, b, value in zip(found.a, found.b, found.value) if value]
    [('DEU', 'FRA', 1.0), ('PRK', 'RUS', 1.0)]
    """
    parts = (_period(period, votes_by_period[period], least) for period in sorted(votes_by_period))
    return CostlyAgreements(*stacked(parts, "OOqqd"))


def _period(period: int, table: VoteMatrix, least: int) -> CostlyAgreements:
    """Return the rows of one period."""
    names, votes, voted = with_company(table)
    present = (votes > 0).astype(np.float32)
    shared = present @ present.T
    total = np.zeros(shared.shape)
    for choice in ANSWERS:
        chose = (votes == choice).astype(np.float64)
        total += (chose * ((voted - chose.sum(axis=0)) / (voted - 2))) @ chose.T
    first, second = np.triu_indices(len(names), k=1)
    n = shared[first, second].astype(np.int64)
    enough = n >= max(least, 1)
    first, second, n = first[enough], second[enough], n[enough]
    value = np.minimum(total[first, second] / n, 1.0)  # a mean of shares, up to the last bit
    return CostlyAgreements(names[first], names[second], np.full(n.shape, period), n, value)
