"""Capitalised or quoted words that stand where a state would stand, and are none."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from bilateral.states.mentions import Mention
from bilateral.states.spelling import Token, key, tokens, without_possessive
from bilateral.states.words import ACTORS, FILLERS, GERMAN_DETERMINERS, ORDINARY, PROPER, TITLES

_QUOTED = re.compile('["\u201c\u201e\u00ab]([^"\u201c\u201d\u201e\u00ab\u00bb]{2,60})["\u201d\u201c\u00bb]')
_SIDE_BY_SIDE = re.compile(r"[ \t]*[-\u2013]?[ \t]*|[ \t]+(?:of|the|of the|von|der|de|al|bin)[ \t]+")
_GERMAN_NOUN = re.compile(
    r"(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|ität|itäten|ismus|waffen|krieg|krieges|kriegs"
    r"|hilfe|hilfen|politik|vertrag|vertrags|verträge|recht|rechte|rechts|handel|handels|export|exporte|import|importe"
    r"|lieferung|kräfte|chef|minister|präsident|union|rat|bündnis|pakt|plan|programm|raketen|truppen|soldaten|gas|öl"
    r"|stoff|mittel|ende|jahr|jahre|jahren)$"
)
_FIRST_PARTS = frozenset({"new", "north", "south", "east", "west", "upper", "lower", "grand", "great", "saint", "st"})
_AFTER_NAMES = frozenset({"and", "or", "vs", "versus", "und", "oder", "did", "will", "would", "to", "against", "gegen"})
_SHORTEST = 3
_MOST_WORDS = 5


class UnknownName(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text that looks like a name and is no state's."""

    start: int
    end: int
    text: str


def unknown_names(text: str, mentions: Sequence[Mention], language: str | None = None) -> list[UnknownName]:
    """Return the names in a text that are no state's: Atlantis, Wakanda, Hamas.

    Words that begin sentences, months, organisations and events are left out; in German, where every noun has a
    capital, so are nouns with an article or a usual ending.

    Parameters
    ----------
    text : str
        The text that was scanned.
    mentions : sequence of Mention
        What ``find_mentions`` found in it.
    language : {"en", "de"}, optional
        Language of the text.

    Returns
    -------
    list of UnknownName
        In the order of the text.

    Examples
    --------
    >>> [name.text for name in unknown_names("Does Atlantis support Wakanda?", [])]
    ['Atlantis', 'Wakanda']
    """
    words = tokens(text)
    taken = [(one.start, one.end) for one in mentions] + _organisations(text, words)
    found: list[UnknownName] = []
    german = language == "de"
    for at, word in enumerate(words):
        before = words[at - 1] if at else None
        if (
            (at == 0 and not _stands_first(text, words, german=german))
            or any(word.start < end and start < word.end for start, end in taken)
            or not _is_name(word, before, german=german, shouted=text.isupper())
        ):
            continue
        end = word.start + len(without_possessive(word.text) or word.text)
        start = before.start if before is not None and _begins_name(text, before, word) else word.start
        if found and not german and _SIDE_BY_SIDE.fullmatch(text[found[-1].end : word.start]):
            found[-1] = UnknownName(start=found[-1].start, end=end, text=text[found[-1].start : end])
        elif not _first_name(text, word, mentions):
            found.append(UnknownName(start=start, end=end, text=text[start:end]))
    return sorted([*found, *_quoted(text, [*found, *mentions])], key=lambda name: name.start)


def _is_name(word: Token, before: Token | None, *, german: bool, shouted: bool) -> bool:
    """Return whether a word that nothing covers looks like a name."""
    bare = key(without_possessive(word.text) or word.text)
    if not word.capital or shouted:
        return False
    if bare in ACTORS:
        return True
    if len(word.text) < _SHORTEST or bare.isdigit() or any(bare in words for words in _KNOWN):
        return False
    if not german:
        return True
    return not _GERMAN_NOUN.search(word.text) and (before is None or before.text.lower() not in GERMAN_DETERMINERS)


_KNOWN = (ORDINARY, PROPER, TITLES, FILLERS)


def _stands_first(text: str, words: Sequence[Token], *, german: bool) -> bool:
    """Return whether the first word of a text is a name rather than a verb with a capital.

    German questions begin with a verb; in English the next word tells ("Atlantis supports", "Atlantis and Russia").
    """
    if german and text.rstrip().endswith("?"):
        return False
    if len(words) == 1 or without_possessive(words[0].text):
        return not german
    if not text[words[0].end : words[1].start].isspace():
        return True
    after = words[1].key
    return not words[1].capital and (after in _AFTER_NAMES or after.endswith(("s", "ed", "t")))


def _begins_name(text: str, before: Token, word: Token) -> bool:
    """Return whether the word before is part of the name: "New Wakanda", "Grand Fenwick"."""
    return before.capital and before.key in _FIRST_PARTS and text[before.end : word.start] == " "


def _organisations(text: str, words: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the spans of the organisations and events of several words that the text names."""
    spans = []
    for first, word in enumerate(words):
        for last in range(min(first + _MOST_WORDS, len(words)) - 1, first, -1):
            if key(text[word.start : words[last].end]) in PROPER:
                spans.append((word.start, words[last].end))
                break
    return spans


def _first_name(text: str, word: Token, mentions: Iterable[Mention]) -> bool:
    """Return whether a word is the first name of a leader whose family name was found."""
    return any(
        one.resolution.via == "leader" and one.start >= word.end and not text[word.end : one.start].strip(" ")
        for one in mentions
    )


def _quoted(text: str, known: Sequence[Mention | UnknownName]) -> list[UnknownName]:
    """Return quoted phrases that hold no name found so far."""
    found = []
    for quoted in _QUOTED.finditer(text):
        start, end = quoted.span(1)
        inside = any(start <= one.start and one.end <= end for one in known)
        if not inside and key(quoted.group(1)) not in PROPER and " " in quoted.group(1).strip():
            found.append(UnknownName(start=start, end=end, text=quoted.group(1)))
    return found
