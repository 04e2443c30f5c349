"""Instruments with a name of their own: "the Shusha Declaration", "the treaty of Aachen".

Such a name stands for one document, so that the day on which it was signed can be told right or wrong. Names that are
themselves places of many documents (capitals are read as states, and no name of their own) decide nothing.
"""

import re
from functools import cache
from typing import NamedTuple

from bilateral.audit.words import names_in, stem, stems
from bilateral.record.facts import Fact
from bilateral.record.treaties import load_treaties

_NOUN = (
    r"(?P<noun>treaty|pact|declaration|accords?|agreement|memorandum|protocol|communiqu[e\u00e9]|convention|charter)"
)
_INSTRUMENT = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)
_SIGNED = re.compile(r"\b(?:sign|conclud|initial)\w*\b", re.IGNORECASE)
_PLACE = re.compile(r"(?:In|At) (?P<name>[^\W\d_]+)\b")
_OWN = re.compile(rf"(?:\b(?:sign|conclud|initial)\w*\b|^(?:By|Under) )[^,;:]*?\b{_NOUN}\b", re.IGNORECASE)


NOUNS = frozenset(
    stem(word)
    for word in (
        "treaty", "pact", "declaration", "accord", "agreement", "memorandum", "protocol", "communique", "convention",
        "charter",
    )
)  # fmt: skip
"""Stems of the words for what an instrument is; alone they name none."""


class Title(NamedTuple):
    """The name of an instrument: stems of its proper names, and of the word for what it is."""

    names: frozenset[str]
    noun: str


def title_signed(text: str) -> Title | None:
    """Return the one named instrument that a claim says was signed; None where it names none, or several.

    Examples
    --------
    >>> title_signed("Azerbaijan and Turkey signed the Shusha Declaration in 2016")
    Title(names=frozenset({'shusha'}), noun='declar')
    >>> title_signed("Turkey and Azerbaijan signed a trade agreement in June 2019") is None
    True
    """
    nouns = {stem(match["noun"]) for match in _INSTRUMENT.finditer(text)}
    names = names_in(text) - nouns
    if len(nouns) != 1 or not names or not _SIGNED.search(text):
        return None
    return Title(names, nouns.pop())


def tells_of(title: Title, fact: Fact) -> bool:
    """Whether a fact names an instrument at all."""
    told = stems(fact.sentence)
    return title.names <= told and title.noun in told


def is_its_own(title: Title, fact: Fact) -> bool:
    """Whether a fact tells that the instrument itself was signed, and does not name it in passing."""
    if not tells_of(title, fact):
        return False
    place = _PLACE.match(fact.sentence)
    signed = any(stem(match["noun"]) == title.noun for match in _OWN.finditer(fact.sentence))
    return signed or (place is not None and stem(place["name"]) in title.names)


def signed_on(fact: Fact) -> str:
    """Return the day on which a fact's act was done; the clauses of a treaty are signed before they are in force."""
    treaty, slash, _ = fact.id.partition("/")
    return _signed().get(treaty.rpartition("-")[0], fact.date) if slash else fact.date


@cache
def _signed() -> dict[str, str]:
    return {treaty.id: treaty.signed for treaty in load_treaties()}
