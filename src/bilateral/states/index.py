"""The index from keys to names, to codes, and the pool of names that a misspelling is held against."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from bilateral.states.forms import forms
from bilateral.states.people import by_key as leader_keys
from bilateral.states.spelling import SHORTEST, key, margin, may_be, transliterated
from bilateral.states.tables import ALWAYS, Name, all_states, name_on, names, state
from bilateral.states.words import REAL, WEAK

VIA = {
    "name": "name",
    "official": "name",
    "alias": "name",
    "part": "part",
    "abbreviation": "code",
    "code": "code",
    "adjective": "demonym",
    "person": "demonym",
    "capital": "capital",
    "seat": "capital",
    "prefix": "demonym",
    "misspelling": "misspelling",
}
_UMLAUT = re.compile("[äöüÄÖÜ]")
_MEANT = {"demonym": 7, "capital": 6, "leader": 7, "past": 8}
_NEAR = 0.7
_MOST_NEAR = 3


class Guess(msgspec.Struct, frozen=True):
    """What a misspelling may stand for: the key and its distance; or nothing, with near names."""

    key: str | None
    distance: int = 0
    near: tuple[str, ...] = ()


@cache
def by_key() -> dict[str, tuple[Name, ...]]:
    """Return names under the keys of all their forms; abbreviations and prefixes have indexes of their own."""
    found: dict[str, list[Name]] = {}
    for name in names():
        if name.sort in {"abbreviation", "prefix"}:
            continue
        stem = key(name.text)
        found.setdefault(stem, []).append(name)
        for text in _other_forms(name, stem):
            found.setdefault(text, []).append(name)
    return {text: tuple(entries) for text, entries in found.items()}


def _other_forms(name: Name, stem: str) -> list[str]:
    """Return the keys under which a name occurs besides its own: inflected, or typed without umlauts."""
    stems = [stem]
    if name.language == "de" and _UMLAUT.search(name.text):
        stems.append(key(transliterated(name.text)))
    elif name.sort not in {"adjective", "person"}:
        return []
    return [form for form in dict.fromkeys(_inflected(stems, name)) if form != stem]


def _inflected(stems: list[str], name: Name) -> Iterator[str]:
    for stem in stems:
        yield from forms(stem, name.sort, name.language)


def _bare(text: str) -> str:
    return text.replace(".", "")


@cache
def abbreviations() -> dict[str, tuple[Name, ...]]:
    """Return abbreviations without full stops, capitals kept: US, USSR, UdSSR."""
    found: dict[str, list[Name]] = {}
    for name in names():
        if name.sort == "abbreviation":
            found.setdefault(_bare(name.text), []).append(name)
    return {text: tuple(entries) for text, entries in found.items()}


@cache
def prefixes() -> dict[str, Name]:
    """Return the first halves of words such as Sino-Russian, under their keys."""
    return {key(name.text): name for name in names() if name.sort == "prefix"}


@cache
def codes() -> dict[str, tuple[Name, ...]]:
    """Return our ids and the ISO two-letter codes, in capitals, as names."""
    found: dict[str, tuple[Name, ...]] = {}
    for one in all_states():
        for text in filter(None, (one.code("iso2"), one.code("iso3"), one.state_id)):
            found[text] = (Name(one.state_id, text, "code", "en", ALWAYS),)
    return found


@cache
def _pool() -> dict[str, bool]:
    """Return every key, and whether a misspelling may be read as it; the others still count as rivals."""
    pool = {text: _may_be_meant(text, entries) for text, entries in by_key().items()}
    for text in leader_keys():
        pool.setdefault(text, " " in text or len(text) >= _MEANT["leader"])
    return pool


@cache
def _keys() -> tuple[str, ...]:
    return tuple(_pool())


def _may_be_meant(text: str, entries: tuple[Name, ...]) -> bool:
    """Short words for peoples, cities and states of the past lie too near to ordinary words: Greek and greed."""
    return text not in WEAK and any(len(text) >= _letters(name) for name in entries if name.sort != "misspelling")


def _letters(name: Name) -> int:
    """Return how many letters a name must have for a misspelling to be read as it."""
    spells = state(name.state_id).spells
    least = _MEANT["past"] if spells and spells[-1].end is not None else SHORTEST
    return max(least, _MEANT.get(VIA[name.sort], SHORTEST))


def states_of(text: str) -> frozenset[str]:
    """Return the states that a key of the pool may mean."""
    entries = by_key().get(text)
    if entries:
        return frozenset(name.state_id for name in entries)
    return frozenset(leader.state_id for leader in leader_keys().get(text, ()))


@lru_cache(maxsize=10_000)
def guess(text: str) -> Guess:
    """Return which name a misspelt key may stand for.

    A word or name in its own right (``REAL``) stands for nothing; anything else must be nearest
    to the names of one state by a clear margin (``spelling.margin``); otherwise the names that come near are returned
    and none is chosen.

    Parameters
    ----------
    text : str
        A key that is in no index.

    Returns
    -------
    Guess
    """
    from rapidfuzz import process  # noqa: PLC0415 -- only a misspelling pays for the import
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    found = process.extract(
        text, tuple(_pool()), scorer=OSA.distance, score_cutoff=max(3, len(text) * 3 // 10), limit=40
    )
    likely = [
        (name, int(distance)) for name, distance, _ in found if _pool()[name] and may_be(text, name, int(distance))
    ]
    if likely and text not in REAL:
        best, distance = likely[0]
        mine = states_of(best)
        rivals = [far for name, far, _ in found if not states_of(name) & mine]
        if (not rivals or min(rivals) >= margin(distance)) and not _names_another(text, mine):
            return Guess(best, distance)
    return Guess(None, 0, _near(text, [name for name, _, _ in found]))


def _names_another(text: str, mine: frozenset[str]) -> bool:
    """Return whether a misspelling has in it the right name of another state: "Republic of Iceland" is not Ireland."""
    words = text.split()
    runs = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
    return any(run in by_key() and not states_of(run) & mine for run in runs)


def _near(text: str, candidates: list[str]) -> tuple[str, ...]:
    """Return the names that come near a misspelling, one per state."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    shown: dict[str, str] = {}
    for candidate in candidates:
        if OSA.normalized_similarity(text, candidate) >= _NEAR:
            for name in by_key().get(candidate, ()):
                shown.setdefault(name.state_id, name_on(name.state_id, None, name.language))
    return tuple(shown.values())[:_MOST_NEAR]
