"""Supported claims made from facts, with one slot turned: none stays supported."""

import collections
from datetime import date

import pytest

from bilateral.audit import Audit, audit
from bilateral.audit.families import Family, of_fact
from bilateral.record.facts import Fact, load_facts
from bilateral.shapes.dates import first_day, last_day
from bilateral.warehouse import Release

from .flips import Told, told

FACTS = {fact.id: fact for fact in load_facts()}
LEAST = 300
BORNE_OUT = {"supported", "partly_supported", "mixed", "outdated"}


def _also_true(claim: Told) -> bool:
    """Whether the record tells the turned claim as well: both praised each other on one day, or promised and gave."""
    fact = FACTS[claim.fact]
    wanted = {
        "direction": (fact.target, fact.actor, of_fact(fact)),
        "promised": (fact.actor, fact.target, Family.PROMISE),
    }.get(claim.slot)
    return any((one.actor, one.target, of_fact(one)) == wanted and _meet(one, fact) for one in FACTS.values())


def _meet(one: Fact, other: Fact) -> bool:
    return first_day(one.date) <= last_day(other.date) and first_day(other.date) <= last_day(one.date)


@pytest.fixture(scope="module")
def judged(starter: Release) -> list[tuple[Told, str]]:
    claims = [claim for fact in FACTS.values() for claim in told(fact)]
    text, spans = "", []
    for claim in claims:
        spans.append((len(text), len(text) + len(claim.text)))
        text += claim.text + "\n\n"
    found: Audit = audit(text, starter, as_of=date(2026, 11, 24))
    verdicts = []
    for claim, (start, end) in zip(claims, spans, strict=True):
        own = [one.verdict.value for one in found.claims if one.span.start < end and one.span.end > start]
        verdicts.append((claim, own[0] if len(own) == 1 else "cut"))
    return verdicts


def test_no_turned_claim_stays_supported(judged: list[tuple[Told, str]]) -> None:
    base = {claim.fact for claim, verdict in judged if not claim.slot and verdict == "supported"}
    turned = [(claim, verdict) for claim, verdict in judged if claim.slot and claim.fact in base]
    turned = [(claim, verdict) for claim, verdict in turned if not _also_true(claim)]
    slots = collections.Counter(claim.slot for claim, _ in turned)
    assert len(turned) >= LEAST
    assert set(slots) == {"direction", "actor", "year", "amount", "kind", "negation", "promised"}
    assert [claim for claim, verdict in turned if verdict in BORNE_OUT] == []


def test_most_claims_made_from_facts_are_borne_out(judged: list[tuple[Told, str]]) -> None:
    own = [verdict for claim, verdict in judged if not claim.slot]
    assert own.count("supported") > 0.7 * len(own)
    assert not {"contradicted", "misdated", "wrong_direction"} & set(own)
