"""Claims about vetoes, held against the curated record; no publisher in use lists vetoes."""

import re
from collections.abc import Sequence

from bilateral.assess.rows import row_of
from bilateral.audit.asked import Asked
from bilateral.audit.model import Finding, Verdict
from bilateral.audit.resolutions import council_symbol_in
from bilateral.audit.store import Store
from bilateral.audit.words import content, names_in, states_in, stems
from bilateral.record.facts import Fact
from bilateral.shapes.dates import first_day, spoken
from bilateral.shapes.vocabulary import Kind

_VETOED = re.compile(r"\bveto(?:ed|es)\b", re.IGNORECASE)
_BACKED = re.compile(
    r"\b(?:backed|supported|voted (?:for|in favou?r of)|approved)\b[^.;]*\b(?:draft|resolution)\b", re.IGNORECASE
)
_COUNCIL = frozenset({"security", "council", "securit"})
_MOST = 0.5


def of_vetoes(asked: Asked, store: Store) -> Finding | None:
    """Return what the record says of a claim that states vetoed a draft; None where it says nothing of that day."""
    verb = _VETOED.search(asked.text)
    if verb is None and _BACKED.search(asked.text) and "security council" in asked.sentence.lower():
        return _vetoed_instead(asked, store)
    if asked.kind is Kind.VETO and not asked.negated and (number := council_symbol_in(asked.sentence)):
        return _adopted(asked, store, number)
    if verb is None or asked.kind is not Kind.VETO or asked.negated or not asked.dated:
        return None
    by = set(states_in(asked.text[: verb.start()]))
    told = store.votes_told(min(by)) if by else ()
    since, until = asked.window
    same = [fact for fact in told if fact.kind is Kind.VETO and _same(asked, fact, by)]
    here = [fact for fact in same if since <= first_day(fact.date) <= until]
    if len({fact.date for fact in here}) == 1:
        row = row_of(here[0])
        return Finding(verdict=Verdict.SUPPORTED, sentence=f"A row has it so: {spoken(row.date)}.", evidence=(row,))
    return None if here else _other_year(asked, same)


def _adopted(asked: Asked, store: Store, number: str) -> Finding | None:
    """Return how a state voted on the numbered resolution that a claim has it veto: what has a number was adopted."""
    symbol = re.compile(rf"S/RES/{number}\b")
    cast = [fact for fact in store.votes_told(asked.actor or "") if symbol.search(fact.sentence)]
    if not cast:
        return None
    row = row_of(cast[0])
    return Finding(
        verdict=Verdict.CONTRADICTED,
        reasons=("wrong_vote",),
        sentence=f"The Council adopted it, so that nobody vetoed it: {row.text}",
        evidence=(row,),
        instead=row,
    )


def _vetoed_instead(asked: Asked, store: Store) -> Finding | None:
    """Return the veto that a state cast on the very day on which a claim has it back a draft in the Council."""
    if not asked.exact_day or asked.actor is None or asked.negated:
        return None
    cast = [
        fact
        for fact in store.votes_told(asked.actor)
        if fact.kind is Kind.VETO and first_day(fact.date) == asked.window[0] and _is_by(asked.actor, fact)
    ]
    if not cast or set(states_in(asked.sentence)) - {asked.actor} - set(states_in(cast[0].sentence)):
        return None
    row = row_of(cast[0])
    return Finding(
        verdict=Verdict.CONTRADICTED,
        reasons=("wrong_vote",),
        sentence=f"It vetoed that day: {row.text}",
        evidence=(row,),
        instead=row,
    )


def _is_by(state: str, fact: Fact) -> bool:
    verb = _VETOED.search(fact.sentence)
    return verb is not None and state in states_in(fact.sentence[: verb.start()])


def _other_year(asked: Asked, same: Sequence[Fact]) -> Finding | None:
    """Return the one veto on what the claim names, where it was cast in no year of the claim.

    Without a name of its own ("Srebrenica") a draft may be one of several on the same states, of which the record need
    not have all; and two vetoes on one matter in one year are not told apart by it.
    """
    since, until = asked.window
    years = {first_day(fact.date).year for fact in same}
    if len({fact.date for fact in same}) != 1 or not names_in(asked.sentence) - _COUNCIL:
        return None
    if years & set(range(since.year, until.year + 1)):
        return None
    row = row_of(same[0])
    return Finding(
        verdict=Verdict.MISDATED,
        reasons=("wrong_date",),
        sentence=f"The row that matches all the rest is of {spoken(row.date)}.",
        evidence=(row,),
        instead=row,
    )


def _same(asked: Asked, fact: Fact, by: set[str]) -> bool:
    """Whether a fact tells of a veto by all of these states, with all states and names of the claim's sentence."""
    verb = _VETOED.search(fact.sentence)
    if verb is None or not by <= set(states_in(fact.sentence[: verb.start()])):
        return False
    wanted, told = content(asked.sentence), stems(fact.sentence)
    return (
        set(states_in(asked.sentence)) <= set(states_in(fact.sentence))
        and names_in(asked.sentence) - _COUNCIL <= told
        and sum(word in told for word in wanted) >= _MOST * len(wanted)
    )
