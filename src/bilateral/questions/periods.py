"""Periods in questions: from "since 2017" to "seit dem Ende des Kalten Krieges".

``find_period`` returns the interval and the text without the phrase, so that a year or an event named only to date the
question ("since the 2017 sanctions") is not read as its topic.
"""

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from bilateral.questions.dates import (
    DATE,
    DAY_DATE,
    DECADES,
    NUMBERS,
    ORDINALS,
    SHORT_RANGE,
    YEAR,
    day,
    led_by,
    previous_day,
)
from bilateral.questions.model import Code, Period
from bilateral.questions.phrases import pattern_of
from bilateral.shapes.dates import months_before
from bilateral.shapes.errors import QuestionError
from bilateral.states import spells_of

_LEAD = (
    r"(?:ever since|since at least|since|seit|after|following|nach|before|prior to|vor|until|till|up to|bis(?: zu[mr]?| ende)?|during|in|while|im|während"
    r"|throughout|over|at the time of|zur zeit|amid|post|pre)"
)


class FoundPeriod(msgspec.Struct, frozen=True):
    """A period, the question without the phrase that named it, and how it was understood."""

    period: Period
    rest: str
    note: str = ""


def _cut(text: str, found: re.Match[str], period: Period, note: str = "") -> FoundPeriod:
    return FoundPeriod(period, f"{text[: found.start()]} {text[found.end() :]}", note)


def _range(text: str) -> FoundPeriod | None:
    """Read "between 1955 and 1972", "from 2013 to 2022", "1962-65", "2010..2020", "2012 and 2013"."""
    ranges = (
        rf"\b(?:between|zwischen)(?: the years| den jahren)? ({DATE}) (?:and|und) ({DATE})",
        rf"\b(?:from|von|since|seit)(?: the)? ({DATE}) (?:to|until|till|through|up to|bis)(?: zu[mr]?)? ({DATE})",
        rf"(?<![\d-])(?:in |during |for )?({YEAR}) ?(?:-|–|—|/|\.\.|to|bis|and|und|&) ?({YEAR})(?![\d-])",
        rf"(?<![\d/])({DAY_DATE}) ?(?:\.\.|–|/|to|bis) ?({DAY_DATE})",
    )
    for pattern in ranges:
        if found := re.search(pattern, text):
            return _cut(text, found, Period(day(found.group(1), end=False), day(found.group(2), end=True)))
    if found := re.search(SHORT_RANGE, text):
        last = f"{found.group(1)[:2]}{found.group(2)}"
        if last > found.group(1):
            return _cut(text, found, Period(f"{found.group(1)}-01-01", f"{last}-12-31"))
    if found := re.search(rf"({DATE})\.\.(?!\d)", text):
        return _cut(text, found, Period(day(found.group(1), end=False), None))
    if found := re.search(rf"(?<!\d)\.\.({DATE})", text):
        return _cut(text, found, Period(None, day(found.group(1), end=True)))
    return None


_PARTS = {
    "early": (0, 3),
    "frühen": (0, 3),
    "anfang": (0, 3),
    "mid": (3, 6),
    "mid-": (3, 6),
    "mitte": (3, 6),
    "late": (6, 9),
    "später": (6, 9),
    "späten": (6, 9),
    "ende": (6, 9),
}


def _decade(text: str) -> FoundPeriod | None:
    """Read "in the early 1970s", "since the sixties", "in den 1960er Jahren"."""
    words = "|".join(sorted(DECADES, key=len, reverse=True))
    pattern = (
        rf"(?:\b(?P<lead>{_LEAD}|of)\s+)?(?:the |den |der |die )?(?P<part>{'|'.join(_PARTS)})?\s*(?:der |den |the )?"
        rf"(?:(?P<year>(?:18|19|20)\d0)(?:'?s| ?-?er(?:n)?(?:[ -]jahren?)?)|(?P<word>{words})(?: jahren?)?)(?!\w)"
    )
    if not (found := re.search(pattern, text)):
        return None
    first = int(found.group("year")) if found.group("year") else DECADES[found.group("word")]
    low, high = _PARTS.get(found.group("part") or "", (0, 9))
    span = Period(f"{first + low}-01-01", f"{first + high}-12-31")
    return _cut(text, found, led_by(found.group("lead") or "", span))


def _century(text: str) -> FoundPeriod | None:
    """Read "in the 19th century", "im 20. Jahrhundert"."""
    pattern = rf"(?:\b(?P<lead>{_LEAD})\s+)?(?:the |dem )?(?:(?P<n>\d\d)(?:st|nd|rd|th|\.)|(?P<word>{'|'.join(ORDINALS)})) (?:century|jahrhunderts?)"
    if not (found := re.search(pattern, text)):
        return None
    century = int(found.group("n")) if found.group("n") else ORDINALS[found.group("word")]
    span = Period(f"{century - 1}01-01-01", f"{century}00-12-31")
    return _cut(text, found, led_by(found.group("lead") or "", span))


@cache
def _events() -> tuple[tuple[re.Pattern[str], bool, str, str | None], ...]:
    """Return the events of ``events.toml``: pattern, whether it needs no word for time, first and last day."""
    with (Path(__file__).parent / "phrases" / "events.toml").open("rb") as file:
        rows: list[dict[str, Any]] = tomllib.load(file)["event"]
    return tuple(
        (
            re.compile("|".join(f"(?:{pattern_of(name)})" for name in row["names"])),
            row.get("alone", False),
            row["since"].isoformat(),
            row["until"].isoformat() if "until" in row else None,
        )
        for row in rows
    )


_BEFORE_EVENT = re.compile(
    rf"\b(?P<lead>{_LEAD})(?: the| its| der| dem| den| des| die)? (?:start of |beginning of |outbreak of |beginn des )?$"
)
_IN_PLACE = frozenset(
    {"in", "im", "during", "während", "while", "over", "throughout", "amid", "at the time of", "zur zeit"}
)


def _event(text: str, states: Sequence[str]) -> FoundPeriod | None:
    """Read "during the Vietnam War", "since the annexation of Crimea"."""
    named, origin = _with_ids(text, states)
    for pattern, alone, since, until in _events():
        if not (found := pattern.search(named)):
            continue
        lead_found = _BEFORE_EVENT.search(named[: found.start()])
        if lead_found is None and not alone:
            continue
        lead = lead_found.group("lead") if lead_found else ""
        if until is None and lead in {"in", "im", "over", ""}:
            return None  # "in the war in Ukraine" is a topic, no date
        start = lead_found.start() if lead_found else found.start()
        rest = f"{text[: origin[start]]} {text[origin[found.end()] :]}"
        note = f"Dates taken for {named[start : found.end()].strip()!r}: {since} to {until or 'now'}."
        return FoundPeriod(_of_event(lead, since, until), rest, note)
    return None


def _of_event(lead: str, since: str, until: str | None) -> Period:
    """Return the period of an event: its days belong to "since", "before" and "until" it, and to "after" its end."""
    if lead in _IN_PLACE or not lead:
        return Period(since, until)
    if lead in {"after", "nach", "following", "post"}:
        return Period(until or since, None)
    if lead.startswith(("since", "ever", "seit")):
        return Period(since, None)
    return Period(None, since)


def _with_ids(text: str, states: Sequence[str]) -> tuple[str, list[int]]:
    """Return the text with ``@RUS`` for ``@0``, and where each of its signs stands in the text given."""
    pieces: list[str] = []
    origin: list[int] = []
    position = 0
    for found in re.finditer(r"@(\d)a?(?:'s)?", text):
        pieces.append(text[position : found.start()])
        origin += range(position, found.start())
        shown = "@" + (states[int(found.group(1))] if int(found.group(1)) < len(states) else "")
        pieces.append(shown)
        origin += [found.start()] * len(shown)
        position = found.end()
    pieces.append(text[position:])
    origin += range(position, len(text) + 1)
    return "".join(pieces), origin


_UNITS = r"(?P<unit>years?|months?|decades?|weeks?|days?|jahren?|monaten?|jahrzehnten?|wochen?|tagen?|jahre|monate|jahrzehnte|wochen|tage)"
_COUNT = rf"(?P<n>\d{{1,2}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))}|few|couple of|several|paar)?"
_MONTHS_IN = {
    "decade": 120,
    "jahrzehnt": 120,
    "year": 12,
    "jahr": 12,
    "month": 1,
    "monat": 1,
    "week": 1,
    "woche": 1,
    "day": 1,
    "tag": 1,
}


def _relative(text: str, as_of: date) -> FoundPeriod | None:
    """Read "in the last five years", "over the past decade", "last year", "this year"."""
    past = re.search(
        rf"\b(?:(?:in|over|during|within|for|seit|since)\s+)?(?:the |den |der |dem |im )?(?:last|past|recent|previous|letzten|vergangenen|letztes|voriges)\s+{_COUNT}\s*{_UNITS}\b",
        text,
    )
    if past:
        unit, word = past.group("unit"), past.group("n")
        singular = unit in {"year", "month", "decade", "jahr", "monat", "jahrzehnt"}
        if word is None and unit in {"year", "jahr"} and "past" not in past.group():
            return _cut(text, past, Period(f"{as_of.year - 1}-01-01", f"{as_of.year - 1}-12-31"))
        count = 1 if word is None and singular else _number(word)
        months = next(months for name, months in _MONTHS_IN.items() if unit.startswith(name))
        return _cut(text, past, Period(months_before(as_of, count * months).isoformat(), None))
    if found := re.search(r"\b(?:(?:so far )?this year|(?:in )?diese[sm] jahr)\b", text):
        return _cut(text, found, Period(f"{as_of.year}-01-01", None))
    if found := re.search(r"\b(?:half|part) a century\b|\bhalf-century\b", text):
        return _cut(text, found, Period(months_before(as_of, 600).isoformat(), None))
    return None


def _number(word: str | None) -> int:
    if word is None:
        return 3
    return int(word) if word.isdigit() else NUMBERS.get(word, 3)


_AHEAD = re.compile(
    rf"\b(?:next|coming|nächste[snrm]?|kommende[snrm]?)\s+{_COUNT}\s*{_UNITS}\b|\b(?:in (?:the )?(?:near |distant )?future|tomorrow|in zukunft|künftig|morgen)\b"
)


def _ahead(text: str, as_of: date) -> FoundPeriod | None:
    """Read "next year", "over the next five years", "in the future"."""
    if found := _AHEAD.search(text):
        return _cut(text, found, Period(f"{as_of.year + 1}-01-01", None))
    return None


def _independence(text: str, states: Sequence[str]) -> FoundPeriod | None:
    """Read "since independence" as since the younger of the two states began."""
    found = re.search(
        r"\b(?:since|after|seit|nach)(?: its| their| gaining| winning| der| ihrer| seiner)* (?:independence|unabhängigkeit)\b",
        text,
    )
    starts = [spells_of(state)[0].start for state in states if len(state) == len("RUS") and spells_of(state)]
    if not found or not starts:
        return None
    since = max(starts)
    return _cut(text, found, Period(since, None), f"Independence is taken to be {since}.")


_QUALIFIERS = r"(?: (?:about|around|at least|roughly|etwa|mindestens|dem jahre?|jahr|the year|early|late|mid-?|anfang|ende|mitte|the end of|the start of|the beginning of))*"
#: A noun between the preposition and the date: "at the summit of May 2024".
_NOUN = r"(?: (?!@)[\w-]+){0,3}?"


def _single(text: str) -> FoundPeriod | None:
    """Read one date with the word before it."""
    dated_event = rf"\b(?P<lead>since|seit|after|nach)(?: the| dem| der| den)? ({YEAR}) (?:[a-zäöü-]+)(?: (?:of|on|in|against) [\w@]+)?"
    if found := re.search(dated_event, text):
        return _cut(text, found, Period(day(found.group(2), end=False), None))
    patterns = (
        rf"\b(?P<lead>ever since|since|seit){_QUALIFIERS} (?P<date>{DATE})",
        rf"\b(?P<lead>after|following|nach|post-?){_QUALIFIERS}[ -]?(?P<date>{DATE})",
        rf"\b(?P<lead>starting in|starting with|beginning in|from|ab|von){_QUALIFIERS} (?P<date>{DATE})(?: (?:on|onwards?|an)\b)?",
        rf"\b(?P<lead>before|prior to|vor|pre-?){_QUALIFIERS}[ -]?(?P<date>{DATE})",
        rf"\b(?P<lead>until|till|up to|by|through|bis(?: zum jahr| zum| ende)?){_QUALIFIERS} (?P<date>{DATE})",
        rf"\b(?P<lead>in|during|on|as of|at the end of|for|im|am|während|im jahre?|in the year|stand){_NOUN} (?P<date>{DATE})",
        rf"(?<![\w/@.-])(?P<lead>)(?P<date>{DATE})(?![\w/-])",
    )
    for pattern in patterns:
        if found := re.search(pattern, text):
            written = found.group("date")
            span = Period(day(written, end=False), day(written, end=True))
            return _cut(text, found, led_by(found.group("lead"), span))
    return None


def _part_of_year(text: str) -> FoundPeriod | None:
    """Read "in the first half of 2023", "Q1 2024"."""
    words = {"first": 1, "second": 2, "third": 3, "fourth": 4, "ersten": 1, "zweiten": 2, "dritten": 3, "vierten": 4}
    pattern = rf"\b(?:in |during )?(?:the |der |dem |im )?(?:(?P<word>{'|'.join(words)}) (?P<unit>half|quarter|hälfte|halbjahr|quartal)(?: of| von| des jahres)?|q(?P<q>[1-4])(?: of)?) (?P<year>{YEAR})"
    if not (found := re.search(pattern, text)):
        return None
    number = int(found.group("q") or words[found.group("word")])
    months = 6 if found.group("unit") in {"half", "hälfte", "halbjahr"} else 3
    year = found.group("year")
    last = number * months
    if last > 12:  # noqa: PLR2004 -- a year has twelve months
        return None
    return _cut(text, found, Period(f"{year}-{last - months + 1:02}-01", day(f"{year}-{last:02}", end=True)))


def find_period(text: str, as_of: date, states: Sequence[str] = ()) -> FoundPeriod:
    """Find the period that a question sets.

    Parameters
    ----------
    text : str
        The question, marked.
    as_of : date
        The day from which "last year" counts.
    states : sequence of str
        State id of each placeholder.

    Raises
    ------
    QuestionError
        ``period_in_future`` where the period begins after ``as_of``; ``cannot_parse`` where its end is before its
        start or a date does not exist.
    """
    try:
        found = (
            _part_of_year(text)
            or _range(text)
            or _decade(text)
            or _century(text)
            or _event(text, states)
            or _ahead(text, as_of)
            or _relative(text, as_of)
            or _independence(text, states)
            or _single(text)
        )
    except ValueError as error:
        message = f"The question names a date that does not exist ({error}); correct it."
        raise QuestionError(Code.CANNOT_PARSE, message) from error
    if found is None:
        return FoundPeriod(Period(), text)
    refuse_period(found.period, as_of.isoformat())
    return found


def refuse_period(period: Period, as_of: str) -> None:
    """Refuse a period that begins after as-of, or ends before it begins."""
    details = {"since": period.since, "until": period.until, "as_of": as_of}
    if period.since and period.since > as_of:
        message = f"The period begins on {period.since}, after {as_of}; the record ends there."
        raise QuestionError(Code.PERIOD_IN_FUTURE, message, details)
    if period.since and period.until and period.since > period.until:
        message = f"The period ends ({period.until}) before it starts ({period.since}); swap the dates."
        raise QuestionError(Code.CANNOT_PARSE, message, details)
