"""Embassies, ranks of representation, shared organizations, trade agreements and nuclear cooperation."""
# ruff: noqa: S608 -- SQL of our own words and numbers; no text of a user goes into it

from typing import Final

from bilateral.measures.yearly.model import YearlyMeasure, Years, yearly
from bilateral.measures.yearly.ties_sql import present, standing
from bilateral.shapes.cards import Grain
from bilateral.shapes.vocabulary import Kind

_HEADS: Final = (
    "embassy", "high commission", "apostolic nunciature", "British High Commission", "Australian High Commission",
    "de facto embassy",
)  # fmt: skip
_RANKS: Final = {"chargé d'affaires": 1, "minister": 2, "ambassador": 3}
"""Ranks in order; a representation of another sort has none."""

EMBASSY: Final = YearlyMeasure(
    key="embassy",
    label="resident embassies of a in b",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="mission",
    bounds=(0.0, 20.0),
    needs=("embassies",),
    cite=("database_of_embassies",),
    kind=Kind.EMBASSY,
    amounts=True,
    formula="Number of embassies, high commissions and nunciatures of a in b; consulates do not count.",
    coverage="Wikidata's missions, a snapshot of 16 November 2022: that year only.",
    example="North Korea has an embassy in Russia, and Russia one in North Korea.",
    caveats=("What is missing may exist: no row is `not_covered`.", "A snapshot: not when a mission was opened."),
)

RANK: Final = YearlyMeasure(
    key="diplomatic_rank",
    label="rank of a's representation at b's capital",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="1 chargé d'affaires, 2 minister, 3 ambassador",
    bounds=(1.0, 3.0),
    needs=("cow_diplomatic_exchange",),
    cite=("bayer2006",),
    kind=Kind.EMBASSY,
    amounts=True,
    formula="The rank that COW codes in a year of observation.",
    coverage="COW Diplomatic Exchange 2006.1: 1817 to 2005, from 1950 every fifth year. An extract at hand.",
    example="Russia and North Korea from 1970 on: ambassadors, 3.",
    caveats=("Years between observations are `not_covered`.", "`undefined` where the source codes another sort."),
)

IGOS: Final = YearlyMeasure(
    key="shared_igos",
    label="intergovernmental organizations of which both are full members",
    grain=Grain.DYAD_YEAR,
    unit="organization",
    bounds=(0.0, 500.0),
    needs=("cow_igo",),
    cite=("pevehouse_et_al2020",),
    kind=Kind.MEMBERSHIP,
    amounts=True,
    formula="Number of organizations of COW's list of which a and b are full members in the year.",
    coverage="COW IGO version 3: 1816 to 2014, members of the Correlates of War system; before 1965 every fifth year.",
    example="The United States and Canada shared 7 in 1920.",
    caveats=("Years before 1965 between observations are filled in by the publisher.",),
)

AGREEMENT: Final = YearlyMeasure(
    key="trade_agreement",
    label="a trade agreement between a and b is in force",
    grain=Grain.DYAD_YEAR,
    unit="1 if in force",
    bounds=(0.0, 1.0),
    needs=("desta",),
    cite=("duer_baccini_elsig2014",),
    kind=Kind.TRADE_AGREEMENT,
    amounts=True,
    formula="1 where a treaty of DESTA that has both as members is in force.",
    coverage="DESTA 2.3: 1948 to 2025.",
    example="Russia and North Korea are in no treaty of DESTA: `not_covered`, not 0.",
    caveats=("Multilateral treaties bind each pair of their members.", "No row is `not_covered`: DESTA is no census."),
)

NUCLEAR: Final = YearlyMeasure(
    key="nuclear_agreements",
    label="civilian nuclear cooperation agreements signed, as a party to b",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="agreement",
    bounds=(0.0, 20.0),
    needs=("nuclear_cooperation",),
    cite=("fuhrmann2009",),
    kind=Kind.NUCLEAR,
    amounts=True,
    formula="Number of agreements that the source lists from a to b in the year.",
    coverage="Nuclear cooperation agreements: 1951 to 2003.",
    example="The Soviet Union and North Korea: 1956, 1959, 1985; Russia and North Korea: 1992.",
    caveats=(
        "The direction is the publisher's: most agreements stand both ways, some only from supplier to recipient.",
        "No row is `not_covered`, never 0.",
    ),
)


@yearly(EMBASSY)
def embassies(card: YearlyMeasure, years: Years) -> str:
    """Return how many resident embassies there are."""
    heads = ", ".join(f"'{sort}'" for sort in _HEADS)
    return f"""
        SELECT a, b, year, count(*) AS value, count(*) AS n
        FROM ({standing(card.needs[0], card.kind, years, f"text IN ({heads})")}) GROUP BY a, b, year
    """


@yearly(RANK)
def rank(card: YearlyMeasure, years: Years) -> str:
    """Return the highest rank of the year."""
    ranks = " ".join(f"WHEN '{text.replace(chr(39), chr(39) * 2)}' THEN {value}" for text, value in _RANKS.items())
    return f"""
        SELECT a, b, year, max(CASE text {ranks} END) AS value, count(*) AS n
        FROM ({standing(card.needs[0], card.kind, years)}) GROUP BY a, b, year
    """


@yearly(IGOS)
def shared_igos(card: YearlyMeasure, years: Years) -> str:
    """Return the publisher's counts."""
    source = card.needs[0]
    first, last = years.of(source)
    return f"""
        SELECT least(actor, target) AS a, greatest(actor, target) AS b, since AS year, max(amount) AS value,
            count(*) AS n
        FROM panel_flows WHERE source = '{source}' AND since BETWEEN {first} AND {last} GROUP BY 1, 2, 3
    """


@yearly(AGREEMENT)
def agreement(card: YearlyMeasure, years: Years) -> str:
    """Return 1 for every pair and year with a treaty in force."""
    return present(standing(card.needs[0], card.kind, years), symmetric=True)


@yearly(NUCLEAR)
def nuclear(card: YearlyMeasure, years: Years) -> str:
    """Return how many agreements were signed."""
    first, last = years.of(card.needs[0])
    return f"""
        SELECT actor AS a, target AS b, year, count(*) AS value, count(*) AS n FROM panel_events
        WHERE source = '{card.needs[0]}' AND kind = '{card.kind}' AND year BETWEEN {first} AND {last} GROUP BY 1, 2, 3
    """
