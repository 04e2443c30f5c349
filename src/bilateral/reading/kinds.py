"""What a proposition is about: the kind named by its object's words, then by its clause's, else by its class."""

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from bilateral.reading.tables import listed, table
from bilateral.shapes.vocabulary import Action, Kind


@cache
def _told() -> Mapping[str, Any]:
    return table("kinds")


@cache
def _order() -> tuple[Kind, ...]:
    return tuple(Kind(name) for name, text in _told().items() if isinstance(text, str))


@cache
def _ranks(action: Action | None) -> dict[str, tuple[int, Kind]]:
    """Return the words that name kinds of a class of acts, with their ranks: the smaller wins."""
    told = _told()
    only = told["only"].get(action, "").split()
    first = only or told["first"].get(action, "").split()
    kinds = [Kind(name) for name in only] or [*map(Kind, first), *(kind for kind in _order() if kind not in first)]
    never = told["never"].get(action, "").split()
    kinds = [kind for kind in kinds if kind not in never]
    own = told["words"].get(action, {})
    ranks: dict[str, tuple[int, Kind]] = {}
    for rank, kind in enumerate(kinds):
        for word in listed(own.get(kind, "")):
            ranks.setdefault(word, (rank - len(kinds), kind))  # a class's own words win
    for rank, kind in enumerate(kinds):
        for word in listed(told.get(kind, "")):
            ranks.setdefault(word, (rank, kind))
    return ranks


@cache
def _by_rule(rule: str) -> Kind | None:
    found = (kind for pattern, kind in _told()["by_rule"].items() if fnmatchcase(rule, pattern))
    return next(map(Kind, found), None)


def kind_by_rule(rules: Sequence[str]) -> Kind | None:
    """Return the kind that the phrase of an act settles by itself: whom one trains, one trains."""
    return next((kind for rule in rules if (kind := _by_rule(rule)) is not None), None)


def kind_of(
    action: Action | None, thing: Sequence[str], clause: Sequence[str], lemma: str
) -> tuple[Kind | None, str | None]:
    """Return the kind of a proposition and the rule that gave it.

    Parameters
    ----------
    action : Action or None
        Its class.
    thing : sequence of str
        Keys of the noun that the act gives, lifts or signs.
    clause : sequence of str
        Dictionary forms of the clause's words.
    lemma : str
        Its verb.
    """
    for kind, text in _told()["always"].get(action, {}).items():
        if not listed(text).isdisjoint(clause):
            return Kind(kind), f"kind.{kind}"
    ranks = _ranks(action)
    for words in (thing, (lemma,), clause):
        best = min((ranks[word] for word in words if word in ranks), default=None)
        if best is not None:
            return best[1], f"kind.{best[1]}"
    if action is not None:
        return Kind(_told()["by_action"][action]), f"kind.{action.lower()}"
    return None, None
