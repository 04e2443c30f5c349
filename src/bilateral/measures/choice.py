"""Which source a measure or an answer reads where several tell one fact: one rule per kind.

All overlapping sources are kept in the warehouse with their vintages; the others show as disagreement, and are never
mixed with the one that is read (sums of SIPRI's trade register are no TIV table of another date).
"""

from types import MappingProxyType
from typing import Final

from bilateral.shapes.vocabulary import Kind

CHOSEN: Final = MappingProxyType(
    {
        Kind.ARMS: "sipri_register",  # deliveries deal by deal, to the last year; the TIV tables at hand end earlier
        Kind.TRADE: "cow_trade",  # all pairs since 1870; Comtrade at hand holds single commodities of single years
        Kind.DEFENCE_PACT: "atop",  # obligations as the treaties' texts have them
        Kind.NONAGGRESSION: "atop",
        Kind.CONSULTATION: "atop",
        Kind.SANCTION: "gsdb",  # cases with senders, targets and years
        Kind.VOTE: "un_roll_calls",  # has the resolutions' symbols; later roll calls at hand have none
        Kind.FUEL: "un_comtrade",
        Kind.FOOD: "un_comtrade",
        Kind.MEDICINE: "un_comtrade",
        Kind.AID: "oecd_dac2a",
        Kind.DEBT_RELIEF: "oecd_dac2a",
        Kind.NUCLEAR: "nuclear_cooperation",
        Kind.EMBASSY: "embassies",
        Kind.TRADE_AGREEMENT: "desta",
        Kind.TROOPS: "ucdp_conflicts",  # states that fought on a side of an armed conflict
        Kind.CLASH: "ucdp_conflicts",
    }
)
"""Key of the source by kind."""
