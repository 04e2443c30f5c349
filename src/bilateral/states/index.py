"""The index from keys to names, to codes, and the pool of names that a misspelling is held against."""

import re
from functools import cache, lru_cache

import msgspec

from bilateral.states.forms import forms
from bilateral.states.leaders import by_key as leader_keys
from bilateral.states.spelling import key, margin, may_be, transliterated
from bilateral.states.tables import ALWAYS, Name, all_states, names

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
}
_UMLAUT = re.compile("[äöüÄÖÜ]")
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
        texts = forms(name)
        if name.language == "de" and _UMLAUT.search(name.text):
            texts += tuple(transliterated(text) for text in texts)
        for text in dict.fromkeys(key(text) for text in texts):
            found.setdefault(text, []).append(name)
    return {text: tuple(entries) for text, entries in found.items()}


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
    for state in all_states():
        for text in filter(None, (state.code("iso2"), state.code("iso3"), state.state_id)):
            found[text] = (Name(state.state_id, text, "code", "en", ALWAYS),)
    return found


@cache
def _pool() -> tuple[str, ...]:
    spelt = (text for text in by_key())
    return tuple(dict.fromkeys((*spelt, *(text for text in leader_keys() if " " in text or len(text) > len("Stalin")))))


def states_of(text: str) -> frozenset[str]:
    """Return the states that a key of the pool may mean."""
    entries = by_key().get(text)
    if entries:
        return frozenset(name.state_id for name in entries)
    return frozenset(leader.state_id for leader in leader_keys().get(text, ()))


@lru_cache(maxsize=10_000)
def guess(text: str) -> Guess:
    """Return which name a misspelt key may stand for.

    It must be nearest to the names of one state by a clear margin (``spelling.margin``); otherwise the names that come
    near are returned and none is chosen.

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

    found = process.extract(text, _pool(), scorer=OSA.distance, score_cutoff=max(3, len(text) * 3 // 10), limit=40)
    likely = [(name, int(distance)) for name, distance, _ in found if may_be(text, name, int(distance))]
    if likely:
        best, distance = likely[0]
        mine = states_of(best)
        rivals = [far for name, far, _ in found if not states_of(name) & mine]
        if not rivals or min(rivals) >= margin(distance):
            return Guess(best, distance)
    return Guess(None, 0, _near(text, [name for name, _, _ in found]))


def _near(text: str, candidates: list[str]) -> tuple[str, ...]:
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    shown: dict[str, None] = {}
    for name in candidates:
        entries = by_key().get(name)
        if entries and OSA.normalized_similarity(text, name) >= _NEAR:
            shown[next((entry.text for entry in entries if entry.sort == "name"), entries[0].text)] = None
    return tuple(shown)[:_MOST_NEAR]
