"""Spelling: one key for all ways of writing a name, and which misspellings may be read as which name.

Distances are optimal string alignments: an inserted, dropped, changed or swapped letter counts one.
"""

import re
import unicodedata
from functools import lru_cache

import msgspec

_APOSTROPHES = "'`" + "".join(map(chr, (0x2019, 0x2018, 0x02BB, 0x02BC, 0x00B4)))  # and the curly ones
_SHORTENED = r"(?:St|N|S|Dr|Mr|Mrs|Ms|Gen|Col|Pres|Sen)\."
_TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|\b{_SHORTENED}(?=\s+[^\W\d_])|&|[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*[{_APOSTROPHES}]?"
)
_POSSESSIVE = re.compile(rf"(?:[{_APOSTROPHES}]s|[{_APOSTROPHES}])$", re.IGNORECASE)
_PLAIN = {ord(mark): None for mark in _APOSTROPHES + "."} | {
    ord("&"): "and",
    ord("ł"): "l",
    ord("ø"): "o",
    ord("\N{LATIN SMALL LETTER DOTLESS I}"): "i",
}

_TYPED = {ord(vowel): typed for vowel, typed in zip("äöüÄÖÜ", ("ae", "oe", "ue", "Ae", "Oe", "Ue"), strict=True)}
_BETWEEN = re.compile(r"[\W_]+")

SHORTEST = 5
LONG = 9
_TWO = 2


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
    if text.isascii():
        return text.lower().translate(_PLAIN)
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
    if text.isascii() and text.isalpha():
        return text.lower()
    return _BETWEEN.sub(" ", fold(text.replace("&", " and "))).strip().removeprefix("the ")


def transliterated(text: str) -> str:
    """Return a German name as it is typed without umlauts: Tuerkei."""
    return text.translate(_TYPED)


def without_possessive(text: str) -> str | None:
    """Return a word without ``'s`` or a closing apostrophe; None where it has none."""
    bare = _POSSESSIVE.sub("", text)
    return bare if bare and bare != text else None


def may_be(misspelt: str, name: str, distance: int) -> bool:
    """Return whether a misspelling may stand for a name at all.

    Short names allow no slip, names under nine letters one. The first letter of a single word must be right, or swapped
    with the second; two slips need it right anywhere. So Ruritania is not Mauritania and Latveria is not Latvia.
    """
    shorter = min(len(misspelt), len(name))
    if distance == 0:
        return True
    if shorter < SHORTEST:
        return False
    begins_alike = misspelt[0] == name[0]
    if distance == 1:
        return begins_alike or misspelt[:2] == name[1::-1] or " " in name
    return distance == _TWO and shorter >= LONG and begins_alike


def margin(distance: int) -> int:
    """Return how far the next state's names must at least be from a misspelling that is ``distance`` from one's."""
    return _TWO * distance
