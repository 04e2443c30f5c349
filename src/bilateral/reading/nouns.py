"""Noun phrases: the keys a noun is looked up by, and how much of the sentence a noun phrase takes."""

import re

from bilateral.reading.tables import words
from bilateral.reading.tree import Tree

_DESIGNATION = re.compile(r"(?!G-)[A-Z][A-Za-z]{0,2}-\d{1,3}[A-Z]{0,2}s?")
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})
_PARTING = frozenset({",", ".", ";", ":", "(", ")", "--", "\u2013", "\u2014", "[", "]"})
_GROWTH, _PARTLY = words("growth"), words("partly")
_CLAUSES = frozenset({"relcl", "acl", "appos", "cc", "conj", "advcl", "parataxis", "dep", "mark"})
_BELOW = _CLAUSES - {"cc", "conj"}
_SHORT = frozenset({"relcl", "acl", "appos", "cc", "conj", "prep", "advcl", "parataxis", "dep", "preconj"})


def keys(tree: Tree, noun: int, containers: frozenset[str]) -> list[str]:
    """Return the keys of a noun, two words before one: "air strike", "state of siege", "strike".

    What a container holds comes before it: "a series of attacks" has the keys of "attacks" first. Coordinated nouns
    follow.
    """
    found: list[str] = []
    for one in tree.conjuncts(noun):
        _add_keys(tree, one, containers, found)
    return found


def _add_keys(tree: Tree, noun: int, containers: frozenset[str], found: list[str]) -> None:
    head = tree.lemmas[noun]
    held = None
    for kid in tree.kids[noun]:
        dep = tree.deps[kid]
        if dep in _MODIFIERS:
            found.append(f"{tree.lower[kid]} {head}")
        elif dep == "prep":
            held = _held(tree, noun, kid, found) or held
    if held is not None and (head in containers or head in _PARTLY or tree.tags[noun] in {"CD", "$"}):
        _add_keys(tree, held, containers, found)
    if _DESIGNATION.fullmatch(tree.words[noun]):  # "F-16s", "MiG-29", "T-72"
        found.append("weapon")
    found.append(head)
    if tree.lower[noun] != head:
        found.append(tree.lower[noun])


def _held(tree: Tree, noun: int, prep: int, found: list[str]) -> int | None:
    """Return what a noun holds: "of" it, or for money and growth "in" it."""
    below = tree.kid(prep, "pobj")
    if below is None:
        return None
    word, head = tree.lower[prep], tree.lemmas[noun]
    if word == "of":
        found.append(f"{head} of {tree.lemmas[below]}")
        return below
    return below if word in {"in", "worth"} and (tree.tags[noun] in {"CD", "$"} or head in _GROWTH) else None


def phrase(tree: Tree, noun: int) -> list[int]:
    """Return the tokens of a noun phrase with its prepositional phrases, without clauses and coordinated nouns."""
    found = [noun]
    for kid in tree.kids[noun]:
        if tree.deps[kid] not in _CLAUSES:
            found += tree.subtree(kid, _BELOW)
    found.sort()
    return _run(tree, found, noun)


def short_phrase(tree: Tree, noun: int) -> list[int]:
    """Return the tokens of a noun phrase without what follows its noun, save "of" phrases."""
    found = tree.subtree(noun, _SHORT)
    for kid in tree.kids[noun]:
        if tree.deps[kid] == "prep" and tree.lower[kid] == "of":
            found += tree.subtree(kid, _CLAUSES)
    found.sort()
    return _run(tree, found, noun)


def _run(tree: Tree, tokens: list[int], noun: int) -> list[int]:
    """Return the unbroken run of tokens around the noun, up to a mark that parts."""
    tokens = [one for one in tokens if one == noun or tree.words[one] not in _PARTING]
    at = tokens.index(noun)
    first = last = at
    while first and tokens[first] - tokens[first - 1] == 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1] - tokens[last] == 1:
        last += 1
    while last > at and tree.deps[tokens[last]] in {"punct", "cc"}:
        last -= 1
    while first < at and tree.deps[tokens[first]] in {"punct", "cc"}:
        first += 1
    return tokens[first : last + 1]
