"""Which language a text is in, by its small words; only English is read."""

import re

from bilateral.reading.tables import table

_WORDS = re.compile(r"[^\W\d_]+")
_LOOK = 20_000
_PARAGRAPH = 2_000
_FEW = 8
_TWO = 1.5
_MANY = 30
_SHARE = 0.12
_DOUBT = 0.15
_SURE = 0.2
_LATIN = 0.5
_ENGLISH_SHARE = 1 / 12
_SCRIPT_SHARE = 0.25
_SMALL = {language: frozenset(small.split()) for language, small in table("languages")["small"].items()}
_SCRIPTS: dict[str, str] = table("languages")["scripts"]


def language_of(text: str) -> str | None:
    """Return the language of a text: an ISO 639-1 code, or None where it cannot be told.

    Examples
    --------
    >>> language_of("Das Land hat die Sanktionen gegen Iran nicht aufgehoben und wird sie auch behalten.")
    'de'
    """
    words = _WORDS.findall(text[:_LOOK].lower())
    if not words:
        return None
    latin = sum("a" <= word[0] <= "z" or "\u00e0" <= word[0] <= "\u017e" for word in words)
    if latin < _LATIN * len(words):
        return _script(words)
    shares = {language: sum(word in small for word in words) / len(words) for language, small in _SMALL.items()}
    best = max(shares, key=lambda language: shares[language])
    english = shares["en"] >= shares[best]
    if len(words) < _FEW:  # one small word of another language may be a symbol: "resolution ES-11/1"
        doubtful = shares["en"] >= shares[best] - _DOUBT or shares[best] * len(words) < _TWO
        return "en" if doubtful else best
    if shares[best] < _SHARE:
        return "en" if english and shares["en"] > _SHARE / 3 else None
    return "en" if english else best


def _script(words: list[str]) -> str | None:
    sample = "".join(words[:200])
    for language, ends in _SCRIPTS.items():
        if sum(ends[0] <= sign <= ends[1] for sign in sample) > _SCRIPT_SHARE * len(sample):
            return language
    return None


def is_english(paragraph: str) -> bool:
    """Return whether a paragraph may be English; short ones and names get the benefit of the doubt."""
    words = _WORDS.findall(paragraph[:_PARAGRAPH].lower())
    if sum(word[0].isascii() for word in words) < _LATIN * len(words):
        return False
    if len(words) < _FEW:
        return True
    english = sum(word in _SMALL["en"] for word in words)
    if english > _SURE * len(words):
        return True
    others = (sum(word in small for word in words) for language, small in _SMALL.items() if language != "en")
    enough = english >= _ENGLISH_SHARE * len(words) or len(words) < _MANY
    return enough and all(english >= other for other in others)
