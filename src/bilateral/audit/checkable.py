"""What no row can decide: opinions, forecasts, conditions, motives, causal links and characterisations."""

import re
from typing import Final

from bilateral.audit.asked import Asked
from bilateral.audit.families import Family
from bilateral.audit.model import Finding, Verdict
from bilateral.shapes.vocabulary import Kind

_MODES: Final = {
    "opinion": "It is an opinion or an explanation, which no row decides.",
    "prediction": "It is a forecast or a possibility, which no row of the past decides.",
    "conditional": "It is said under a condition, which no row decides.",
}
_VALUE = re.compile(
    r"\b(?:deserv\w+|ought|should|marriage of convenience|soul|gratitude|notorious\w*|staunchest|worth keeping|"
    r"wildcard|eyebrows|surely|arguabl[ye]|unfortunately|rightly|wrongly|shameful|heroic|naive|cynical\w*|betray\w*|"
    r"dangerous|powerful|complicated|intricate|implications|latitude|pretext|heart|beacon|puppet|stooge)\b",
    re.IGNORECASE,
)
_OUGHT = re.compile(r"\b(?:ought|should|deserves?)\b", re.IGNORECASE)
_FEELING = re.compile(r"\b(?:fears?|concern(?:s|ed)?|worr(?:y|ies|ied)|wary|ambitions?|desires?|wants?|hopes?)\b", re.I)
_MOTIVE = re.compile(r"\b(?:in order to|so as to|in an effort to|seeks? to|aim(?:s|ed|ing)? (?:to|at))\b", re.IGNORECASE)
_WORDS_LEAST = 3
_RELATIONS: Final = frozenset({
    Kind.DEFENCE_PACT, Kind.NONAGGRESSION, Kind.CONSULTATION, Kind.TRADE_AGREEMENT, Kind.SANCTION, Kind.EMBASSY, Kind.TRADE,
    Kind.ARMS, Kind.TREATY, Kind.VOTE, Kind.MEMBERSHIP, Kind.FUEL, Kind.NUCLEAR, Kind.TROOPS, Kind.BASE, Kind.FOOD,
})  # fmt: skip


def not_checkable(asked: Asked) -> Finding | None:
    """Return why no row can decide a claim; None where one could."""
    told = asked.proposition
    if told.modality in _MODES:
        return _found(told.modality, _MODES[told.modality])
    if _VALUE.search(asked.text):
        return _found("value", "It values or characterises, which no row decides.")
    if asked.text.startswith("to ") and _OUGHT.search(asked.sentence):
        return _found("value", "It says what should be, which no row decides.")
    if any(rule.startswith("cause.") for rule in told.rules):
        return _found("causal_link", "It says that one thing brought about another; rows can show both, never the link.")
    if told.amount is None and _FEELING.search(asked.text) and asked.family is Family.RELATION:
        return _found("feeling", "It tells what somebody fears, hopes or wants, which no row decides.")
    if _MOTIVE.match(asked.text) and told.amount is None:
        return _found("motive", "It tells a motive, which no row decides.")
    if told.action is None and len(asked.text.split()) < _WORDS_LEAST:
        return _found("fragment", "It is too short to tell anything that a row could show.")
    if asked.family is Family.PRAISE and asked.text.lower().startswith("to "):
        return _found("motive", "It tells a purpose, which no row decides.")
    if told.action is None and told.kind not in _RELATIONS and told.amount is None:
        return _found("characterisation", "It tells no act, tie, flow or vote that a row could show.")
    return None


def _found(reason: str, sentence: str) -> Finding:
    return Finding(verdict=Verdict.NOT_CHECKABLE, reasons=(reason,), sentence=sentence)
