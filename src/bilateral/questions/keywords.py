"""Misspelt words of a question, read as the words of the tables they are near: wepons, trops, recieve."""

import re
from functools import cache

from rapidfuzz.distance import OSA

from bilateral.questions.phrases import table, vocabulary
from bilateral.states.words import ORDINARY, PROPER, REAL

_WORD = re.compile(r"(?<![@\w'-])[^\W\d_]{5,}(?![\w-])")
_SECTIONS = ("dimension", "polarity", "direction", "roles", "acts_asked")
_SHORTEST = 5
_LONG = 7
#: Endings that make another correct word (loan, loans), not a misspelling.
_ENDINGS = frozenset("sderyn")


@cache
def _known(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the long words of the tables: all, and those that misspellings are held against."""
    words = frozenset[str]().union(*(vocabulary(language, section) for section in _SECTIONS))
    real = frozenset(table(language)["real_words"])
    return words | real, tuple(sorted(word for word in words if len(word) >= _SHORTEST and word.isalpha()))


def corrected(text: str, language: str) -> tuple[str, list[str]]:
    """Return a marked text with its misspelt keywords corrected, and a note for each.

    Examples
    --------
    >>> corrected("does @0 buy @1a wepons", "en")
    ('does @0 buy @1a weapons', ["'wepons' is read as 'weapons'."])
    """
    known, targets = _known(language)
    notes: list[str] = []

    def correct(found: re.Match[str]) -> str:
        word = found.group()
        if word in known or word in ORDINARY or word in REAL or word in PROPER:
            return word
        near = [target for target in targets if _is_slip(word, target)]
        if len(near) != 1:
            return word
        notes.append(f"{word!r} is read as {near[0]!r}.")
        return near[0]

    return _WORD.sub(correct, text), notes


def _is_slip(word: str, target: str) -> bool:
    """Whether a word is one slip from another: a letter dropped, added, swapped, or changed in a long word."""
    if word[0] != target[0] or abs(len(word) - len(target)) > 1 or OSA.distance(word, target, score_cutoff=1) > 1:
        return False
    if len(word) == len(target):
        return len(word) >= _LONG or sorted(word) == sorted(target)
    longer, shorter = (word, target) if len(word) > len(target) else (target, word)
    return not (longer[:-1] == shorter and longer[-1] in _ENDINGS)
