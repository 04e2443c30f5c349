"""Claims about vetoes, held against the curated record; no publisher in use lists vetoes."""

import re
from collections.abc import Sequence

from bilateral.assess.rows import row_of
from bilateral.audit.asked import Asked
from bilateral.audit.findings import against, otherwise_dated
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
    vetoed = _VETOED.search(asked.text)
    if vetoed is None and _BACKED.search(asked.text) and "security council" in asked.sentence.lower():
        return _vetoed_instead(asked, store)
    if asked.kind is Kind.VETO and not asked.negated and (number := council_symbol_in(asked.sentence)):
        return _adopted(asked, store, number)
    if vetoed is None or asked.kind is not Kind.VETO or asked.negated or not asked.dated:
        return None
    by = _vetoed_by(asked.text)
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
    return against(
        Verdict.CONTRADICTED, "wrong_vote", f"The Council adopted it, so that nobody vetoed it: {row.text}", row
    )


def _vetoed_instead(asked: Asked, store: Store) -> Finding | None:
    """Return the veto that a state cast on the very day on which a claim has it back a draft in the Council."""
    if not asked.exact_day or asked.actor is None or asked.negated:
        return None
    cast = [
        fact
        for fact in store.votes_told(asked.actor)
        if fact.kind is Kind.VETO
        and first_day(fact.date) == asked.window[0]
        and asked.actor in _vetoed_by(fact.sentence)
    ]
    if not cast or set(states_in(asked.sentence)) - {asked.actor} - set(states_in(cast[0].sentence)):
        return None
    row = row_of(cast[0])
    return against(Verdict.CONTRADICTED, "wrong_vote", f"It vetoed that day: {row.text}", row)


def _vetoed_by(sentence: str) -> set[str]:
    """Return the states that a sentence names before "vetoed"; none where it tells no veto."""
    verb = _VETOED.search(sentence)
    return set(states_in(sentence[: verb.start()])) if verb else set()


def _other_year(asked: Asked, same: Sequence[Fact]) -> Finding | None:
    """Return the one veto on what the claim names, where it was cast in no year of the claim.

    Without a name of its own ("Srebrenica") a draft may be one of several on the same states, of which the record need
    not have all; and two vetoes on one matter in one year are not told apart by it.
    """
    if len({fact.date for fact in same}) != 1 or not names_in(asked.sentence) - _COUNCIL:
        return None
    return None if first_day(same[0].date).year in asked.calendar else otherwise_dated(row_of(same[0]))


def _same(asked: Asked, fact: Fact, by: set[str]) -> bool:
    """Whether a fact tells of a veto by all of these states, with all states and names of the claim's sentence."""
    wanted, told = content(asked.sentence), stems(fact.sentence)
    return (
        by <= _vetoed_by(fact.sentence)
        and set(states_in(asked.sentence)) <= set(states_in(fact.sentence))
        and names_in(asked.sentence) - _COUNCIL <= told
        and sum(word in told for word in wanted) >= _MOST * len(wanted)
    )
