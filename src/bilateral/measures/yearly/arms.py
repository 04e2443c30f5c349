"""Arms: what was delivered, shares of suppliers and customers over five years, concentration, the largest other."""

from typing import Final

from bilateral.measures.cards import ARMS_SUPPLIER_SHARE
from bilateral.measures.yearly.flows_sql import amounts, concentration, largest_other, shares, sums, windows
from bilateral.measures.yearly.model import Gap, YearlyMeasure, Years, described, yearly
from bilateral.shapes.cards import Grain
from bilateral.shapes.vocabulary import Kind

WINDOW: Final = 5
"""SIPRI compares volumes of five years, because deliveries are lumpy."""

_MAJOR: Final = "Major conventional weapons only: shells, small arms, most parts, training and know-how are no rows."
_NO_ZERO: Final = "SIPRI is no census: no row is `not_covered`, never 0."
_DENOMINATOR: Final = (
    "Unknown suppliers, and suppliers that are no state, stay in the denominator: ignorance lowers a share and never "
    "raises it."
)
_SMALL: Final = "Deliveries of less than half a million TIV have no published volume; they count in no sum."
_REGISTER: Final = (
    "Trade register, years of the edition that was synced (that of February 2026: deliveries of 1995 to 2024, so that "
    "whole windows end in 1999 to 2024)."
)
_TABLES: Final = (
    "TIV tables by supplier, years of the edition that was synced (that of July 2022: 1950 to 2021, so that whole "
    "windows end in 1954 to 2021)."
)
_NEVER_MIXED: Final = (
    "Register and TIV tables are of different vintages and do not add up to each other; the measures of the two are "
    "never mixed."
)

SUPPLIER_SHARE: Final = described(
    ARMS_SUPPLIER_SHARE,
    kind=Kind.ARMS,
    gap=Gap.UNKNOWN,
    formula="s(a, b, t) = x(a, b) / sum over i of x(i, b), x the TIV that i delivered to b in the years t-4 to t.",
    coverage=_REGISTER,
    example="From Russia to North Korea the register has no delivery after 2010, so that windows from 2015 on have no "
    "row: `not_covered`, not 0.",
    caveats=(_DENOMINATOR, _MAJOR, _NO_ZERO, _NEVER_MIXED),
)

CUSTOMER_SHARE: Final = YearlyMeasure(
    key="arms_customer_share",
    label="share of the supplier's deliveries of major conventional arms, five years",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=("sipri_register",),
    cite=("sipri_arms_transfers",),
    kind=Kind.ARMS,
    gap=Gap.UNKNOWN,
    formula="c(a, b, t) = x(a, b) / sum over j of x(a, j), x the TIV that a delivered to j in the years t-4 to t.",
    coverage=_REGISTER,
    example="A supplier that delivered 60 to b and 20 each to two others has a customer share of 0.6.",
    caveats=("Recipients that nobody knows or that are no state stay in the denominator.", _MAJOR, _NO_ZERO),
)

SUPPLIER_HHI: Final = YearlyMeasure(
    key="arms_supplier_hhi",
    label="concentration of b's suppliers of major conventional arms, five years (Herfindahl-Hirschman)",
    grain=Grain.STATE_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=("sipri_register",),
    cite=("hirschman1945", "sipri_arms_transfers"),
    kind=Kind.ARMS,
    gap=Gap.UNKNOWN,
    formula="H(b, t) = sum over known suppliers i of s(i, b, t) squared, s the five-year share of i.",
    coverage=_REGISTER,
    example="Suppliers with 0.6 and 0.2, and 0.2 from suppliers nobody knows: 0.36 + 0.04 = 0.40.",
    caveats=(
        "A lower bound where suppliers are unknown: they stay in the denominator of every share and add no square.",
        "About b alone: the same in every row of b as target.",
        _MAJOR,
    ),
)

OTHER_SHARE: Final = YearlyMeasure(
    key="arms_other_share",
    label="largest share of another supplier in b's major conventional arms, five years",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=("sipri_register",),
    cite=("sipri_arms_transfers",),
    kind=Kind.ARMS,
    gap=Gap.UNKNOWN,
    formula="o(a, b, t) = max over i other than a of s(i, b, t), s the five-year share: whom b could turn to instead.",
    coverage=_REGISTER + " Given where a itself has a share.",
    example="Shares of 0.6, 0.2 and 0.1: for the first supplier 0.2, for both others 0.6.",
    caveats=("Where a is the only known supplier the measure is `undefined`.", _DENOMINATOR, _MAJOR),
)

DELIVERED: Final = YearlyMeasure(
    key="arms_delivered_tiv",
    label="major conventional arms delivered, million TIV (trade register)",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="million TIV",
    bounds=(0.0, 100_000.0),
    needs=("sipri_register",),
    cite=("sipri_arms_transfers",),
    kind=Kind.ARMS,
    amounts=True,
    formula="Sum of the TIV of all deliveries from a to b in the year.",
    coverage="Trade register, years of the edition that was synced (that of February 2026: 1995 to 2024).",
    example="From North Korea to Russia: 12.5 in 2023 and 242.5 in 2024.",
    caveats=("TIV measures military value; it is no price.", _MAJOR, _NO_ZERO, _NEVER_MIXED),
)

TIV_DELIVERED: Final = YearlyMeasure(
    key="tiv_delivered",
    label="major conventional arms delivered, million TIV (TIV tables)",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="million TIV",
    bounds=(0.0, 100_000.0),
    needs=("sipri_tiv",),
    cite=("sipri_arms_transfers",),
    kind=Kind.ARMS,
    amounts=True,
    formula="The cell of a, b and the year in SIPRI's TIV tables.",
    coverage="TIV tables by supplier, years of the edition that was synced (that of July 2022: 1950 to 2021).",
    example="From the Soviet Union to North Korea: 861 in 1950, 1,472 in 1971, 18,300 in 1950 to 1991.",
    caveats=("`undefined` where SIPRI prints 0: more than nothing, less than half a million.", _MAJOR, _NO_ZERO),
)

TIV_SUPPLIER_SHARE: Final = YearlyMeasure(
    key="tiv_supplier_share",
    label="share of the recipient's major conventional arms, five years (TIV tables)",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=("sipri_tiv",),
    cite=("sipri_arms_transfers",),
    kind=Kind.ARMS,
    gap=Gap.UNKNOWN,
    formula=SUPPLIER_SHARE.formula,
    coverage=_TABLES,
    example="Deliveries of 60, 20 and, from suppliers nobody knows, 20: the first supplier has 0.6.",
    caveats=(_DENOMINATOR, _SMALL, _MAJOR, _NO_ZERO, _NEVER_MIXED),
)

TIV_CUSTOMER_SHARE: Final = YearlyMeasure(
    key="tiv_customer_share",
    label="share of the supplier's deliveries of major conventional arms, five years (TIV tables)",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=("sipri_tiv",),
    cite=("sipri_arms_transfers",),
    kind=Kind.ARMS,
    gap=Gap.UNKNOWN,
    formula=CUSTOMER_SHARE.formula,
    coverage=_TABLES,
    example="A supplier that delivered 60 to b and 20 each to two others has a customer share of 0.6.",
    caveats=(*CUSTOMER_SHARE.caveats[:1], _SMALL, _MAJOR, _NO_ZERO, _NEVER_MIXED),
)

TIV_SUPPLIER_HHI: Final = YearlyMeasure(
    key="tiv_supplier_hhi",
    label="concentration of b's suppliers of major conventional arms, five years (TIV tables)",
    grain=Grain.STATE_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=("sipri_tiv",),
    cite=("hirschman1945", "sipri_arms_transfers"),
    kind=Kind.ARMS,
    gap=Gap.UNKNOWN,
    formula=SUPPLIER_HHI.formula,
    coverage=_TABLES,
    example=SUPPLIER_HHI.example,
    caveats=SUPPLIER_HHI.caveats,
)


def _windows(card: YearlyMeasure, years: Years) -> str:
    source = card.needs[0]
    return windows(sums(source, Kind.ARMS), years, source, WINDOW)


@yearly(SUPPLIER_SHARE, TIV_SUPPLIER_SHARE)
def supplier_share(card: YearlyMeasure, years: Years) -> str:
    """Return the share of every supplier in what each state got."""
    return shares(_windows(card, years), "b")


@yearly(CUSTOMER_SHARE, TIV_CUSTOMER_SHARE)
def customer_share(card: YearlyMeasure, years: Years) -> str:
    """Return the share of every recipient in what each state delivered."""
    return shares(_windows(card, years), "a")


@yearly(SUPPLIER_HHI, TIV_SUPPLIER_HHI)
def supplier_hhi(card: YearlyMeasure, years: Years) -> str:
    """Return how few suppliers each state's arms come from."""
    return concentration(_windows(card, years))


@yearly(OTHER_SHARE)
def other_share(card: YearlyMeasure, years: Years) -> str:
    """Return the share of the largest supplier besides each."""
    return largest_other(_windows(card, years))


@yearly(DELIVERED, TIV_DELIVERED)
def delivered(card: YearlyMeasure, years: Years) -> str:
    """Return what was delivered in each year."""
    source = card.needs[0]
    return amounts(sums(source, Kind.ARMS), years, source)
