"""What a number counts: the noun it stands with, people as persons, and metric weights and powers by their signs."""

from functools import cache

import msgspec

from bilateral.reading.amounts import Amount
from bilateral.reading.tables import listed, table
from bilateral.reading.tree import Tree

_NUMBERED = frozenset({"nummod", "compound", "quantmod", "nmod", "advmod", "amod"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
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


def counted(tree: Tree, amount: Amount, token: int) -> Amount | None:
    """Return an amount with the noun that the parse says it counts; None where that is no amount of anything.

    Parameters
    ----------
    tree : Tree
        The sentence.
    amount : Amount
        As found by its words alone.
    token : int
        Its first token.
    """
    if is_measured(amount):
        return amount
    noun = _noun(tree, token)
    if noun is None:
        return None if amount.unit is None and amount.value < _LEAST else amount
    lemma = tree.lemmas[noun]
    if lemma in table("amounts")["not_counted"].split():
        return None
    return msgspec.structs.replace(amount, unit=_unit(tree, noun, lemma))


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
            return None
        at = tree.heads[at]
    return None


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
