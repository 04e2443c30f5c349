"""What a governing verb or auxiliary makes of an act: its class, its modality and whether it is negated."""

from bilateral.shapes.vocabulary import Action

COOPERATION = frozenset(
    {Action.AGREE, Action.CONSULT, Action.SUPPORT, Action.COOPERATE, Action.AID, Action.CONCEDE, Action.RETREAT}
)
FORCE = frozenset({Action.PROTEST, Action.SANCTION, Action.MOBILIZE, Action.COERCE, Action.ASSAULT})
ENDED = {
    Action.CONSULT: Action.SANCTION,
    Action.AGREE: Action.REJECT,
    Action.SUPPORT: Action.SANCTION,
    Action.COOPERATE: Action.SANCTION,
    Action.AID: Action.SANCTION,
    Action.CONCEDE: Action.SANCTION,
    Action.RETREAT: Action.THREATEN,
    Action.REQUEST: Action.CONCEDE,
    Action.ACCUSE: Action.CONCEDE,
    Action.REJECT: Action.CONCEDE,
    Action.THREATEN: Action.CONCEDE,
    Action.PROTEST: Action.CONCEDE,
    Action.SANCTION: Action.CONCEDE,
    Action.MOBILIZE: Action.RETREAT,
    Action.COERCE: Action.CONCEDE,
    Action.ASSAULT: Action.RETREAT,
}

Told = tuple[Action | None, str, bool]


def _intent(action: Action | None, negated: bool) -> Told:  # noqa: FBT001 -- part of the state read
    if action in COOPERATION:
        return (Action.REJECT, "asserted", False) if negated else (Action.AGREE, "promised", False)
    if action in FORCE:
        return (Action.AGREE, "promised", False) if negated else (Action.THREATEN, "threatened", False)
    return action, "promised" if action else "prediction", negated


def _promise(action: Action | None, negated: bool, *, vow: bool) -> Told:  # noqa: FBT001
    if action in FORCE and not negated and (vow or action in {Action.SANCTION, Action.ASSAULT, Action.COERCE}):
        return Action.THREATEN, "threatened", False
    if negated and action in COOPERATION:
        return Action.REJECT, "asserted", False
    return Action.AGREE, "promised", False


def apply(mode: str, action: Action | None, modality: str, *, negated: bool) -> Told:  # noqa: C901, PLR0911, PLR0912
    """Return class, modality and negation of an act under a mode.

    Parameters
    ----------
    mode : str
        A mode of ``frames.toml``, or one that an auxiliary sets (intent, maybe, must ...).
    action : Action or None
        The class of the governed act.
    modality : str
        What the clauses above made of it so far.
    negated : bool
        Whether the governed act is negated.

    Examples
    --------
    >>> apply("refuse", Action.CONSULT, "asserted", negated=False)
    (<Action.REJECT: 'REJECT'>, 'asserted', False)
    >>> apply("intent", Action.ASSAULT, "asserted", negated=False)
    (<Action.THREATEN: 'THREATEN'>, 'threatened', False)
    """
    if mode == "same":
        return action, modality, negated
    if mode == "same-not":
        return action, modality, not negated
    if mode == "intent":
        return _intent(action, negated)
    if mode in {"promise", "vow"}:
        return _promise(action, negated, vow=mode == "vow")
    if mode == "plan":
        return _intent(action, negated)
    if mode in {"wish", "consider"}:
        told, _, still = _intent(action, negated)
        return told, "considered", still
    if mode == "attempt":
        return action, modality, negated
    if mode in {"refuse", "unwilling"}:
        if mode == "refuse" and action is None:
            return Action.REJECT, modality, False
        if action in FORCE and mode == "unwilling":
            return action, modality, True
        return (Action.REJECT, modality, False) if action or mode == "refuse" else (None, modality, True)
    if mode == "fail":
        return (Action.REJECT, modality, False) if action in COOPERATION else (action, modality, True)
    if mode == "stop":
        return (ENDED[action] if action else None), modality, negated
    if mode == "prevent":
        return Action.COERCE, modality, False
    if mode == "force":
        return Action.COERCE, modality, False
    if mode == "allow":
        return (Action.REJECT if negated else Action.CONCEDE), modality, False
    if mode == "help":
        return (Action.AID if action is None or action in COOPERATION else action), modality, negated
    if mode in {"request", "must", "ordered"}:
        return Action.REQUEST, "requested", False
    if mode in {"threaten", "warn"}:
        return Action.THREATEN, "threatened", False
    if mode == "deny":
        return Action.REJECT, "denied", False
    if mode in {"prospect", "improbable"}:
        return None, "prediction", negated != (mode == "improbable")
    if mode == "maybe":
        return action, "prediction", negated
    if mode == "unable":
        return action, modality, True
    if mode == "hypothetical":
        return action, "conditional", negated
    if mode in {"ought", "obliged", "seem"}:
        return action, "opinion", negated
    if mode in {"hearsay", "claim"}:
        return action, "reported" if modality == "asserted" else modality, negated
    if mode == "accused":
        return Action.ACCUSE, "reported", False
    return action, modality, negated
