"""How questions are worded: tables of phrases per language, and their matching.

``README.md`` beside this file says how phrases are written; ``en.toml`` and ``de.toml`` hold them. Matching is on
marked text: small letters, single blanks, every state that was named as ``@0``, ``@1`` ..., with an ``a`` behind it
where an adjective was used (``@0a`` for Russian).

A phrase is compiled when a text holds the words it cannot do without, not before: most questions need a few dozen of
the hundreds of phrases.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

LANGUAGES = ("en", "de")
_FOLDER = Path(__file__).parent
_BEGIN, _END = r"(?<![\w@])", r"(?!\w)"
_GLUE = r"[,:;]? "
_GAP = r"(?: (?!@)\S+){0,6}"
_ANYTHING = r"(?: \S+)*?"
_HYPHEN = "-|/"
_ARTICLE = r"(?:(?:the|its|their|his|der|die|das|den|dem|des|zum|zur|ganz) )?"
_STATES = {
    "X": rf"{_ARTICLE}@\da?(?:'s?)?",
    "X's": rf"{_ARTICLE}@\d(?:a|'s?)",
    "A": rf"{_ARTICLE}@(?P<A>\d)a?(?:'s?)?",
    "A's": rf"{_ARTICLE}@(?P<A>\d)(?:a|'s?)",
    "Aa": rf"{_ARTICLE}@(?P<A>\d)a(?![-\u2013/])",
    "UKR": r"(?:the |der |die )?(?:@UKR|ukraine)(?:'s)?",
}


class Phrase(msgspec.Struct, frozen=True):
    """A phrase as it is written, how many words it asks for, and the words of which a text must hold one."""

    written: str
    length: int
    needed: tuple[str, ...]

    def may_be_in(self, text: str) -> bool:
        """Whether a text holds one of the words the phrase cannot do without."""
        return not self.needed or any(word in text for word in self.needed)


def phrase(written: str) -> Phrase:
    """Return a phrase from the way it is written.

    Examples
    --------
    >>> phrase("vote|votes ... with X")
    Phrase(written='vote|votes ... with X', length=3, needed=('with',))
    """
    words = [word for word in written.split() if word not in {"...", ">>>", _HYPHEN} and not word.startswith("(")]
    options = [_literals(word) for word in words if _literals(word)]
    return Phrase(written, len(words), min(options, key=lambda one: (len(one), -len(one[0])), default=()))


def _literals(word: str) -> tuple[str, ...]:
    """Return the plain letters of each choice of a word; none where a choice is a state or has no letters."""
    choices = word.split("|")
    if any(choice in _STATES or not choice.strip("*") for choice in choices):
        return ()
    return tuple(choice.strip("*") for choice in choices)


def pattern_of(written: str) -> str:
    """Return the regular expression of a phrase.

    Examples
    --------
    >>> bool(re.search(pattern_of("vote|votes ... with X"), "how often does @0 vote in the assembly with the @1"))
    True
    """
    pattern, glue = _BEGIN, ""
    for word in written.split():
        if word == "...":
            pattern += _GAP
        elif word == ">>>":
            pattern += _ANYTHING
        elif word == _HYPHEN:
            pattern, glue = pattern + " ?[-\u2013/] ?", ""
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
    if word in _STATES:
        return _STATES[word]
    choices = (_STATES.get(one) or re.escape(one).replace(r"\*", r"[\w-]*") for one in word.split("|"))
    return f"(?:{'|'.join(choices)})"


@cache
def compiled(written: str, behind: str = "") -> re.Pattern[str]:
    """Return the compiled pattern of a phrase, and of what must stand behind it."""
    return re.compile(pattern_of(written) + behind)


@cache
def table(language: str) -> dict[str, Any]:
    """Return the phrases of a language; those of all languages for an empty name."""
    if not language:
        return _together([table(one) for one in LANGUAGES])
    read = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    groups = {f"<{name}>": "|".join(words) for name, words in read.pop("words").items()}
    return {name: _spelt_out(value, groups) for name, value in read.items()}


def _spelt_out(value: Any, groups: dict[str, str]) -> Any:  # noqa: ANN401 -- what a TOML file may hold
    """Put the words of a group for its name, in every phrase of a section."""
    if isinstance(value, dict):
        return {name: _spelt_out(one, groups) for name, one in value.items()}
    return [re.sub(r"<\w+>", lambda group: groups[group.group()], written) for written in value]


def _together(tables: list[dict[str, Any]]) -> dict[str, Any]:
    """Join the lists of several tables, section by section."""
    joined: dict[str, Any] = {}
    for name, value in tables[0].items():
        values = [one[name] for one in tables]
        joined[name] = _together(values) if isinstance(value, dict) else [item for one in values for item in one]
    return joined


@cache
def phrases(language: str, section: str, name: str) -> tuple[Phrase, ...]:
    """Return a list of phrases in the order of the table."""
    return tuple(phrase(written) for written in table(language)[section][name])


def found(language: str, section: str, name: str, text: str, *, behind: str = "") -> Iterator[re.Match[str]]:
    """Yield where the phrases of a list stand in a text, phrase by phrase in the order of the table."""
    for one in phrases(language, section, name):
        if one.may_be_in(text):
            yield from compiled(one.written, behind).finditer(text)


def has(language: str, section: str, name: str, text: str) -> bool:
    """Whether a text has one of the phrases of a list."""
    return next(found(language, section, name, text), None) is not None


def begins(language: str, section: str, name: str, text: str) -> re.Match[str] | None:
    """Return the longest phrase of a list that a text begins with."""
    may_be = (one for one in phrases(language, section, name) if one.may_be_in(text))
    matches = [match for one in may_be if (match := compiled(one.written).match(text))]
    return max(matches, key=lambda match: match.end(), default=None)


@cache
def small_words(language: str) -> frozenset[str]:
    """Return the small words that show a language."""
    return frozenset(table(language)["small_words"])


@cache
def vocabulary(language: str, section: str) -> frozenset[str]:
    """Return the words of a section, those that stand for more with their star, for recognising misspelt ones."""
    lists = table(language)[section].values()
    words = (choice for one in lists for written in one for word in written.split() for choice in word.split("|"))
    return frozenset(word.strip("()") for word in words)
