"""Periods in questions: from "since 2017" to "seit dem Ende des Kalten Krieges".

``find_period`` returns the interval and the text without the phrase, so that a year or an event named only to date the
question ("since the 2017 sanctions") is not read as its topic.
"""

from collections.abc import Sequence
from datetime import date

from bilateral.questions.calendar_spans import centuries, decades, parts_of_year, ranges, single_dates
from bilateral.questions.dates import FoundPeriod
from bilateral.questions.events import dated_by_event
from bilateral.questions.model import Code, Period
from bilateral.questions.relative import ahead_of, relative_to, since_independence
from bilateral.shapes.errors import QuestionError


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

    Examples
    --------
    >>> find_period("did @0 help @1 in the early 1970s", date(2026, 6, 30)).period
    Period(since='1970-01-01', until='1973-12-31')
    """
    try:
        found = (
            parts_of_year(text)
            or ranges(text)
            or decades(text)
            or centuries(text)
            or dated_by_event(text, states)
            or ahead_of(text, as_of)
            or relative_to(text, as_of)
            or since_independence(text, states)
            or single_dates(text)
        )
    except ValueError as error:
        message = f"The question names a date that does not exist ({error}); correct it."
        raise QuestionError(Code.CANNOT_PARSE, message) from error
    if found is None:
        return FoundPeriod(Period(), text)
    refuse_period(found.period, as_of.isoformat())
    return found


def refuse_period(period: Period, as_of: str) -> None:
    """Refuse a period that begins after as-of, or ends before it begins.

    Raises
    ------
    QuestionError
        ``period_in_future`` or ``cannot_parse``.
    """
    details = {"since": period.since, "until": period.until, "as_of": as_of}
    if period.since and period.since > as_of:
        message = f"The period begins on {period.since}, after {as_of}; the record ends there."
        raise QuestionError(Code.PERIOD_IN_FUTURE, message, details)
    if period.since and period.until and period.since > period.until:
        message = f"The period ends ({period.until}) before it starts ({period.since}); swap the dates."
        raise QuestionError(Code.CANNOT_PARSE, message, details)
