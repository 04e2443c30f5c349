"""Claims about vetoes, held against the curated record; no publisher in use lists vetoes."""

import re

from bilateral.assess.rows import row_of
from bilateral.audit.asked import Asked
from bilateral.audit.model import Finding, Verdict
from bilateral.audit.store import Store
from bilateral.audit.words import content, names_in, states_in, stems
from bilateral.record.facts import Fact
from bilateral.shapes.dates import first_day, spoken
from bilateral.shapes.vocabulary import Kind

_VETOED = re.compile(r"\bveto(?:ed|es)\b", re.IGNORECASE)
_MOST = 0.5


def of_vetoes(asked: Asked, store: Store) -> Finding | None:
    """Return what the record says of a claim that states vetoed a draft; None where it says nothing of that day."""
    verb = _VETOED.search(asked.text)
    if verb is None or asked.kind is not Kind.VETO or asked.negated or not asked.dated:
        return None
    by = set(states_in(asked.text[: verb.start()]))
    told = store.votes_told(min(by)) if by else ()
    since, until = asked.window
    here = [fact for fact in told if fact.kind is Kind.VETO and since <= first_day(fact.date) <= until]
    here = [fact for fact in here if _same(asked, fact, by)]
    if len({fact.date for fact in here}) != 1:
        return None
    row = row_of(here[0])
    return Finding(verdict=Verdict.SUPPORTED, sentence=f"A row has it so: {spoken(row.date)}.", evidence=(row,))


def _same(asked: Asked, fact: Fact, by: set[str]) -> bool:
    """Whether a fact tells of a veto by all of these states, with all states and names of the claim's sentence."""
    verb = _VETOED.search(fact.sentence)
    if verb is None or not by <= set(states_in(fact.sentence[: verb.start()])):
        return False
    wanted, told = content(asked.sentence), stems(fact.sentence)
    return (
        set(states_in(asked.sentence)) <= set(states_in(fact.sentence))
        and names_in(asked.sentence) - {"security", "council", "securit"} <= told
        and sum(word in told for word in wanted) >= _MOST * len(wanted)
    )
