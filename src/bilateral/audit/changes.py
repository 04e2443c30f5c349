"""What changed after a document: a claim that was so on its day, and is so no more."""

import re

import msgspec

from bilateral.assess.rows import row_of
from bilateral.audit.asked import Asked
from bilateral.audit.families import Family, of_fact
from bilateral.audit.model import Finding, Verdict
from bilateral.audit.store import Store
from bilateral.shapes.dates import OPEN, first_day, last_day, spoken
from bilateral.shapes.vocabulary import Polarity

_PRESENT = re.compile(r"\b(?:is|are|has|have|remains?|continues?|still|currently|now)\b|\w+s\b(?= \w)", re.IGNORECASE)
_STANDING = frozenset({Family.PROMISE, Family.RELATION})


def outdated(asked: Asked, finding: Finding, store: Store) -> Finding:
    """Return a finding as outdated, with both rows, where a later row says otherwise of the claim's present."""
    borne_out = finding.verdict in (Verdict.SUPPORTED, Verdict.PARTLY_SUPPORTED)
    if asked.cut >= asked.as_of or asked.dated or not borne_out or asked.pair is None or not finding.evidence:
        return finding
    if not _PRESENT.search(asked.text):
        return finding
    facts = store.facts(*asked.pair)
    told = {fact.row_id: fact for fact in facts}.get(finding.evidence[0].id)
    if told is None:
        return finding
    if told.until not in ("", OPEN) and of_fact(told) in _STANDING and asked.cut < last_day(told.until) <= asked.as_of:
        return _changed(finding, f"It stood on {asked.cut} and ended on {spoken(told.until)}.")
    contrary = [
        fact
        for fact in facts
        if asked.cut < first_day(fact.date) <= asked.as_of
        and fact.actor == told.actor
        and fact.kind is told.kind
        and {fact.polarity, told.polarity} == {Polarity.FOR, Polarity.AGAINST}
    ]
    if not contrary:
        return finding
    later = row_of(contrary[-1])
    changed = _changed(finding, f"It was so on {asked.cut}; a row of {spoken(later.date)} says otherwise.")
    return msgspec.structs.replace(changed, evidence=(*finding.evidence, later), instead=later)


def _changed(finding: Finding, sentence: str) -> Finding:
    return msgspec.structs.replace(
        finding, verdict=Verdict.OUTDATED, reasons=(*finding.reasons, "changed_since"), sentence=sentence
    )
