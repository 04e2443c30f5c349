"""Armed conflict between states, and troops sent for another state: UCDP/PRIO."""
# ruff: noqa: S608 -- SQL of our own words and numbers; no text of a user goes into it

from typing import Final

from bilateral.measures.yearly.model import YearlyMeasure, Years, yearly
from bilateral.measures.yearly.ties_sql import standing
from bilateral.shapes.cards import Grain
from bilateral.shapes.vocabulary import Kind

SOURCE: Final = "ucdp_conflicts"
_COVERAGE: Final = "UCDP/PRIO Armed Conflict 25.1: 1946 to 2024."
_NO_ZERO: Final = "No row is `not_covered`, never 0: the card does not claim a census of pairs."

INTENSITY: Final = YearlyMeasure(
    key="conflict_intensity",
    label="a and b fought on opposite sides of an armed conflict, highest intensity",
    grain=Grain.DYAD_YEAR,
    unit="1 minor (25 to 999 dead), 2 war",
    bounds=(0.0, 2.0),
    needs=(SOURCE,),
    cite=("gleditsch_et_al2002",),
    kind=Kind.CLASH,
    amounts=True,
    formula="The highest intensity of the conflicts of the year in which a and b stood on opposite sides.",
    coverage=_COVERAGE,
    example="Iran and Iraq from 1980 to 1988: 2.",
    caveats=(_NO_ZERO, "A state that sent troops for a rebel group fights the government."),
)

TROOPS: Final = YearlyMeasure(
    key="troops_for",
    label="armed conflicts in which a took part with troops on b's side",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="conflict",
    bounds=(0.0, 20.0),
    needs=(SOURCE,),
    cite=("gleditsch_et_al2002",),
    kind=Kind.TROOPS,
    amounts=True,
    formula="Number of conflicts of the year in which a is a secondary party with troops on the side of b.",
    coverage=_COVERAGE,
    example="North Korea for Russia in 2024: 1.",
    caveats=(_NO_ZERO, "Arms, money and advice without troops are no rows."),
)


@yearly(INTENSITY)
def intensity(card: YearlyMeasure, years: Years) -> str:
    """Return the highest intensity of a pair's conflicts."""
    return f"""
        SELECT a, b, year, max(CASE WHEN contains(text, ': war ') THEN 2 ELSE 1 END) AS value, count(*) AS n
        FROM ({standing(SOURCE, card.kind, years)}) WHERE a < b GROUP BY a, b, year
    """


@yearly(TROOPS)
def troops(card: YearlyMeasure, years: Years) -> str:
    """Return in how many conflicts one stood by the other."""
    return f"""
        SELECT a, b, year, count(*) AS value, count(*) AS n FROM ({standing(SOURCE, card.kind, years)})
        GROUP BY a, b, year
    """
