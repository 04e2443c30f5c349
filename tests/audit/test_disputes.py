"""Rows that disagree, and rows that came later: both are shown, and neither is called the truth."""

from datetime import date

import msgspec
import pytest

from bilateral.audit import Verdict
from bilateral.audit.asked import asked
from bilateral.audit.judge import judge
from bilateral.audit.model import Finding
from bilateral.audit.store import Store
from bilateral.reading import claims, read
from bilateral.record.facts import Fact
from bilateral.warehouse import Release

DAY = date(2026, 11, 24)
SOURCE = {
    "title": "Invented", "publisher": "Nobody", "url": "https://example.org/", "kind": "press",
    "checked_via": "invented", "checked_on": "2010-01-01",
}  # fmt: skip


def _fact(number: int, day: str, sentence: str, **more: object) -> Fact:
    told: dict[str, object] = {
        "id": f"chl-per-{number:03}", "date": day, "precision": {4: "year", 7: "month", 10: "day"}[len(day)],
        "actor": "PER", "target": "CHL", "kind": "aid", "action": "AID", "dimension": "aid_debt", "rung": "money_goods",
        "polarity": "for", "sentence": sentence, "published": day, "sources": [SOURCE], "grade": "B2", **more,
    }  # fmt: skip
    return msgspec.convert(told, Fact)


class Few(Store):
    """The starter's store, with invented facts in the place of the record's."""

    def __init__(self, release: Release, *told: Fact) -> None:
        super().__init__(release, DAY)
        self._told = told

    def facts(self, one: str, other: str) -> tuple[Fact, ...]:
        return tuple(fact for fact in self._told if {fact.actor, fact.target} == {one, other})


def _found(store: Store, text: str, cut: date = DAY) -> Finding:
    told = read(text)
    (claim,) = claims(told)
    return judge(asked(claim, told.text, cut, DAY), store)


TONNES = {"unit": "tonnes", "kind": "food"}
ONE = _fact(1, "2011-05-02", "Peru gave Chile 900 tonnes of rice.", amount=900.0, disputed_by=["chl-per-002"], **TONNES)
OTHER = _fact(2, "2011-05-02", "Chile counted 400 tonnes of rice from Peru.", amount=400.0, **TONNES)
TRADE = {"kind": "trade", "action": "COOPERATE", "dimension": "economic", "rung": None, "mutual": True, "unit": "USD"}
TOTAL = _fact(3, "2019", "By Peru's customs trade of Peru and Chile came to 3 billion dollars.", amount=3e9, **TRADE)
LESS = _fact(4, "2019", "By Chile's customs trade of Peru and Chile came to 2 billion dollars.", amount=2e9, **TRADE)
PACT = {"kind": "treaty", "action": "AGREE", "dimension": "diplomatic", "rung": "commitments", "mutual": True}
FRIENDS = _fact(5, "1999-03-01", "Peru and Chile signed a treaty of friendship.", until="2014-06-01", **PACT)


def test_a_figure_that_another_row_disputes_is_mixed_with_both_shown(starter: Release) -> None:
    told = _found(Few(starter, ONE, OTHER), "Peru gave Chile 900 tonnes of rice in May 2011.")
    assert told.verdict is Verdict.MIXED
    assert [row.id for row in told.evidence] == ["fact/chl-per-001", "fact/chl-per-002"]


def test_the_disputing_figure_alone_is_not_mixed(starter: Release) -> None:
    assert _found(Few(starter, ONE), "Peru gave Chile 900 tonnes of rice in May 2011.").verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("facts", "text", "verdict"),
    [
        ((TOTAL, LESS), "Trade between Peru and Chile came to 3 billion dollars in 2019.", "mixed"),
        ((TOTAL, LESS), "Trade between Peru and Chile came to 7 billion dollars in 2019.", "contradicted"),
        ((TOTAL, LESS), "Trade between Peru and Chile stayed below 5 billion dollars in 2019.", "supported"),
        ((TOTAL,), "Trade between Peru and Chile came to 3 billion dollars in 2018.", "not_enough_evidence"),
    ],
)
def test_two_totals_of_a_year(starter: Release, facts: tuple[Fact, ...], text: str, verdict: str) -> None:
    told = _found(Few(starter, *facts), text)
    assert told.verdict == verdict
    assert len(told.evidence) == (0 if verdict == "not_enough_evidence" else len(facts))


def test_what_stood_on_the_day_and_ended_later_is_outdated_with_its_row(starter: Release) -> None:
    text = "Peru and Chile have signed a treaty of friendship."
    told = _found(Few(starter, FRIENDS), text, cut=date(2012, 1, 1))
    assert told.verdict is Verdict.OUTDATED
    assert "changed_since" in told.reasons
    assert [row.id for row in told.evidence] == ["fact/chl-per-005"]


def test_a_later_act_to_the_contrary_is_shown_beside_the_one_that_bore_the_claim_out(starter: Release) -> None:
    gives = _fact(6, "2011-02-01", "Peru gave Chile rice.", kind="food")
    refuses = _fact(
        7, "2013-02-01", "Peru stopped its rice for Chile.", kind="food", action="SANCTION", polarity="against"
    )
    told = _found(Few(starter, gives, refuses), "Peru gives Chile rice.", cut=date(2012, 1, 1))
    assert told.verdict is Verdict.OUTDATED
    assert [row.id for row in told.evidence] == ["fact/chl-per-006", "fact/chl-per-007"]
    assert (
        _found(Few(starter, gives, refuses), "Peru gives Chile rice.", cut=date(2013, 6, 1)).verdict
        is not Verdict.OUTDATED
    )
