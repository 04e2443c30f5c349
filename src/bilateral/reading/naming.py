"""Which state a noun phrase stands for: "Russian president Putin", "Iran's Foreign Ministry", "a court in Peru"."""

from collections.abc import Iterator, Sequence

from bilateral.reading.memory import PAIR, Memory, Named
from bilateral.reading.nouns import phrase, short_phrase
from bilateral.reading.referring import Pointer, parties
from bilateral.reading.tables import words
from bilateral.reading.tree import Tree

_BACKING, _BELONGING = words("backing"), words("belonging")
_POINTING = frozenset({"PRP", "PRP$", "DT", "JJ", "RB"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "appos", "nummod"})
_NOMINAL = frozenset({"poss", "compound", "nmod", "appos"})
_DEEPEST = 6
_LONGEST = 12


class Namer:
    """Says for the noun phrases of one sentence which states they stand for."""

    def __init__(self, tree: Tree, named: Sequence[Named], memory: Memory) -> None:
        self.tree = tree
        self.at: dict[int, Named] = {}
        for one in named:
            for token, (start, end) in enumerate(zip(tree.starts, tree.ends, strict=True)):
                if start < one.end and one.start < end:
                    self.at[token] = one
        self.pointer = Pointer(tree, self.at, memory)
        self.rules: list[str] = []

    @property
    def here(self) -> list[str]:
        """The states that the sentence names, in order."""
        return self.pointer.here

    def states(self, noun: int, *, before: Sequence[str] = (), depth: int = 0) -> tuple[str, ...]:
        """Return the states a noun phrase stands for: none, one, or two for "the two countries".

        Parameters
        ----------
        noun : int
            Head of the phrase; its coordinated nouns are left out.
        before : sequence of str
            The actor of the clause, which "its" and "their" mean.
        depth : int
            How many phrases lie around this one.
        """
        if noun in self.at:
            return (self.at[noun].state_id,)
        if depth > _DEEPEST:
            return ()
        if self.tree.tags[noun] in _POINTING:
            return self._pointed(noun, before, depth)
        found = self._modified(noun) or self._pointed(noun, before, depth)
        if found:
            return found
        inner = (self.states(kid, before=before, depth=depth + 1) for kid in self._inside(noun))
        return next(filter(None, inner), ())

    def _modified(self, noun: int) -> tuple[str, ...]:
        """Read "Russian and Chinese officials", "a British-flagged tanker"; not "US-backed rebels"."""
        tree = self.tree
        for kid in tree.kids[noun]:
            if tree.deps[kid] in _MODIFIERS and kid in self.at and not self.only_backs(kid):
                both = [self.at[one].state_id for one in (*self._joined(kid), *tree.conjuncts(kid)) if one in self.at]
                return tuple(dict.fromkeys(both))[:PAIR]
        for kid in tree.kids[noun]:
            if tree.deps[kid] == "amod" and tree.lower[kid] in _BELONGING:
                for below in tree.kids[kid]:
                    if below in self.at:
                        return (self.at[below].state_id,)
        return ()

    def _joined(self, kid: int) -> tuple[int, ...]:
        """Return the first half of "Franco-German", "US-Israel"."""
        return (kid - PAIR,) if kid >= PAIR and self.tree.words[kid - 1] in {"-", "\u2013"} else ()

    def only_backs(self, kid: int) -> bool:
        """Return whether a state is only behind a party: "US-backed rebels"."""
        after = self.tree.lower[kid + 1 : kid + 3]
        return len(after) == PAIR and after[0] == "-" and after[1] in _BACKING

    def _pointed(self, noun: int, before: Sequence[str], depth: int) -> tuple[str, ...]:
        owner = self.tree.kid(noun, "poss")
        owners = () if owner is None else self.states(owner, before=before, depth=depth + 1)
        found = self.pointer(noun, before, owners)
        if found:
            self.rules.append(f"refer.{self.tree.lower[noun]}")
        return found

    def _inside(self, noun: int) -> Iterator[int]:
        """Yield the nouns that may say whose a noun is: "the government of Russia", "a raid by Turkey"."""
        tree, lemma = self.tree, self.tree.lemmas[noun]
        yield from (kid for kid in tree.kids[noun] if tree.deps[kid] in _NOMINAL)
        places = {"of", "by"}
        if lemma in parties("institutions"):
            places |= {"in", "from", "at"}
        elif lemma in parties("people"):
            places |= {"from", "in"}
        for word in ("of", "by", "in", "from", "at"):
            if word in places:
                yield from (below for prep, below in tree.preps(noun) if prep == word and below != noun)

    def text(self, noun: int, paragraph: str) -> str:
        """Return the words of a noun phrase; a long one is cut to what names it."""
        tree = self.tree
        tokens = phrase(tree, noun)
        if len(tokens) > _LONGEST:
            tokens = short_phrase(tree, noun)
        return paragraph[tree.starts[tokens[0]] : tree.ends[tokens[-1]]]
