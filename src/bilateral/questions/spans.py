"""The period a question ends up with: its own, and those of the leaders and former states it names."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from bilateral.questions.dates import next_day
from bilateral.questions.model import Code, Period, PeriodFrom
from bilateral.shapes.errors import QuestionError
from bilateral.states import Mention, name_on, spells_of

FIRST_DAY = "1816-01-01"  # the list of states begins


class Asked(msgspec.Struct, frozen=True):
    """The whole period, its stretches, and what set it."""

    whole: Period
    periods: tuple[Period, ...]
    period_from: PeriodFrom


def within(spans: Iterable[Period], asked: Period) -> list[Period]:
    """Cut stretches to a period; drop those outside it."""
    kept = []
    for span in spans:
        since = max(filter(None, (span.since, asked.since)), default=None)
        until = min(filter(None, (span.until, asked.until)), default=None)
        if since is None or until is None or since <= until:
            kept.append(Period(since, until))
    return kept


def merged(spans: Iterable[Period]) -> list[Period]:
    """Join stretches that overlap or follow each other without a day between them; the earliest first.

    Examples
    --------
    >>> merged([Period("1990-03-01", None), Period("1985-03-11", "1990-03-31")])
    [Period(since='1985-03-11', until=None)]
    """
    joined: list[Period] = []
    for span in sorted(set(spans), key=lambda span: span.since or ""):
        last = joined[-1] if joined else None
        if last and (last.until is None or (span.since or "") <= next_day(last.until)):
            until = max(last.until, span.until) if last.until and span.until else None
            joined[-1] = Period(last.since, until)
        else:
            joined.append(span)
    return joined


def told(span: Period) -> str:
    """Write a stretch of time for a reader."""
    return f"{span.since or 'the beginning'} to {span.until or 'now'}"


def asked_period(mentions: Sequence[Mention], pair: tuple[str, str], asked: Period, *, past: bool = False) -> Asked:
    """Return the period asked about: that of the question, within the tenures of leaders and the years of former names.

    Parameters
    ----------
    mentions : sequence of Mention
        What the question names.
    pair : tuple of str
        The two states asked about.
    asked : Period
        What the question says itself.
    past : bool
        Whether a state that is gone is asked about in the past tense; then its years count as the period.

    Raises
    ------
    QuestionError
        ``state_not_in_period`` where leaders, former names and the period asked about do not overlap.
    """
    periods = [asked]
    period_from = PeriodFrom.DEFAULT if asked == Period() else PeriodFrom.QUESTION
    open_ended = asked.since is None or asked.until is None
    for sort, text, state_id, spans in _bounds(mentions, pair, past=past):
        if sort is PeriodFrom.NAME and not (open_ended or not within(spans, asked)):
            continue
        kept = [part for period in periods for part in within(spans, period)]
        if not kept:
            when = " and ".join(map(told, spans))
            message = f"{text!r} ({when}) and the rest of the period asked about do not overlap."
            details = {"state": state_id, "periods": [msgspec.to_builtins(span) for span in spans]}
            raise QuestionError(Code.STATE_NOT_IN_PERIOD, message, details)
        periods = sorted(kept, key=lambda period: period.since or "")
        if period_from in {PeriodFrom.DEFAULT, PeriodFrom.NAME}:
            period_from = sort
    whole = Period(periods[0].since, periods[-1].until)
    return Asked(whole, () if whole == Period() else tuple(periods), period_from)


def _bounds(
    mentions: Sequence[Mention], pair: tuple[str, str], *, past: bool
) -> Iterable[tuple[PeriodFrom, str, str, list[Period]]]:
    """Yield what bounds the period, tenures first; the leaders named for one state count together."""
    for state_id in pair:
        own = [mention for mention in mentions if mention.resolution.state_id == state_id]
        spans = [Period(tenure.start, tenure.end) for mention in own for tenure in mention.resolution.tenures]
        if spans:
            led = [mention.text for mention in own if mention.resolution.tenures]
            yield PeriodFrom.TENURE, " and ".join(led), state_id, merged(spans)
    for state_id in pair:
        own = [mention for mention in mentions if mention.resolution.state_id == state_id]
        named = [mention for mention in own if mention.resolution.name_years]
        if named and not any(mention.resolution.tenures for mention in own):
            years = [Period(*mention.resolution.name_years) for mention in named if mention.resolution.name_years]
            yield PeriodFrom.NAME, named[0].text, state_id, merged(years)
        elif past and own and is_gone(state_id):
            yield (
                PeriodFrom.NAME,
                own[0].text,
                state_id,
                [Period(spell.start, spell.end) for spell in spells_of(state_id)],
            )


def is_gone(state_id: str) -> bool:
    """Whether a state was a member of the system and is none any more."""
    spells = spells_of(state_id)
    return bool(spells) and all(spell.end for spell in spells)


def refuse_outside(actor: str, target: str, period: Period, as_of: date) -> None:
    """Refuse a state that was no member of the system at any time of the period.

    Raises
    ------
    QuestionError
        ``state_not_in_period``.
    """
    if period.until and period.until < FIRST_DAY:
        _refuse_before_the_list(actor, target)
    last = min(period.until or as_of.isoformat(), as_of.isoformat())
    first = period.since or (period.until and FIRST_DAY) or last
    for state_id in (actor, target):
        spells = spells_of(state_id)
        stretches = [Period(spell.start, spell.end) for spell in spells]
        if spells and not within(stretches, Period(first, last)):
            years = first[:4] if first[:4] == last[:4] else f"{first[:4]}-{last[:4]}"
            when = f"in {years}" if period != Period() else f"on {last}"
            spans = ", ".join(map(told, merged(stretches)))
            message = f"{_name_in_list(state_id)} was not a state {when} (it was: {spans}); ask about that time."
            details = {"state": state_id, "spells": [[spell.start, spell.end] for spell in spells]}
            raise QuestionError(Code.STATE_NOT_IN_PERIOD, message, details)


def _refuse_before_the_list(actor: str, target: str) -> None:
    """Refuse a time before 1816, and say from when the two states can be asked about."""
    spells = {state_id: spells_of(state_id) for state_id in (actor, target)}
    listed = [state_id for state_id in spells if spells[state_id]] or [actor]
    since = " and ".join(f"{_name_in_list(one)} from {spells[one][0].start}" for one in listed if spells[one])
    message = f"The list of states begins in 1816; ask about a time since then ({since})."
    details = {"state": listed[0], "spells": [[spell.start, spell.end] for spell in spells[listed[0]]]}
    raise QuestionError(Code.STATE_NOT_IN_PERIOD, message.replace(" ()", ""), details)


def _name_in_list(state_id: str) -> str:
    """Return the name of a state at the beginning of its last spell."""
    spells = spells_of(state_id)
    return name_on(state_id, date.fromisoformat(spells[-1].start or FIRST_DAY)) if spells else name_on(state_id)
