"""Dates and periods of a sentence, as exactly as they are told; relative ones are read from the document's date."""

import re
from datetime import date, timedelta

import msgspec

from bilateral.reading.tables import table
from bilateral.shapes.dates import months_before

_MONTHS: dict[str, int] = {
    name: at for at, named in enumerate(table("words")["months"].split(","), start=1) for name in named.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_YEAR = r"(?:1[6-9]|20)\d\d"
_ONE = re.compile(
    rf"(?P<iso>\b{_YEAR}-\d\d-\d\d\b)"
    rf"|\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH})\.?,? (?P<y1>{_YEAR})\b"
    rf"|\b(?P<m2>{_MONTH})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:, ?| )(?P<y2>{_YEAR})\b"
    rf"|\b(?P<m3>{_MONTH})\.?(?:,| of)? (?P<y3>{_YEAR})\b"
    rf"|\b(?P<m4>{_MONTH})\.? (?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\b(?![,\d]*\d)"
    rf"|\b(?P<d5>\d{{1,2}})(?:st|nd|rd|th)? (?P<m5>{_MONTH})\b"
    rf"|(?<![\d,.$\u20ac\u00a3])(?<![A-Za-z]-)(?<!resolution )\b(?P<y6>{_YEAR})\b"
    r"(?![\d,]*\d|s\b| (?:troops|people|soldiers|tons|tonnes|prisoners))"
    rf"|\b(?P<decade>{_YEAR[:-4]}\d0)s\b"
    rf"|\b(?:in|since|until|by|last|this|next|early|late|mid-?) ?(?P<m7>{_MONTH})\b(?! \d)"
    r"|\b(?P<rel>yesterday|today|tonight|tomorrow|last (?:week|month|year|night)|this (?:week|month|year|morning)"
    r"|next (?:week|month|year)|(?:on|last|this|next) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"|(?P<ago>\d+|two|three|four|five|six|ten|a) (?P<what>day|week|month|year)s? ago)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\bfirst\b(?: \w+){0,4} since (?:the )?$", re.IGNORECASE)
_OPEN = re.compile(
    rf"\b(?P<between>between|from)\s+(?:the )?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?)?\s?(?P<month>{_MONTH})?\.?\s*"
    r"(?:and|to|until|till|-|\u2013)\s+$",
    re.IGNORECASE,
)
_QUICK = re.compile(rf"\d{{4}}|\b(?:{_MONTH})\b|day\b|week|month|year|tonight|tomorrow|morning|night", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(since|from|after|until|till|before|by|through|between|to|and|up to|in)\s+(?:the )?(?:early |late |mid-?)?$"
    r"|([-\u2013])$",
    re.IGNORECASE,
)
_COUNTS = {"a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_NEAR_DAYS = {"today": 0, "tonight": 0, "this morning": 0, "yesterday": -1, "last night": -1, "tomorrow": 1}
_MOST_AGO = 400
_NEAR = 12
_LEAD = 40


class Period(msgspec.Struct, frozen=True):
    """A stretch of time where it is told in the text; an open end is None."""

    start: int
    end: int
    since: str | None
    until: str | None


def periods(text: str, document_date: date | None) -> list[Period]:
    """Return the dates and periods of a sentence.

    Parameters
    ----------
    text : str
        The sentence.
    document_date : date or None
        From which "last year" and "on 3 May" are counted; without it they are not read.

    Examples
    --------
    >>> [(one.since, one.until) for one in periods("It paid in 2014 and has armed them since May 2015.", None)]
    [('2014', '2014'), ('2015-05', None)]
    >>> [(one.since, one.until) for one in periods("From 2019 to 2023 it bought tanks.", None)]
    [('2019', '2023')]
    """
    if not _QUICK.search(text):
        return []
    found: list[Period] = []
    for match in _ONE.finditer(text):
        told = _told(match, document_date)
        if told is None:
            continue
        first, last = told
        if _FIRST.search(text[: match.start()]):
            continue
        opened = _opened(text[: match.start()], first)
        if opened is not None:
            found.append(Period(match.start(), match.end(), opened, last))
            continue
        lead = _BEFORE.search(text[max(0, match.start() - _NEAR) : match.start()])
        word = (lead.group(1) or lead.group(2)).lower() if lead else ""
        if (
            found
            and word in {"to", "-", "\u2013", "until", "till", "through", "and"}
            and match.start() - found[-1].end <= _NEAR
        ):
            joined = _joined(text, found[-1], word, last)
            if joined is not None:
                found[-1] = msgspec.structs.replace(joined, end=match.end())
                continue
        if word in {"since", "from", "after"}:
            found.append(Period(match.start(), match.end(), first, None))
        elif word in {"until", "till", "before", "by", "up to"}:
            found.append(Period(match.start(), match.end(), None, last))
        else:
            found.append(Period(match.start(), match.end(), first, last))
    return found


def _opened(before: str, first: str) -> str | None:
    """Return where a period begins that leaves its year to its end: "between March and June 2023"."""
    match = _OPEN.search(before[-_LEAD:])
    year, month = first[:4], first[5:7]
    if match is None or not (match["day"] or match["month"]) or not month:
        return None
    if match["month"]:
        month = f"{_month(match['month']):02}"
    day = f"-{int(match['day']):02}" if match["day"] else ""
    return f"{year}-{month}{day}"


def _joined(text: str, earlier: Period, word: str, last: str) -> Period | None:
    opened = _BEFORE.search(text[max(0, earlier.start - _NEAR) : earlier.start])
    opening = (opened.group(1) or "").lower() if opened else ""
    if word == "and" and opening != "between":
        return None
    since = earlier.since or earlier.until
    return Period(earlier.start, earlier.end, since, last)


def _told(match: re.Match[str], document_date: date | None) -> tuple[str, str] | None:
    part = match.groupdict()
    if part["iso"]:
        return part["iso"], part["iso"]
    for at in ("1", "2"):
        if part["y" + at]:
            return _day(int(part["y" + at]), _month(part["m" + at]), int(part["d" + at]))
    if part["y3"]:
        both = f"{part['y3']}-{_month(part['m3']):02}"
        return both, both
    if part["y6"]:
        return part["y6"], part["y6"]
    if part["decade"]:
        return part["decade"], f"{part['decade'][:3]}9"
    return _relative(part, document_date) if document_date is not None else None


def _month(name: str) -> int:
    return _MONTHS[name.lower()]


def _day(year: int, month: int, day: int) -> tuple[str, str] | None:
    try:
        told = date(year, month, day).isoformat()
    except ValueError:
        return None
    return told, told


def _relative(part: dict[str, str | None], today: date) -> tuple[str, str] | None:
    for at in ("4", "5"):
        name, number = part["m" + at], part["d" + at]
        if name and number:
            year = today.year - ((_month(name), int(number)) > (today.month, today.day))
            return _day(year, _month(name), int(number))
    if part["m7"]:
        month = _month(part["m7"])
        both = f"{today.year - (month > today.month)}-{month:02}"
        return both, both
    if part["rel"]:
        return _counted(part, part["rel"].lower(), today)
    return None


def _counted(part: dict[str, str | None], told: str, today: date) -> tuple[str, str] | None:
    first, _, second = told.partition(" ")
    if part["ago"]:
        return _ago(part["ago"].lower(), (part["what"] or "").lower(), today)
    if told in _NEAR_DAYS:
        return _on(today + timedelta(days=_NEAR_DAYS[told]))
    step = {"last": -1, "this": 0, "next": 1, "on": 0}[first]
    if second == "year":
        return str(today.year + step), str(today.year + step)
    if second == "month":
        return _month_of(months_before(today.replace(day=1), -step))
    if second == "week":
        monday = today - timedelta(days=today.weekday() - 7 * step)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    back = (today.weekday() - _DAYS.index(second)) % 7
    return _on(today + timedelta(days=7 - back if step > 0 else -(back or (7 if step < 0 else 0))))


def _on(day: date) -> tuple[str, str]:
    return day.isoformat(), day.isoformat()


def _month_of(day: date) -> tuple[str, str]:
    return day.isoformat()[:7], day.isoformat()[:7]


def _ago(count: str, what: str, today: date) -> tuple[str, str] | None:
    number = _COUNTS.get(count) or int(count)
    if number > _MOST_AGO:
        return None
    if what == "year":
        return str(today.year - number), str(today.year - number)
    if what == "month":
        return _month_of(months_before(today.replace(day=1), number))
    return _on(today - timedelta(days=number * (7 if what == "week" else 1)))


def first_date(text: str) -> str | None:
    """Return the first full date that a text tells, such as a byline's."""
    for one in periods(text, None):
        if one.since and one.since == one.until and len(one.since) == len("2000-01-01"):
            return one.since
    return None
