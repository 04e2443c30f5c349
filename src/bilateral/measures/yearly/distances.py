"""How far apart two states are on a scale that each has a place on: regime, published ideal points."""
# ruff: noqa: S608 -- SQL of our own words and numbers; no text of a user goes into it

from typing import Final

from bilateral.measures.yearly.model import Gap, YearlyMeasure, Years, yearly
from bilateral.shapes.cards import Grain
from bilateral.shapes.vocabulary import Kind


def _regime(index: str, name: str) -> YearlyMeasure:
    return YearlyMeasure(
        key=f"{index.removeprefix('v2x_')}_distance",
        label=f"distance of regimes ({name}, V-Dem)",
        grain=Grain.DYAD_YEAR,
        unit="1",
        bounds=(0.0, 1.0),
        needs=("vdem",),
        cite=("coppedge_et_al2025",),
        kind=Kind.ATTRIBUTE,
        gap=Gap.UNKNOWN,
        formula=f"d(a, b, t) = |{index}(a, t) - {index}(b, t)|.",
        coverage=f"V-Dem version 15: {name}, 1789 to 2024.",
        example="In 2024 North Korea has 0.083 and Russia 0.172 on the index of electoral democracy: 0.089."
        if index == "v2x_polyarchy"
        else "0.2 and 0.7: 0.5.",
        caveats=("Microstates that V-Dem does not code are `not_covered`.", "A point estimate: V-Dem gives intervals."),
    )


POLYARCHY: Final = _regime("v2x_polyarchy", "electoral democracy")
LIBERAL: Final = _regime("v2x_libdem", "liberal democracy")
IDEAL_POINTS: Final = YearlyMeasure(
    key="bsv_ideal_distance",
    label="distance of ideal points at the UN, as published by Bailey, Strezhnev and Voeten",
    grain=Grain.DYAD_YEAR,
    unit="1",
    bounds=(0.0, 10.0),
    needs=("ideal_points",),
    cite=("bailey_strezhnev_voeten2017",),
    kind=Kind.ATTRIBUTE,
    gap=Gap.UNKNOWN,
    formula="d(a, b, t) = |theta(a, t) - theta(b, t)|, theta the published ideal point of the session that began in t.",
    coverage="Estimates of April 2020: sessions of 1946 to 2019.",
    example="Ideal points of -2.0 and 1.0: 3.0.",
    caveats=("By session, not by calendar year: session 74 counts as 2019.",),
)
_INDEX: Final = {
    POLYARCHY.key: "v2x_polyarchy",
    LIBERAL.key: "v2x_libdem",
    IDEAL_POINTS.key: "ideal_point",
}


@yearly(POLYARCHY, LIBERAL, IDEAL_POINTS)
def distance(card: YearlyMeasure, years: Years) -> str:
    """Return the distance of every pair of states that both have a figure."""
    first, last = years.of(card.needs[0])
    one = f"""
        SELECT state, since AS year, avg(value) AS value FROM panel_attributes
        WHERE source = '{card.needs[0]}' AND kind = '{_INDEX[card.key]}' AND since BETWEEN {first} AND {last}
        GROUP BY state, since
    """
    return f"""
        WITH known AS MATERIALIZED ({one})
        SELECT one.state AS a, other.state AS b, one.year, abs(one.value - other.value) AS value, 2 AS n
        FROM known AS one JOIN known AS other ON one.year = other.year AND one.state < other.state
    """
