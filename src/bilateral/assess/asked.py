"""The act that a question names: what the record shows of it, before the verdict on support.

"Did Russia condemn North Korea's test?" asks for condemnations; whether Russia supports North Korea is another
question. The verdict stays the product's one question; the sentence here answers the one that was asked.
"""

from collections.abc import Sequence
from datetime import date

from bilateral.assess.ladder import acts, attestation
from bilateral.questions import Question
from bilateral.record.facts import Fact
from bilateral.shapes.dates import first_day, spoken


def names_act(question: Question) -> bool:
    """Whether a question asks about particular acts and not about support at large."""
    return bool(question.kinds or question.actions)


def is_asked(question: Question, fact: Fact) -> bool:
    """Whether a fact is of the kind and action that a question names."""
    return (not question.kinds or fact.kind in question.kinds) and (
        not question.actions or fact.action in question.actions
    )


def in_scope(question: Question, fact: Fact) -> bool:
    """Whether a fact belongs to the answer: of the dimension asked about, or of a kind that the question names.

    Goods that are given stand under aid and those that are sold under economy; who asks for wheat means both.
    """
    return question.dimension in ("overall", fact.dimension) or fact.kind in question.kinds


def asked_sentence(question: Question, within: Sequence[Fact], ever: Sequence[Fact]) -> str:
    """Return what the record shows of the acts a question names; empty where it names none or there is no record.

    Parameters
    ----------
    question : Question
    within, ever : sequence of Fact
        Acts of the direction, in the period and of all time.
    """
    if not names_act(question) or not ever:
        return ""
    what = _words(question)
    here = acts([fact for fact in within if is_asked(question, fact)])
    if here:
        best = min(here, key=lambda fact: (*attestation(fact), -_latest(fact).toordinal(), fact.id))
        count = "1 act" if len(here) == 1 else f"{len(here)} acts"
        return f"Of what was asked ({what}) the record shows {count} in the period; best attested: {_told(best)}"
    outside = acts([fact for fact in ever if is_asked(question, fact)])
    if not outside:
        return f"Of what was asked ({what}) the record shows nothing, in the period or outside it."
    latest = max(outside, key=lambda fact: (_latest(fact), fact.id))
    return (
        f"Of what was asked ({what}) the record shows nothing in the period; outside it {len(outside)}, "
        f"the latest: {_told(latest)}"
    )


def _latest(fact: Fact) -> date:
    return first_day(fact.date)


def _told(fact: Fact) -> str:
    return f"{fact.sentence.removesuffix('.')} ({spoken(fact.date)}, {fact.row_id})."


def _words(question: Question) -> str:
    kinds = ", ".join(kind.replace("_", " ") for kind in question.kinds)
    actions = ", ".join(action.lower() for action in question.actions)
    return f"{kinds}: {actions}" if kinds and actions else kinds or actions
