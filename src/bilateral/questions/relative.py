"""Periods counted from the day of the answer, and from the independence of a state."""

import re
from collections.abc import Sequence
from datetime import date

from bilateral.questions.dates import NUMBERS, FoundPeriod, cut
from bilateral.questions.model import Period
from bilateral.shapes.dates import months_before
from bilateral.states import spells_of

_MONTHS_IN = {"year": 12, "jahr": 12, "decade": 120, "jahrzehnt": 120, "month": 1, "monat": 1, "week": 1, "woche": 1}
_UNIT = rf"(?P<unit>(?:jahrzehnt|{'|'.join(_MONTHS_IN)})(?:s|e|en|n)?)"
_COUNT = rf"(?P<n>\d{{1,2}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))}|few|couple of|several|paar)?"
_FEW = 3
_ARTICLE = r"(?:the |den |der |dem |im )?"

_PAST = re.compile(
    rf"\b(?:(?:in|over|during|within|for|seit|since)\s+)?{_ARTICLE}"
    rf"(?P<last>last|past|recent|previous|letzte[nrms]?|vergangene[nrms]?|vorige[nrms]?)\s+{_COUNT}\s*{_UNIT}\b"
)
_THIS_YEAR = re.compile(r"\b(?:(?:so far )?this year|(?:in )?diese[sm] jahr)\b")
_HALF_CENTURY = re.compile(r"\b(?:over |in |during )?(?:the )?(?:last |past )?half(?: a|-)? ?century\b")
_AHEAD = re.compile(
    rf"\b(?:next|coming|nächste[nrms]?|kommende[nrms]?)\s+{_COUNT}\s*{_UNIT}\b"
    r"|\b(?:in (?:the )?(?:near |distant )?future|tomorrow|in zukunft|künftig|morgen)\b"
)
_INDEPENDENCE = re.compile(
    r"\b(?:since|after|seit|nach)(?: its| their| gaining| winning| der| ihrer| seiner)*"
    r" (?:independence|unabhängigkeit)\b"
)


def relative_to(text: str, as_of: date) -> FoundPeriod | None:
    """Read "in the last five years", "over the past decade", "last year", "this year"."""
    if found := _HALF_CENTURY.search(text):
        return cut(text, found, Period(months_before(as_of, 600).isoformat(), None))
    if found := _THIS_YEAR.search(text):
        return cut(text, found, Period(f"{as_of.year}-01-01", None))
    if not (found := _PAST.search(text)):
        return None
    unit, word = found.group("unit"), found.group("n")
    if word is None and unit in {"year", "jahr"} and found.group("last") != "past":
        return cut(text, found, Period(f"{as_of.year - 1}-01-01", f"{as_of.year - 1}-12-31"))
    name = max((name for name in _MONTHS_IN if unit.startswith(name)), key=len)
    count = _number(word) if word or unit not in _MONTHS_IN else 1
    return cut(text, found, Period(months_before(as_of, count * _MONTHS_IN[name]).isoformat(), None))


def _number(word: str | None) -> int:
    if word is None:
        return _FEW
    return int(word) if word.isdigit() else NUMBERS.get(word, _FEW)


def ahead_of(text: str, as_of: date) -> FoundPeriod | None:
    """Read "next year", "over the next five years", "in the future"."""
    if found := _AHEAD.search(text):
        return cut(text, found, Period(f"{as_of.year + 1}-01-01", None))
    return None


def since_independence(text: str, states: Sequence[str]) -> FoundPeriod | None:
    """Read "since independence" as since the younger of the states began."""
    found = _INDEPENDENCE.search(text)
    if not found:
        return None
    spells = (spells_of(state) for state in states if not state.startswith("'"))  # in quotes: no state
    known = [one[0].start for one in spells if one and one[0].start]
    if not known:
        return None
    since = max(known)
    return cut(text, found, Period(since, None), f"Independence is taken to be {since}.")
