"""Periods that stand on the calendar: ranges, decades, centuries, halves and quarters, single dates."""

import re

from bilateral.questions.dates import (
    DATE,
    DAY_DATE,
    DECADES,
    EARLY_YEAR,
    ORDINALS,
    SHORT_RANGE,
    YEAR,
    FoundPeriod,
    cut,
    day,
    led_by,
)
from bilateral.questions.model import Period

#: Words before a stretch of time, longest first.
LEAD = (
    r"(?:ever since|since at least|since|seit|after|following|nach|before|prior to|vor|until|till|up to"
    r"|bis(?: zu[mr]?| ende)?|during|in|while|im|während|throughout|over|at the time of|zur zeit|amid|post|pre)"
)
_TO = r"(?:to|until|till|through|up to|bis)"
_ARTICLE = r"(?:the |den |der |dem |die |im )?"

_ANY_DATE = rf"(?:{DATE}|{EARLY_YEAR})"

_RANGES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:between|zwischen)(?: the years| den jahren)? ({_ANY_DATE}) (?:and|und) ({_ANY_DATE})(?! [a-z])",
        rf"\b(?:between|zwischen)(?: the years| den jahren)? ({DATE}) (?:and|und) ({DATE})",
        rf"\b(?:from|von|since|seit)(?: the)? ({_ANY_DATE}) {_TO}(?: zu[mr]?)? ({_ANY_DATE})(?! [a-z])",
        rf"\b(?:from|von|since|seit)(?: the)? ({DATE}) {_TO}(?: zu[mr]?)? ({DATE})",
        rf"(?<![\d-])(?:in |during |for )?({YEAR}) ?(?:[-\u2013\u2014/]|\.\.|to|bis|and|und|&) ?({YEAR})(?![\d-])",
        rf"(?<![\d/])({DAY_DATE}) ?(?:\.\.|\u2013|/|to|bis) ?({DAY_DATE})",
    )
)
_SHORT_RANGE = re.compile(SHORT_RANGE)
_OPEN_END = re.compile(rf"({DATE})\.\.(?!\d)")
_OPEN_START = re.compile(rf"(?<!\d)\.\.({DATE})")


def ranges(text: str) -> FoundPeriod | None:
    """Read "between 1955 and 1972", "from 2013 to 2022", "1962-65", "2010..2020", "2012 and 2013"."""
    for pattern in _RANGES:
        if found := pattern.search(text):
            return cut(text, found, Period(day(found.group(1), end=False), day(found.group(2), end=True)))
    if found := _SHORT_RANGE.search(text):
        last = f"{found.group(1)[:2]}{found.group(2)}"
        if last > found.group(1):
            return cut(text, found, Period(f"{found.group(1)}-01-01", f"{last}-12-31"))
    if found := _OPEN_END.search(text):
        return cut(text, found, Period(day(found.group(1), end=False), None))
    if found := _OPEN_START.search(text):
        return cut(text, found, Period(None, day(found.group(1), end=True)))
    return None


#: Parts of a decade, as first and last year in it.
_PARTS = {
    word: years
    for years, words in {
        (0, 3): "early frühen anfang",
        (3, 6): "mid- mid mitte",
        (6, 9): "late später späten ende",
    }.items()
    for word in words.split()
}
_DECADE = re.compile(
    rf"(?:\b(?P<lead>{LEAD}|of)\s+)?{_ARTICLE}"
    rf"(?P<part>{'|'.join(_PARTS)})?\s*{_ARTICLE}"
    r"(?:(?P<year>(?:1[0-9]|20)\d0)(?:'?s| ?-?er(?:n)?(?:[ -]jahren?)?)"
    rf"|(?P<word>{'|'.join(sorted(DECADES, key=len, reverse=True))})(?: jahren?)?)(?!\w)"
)


def decades(text: str) -> FoundPeriod | None:
    """Read "in the early 1970s", "since the sixties", "in den 1960er Jahren"."""
    if not (found := _DECADE.search(text)):
        return None
    first = int(found.group("year")) if found.group("year") else DECADES[found.group("word")]
    low, high = _PARTS.get(found.group("part") or "", (0, 9))
    span = Period(f"{first + low}-01-01", f"{first + high}-12-31")
    return cut(text, found, led_by(found.group("lead") or "", span))


_CENTURY = re.compile(
    rf"(?:\b(?P<lead>{LEAD})\s+)?{_ARTICLE}"
    rf"(?:(?P<n>1[1-9]|2[01])(?:st|nd|rd|th|\.)|(?P<word>{'|'.join(ORDINALS)})) (?:century|jahrhunderts?)"
)


def centuries(text: str) -> FoundPeriod | None:
    """Read "in the 19th century", "im 20. Jahrhundert"."""
    if not (found := _CENTURY.search(text)):
        return None
    century = int(found.group("n")) if found.group("n") else ORDINALS[found.group("word")]
    span = Period(f"{century - 1}01-01-01", f"{century}00-12-31")
    return cut(text, found, led_by(found.group("lead") or "", span))


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "ersten": 1, "zweiten": 2, "dritten": 3, "vierten": 4}
_HALVES = frozenset({"half", "hälfte", "halbjahr"})
_PART_OF_YEAR = re.compile(
    rf"\b(?:in |during )?{_ARTICLE}"
    rf"(?:(?P<word>{'|'.join(_NTH)}) (?P<unit>half|quarter|hälfte|halbjahr|quartal)(?: of| von| des jahres)?"
    rf"|q(?P<q>[1-4])(?: of)?) (?P<year>{YEAR})"
)
_MONTHS_IN_YEAR = 12


def parts_of_year(text: str) -> FoundPeriod | None:
    """Read "in the first half of 2023", "Q1 2024"."""
    if not (found := _PART_OF_YEAR.search(text)):
        return None
    number = int(found.group("q") or _NTH[found.group("word")])
    months = 6 if found.group("unit") in _HALVES else 3
    year, last = found.group("year"), number * months
    if last > _MONTHS_IN_YEAR:
        return None
    return cut(text, found, Period(f"{year}-{last - months + 1:02}-01", day(f"{year}-{last:02}", end=True)))


_QUALIFIERS = (
    r"(?: (?:about|around|at least|roughly|etwa|mindestens|dem jahre?|jahr|the year|early|late|mid-?|anfang|ende|mitte"
    r"|the end of|the start of|the beginning of))*"
)
#: A noun between the preposition and the date: "at the summit of May 2024".
_NOUN = r"(?: (?!@)[\w-]+){0,3}?"
#: "since the 2017 sanctions", "after the 1973 war", but not "since 2017 sanctioned".
_DATED_EVENT = re.compile(
    rf"\b(?P<lead>since|seit|after|nach) (?:the|its|their|dem|der|den) (?P<date>{YEAR}) [a-zäöü-]+"
    r"(?: (?:of|on|in|against) [\w@]+)?"
)
#: "seit den Sanktionen von 2017", "after the war of 1973".
_EVENT_OF_YEAR = re.compile(
    r"\b(?P<lead>since|seit|after|nach) (?:the|dem|den|der) (?!@)[a-zäöüß-]+"
    rf" (?:of|von|im jahr|des jahres) (?P<date>{YEAR})"
)
#: The words before a date, and what stands between them and it; tried in this order.
_BEFORE_DATE = (
    ("ever since|since|seit", rf"{_QUALIFIERS} "),
    ("after|following|nach|post-?", rf"{_QUALIFIERS}[ -]?"),
    ("starting in|starting with|beginning in|from|ab|von", rf"{_QUALIFIERS} "),
    ("before|prior to|vor|pre-?", rf"{_QUALIFIERS}[ -]?"),
    ("until|till|up to|by|through|bis(?: zum jahr| zum| ende)?", rf"{_QUALIFIERS} "),
    ("in|during|on|as of|at the end of|for|im|am|während|im jahre?|in the year|stand", rf"{_NOUN} "),
)
_SINGLE = (
    *(re.compile(rf"\b(?P<lead>{lead}){gap}(?P<date>{DATE})(?: onwards?\b)?") for lead, gap in _BEFORE_DATE),
    re.compile(rf"(?<![\w/@.-])(?P<lead>)(?P<date>{DATE})(?![\w/-])"),
    re.compile(
        r"\b(?P<lead>since|seit|after|nach|before|vor|until|till|bis|in|im|im jahre?|in the year|during|around|by)"
        rf" (?P<date>{EARLY_YEAR})(?=\W*$| (?:and|und|or|oder|@))"
    ),
)


def single_dates(text: str) -> FoundPeriod | None:
    """Read one date with the word before it."""
    if found := _DATED_EVENT.search(text) or _EVENT_OF_YEAR.search(text):
        return cut(text, found, Period(day(found.group("date"), end=False), None))
    for pattern in _SINGLE:
        if found := pattern.search(text):
            written = found.group("date")
            span = Period(day(written, end=False), day(written, end=True))
            return cut(text, found, led_by(found.group("lead"), span))
    return None
