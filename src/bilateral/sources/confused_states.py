"""Figures that look as if their reporter had taken one state for another of nearly the same name.

A customs office that books part of its trade with South Korea under North Korea gives North Korea a partner that it
does not have. No figure tells that by itself. Two signs do, where a partner matters to the state in question:

- ``moves_with_twin``: over the years its trade grows and shrinks, in both directions, as the partner's trade with the
  other state of that name does. Real trade of two economies as different as the two Koreas moves apart.
- ``one_way``: year after year one direction is filled and the other empty, while the partner trades both ways with the
  other state of that name.

A sign is a reason to doubt a figure, not a correction: the rows stay as they are published.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log
from statistics import StatisticsError, correlation
from typing import Final, Literal, NamedTuple

from bilateral.shapes.rows import Flow

TWINS: Final = (("PRK", "KOR"), ("COG", "COD"), ("YAR", "YPR"), ("DDR", "DEU"), ("VNM", "RVN"))
"""States that publishers and reporters confuse, by their names."""

WINDOW: Final = 7
"""Years that are looked at, the last of them the year of the figure."""
LEAST_SHARE: Final = 0.01
"""A partner below one per cent of a state's trade is too small to tell a mistake from chance."""
LEAST_CORRELATION: Final = 0.8
_LEAST_CHANGES: Final = 5

Sign = Literal["moves_with_twin", "one_way"]


class Suspicion(NamedTuple):
    """A partner's figures of one year that may be meant for another state.

    ``state`` is whose figures they are as published, ``twin`` whose they may be; ``rows`` are the ids of the flows of
    that year, ``strength`` is the lower of the two correlations of yearly changes, or 1 where the sign is ``one_way``.
    """

    state: str
    twin: str
    partner: str
    year: int
    sign: Sign
    strength: float
    rows: tuple[str, ...]


class _Series(NamedTuple):
    """Trade of one direction by year, and the rows it is from."""

    amounts: dict[int, float]
    rows: dict[int, list[str]]

    def window(self, year: int) -> list[float]:
        """Return the amounts of a window, 0 where there is none."""
        return [self.amounts.get(one, 0.0) for one in range(year - WINDOW + 1, year + 1)]


class _Pair(NamedTuple):
    """Both directions of trade between a state and a partner."""

    exports: _Series
    imports: _Series


def _changes_together(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Return the correlation of yearly changes in logarithms; None where too few years have both."""
    changes = [
        (log(after / before), log(other_after / other_before))
        for before, after, other_before, other_after in zip(one, one[1:], other, other[1:], strict=False)
        if min(before, after, other_before, other_after) > 0
    ]
    if len(changes) < _LEAST_CHANGES:
        return None
    try:
        return correlation(*zip(*changes, strict=True))
    except StatisticsError:  # one of them grows evenly
        return None


def _one_way(mine: _Pair, twins: _Pair, year: int) -> bool:
    """Return whether one direction is filled in every year, the other in none, but both with the twin always."""
    exports, imports = mine.exports.window(year), mine.imports.window(year)
    lopsided = (all(exports) and not any(imports)) or (all(imports) and not any(exports))
    return lopsided and all(twins.exports.window(year)) and all(twins.imports.window(year))


def _sign(mine: _Pair, twins: _Pair, year: int) -> tuple[Sign, float] | None:
    """Return which sign the figures of a year bear, and how strongly."""
    if _one_way(mine, twins, year):
        return "one_way", 1.0
    exports = _changes_together(mine.exports.window(year), twins.exports.window(year))
    imports = _changes_together(mine.imports.window(year), twins.imports.window(year))
    if exports is None or imports is None or min(exports, imports) < LEAST_CORRELATION:
        return None
    return "moves_with_twin", min(exports, imports)


def _pairs(flows: Iterable[Flow], states: frozenset[str]) -> Mapping[str, Mapping[str, _Pair]]:
    """Return the trade of each of the states by partner, as the partner or nobody in particular reports it."""
    found: dict[str, dict[str, _Pair]] = {state: defaultdict(_empty) for state in states}
    for flow in flows:
        for state, partner, exported in ((flow.actor, flow.target, True), (flow.target, flow.actor, False)):
            if state not in states or flow.reporter not in {"", partner} or flow.amount is None:
                continue
            pair = found[state][partner]
            series, year = (pair.exports if exported else pair.imports), int(flow.since[:4])
            series.amounts[year] = series.amounts.get(year, 0.0) + flow.amount
            series.rows.setdefault(year, []).append(flow.at)
    return found


def _empty() -> _Pair:
    return _Pair(_Series({}, {}), _Series({}, {}))


def suspected(flows: Iterable[Flow], twins: Sequence[tuple[str, str]] = TWINS) -> Iterator[Suspicion]:
    """Yield every partner and year whose figures may be meant for a state of nearly the same name.

    Parameters
    ----------
    flows : iterable of Flow
        Yearly flows of one kind from one source, all partners of the states in question among them, with at least the
        ``WINDOW`` years before the ones that are asked about.
    twins : sequence of (str, str)
        States that are confused. Where two series move together, the smaller one is suspect.

    Yields
    ------
    Suspicion
        In order of state, year and partner.
    """
    pairs = _pairs(flows, frozenset(state for both in twins for state in both))
    for state, twin in sorted((*twins, *((other, one) for one, other in twins))):
        totals = _totals(pairs[state])
        partners = sorted(partner for partner in pairs[state] if partner != twin and partner in pairs[twin])
        for year in sorted(totals):
            for partner in partners:
                mine, twins_own = pairs[state][partner], pairs[twin][partner]
                amount = _amount(mine, year)
                if amount == 0 or amount < LEAST_SHARE * totals[year]:
                    continue
                found = _sign(mine, twins_own, year)
                if found and (found[0] == "one_way" or amount < _amount(twins_own, year)):
                    rows = (*mine.exports.rows.get(year, ()), *mine.imports.rows.get(year, ()))
                    yield Suspicion(state, twin, partner, year, *found, rows)


def _amount(pair: _Pair, year: int) -> float:
    return pair.exports.amounts.get(year, 0.0) + pair.imports.amounts.get(year, 0.0)


def _totals(partners: Mapping[str, _Pair]) -> Mapping[int, float]:
    """Return the whole trade of a state by year, unknown partners included."""
    found: dict[int, float] = defaultdict(float)
    for pair in partners.values():
        for series in pair:
            for year, amount in series.amounts.items():
                found[year] += amount
    return found
