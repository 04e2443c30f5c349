"""Which tokens of a sentence belong to which of its clauses, and the stretch of text a clause takes."""

from collections.abc import Sequence

from bilateral.reading.acts import Found
from bilateral.reading.nouns import phrase
from bilateral.reading.tables import words
from bilateral.reading.tree import Tree

_EDGES = frozenset({"punct", "cc", "mark"})
_AROUND = words("around")
_NOBODY = -1


class Spans:
    """The clauses of one sentence as stretches of it: every token belongs to one clause at most."""

    def __init__(self, tree: Tree, told: Sequence[Found]) -> None:
        self._tree = tree
        heads = {one.clause.verb: one.clause.verb for one in told if not one.nominal}
        for one in told:
            for governor in one.governors:
                heads.setdefault(governor, one.clause.verb)
        self._owner = [self._clause_of(token, heads) for token in range(len(tree))]

    def _clause_of(self, token: int, heads: dict[int, int]) -> int:
        tree, at = self._tree, token
        while at not in heads:
            if tree.heads[at] == at:
                return _NOBODY
            at = tree.heads[at]
        return heads[at]

    def own(self, told: Found) -> list[int]:
        """Return the tokens of a clause, those of clauses within it left out."""
        if told.nominal:
            return phrase(self._tree, told.clause.verb)
        return [token for token, verb in enumerate(self._owner) if verb == told.clause.verb]

    def is_free(self, token: int) -> bool:
        """Return whether a token belongs to no clause."""
        return self._owner[token] == _NOBODY

    def ends(self, told: Found) -> tuple[int, int]:
        """Return first and last token of the unbroken stretch of a clause around its predicate."""
        tree, verb = self._tree, told.clause.verb
        if told.nominal:
            tokens = phrase(tree, verb)
            return tokens[0], tokens[-1]
        first = last = verb
        while first and self._owner[first - 1] == verb:
            first -= 1
        while last + 1 < len(tree) and self._owner[last + 1] == verb:
            last += 1
        while first < verb and tree.deps[first] in _EDGES:
            first += 1
        while last > verb and tree.deps[last] in _EDGES:
            last -= 1
        return first, last

    def words(self, told: Found) -> list[str]:
        """Return the dictionary forms of a clause's words without what only surrounds it: "despite sanctions"."""
        tree, own = self._tree, self.own(told)
        left = {
            below
            for token in own
            if tree.deps[token] == "prep" and tree.lower[token] in _AROUND
            for below in tree.subtree(token)
        }
        return [tree.lemmas[token] for token in own if token not in left]
