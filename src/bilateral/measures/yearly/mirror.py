"""What exporter and importer each say of one flow, and the gap between them: trade, fuel, food, medicine."""
# ruff: noqa: S608 -- SQL of our own words and numbers; no text of a user goes into it

from typing import Final

from bilateral.measures.yearly.flows_sql import shares
from bilateral.measures.yearly.model import Gap, YearlyMeasure, Years, yearly
from bilateral.shapes.cards import Grain
from bilateral.shapes.vocabulary import Kind

SOURCE: Final = "un_comtrade"
GOODS: Final = {
    Kind.TRADE: "goods",
    Kind.FUEL: "mineral fuels (HS 27)",
    Kind.FOOD: "cereals (HS 10)",
    Kind.MEDICINE: "pharmaceutical products (HS 30)",
}
"""What each kind of flow is of."""

_COVERAGE: Final = {
    kind: f"UN Comtrade, years and reporters that were synced, of {goods}; without such a file `not_covered`."
    for kind, goods in GOODS.items()
}
_SUPPRESSED: Final = (
    "Who never reported (North Korea) or stopped (Russia since 2022) is `suppressed` where its own figure is needed."
)
_VALUATION: Final = "Imports are valued with insurance and freight, exports without: a gap of a tenth is ordinary."
_NO_ZERO: Final = "No row is `not_covered`: Comtrade is no census."
_OTHER_ASIA: Final = 'The partner "Other Asia, nes" is read as Taiwan, as the UN explains, but for Saudi Arabia\'s.'


def _told(kind: Kind, who: str) -> YearlyMeasure:
    exporter = who == "exporter"
    return YearlyMeasure(
        key=f"{kind}_{'exports' if exporter else 'imports'}_usd",
        label=f"{GOODS[kind]} from a to b as the {who} reports, current US$",
        grain=Grain.DIRECTED_DYAD_YEAR,
        unit="current US$",
        bounds=(0.0, 1e14),
        needs=(SOURCE,),
        cite=("un_comtrade",),
        kind=kind,
        amounts=True,
        reporter="a" if exporter else "b",
        formula=f"Sum of what {'a reports as exports to b' if exporter else 'b reports as imports from a'}.",
        coverage=_COVERAGE[kind],
        example="Fuels from Russia to North Korea as Russia reports: 43,586,399 in 2013, 61,644,077 in 2017."
        if kind is Kind.FUEL and exporter
        else "One reporter's figure, never mixed with its partner's.",
        caveats=(_SUPPRESSED, _NO_ZERO, _OTHER_ASIA, "Exports contain re-exports, imports re-imports."),
    )


def _gap(kind: Kind) -> YearlyMeasure:
    return YearlyMeasure(
        key=f"{kind}_mirror_gap",
        label=f"gap between importer's and exporter's figure of {GOODS[kind]} from a to b",
        grain=Grain.DIRECTED_DYAD_YEAR,
        unit="1",
        bounds=(-1.0, 1.0),
        needs=(SOURCE,),
        cite=("un_comtrade",),
        kind=kind,
        gap=Gap.UNKNOWN,
        reporter="ab",
        formula="m(a, b, t) = (M - X) / max(M, X), M what b reports as imports from a, X what a does as exports to b.",
        coverage=_COVERAGE[kind] + " Only where both report.",
        example="The importer says 110, the exporter 100: 10 / 110 = 0.09.",
        caveats=(_VALUATION, _SUPPRESSED, "Only one of the two reports: `not_covered`, for there is no gap to see."),
    )


def _share(kind: Kind) -> YearlyMeasure:
    return YearlyMeasure(
        key=f"{kind}_supply_share",
        label=f"share of a in b's imports of {GOODS[kind]}, as b reports",
        grain=Grain.DIRECTED_DYAD_YEAR,
        unit="1",
        bounds=(0.0, 1.0),
        needs=(SOURCE,),
        cite=("un_comtrade",),
        kind=kind,
        gap=Gap.UNKNOWN,
        reporter="b",
        formula="s(a, b, t) = M(a, b) / sum over i of M(i, b), M what b reports as imports from i.",
        coverage=_COVERAGE[kind],
        example="Imports of 25 from a and 75 from others, 10 of them from partners not named: 0.25.",
        caveats=("Partners that are not named stay in the denominator.", _SUPPRESSED),
    )


TOLD: Final = tuple(_told(kind, who) for kind in GOODS for who in ("exporter", "importer"))
GAPS: Final = tuple(map(_gap, GOODS))
SHARES: Final = tuple(_share(kind) for kind in GOODS if kind is not Kind.TRADE)


def _reported(card: YearlyMeasure, years: Years, side: str) -> str:
    first, last = years.of(SOURCE)
    return f"""
        SELECT actor AS a, target AS b, since AS year, sum(amount) AS amount, count(*) AS n FROM panel_flows
        WHERE source = '{SOURCE}' AND kind = '{card.kind}' AND reporter = {side} AND since BETWEEN {first} AND {last}
        GROUP BY ALL
    """


@yearly(*TOLD)
def told(card: YearlyMeasure, years: Years) -> str:
    """Return what one side reports."""
    reported = _reported(card, years, "actor" if card.reporter == "a" else "target")
    return f"SELECT a, b, year, amount AS value, n FROM ({reported})"


@yearly(*GAPS)
def mirror_gap(card: YearlyMeasure, years: Years) -> str:
    """Return the gap where both sides report."""
    return f"""
        SELECT a, b, year, (m.amount - x.amount) / nullif(greatest(m.amount, x.amount), 0) AS value, m.n + x.n AS n
        FROM ({_reported(card, years, "target")}) AS m JOIN ({_reported(card, years, "actor")}) AS x USING (a, b, year)
    """


@yearly(*SHARES)
def reported_share(card: YearlyMeasure, years: Years) -> str:
    """Return every supplier's share in the imports that each state reports."""
    return shares(_reported(card, years, "target"), "b")
