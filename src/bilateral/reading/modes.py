"""What a governing verb or auxiliary makes of an act: its class, its modality and whether it is negated."""

from collections.abc import Callable

from bilateral.reading.lexicon import lexicon
from bilateral.shapes.vocabulary import Action

COOPERATION = frozenset(
    {Action.AGREE, Action.CONSULT, Action.SUPPORT, Action.COOPERATE, Action.AID, Action.CONCEDE, Action.RETREAT}
)
FORCE = frozenset({Action.PROTEST, Action.SANCTION, Action.MOBILIZE, Action.COERCE, Action.ASSAULT})
_HARM = frozenset({Action.SANCTION, Action.COERCE, Action.ASSAULT})

Told = tuple[Action | None, str, bool]
_Reading = Callable[[Action | None, str, bool], Told]


def _same(action: Action | None, modality: str, negated: bool) -> Told:  # noqa: FBT001 -- one of the three slots read
    return action, modality, negated


def _turned(action: Action | None, modality: str, negated: bool) -> Told:  # noqa: FBT001
    return action, modality, not negated


def _intend(action: Action | None, _: str, negated: bool) -> Told:  # noqa: FBT001
    """Read "will": cooperation to come is AGREE, force to come is THREATEN, and not to come the other way round."""
    if action in COOPERATION:
        return (Action.REJECT, "asserted", False) if negated else (Action.AGREE, "promised", False)
    if action in FORCE:
        return (Action.AGREE, "promised", False) if negated else (Action.THREATEN, "threatened", False)
    return action, "promised" if action else "prediction", negated


def _promise(action: Action | None, _: str, negated: bool) -> Told:  # noqa: FBT001
    if action in _HARM and not negated:
        return Action.THREATEN, "threatened", False
    if negated and action in COOPERATION:
        return Action.REJECT, "asserted", False
    return Action.AGREE, "promised", False


def _vow(action: Action | None, modality: str, negated: bool) -> Told:  # noqa: FBT001
    if action in FORCE and not negated:
        return Action.THREATEN, "threatened", False
    return _promise(action, modality, negated)


def _consider(action: Action | None, modality: str, negated: bool) -> Told:  # noqa: FBT001
    told, _, still = _intend(action, modality, negated)
    return told, "considered", still


def _intend_if(action: Action | None, modality: str, negated: bool) -> Told:  # noqa: FBT001
    """Read "will" under a condition: what is only threatened stays a threat."""
    told, _, still = _intend(action, modality, negated)
    return told, "threatened" if told is Action.THREATEN else "conditional", still


def _refuse(_: Action | None, modality: str, __: bool) -> Told:  # noqa: FBT001
    return Action.REJECT, modality, False


def _be_unwilling(action: Action | None, modality: str, _: bool) -> Told:  # noqa: FBT001
    if action is None or action in FORCE:
        return action, modality, True
    return Action.REJECT, modality, False


def _fail(action: Action | None, modality: str, _: bool) -> Told:  # noqa: FBT001
    return (Action.REJECT, modality, False) if action in COOPERATION else (action, modality, True)


def _stop(action: Action | None, modality: str, negated: bool) -> Told:  # noqa: FBT001
    return (lexicon().ended[action] if action else None), modality, negated


def _allow(_: Action | None, modality: str, negated: bool) -> Told:  # noqa: FBT001
    return (Action.REJECT if negated else Action.CONCEDE), modality, False


def _help(action: Action | None, modality: str, negated: bool) -> Told:  # noqa: FBT001
    return (Action.AID if action is None or action in COOPERATION else action), modality, negated


def _as(modality: str, *, negate: bool = False) -> _Reading:
    def told(action: Action | None, _: str, negated: bool) -> Told:  # noqa: FBT001
        return action, modality, negated or negate

    return told


def _made(action: Action, modality: str | None = None) -> _Reading:
    def told(_: Action | None, above: str, __: bool) -> Told:  # noqa: FBT001
        return action, modality or above, False

    return told


def _unable(action: Action | None, modality: str, _: bool) -> Told:  # noqa: FBT001
    return action, modality, True


def _prospect(_: Action | None, __: str, negated: bool) -> Told:  # noqa: FBT001
    return None, "prediction", negated


def _hearsay(action: Action | None, modality: str, negated: bool) -> Told:  # noqa: FBT001
    return action, "reported" if modality == "asserted" else modality, negated


MODES: dict[str, _Reading] = {
    "same": _same,
    "attempt": _same,
    "same-not": _turned,
    "intent": _intend,
    "plan": _intend,
    "intent-if": _intend_if,
    "promise": _promise,
    "vow": _vow,
    "wish": _consider,
    "consider": _consider,
    "refuse": _refuse,
    "unwilling": _be_unwilling,
    "fail": _fail,
    "stop": _stop,
    "prevent": _made(Action.COERCE),
    "force": _made(Action.COERCE),
    "allow": _allow,
    "help": _help,
    "request": _made(Action.REQUEST, "requested"),
    "must": _made(Action.REQUEST, "requested"),
    "ordered": _made(Action.REQUEST, "requested"),
    "threaten": _made(Action.THREATEN, "threatened"),
    "warn": _made(Action.THREATEN, "threatened"),
    "deny": _made(Action.REJECT, "denied"),
    "accused": _made(Action.ACCUSE, "reported"),
    "prospect": _prospect,
    "improbable": lambda *_: (None, "prediction", True),
    "maybe": _as("prediction"),
    "unable": _unable,
    "hypothetical": _as("conditional"),
    "ought": _as("opinion"),
    "obliged": _as("opinion"),
    "seem": _as("opinion"),
    "hearsay": _hearsay,
    "claim": _hearsay,
}


def apply(mode: str, action: Action | None, modality: str, *, negated: bool) -> Told:
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
    return MODES[mode](action, modality, negated)
