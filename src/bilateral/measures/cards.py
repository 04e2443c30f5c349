"""Cards of the measures: what each number means, apart from the code that computes it.

Cards are read whenever a number is shown; kernels need NumPy and are imported only to compute.
"""

import math
from types import MappingProxyType
from typing import Final

import msgspec

from bilateral.shapes.cards import Grain


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """The card of a measure.

    ``bounds`` are the least and greatest value it can have, ``needs`` keys of the sources it is computed from, ``cite``
    keys of ``sources/references.bib``, the work that defines it first.
    """

    key: str
    label: str
    grain: Grain
    unit: str
    bounds: tuple[float, float]
    needs: tuple[str, ...]
    cite: tuple[str, ...]


UN_VOTE_IDENTICAL_SHARE: Final = Measure(
    key="un_vote_identical_share",
    label="UN votes cast the same way",
    grain=Grain.DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=("un_roll_calls",),
    cite=("lijphart1963",),
)

UN_VOTE_AGREEMENT: Final = Measure(
    key="un_vote_agreement",
    label="UN vote agreement, an abstention counting half",
    grain=Grain.DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=("un_roll_calls",),
    cite=("lijphart1963", "signorino_ritter1999"),
)

UN_VOTE_KAPPA: Final = Measure(
    key="un_vote_kappa",
    label="UN vote agreement beyond chance (Cohen's kappa, squared distances)",
    grain=Grain.DYAD_YEAR,
    unit="1",
    bounds=(-1.0, 1.0),
    needs=("un_roll_calls",),
    cite=("haege2011", "cohen1968"),
)

UN_VOTE_KAPPA_NOMINAL: Final = Measure(
    key="un_vote_kappa_nominal",
    label="UN vote agreement beyond chance (Cohen's kappa, nominal)",
    grain=Grain.DYAD_YEAR,
    unit="1",
    bounds=(-1.0, 1.0),
    needs=("un_roll_calls",),
    cite=("cohen1960", "haege2011"),
)

UN_VOTE_S: Final = Measure(
    key="un_vote_s",
    label="UN vote similarity S, absolute distances",
    grain=Grain.DYAD_YEAR,
    unit="1",
    bounds=(-1.0, 1.0),
    needs=("un_roll_calls",),
    cite=("signorino_ritter1999",),
)

UN_VOTE_S_SQUARED: Final = Measure(
    key="un_vote_s_squared",
    label="UN vote similarity S, squared distances",
    grain=Grain.DYAD_YEAR,
    unit="1",
    bounds=(-1.0, 1.0),
    needs=("un_roll_calls",),
    cite=("signorino_ritter1999", "haege2011"),
)

UN_VOTE_PI: Final = Measure(
    key="un_vote_pi",
    label="UN vote agreement beyond chance (Scott's pi, squared distances)",
    grain=Grain.DYAD_YEAR,
    unit="1",
    bounds=(-1.0, 1.0),
    needs=("un_roll_calls",),
    cite=("scott1955", "haege2011"),
)

UN_VOTE_PI_NOMINAL: Final = Measure(
    key="un_vote_pi_nominal",
    label="UN vote agreement beyond chance (Scott's pi, nominal)",
    grain=Grain.DYAD_YEAR,
    unit="1",
    bounds=(-1.0, 1.0),
    needs=("un_roll_calls",),
    cite=("scott1955", "haege2011"),
)

UN_VOTE_COSTLY_AGREEMENT: Final = Measure(
    key="un_vote_costly_agreement",
    label="UN votes shared when few others cast them (costly agreement)",
    grain=Grain.DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=("un_roll_calls",),
    cite=("bilateral_measures", "haege2011"),
)

UN_VOTE_COMPANY: Final = Measure(
    key="un_vote_company",
    label="UN votes joined when the other stands nearly alone, beyond own dissent (company)",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="1",
    bounds=(-1.0, 1.0),
    needs=("un_roll_calls",),
    cite=("bilateral_measures", "haege2011"),
)

UN_VOTE_STAKE_AGREEMENT: Final = Measure(
    key="un_vote_stake",
    label="UN votes cast as the other does where it has the stake",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=("un_roll_calls",),
    cite=("bilateral_measures", "lijphart1963"),
)

UN_IDEAL_POINT_DISTANCE: Final = Measure(
    key="un_ideal_point_distance",
    label="UN ideal point distance",
    grain=Grain.DYAD_YEAR,
    unit="standard deviations of all points",
    bounds=(0.0, math.inf),
    needs=("un_roll_calls",),
    cite=("bailey_strezhnev_voeten2017",),
)

ARMS_SUPPLIER_SHARE: Final = Measure(
    key="arms_supplier_share",
    label="share of the recipient's major conventional arms, five years",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=("sipri_register",),
    cite=("sipri_arms_transfers",),
)

IMPORT_SHARE: Final = Measure(
    key="import_share",
    label="share of the importer's imports of goods",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="1",
    bounds=(0.0, 1.0),
    needs=("cow_trade",),
    cite=("barbieri_keshk2016",),
)

MEASURES: Final = MappingProxyType(
    {
        card.key: card
        for card in (
            UN_VOTE_KAPPA,
            UN_VOTE_AGREEMENT,
            UN_VOTE_IDENTICAL_SHARE,
            UN_VOTE_KAPPA_NOMINAL,
            UN_VOTE_S,
            UN_VOTE_S_SQUARED,
            UN_VOTE_PI,
            UN_VOTE_PI_NOMINAL,
            UN_VOTE_COSTLY_AGREEMENT,
            UN_VOTE_COMPANY,
            UN_VOTE_STAKE_AGREEMENT,
            UN_IDEAL_POINT_DISTANCE,
            ARMS_SUPPLIER_SHARE,
            IMPORT_SHARE,
        )
    }
)
"""Every measure by its key, the default first."""
