"""Bandwidth, dependence and influence capacity, after the Formal Bilateral Influence Capacity index.

The index multiplies the volume of what two states exchange (bandwidth) by what it weighs for one of them (dependence)
[1]_. Its publisher's weights were not at hand in a form that could be cited, so that all parts here weigh alike; the
parts are those that this release has sources for. The values are no reproduction of the published index.

References
----------
.. [1] Moyer, J. D., Meisel, C. J., Matthews, A. S., Bohl, D. K. & Burrows, M. J. (2021). China-US Competition:
   Measuring Global Influence. Atlantic Council and Frederick S. Pardee Center for International Futures.
"""
# ruff: noqa: S608 -- SQL of our own words and numbers; no text of a user goes into it

from typing import Final

from bilateral.measures.yearly import aid, alliances, arms, diplomacy, trade
from bilateral.measures.yearly.flows_sql import NAMELESS, both_ways, sums, windows
from bilateral.measures.yearly.model import Gap, YearlyMeasure, Years, relation, yearly
from bilateral.shapes.cards import Grain
from bilateral.shapes.vocabulary import Kind

_EQUAL: Final = (
    "All parts weigh alike: the index's own weights were not at hand in a form that can be cited. The values are no "
    "reproduction of the published index."
)
_BREAKS: Final = "Parts come and go with their sources' years, so that a series breaks in 2009, 2015 and 2019."
_DEPENDS: Final = (trade.PARTNER.key, arms.TIV_SUPPLIER_SHARE.key, aid.AID_SHARE.key)
_SOURCES: Final = ("cow_trade", "sipri_tiv", "oecd_dac2a")

DEPENDENCE: Final = YearlyMeasure(
    key="dependence",
    label="dependence of b on a (trade, arms, aid; a lower bound)",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=_SOURCES,
    cite=("moyer_et_al2021",),
    kind=Kind.TRADE,
    gap=Gap.UNKNOWN,
    formula="D(a, b, t) = sum of a's shares in b's trade, arms (five years, TIV tables) and aid / number of these "
    "three of which the sources have a total of b in the year.",
    coverage="Trade 1870 to 2014, arms 1954 to 2021, aid 2009 to 2022.",
    example="0.3 of b's trade, 0.6 of its arms and no aid to b from anybody: (0.3 + 0.6) / 2 = 0.45.",
    caveats=(
        "A lower bound: a share without a row adds nothing, for the sources are no census.",
        "`not_covered` where no share of a has a row.",
        _EQUAL,
        _BREAKS,
    ),
)

BANDWIDTH: Final = YearlyMeasure(
    key="bandwidth",
    label="volume of what a and b exchange (trade, arms, organizations, alliance; a lower bound)",
    grain=Grain.DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=("cow_trade", "sipri_tiv", "cow_igo", "atop"),
    cite=("moyer_et_al2021",),
    kind=Kind.TRADE,
    gap=Gap.UNKNOWN,
    formula="B(a, b, t) = mean over the parts that have rows in the year: log(1 + trade both ways) and log(1 + arms "
    "both ways in five years), each over the largest of the year; shared organizations over the largest of the year; "
    "sorts of alliance obligation (the more of both ways) of 5.",
    coverage="Trade 1870 to 2014, arms 1954 to 2021, organizations 1816 to 2014, alliances 1815 to 2018.",
    example="Trade and arms at half of the largest logarithm, 0.8 of the most organizations, no alliance: 0.45.",
    caveats=(
        "A lower bound: a part without a row of the pair adds nothing.",
        "Volumes are logarithms, since they span six orders of magnitude.",
        _EQUAL,
        _BREAKS,
    ),
)

CAPACITY: Final = YearlyMeasure(
    key="influence_capacity",
    label="influence capacity of a over b (bandwidth times dependence)",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=("cow_trade", "sipri_tiv", "oecd_dac2a", "cow_igo", "atop"),
    cite=("moyer_et_al2021",),
    kind=Kind.TRADE,
    gap=Gap.UNKNOWN,
    formula="F(a, b, t) = B(a, b, t) x D(a, b, t): bandwidth of the pair times dependence of b on a.",
    coverage="As its two factors; comparable with itself from 1954 to 2008.",
    example="A bandwidth of 0.5 and a dependence of 0.4: 0.2.",
    caveats=("A capacity, no act: it says nothing of whether a uses it.", _EQUAL, _BREAKS),
)


@yearly(DEPENDENCE)
def dependence(_: YearlyMeasure, years: Years) -> str:
    """Return the mean of the shares that can be known."""
    parts = " UNION ALL ".join(
        f"SELECT a, b, year, value, '{key}' AS part FROM ({relation(key, years)}) WHERE value IS NOT NULL"
        for key in _DEPENDS
    )
    return f"""
        WITH parts AS MATERIALIZED ({parts}),
        covered AS (SELECT b, year, count(DISTINCT part) AS parts FROM parts GROUP BY ALL)
        SELECT a, b, year, sum(value) / any_value(covered.parts) AS value, count(*) AS n
        FROM parts JOIN covered USING (b, year) WHERE a NOT IN {NAMELESS} GROUP BY a, b, year
    """


def _volume(source: str, kind: Kind, length: int, years: Years) -> str:
    both = windows(both_ways(sums(source, kind)), years, source, length)
    return f"""
        SELECT a, b, year, ln(1 + amount) / nullif(max(ln(1 + amount)) OVER (PARTITION BY year), 0) AS value,
            '{kind}' AS part
        FROM ({both}) WHERE a < b AND a NOT IN {NAMELESS} AND b NOT IN {NAMELESS} AND amount IS NOT NULL
    """


@yearly(BANDWIDTH)
def bandwidth(_: YearlyMeasure, years: Years) -> str:
    """Return the mean of the parts, each between 0 and 1."""
    organizations = f"""
        SELECT a, b, year, value / nullif(max(value) OVER (PARTITION BY year), 0) AS value, 'organizations' AS part
        FROM ({relation(diplomacy.IGOS.key, years)}) WHERE value IS NOT NULL
    """
    allied = f"""
        SELECT least(a, b) AS a, greatest(a, b) AS b, year, max(value) / 5 AS value, 'alliance' AS part
        FROM ({relation(alliances.COUNT.key, years)}) GROUP BY 1, 2, 3
    """
    parts = (
        _volume("cow_trade", Kind.TRADE, 1, years),
        _volume("sipri_tiv", Kind.ARMS, arms.WINDOW, years),
        organizations,
        allied,
    )
    every = " UNION ALL ".join(f"SELECT a, b, year, value, part FROM ({part})" for part in parts)
    return f"""
        WITH parts AS MATERIALIZED ({every}),
        covered AS (SELECT year, count(DISTINCT part) AS parts FROM parts GROUP BY ALL)
        SELECT a, b, year, sum(value) / any_value(covered.parts) AS value, count(*) AS n
        FROM parts JOIN covered USING (year) GROUP BY a, b, year
    """


@yearly(CAPACITY)
def capacity(_: YearlyMeasure, years: Years) -> str:
    """Return the product of the two."""
    return f"""
        SELECT d.a, d.b, d.year, b.value * d.value AS value, b.n + d.n AS n
        FROM ({relation(DEPENDENCE.key, years)}) AS d JOIN ({relation(BANDWIDTH.key, years)}) AS b
        ON b.a = least(d.a, d.b) AND b.b = greatest(d.a, d.b) AND b.year = d.year
    """
