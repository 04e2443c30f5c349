"""Spelling: one key for all ways of writing a name, and which misspellings may be read as which name.

Distances are optimal string alignments: an inserted, dropped, changed or swapped letter counts one.
"""

import re
import unicodedata
from functools import lru_cache

import msgspec

_APOSTROPHES = "'’‘ʻʼ`´"
_TOKEN = re.compile(rf"(?:[^\W\d_]\.){{2,}}|&|[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*[{_APOSTROPHES}]?")
_POSSESSIVE = re.compile(rf"(?:[{_APOSTROPHES}]s|[{_APOSTROPHES}])$", re.IGNORECASE)
_PLAIN = {ord(mark): None for mark in _APOSTROPHES + "."} | {ord("&"): "and", ord("ł"): "l", ord("ø"): "o", ord("ı"): "i"}

SHORTEST = 5
LONG = 9


class Token(msgspec.Struct, frozen=True):
    """A word of a text, where it stands, and the key it is looked up by."""

    start: int
    end: int
    text: str
    key: str

    @property
    def capital(self) -> bool:
        """Whether the word starts with a capital letter."""
        return self.text[:1].isupper()


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return a word in small letters without accents, apostrophes and full stops."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return bare.casefold().translate(_PLAIN)


def tokens(text: str) -> list[Token]:
    """Return the words of a text with their offsets in code points.

    Examples
    --------
    >>> [token.key for token in tokens("U.S. arms for Côte d'Ivoire")]
    ['us', 'arms', 'for', 'cote', 'divoire']
    """
    return [Token(*found.span(), found.group(), fold(found.group())) for found in _TOKEN.finditer(text)]


def key(text: str) -> str:
    """Return the key of a name: its words folded, joined by blanks, without a leading article.

    Examples
    --------
    >>> key("The Gambia"), key("Guinea-Bissau"), key("TÜRKİYE")
    ('gambia', 'guinea bissau', 'turkiye')
    """
    words = [token.key for token in tokens(text)]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def transliterated(text: str) -> str:
    """Return a German name as it is typed without umlauts: Tuerkei."""
    return text.translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}))


def without_possessive(text: str) -> str | None:
    """Return a word without ``'s`` or a closing apostrophe; None where it has none."""
    bare = _POSSESSIVE.sub("", text)
    return bare if bare and bare != text else None


def may_be(misspelt: str, name: str, distance: int) -> bool:
    """Return whether a misspelling may stand for a name at all.

    Short names allow no slip, names under nine letters one; two slips need the first letter to be right. So Ruritania
    is not Mauritania and Latveria is not Latvia.
    """
    shorter = min(len(misspelt), len(name))
    if distance == 0:
        return True
    if shorter < SHORTEST:
        return False
    if distance == 1:
        return shorter >= LONG - 1 or misspelt[0] == name[0] or misspelt[:2] == name[1::-1]
    return distance == 2 and shorter >= LONG and misspelt[0] == name[0]  # noqa: PLR2004


def margin(distance: int) -> int:
    """Return how far the next state's names must at least be from a misspelling that is ``distance`` from one's."""
    return 2 * distance
