"""Trade in goods: flows, shares of partners, trade over GDP, concentration, and the largest other partner."""
# ruff: noqa: S608 -- SQL of our own words and numbers; no text of a user goes into it

from typing import Final

from bilateral.measures.cards import IMPORT_SHARE
from bilateral.measures.yearly.flows_sql import (
    amounts,
    both_ways,
    concentration,
    largest_other,
    shares,
    sums,
    windows,
)
from bilateral.measures.yearly.model import Gap, YearlyMeasure, Years, described, yearly
from bilateral.shapes.cards import Grain
from bilateral.shapes.vocabulary import Kind

SOURCE: Final = "cow_trade"
GDP: Final = ("gdp", "million current US$")
"""Kind and unit of the attribute that trade is divided by; no source of this release has it."""

_COVERAGE: Final = "Correlates of War trade 4.0: 1870 to 2014."
_ZERO: Final = (
    "A figure of 0 in the source means no trade, less than half a million, or that nobody reported; it is no census's "
    "zero and yields no row: that of the Soviet Union and North Korea is 0 from 1981 to 1991."
)
_MISSING: Final = (
    "Partners whose figure is missing add nothing to the total, which raises the shares of the others; where one of "
    "two directions is missing, the other counts alone."
)

FLOW: Final = YearlyMeasure(
    key="trade_flow_musd",
    label="exports of goods from a to b, million current US$",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="million current US$",
    bounds=(0.0, 1_000_000.0),
    needs=(SOURCE,),
    cite=("barbieri_keshk2016",),
    kind=Kind.TRADE,
    amounts=True,
    formula="What b imports from a, as COW gives it (flow1 of the importer).",
    coverage=_COVERAGE,
    example="In 2014 North Korea imported 90 from Russia and Russia 10 from North Korea.",
    caveats=(_ZERO, "`undefined` where the source marks the figure as missing (-9).", "Current prices."),
)

IMPORTS: Final = described(
    IMPORT_SHARE,
    kind=Kind.TRADE,
    gap=Gap.UNKNOWN,
    formula="s(a, b, t) = x(a, b) / sum over i of x(i, b), x what b imports from i in the year t.",
    coverage=_COVERAGE,
    example="Imports of 25 from a and 75 from others: 0.25.",
    caveats=(_ZERO, _MISSING),
)

EXPORTS: Final = YearlyMeasure(
    key="export_share",
    label="share of the exporter's exports of goods",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=(SOURCE,),
    cite=("barbieri_keshk2016",),
    kind=Kind.TRADE,
    gap=Gap.UNKNOWN,
    formula="e(a, b, t) = x(a, b) / sum over j of x(a, j), x what j imports from a in the year t.",
    coverage=_COVERAGE,
    example="Exports of 25 to b and 75 to others: 0.25.",
    caveats=(_ZERO, _MISSING),
)

PARTNER: Final = YearlyMeasure(
    key="trade_partner_share",
    label="share of a in b's trade in goods, both ways",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=(SOURCE,),
    cite=("barbieri1996", "barbieri_keshk2016"),
    kind=Kind.TRADE,
    gap=Gap.UNKNOWN,
    formula="p(a, b, t) = (x(a, b) + x(b, a)) / sum over i of (x(i, b) + x(b, i)), x the trade from one to the other.",
    coverage=_COVERAGE,
    example="China's part in North Korea's trade of 2014 (6,728 of all) is 0.79.",
    caveats=(_ZERO, _MISSING),
)

OVER_GDP: Final = YearlyMeasure(
    key="trade_gdp",
    label="trade in goods with a over b's GDP",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="1",
    bounds=(0.0, 10.0),
    needs=(SOURCE,),
    cite=("oneal_russett1997", "barbieri_keshk2016"),
    kind=Kind.TRADE,
    gap=Gap.UNKNOWN,
    formula="g(a, b, t) = (x(a, b) + x(b, a)) / GDP(b, t), both in million current US$.",
    coverage="No source of this release has GDP: `not_covered` for every pair and year until one is read.",
    example="Trade of 5 and a GDP of 100: 0.05.",
    caveats=("GDP is read from attributes of the kind `gdp` in million current US$.", _ZERO, _MISSING),
)

HHI: Final = YearlyMeasure(
    key="trade_partner_hhi",
    label="concentration of b's trade over partners (Herfindahl-Hirschman)",
    grain=Grain.STATE_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=(SOURCE,),
    cite=("hirschman1945", "barbieri_keshk2016"),
    kind=Kind.TRADE,
    gap=Gap.UNKNOWN,
    formula="H(b, t) = sum over partners i of p(i, b, t) squared, p the share of i in b's trade both ways.",
    coverage=_COVERAGE,
    example="Partners with 0.5, 0.3 and 0.2: 0.25 + 0.09 + 0.04 = 0.38.",
    caveats=("About b alone: the same in every row of b as target.", _MISSING),
)

OTHER: Final = YearlyMeasure(
    key="trade_other_share",
    label="largest share of another partner in b's trade",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=(SOURCE,),
    cite=("barbieri_keshk2016",),
    kind=Kind.TRADE,
    gap=Gap.UNKNOWN,
    formula="o(a, b, t) = max over i other than a of p(i, b, t), p the share of i in b's trade both ways.",
    coverage=_COVERAGE + " Given where a itself trades with b.",
    example="Shares of 0.5, 0.3 and 0.2: for the first partner 0.3, for both others 0.5.",
    caveats=(_MISSING,),
)


def _sums() -> str:
    return sums(SOURCE, Kind.TRADE)


def _both(years: Years) -> str:
    return windows(both_ways(_sums()), years, SOURCE, 1)


@yearly(FLOW)
def flow(_: YearlyMeasure, years: Years) -> str:
    """Return the flows themselves."""
    return amounts(_sums(), years, SOURCE)


@yearly(IMPORTS)
def import_share(_: YearlyMeasure, years: Years) -> str:
    """Return every exporter's share in the imports of each state."""
    return shares(windows(_sums(), years, SOURCE, 1), "b")


@yearly(EXPORTS)
def export_share(_: YearlyMeasure, years: Years) -> str:
    """Return every importer's share in the exports of each state."""
    return shares(windows(_sums(), years, SOURCE, 1), "a")


@yearly(PARTNER)
def partner_share(_: YearlyMeasure, years: Years) -> str:
    """Return every partner's share in the trade of each state."""
    return shares(_both(years), "b")


@yearly(OVER_GDP)
def over_gdp(_: YearlyMeasure, years: Years) -> str:
    """Return trade over GDP where an attribute gives GDP."""
    kind, unit = GDP
    return f"""
        SELECT a, b, year, amount / nullif(gdp.value, 0) AS value, n FROM ({_both(years)}) AS trade
        JOIN panel_attributes AS gdp ON gdp.kind = '{kind}' AND gdp.unit = '{unit}' AND gdp.state = trade.b
            AND gdp.since = trade.year
    """


@yearly(HHI)
def partner_hhi(_: YearlyMeasure, years: Years) -> str:
    """Return how few partners each state's trade is with."""
    return concentration(_both(years))


@yearly(OTHER)
def other_partner(_: YearlyMeasure, years: Years) -> str:
    """Return the share of the largest partner besides each."""
    return largest_other(_both(years))
