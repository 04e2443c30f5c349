"""Facts that match a claim in every slot but one: another amount, another date, the other direction.

They contradict it, or tell it misdated, only where the fact is the claim's own act: by a proper name, a figure, or
words that no other act of the two states has.
"""

import re
from collections.abc import Sequence

from bilateral.assess.rows import row_of
from bilateral.audit.asked import Asked
from bilateral.audit.families import Family, of_fact
from bilateral.audit.findings import against, otherwise_dated
from bilateral.audit.matching import (
    MOST,
    SEVERAL,
    ends,
    in_period,
    overlap,
    overlaps,
    same_direction,
    slots,
    words_of,
    written,
)
from bilateral.audit.model import Finding, Verdict
from bilateral.audit.quantities import amount_agreement
from bilateral.audit.titles import NOUNS, is_its_own, signed_on, tells_of, title_signed
from bilateral.audit.words import content, kind_words, names_in, stems
from bilateral.record.facts import Fact
from bilateral.shapes.dates import first_day, last_day, spoken
from bilateral.shapes.vocabulary import Kind

_HALF = 0.5
_SHOWN = 3
_DEFINITE = re.compile(r"(?:the|their|its)\b", re.IGNORECASE)
_ONCE = frozenset({Kind.TREATY, Kind.DEFENCE_PACT, Kind.NONAGGRESSION, Kind.TRADE_AGREEMENT, Kind.RECOGNITION})


def other_amount(asked: Asked, forward: list[Fact]) -> Finding | None:
    """Return the one fact of the period that matches but for the figure, where nobody disputes it."""
    told = asked.proposition
    if told.amount is None or not asked.dated:
        return None
    here = [fact for fact in forward if overlaps(asked, fact)]
    if len(here) != 1:
        return None
    (only,) = here
    anchored = content(asked.text) and overlap(asked, only) >= MOST
    if not (anchored and in_period(asked, only) and written(asked, only)) or only.disputed_by:
        return None
    if amount_agreement(told, asked.text, only) != "other":
        return None
    sentence = f"The row of {spoken(only.date)} gives another amount: {only.amount:,.12g} {only.unit}."
    return against(Verdict.CONTRADICTED, "wrong_amount", sentence, row_of(only))


def _anchored(asked: Asked, fact: Fact) -> bool:
    """Whether a claim and a fact share what no other act has: a proper name, or a figure that no other year repeats."""
    told = asked.proposition
    figured = told.amount is not None and told.unit != "percent" and asked.kind is not Kind.TRADE
    return figured or bool((names_in(asked.text) - NOUNS) & names_in(fact.sentence))


def _could_be(asked: Asked, fact: Fact) -> bool:
    """Whether a fact of the claim's days may be the act it means, told in other words."""
    if not overlaps(asked, fact):
        return False
    names, wanted, told = names_in(asked.text), words_of(asked), stems(fact.sentence)
    return not names or bool(names & told) or len(wanted & told) >= _HALF * len(wanted)


def _has_its_name(asked: Asked, fact: Fact) -> bool:
    """Whether a fact of any sort is of the claim's days and has its names: it may be meant, told in other words."""
    names = names_in(asked.text) - NOUNS
    return bool(names) and overlaps(asked, fact) and names <= stems(fact.sentence) and same_direction(asked, fact)


def _is_the_one(asked: Asked, fact: Fact) -> bool:
    """Whether a claim speaks of a bond that two states have once ("their peace treaty"), in words that a fact has all.

    The fact must be of another year: a signing may be told by the day of an initialling, or of the entry into force.
    """
    told = asked.proposition.object or ""
    own = {word for word in content(asked.text) if word not in kind_words()} - NOUNS
    since, until = asked.window
    return (
        fact.kind in _ONCE
        and bool(_DEFINITE.match(told))
        and bool(own)
        and own <= stems(fact.sentence)
        and not since.year - 1 <= first_day(fact.date).year <= until.year + 1
    )


def other_date(asked: Asked, forward: list[Fact], facts: Sequence[Fact]) -> Finding | None:
    """Return the one fact that matches every slot but the date, where none of the claim's days could be meant."""
    if not asked.dated or not content(asked.text) or any(_could_be(asked, fact) for fact in forward):
        return None
    if any(_has_its_name(asked, fact) for fact in facts):
        return None
    same = [
        fact
        for fact in forward
        if (of_fact(fact) is asked.family or asked.unknown)
        and (_anchored(asked, fact) or _is_the_one(asked, fact))
        and slots(asked, fact)
    ]
    return otherwise_dated(row_of(same[0])) if len(same) == 1 else None


def other_year_of_the_named(asked: Asked, facts: Sequence[Fact]) -> Finding | None:
    """Return the act with a claim's proper name and most of its words, where no act of that name is of its years.

    A name makes sure of the act, whatever family a reader takes it for.
    """
    names = names_in(asked.text) - NOUNS
    if not asked.dated or not names or len(content(asked.text)) < SEVERAL:
        return None
    since, until = asked.window
    told = [fact for fact in facts if names <= stems(fact.sentence)]
    if any(ends(fact)[0].year <= until.year and first_day(fact.date).year >= since.year for fact in told):
        return None
    if any(overlaps(asked, fact) for fact in told):
        return None
    same = [
        fact
        for fact in told
        if same_direction(asked, fact)
        and amount_agreement(asked.proposition, asked.text, fact) == "same"
        and written(asked, fact)
        and len(words_of(asked) & stems(fact.sentence)) >= MOST * len(words_of(asked))
    ]
    return otherwise_dated(row_of(same[0])) if len({fact.date for fact in same}) == 1 else None


def named_signing(asked: Asked, facts: Sequence[Fact]) -> Finding | None:
    """Return the signing of the instrument that a claim names: on the claim's days, or in other years."""
    title = title_signed(asked.text)
    if title is None or not asked.dated or asked.family is not Family.PROMISE:
        return None
    told = [fact for fact in facts if tells_of(title, fact)]
    own = [fact for fact in told if is_its_own(title, fact)]
    since, until = asked.window
    on_time = [fact for fact in own if since <= first_day(signed_on(fact)) and last_day(signed_on(fact)) <= until]
    if on_time and not asked.negated and same_direction(asked, on_time[0]):
        return Finding(
            verdict=Verdict.SUPPORTED,
            sentence=f"It was signed then: {spoken(signed_on(on_time[0]))}.",
            evidence=tuple(row_of(fact) for fact in on_time[:_SHOWN]),
        )
    near = any(first_day(day).year in asked.calendar for fact in own for day in (fact.date, signed_on(fact)))
    if len({signed_on(fact) for fact in own}) != 1 or near:
        return None
    if any(overlaps(asked, fact) and fact not in own for fact in told):
        return None
    sentence = f"It was signed on another day: {spoken(signed_on(own[0]))}."
    return against(Verdict.MISDATED, "wrong_date", sentence, *map(row_of, own[:_SHOWN]))


def other_direction(asked: Asked, alike: Sequence[Fact], forward: Sequence[Fact]) -> Finding | None:
    """Return a fact of the other direction that matches all else, where none of the claim's direction is near."""
    if not asked.dated or asked.mutual or any(overlaps(asked, fact) for fact in forward):
        return None
    turned = [fact for fact in alike if fact.actor == asked.target and not fact.mutual]
    same = [fact for fact in turned if in_period(asked, fact) and slots(asked, fact)]
    if not same or not (content(asked.text) or asked.proposition.amount is not None):
        return None
    sentence = f"The row that matches tells it the other way round: {spoken(same[0].date)}."
    return against(Verdict.WRONG_DIRECTION, "wrong_direction", sentence, row_of(same[0]))
