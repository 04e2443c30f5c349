"""How questions are worded: tables of phrases per language, and their matching.

``README.md`` beside this file says how phrases are written; ``en.toml`` and ``de.toml`` hold them. Matching is on marked
text: small letters, single blanks, every state that was named as ``@0``, ``@1`` ..., with an ``a`` behind it where an
adjective was used (``@0a`` for Russian).
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "de")
_FOLDER = Path(__file__).parent
_ARTICLE = r"(?:(?:the|its|their|his|der|die|das|den|dem|des|zum|zur|ganz) )?"
_BEGIN, _END = r"(?<![\w@])", r"(?![\w])"
_GAP = r"(?: (?!@)\S+){0,6}"
_GLUE = r"[,:;]? "
_HYPHEN = "-|/"
_ROLE = {
    "X": rf"{_ARTICLE}@\da?(?:'s?)?",
    "X's": rf"{_ARTICLE}@\d(?:a|'s?)",
    "A": rf"{_ARTICLE}@(?P<A>\d)a?(?:'s?)?",
    "A's": rf"{_ARTICLE}@(?P<A>\d)(?:a|'s?)",
    "UKR": r"(?:the |der |die )?(?:@UKR|ukraine)(?:'s)?",
}


def pattern_of(phrase: str) -> str:
    """Return the regular expression of a phrase.

    Examples
    --------
    >>> bool(re.search(pattern_of("vote|votes ... with X"), "how often does @0 vote in the assembly with the @1"))
    True
    """
    pattern, glue = _BEGIN, ""
    for word in phrase.split():
        if word == "...":
            pattern += _GAP
        elif word == ">>>":
            pattern += r"(?: \S+)*?"
        elif word == _HYPHEN:
            pattern, glue = pattern + " ?[-–/] ?", ""
            continue
        elif word.startswith("("):
            option = _word(word.strip("()"))
            pattern += f"(?:{glue}{option})?" if glue else f"(?:{option}{_GLUE})?"
            continue
        else:
            pattern += glue + _word(word)
        glue = _GLUE
    return pattern + _END


def _word(word: str) -> str:
    """Return the pattern of one word of a phrase: a state, or words to choose from."""
    if word in _ROLE:
        return _ROLE[word]
    options = "|".join(
        _ROLE.get(option) or re.escape(option).replace(r"\*", r"[\w-]*") for option in word.split("|") if option
    )
    return f"(?:{options})"


def words_in(phrase: str) -> int:
    """Return how many words a phrase asks for; the more, the more it says."""
    return sum(not word.startswith((".", "(", ">")) for word in phrase.split())


@cache
def table(language: str) -> dict[str, Any]:
    """Return the phrases of a language; those of all languages for an empty name."""
    if language:
        return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return _together([table(one) for one in LANGUAGES])


def _together(tables: list[dict[str, Any]]) -> dict[str, Any]:
    """Join the lists of several tables, section by section."""
    joined: dict[str, Any] = {}
    for name, value in tables[0].items():
        values = [one[name] for one in tables]
        joined[name] = _together(values) if isinstance(value, dict) else [phrase for one in values for phrase in one]
    return joined


@cache
def phrases(language: str, section: str, name: str) -> tuple[str, ...]:
    """Return a list of phrases as it is written."""
    return tuple(table(language)[section][name])


@cache
def any_of(language: str, section: str, name: str) -> re.Pattern[str]:
    """Return one pattern for a list of phrases without roles, longer phrases first."""
    ordered = sorted(phrases(language, section, name), key=words_in, reverse=True)
    return re.compile("|".join(pattern_of(phrase) for phrase in ordered) or "(?!)")


@cache
def each_of(language: str, section: str, name: str) -> tuple[re.Pattern[str], ...]:
    """Return a pattern for each phrase of a list, in the order of the list."""
    return tuple(re.compile(pattern_of(phrase)) for phrase in phrases(language, section, name))


@cache
def small_words(language: str) -> frozenset[str]:
    """Return the small words that show a language."""
    return frozenset(table(language)["small_words"])


@cache
def vocabulary(language: str, section: str) -> frozenset[str]:
    """Return the plain words of a section, for recognising misspelt ones."""
    lists = table(language)[section].values()
    words = (option for one in lists for phrase in one for word in phrase.split() for option in word.split("|"))
    return frozenset(word.strip("()*") for word in words)
