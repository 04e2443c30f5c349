"""Development assistance and debt relief: OECD's table DAC2a."""

from typing import Final

from bilateral.measures.yearly.flows_sql import amounts, concentration, largest_other, shares, sums, windows
from bilateral.measures.yearly.model import Gap, YearlyMeasure, Years, yearly
from bilateral.shapes.cards import Grain
from bilateral.shapes.vocabulary import Kind

SOURCE: Final = "oecd_dac2a"
UNITS: Final = {
    Kind.AID: "million 2022 US$ (ODA: Total Net)",
    Kind.DEBT_RELIEF: "million 2022 US$ (Grants: Debt Forgiveness)",
}
"""Aid types overlap and are never summed: one is read for each kind."""

_COVERAGE: Final = "OECD DAC2a, 50 bilateral donors: 2009 to 2022; Russia reports 2011 to 2020 only."
_NO_ZERO: Final = "The copy at hand has figures above 0 only: neither nothing given nor net repayment shows as a row."
_DONORS: Final = "China and other donors that do not report to the OECD are in no sum."

ODA: Final = YearlyMeasure(
    key="aid_net_oda_musd",
    label="official development assistance from a to b, net, million 2022 US$",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="million 2022 US$",
    bounds=(0.0, 100_000.0),
    needs=(SOURCE,),
    cite=("oecd_dac2a",),
    kind=Kind.AID,
    amounts=True,
    formula='The cell of donor a, recipient b and the year for "ODA: Total Net".',
    coverage=_COVERAGE,
    example="From Russia to North Korea: 23.35 in 2011, 93.60 in 2016, 96.10 in 2020.",
    caveats=(_NO_ZERO, "Debt that is forgiven is part of it."),
)

FORGIVEN: Final = YearlyMeasure(
    key="debt_forgiven_musd",
    label="debt of b that a forgave, grants, million 2022 US$",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="million 2022 US$",
    bounds=(0.0, 100_000.0),
    needs=(SOURCE,),
    cite=("oecd_dac2a",),
    kind=Kind.DEBT_RELIEF,
    amounts=True,
    formula='The cell of donor a, recipient b and the year for "Grants: Debt Forgiveness".',
    coverage=_COVERAGE,
    example="Russia forgave North Korea 55.45 in 2014 and 516.10 in 2014 to 2020.",
    caveats=(_NO_ZERO, "Only what is reported as development assistance; forgiven in a year is not agreed in it."),
)

AID_SHARE: Final = YearlyMeasure(
    key="aid_donor_share",
    label="share of a in the bilateral development assistance that b gets",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=(SOURCE,),
    cite=("oecd_dac2a",),
    kind=Kind.AID,
    gap=Gap.UNKNOWN,
    formula="s(a, b, t) = x(a, b) / sum over donors i of x(i, b), x net official development assistance.",
    coverage=_COVERAGE,
    example="25 from a and 75 from other donors: 0.25.",
    caveats=(_DONORS, _NO_ZERO),
)

RECIPIENT_SHARE: Final = YearlyMeasure(
    key="aid_recipient_share",
    label="share of b in the bilateral development assistance that a gives",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=(SOURCE,),
    cite=("oecd_dac2a",),
    kind=Kind.AID,
    gap=Gap.UNKNOWN,
    formula="r(a, b, t) = x(a, b) / sum over recipients j of x(a, j), x net official development assistance.",
    coverage=_COVERAGE,
    example="25 to b and 75 to other recipients: 0.25.",
    caveats=("Recipients that are no state, and regions, stay in the denominator.", _NO_ZERO),
)


DONOR_HHI: Final = YearlyMeasure(
    key="aid_donor_hhi",
    label="concentration of b's bilateral development assistance over donors (Herfindahl-Hirschman)",
    grain=Grain.STATE_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=(SOURCE,),
    cite=("hirschman1945", "oecd_dac2a"),
    kind=Kind.AID,
    gap=Gap.UNKNOWN,
    formula="H(b, t) = sum over donors i of s(i, b, t) squared, s the share of i in the assistance that b gets.",
    coverage=_COVERAGE,
    example="Donors with 0.5, 0.3 and 0.2: 0.25 + 0.09 + 0.04 = 0.38.",
    caveats=("About b alone: the same in every row of b as target.", _DONORS, _NO_ZERO),
)

OTHER: Final = YearlyMeasure(
    key="aid_other_share",
    label="largest share of another donor in the bilateral development assistance that b gets",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=(SOURCE,),
    cite=("oecd_dac2a",),
    kind=Kind.AID,
    gap=Gap.UNKNOWN,
    formula="o(a, b, t) = max over donors i other than a of s(i, b, t), s the share of i in what b gets.",
    coverage=_COVERAGE + " Given where a itself has a share.",
    example="Shares of 0.5, 0.3 and 0.2: for the first donor 0.3, for both others 0.5.",
    caveats=("Where a is the only donor the measure is `undefined`.", _DONORS, _NO_ZERO),
)


def _given(years: Years) -> str:
    return windows(sums(SOURCE, Kind.AID, unit=UNITS[Kind.AID]), years, SOURCE, 1)


@yearly(ODA, FORGIVEN)
def amount(card: YearlyMeasure, years: Years) -> str:
    """Return the figures of the aid type themselves."""
    return amounts(sums(SOURCE, card.kind, unit=UNITS[card.kind]), years, SOURCE)


@yearly(AID_SHARE)
def donor_share(_: YearlyMeasure, years: Years) -> str:
    """Return every donor's share in what each state gets."""
    return shares(_given(years), "b")


@yearly(RECIPIENT_SHARE)
def recipient_share(_: YearlyMeasure, years: Years) -> str:
    """Return every recipient's share in what each state gives."""
    return shares(_given(years), "a")


@yearly(DONOR_HHI)
def donor_hhi(_: YearlyMeasure, years: Years) -> str:
    """Return how few donors each state's assistance comes from."""
    return concentration(_given(years))


@yearly(OTHER)
def other_donor(_: YearlyMeasure, years: Years) -> str:
    """Return the share of the largest donor besides each."""
    return largest_other(_given(years))
