"""Words of a claim that a row must bear out: content words, names and numbers, apart from the states and the date."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from bilateral.reading.amounts import Amount, amounts
from bilateral.reading.tables import listed, table
from bilateral.shapes.vocabulary import Kind
from bilateral.states import Mention, find_mentions


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def _listed(name: str) -> frozenset[str]:
    return frozenset(_lists()[name].split())


_WORD = re.compile(r"[^\W\d_][\w'\u2019.-]*[^\W_]|[^\W\d_]{2,}|\d[\d,.]*\d|\d")
_DESIGNATOR = re.compile(r"\b[A-Z][A-Za-z]*-?\d+[A-Za-z]*\b")
_MODEL = re.compile(r"\b[A-Z][A-Za-z]*-?\d+(?=[A-Z]+\d*\b)")  # of S-300PMU2, what most call it
_AGAIN = re.compile(r"\b([Rr]e)-(?=[a-z])")
_STOP, _LIGHT, _MONTHS, _HARD = (_listed(name) for name in ("stop", "light", "months", "hard"))
NEGATION = re.compile(
    r"\b(?:not|never|no|none|nor|neither|without|hardly|refus\w+|den(?:y|ied|ies)|fail(?:s|ed)?|reject\w*|declin\w+|"
    r"cannot|stopped|ceased|halted|ended|instead of)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
_ENDINGS = (
    "ations", "ation", "itions", "ition", "ions", "ion", "ises", "ised", "ising", "ise",
    "ments", "ment", "ences", "ence", "ances", "ance", "ency", "ent", "ant",
    "ings", "ing", "ies", "ied",
    "ers", "er", "ed", "es", "s", "y", "e",
)  # fmt: skip
_AMERICAN = re.compile(
    r"(?<=i)z(?=e|ing|ation)|(?<=\w\w[vnhabl])or(?=s?$|ed$|ing$|able$)|(?<=defen|offen)s(?=e)|(?<=program)$"
)
_BRITISH = {"z": "s", "or": "our", "s": "c", "": "me"}


@cache
def _alike() -> dict[str, str]:
    """Return the stem that stands for a group of words that tell the same, by the stem of each of them."""
    groups = (line.split() for line in _lists()["alike"].strip().splitlines())
    return {_bare(word): _bare(first) for first, *others in groups for word in others}


def stem(word: str) -> str:
    """Return a word without its endings, crudely, or the word that tells the same.

    Both sides of a comparison get the same treatment.

    Examples
    --------
    >>> stem("creation") == stem("created"), stem("frontiers") == stem("border")
    (True, True)
    """
    bare = _bare(word)
    return _alike().get(bare, bare)


def _bare(word: str) -> str:
    word = word.lower().replace("\u2019", "'").removesuffix("'s").replace("-", "").replace(".", "")
    word = _AMERICAN.sub(lambda found: _BRITISH[found[0]], word)
    shorter = True
    while shorter:
        shorter = False
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 4:  # noqa: PLR2004 -- what is left must be a word
                word, shorter = word[: -len(ending)], True
                break
    return word


_TURNING = frozenset(stem(word) for word in _listed("turning"))
_LIGHT_STEMS = frozenset(stem(word) for word in _LIGHT)


@cache
def kind_words() -> dict[str, Kind]:
    """Return the kind that a word names, by its stem, the reader's table over."""
    told = {name: text for name, text in table("kinds").items() if isinstance(text, str)}
    found: dict[str, Kind] = {}
    for name, text in told.items():
        for word in listed(text):
            found.setdefault(stem(word), Kind(name))
    return found


@cache
def kinds_named(text: str) -> frozenset[Kind]:
    """Return the kinds that the words of a text name."""
    kinds = kind_words()
    return frozenset(kinds[word] for word in content(text) if word in kinds)


@cache
def without_states(text: str) -> str:
    """Return a text with names of states, peoples, capitals and leaders blanked."""
    return _blanked(text, find_mentions(text, fuzzy=False))


def _blanked(text: str, spans: Iterable[Mention | Amount]) -> str:
    out = list(text)
    for one in spans:
        out[one.start : one.end] = " " * (one.end - one.start)
    return "".join(out)


@cache
def states_in(text: str) -> tuple[str, ...]:
    """Return the ids of the states that a text names, in order, each once."""
    found = (one.resolution.state_id for one in find_mentions(text, fuzzy=False))
    return tuple(dict.fromkeys(one for one in found if one))


@cache
def stems(text: str) -> frozenset[str]:
    """Return the stems of all words and numbers of a text; of a word with a hyphen also those of its parts."""
    words = {part for word in _WORD.findall(_AGAIN.sub(r"\1", text)) for part in (word, *word.split("-")) if part}
    words |= {found[0] for found in _MODEL.finditer(text)}
    return frozenset(stem(word) if not word[0].isdigit() else word for word in words)


@cache
def content(text: str) -> frozenset[str]:
    """Return the stems of what a text is about: no states, dates, amounts, and no words that any act could have."""
    bare = without_states(text)
    designators = _DESIGNATOR.findall(bare)
    bare = _DESIGNATOR.sub(" ", bare)
    bare = _AGAIN.sub(r"\1", _blanked(bare, amounts(bare)))
    parts = (part for word in _WORD.findall(bare) for part in word.split("-"))
    words = [*designators, *(part for part in parts if part and not part[0].isdigit())]
    found = {stem(word) for word in words if word.lower() not in _STOP and word.lower() not in _MONTHS}
    return frozenset(one for one in found if one not in _LIGHT_STEMS)


@cache
def names_in(text: str) -> frozenset[str]:
    """Return the stems of proper names that are no states: capitalised words that do not begin the text."""
    bare = without_states(text)
    found: set[str] = set()
    for match in _WORD.finditer(bare):
        word = match[0]
        begins = not bare[: match.start()].strip(" \"'\u201c\u2018(")
        if word[0].isupper() and not begins and word.lower() not in _MONTHS | _STOP and stem(word) not in _LIGHT_STEMS:
            found.add(stem(word))
    return frozenset(found)


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers that a text writes in figures, years among them."""
    return frozenset(one.replace(",", "").rstrip(".") for one in re.findall(r"\d[\d,.]*", text))


def turning_words(text: str) -> frozenset[str]:
    """Return the stems of words that turn an act round: "closed", "against"."""
    return stems(text) & _TURNING


def hard_words(text: str) -> frozenset[str]:
    """Return words that make a claim stronger than the act it tells: "only", "every", "first"."""
    return frozenset(word for word in (one.lower() for one in _WORD.findall(text)) if word in _HARD)
