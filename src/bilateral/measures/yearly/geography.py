"""Who are neighbours: COW's direct contiguity."""

from typing import Final

from bilateral.measures.yearly.model import YearlyMeasure, Years, yearly
from bilateral.measures.yearly.ties_sql import present, standing
from bilateral.shapes.cards import Grain
from bilateral.shapes.vocabulary import Kind
from bilateral.sources import cow_contiguity

SOURCE: Final = "cow_contiguity"
_COVERAGE: Final = "COW Direct Contiguity 3.2: 1816 to 2016, members of the Correlates of War system."
_CENSUS: Final = (
    "0 comes from a census of the members of the Correlates of War system; with another state, and after 2016, "
    "it is `not_covered`."
)


def _card(key: str, label: str, formula: str, example: str) -> YearlyMeasure:
    return YearlyMeasure(
        key=key,
        label=label,
        grain=Grain.DYAD_YEAR,
        unit="1 if neighbours",
        bounds=(0.0, 1.0),
        needs=(SOURCE,),
        cite=("stinnett_et_al2002",),
        kind=Kind.ATTRIBUTE,
        amounts=True,
        formula=formula,
        coverage=_COVERAGE,
        example=example,
        caveats=(_CENSUS, "Homelands only, no dependencies.", "Neighbours in every year of which they were for a day."),
    )


LAND: Final = _card(
    "land_neighbours",
    "a and b are neighbours by land or river",
    "1 where the homelands of a and b share a border on land or a river; else 0.",
    "Russia and North Korea: 1. Russia and Japan, across the sea: 0.",
)
NEAR: Final = _card(
    "near_neighbours",
    "a and b are neighbours by land or within 400 miles of water",
    "1 where the homelands of a and b touch or lie within 400 miles of each other across water; else 0.",
    "Russia and Japan, across less than 12 miles of water: 1.",
)


@yearly(LAND, NEAR)
def neighbours(card: YearlyMeasure, years: Years) -> str:
    """Return 1 for every pair and year of neighbours."""
    also = f"text = '{cow_contiguity.LAND}'" if card is LAND else ""
    return present(standing(SOURCE, card.kind, years, also), symmetric=True)
