"""Dictionary forms of English words, by suffix rules, a table of irregular forms and a vocabulary to choose by.

Small on purpose: a form only has to meet the phrase tables, and the tables' own words settle what a suffix hides
(``urged`` is ``urge`` because the tables know ``urge`` and no ``urg``).
"""

from collections.abc import Callable, Iterator
from functools import cache

from bilateral.reading.tables import table

_VOWELS = "aeiou"
_SHORTEST = 3


@cache
def _irregular() -> dict[str, dict[str, str]]:
    return {
        sort: {form: lemma for lemma, forms in table("irregular")[sort].items() for form in forms.split()}
        for sort in ("verbs", "nouns")
    }


def _verb_candidates(word: str) -> Iterator[str]:
    for ending in ("ing", "ed", "s"):
        if not word.endswith(ending) or len(word) - len(ending) < _SHORTEST - 1:
            continue
        stem = word.removesuffix(ending)
        if ending == "s":
            if word.endswith("ies"):
                yield word[:-3] + "y"
            yield stem
            if word.endswith("es"):
                yield word[:-2]
            return
        if ending == "ed" and word.endswith("ied"):
            yield word[:-3] + "y"
        yield stem
        yield stem + "e"
        if len(stem) > _SHORTEST and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
            yield stem[:-1]
        if stem.endswith("ck"):
            yield stem[:-1]
        return


def _guess_verb(word: str) -> str:
    candidates = list(_verb_candidates(word))
    if not candidates:
        return word
    stem = candidates[0]
    if len(stem) > _SHORTEST and stem[-1] == stem[-2] and stem[-1] not in "aeioulsz":
        return stem[:-1]
    silent = stem[-1] in "vcgsuz" or stem.endswith(("at", "ut", "ir", "is"))
    if not word.endswith("s") and silent and not stem.endswith(("ss", "ng")):
        return stem + "e"
    return stem


def _noun_candidates(word: str) -> Iterator[str]:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) <= _SHORTEST:
        return
    if word.endswith("ies"):
        yield word[:-3] + "y"
    yield word[:-1]
    if word.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        yield word[:-2]


class Lemmas:
    """Looks up dictionary forms; one instance serves a whole process.

    Parameters
    ----------
    knows : callable
        Says whether a word is one of the phrase tables' words.

    Examples
    --------
    >>> lemmas = Lemmas({"urge", "meet", "sanction"}.__contains__)
    >>> lemmas("urged", "VBD"), lemmas("met", "VBD"), lemmas("sanctions", "NNS")
    ('urge', 'meet', 'sanction')
    """

    def __init__(self, knows: Callable[[str], bool]) -> None:
        self._knows = knows
        self._seen: dict[tuple[str, str], str] = {}

    def __call__(self, word: str, tag: str) -> str:
        """Return the dictionary form of a word in small letters that bears a Penn Treebank tag."""
        sort = tag[:1] if tag[:1] in "VN" else ""
        if not sort or tag in {"VB", "VBP", "NN"}:
            if word in _irregular()["verbs"] and tag == "VBP":
                return _irregular()["verbs"][word]
            return word
        known = self._seen.get((word, sort))
        if known is None:
            known = self._seen[word, sort] = self._lemma(word, sort)
        return known

    def _lemma(self, word: str, sort: str) -> str:
        irregular = _irregular()["verbs" if sort == "V" else "nouns"].get(word)
        if irregular:
            return irregular
        candidates = list(_verb_candidates(word) if sort == "V" else _noun_candidates(word))
        for candidate in candidates:
            if self._knows(candidate):
                return candidate
        if sort == "V":
            return _guess_verb(word)
        return word if self._knows(word) or not candidates else candidates[-1]
