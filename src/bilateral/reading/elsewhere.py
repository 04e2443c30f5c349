"""Parties that no role of a clause names: the other state that a sentence is about, in whatever phrase it stands."""

from collections.abc import Collection

from bilateral.reading.naming import Namer
from bilateral.reading.nouns import phrase
from bilateral.reading.tables import words
from bilateral.reading.tree import Tree

_SERVING = words("serving")
_PART = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
_AROUND = frozenset({"according", "per"})


def other_state(
    tree: Tree, namer: Namer, verb: int, own: Collection[int], leave: Collection[str]
) -> tuple[int, str] | None:
    """Return the noun and the state that an act is towards where no role says so.

    The states of the clause come first, the nearest after its verb, then those before it; a state elsewhere in the
    sentence counts only where it is the one other state that the sentence names.

    Parameters
    ----------
    tree, namer
        The sentence and what its nouns stand for.
    verb : int
        The clause's predicate.
    own : collection of int
        The clause's tokens.
    leave : collection of str
        States that are no candidates: the actor's and the speaker's.
    """
    named = [(token, one.state_id) for token, one in sorted(namer.at.items()) if one.state_id not in leave]
    named = [(token, state) for token, state in named if not _is_source(tree, token) and not namer.only_backs(token)]
    inside = [(token, state) for token, state in named if token in own]
    after = [pair for pair in inside if pair[0] > verb]
    for found in (after, inside[::-1]):
        if found:
            return _phrase_of(tree, found[0][0]), found[0][1]
    if len({state for _, state in named}) == 1:
        return _phrase_of(tree, named[0][0]), named[0][1]
    return None


def state_within(tree: Tree, namer: Namer, noun: int) -> str | None:
    """Return the state that a phrase names anywhere: "hackers in the service of China", "agents working for Iran"."""
    serving = [kid for kid in tree.all_kids(noun, "acl") if tree.lemmas[kid] in _SERVING]
    tokens = [*phrase(tree, noun), *(token for kid in serving for token in tree.subtree(kid))]
    named = (token for token in tokens if token in namer.at and not namer.only_backs(token))
    return next((namer.at[token].state_id for token in named), None)


def _is_source(tree: Tree, token: int) -> bool:
    """Return whether a state is named only as a source or a date line: "according to Prague", "MOGADISHU - ..."."""
    return any(tree.lower[at] in _AROUND for at in tree.above(token)) or (
        token + 1 < len(tree) and tree.words[token].isupper() and tree.words[token + 1] in {"-", "\u2013", "\u2014"}
    )


def _phrase_of(tree: Tree, token: int) -> int:
    while tree.deps[token] in _PART and tree.heads[token] != token:
        token = tree.heads[token]
    return token
