"""Facts of the curated record: how many a year, for and against."""
# ruff: noqa: S608 -- SQL of our own words and numbers; no text of a user goes into it

from typing import Final

from bilateral.measures.yearly.model import YearlyMeasure, Years, yearly
from bilateral.shapes.cards import Grain
from bilateral.shapes.vocabulary import Kind, Polarity


def _card(key: str, polarity: Polarity) -> YearlyMeasure:
    return YearlyMeasure(
        key=key,
        label=f"curated facts of a {polarity} b",
        grain=Grain.DIRECTED_DYAD_YEAR,
        unit="fact",
        bounds=(0.0, 1000.0),
        needs=("record",),
        cite=("bilateral_record",),
        kind=Kind.STATEMENT,
        formula=f"Number of facts of the curated record that begin in the year, a's acts {polarity} b.",
        coverage="Pairs that somebody has written about; `bilateral record coverage` shows how far.",
        example="A treaty of both counts once each way.",
        caveats=(
            "No row is `unsearched`: nobody has completed the pair.",
            "What was looked for and told, not what happened: no series for a regression.",
        ),
    )


FOR: Final = _card("record_for", Polarity.FOR)
AGAINST: Final = _card("record_against", Polarity.AGAINST)


@yearly(FOR, AGAINST)
def facts(card: YearlyMeasure, years: Years) -> str:
    """Return how many facts there are, those of both sides each way."""
    polarity = Polarity.FOR if card is FOR else Polarity.AGAINST
    kept = f"polarity = '{polarity}' AND \"date\"[:4]::INT BETWEEN {years.first} AND {years.last}"
    return f"""
        SELECT a, b, year, count(*) AS value, count(*) AS n FROM (
            SELECT actor AS a, target AS b, "date"[:4]::INT AS year FROM panel_facts WHERE {kept}
            UNION ALL SELECT target, actor, "date"[:4]::INT FROM panel_facts WHERE {kept} AND mutual
        ) GROUP BY a, b, year
    """
