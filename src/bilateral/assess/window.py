"""The period that a verdict speaks of."""

from datetime import date

from bilateral.questions import Period, PeriodFrom, Question
from bilateral.shapes.dates import months_before

WINDOW_MONTHS = 36
FIRST_DAY = date(1816, 1, 1)


def sets_window(question: Question) -> bool:
    """Whether a question sets the period itself.

    A leader still in office does not: "does A support Putin?" asks about now.
    """
    if question.period_from is PeriodFrom.TENURE and question.until is None:
        return False
    return bool(question.since or question.until)


def window_of(question: Question) -> tuple[date, date]:
    """Return the first and last day that the verdict speaks of.

    The question's own period, or the 36 months to as-of, cut to the tenure of a leader who has not been in office that
    long; a tenure that has ended counts whole.
    """
    as_of = date.fromisoformat(question.as_of)
    until = min(date.fromisoformat(question.until), as_of) if question.until else as_of
    since = date.fromisoformat(question.since) if question.since else FIRST_DAY
    if sets_window(question):
        return since, until
    return max(since, months_before(until, WINDOW_MONTHS)), until


def stretches(question: Question, window: tuple[date, date]) -> list[tuple[date, date]]:
    """Return the stretches of the window that are meant: the whole of it, or the tenures within it."""
    since, until = window
    return [
        (
            max(since, date.fromisoformat(span.since) if span.since else since),
            min(until, date.fromisoformat(span.until) if span.until else until),
        )
        for span in question.periods or (Period(),)
    ]
