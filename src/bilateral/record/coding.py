"""The coding table: which rung and polarity an act of a given kind has.

A curated fact states its rung and polarity, and this table must agree, so that a verdict never depends on one
contributor's feeling. The table answers one question, *what did this act cost the actor?*:

* words: it said something, met, asked, honoured, protested;
* votes: it voted or vetoed in a body where the target had the stake;
* commitments: it bound itself or ended a bond (treaty, recognition, embassy, exercise held), or **promised** goods,
  arms or troops that the record does not show delivered;
* money_goods: it gave, withheld or took resources;
* arms: it gave weapons, munitions, military technology or military training;
* troops: its forces fought, deployed, or lent their territory.

What is sold at market price (``consideration = "commercial"``) is interdependence and climbs no rung, unless it breaks
an embargo, which the fact then names in ``breaks``.
"""

from bilateral.shapes.vocabulary import Action, Consideration, Dimension, Kind, Polarity, Rung

_GOODS = frozenset({Dimension.ECONOMIC, Dimension.AID_DEBT})

#: The dimensions that a kind may stand in; kinds that are not listed (votes, statements, visits ...) speak about any.
#: Goods that are given are aid, goods that are sold are economy; military aid in money is aid.
KIND_DIMENSIONS: dict[Kind, frozenset[Dimension]] = {
    Kind.ARMS: frozenset({Dimension.ARMS}),
    Kind.MUNITIONS: frozenset({Dimension.ARMS}),
    Kind.MISSILE_SPACE: frozenset({Dimension.ARMS, Dimension.SCIENCE_ENERGY}),
    Kind.TECHNOLOGY: frozenset({Dimension.ARMS, Dimension.SCIENCE_ENERGY}),
    Kind.TRAINING: frozenset({Dimension.MILITARY}),
    Kind.TROOPS: frozenset({Dimension.MILITARY}),
    Kind.BASE: frozenset({Dimension.MILITARY}),
    Kind.CLASH: frozenset({Dimension.MILITARY}),
    Kind.EXERCISE: frozenset({Dimension.MILITARY}),
    Kind.DEFENCE_PACT: frozenset({Dimension.MILITARY}),
    Kind.NONAGGRESSION: frozenset({Dimension.MILITARY}),
    Kind.NUCLEAR: frozenset({Dimension.NUCLEAR}),
    Kind.TRADE: frozenset({Dimension.ECONOMIC}),
    Kind.FUEL: _GOODS,
    Kind.FOOD: _GOODS,
    Kind.MEDICINE: _GOODS,
    Kind.LABOUR: frozenset({Dimension.ECONOMIC, Dimension.SANCTIONS}),
    Kind.TRANSPORT: frozenset({Dimension.ECONOMIC}),
    Kind.INVESTMENT: frozenset({Dimension.ECONOMIC}),
    Kind.TRADE_AGREEMENT: frozenset({Dimension.ECONOMIC}),
    Kind.ENERGY: frozenset({Dimension.SCIENCE_ENERGY}),
    Kind.AID: frozenset({Dimension.AID_DEBT}),
    Kind.LOAN: frozenset({Dimension.AID_DEBT}),
    Kind.DEBT_RELIEF: frozenset({Dimension.AID_DEBT}),
    Kind.SANCTION: frozenset({Dimension.SANCTIONS}),
    Kind.SANCTION_RELIEF: frozenset({Dimension.SANCTIONS}),
}

VERBAL = frozenset({
    Action.CONSULT, Action.SUPPORT, Action.REQUEST, Action.ACCUSE, Action.REJECT, Action.THREATEN, Action.PROTEST,
})  # fmt: skip

KIND_RUNG: dict[Kind, Rung] = {
    Kind.STATEMENT: Rung.WORDS,
    Kind.LETTER: Rung.WORDS,
    Kind.HONOUR: Rung.WORDS,
    Kind.VISIT: Rung.WORDS,
    Kind.CULTURE: Rung.WORDS,
    Kind.VOTE: Rung.VOTES,
    Kind.VETO: Rung.VOTES,
    Kind.TREATY: Rung.COMMITMENTS,
    Kind.DEFENCE_PACT: Rung.COMMITMENTS,
    Kind.NONAGGRESSION: Rung.COMMITMENTS,
    Kind.CONSULTATION: Rung.COMMITMENTS,
    Kind.RECOGNITION: Rung.COMMITMENTS,
    Kind.EMBASSY: Rung.COMMITMENTS,
    Kind.MEMBERSHIP: Rung.COMMITMENTS,
    Kind.TRADE_AGREEMENT: Rung.COMMITMENTS,
    Kind.EXERCISE: Rung.COMMITMENTS,
    Kind.EXPULSION: Rung.COMMITMENTS,
    Kind.TECHNOLOGY: Rung.MONEY_GOODS,
    Kind.NUCLEAR: Rung.MONEY_GOODS,
    Kind.TRADE: Rung.MONEY_GOODS,
    Kind.FUEL: Rung.MONEY_GOODS,
    Kind.FOOD: Rung.MONEY_GOODS,
    Kind.MEDICINE: Rung.MONEY_GOODS,
    Kind.LABOUR: Rung.MONEY_GOODS,
    Kind.AID: Rung.MONEY_GOODS,
    Kind.LOAN: Rung.MONEY_GOODS,
    Kind.DEBT_RELIEF: Rung.MONEY_GOODS,
    Kind.INVESTMENT: Rung.MONEY_GOODS,
    Kind.TRANSPORT: Rung.MONEY_GOODS,
    Kind.ENERGY: Rung.MONEY_GOODS,
    Kind.SANCTION: Rung.MONEY_GOODS,
    Kind.SANCTION_RELIEF: Rung.MONEY_GOODS,
    Kind.CYBER: Rung.MONEY_GOODS,
    Kind.ABDUCTION: Rung.MONEY_GOODS,
    Kind.ARMS: Rung.ARMS,
    Kind.MUNITIONS: Rung.ARMS,
    Kind.TRAINING: Rung.ARMS,
    Kind.MISSILE_SPACE: Rung.ARMS,
    Kind.TROOPS: Rung.TROOPS,
    Kind.BASE: Rung.TROOPS,
    Kind.CLASH: Rung.TROOPS,
}

FORMAL = frozenset(kind for kind, rung in KIND_RUNG.items() if rung is Rung.COMMITMENTS)

POLARITIES: dict[Action, frozenset[Polarity]] = {
    Action.AGREE: frozenset({Polarity.FOR, Polarity.NEUTRAL}),
    Action.CONSULT: frozenset({Polarity.FOR, Polarity.NEUTRAL}),
    Action.SUPPORT: frozenset({Polarity.FOR}),
    Action.CONCEDE: frozenset({Polarity.FOR}),
    Action.COOPERATE: frozenset({Polarity.FOR, Polarity.NEUTRAL}),
    Action.AID: frozenset({Polarity.FOR}),
    Action.RETREAT: frozenset({Polarity.FOR, Polarity.NEUTRAL}),
    Action.REQUEST: frozenset({Polarity.NEUTRAL}),
    Action.ACCUSE: frozenset({Polarity.AGAINST}),
    Action.REJECT: frozenset({Polarity.AGAINST}),
    Action.THREATEN: frozenset({Polarity.AGAINST}),
    Action.PROTEST: frozenset({Polarity.AGAINST}),
    Action.SANCTION: frozenset({Polarity.AGAINST}),
    Action.MOBILIZE: frozenset({Polarity.AGAINST, Polarity.NEUTRAL}),
    Action.COERCE: frozenset({Polarity.AGAINST, Polarity.NEUTRAL}),
    Action.ASSAULT: frozenset({Polarity.AGAINST}),
}


def rung_of(
    kind: Kind,
    action: Action,
    polarity: Polarity,
    consideration: Consideration,
    breaks: str,
    *,
    mutual: bool = False,
) -> Rung | None:
    """Return the rung that the coding table gives an act, or None where it climbs none.

    Parameters
    ----------
    kind, action, polarity, consideration
        The fact's own slots.
    breaks : str
        Symbol of the embargo the act breaks, empty where it breaks none.
    mutual : bool
        Whether the act is of both: it then binds each and gives neither the other's goods, arms or troops, so it
        climbs no higher than commitments.

    Returns
    -------
    Rung or None
        None for neutral acts and for sales at market price within the law.
    """
    if polarity is Polarity.NEUTRAL or (consideration is Consideration.COMMERCIAL and not breaks):
        return None
    if kind in (Kind.VOTE, Kind.VETO):
        return Rung.VOTES
    if kind in FORMAL and action not in (Action.REQUEST, Action.THREATEN, Action.ACCUSE, Action.PROTEST):
        return Rung.COMMITMENTS
    if action in VERBAL:
        return Rung.WORDS
    if mutual or action is Action.AGREE:
        return min(Rung.COMMITMENTS, KIND_RUNG[kind])
    return KIND_RUNG[kind]
