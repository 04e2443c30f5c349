r"""Company: how often A joins B's lonely votes, beyond A's own rate of dissent.

On a roll call v in which both A and B voted, let O be the other states that voted too. B's vote is **lonely** if at
most a tenth of O made the same choice; A and B themselves are no part of O, so that A's company cannot end B's
loneliness. Over the roll calls in which both voted:

- L are those on which B's vote is lonely; in J of them A made the same choice;
- M are the others; in D of them A's own vote is lonely, by the same rule.

.. math:: K_{A \to B} = \frac{J}{L} - \frac{D}{M}

The first term is how often A keeps B company; the second how often A stands apart anyway, when B does not. A state
that dissents from everything keeps everybody company without meaning it, and gets about 0. K lies in [-1, 1]; it is
directed: who is lonely has the stake.

For all pairs at once, let N be who voted, N(c) who chose c, and tau a tenth. Where A joined B, of the N - 2 others
N(c) - 2 made B's choice; where A did not, N(c) - 1 did. With X(c) the table of who chose c, P of who voted,
G(c) = [N(c) - 2 <= tau (N - 2)] and H(c) = [N(c) - 1 <= tau (N - 2)] by roll call:

- J = sum over c of X(c) (G(c) X(c))',
- L - J = sum over c of (P - X(c)) (H(c) X(c))',
- D: A lonely and B not means that they differ, and B's N(d) - 1 are too many: D = U (P - U)' with
  U = sum over c of H(c) X(c). (Of one and the same choice c, H(c) and its contrary cannot both hold.)
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bilateral.measures import cards
from bilateral.measures.registry import measure
from bilateral.measures.roll_calls import VoteMatrix, Votes, stacked, with_company
from bilateral.measures.similarity import ANSWERS, MIN_SHARED

FEW: Final = 10
"""A vote is lonely if at most one in so many of the others made the same choice."""

MIN_LONELY: Final = 5
"""Least number of B's lonely votes, and of its other votes, for which company is given: at 5 a rate still has a
standard error of up to 0.22."""


@measure(cards.UN_VOTE_COMPANY)
def company(a: Votes, b: Votes, others: NDArray[np.int8]) -> float:
    """Return how much more often A joins B's lonely votes than A stands apart when B does not.

    Parameters
    ----------
    a, b : int8 array, shape (n_roll_calls,)
        Votes of A, who may join, and of B, who may be lonely: 1 yes, 2 abstain, 3 no; 0 absent.
    others : int8 array, shape (n_others, n_roll_calls)
        Votes of all other states.

    Returns
    -------
    float
        In [-1, 1]; nan where fewer than ``MIN_SHARED`` roll calls have votes of both and of anybody else, or fewer
        than ``MIN_LONELY`` of them are B's lonely votes, or its other ones.

    References
    ----------
    .. [1] A measure of this project; after the criticism of agreement by chance in Häge, F. M. (2011). Choice or
       Circumstance? Political Analysis 19(3), 287-305.

    Examples
    --------
    B is alone against four others five times, and A joins it three times; of the five other roll calls A is alone in
    one: 3/5 - 1/5.

    >>> prk = np.array([3, 3, 3, 1, 1, 3, 1, 1, 1, 1], dtype=np.int8)
    >>> rus = np.array([3, 3, 3, 3, 3, 1, 1, 1, 1, 1], dtype=np.int8)
    >>> others = np.ones((4, 10), dtype=np.int8)
    >>> round(company(prk, rus, others), 3), round(company(rus, prk, others), 3)
    (0.4, nan)
    """
    present = (others > 0).sum(axis=0)
    both = (a > 0) & (b > 0) & (present > 0)
    if both.sum() < MIN_SHARED:
        return float("nan")
    a, b, others, present = a[both], b[both], others[:, both], present[both]
    alone_a = FEW * (others == a).sum(axis=0) <= present
    alone_b = FEW * (others == b).sum(axis=0) <= present
    lonely = int(alone_b.sum())
    if min(lonely, len(b) - lonely) < MIN_LONELY:
        return float("nan")
    return float((a == b)[alone_b].mean() - alone_a[~alone_b].mean())


class Companies(NamedTuple):
    """Company of all directed pairs, one row each, in order of period, a and b.

    Attributes
    ----------
    a, b : object array of str
        State ids: A joins, B is lonely.
    period : int64 array
        Year or session, as given.
    n, lonely, joined, apart : int64 array
        Roll calls in which both and anybody else voted; those on which B is lonely; those of them in which A joined;
        those of the rest in which A is lonely itself.
    value : float64 array
        In [-1, 1]; nan below ``MIN_LONELY``.
    """

    a: NDArray[np.object_]
    b: NDArray[np.object_]
    period: NDArray[np.int64]
    n: NDArray[np.int64]
    lonely: NDArray[np.int64]
    joined: NDArray[np.int64]
    apart: NDArray[np.int64]
    value: NDArray[np.float64]


def companies(votes_by_period: Mapping[int, VoteMatrix], least: int = MIN_SHARED) -> Companies:
    """Return company of all directed pairs of states in all periods; parameters as ``all_similarities``.

    Examples
    --------
    >>> votes = np.ones((6, 10), dtype=np.int8)
    >>> votes[0, :3], votes[0, 5], votes[1, :5] = 3, 3, 3
    >>> found = companies({2001: VoteMatrix(("PRK", "RUS", "FRA", "DEU", "GBR", "USA"), (), votes)})
    >>> [(a, b, round(float(value), 3)) for a, b, value in zip(found.a, found.b, found.value) if value > 0]
    [('PRK', 'RUS', 0.4)]
    """
    parts = (_period(period, votes_by_period[period], least) for period in sorted(votes_by_period))
    return Companies(*stacked(parts, "OOqqqqqd"))


def _period(period: int, table: VoteMatrix, least: int) -> Companies:
    """Return the rows of one period."""
    names, votes, voted = with_company(table)
    present = (votes > 0).astype(np.float32)
    joined = np.zeros((len(names), len(names)), dtype=np.float32)
    left = np.zeros_like(joined)
    alone = np.zeros_like(present)
    for choice in ANSWERS:
        chose = (votes == choice).astype(np.float32)
        with_a, without_a = lonely_choices(chose, voted)
        joined += chose @ (chose * with_a).T
        left += (present - chose) @ (chose * without_a).T
        alone += chose * without_a
    apart = alone @ (present - alone).T
    shared = present @ present.T
    first, second = np.nonzero(~np.eye(len(names), dtype=bool) & (shared >= max(least, 1)))
    n, j, d = (part[first, second].astype(np.int64) for part in (shared, joined, apart))
    lonely = j + left[first, second].astype(np.int64)
    value = np.full(n.shape, np.nan)
    known = np.minimum(lonely, n - lonely) >= MIN_LONELY
    value[known] = j[known] / lonely[known] - d[known] / (n - lonely)[known]
    return Companies(names[first], names[second], np.full(n.shape, period), n, lonely, j, d, value)


def lonely_choices(chose: NDArray[np.float32], voted: NDArray[np.int64]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return on which roll calls a choice is lonely where another state made it too, and where that one did not.

    Parameters
    ----------
    chose : float32 array, shape (n_states, n_roll_calls)
        1 where a state made the choice, else 0.
    voted : int64 array, shape (n_roll_calls,)
        How many states voted.
    """
    count = chose.sum(axis=0)
    return FEW * (count - 2) <= voted - 2, FEW * (count - 1) <= voted - 2
