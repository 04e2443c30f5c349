"""Questions without a sentence: two names from the command line or the web, and flags that narrow a question."""

from datetime import date

import msgspec

from bilateral.questions.leaders import of_the_period
from bilateral.questions.marking import Marked, dated, refuse_no_state
from bilateral.questions.model import Code, Period, PeriodFrom, Question
from bilateral.questions.periods import refuse_period
from bilateral.questions.spans import asked_period, refuse_outside, within
from bilateral.shapes.errors import QuestionError
from bilateral.shapes.vocabulary import Dimension
from bilateral.states import Mention, name_on, resolve

#: Everyday names of dimensions.
ALIASES = {
    "aid": Dimension.AID_DEBT.value,
    "debt": Dimension.AID_DEBT.value,
    "trade": Dimension.ECONOMIC.value,
    "economy": Dimension.ECONOMIC.value,
    "science": Dimension.SCIENCE_ENERGY.value,
    "energy": Dimension.SCIENCE_ENERGY.value,
    "diplomacy": Dimension.DIPLOMATIC.value,
    "sanction": Dimension.SANCTIONS.value,
}


def pair_question(
    actor: str,
    target: str,
    *,
    as_of: date,
    dimension: str = "overall",
    since: str | None = None,
    until: str | None = None,
) -> Question:
    """Return the question that ``assess A B`` asks, whether A supports B.

    Raises
    ------
    QuestionError
        As ``read_question`` does, for a name that is no state or a period that cannot be.
    """
    asked = Period(since, until)
    dimension = _dimension(dimension)
    refuse_period(asked, as_of.isoformat())
    named = tuple(Mention(start=0, end=len(text), text=text, resolution=resolve(text)) for text in (actor, target))
    mentions = dated(Marked("", named, (actor, target)), asked, as_of).mentions
    on = date.fromisoformat(asked.until or asked.since or as_of.isoformat())
    for slot, mention in zip(("actor", "target"), mentions, strict=True):
        refuse_no_state(mention, slot, on)
    first, second = (mention.resolution.state_id or "" for mention in mentions)
    if first == second:
        message = f"Both sides are one state ({first}); name two states."
        raise QuestionError(Code.SAME_STATE, message, {"state": first})
    mentions = of_the_period(mentions, (first, second), asked, as_of)
    period = asked_period(mentions, (first, second), asked)
    refuse_outside(first, second, period.whole, as_of)
    return Question(
        text=f"Does {name_on(first, None)} support {name_on(second, None)}?",
        actor=first,
        target=second,
        dimension=dimension,
        since=period.whole.since,
        until=period.whole.until,
        periods=period.periods,
        period_from=period.period_from,
        as_of=as_of.isoformat(),
        notes=tuple(dict.fromkeys(one.resolution.note for one in mentions if one.resolution.note)),
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
        dimension = _dimension(dimension)
        if dimension != question.dimension:
            question = msgspec.structs.replace(question, dimension=dimension, kinds=(), actions=())
    if since is None and until is None:
        return question
    period = Period(since, until)
    refuse_period(period, question.as_of)
    kept = within(question.periods or (Period(),), period)
    if not kept:
        told = f"{since or '..'} to {until or '..'}"
        message = f"The period of the question and that of the flags ({told}) do not overlap."
        raise QuestionError(Code.STATE_NOT_IN_PERIOD, message, {"since": since, "until": until})
    refuse_outside(question.actor, question.target, period, date.fromisoformat(question.as_of))
    return msgspec.structs.replace(
        question, since=since, until=until, periods=tuple(kept), period_from=PeriodFrom.QUESTION
    )


def _dimension(named: str) -> str:
    """Return the dimension that a flag names, by its own name or an everyday one."""
    name = named.strip().lower().replace("-", "_").replace(" ", "_")
    name = ALIASES.get(name, name)
    if name != "overall" and name not in list(Dimension):
        message = f"No dimension is called {named!r}; choose overall, {', '.join(Dimension)}."
        raise QuestionError(Code.CANNOT_PARSE, message, {"dimension": named})
    return name
