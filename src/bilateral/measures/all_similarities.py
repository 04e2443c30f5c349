"""Every similarity of every pair of states in every period, from one table of counts per pair."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bilateral.measures.roll_calls import VoteMatrix, in_order, stacked
from bilateral.measures.similarity import ANSWERS, MIN_SHARED

Floats = NDArray[np.float64]


class AllSimilarities(NamedTuple):
    """One row per pair and period, in order of period and of states; ``a`` before ``b`` in the alphabet.

    Attributes
    ----------
    a, b : object array of str
        State ids.
    period : int64 array
        Year or session, as given.
    n : int64 array
        Shared roll calls, at least the least number asked for.
    identical : int64 array
        Shared roll calls with the same vote.
    identical_share, agreement, s_absolute, s_squared, pi, pi_nominal, kappa, kappa_nominal : float64 array
        As the kernels of these names; nan where they are not defined.
    """

    a: NDArray[np.object_]
    b: NDArray[np.object_]
    period: NDArray[np.int64]
    n: NDArray[np.int64]
    identical: NDArray[np.int64]
    identical_share: Floats
    agreement: Floats
    s_absolute: Floats
    s_squared: Floats
    pi: Floats
    pi_nominal: Floats
    kappa: Floats
    kappa_nominal: Floats


def all_similarities(votes_by_period: Mapping[int, VoteMatrix], least: int = MIN_SHARED) -> AllSimilarities:
    """Return all similarities of all pairs.

    With Y, A and N the tables of who voted yes, abstained and voted no, one below the other in X, the product X X' of a
    period counts, for each pair, how often it cast which two votes; every measure is arithmetic on these counts.

    Parameters
    ----------
    votes_by_period : mapping of int to VoteMatrix
        From ``by_year`` or ``by_session``; of one issue, from ``of_issue`` before.
    least : int
        Pairs with fewer shared roll calls have no row.

    Examples
    --------
    >>> votes = np.array([[1, 1, 1, 1, 2, 3, 1, 1, 2, 3], [1, 1, 1, 1, 2, 3, 2, 3, 3, 1]], dtype=np.int8)
    >>> found = all_similarities({2001: VoteMatrix(("DEU", "FRA"), (), votes)})
    >>> float(found.agreement[0]), round(float(found.pi[0]), 3)
    (0.7, 0.296)
    """
    parts = (_period(period, votes_by_period[period], least) for period in sorted(votes_by_period))
    return AllSimilarities(*stacked(parts, "OOqqqdddddddd"))


def _period(period: int, table: VoteMatrix, least: int) -> AllSimilarities:
    """Return the rows of one period."""
    names, votes = in_order(table)
    first, second = np.triu_indices(len(names), k=1)
    counts = _counts(votes, first, second)
    n = counts.sum(axis=(0, 1))
    enough = n >= max(least, 1)
    if not enough.all():
        first, second, counts, n = first[enough], second[enough], counts[:, :, enough], n[enough]
    same = counts[0, 0] + counts[1, 1] + counts[2, 2]
    return AllSimilarities(
        names[first],
        names[second],
        np.full(n.shape, period),
        n.astype(np.int64),
        same.astype(np.int64),
        *_measures(counts, n, same),
    )


def _counts(votes: NDArray[np.int8], first: NDArray[np.int64], second: NDArray[np.int64]) -> Floats:
    """Return how often each pair cast which two votes, shape (3, 3, n_pairs)."""
    states = len(votes)
    cast = np.concatenate([votes == answer for answer in ANSWERS]).astype(np.float32)
    together = (cast @ cast.T).ravel()  # whole numbers below 2**24 are exact
    found = np.empty((3, 3, len(first)))
    for mine in range(3):
        rows = (first + mine * states) * len(cast) + second
        for theirs in range(3):
            found[mine, theirs] = together.take(rows + theirs * states)
    return found


def _measures(counts: Floats, n: Floats, same: Floats) -> tuple[Floats, ...]:
    """Return the eight measures; sums are whole numbers far below 2**53, so that only the one division rounds."""
    opposed = counts[0, 2] + counts[2, 0]
    beside = n - same - opposed
    squares = beside + 4 * opposed
    mine, theirs = counts.sum(axis=1), counts.sum(axis=0)  # votes of a and of b, shape (3, n_pairs)
    a, b = mine[2] - mine[0], theirs[2] - theirs[0]  # sums of votes coded -1, 0, 1
    sides = mine[0] + mine[2] + theirs[0] + theirs[2]  # and of their squares
    pooled = mine + theirs
    expected_kappa = n * sides - 2 * a * b
    expected_pi = 2 * n * sides - (a + b) ** 2
    by_chance = (mine * theirs).sum(axis=0)
    by_pooled = (pooled * pooled).sum(axis=0)
    return (
        same / n,
        (same + beside / 2) / n,
        1 - (beside + 2 * opposed) / n,
        1 - squares / (2 * n),
        _quotient(expected_pi - 2 * n * squares, expected_pi),
        _quotient(4 * n * same - by_pooled, 4 * n * n - by_pooled),
        _quotient(expected_kappa - n * squares, expected_kappa),
        _quotient(n * same - by_chance, n * n - by_chance),
    )


def _quotient(top: Floats, under: Floats) -> Floats:
    """Return the quotient, nan where the denominator is 0."""
    found = np.full(top.shape, np.nan)
    np.divide(top, under, out=found, where=under != 0)
    return found
