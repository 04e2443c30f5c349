"""Words that are no names of states, and names that are also words.

``words.csv`` has a row per word. Its kinds: ``proper`` (organisations, events, places), ``actor`` (armed groups, with
what they are), ``ordinary`` (words that sentences begin with, months), ``careful`` (names that are ordinary words in
small letters: turkey), ``weak`` (names read only when asked by themselves: Victoria), ``german`` (names in German only:
Island), ``common`` (family names that are also words or first names: Park), ``pronoun``, ``title``, ``filler``,
``abbreviation`` (small letters and what they stand for), ``real`` (words and names near a state's name that are no
misspelling of it: Angela), ``german_word`` and ``german_determiner`` (small words that show the language, and those
that stand before ordinary nouns), ``lower_bloc`` (blocs read in small letters) and ``with_article`` (blocs read only
with their article: the West).
"""

import csv
from functools import cache

from bilateral.states.spelling import fold, key
from bilateral.states.tables import FOLDER


@cache
def _rows() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    with (FOLDER / "words.csv").open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        for text, kind, note in lines:
            found.setdefault(kind, {})[text] = note
    return found


def _keys(kind: str) -> frozenset[str]:
    return frozenset(key(text) for text in _rows().get(kind, ()))


PROPER = _keys("proper")
ORDINARY = _keys("ordinary")
CAREFUL = _keys("careful")
WEAK = _keys("weak")
GERMAN = _keys("german")
REAL = _keys("real")
COMMON = _keys("common")
PRONOUNS = frozenset(_rows()["pronoun"])
TITLES = frozenset(fold(text) for text in _rows()["title"])
LOWER_BLOCS = _keys("lower_bloc")
WITH_ARTICLE = _keys("with_article")
GERMAN_WORDS = frozenset(_rows()["german_word"])
GERMAN_DETERMINERS = frozenset(_rows()["german_determiner"])
FILLERS = frozenset(fold(text) for text in _rows()["filler"])
LOWER_ABBREVIATIONS = _rows()["abbreviation"]
_ACTORS = {key(text): note for text, note in _rows()["actor"].items()}
ACTORS = frozenset(_ACTORS)


def about(text: str) -> str:
    """Return what a key that is no state stands for ("an armed movement"); empty where that is not known."""
    return _ACTORS.get(text, "")
