"""Dates as exactly as they are known: ``2014``, ``2014-03`` or ``2014-03-27``.

A partial date stands for the interval of all days it may mean. Comparisons say which end they use. ``..`` as an end
(as in EDTF) means that what began still stands.
"""

import calendar
import re
from datetime import date
from functools import lru_cache

from bilateral.shapes.vocabulary import Precision

OPEN = ".."
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _parts(text: str) -> tuple[int, int | None, int | None]:
    found = _PARTIAL.fullmatch(text)
    if not found:
        message = f"not a date: {text!r}; write YYYY, YYYY-MM or YYYY-MM-DD"
        raise ValueError(message)
    year, month, day = found.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def precision(text: str) -> Precision:
    """Return how exact a partial date is."""
    _, month, day = _parts(text)
    if day is not None:
        return Precision.DAY
    return Precision.YEAR if month is None else Precision.MONTH


@lru_cache(maxsize=65_536)
def first_day(text: str) -> date:
    """Return the first day that a partial date may mean."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


@lru_cache(maxsize=65_536)
def last_day(text: str) -> date:
    """Return the last day that a partial date may mean; the end of time for an open end."""
    if text == OPEN:
        return date.max
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def months_before(day: date, months: int) -> date:
    """Return the day so many months earlier, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def year_span(first: int, last: int) -> str:
    """Return years as they are written: ``1990``, ``1990-1995``."""
    return str(first) if first == last else f"{first}-{last}"


def spoken(text: str) -> str:
    """Return a partial date as it is read: ``8 October 2024``, ``October 2024``, ``2024``."""
    year, month, day = _parts(text)
    if month is None:
        return str(year)
    name = calendar.month_name[month]
    return f"{name} {year}" if day is None else f"{day} {name} {year}"
