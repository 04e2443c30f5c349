"""The stored similarity of a pair beside its place among all pairs of the year."""

from typing import NamedTuple

from bilateral.measures.cards import MEASURES, Measure
from bilateral.warehouse import Release
from bilateral.warehouse.results import SIMILARITY_MEASURES, Similarity


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
