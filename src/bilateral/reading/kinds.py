"""What a proposition is about: the kind named by its object's words, then by its clause's, else by its class."""

from collections.abc import Iterable, Sequence
from functools import cache

from bilateral.reading.tables import listed, table
from bilateral.shapes.vocabulary import Action, Kind

_VERBAL = frozenset({Action.ACCUSE, Action.REQUEST, Action.THREATEN, Action.PROTEST})


@cache
def _ranks() -> tuple[dict[str, int], tuple[Kind, ...], dict[Action, Kind]]:
    told = table("kinds")
    by_action = {Action(action): Kind(kind) for action, kind in told.pop("by_action").items()}
    kinds = tuple(Kind(kind) for kind in told)
    ranks: dict[str, int] = {}
    for rank, text in enumerate(told.values()):
        for word in listed(text):
            ranks.setdefault(word, rank)
    return ranks, kinds, by_action


def kind_of(
    action: Action | None, thing: Sequence[str], clause: Iterable[str], lemma: str
) -> tuple[Kind | None, str | None]:
    """Return the kind of a proposition and the rule that gave it.

    Parameters
    ----------
    action : Action or None
        Its class.
    thing : sequence of str
        Keys of the noun that the act gives, lifts or signs.
    clause : iterable of str
        Dictionary forms of the clause's words.
    lemma : str
        Its verb.
    """
    ranks, kinds, by_action = _ranks()
    if action in _VERBAL:
        return Kind.STATEMENT, f"kind.{action.lower()}"
    voted = [word for word in clause if ranks.get(word) in {0, 1}] if action is Action.SUPPORT else clause
    for words in (thing, (lemma,), voted):
        best = min((ranks[word] for word in words if word in ranks), default=None)
        if best is not None:
            kind = kinds[best]
            if kind is Kind.SANCTION and action is Action.CONCEDE:
                kind = Kind.SANCTION_RELIEF
            return kind, f"kind.{kind}"
    if action is not None:
        return by_action[action], f"kind.{action.lower()}"
    return None, None
