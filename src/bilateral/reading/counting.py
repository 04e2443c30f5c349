"""What a number counts: the noun it stands with, people as persons, and metric weights and powers by their signs."""

from collections.abc import Iterable
from functools import cache

import msgspec

from bilateral.reading.amounts import Amount
from bilateral.reading.tables import listed, table
from bilateral.reading.tree import Tree

_NUMBERED = frozenset({"nummod", "compound", "quantmod", "nmod", "advmod", "amod"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BETWEEN = frozenset({"NN", "NNP", "JJ", "VBN", "HYPH"})
_OF = frozenset({"of"})
_STEPS = 5
_LEAST = 1000.0
PERSONS = "persons"


@cache
def _list(name: str) -> frozenset[str]:
    return listed(table("amounts")[name])


def is_measured(amount: Amount) -> bool:
    """Return whether an amount is money or a share."""
    return amount.unit is not None and (amount.unit.isupper() or amount.unit == "percent")


def counted(tree: Tree, amount: Amount, token: int, *, sure: bool = True) -> Amount | None:
    """Return an amount with the noun that the parse says it counts; None where that is no amount of anything.

    Parameters
    ----------
    tree : Tree
        The sentence.
    amount : Amount
        As found by its words alone.
    token : int
        Its first token.
    sure : bool
        Whether its words alone say that it counts something.
    """
    if is_measured(amount):
        return amount
    noun = _noun(tree, token)
    if noun is None and _of_people(tree, token):
        return msgspec.structs.replace(amount, unit=PERSONS)
    if noun is None and amount.unit is not None and not amount.unit.endswith("s"):
        return None
    if noun is None or (not sure and tree.tags[noun] != "NNS"):
        return None if not sure or (amount.unit is None and amount.value < _LEAST) else amount
    lemma = tree.lemmas[noun]
    if not _uncounted().isdisjoint({lemma, tree.lower[noun]}):
        return None
    return msgspec.structs.replace(amount, unit=_unit(tree, noun, lemma))


def of_states(unit: str | None, states: Iterable[str | None]) -> str | None:
    """Return a currency that several states call by one name as that of a state in the act: Danish kroner."""
    shared = table("amounts")["shared"].get(unit or "", {})
    return next((str(shared[one]) for one in states if one in shared), unit)


@cache
def _uncounted() -> frozenset[str]:
    return frozenset(table("amounts")["not_counted"].split())


def _noun(tree: Tree, token: int) -> int | None:
    """Return the noun that a number stands with: "12,000 Nepali care workers", "two thousand of your soldiers"."""
    at = token
    for _ in range(_STEPS):
        if tree.tags[at] in _NOUNS and at != token:
            return at
        held = next((noun for word, noun in tree.preps(at) if word in _OF and noun > at), None)
        if held is not None and tree.tags[held] in _NOUNS:
            return held
        if tree.deps[at] not in _NUMBERED or tree.heads[at] <= at:
            return _next_noun(tree, token) if at == token and tree.deps[at] == "nummod" else None
        at = tree.heads[at]
    return None


def _next_noun(tree: Tree, token: int) -> int | None:
    """Return the plural that follows a number hung on the wrong word: "gave Albania ten Black Hawk helicopters"."""
    for at in range(token + 1, min(token + _STEPS, len(tree))):
        if tree.tags[at] == "NNS":
            return at
        if tree.tags[at] not in _BETWEEN:
            return None
    return None


def _of_people(tree: Tree, token: int) -> bool:
    """Return whether a number says how many a group is: "a team of 30"."""
    if tree.deps[token] != "pobj":
        return False
    over = tree.heads[tree.heads[token]]
    return tree.lower[tree.heads[token]] == "of" and tree.lemmas[over] in _list("groups")


def _unit(tree: Tree, noun: int, lemma: str) -> str:
    if lemma in _list("persons"):
        return PERSONS
    sign = table("amounts")["measures"].get(lemma)
    if sign:
        return str(sign)
    before = next((kid for kid in tree.kids[noun] if kid == noun - 1 and tree.deps[kid] == "compound"), None)
    if before is not None and f"{tree.lower[before]} {lemma}" in _list("double"):
        return f"{tree.lower[before]} {tree.lower[noun]}"
    return tree.lower[noun]
