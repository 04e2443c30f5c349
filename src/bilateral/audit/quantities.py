"""Amounts: whether a row's figure bears out a claim's, by the claim's own words ("about", "more than")."""

import re
from typing import Final, Literal

from bilateral.assess.model import Row
from bilateral.audit.model import Finding, Verdict
from bilateral.reading import Proposition
from bilateral.reading.amounts import amounts, numbers
from bilateral.record.facts import Fact

Agreement = Literal["same", "other", "unknown"]

_REACH = 4
_CLOSE, _ROUGH, _APART = 0.02, 0.12, 0.25
_MORE = re.compile(r"\b(?:more than|over|above|at least|exceed\w*|upwards of|no less than)\b", re.IGNORECASE)
_LESS = re.compile(r"\b(?:less than|under|below|at most|fewer than|no more than|up to)\b", re.IGNORECASE)
_ROUGHLY = re.compile(
    r"\b(?:about|around|roughly|some|nearly|almost|approximately|an estimated|close to)\b", re.IGNORECASE
)
_COUNTED: Final = {
    "soldiers": "persons", "troops": "persons", "workers": "persons", "people": "persons", "men": "persons",
    "soldier": "persons", "servicemen": "persons", "sappers": "persons", "tons": "tonnes", "tanks": "vehicles",
    "ships": "vessels", "boats": "vessels", "warships": "vessels", "ship": "vessels", "vessel": "vessels",
    "fighters": "aircraft", "helicopters": "aircraft", "planes": "aircraft", "shells": "rounds", "pilots": "persons",
}  # fmt: skip


def unit_of(unit: str | None) -> str | None:
    """Return the record's word for a unit."""
    return _COUNTED.get(unit or "", unit)


def agrees(text: str, claimed: float, told: float) -> bool:
    """Whether a figure bears out a claim's, given the words of the claim.

    Examples
    --------
    >>> agrees("more than 10,000 soldiers", 10000, 12000), agrees("10,000 soldiers", 10000, 12000)
    (True, False)
    """
    if _MORE.search(text):
        return told >= claimed
    if _LESS.search(text):
        return told <= claimed
    return abs(told - claimed) <= (_ROUGH if _ROUGHLY.search(text) else _CLOSE) * abs(claimed)


def differs(text: str, claimed: float, told: float) -> bool:
    """Whether a figure is clearly another than a claim's; between this and ``agrees`` lies what cannot be told."""
    if _MORE.search(text):
        return told < claimed * (1 - _ROUGH)
    if _LESS.search(text):
        return told > claimed * (1 + _ROUGH)
    return abs(told - claimed) > _APART * max(abs(claimed), abs(told))


def figures(fact: Fact, unit: str | None) -> list[float]:
    """Return the figures of a row in a unit: its own, and those of its sentence."""
    wanted = unit_of(unit)
    found = [fact.amount] if fact.amount is not None and unit_of(fact.unit) == wanted else []
    found += [one.value for one in amounts(fact.sentence) if unit_of(one.unit) == wanted]
    if unit and any(sign.isdigit() for sign in unit):  # "600 Shahed-136 drones": a model is counted
        found += [one.value for one, _ in numbers(fact.sentence) if _stands_next(unit, fact.sentence[one.end :])]
    return found or _counts(fact.sentence, wanted)


def _stands_next(unit: str, rest: str) -> bool:
    return rest.lstrip().lower().startswith(unit.lower())


def _counts(sentence: str, wanted: str | None) -> list[float]:
    """Return the numbers whose noun, in a unit, stands some words on: "three Ukrainian naval vessels"."""
    found = []
    for one, _ in numbers(sentence):
        following = re.findall(r"[^\W\d_][\w'-]*", sentence[one.end :].partition(",")[0])[:_REACH]
        if wanted is not None and any(_COUNTED.get(word) == wanted or word == wanted for word in following):
            found.append(one.value)
    return found


def amount_agreement(told: Proposition, text: str, fact: Fact) -> Agreement:
    """Return whether a row bears out a claim's amount, has another one, or none in that unit."""
    if told.amount is None:
        return "same"
    found = figures(fact, told.unit)
    if any(agrees(text, told.amount, one) for one in found):
        return "same"
    own = [fact.amount] if fact.amount is not None and unit_of(fact.unit) == unit_of(told.unit) else []
    return "other" if own and all(differs(text, told.amount, one) for one in found) else "unknown"


def amount_near(told: Proposition, fact: Fact) -> bool:
    """Whether a row has a figure of a claim's order, to recall it by."""
    claimed = told.amount
    return claimed is not None and any(abs(one - claimed) <= _ROUGH * claimed for one in figures(fact, told.unit))


def by_figure(evidence: tuple[Row, ...], sentence: str, *, right: bool) -> Finding:
    """Return the finding on a claim whose figure the rows bear out, or have otherwise."""
    return Finding(
        verdict=Verdict.SUPPORTED if right else Verdict.CONTRADICTED,
        reasons=() if right else ("wrong_amount",),
        sentence=sentence,
        evidence=evidence,
        instead=None if right else evidence[0],
    )
