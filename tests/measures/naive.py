"""Similarity as one would write it without thinking of speed: a loop over pairs, years and roll calls."""

from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

from bilateral.measures.roll_calls import VoteMatrix


class Row(NamedTuple):
    """One pair and year."""

    n: int
    identical: int
    agreement: float
    kappa: float | None


def similarity(votes_by_year: Mapping[int, VoteMatrix], least: int) -> dict[tuple[str, str, int], Row]:
    """Return the rows by first state, second state and year."""
    found = {}
    for year, (states, _, votes) in votes_by_year.items():
        table = dict(zip(states, votes.tolist(), strict=True))
        for a, b in combinations(sorted(states), 2):
            pairs = [(x, y) for x, y in zip(table[a], table[b], strict=True) if x and y]
            if len(pairs) >= least:
                found[a, b, year] = _row(pairs)
    return found


def _row(pairs: list[tuple[int, int]]) -> Row:
    n = len(pairs)
    observed = sum((x - y) ** 2 for x, y in pairs) / n
    expected = sum(
        (x - y) ** 2 * sum(1 for one, _ in pairs if one == x) * sum(1 for _, two in pairs if two == y)
        for x in (1, 2, 3)
        for y in (1, 2, 3)
    ) / (n * n)
    return Row(
        n,
        sum(x == y for x, y in pairs),
        sum(1 - abs(x - y) / 2 for x, y in pairs) / n,
        1 - observed / expected if expected else None,
    )
