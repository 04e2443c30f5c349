"""Noun phrases that point back to a state: "it", "the regime", "the two countries", "the North", "its neighbour".

What points back is looked for in the same sentence and paragraph; it reaches over a paragraph's end only in a document
that is about two states, and only to those.
"""

from collections.abc import Sequence
from functools import cache

from bilateral.reading.memory import PAIR, Memory, Named
from bilateral.reading.tables import listed, table, words
from bilateral.reading.tree import Tree

_ONE = frozenset({"it", "its", "itself"})
_PERSON = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
_MANY = frozenset({"they", "their", "them", "themselves", "both"})
_OTHER = frozenset({"it", "him", "her", "them"})  # acted upon by another, who would be "itself"
_KOREAS = {"north": "PRK", "south": "KOR"}
_NEIGHBOUR = frozenset({"neighbour", "neighbor"})
_DEFINITE, _COUNTED, _VAGUE = words("definite"), words("counted"), words("vague")
_COUNTING = frozenset({"nummod", "det", "amod", "predet", "preconj"})
_ACTED_UPON = frozenset({"pobj", "dobj", "dative"})
_OF_A_PHRASE = _ACTED_UPON | {"prep", "poss", "conj", "compound"}
_OPENING = 3


@cache
def parties(name: str) -> frozenset[str]:
    """Return one of the lists of ``parties.toml``."""
    return listed(table("parties")[name])


class Pointer:
    """Says for one sentence what points back to which states.

    Parameters
    ----------
    tree : Tree
        The sentence.
    at : mapping
        The mention that covers a token.
    memory : Memory
        What the paragraph has named before.
    """

    def __init__(self, tree: Tree, at: dict[int, Named], memory: Memory) -> None:
        self._tree, self._at, self._memory = tree, at, memory
        self._order = sorted((token, one.state_id) for token, one in at.items())
        self.here = list(dict.fromkeys(state for _, state in self._order))
        self.acting: tuple[str, ...] = ()  # the actor of the sentence's main clause, once it is known

    def __call__(self, noun: int, before: Sequence[str], owner: Sequence[str]) -> tuple[str, ...]:
        """Return the states that a noun points back to.

        Parameters
        ----------
        noun : int
            Head of the phrase.
        before : sequence of str
            The actor of the clause, which "its" and "their" mean.
        owner : sequence of str
            Whose the noun is, for "its neighbour".
        """
        word, lemma, memory = self._tree.lower[noun], self._tree.lemmas[noun], self._memory
        if before and word in _OTHER and self._tree.deps[noun] in _ACTED_UPON:
            return tuple(one for one in [*reversed(self._earlier(noun)), *reversed(memory.named)] if one not in before)[
                :1
            ]
        if word in _ONE or word in _PERSON:
            return tuple(before[:1]) or (self._it(noun) if word in _ONE else self._person(noun))
        if word in _MANY or word in _KOREAS:
            return self._many(noun, before) if word in _MANY else self._korea(noun, word)
        if word in {"former", "latter"} and self._definite(noun):
            both = memory.listed or memory.pair(self._earlier(noun))
            return (both[word == "latter"],) if len(both) == PAIR else ()
        return self._described_as(noun, lemma, before, owner)

    def _described_as(self, noun: int, lemma: str, before: Sequence[str], owner: Sequence[str]) -> tuple[str, ...]:
        """Read "the two countries", "the regime", "its neighbour"."""
        earlier = self._earlier(noun)
        if lemma == "korea" and self._tree.lower[noun] == "koreas":
            return ("PRK", "KOR")
        if lemma in parties("two") and self._tree.tags[noun] in {"NNS", "NNPS"} and self._counted(noun):
            return self._memory.pair(earlier if len(earlier) >= PAIR else [])
        if lemma in parties("one") and self._definite(noun) and not self._described(noun):
            return self._same(noun, before)
        if lemma in _NEIGHBOUR and owner:
            return tuple(one for one in self._memory.pair(self.here) if one not in owner)[:1]
        return ()

    def _korea(self, noun: int, word: str) -> tuple[str, ...]:
        told = self._memory.topic.koreas or {"PRK", "KOR"} & {*self._memory.named, *self.here}
        return (_KOREAS[word],) if told and self._definite(noun) else ()

    def _it(self, noun: int) -> tuple[str, ...]:
        """Return what "it" or "its" is: what stands before it in the sentence, else the subject of the one before."""
        earlier, subject = self._earlier(noun), self._memory.subject
        if earlier:
            return (subject[0],) if subject and subject[0] in earlier else (earlier[0],)
        one = None if self._memory.thing else self._memory.only([])
        return (one,) if one else ()

    def _person(self, noun: int) -> tuple[str, ...]:
        leaders = [one.state_id for at, one in sorted(self._at.items()) if at < noun and one.via == "leader"]
        one = leaders[-1] if leaders else self._memory.person
        return (one,) if one else ()

    def _many(self, noun: int, before: Sequence[str]) -> tuple[str, ...]:
        earlier, memory = self._earlier(noun), self._memory
        return tuple(before[:PAIR]) or memory.subject or tuple(earlier[-1:]) or tuple(memory.named[-1:])

    def _same(self, noun: int, before: Sequence[str]) -> tuple[str, ...]:
        """Return what "the country", "the regime" is: the target side where the actor is known, else the subject."""
        tree, memory = self._tree, self._memory
        acting = tuple(before) or self.acting
        at = noun
        while acting and tree.deps[at] in _OF_A_PHRASE:
            if tree.deps[at] in _ACTED_UPON:
                known = [*self.here, *reversed(memory.named), *memory.topic.pair]
                return tuple(one for one in known if one not in acting)[:1]
            at = tree.heads[at]
        earlier = self._earlier(noun)
        one = earlier[-1] if earlier and noun > _OPENING else memory.only(earlier)
        return (one,) if one else ()

    def _earlier(self, noun: int) -> list[str]:
        return list(dict.fromkeys(state for at, state in self._order if at < noun))

    def _definite(self, noun: int) -> bool:
        return any(self._tree.lower[kid] in _DEFINITE for kid in self._tree.kids[noun])

    def _counted(self, noun: int) -> bool:
        tree = self._tree
        counted = any(tree.lower[kid] in _COUNTED for kid in tree.kids[noun] if tree.deps[kid] in _COUNTING)
        return counted and not self._described(noun)

    def _described(self, noun: int) -> bool:
        """Return whether a phrase says itself which one is meant: "the country of Georgia", "other countries"."""
        tree = self._tree
        return any(
            tree.deps[kid] in {"poss", "compound", "relcl", "acl"}
            or tree.lower[kid] in _VAGUE
            or (tree.deps[kid] == "prep" and tree.lower[kid] in {"of", "in"})
            for kid in tree.kids[noun]
        )
