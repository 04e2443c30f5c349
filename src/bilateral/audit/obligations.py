"""Claims that a treaty binds two states to help each other when one is attacked, held against the record's treaties.

The record has a treaty's clauses as facts, each with its article. A claim is borne out where such a clause binds the
two states, and the claim's year and names are the treaty's. That none is found decides nothing.
"""

import re

from bilateral.assess.rows import row_of
from bilateral.audit.asked import Asked
from bilateral.audit.model import Finding, Searched, Verdict
from bilateral.audit.store import Store
from bilateral.audit.words import names_in, numbers_in, states_in, stems
from bilateral.record.facts import Fact
from bilateral.shapes.dates import first_day, last_day
from bilateral.shapes.vocabulary import Kind

_DOCUMENT = re.compile(r"\b(?:treaty|pact|declaration|agreement|accord|alliance)\b", re.IGNORECASE)
_BINDS = re.compile(r"\b(?:oblig|bind|bound|commit|requir|clause|provid|contain|promis|pledg|includ)\w*", re.IGNORECASE)
_HELP = re.compile(r"\b(?:aid|assist\w*|help|support|defen[cs]e|defend|come to)\b", re.IGNORECASE)
_ATTACKED = re.compile(
    r"\b(?:attack\w*|aggression|at war|invaded|mutual (?:military )?(?:aid|assistance|defen[cs]e))\b", re.IGNORECASE
)
_TOGETHER = re.compile(r"\b(?:all|joint) measures\b|\battack on all\b", re.IGNORECASE)
_STATES = 2
_WORDS = frozenset({"treat", "pact", "declar", "articl"})


def of_obligations(asked: Asked, store: Store) -> Finding | None:
    """Return the clause of a treaty that a claim tells; None where it tells none, or the record has none such."""
    said = asked.sentence
    if asked.negated or asked.proposition.modality not in ("asserted", "reported", "promised"):
        return None
    if not all(pattern.search(said) for pattern in (_DOCUMENT, _BINDS, _HELP, _ATTACKED)):
        return None
    states = states_in(said)
    if len(states) != _STATES:
        return None
    facts = [
        fact
        for fact in store.facts(*states)
        if fact.kind is Kind.DEFENCE_PACT
        and first_day(fact.date) <= asked.cut
        and _tells_it(fact)
        and _is_meant(asked, fact)
    ]
    if not facts:
        return None
    ended = asked.cut > last_day(facts[-1].until) if facts[-1].until else False
    if ended and not asked.dated:
        return None
    return Finding(
        verdict=Verdict.SUPPORTED,
        sentence=f"A clause has it so: {facts[-1].sentence}",
        evidence=tuple(row_of(fact) for fact in facts[-2:]),
        searched=(Searched("record", f"treaties of {states[0]} and {states[1]}", len(facts)),),
    )


def _tells_it(fact: Fact) -> bool:
    return bool(_HELP.search(fact.sentence) or _TOGETHER.search(fact.sentence)) and bool(
        _ATTACKED.search(fact.sentence)
    )


def _is_meant(asked: Asked, fact: Fact) -> bool:
    """Whether a clause is of the year and the name that a claim gives its treaty."""
    if not names_in(asked.sentence) - _WORDS <= stems(fact.sentence):
        return False
    if not asked.dated:
        return True
    signed_or_in_force = {int(fact.date[:4]), int(fact.date[:4]) - 1, *_years(fact.sentence)}
    return any(year in asked.calendar for year in signed_or_in_force)


def _years(sentence: str) -> set[int]:
    return {int(one) for one in numbers_in(sentence) if one.isdigit() and len(one) == len("1961")}
