"""Misspelt names in running text: tried last, on capitalised words and longer runs that no match covers."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from bilateral.states.index import by_key, guess
from bilateral.states.lookup import misspelt
from bilateral.states.people import by_key as leader_keys
from bilateral.states.scan import Hit, Text, end_of
from bilateral.states.spelling import LONG, SHORTEST, Token, fold, without_possessive
from bilateral.states.words import ORDINARY, PROPER, REAL, TITLES

_MOST_WORDS = 3


def with_guesses(text: Text, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits with misspelt names put in, where words are uncovered or a longer name is meant ("Norht Korea").

    Parameters
    ----------
    text : Text
        The text that was scanned.
    hits : sequence of Hit
        Its matches.

    Returns
    -------
    list of Hit
        In the order of the text; a match inside a misspelt longer name is gone.
    """
    taken = {at: hit for hit in hits for at in range(hit.first, hit.last + 1)}
    kept = list(hits)
    at = 0
    while at < len(text.words):
        found = next(_guesses_at(text, at, taken), None)
        if found is None:
            at += 1
            continue
        kept = [hit for hit in kept if hit.last < found.first or found.last < hit.first]
        kept.append(found)
        at = found.last + 1
    return sorted(kept, key=lambda hit: hit.start)


def _guesses_at(text: Text, at: int, taken: Mapping[int, Hit]) -> Iterator[Hit]:
    for last in range(min(at + _MOST_WORDS, len(text.words)) - 1, at - 1, -1):
        if not _open(at, last, taken) or not _close(text, at, last) or not _guessable(text, at, last):
            continue
        stem = " ".join(word.key for word in text.words[at:last])
        for final in _endings(text.words[last]):
            key = f"{stem} {final}" if stem else final
            if key in ORDINARY or key in REAL or guess(key).key is None:
                continue
            start, end = text.words[at].start, end_of(text.words[last])
            shown = text.text[start:end]
            told = misspelt(key, text.on)
            note = told.note.replace(f"{key!r}", f"{shown!r}")
            yield Hit(at, last, start, end, msgspec.structs.replace(told, text=shown, note=note))


def _endings(word: Token) -> Iterator[str]:
    """Yield the keys of a misspelt last word: as it stands, and without a possessive."""
    bare = without_possessive(word.text)
    yield fold(bare) if bare else word.key


def _open(at: int, last: int, taken: Mapping[int, Hit]) -> bool:
    """Return whether a run of words has an uncovered one and covers whole matches of states only."""
    inside = [taken[one] for one in range(at, last + 1) if one in taken]
    return len(inside) <= last - at and all(
        at <= hit.first and hit.last <= last and hit.resolution is not None for hit in inside
    )


def _close(text: Text, at: int, last: int) -> bool:
    """Return whether a run of words has nothing but blanks and hyphens in it."""
    return text.joined(at, last) and "(" not in text.text[text.words[at].start : text.words[last].end]


@cache
def _first_words() -> frozenset[str]:
    """Return the words that names of several words begin with: north, great, united."""
    return frozenset(key.split(" ", 1)[0] for key in by_key() if " " in key)


@cache
def _vocabulary() -> frozenset[str]:
    """Return the words of all names: in a misspelt name of several words one at least is right."""
    return frozenset(word for index in (by_key(), leader_keys()) for key in index for word in key.split(" "))


def _guessable(text: Text, at: int, last: int) -> bool:
    """Return whether the letters of a run of words allow it to be a misspelt name at all."""
    run = text.words[at : last + 1]
    key = " ".join(word.key for word in run)
    if key in REAL or key in PROPER or key in ORDINARY or key in by_key():
        return False
    if last == at:
        return len(key) >= SHORTEST and key not in TITLES and (run[0].capital or text.flat)
    if run[0].key in ORDINARY - _first_words() or any(word.key in ORDINARY and not word.capital for word in run):
        return False
    return len(key) >= LONG and any(word.key in _vocabulary() for word in run)
