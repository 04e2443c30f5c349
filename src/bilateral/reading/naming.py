"""Who a noun phrase stands for: states named in it, and states it points back to.

"Russian president Vladimir Putin", "Iran's Foreign Ministry", "a court in Argentina" name a state; "it", "the regime",
"the two countries", "the North", "its neighbour", "the former" point back. What points back is looked for in the same
paragraph; it reaches over a paragraph's end only in a document that is about two states, and only to those.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

import msgspec

from bilateral.reading.tables import listed, table
from bilateral.reading.nouns import phrase, short_phrase
from bilateral.reading.tree import Tree
from bilateral.states import find_mentions

_PRONOUNS_ONE = frozenset({"it", "its", "itself"})
_PRONOUNS_PERSON = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
_PRONOUNS_MANY = frozenset({"they", "their", "them", "themselves", "both"})
_KOREAS = {"north": "PRK", "south": "KOR"}
_BELONGING = frozenset({"flagged", "owned", "registered", "based", "born", "made", "built", "run"})
_PAIR = 2
_TOPIC_SHARE = 0.6
_TOPIC_MENTIONS = 5
_DEEPEST = 6


class Named(msgspec.Struct, frozen=True):
    """A mention of a state in a paragraph."""

    start: int
    end: int
    state_id: str
    via: str


class Topic(msgspec.Struct, frozen=True):
    """The two states that a document is about, the more mentioned first; empty where it is about many or none."""

    pair: tuple[str, ...] = ()
    koreas: bool = False


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: listed(text) for name, text in table("parties").items()}


def mentions(paragraph: str, on: date | None) -> list[Named]:
    """Return the states that a paragraph names, leaders and peoples among them."""
    return [
        Named(one.start, one.end, one.resolution.state_id, one.resolution.via)
        for one in find_mentions(paragraph, on=on, language="en", fuzzy=False)
        if one.resolution.status == "state" and one.resolution.state_id is not None
    ]


def topic(counts: Counter[str]) -> Topic:
    """Return what a document is about, from how often it names each state.

    Examples
    --------
    >>> topic(Counter(PRK=9, RUS=8, USA=1)).pair
    ('PRK', 'RUS')
    >>> topic(Counter({"IRN": 3, "FRA": 3, "USA": 3, "ISR": 3})).pair
    ()
    """
    total = sum(counts.values())
    best = counts.most_common(_PAIR)
    about = len(best) == _PAIR and total >= _TOPIC_MENTIONS and sum(n for _, n in best) >= _TOPIC_SHARE * total
    about = about and min(n for _, n in best) * 6 >= total
    return Topic(tuple(state for state, _ in best) if about else (), bool(counts["PRK"] + counts["KOR"]))


class Memory:
    """What a paragraph has named so far, for what points back to it."""

    def __init__(self, about: Topic) -> None:
        self.topic = about
        self.named: list[str] = []
        self.subject: tuple[str, ...] = ()
        self.person: str | None = None
        self.thing = False  # whether the last sentence was about a thing, which "it" then means

    def add(self, states: Iterable[Named]) -> None:
        """Take in the mentions of a sentence that has been read."""
        for one in states:
            if one.state_id in self.named:
                self.named.remove(one.state_id)
            self.named.append(one.state_id)
            if one.via == "leader":
                self.person = one.state_id

    def pair(self, here: Sequence[str]) -> tuple[str, ...]:
        """Return the two states that "the two countries" are."""
        known = [*dict.fromkeys([*here, *reversed(self.named)])]
        if self.topic.pair and (len(known) < _PAIR or set(self.topic.pair) <= set(known)):
            return self.topic.pair
        return tuple(known[:_PAIR]) if len(known) >= _PAIR else ()

    def only(self, here: Sequence[str]) -> str | None:
        """Return the state that "the country" or "it" is."""
        if len(self.subject) == 1:
            return self.subject[0]
        known = [*here, *reversed(self.named)]
        return known[0] if known else None


class Namer:
    """Says for the noun phrases of one sentence which states they stand for."""

    def __init__(self, tree: Tree, named: Sequence[Named], memory: Memory) -> None:
        self.tree, self.memory = tree, memory
        self.at: dict[int, Named] = {}
        self.here: list[str] = []
        if named:
            for token, (start, end) in enumerate(zip(tree.starts, tree.ends, strict=True)):
                for one in named:
                    if start < one.end and one.start < end:
                        self.at[token] = one
            self.here = list(dict.fromkeys(one.state_id for one in self.at.values()))
        self.rules: list[str] = []
        self.acting: tuple[str, ...] = ()  # the actor of the sentence's main clause, once it is known

    def states(self, noun: int, *, before: Sequence[str] = (), depth: int = 0) -> tuple[str, ...]:
        """Return the states a noun phrase stands for: none, one, or two for "the two countries".

        Parameters
        ----------
        noun : int
            Head of the phrase; its coordinated nouns are left out.
        before : sequence of str
            The actor of the clause, which "its" and "their" mean.
        """
        if noun in self.at:
            return (self.at[noun].state_id,)
        if depth > _DEEPEST:
            return ()
        tree = self.tree
        if tree.tags[noun] in {"PRP", "PRP$", "DT", "JJ", "RB"} or tree.lower[noun] in _KOREAS:
            return self._pointed(noun, before)
        for kid in tree.kids[noun]:
            if tree.deps[kid] in {"compound", "amod", "nmod", "poss", "appos", "nummod"}:
                if tree.deps[kid] == "amod" and tree.lower[kid].endswith(("-backed", "-led", "-aligned")):
                    continue
                if kid in self.at and not self._only_backing(kid):
                    both = [self.at[one].state_id for one in tree.conjuncts(kid) if one in self.at]
                    return tuple(dict.fromkeys(both))[:_PAIR]
        for kid in tree.kids[noun]:
            if tree.deps[kid] == "amod" and tree.lower[kid] in _BELONGING:  # "a British-flagged tanker"
                for below in tree.kids[kid]:
                    if below in self.at:
                        return (self.at[below].state_id,)
        pointed = self._pointed(noun, before)
        if pointed:
            return pointed
        for kid in tree.kids[noun]:
            if tree.deps[kid] in {"poss", "compound", "nmod", "appos"}:
                found = self.states(kid, before=before, depth=depth + 1)
                if found:
                    return found
        return self._below(noun, before, depth)

    def _only_backing(self, kid: int) -> bool:
        after = self.tree.words[kid + 1 : kid + 3]
        return (
            bool(after)
            and after[0] == "-"
            and after[-1:] != []
            and after[-1] in {"backed", "led", "held", "aligned", "trained"}
        )

    def _below(self, noun: int, before: Sequence[str], depth: int) -> tuple[str, ...]:
        """Look into "the government of Russia", "a court in Argentina", "an attack by Turkey"."""
        lemma = self.tree.lemmas[noun]
        places = {"of"}
        if lemma in _words()["institutions"]:
            places |= {"in", "from", "at"}
        if lemma in _words()["people"]:
            places |= {"from", "in"}
        for word in ("of", "by", "in", "from", "at"):
            if word not in places and word != "by":
                continue
            for prep, below in self.tree.preps(noun):
                if prep == word and below != noun:
                    found = self.states(below, before=before, depth=depth + 1)
                    if found:
                        return found
        return ()

    def _pointed(self, noun: int, before: Sequence[str]) -> tuple[str, ...]:
        word, lemma = self.tree.lower[noun], self.tree.lemmas[noun]
        memory = self.memory
        found: tuple[str, ...] = ()
        if word in _PRONOUNS_ONE:
            found = tuple(before[:1]) or self._it(noun)
        elif word in _PRONOUNS_PERSON:
            found = tuple(filter(None, (self._person(noun) or memory.person,)))
        elif word in _PRONOUNS_MANY:
            found = self._many(noun, before)
        elif word in _KOREAS and (memory.topic.koreas or {"PRK", "KOR"} & {*memory.named, *self.here}):
            found = (_KOREAS[word],) if self._definite(noun) else ()
        elif word == "koreas":
            found = ("PRK", "KOR")
        elif word in {"former", "latter"} and self._definite(noun):
            pair = self.memory.pair(self._earlier(noun))
            found = (pair[0 if word == "former" else 1],) if pair else ()
        elif lemma in _words()["two"] and self.tree.tags[noun] in {"NNS", "NNPS"} and self._counted(noun):
            found = memory.pair(self._earlier(noun) if len(self._earlier(noun)) >= _PAIR else [])
        elif lemma in _words()["one"] and self._definite(noun) and not self._described(noun):
            found = self._same(noun, before)
        elif lemma in {"neighbour", "neighbor"} and self.tree.kid(noun, "poss") is not None:
            owner = self.states(self.tree.kid(noun, "poss") or noun, before=before, depth=1)
            found = tuple(one for one in memory.pair(self.here) if one not in owner)[:1]
        if found:
            self.rules.append(f"refer.{word}")
        return found

    def _it(self, noun: int) -> tuple[str, ...]:
        """Return what "it" or "its" is: what stands before it in the sentence, else the subject of the one before."""
        earlier = self._earlier(noun)
        if earlier:
            return (
                self.memory.subject[0] if self.memory.subject and self.memory.subject[0] in earlier else earlier[0],
            )
        if self.memory.thing:
            return ()
        one = self.memory.only([])
        return (one,) if one else ()

    def _same(self, noun: int, before: Sequence[str]) -> tuple[str, ...]:
        """Return what "the country", "the regime" is: the target side where the actor is known, else the subject."""
        tree, memory = self.tree, self.memory
        at = noun
        while tree.deps[at] in {"pobj", "prep", "dobj", "poss", "conj", "dative", "compound"}:
            acting = tuple(before) or self.acting
            if tree.deps[at] in {"pobj", "dobj", "dative"} and acting:
                others = [one for one in [*self.here, *reversed(memory.named), *memory.topic.pair] if one not in acting]
                return tuple(others[:1])
            at = tree.heads[at]
        earlier = self._earlier(noun)
        one = earlier[-1] if earlier and noun > 3 else memory.only(earlier)  # noqa: PLR2004 -- not where it opens a sentence
        return (one,) if one else ()

    def _many(self, noun: int, before: Sequence[str]) -> tuple[str, ...]:
        if before and self.tree.lower[noun] == "them":
            others = [one for one in [*self._earlier(noun)[::-1], *reversed(self.memory.named)] if one not in before]
            return tuple(others[:1])
        if before:
            return tuple(before[:_PAIR])
        if self.memory.subject:
            return self.memory.subject
        earlier = self._earlier(noun)
        return tuple(earlier[-1:]) or tuple(self.memory.named[-1:])

    def _person(self, noun: int) -> str | None:
        told = [one for at, one in sorted(self.at.items()) if at < noun]
        leaders = [one.state_id for one in told if one.via == "leader"]
        return leaders[-1] if leaders else None

    def _earlier(self, noun: int) -> list[str]:
        return list(dict.fromkeys(one.state_id for at, one in sorted(self.at.items()) if at < noun))

    def _definite(self, noun: int) -> bool:
        return any(self.tree.lower[kid] in {"the", "this", "that", "both"} for kid in self.tree.kids[noun])

    def _counted(self, noun: int) -> bool:
        return any(
            self.tree.lower[kid]
            in {"two", "both", "these", "neighbouring", "neighboring", "the", "allied", "opposing", "warring"}
            for kid in self.tree.kids[noun]
            if self.tree.deps[kid] in {"nummod", "det", "amod", "predet", "preconj"}
        ) and not self._described(noun)

    def _described(self, noun: int) -> bool:
        """Return whether a phrase says itself which one is meant: "the country of Georgia", "other countries"."""
        tree = self.tree
        for kid in tree.kids[noun]:
            if tree.deps[kid] in {"prep", "relcl", "acl"} and tree.lower[kid] in {"of", "in", "that", "which", "who"}:
                return True
            if tree.deps[kid] in {"poss", "compound"} or tree.lower[kid] in {
                "other",
                "many",
                "several",
                "few",
                "some",
                "all",
            }:
                return True
        return False

    def text(self, noun: int, paragraph: str) -> str:
        """Return the words of a noun phrase."""
        tree = self.tree
        tokens = phrase(tree, noun)
        if len(tokens) > 12:  # noqa: PLR2004 -- long phrases are cut to what names them
            tokens = short_phrase(tree, noun)
        return paragraph[tree.starts[tokens[0]] : tree.ends[tokens[-1]]]
