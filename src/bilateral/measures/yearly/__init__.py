"""Measures of all pairs and years: one module per subject, each a card and a relation in SQL.

A new measure is a card and a function in a module of this folder; ``YEARLY`` has it once the module is in ``SUBJECTS``.
"""

from types import MappingProxyType, ModuleType
from typing import Final

from bilateral.measures.yearly import (
    aid,
    alliances,
    arms,
    conflict,
    diplomacy,
    distances,
    geography,
    influence,
    mirror,
    record,
    sanctions,
    trade,
    votes,
)
from bilateral.measures.yearly.model import RELATIONS, Gap, Yearly, YearlyMeasure, Years

__all__ = ["SHORT", "SUBJECTS", "YEARLY", "Gap", "Yearly", "YearlyMeasure", "Years"]

SUBJECTS: Final[tuple[ModuleType, ...]] = (
    votes, arms, trade, mirror, aid, sanctions, alliances, diplomacy, conflict, distances, geography, influence, record,
)  # fmt: skip
"""The modules, in the order of the documentation."""

YEARLY: Final = MappingProxyType({
    key: one for module in SUBJECTS for key, one in RELATIONS.items() if one.module == module.__name__
})  # fmt: skip
"""Every measure of all pairs and years, by key."""

SHORT: Final = MappingProxyType({
    "kappa": "un_vote_kappa", "agreement": "un_vote_agreement", "identical_share": "un_vote_identical_share",
    "s": "un_vote_s", "costly_agreement": "un_vote_costly_agreement", "company": "un_vote_company",
    "stake": "un_vote_stake", "ideal_point_distance": "un_ideal_point_distance",
})  # fmt: skip
"""Short words that users know for the votes' measures."""
