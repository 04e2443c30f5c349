"""A short article of the kind that the auditor is for, end to end; the shared one where it is at hand."""

import itertools
from datetime import date

import msgspec
import pytest

from bilateral.audit import Audit, Verdict, audit
from bilateral.audit.model import UNDECIDED
from bilateral.warehouse import Release
from tests.shared import SHARED

DAY = date(2026, 11, 24)
ARTICLE = SHARED / "documents" / "does-north-korea-support-putin.txt"
needs_article = pytest.mark.skipif(not ARTICLE.is_file(), reason="needs the article in ../shared")
OWN = """Does North Korea Support Russia

North Korea has long been a staunch backer of Putin. The countries have signed a number of agreements, including one in
2005 that promised $10 billion in economic aid to North Korea. Russia has also been a major source of fuel, food, and
medicine for the North Korean people. North Korea has not been willing to support Putin.
"""


@pytest.fixture(scope="module")
def own(starter: Release) -> Audit:
    return audit(OWN, starter, as_of=DAY)


@pytest.fixture(scope="module")
def article(starter: Release) -> Audit:
    return audit(ARTICLE.read_text(encoding="utf-8"), starter, as_of=DAY)


def test_the_debt_agreement_is_the_nearest_row_to_the_promise(own: Audit) -> None:
    (promise,) = (claim for claim in own.claims if "$10 billion" in claim.text)
    assert promise.verdict is Verdict.NOT_ENOUGH_EVIDENCE
    assert promise.instead is not None
    assert (promise.instead.id, promise.instead.date) == ("fact/prk-rus-046", "2012-09-17")
    assert promise.reasons == ("wrong_kind", "wrong_date")
    assert promise.searched
    assert promise.coverage


def test_each_kind_of_a_list_has_its_row(own: Audit) -> None:
    (listed,) = (claim for claim in own.claims if "fuel" in claim.text)
    assert listed.verdict is Verdict.PARTLY_SUPPORTED
    assert {row.actor for row in listed.evidence} == {"RUS"}
    assert len(listed.evidence) == 3


def test_the_document_is_graded(own: Audit) -> None:
    faults = {fault.code: fault for fault in own.document.faults}
    assert {"undated_document", "unsourced", "undated_claims", "reverse_direction", "contradicts_itself"} <= set(faults)
    assert DAY.isoformat() in faults["undated_document"].sentence
    left_out = {(one.actor, one.kind.value) for one in own.document.omitted}
    assert {("PRK", "troops"), ("PRK", "munitions"), ("PRK", "vote")} <= left_out
    assert ("RUS", "fuel") not in left_out


def test_a_dated_and_sourced_document_has_neither_fault(starter: Release) -> None:
    text = "According to KCNA, North Korea voted against A/RES/ES-11/1 on 2 March 2022."
    found = audit(text, starter, date="2022-04-01", as_of=DAY)
    assert [fault.code for fault in found.document.faults] == []


def test_json_has_the_contract_s_fields(own: Audit) -> None:
    told = msgspec.json.decode(own.to_json())
    assert set(told) == {"schema_version", "document", "claims", "counts"}
    assert {"faults", "omitted", "text", "date"} <= set(told["document"])
    assert set(told["claims"][0]) == {
        "id", "span", "text", "proposition", "verdict", "reasons", "sentence", "instead", "evidence", "searched",
        "coverage",
    }  # fmt: skip
    assert sum(told["counts"].values()) == len(told["claims"])


def test_the_same_document_gives_the_same_bytes(own: Audit, starter: Release) -> None:
    assert audit(OWN, starter, as_of=DAY).to_json() == own.to_json()


@pytest.mark.parametrize("text", ["", "   \n", "Bonjour, la Russie est un grand pays.", "\x00\u202e\U0001f600 ."])
def test_any_text_is_taken(starter: Release, text: str) -> None:
    found = audit(text, starter, as_of=DAY)
    assert found.claims == ()
    assert found.document.omitted == ()


def test_bytes_are_taken(starter: Release) -> None:
    assert audit(OWN.encode(), starter, as_of=DAY).counts["partly_supported"] >= 1


def _sound(found: Audit) -> None:
    for one, following in itertools.pairwise(found.claims):
        assert one.span.end <= following.span.start
    for claim in found.claims:
        assert found.document.text[claim.span.start : claim.span.end] == claim.text
        assert claim.sentence
        assert claim.verdict in UNDECIDED or claim.evidence


def test_claims_do_not_overlap_and_none_is_decided_without_a_row(own: Audit) -> None:
    _sound(own)


@needs_article
def test_the_shared_article_end_to_end(article: Audit) -> None:
    _sound(article)
    assert len(article.claims) > 40
    assert not any("Grissom" in claim.text or "Comment" in claim.text for claim in article.claims)
    (promise,) = (claim for claim in article.claims if "$10 billion" in claim.text)
    assert promise.instead is not None
    assert promise.instead.id == "fact/prk-rus-046"
    left_out = {(one.actor, one.kind.value) for one in article.document.omitted}
    assert {("PRK", "troops"), ("PRK", "munitions"), ("PRK", "vote")} <= left_out
    assert article.counts["contradicted"] == article.counts["misdated"] == article.counts["wrong_direction"] == 0


@needs_article
def test_the_two_directions_are_told_apart(article: Audit) -> None:
    for claim in article.claims:
        for row in claim.evidence:
            actor = claim.proposition.actor
            assert row.mutual or actor is None or row.actor == actor.state_id
