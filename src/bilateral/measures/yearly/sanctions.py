"""Sanctions: cases of the Global Sanctions Data Base in force, by sort."""
# ruff: noqa: S608 -- SQL of our own words and numbers; no text of a user goes into it

from typing import Final

from bilateral.measures.yearly.model import YearlyMeasure, Years, yearly
from bilateral.measures.yearly.ties_sql import standing
from bilateral.shapes.cards import Grain
from bilateral.shapes.vocabulary import Kind

SOURCE: Final = "gsdb"
SORTS: Final = ("trade", "arms", "military", "financial", "travel")


def _card(sort: str) -> YearlyMeasure:
    what = f"with sanctions on {sort} " if sort else ""
    if sort in ("military", "financial"):
        what = f"with {sort} sanctions "
    return YearlyMeasure(
        key=f"sanctions_{sort}" if sort else "sanctions",
        label=f"cases {what}in force by a on b",
        grain=Grain.DIRECTED_DYAD_YEAR,
        unit="case",
        bounds=(0.0, 100.0),
        needs=(SOURCE,),
        cite=("felbermayr_et_al2020",),
        kind=Kind.SANCTION,
        amounts=True,
        formula=f"Number of cases {what}of which a is a sender and b a target, begun by the year and not ended before.",
        coverage="GSDB release 4: 1949 to 2023.",
        example="A case of the senders USA and EU on b in 2014 to 2016 counts once for the United States and once for "
        "each state that was a member of the Union, in each of the three years.",
        caveats=(
            "A list of senders counts for each of them. The EU and the G7 stand for their members of the time.",
            "Other bodies (the UN, the African Union) are senders of their own, and theirs is no act of a member.",
            "No row is `not_covered`, never 0: GSDB does not claim to hold every sanction.",
            "First and last year count whole.",
        ),
    )


CARDS: Final = {sort: _card(sort) for sort in ("", *SORTS)}
_SORT_OF: Final = {card.key: sort for sort, card in CARDS.items()}


@yearly(*CARDS.values())
def cases(card: YearlyMeasure, years: Years) -> str:
    """Return how many cases stood; a case whose party changed its name in mid-year counts once."""
    sort = _SORT_OF[card.key]
    also = f"list_contains(string_split(split_part(text, ' (', 1), ', '), '{sort}')" if sort else ""
    return f"""
        SELECT a, b, year, count(DISTINCT split_part("at", '/', 3)) AS value, count(*) AS n
        FROM ({standing(SOURCE, Kind.SANCTION, years, also)}) GROUP BY a, b, year
    """
