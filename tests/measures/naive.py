"""Similarity as one would write it without thinking of speed: a loop over pairs, periods and roll calls."""

from collections.abc import Mapping
from itertools import combinations, product
from typing import NamedTuple

from bilateral.measures.roll_calls import VoteMatrix


class Row(NamedTuple):
    """One pair and period; None is not defined."""

    n: int
    identical: int
    identical_share: float
    agreement: float
    s_absolute: float
    s_squared: float
    pi: float | None
    pi_nominal: float | None
    kappa: float | None
    kappa_nominal: float | None


Pairs = list[tuple[int, int]]


def similarity(votes_by_period: Mapping[int, VoteMatrix], least: int) -> dict[tuple[str, str, int], Row]:
    """Return the rows by first state, second state and period."""
    found = {}
    for period, (states, _, votes) in votes_by_period.items():
        table = dict(zip(states, votes.tolist(), strict=True))
        for a, b in combinations(sorted(states), 2):
            pairs = [(x, y) for x, y in zip(table[a], table[b], strict=True) if x and y]
            if len(pairs) >= least:
                found[a, b, period] = _row(pairs)
    return found


def _row(pairs: Pairs) -> Row:
    n = len(pairs)
    return Row(
        n,
        sum(x == y for x, y in pairs),
        sum(x == y for x, y in pairs) / n,
        sum(1 - abs(x - y) / 2 for x, y in pairs) / n,
        1 - 2 * sum(abs(x - y) for x, y in pairs) / (n * 2),
        1 - 2 * sum((x - y) ** 2 for x, y in pairs) / (n * 4),
        *(
            _beyond_chance(pairs, pooled=pooled, nominal=nominal)
            for pooled in (True, False)
            for nominal in (False, True)
        ),
    )


def _beyond_chance(pairs: Pairs, *, pooled: bool, nominal: bool) -> float | None:
    """Return one less the distance observed over that of votes drawn at random from one urn each, or a common one."""
    firsts, seconds = [x for x, _ in pairs], [y for _, y in pairs]
    urns = (firsts + seconds, firsts + seconds) if pooled else (firsts, seconds)
    observed = sum(_distance(x, y, nominal=nominal) for x, y in pairs) / len(pairs)
    expected = sum(
        _distance(x, y, nominal=nominal) * urns[0].count(x) / len(urns[0]) * urns[1].count(y) / len(urns[1])
        for x, y in product((1, 2, 3), repeat=2)
    )
    return 1 - observed / expected if expected else None


def _distance(x: int, y: int, *, nominal: bool) -> int:
    return int(x != y) if nominal else (x - y) ** 2
