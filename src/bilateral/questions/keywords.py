"""Misspelt words of a question, read as the words of the tables they are near: wepons, trops, recieve."""

import re
from functools import cache

import msgspec
from rapidfuzz.distance import OSA

from bilateral.questions.phrases import table, vocabulary
from bilateral.states.words import ORDINARY, PROPER, REAL

_WORD = re.compile(r"(?<![@\w'-])[^\W\d_]{5,}(?![\w-])")
_SECTIONS = ("dimension", "polarity", "direction", "roles", "acts_asked", "understood")
_SHORTEST = 5
_LONG = 7
#: Endings that make another correct word (loan, loans), not a misspelling.
_ENDINGS = frozenset("sderynt")
#: Endings with which a word of the tables is still that word.
_INFLECTED = {"en": frozenset({"s", "d", "ed"}), "de": frozenset({"e", "n", "s", "t", "en", "er", "es", "em", "ten"})}
_INFLECTED[""] = _INFLECTED["en"] | _INFLECTED["de"]


class _Words(msgspec.Struct, frozen=True):
    """The words of the tables: whole ones, those that misspellings are held against, and how others begin and end."""

    whole: frozenset[str]
    targets: tuple[str, ...]
    starts: tuple[str, ...]
    ends: tuple[str, ...]

    def hold(self, word: str) -> bool:
        """Whether a phrase has the word, in full or by its beginning or end."""
        return word in self.whole or word.startswith(self.starts) or word.endswith(self.ends)


@cache
def _words(language: str) -> _Words:
    words = frozenset[str]().union(*(vocabulary(language, section) for section in _SECTIONS))
    whole = frozenset(word for word in words if "*" not in word)
    return _Words(
        whole=whole | frozenset(table(language)["real_words"]),
        targets=tuple(sorted(word for word in whole if len(word) >= _SHORTEST and word.isalpha())),
        starts=tuple(word.strip("*") for word in words if word.endswith("*")),
        ends=tuple(word.strip("*") for word in words if word.startswith("*")),
    )


def corrected(text: str, language: str) -> tuple[str, list[str]]:
    """Return a marked text with its misspelt keywords corrected, and a note for each; inflected ones need none.

    Examples
    --------
    >>> corrected("does @0 buy @1a wepons", "en")
    ('does @0 buy @1a weapons', ["'wepons' is read as 'weapons'."])
    """
    words = _words(language)
    notes: list[str] = []

    def correct(found: re.Match[str]) -> str:
        word = found.group()
        if words.hold(word) or word in ORDINARY or word in REAL or word in PROPER:
            return word
        if base := _base(word, words.targets, language):
            return base
        near = [target for target in words.targets if _is_slip(word, target)]
        if len(near) != 1:
            return word
        notes.append(f"{word!r} is read as {near[0]!r}.")
        return near[0]

    return _WORD.sub(correct, text), notes


def _base(word: str, targets: tuple[str, ...], language: str) -> str:
    """Return the longest word of the tables of which a word is an inflected form; empty where there is none."""
    endings = _INFLECTED[language]
    bases = (target for target in targets if word.startswith(target) and word[len(target) :] in endings)
    return max(bases, key=len, default="")


def _is_slip(word: str, target: str) -> bool:
    """Whether a word is one slip from another: a letter dropped, added, swapped, or changed in a long word."""
    if word[0] != target[0] or abs(len(word) - len(target)) > 1 or OSA.distance(word, target, score_cutoff=1) > 1:
        return False
    if len(word) == len(target):
        return len(word) >= _LONG or sorted(word) == sorted(target)
    longer, shorter = (word, target) if len(word) > len(target) else (target, word)
    return not (longer[:-1] == shorter and longer[-1] in _ENDINGS)
