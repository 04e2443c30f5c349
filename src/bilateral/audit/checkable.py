"""What no row can decide: opinions, forecasts, conditions, motives, causal links and characterisations."""

import re
from typing import Final

from bilateral.audit.asked import Asked
from bilateral.audit.borders import tells_a_border
from bilateral.audit.families import Family
from bilateral.audit.model import Finding, Verdict
from bilateral.shapes.vocabulary import Kind

_MODES: Final = {
    "opinion": "It is an opinion or an explanation, which no row decides.",
    "prediction": "It is a forecast or a possibility, which no row of the past decides.",
    "conditional": "It is said under a condition, which no row decides.",
}
_WHY: Final = {
    "value": "It values or characterises, which no row decides.",
    "causal_link": "It says that one thing brought about another; rows can show both, never the link.",
    "feeling": "It tells what somebody fears, hopes or wants, which no row decides.",
    "motive": "It tells a purpose, which no row decides.",
    "fragment": "It is too short to tell anything that a row could show.",
    "characterisation": "It tells no act, tie, flow or vote that a row could show.",
}
_VALUE = re.compile(
    r"\b(?:deserv\w+|ought|should|notorious\w*|surely|arguabl[ye]|unfortunately|rightly|wrongly|shameful|heroic|naive|"
    r"cynical\w*|betray\w*|dangerous|powerful|complicated|intricate|implications|puppet|stooge|ashamed|disgrac\w+|"
    r"loyal\w*|too (?:much|little|soft|hard|weak|far)|truly|really|"
    r"(?:apologi[sz]ed?|done|paid|suffered|given|said) enough)\b",
    re.IGNORECASE,
)
_OUGHT = re.compile(r"\b(?:ought|should|deserves?)\b", re.IGNORECASE)
_FEELING = re.compile(
    r"\b(?:fears?|concern(?:s|ed)?|worr(?:y|ies|ied)|wary|ambitions?|desires?|wants?|hopes?)\b", re.IGNORECASE
)
_MOTIVE = re.compile(
    r"\b(?:in order to|so as to|in an effort to|seeks? to|aim(?:s|ed|ing)? (?:to|at))\b", re.IGNORECASE
)
_ONLY_TO = re.compile(
    r"\s(?:just|merely|simply|solely|purely|mainly|chiefly) (?:to (?!a\b|an\b|the\b)[a-z]+|because|in order|out of)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\bvoted?\b|\bthe majority\b", re.IGNORECASE)
_WORDS_LEAST = 3
_RELATIONS: Final = frozenset({
    Kind.DEFENCE_PACT, Kind.NONAGGRESSION, Kind.CONSULTATION, Kind.TRADE_AGREEMENT, Kind.SANCTION, Kind.EMBASSY,
    Kind.TRADE, Kind.ARMS, Kind.TREATY, Kind.VOTE, Kind.MEMBERSHIP, Kind.FUEL, Kind.NUCLEAR, Kind.TROOPS, Kind.BASE,
    Kind.FOOD,
})  # fmt: skip


def not_checkable(asked: Asked) -> Finding | None:
    """Return why no row can decide a claim; None where one could."""
    told = asked.proposition
    if told.modality in _MODES:
        return _found(told.modality, _MODES[told.modality])
    ought = asked.text.startswith("to ") and bool(_OUGHT.search(asked.sentence))
    tests = {
        "value": ought or bool(_VALUE.search(asked.text)),
        "causal_link": any(rule.startswith("cause.") for rule in told.rules),
        "feeling": told.amount is None and asked.family is Family.RELATION and bool(_FEELING.search(asked.text)),
        "motive": _is_motive(asked),
        "fragment": told.action is None and len(asked.text.split()) < _WORDS_LEAST,
        "characterisation": told.action is None
        and told.kind not in _RELATIONS
        and told.amount is None
        and not _NAMED.search(asked.text)
        and not tells_a_border(asked.text)
        and not (asked.unknown and asked.dated and asked.pair),
    }
    reason = next((reason for reason, holds in tests.items() if holds), None)
    return _found(reason, _WHY[reason]) if reason else None


def _is_motive(asked: Asked) -> bool:
    told = _ONLY_TO.search(asked.sentence)
    if told is not None and asked.text and asked.text in asked.sentence[: told.start() + 1]:
        return True  # "gave it arms just to bleed its rival": why, not whether
    stated = asked.proposition.amount is None and bool(_MOTIVE.match(asked.text))
    return stated or (asked.family is Family.PRAISE and asked.text.lower().startswith("to "))


def _found(reason: str, sentence: str) -> Finding:
    return Finding(verdict=Verdict.NOT_CHECKABLE, reasons=(reason,), sentence=sentence)
