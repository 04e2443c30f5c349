"""The stored results of a pair beside their place among all pairs of the year."""

from typing import Final, NamedTuple

from bilateral.measures.cards import (
    MEASURES,
    UN_IDEAL_POINT_DISTANCE,
    UN_VOTE_COMPANY,
    UN_VOTE_COSTLY_AGREEMENT,
    UN_VOTE_STAKE_AGREEMENT,
    Measure,
)
from bilateral.warehouse import Release
from bilateral.warehouse.results import SIMILARITY_MEASURES, Result, Similarity


class Standing(NamedTuple):
    """A measure, the pair's value, and its percentile (midrank, 0 to 100) among all pairs of the year."""

    card: Measure
    value: float
    percentile: float


def standing(release: Release, row: Similarity) -> tuple[Standing, ...]:
    """Return the standing of a row by every measure that it has a value of, the default measure first."""
    found = []
    for key, card in MEASURES.items():
        for stored in SIMILARITY_MEASURES:
            value = row.value(stored) if stored == key else None
            rank = release.rank(stored, row) if value is not None else None
            if value is not None and rank is not None:
                found.append(Standing(card, value, rank.percentile))
    return tuple(found)


class RankedResult(NamedTuple):
    """A measure, its stored result, and the percentile (midrank, 0 to 100) among all pairs of the year."""

    card: Measure
    result: Result
    percentile: float


BESIDE_LIKENESS: Final = (
    UN_VOTE_COSTLY_AGREEMENT,
    UN_VOTE_COMPANY,
    UN_VOTE_STAKE_AGREEMENT,
    UN_IDEAL_POINT_DISTANCE,
)
"""What a release may hold of a pair's votes besides how alike they are."""


def beside_likeness(release: Release, actor: str, target: str, year: int) -> tuple[RankedResult, ...]:
    """Return what else is stored of the votes of two states in a year; directed measures go from actor to target."""
    found = (
        (card, result)
        for card in BESIDE_LIKENESS
        if (result := release.result(card.key, actor, target, year)) is not None
    )
    return tuple(RankedResult(card, result, release.result_rank(result).percentile) for card, result in found)
