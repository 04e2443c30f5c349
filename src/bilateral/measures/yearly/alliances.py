"""Alliance obligations, one measure each: a vector and no single number of allied or not."""
# ruff: noqa: S608 -- SQL of our own words and numbers; no text of a user goes into it

from typing import Final

from bilateral.measures.yearly.model import Gap, YearlyMeasure, Years, yearly
from bilateral.measures.yearly.ties_sql import present, standing
from bilateral.shapes.cards import Grain
from bilateral.shapes.vocabulary import Kind

SOURCE: Final = "atop"
_SORTS: Final = {
    "defence": (Kind.DEFENCE_PACT, "", "to defend b when b is attacked"),
    "offence": (Kind.TREATY, "starts_with(text, 'offense')", "to join b in a war that is not defensive"),
    "neutrality": (Kind.TREATY, "starts_with(text, 'neutral')", "to stay out of b's wars"),
    "nonaggression": (Kind.NONAGGRESSION, "", "not to attack b"),
    "consultation": (Kind.CONSULTATION, "", "to consult b in a crisis"),
}
"""Kind of tie, further condition and what is promised, by obligation."""

_COVERAGE: Final = "ATOP 5.1: 1815 to 2018, treaties of members of the Correlates of War system."
_CAVEATS: Final = (
    "0 comes from a census of the alliances of members of the Correlates of War system.",
    "With another state (microstates of the Gleditsch-Ward list) and after 2018 it is `not_covered`.",
    "An obligation counts in every year on at least one day of which it was in force.",
    "A multilateral pact binds each pair of its members. Obligations go one way: a may owe b what b does not owe a.",
)


def _card(sort: str) -> YearlyMeasure:
    kind, _, promise = _SORTS[sort]
    return YearlyMeasure(
        key=f"atop_{sort}",
        label=f"a has promised by treaty {promise}",
        grain=Grain.DIRECTED_DYAD_YEAR,
        unit="1 if in force",
        bounds=(0.0, 1.0),
        needs=(SOURCE,),
        cite=("leeds_et_al2002",),
        kind=kind,
        gap=Gap.WHOLE if kind is Kind.TREATY else Gap.CARD,
        amounts=True,
        formula=f"1 where a treaty in force obliges a {promise}; else 0.",
        coverage=_COVERAGE,
        example="North Korea owed Russia defence from 1961 to 1996 (ATOP 3440), and consultation from 2000 on (4940)."
        if sort in ("defence", "consultation")
        else "North Korea and Russia have a mutual promise not to attack each other from 2008 on (ATOP 3755)."
        if sort == "nonaggression"
        else "A treaty that obliges only the stronger side gives 1 in one direction and 0 in the other.",
        caveats=_CAVEATS,
    )


CARDS: Final = {sort: _card(sort) for sort in _SORTS}
_SORT_OF: Final = {card.key: sort for sort, card in CARDS.items()}

COUNT: Final = YearlyMeasure(
    key="atop_obligations",
    label="sorts of alliance obligation that a owes b",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="of 5 sorts",
    bounds=(0.0, 5.0),
    needs=(SOURCE,),
    cite=("leeds_et_al2002",),
    kind=Kind.DEFENCE_PACT,
    gap=Gap.WHOLE,
    formula="Number of the five sorts (defence, offence, neutrality, non-aggression, consultation) that a owes b.",
    coverage=_COVERAGE,
    example="A treaty of defence and consultation: 2.",
    caveats=("A count of sorts and no strength: a defence pact is not twice a non-aggression pact.", *_CAVEATS),
)


@yearly(*CARDS.values())
def obligation(card: YearlyMeasure, years: Years) -> str:
    """Return 1 for every pair and year in which the obligation was in force."""
    kind, also, _ = _SORTS[_SORT_OF[card.key]]
    return present(standing(SOURCE, kind, years, also))


@yearly(COUNT)
def obligations(_: YearlyMeasure, years: Years) -> str:
    """Return how many sorts of obligation were in force."""
    each = " UNION ALL ".join(f"FROM ({obligation(card, years)})" for card in CARDS.values())
    return f"SELECT a, b, year, count(*) AS value, sum(n) AS n FROM ({each}) GROUP BY a, b, year"
