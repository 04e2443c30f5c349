"""Read a question into two states, a direction, a dimension, a polarity and a period.

The order of steps matters: states are found first and stand as ``@0``, ``@1`` from then on, the period is cut out next
(so that "since the 2017 sanctions" dates the question and is not its topic), then third states that name the topic
("over Ukraine"), and what is left is held against the phrases.
"""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from bilateral.questions.acts_asked import acts_asked
from bilateral.questions.claims import is_claim
from bilateral.questions.dates import FoundPeriod
from bilateral.questions.keywords import corrected
from bilateral.questions.leaders import of_the_period
from bilateral.questions.marking import Marked, dated, language_of, mark, refuse_no_state, spelt_out
from bilateral.questions.model import Code, Period, Question
from bilateral.questions.periods import find_period
from bilateral.questions.phrases import begins
from bilateral.questions.roles import roles
from bilateral.questions.spans import asked_period, refuse_outside
from bilateral.questions.third_states import PAIR, entities, names_topic, without_topics
from bilateral.questions.topics import dimension_of, is_understood, polarity_of
from bilateral.shapes.errors import QuestionError
from bilateral.states import Mention, name_on

MAX_CHARACTERS = 1_000
NOT_UNDERSTOOD = "What exactly is asked was not understood; the answer says what the record shows of support."


def read_question(text: str, *, as_of: date) -> Question:
    """Read a question about two states.

    Parameters
    ----------
    text : str
        One question in English or German, or the short form ``PRK -> RUS arms 2023..``.
    as_of : date
        The day the answer speaks from.

    Returns
    -------
    Question

    Raises
    ------
    QuestionError
        With the contract's code: ``ambiguous_state``, ``unknown_state``, ``same_state``, ``state_not_in_period``,
        ``not_a_state``, ``cannot_parse``, ``period_in_future``, ``is_a_claim``.

    Examples
    --------
    >>> read = read_question("Is Azerbaijan armed by Israel?", as_of=date(2026, 6, 30))
    >>> read.actor, read.target, read.dimension
    ('ISR', 'AZE', 'arms')
    """
    _refuse_length(text)
    cleaned = " ".join(text.split())
    language = language_of(cleaned)
    parts = _parts(cleaned, language, as_of)
    ids, rest, period = parts.marked.ids, parts.pair, parts.found.period
    dimension = dimension_of(rest, language)
    on = date.fromisoformat(period.until or period.since or as_of.isoformat())
    if len(entities(rest, ids)) != PAIR:
        for one in entities(rest, ids):
            refuse_no_state(parts.marked.mention_of(one), "", on)
    actor, target, direction = roles(rest, ids, dimension, language)
    for one in entities(rest, ids):
        refuse_no_state(parts.marked.mention_of(one), "actor" if one == actor else "target", on)
    _refuse_forecast(parts.marked.text, period, language, as_of)
    past = not begins(language, "tense", "present", parts.marked.text)
    mentions = of_the_period(parts.marked.mentions, (actor, target), period, as_of)
    asked = asked_period(mentions, (actor, target), period, past=past)
    refuse_outside(actor, target, asked.whole, as_of)
    acts = acts_asked(rest, language)
    notes = _notes(parts, mentions, language)
    if not is_understood(rest, dimension, acts, language):
        notes = (*notes, NOT_UNDERSTOOD)
    return Question(
        text=cleaned,
        actor=actor,
        target=target,
        direction=direction,
        dimension=dimension,
        polarity=polarity_of(rest, dimension, language),
        kinds=acts.kinds,
        actions=acts.actions,
        since=asked.whole.since,
        until=asked.whole.until,
        periods=asked.periods,
        period_from=asked.period_from,
        as_of=as_of.isoformat(),
        notes=notes,
    )


class _Parts(msgspec.Struct, frozen=True):
    """A question taken apart: marked, its period, what is left about the pair, and notes on spelling."""

    marked: Marked
    found: FoundPeriod
    pair: str
    notes: tuple[str, ...]


def _parts(text: str, language: str, as_of: date) -> _Parts:
    """Take a question apart; names that are no state's count where a state would be missing without them."""
    parts = _taken_apart(text, language, as_of, with_unknown=False)
    named = entities(parts.pair, parts.marked.ids)
    if len(named) >= PAIR and not names_topic(parts.pair, language, weak=True):
        return parts
    other = _taken_apart(text, language, as_of, with_unknown=True)
    if len(named) < PAIR:
        return other
    pair = entities(other.pair, other.marked.ids)
    replaced = len(pair) == PAIR and (pair[0] not in named or names_topic(parts.pair, language, weak=False))
    return other if replaced else parts


def _taken_apart(text: str, language: str, as_of: date, *, with_unknown: bool) -> _Parts:
    marked = mark(spelt_out(text), language, with_unknown=with_unknown)
    if is_claim(marked.text, language):
        message = f"This is a claim, not a question. To have it checked: bilateral audit - <<< {text!r}"
        raise QuestionError(Code.IS_A_CLAIM, message, {"redirect": "audit", "text": text})
    found = find_period(marked.text, as_of, marked.ids)
    marked = dated(marked, found.period, as_of)
    rest, notes = corrected(found.rest, language)
    return _Parts(marked, found, without_topics(rest, marked.ids, language), tuple(notes))


def _notes(parts: _Parts, mentions: Sequence[Mention], language: str) -> tuple[str, ...]:
    """Return what the reader should know about how the question was understood; ``mentions`` are those of the pair."""
    period = parts.found.note.format(words=repr(parts.marked.as_written(parts.found.words)))
    notes = [*(mention.resolution.note for mention in mentions), *parts.notes, period]
    if topics := _topics(parts):
        notes.append(f"Taken as the topic, not as a party: {', '.join(topics)}.")
    if begins(language, "tense", "future", parts.marked.text):
        notes.append("The question looks ahead; the answer says what the record shows so far and forecasts nothing.")
    return tuple(dict.fromkeys(filter(None, notes)))


def _topics(parts: _Parts) -> list[str]:
    """Return the names of what the question names beside the pair and its period."""
    ids = parts.marked.ids
    pair = entities(parts.pair, ids)
    left_out = [one for one in entities(parts.found.rest, ids) if one not in pair]
    return [parts.marked.mention_of(one).text if one.startswith("'") else name_on(one) for one in left_out]


def _refuse_length(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        limit = f"{MAX_CHARACTERS} are read at most"
        message = f"The question has {len(text)} characters; {limit}. To check a document, use audit."
        raise QuestionError(Code.CANNOT_PARSE, message, {"characters": len(text)})
    if not re.search(r"[^\W_]", text):
        message = "The question is empty; ask one, as in 'Does North Korea support Russia?'."
        raise QuestionError(Code.CANNOT_PARSE, message)


def _refuse_forecast(marked: str, period: Period, language: str, as_of: date) -> None:
    """Refuse "Will A support B by 2040?": the record ends at as-of."""
    ahead = period.until is not None and period.since is None and period.until > as_of.isoformat()
    if ahead and begins(language, "tense", "future", marked):
        message = f"The period ends on {period.until}, after {as_of}; the record ends there."
        details = {"since": None, "until": period.until, "as_of": as_of.isoformat()}
        raise QuestionError(Code.PERIOD_IN_FUTURE, message, details)
