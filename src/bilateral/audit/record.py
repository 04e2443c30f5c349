"""Claims held against the curated facts of their pair, slot by slot.

A fact bears a claim out only where every filled slot matches: direction, family of act, kind, period, amount, the names
and figures that the claim writes, and the words of what it is about. Everything else is not enough evidence, but for
four cases in which one fact matches all slots except one: another amount, another date, the other direction, and a
denial of what a fact tells.
"""

import re
from collections.abc import Sequence

from bilateral.assess.rows import row_of
from bilateral.audit.asked import Asked
from bilateral.audit.covering import facts_of
from bilateral.audit.elsewise import named_signing, other_amount, other_date, other_direction, other_year_of_the_named
from bilateral.audit.families import VAGUE, Family, covers, of_fact
from bilateral.audit.findings import against, disputed
from bilateral.audit.matching import (
    VERBAL,
    ends,
    figured,
    in_period,
    named_in,
    of_family,
    of_kind,
    overlaps,
    same_direction,
    slots,
    too_strong,
    words_of,
)
from bilateral.audit.model import Finding, Searched, Verdict
from bilateral.audit.nearest import nearest
from bilateral.audit.quantities import amount_agreement
from bilateral.audit.store import Store
from bilateral.audit.words import content, kind_words, kinds_named, stems
from bilateral.record.facts import Fact
from bilateral.shapes.dates import first_day, months_before, spoken
from bilateral.shapes.vocabulary import Kind

_RECENT_MONTHS = 36
_SHOWN = 3
_SEVERAL_YEARS = re.compile(r"(?<!between )\b\d{4}(?:,| and) (?:in )?\d{4}\b", re.IGNORECASE)
_NEVER = re.compile(r"\bnever\b|\b(?:ha(?:s|ve|d) not|ha(?:sn|ven|dn)['\u2019]t) \w+ any\b", re.IGNORECASE)
_UNDECIDING = frozenset({"considered", "denied", "threatened"})


def of_record(asked: Asked, store: Store) -> Finding | None:
    """Return what the curated facts of a pair say of a claim; None where it is about no pair with facts."""
    if asked.pair is None:
        return None
    facts = [fact for fact in store.facts(*asked.pair) if first_day(fact.date) <= asked.cut]
    if not facts:
        return None
    found = _decided(asked, facts)
    if found is not None:
        return found
    near = nearest(asked, facts)
    why = _why(asked, near)
    return Finding(
        verdict=Verdict.NOT_ENOUGH_EVIDENCE,
        reasons=why,
        sentence=_undecided(near, why),
        instead=row_of(near) if near else None,
        searched=(Searched("record", facts_of(asked), len(facts)),),
    )


def _decided(asked: Asked, facts: Sequence[Fact]) -> Finding | None:
    related = asked.family in (Family.VOTE, Family.RELATION) and not asked.unknown
    if related or asked.proposition.modality in _UNDECIDING:
        return None
    if _SEVERAL_YEARS.search(asked.text):
        return None
    family = [fact for fact in facts if of_family(asked, fact)]
    kinds = kinds_named(asked.text) - VAGUE
    if len(kinds) > 1 and asked.family is Family.DELIVER and asked.proposition.amount is None and not asked.negated:
        return _listed(asked, kinds, [fact for fact in family if same_direction(asked, fact)])
    alike = [fact for fact in family if of_kind(asked, fact)]
    forward = [fact for fact in alike if same_direction(asked, fact)]
    good = [fact for fact in forward if in_period(asked, fact) and slots(asked, fact)]
    if asked.negated:
        return _denied(asked, good)
    if good:
        return _borne_out(asked, good, facts)
    return _agreed(asked, facts) or (
        other_amount(asked, forward)
        or other_date(asked, forward, facts)
        or named_signing(asked, facts)
        or other_year_of_the_named(asked, facts)
        or other_direction(asked, alike, forward)
    )


def _agreed(asked: Asked, facts: Sequence[Fact]) -> Finding | None:
    """Return the agreement on a loan or a write-off that a claim tells as done: a credit that is granted is agreed."""
    if asked.family not in (Family.DELIVER, Family.CONCEDE) or asked.kind not in (Kind.LOAN, Kind.DEBT_RELIEF):
        return None
    if asked.negated or not asked.dated:
        return None
    agreed = [
        fact
        for fact in facts
        if of_fact(fact) is Family.PROMISE
        and fact.kind is asked.kind
        and same_direction(asked, fact)
        and in_period(asked, fact)
        and slots(asked, fact)
    ]
    if not agreed:
        return None
    return Finding(
        verdict=Verdict.PARTLY_SUPPORTED,
        reasons=("agreed_not_shown_done",),
        sentence=f"A row shows that it was agreed: {spoken(agreed[-1].date)}.",
        evidence=tuple(row_of(fact) for fact in agreed[:_SHOWN]),
    )


def _listed(asked: Asked, kinds: frozenset[Kind], forward: list[Fact]) -> Finding | None:
    """Judge a claim of several kinds ("fuel, food and medicine"): each needs a row of its own."""
    rest = {word for word in words_of(asked) if word not in kind_words()}
    newest: dict[Kind, Fact] = {}
    for kind in kinds:
        for fact in forward:
            enough = rest <= stems(fact.sentence) and named_in(asked, fact) and figured(asked, fact)
            if covers(kind, fact.kind) and in_period(asked, fact) and enough and not too_strong(asked, fact):
                newest[kind] = fact
    if not newest:
        return None
    missing = sorted(kind.value for kind in kinds - set(newest))
    since = months_before(asked.cut, _RECENT_MONTHS)
    old = not asked.dated and any(ends(fact)[1] < since for fact in newest.values())
    sentence = "; ".join(f"{kind.value}: {spoken(fact.date)}" for kind, fact in sorted(newest.items()))
    return Finding(
        verdict=Verdict.PARTLY_SUPPORTED if missing or old else Verdict.SUPPORTED,
        reasons=(
            *(("part_without_row",) if missing else ()),
            *(() if asked.dated else ("undated",)),
            *(("old_rows",) if old else ()),
        ),
        sentence=f"Newest rows by kind: {sentence}." + (f" No row: {', '.join(missing)}." if missing else ""),
        evidence=tuple(row_of(fact) for _, fact in sorted(newest.items())),
    )


def _borne_out(asked: Asked, good: list[Fact], facts: Sequence[Fact]) -> Finding:
    good = sorted(good, key=lambda fact: (first_day(fact.date), fact.id), reverse=True)
    rows = tuple(row_of(fact) for fact in good[:_SHOWN])
    by_id = {fact.id: fact for fact in facts}
    others = [by_id[one] for fact in good for one in fact.disputed_by if one in by_id]
    told = asked.proposition
    other = [fact for fact in others if told.amount is not None and amount_agreement(told, asked.text, fact) == "other"]
    if other:
        return disputed(rows, [row_of(fact) for fact in other[:_SHOWN]])
    newest = good[0]
    if not asked.dated and ends(newest)[1] < months_before(asked.cut, _RECENT_MONTHS):
        return Finding(
            verdict=Verdict.PARTLY_SUPPORTED,
            reasons=("undated", "old_rows"),
            sentence=f"The claim has no date; the newest row that bears it out is of {spoken(newest.date)}.",
            evidence=rows,
        )
    missing = _kinds_missing(asked, good)
    if missing:
        return Finding(
            verdict=Verdict.PARTLY_SUPPORTED,
            reasons=("part_without_row",),
            sentence=f"A row bears out part of it ({spoken(newest.date)}); none {', '.join(sorted(missing))}.",
            evidence=rows,
        )
    return Finding(
        verdict=Verdict.SUPPORTED,
        reasons=() if asked.dated else ("undated",),
        sentence=f"A row bears it out: {spoken(newest.date)}.",
        evidence=rows,
    )


def _kinds_missing(asked: Asked, good: Sequence[Fact]) -> set[str]:
    """Return the kinds that a claim names in its list and no row shows."""
    kinds = kind_words()
    wanted = {kinds[word] for word in content(asked.text) if word in kinds} - VAGUE
    words = frozenset[str]().union(*(stems(fact.sentence) for fact in good))
    told = {kinds[word] for word in words if word in kinds}
    return {kind.value for kind in wanted if kind not in told and not any(covers(kind, fact.kind) for fact in good)}


def _denied(asked: Asked, good: list[Fact]) -> Finding | None:
    """Return a fact of the claim's own period that tells what the claim denies."""
    said_when = asked.dated or bool(_NEVER.search(asked.text))
    sure = [fact for fact in good if asked.denies and said_when and fact.kind not in VAGUE]
    if not sure:
        return None
    sentence = f"A row shows that it was done: {spoken(sure[0].date)}."
    return against(Verdict.CONTRADICTED, "wrong_polarity", sentence, row_of(sure[0]))


def _why(asked: Asked, near: Fact | None) -> tuple[str, ...]:
    """Return the slots in which the nearest row differs; they say how near it is, and decide nothing."""
    if near is None:
        return ()
    differences = {
        "wrong_direction": not near.mutual and near.actor != asked.actor,
        "wrong_kind": asked.family not in VERBAL and not covers(asked.kind, near.kind),
        "wrong_modality": {of_fact(near), asked.family} == {Family.DELIVER, Family.PROMISE},
        "wrong_date": asked.dated and not overlaps(asked, near),
        "wrong_amount": amount_agreement(asked.proposition, asked.text, near) == "other",
    }
    return tuple(reason for reason, is_so in differences.items() if is_so)


def _undecided(near: Fact | None, why: tuple[str, ...]) -> str:
    if near is None:
        return "No row of the record bears this out or says otherwise."
    slots = ", ".join(reason.removeprefix("wrong_") for reason in why)
    differs = f" and differs in {slots}" if slots else ""
    return f"No row bears this out in every point or says otherwise; the nearest is of {spoken(near.date)}{differs}."
