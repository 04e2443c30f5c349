"""Families of acts: which row may speak for a claim, by what was done and about what."""

from enum import StrEnum
from typing import Final

from bilateral.record.coding import FORMAL
from bilateral.record.facts import Fact
from bilateral.shapes.vocabulary import Action, Kind


class Family(StrEnum):
    """Sorts of acts that never stand for each other: what is promised is not delivered."""

    DELIVER = "deliver"
    PROMISE = "promise"
    REQUEST = "request"
    PRAISE = "praise"
    CONSULT = "consult"
    CRITICISE = "criticise"
    REFUSE = "refuse"
    THREATEN = "threaten"
    SANCTION = "sanction"
    COERCE = "coerce"
    ASSAULT = "assault"
    CONCEDE = "concede"
    VOTE = "vote"
    RELATION = "relation"


_BY_ACTION: Final = {
    Action.AGREE: Family.PROMISE,
    Action.CONSULT: Family.CONSULT,
    Action.SUPPORT: Family.PRAISE,
    Action.CONCEDE: Family.CONCEDE,
    Action.COOPERATE: Family.DELIVER,
    Action.AID: Family.DELIVER,
    Action.RETREAT: Family.CONCEDE,
    Action.REQUEST: Family.REQUEST,
    Action.ACCUSE: Family.CRITICISE,
    Action.REJECT: Family.REFUSE,
    Action.THREATEN: Family.THREATEN,
    Action.PROTEST: Family.CRITICISE,
    Action.SANCTION: Family.SANCTION,
    Action.MOBILIZE: Family.COERCE,
    Action.COERCE: Family.COERCE,
    Action.ASSAULT: Family.ASSAULT,
}

_NARROWER: Final = {
    Kind.AID: frozenset({Kind.FOOD, Kind.MEDICINE}),
    Kind.ARMS: frozenset({Kind.MUNITIONS}),
    Kind.TREATY: frozenset({Kind.DEFENCE_PACT, Kind.TRADE_AGREEMENT, Kind.NONAGGRESSION, Kind.CONSULTATION}),
    Kind.CONSULTATION: frozenset({Kind.VISIT}),  # talks are held on visits
}
"""Kinds whose rows bear out a claim about a wider kind; never the other way round."""

VAGUE: Final = frozenset({Kind.STATEMENT, Kind.ATTRIBUTE, Kind.TREATY, Kind.CULTURE, Kind.LETTER, Kind.TRADE})
"""Kinds that say little: a row of such a kind needs the claim's own words."""


def family_of(action: Action | None, kind: Kind | None, modality: str = "asserted") -> Family:
    """Return the family of an act."""
    if kind in (Kind.VOTE, Kind.VETO):
        return Family.VOTE
    if action is None:
        return Family.RELATION
    if action is Action.SUPPORT and kind in FORMAL:
        return Family.PROMISE
    found = _BY_ACTION[action]
    return Family.PROMISE if found is Family.DELIVER and modality == "promised" else found


def of_fact(fact: Fact) -> Family:
    """Return the family of a row's act."""
    return family_of(fact.action, fact.kind)


def covers(claimed: Kind | None, told: Kind) -> bool:
    """Whether a row of a kind can bear out a claim about a kind."""
    return claimed is not None and (claimed is told or told in _NARROWER.get(claimed, frozenset()))
