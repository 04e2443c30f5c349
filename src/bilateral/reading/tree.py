"""One sentence as a dependency tree in plain lists: quick to walk, and free of the parser that made it."""

from collections.abc import Iterator, Sequence

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "WP", "EX", "$", "JJ", "JJS", "FW"})
VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


_PREFIXES = frozenset({"test", "co", "cyber", "court", "carpet", "force", "mass"})


def _joined(words: Sequence[str], lemmas: Sequence[str]) -> list[str]:
    """Return the dictionary forms with "test - fired" as test-fire and "re - opened" as reopen."""
    found = list(lemmas)
    for at in range(1, len(words) - 1):
        before = words[at - 1].lower()
        if words[at] == "-" and before in _PREFIXES:
            found[at + 1] = f"{before}-{lemmas[at + 1]}"
        elif words[at] == "-" and before == "re":
            found[at + 1] = f"re{lemmas[at + 1]}"
    return found


class Tree:
    """A parsed sentence.

    Parameters
    ----------
    words, tags, deps : sequence of str
        The tokens, their Penn Treebank tags and their dependency labels (ClearNLP scheme, as spaCy has it).
    heads : sequence of int
        Index of each token's head in the sentence; a root is its own head.
    starts : sequence of int
        Offset of each token in the text.
    lemmas : sequence of str
        Dictionary forms.
    """

    __slots__ = ("deps", "ends", "heads", "kids", "lemmas", "lower", "root", "starts", "tags", "words")

    def __init__(  # noqa: PLR0917 -- one list per layer of the parse
        self,
        words: Sequence[str],
        tags: Sequence[str],
        deps: Sequence[str],
        heads: Sequence[int],
        starts: Sequence[int],
        lemmas: Sequence[str],
    ) -> None:
        self.words, self.tags, self.deps, self.heads = words, tags, deps, heads
        self.starts = starts
        self.lemmas = _joined(words, lemmas) if "-" in words else lemmas
        self.lower = [word.lower() for word in words]
        self.ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
        self.kids: list[list[int]] = [[] for _ in words]
        self.root = 0
        for one, head in enumerate(heads):
            if head == one:
                self.root = one
            else:
                self.kids[head].append(one)

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.words)

    def kid(self, one: int, *deps: str) -> int | None:
        """Return the first dependent of a token that bears one of the labels."""
        for kid in self.kids[one]:
            if self.deps[kid] in deps:
                return kid
        return None

    def all_kids(self, one: int, *deps: str) -> list[int]:
        """Return the dependents of a token that bear one of the labels."""
        return [kid for kid in self.kids[one] if self.deps[kid] in deps]

    def subtree(self, one: int, leave: frozenset[str] = frozenset()) -> list[int]:
        """Return a token and what hangs below it, in order, without the branches under the labels to leave."""
        found, todo = [], [one]
        while todo:
            at = todo.pop()
            found.append(at)
            todo += [kid for kid in self.kids[at] if self.deps[kid] not in leave]
        found.sort()
        return found

    def conjuncts(self, one: int) -> list[int]:
        """Return a token and those coordinated with it, in order."""
        found, at = [one], 0
        while at < len(found):
            found += [kid for kid in self.kids[found[at]] if self.deps[kid] == "conj"]
            at += 1
        return sorted(found)

    def above(self, one: int) -> Iterator[int]:
        """Yield the heads over a token, the nearest first."""
        while self.heads[one] != one:
            one = self.heads[one]
            yield one

    def preps(self, one: int) -> Iterator[tuple[str, int]]:
        """Yield preposition and object for the prepositional phrases of a token: ("with", index of the noun)."""
        for kid in self.kids[one]:
            dep = self.deps[kid]
            if dep in {"prep", "agent", "dative"} and self.tags[kid] in {"IN", "TO", "VBG", "RP", "VBN"}:
                found = False
                for below in self.kids[kid]:
                    if self.deps[below] in {"pobj", "pcomp"}:
                        yield self.lower[kid], below
                        found = True
                    elif self.deps[below] == "prep":  # "out of", "along with", "because of"
                        for last in self.kids[below]:
                            if self.deps[last] in {"pobj", "pcomp"}:
                                yield self.lower[below], last
                                found = True
                if not found:
                    yield self.lower[kid], kid
