"""Read a question into two states, a direction, a dimension, a polarity and a period.

The order of steps matters: states are found first and stand as ``@0``, ``@1`` from then on, the period is cut out next
(so that "since the 2017 sanctions" dates the question and is not its topic), then third states that name the topic
("over Ukraine"), and what is left is held against the tables of phrases in ``roles`` and ``topics``.
"""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from bilateral.questions.model import Period, PeriodFrom, Question
from bilateral.questions.periods import FoundPeriod, find_period, refuse_period
from bilateral.questions.roles import WAR_TOPIC, is_claim, roles, topics
from bilateral.questions.topics import dimension_of, polarity_of
from bilateral.shapes.errors import QuestionError
from bilateral.shapes.vocabulary import Dimension
from bilateral.states import Mention, find_mentions, name_on, resolve, spells_of, unknown_names

MAX_CHARACTERS = 1_000
MAX_MENTIONS = 10
_GERMAN = re.compile(
    r"\b(?:hat|haben|ist|sind|wird|wurde|wie|wer|wen|welche\w*|seit|und|oder|der|die|das|den|dem|von|nicht|unterstütz\w*|hilft|zwischen|gegen"
    r"|mit|im|aus|stimmt|verurteilt|abhängig|liefert|bekommt|erhält|für|steht|arbeiten|gibt|sich)\b"
)
_ENGLISH = re.compile(r"\b(?:the|does|do|did|is|are|has|have|how|who|which|what|since|and|or|of|from|with|not|support\w*|between|against|in)\b")
_FORECAST = re.compile(r"^\W*(?:will|would|could|might|is .* going to|wird .* (?:unterstützen|helfen|angreifen))\b")


def language_of(text: str) -> str:
    """Return ``de`` or ``en``, by the small words of the question."""
    lowered = text.lower()
    return "de" if len(_GERMAN.findall(lowered)) > len(_ENGLISH.findall(lowered)) else "en"


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
    """
    cleaned = " ".join(text.split())
    _refuse_length(cleaned)
    language = language_of(cleaned)
    mentions = find_mentions(cleaned, language=language)
    if len(mentions) > MAX_MENTIONS:
        message = f"The question names {len(mentions)} states; ask about two at a time."
        raise QuestionError("cannot_parse", message)
    marked, named = _mark(cleaned, mentions)
    if is_claim(marked):
        message = f"This is a claim, not a question. To have it checked: bilateral audit - <<< {cleaned!r}"
        raise QuestionError("is_a_claim", message, {"redirect": "audit", "text": cleaned})
    found = find_period(marked, as_of, [mention.resolution.state_id or "" for mention in named])
    named = _settle(cleaned, named, found.period, as_of, language)
    states = [mention.resolution.state_id or "" for mention in named]
    rest = _without(found.rest, topics(found.rest, states))
    actor, target, direction = roles(rest, states)
    period, periods, period_from, notes = _period(named, found, (actor, target))
    _refuse_outside(actor, target, period, as_of)
    return Question(
        text=cleaned,
        actor=actor,
        target=target,
        direction=direction,
        dimension=dimension_of(rest),
        polarity=polarity_of(rest),
        since=period.since,
        until=period.until,
        periods=periods,
        period_from=period_from,
        as_of=as_of.isoformat(),
        notes=(*_reading_notes(named), *notes, *_forecast_note(marked)),
    )


def pair_question(
    actor: str,
    target: str,
    *,
    as_of: date,
    dimension: str = "overall",
    since: str | None = None,
    until: str | None = None,
) -> Question:
    """Return the question that ``assess A B`` asks: does A support B?

    Raises
    ------
    QuestionError
        As ``read_question`` does, for a name that is no state or a period that cannot be.
    """
    period = Period(since, until)
    named = []
    for slot, text in (("actor", actor), ("target", target)):
        resolution = resolve(text)
        named.append(Mention(start=0, end=len(text), text=text, resolution=resolution))
        if resolution.status == "unknown":
            _refuse_unknown(text, resolution.near, slot)
    _refuse_dimension(dimension)
    refuse_period(period, as_of.isoformat())
    settled = _settle("", named, period, as_of, "en")
    first, second = (mention.resolution.state_id or "" for mention in settled)
    if first == second:
        message = f"Both sides are one state ({first}); name two states."
        raise QuestionError("same_state", message, {"state": first})
    whole, periods, period_from, notes = _period(settled, FoundPeriod(period, ""), (first, second))
    _refuse_outside(first, second, whole, as_of)
    return Question(
        text=f"Does {name_on(first, None)} support {name_on(second, None)}?",
        actor=first,
        target=second,
        dimension=dimension,
        since=whole.since,
        until=whole.until,
        periods=periods,
        period_from=period_from,
        as_of=as_of.isoformat(),
        notes=(*_reading_notes(settled), *notes),
    )


def narrowed(question: Question, *, dimension: str | None, since: str | None, until: str | None) -> Question:
    """Return a question with its dimension or period set from outside, as the flags of the command line do.

    Raises
    ------
    QuestionError
        ``cannot_parse`` or ``period_in_future``, as ``read_question``; ``state_not_in_period`` where one of the states
        did not exist then.
    """
    if dimension is not None:
        _refuse_dimension(dimension)
        question = msgspec.structs.replace(question, dimension=dimension)
    if since is None and until is None:
        return question
    period = Period(since, until)
    refuse_period(period, question.as_of)
    kept = _within(question.periods or (Period(),), period)
    if not kept:
        message = f"The period of the question and that of the flags ({since or '..'} to {until or '..'}) do not overlap."
        raise QuestionError("state_not_in_period", message, {"since": since, "until": until})
    _refuse_outside(question.actor, question.target, period, date.fromisoformat(question.as_of))
    return msgspec.structs.replace(
        question, since=since, until=until, periods=tuple(kept), period_from=PeriodFrom.QUESTION
    )


def _refuse_dimension(dimension: str) -> None:
    if dimension != "overall" and dimension not in list(Dimension):
        message = f"No dimension is called {dimension!r}; choose overall, {', '.join(Dimension)}."
        raise QuestionError("cannot_parse", message, {"dimension": dimension})


def _refuse_length(text: str) -> None:
    if not re.search(r"\w", text):
        message = "The question is empty; ask one, as in 'Does North Korea support Russia?'."
        raise QuestionError("cannot_parse", message)
    if len(text) > MAX_CHARACTERS:
        message = (
            f"The question has {len(text)} characters; {MAX_CHARACTERS} are read at most. To check a document, use audit."
        )
        raise QuestionError("cannot_parse", message, {"characters": len(text)})


def _mark(text: str, mentions: Sequence[Mention]) -> tuple[str, list[Mention]]:
    """Put ``@0``, ``@1`` ... for the mentions, lower-case the rest, keep a possessive ending outside."""
    pieces, position = [], 0
    for number, mention in enumerate(mentions):
        ending = "'s" if mention.text.endswith(("'s", "’s")) else ""
        pieces += [text[position : mention.start].lower(), f"@{number}{ending}"]
        position = mention.end
    pieces.append(text[position:].lower())
    return "".join(pieces).replace("’", "'"), list(mentions)


def _without(text: str, dropped: Sequence[int]) -> str:
    """Cut wars and the topic phrases of third states out of a marked question."""
    text = WAR_TOPIC.sub(" ", text)
    for index in dropped:
        text = re.sub(
            rf"(?:'s (?:\w+ )?)?(?:\b(?:over|about|because of|regarding|concerning|on|in|during|amid|despite|wegen|über|um|angesichts|im|trotz)\b"
            rf"(?: (?!@)[\w'-]+){{0,5}}|\b[\w'-]+) (?:the |der |die |den )?@{index}\b('s)?",
            " ",
            text,
            count=1,
        )
        text = text.replace(f"@{index}", " ")
    return text


def _settle(
    text: str, mentions: Sequence[Mention], period: Period, as_of: date, language: str
) -> list[Mention]:
    """Resolve every mention for the period asked about, or refuse with the contract's code."""
    on = date.fromisoformat((period.until or period.since or as_of.isoformat())[:10])
    start = date.fromisoformat(period.since) if period.since else None
    settled = []
    for mention in mentions:
        resolution = mention.resolution
        if resolution.status == "ambiguous":
            for day in filter(None, (on, start)):
                dated = resolve(mention.text, on=day)
                if dated.status == "state":
                    resolution = dated
                    break
        if resolution.status == "ambiguous":
            names = [f"{name_on(one, on)} ({one})" for one in resolution.candidates]
            message = f"{mention.text!r} can be {' or '.join(names)}; name one of them."
            details = {"text": mention.text, "candidates": list(resolution.candidates)}
            raise QuestionError("ambiguous_state", message, details)
        if resolution.status == "bloc":
            members = ", ".join(resolution.members[:8]) + (" ..." if len(resolution.members) > 8 else "")  # noqa: PLR2004
            message = f"{mention.text!r} is not a state" + (f"; ask about one of its members: {members}." if members else ".")
            details = {"text": mention.text, "members": list(resolution.members)}
            raise QuestionError("not_a_state", message, details)
        settled.append(msgspec.structs.replace(mention, resolution=resolution))
    if len({mention.resolution.state_id for mention in settled}) < 2 and text:  # noqa: PLR2004 -- a dyad has two
        for name in unknown_names(text, settled, language=language):
            slot = "actor" if not settled or name.start < settled[0].start else "target"
            _refuse_unknown(name.text, resolve(name.text).near, slot)
    return settled


def _refuse_unknown(text: str, near: Sequence[str], slot: str) -> None:
    hint = f" Did you mean {' or '.join(near)}?" if near else " Name a state, its capital, or a leader."
    message = f"No state is known as {text!r}.{hint}"
    raise QuestionError("unknown_state", message, {"slot": slot, "text": text, "near": list(near)})


def _period(
    mentions: Sequence[Mention], found: FoundPeriod, pair: tuple[str, str]
) -> tuple[Period, tuple[Period, ...], PeriodFrom, list[str]]:
    """Return the period asked about, its stretches, what set it, and what to say of it.

    The question's own period comes first; without one, the tenure of a leader who is named, or the years in which a
    former name was in use (Soviet Union).
    """
    notes = [found.note] if found.note else []
    asked = found.period
    asked_from = PeriodFrom.DEFAULT if asked == Period() else PeriodFrom.QUESTION
    chosen: list[tuple[PeriodFrom, list[Period]]] = []
    for mention in mentions:
        resolution = mention.resolution
        spans = [Period(tenure.start, tenure.end) for tenure in resolution.tenures]
        period_from = PeriodFrom.TENURE
        if not spans and resolution.name_years:
            spans, period_from = [Period(*resolution.name_years)], PeriodFrom.NAME
        if resolution.state_id not in pair or not spans:
            continue
        kept = _within(spans, asked)
        if not kept:
            told = " and ".join(f"{span.since or 'the beginning'} to {span.until or 'now'}" for span in spans)
            message = f"{mention.text!r} ({told}) and the period asked about do not overlap."
            details = {"state": resolution.state_id, "periods": [msgspec.to_builtins(span) for span in spans]}
            raise QuestionError("state_not_in_period", message, details)
        if period_from is PeriodFrom.TENURE or asked == Period():
            chosen.append((period_from, kept))
    if not chosen:
        return asked, (asked,) if asked != Period() else (), asked_from, notes
    period_from, kept = min(chosen, key=lambda one: one[0] is PeriodFrom.NAME)
    return Period(kept[0].since, kept[-1].until), tuple(kept), period_from if asked == Period() else asked_from, notes


def _within(spans: Sequence[Period], asked: Period) -> list[Period]:
    """Cut stretches to the period asked about; drop those outside it."""
    kept = []
    for span in spans:
        since = max(filter(None, (span.since, asked.since)), default=None)
        until = min(filter(None, (span.until, asked.until)), default=None)
        if since is None or until is None or since <= until:
            kept.append(Period(since, until))
    return kept


def _refuse_outside(actor: str, target: str, period: Period, as_of: date) -> None:
    """Refuse a state that was no member of the system at any time of the period."""
    last = min(period.until or as_of.isoformat(), as_of.isoformat())
    first = period.since or (period.until and "1816-01-01") or last
    for state_id in (actor, target):
        spells = spells_of(state_id)
        if spells and not any(spell.start <= last and (spell.end or last) >= first for spell in spells):
            told = ", ".join(f"{spell.start} to {spell.end or 'now'}" for spell in spells)
            name = name_on(state_id, date.fromisoformat(spells[-1].start))
            when = f"in {first[:4]}-{last[:4]}" if period != Period() else f"on {last}"
            message = f"{name} was not a state {when} (it was: {told}); ask about that time."
            details = {"state": state_id, "spells": [[spell.start, spell.end] for spell in spells]}
            raise QuestionError("state_not_in_period", message, details)


def _reading_notes(mentions: Sequence[Mention]) -> list[str]:
    return list(dict.fromkeys(mention.resolution.note for mention in mentions if mention.resolution.note))


def _forecast_note(marked: str) -> list[str]:
    if _FORECAST.search(marked):
        return ["The question looks ahead; the answer says what the record shows so far and forecasts nothing."]
    return []
