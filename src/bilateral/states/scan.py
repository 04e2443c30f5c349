"""Scan a text for names: longest match first, and the rules of capital letters.

Small letters count only for names that are no ordinary words ("turkey"), capitals in a shouted text tell nothing, and
names that are read only by themselves (Victoria) are passed over.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache

import msgspec

from bilateral.states.groups import bloc_by_key
from bilateral.states.index import abbreviations, by_key, codes, prefixes
from bilateral.states.people import bearers, by_family
from bilateral.states.people import by_key as leader_keys
from bilateral.states.resolution import Resolution, of_bloc, of_leaders, of_names
from bilateral.states.spelling import SHORTEST, Token, fold, tokens, without_possessive
from bilateral.states.tables import Name
from bilateral.states.words import (
    ACTORS,
    CAREFUL,
    COMMON,
    GERMAN,
    GERMAN_WORDS,
    LOWER_ABBREVIATIONS,
    LOWER_BLOCS,
    ORDINARY,
    PROPER,
    REAL,
    TITLES,
    WEAK,
    WITH_ARTICLE,
)

_GAP = re.compile(r"\s*[-\u2010\u2011\u2013/]?\s*|[ \t]\(")  # blanks, one hyphen or dash, or a bracket
_ARTICLES = frozenset({"a", "an", "my", "your", "this", "that", "roast", "fried", "ein", "eine", "einen"})
_NOUN_FOLLOWS_NOT = frozenset({"the", "a", "an", "up", "my", "your"})
_DEFINITE = frozenset({"the", "der", "den", "dem", "des"})
_IN_SMALL_LETTERS = frozenset({"name", "official", "alias", "part", "adjective"})
_HYPHENS = ("-", "\u2013")
_GERMAN_SURE = 2
_CODE = 3
_QUESTION = 25  # words


class Text(msgspec.Struct, frozen=True):
    """A text being scanned: its words, and what its letters tell.

    ``flat`` is a text without a capital inside it: typed in small letters, or shouted.
    """

    text: str
    words: list[Token]
    flat: bool
    shouted: bool
    german: bool
    on: date | None

    def joined(self, first: int, last: int) -> bool:
        """Return whether only blanks, a hyphen or a bracket stand between neighbouring words."""
        return all(_GAP.fullmatch(self.text[self.words[i].end : self.words[i + 1].start]) for i in range(first, last))

    def before(self, at: int) -> str:
        """Return the key of the word before a word; empty at the beginning."""
        return self.words[at - 1].key if at else ""

    def after(self, at: int) -> str:
        """Return the key of the word after a word; empty at the end."""
        return self.words[at + 1].key if at + 1 < len(self.words) else ""


class Hit(msgspec.Struct, frozen=True):
    """Words ``first`` to ``last`` and what they mean; None for a proper name that is no state's."""

    first: int
    last: int
    start: int
    end: int
    resolution: Resolution | None


def read(text: str, language: str | None, on: date | None) -> Text:
    """Cut a text into words and see how it is typed."""
    words = tokens(text)
    bare = [word.text for word in words if len(word.text) > 1]
    inner = [word for word in bare[1:] if word not in abbreviations()] if len(bare) > 1 else bare
    shouted = len(bare) > 1 and all(word.isupper() for word in bare) and not all(word in codes() for word in bare)
    german = language == "de" or (
        language is None and sum(word.text.lower() in GERMAN_WORDS for word in words) >= _GERMAN_SURE
    )
    return Text(text, words, shouted or not any(word[0].isupper() for word in inner), shouted, german, on)


def end_of(word: Token) -> int:
    """Return where a word ends, its possessive left out."""
    bare = without_possessive(word.text)
    return word.start + len(bare) if bare else word.end


def variants(word: Token) -> Iterator[str]:
    """Yield the keys a last word may have: as it stands, without a possessive, without a final s."""
    yield word.key
    bare = without_possessive(word.text)
    if bare:
        yield fold(bare)
    elif word.key.endswith("s") and not word.key.endswith("ss") and len(word.key) >= SHORTEST:
        yield word.key[:-1]


def scan(text: Text) -> list[Hit]:
    """Return the matches of a text, left to right, none overlapping."""
    hits: list[Hit] = []
    at = 0
    while at < len(text.words):
        hit = _match(text, at)
        if hit is None:
            at += 1
            continue
        if hit.resolution is not None and hit.resolution.via == "leader":
            hit = _titled(text, hit, after=hits[-1].last + 1 if hits else 0)
        hits.append(hit)
        at = hit.last + 1
    return hits


@cache
def _longest() -> dict[str, int]:
    """Return, per first word, how many words the longest key has that begins with it."""
    found: dict[str, int] = {}
    for index in (by_key(), bloc_by_key(), leader_keys(), by_family(), prefixes(), PROPER | ACTORS):
        for text in index:
            words = text.split(" ")
            if found.get(words[0], 0) < len(words):
                found[words[0]] = len(words)
    return found


def _match(text: Text, at: int) -> Hit | None:
    """Return the longest match that begins at a word."""
    word = text.words[at]
    longest = max((_longest().get(variant, 0) for variant in variants(word)), default=0)
    for last in range(min(at + longest, len(text.words)) - 1, at - 1, -1):
        if not text.joined(at, last):
            continue
        if last == at and word.key in prefixes() and text.text[word.end : word.end + 1] in _HYPHENS:
            return Hit(at, at, word.start, word.end, of_names(word.text, (prefixes()[word.key],), text.on))
        stem = " ".join(one.key for one in text.words[at:last])
        for final in variants(text.words[last]):
            hit = _lookup(text, at, last, f"{stem} {final}" if stem else final)
            if hit:
                return hit
    return _code(text, at)


def _lookup(text: Text, first: int, last: int, key: str) -> Hit | None:
    """Return the hit of one key: a code, a state, a proper name, a bloc or a leader, in this order."""
    start, end = text.words[first].start, end_of(text.words[last])
    if "(" in text.text[start:end]:
        if text.text[end : end + 1] != ")":
            return None
        end += 1
    shown = text.text[start:end]
    coded = _code(text, first) if first == last else None
    if coded:
        return coded
    for means in (_as_state, _as_proper, _as_bloc, _as_leader):
        found, resolution = means(text, first, last, key, shown)
        if found:
            return Hit(first, last, start, end, resolution)
    return None


_Meaning = tuple[bool, Resolution | None]
_Means = Callable[[Text, int, int, str, str], _Meaning]
_NOTHING: _Meaning = (False, None)


def _as_state(text: Text, first: int, last: int, key: str, shown: str) -> _Meaning:
    names = by_key().get(key, ())
    if names and _allowed(text, first, last, key, names):
        return True, of_names(shown, names, text.on)
    return _NOTHING


def _as_proper(text: Text, first: int, last: int, key: str, _shown: str) -> _Meaning:
    word = text.words[first]
    if key not in ACTORS and (key not in PROPER or (text.text[word.start - 1 : word.start] in _HYPHENS and word.start)):
        return _NOTHING  # "Russia-Ukraine war" names two states, "Ukraine war" an event
    return last > first or word.capital, None


def _as_bloc(text: Text, first: int, last: int, key: str, shown: str) -> _Meaning:
    bloc = bloc_by_key().get(key)
    if bloc is None or not _bloc_allowed(text, first, last, key):
        return _NOTHING
    return True, of_bloc(shown, bloc, text.on)


def _as_leader(text: Text, first: int, last: int, key: str, shown: str) -> _Meaning:
    rows = bearers(key)
    if rows and _leader_allowed(text, first, last, key):
        return True, of_leaders(shown, rows, text.on)
    return _NOTHING


def _allowed(text: Text, first: int, last: int, key: str, names: Sequence[Name]) -> bool:
    """Return whether the letters of a match allow it to be a state's name here."""
    word = text.words[first]
    if key in WEAK and (last == first or text.flat or not word.capital):
        return False
    if key in GERMAN and not text.german and all(name.language == "de" for name in names):
        return False
    if word.capital and not text.shouted:
        return True
    if last > first:
        return text.flat or all(name.sort not in {"seat", "capital"} for name in names)
    if key not in CAREFUL and word.key not in CAREFUL:
        return True
    wrapped = text.before(first) in _ARTICLES or (
        text.after(last) in _NOUN_FOLLOWS_NOT and not any(name.sort in {"name", "alias"} for name in names)
    )
    sorts = {name.sort for name in names}
    typed_small = text.flat or ("name" in sorts and len(text.words) <= _QUESTION)
    return typed_small and not wrapped and bool(sorts & _IN_SMALL_LETTERS)


def _leader_allowed(text: Text, first: int, last: int, key: str) -> bool:
    """Return whether a leader's name may be read here: a word that is also an ordinary one needs a title."""
    word = text.words[first]
    if last > first:
        return word.capital or text.flat
    if key in ORDINARY or key in WEAK or key in COMMON:
        return word.capital and text.before(first) in TITLES
    if key in CAREFUL:
        return word.capital and not text.shouted
    if key in by_family() and not _bare_family(text, first):
        return False
    return word.capital or (text.flat and len(key) > 1)


def _bare_family(text: Text, at: int) -> bool:
    """Return whether a family name stands without another first name: "Bush", "President Bush", not "Kate Bush"."""
    if at == 0 or text.flat or not text.joined(at - 1, at):
        return True
    before = text.words[at - 1]
    known = before.key in TITLES or before.key in ORDINARY or before.key in by_key() or before.text in abbreviations()
    return known or not before.capital


def _bloc_allowed(text: Text, first: int, last: int, key: str) -> bool:
    """Return whether a bloc's name may be read here: short ones in capitals, "West" only with its article."""
    word = text.words[first]
    if key in WITH_ARTICLE:
        return word.capital and text.before(first) in _DEFINITE
    if last > first:
        return True
    bloc = bloc_by_key()[key]
    if any(name.isupper() and len(name) <= SHORTEST and fold(name) == key for name in (bloc.name, *bloc.aliases)):
        shown = (without_possessive(word.text) or word.text).replace(".", "")
        return shown.isupper() or (text.flat and key in LOWER_BLOCS)
    return word.capital or text.flat


def _code(text: Text, at: int) -> Hit | None:
    """Match one word that is an abbreviation or an id in capitals."""
    word = text.words[at]
    shown = (without_possessive(word.text) or word.text).replace(".", "")
    names = abbreviations().get(shown, ())
    if text.shouted and shown.lower() in WEAK:
        names = ()
    elif shown == "us" and text.before(at) == "the":  # "does the us support ..."
        names = abbreviations()["US"]
    elif shown in LOWER_ABBREVIATIONS:
        names = abbreviations()[LOWER_ABBREVIATIONS[shown]]
    elif not names and len(shown) == _CODE and shown.isupper() and not text.shouted:
        folded = fold(shown)
        names = () if folded in ORDINARY or folded in REAL or folded in PROPER else codes().get(shown, ())
    if not names:
        return None
    return Hit(at, at, word.start, end_of(word), of_names(shown, names, text.on))


def _titled(text: Text, hit: Hit, *, after: int) -> Hit:
    """Stretch a leader's mention over the titles before it: "President Putin"."""
    first = hit.first
    while first > after and text.words[first - 1].key in TITLES and text.joined(first - 1, first):
        first -= 1
    if first == hit.first:
        return hit
    return msgspec.structs.replace(hit, first=first, start=text.words[first].start)
