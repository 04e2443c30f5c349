from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.facts import fact, source

from bilateral.assess.ladder import (
    confidence_of,
    known_by,
    of_direction,
    on_ladder,
    overlaps,
    peak,
    strongest_first,
    verdict_of,
)
from bilateral.assess.model import Verdict
from bilateral.record.coverage import Status
from bilateral.record.facts import Fact
from bilateral.shapes.vocabulary import Polarity, Rung


def rows(polarity: str, *rungs: str) -> list[Fact]:
    """Facts of one polarity on the rungs named; only rung and polarity matter here."""
    return [fact(id=f"aut-che-{n:03}", polarity=polarity, rung=rung) for n, rung in enumerate(rungs, start=1)]


@pytest.mark.parametrize(
    ("supporting", "opposing", "verdict"),
    [
        (["troops"], [], Verdict.SUPPORTS),
        (["commitments"], [], Verdict.SUPPORTS),
        (["votes"], [], Verdict.SUPPORTS_WITH_LIMITS),
        (["words"], [], Verdict.SUPPORTS_WITH_LIMITS),
        ([], ["words"], Verdict.OPPOSES),
        ([], ["troops"], Verdict.OPPOSES),
        (["troops"], ["words"], Verdict.SUPPORTS),
        (["troops"], ["money_goods"], Verdict.SUPPORTS),
        (["troops"], ["arms"], Verdict.SUPPORTS_WITH_LIMITS),
        (["votes"], ["words"], Verdict.SUPPORTS_WITH_LIMITS),
        (["words"], ["votes"], Verdict.MIXED),
        (["words"], ["money_goods"], Verdict.OPPOSES),
        (["words"], ["words"], Verdict.MIXED),
        (["words"] * 4, ["words"], Verdict.SUPPORTS_WITH_LIMITS),
        (["words"], ["words"] * 4, Verdict.OPPOSES),
        (["words"] * 3, ["words"], Verdict.MIXED),
    ],
)
def test_the_verdict_is_read_off_the_highest_rungs(
    supporting: list[str], opposing: list[str], verdict: Verdict
) -> None:
    assert verdict_of(rows("for", *supporting), rows("against", *opposing), Status.COMPLETE) is verdict


def test_finding_nothing_means_something_only_where_it_was_searched() -> None:
    assert verdict_of([], [], Status.COMPLETE) is Verdict.NO_RECORDED_SUPPORT
    assert verdict_of([], [], Status.STARTED) is Verdict.NOT_ENOUGH_EVIDENCE


@given(st.lists(st.sampled_from([*Rung])), st.lists(st.sampled_from([*Rung])))
def test_for_and_against_mirror_each_other(one: list[Rung], other: list[Rung]) -> None:
    supports = {Verdict.SUPPORTS, Verdict.SUPPORTS_WITH_LIMITS}
    there = verdict_of(rows("for", *one), rows("against", *other), Status.COMPLETE)
    back = verdict_of(rows("for", *other), rows("against", *one), Status.COMPLETE)
    assert not (there in supports and back in supports)
    assert not (there is Verdict.OPPOSES and back is Verdict.OPPOSES)


@given(st.lists(st.sampled_from([*Rung]), min_size=1), st.lists(st.sampled_from([*Rung])))
def test_one_more_act_for_never_makes_a_verdict_worse(one: list[Rung], other: list[Rung]) -> None:
    order = [Verdict.OPPOSES, Verdict.MIXED, Verdict.SUPPORTS_WITH_LIMITS, Verdict.SUPPORTS]
    before = verdict_of(rows("for", *one), rows("against", *other), Status.COMPLETE)
    after = verdict_of(rows("for", *one, one[0]), rows("against", *other), Status.COMPLETE)
    assert order.index(after) >= order.index(before)


def test_a_peak_is_dated_by_its_first_row() -> None:
    facts = [
        fact(id="aut-che-001", date="2021-05-04", rung="words"),
        fact(id="aut-che-002", date="2022-02", precision="month", rung="votes"),
        fact(id="aut-che-003", date="2022-01-30", rung="votes"),
    ]
    found = peak(facts)
    assert (found.rung, found.first, found.rows) == (Rung.VOTES, "2022-01-30", ("fact/aut-che-003", "fact/aut-che-002"))
    assert peak([]).rung is None


def test_market_price_and_neutral_acts_are_not_on_the_ladder() -> None:
    assert on_ladder([fact(rung=None, polarity="neutral"), fact(rung=None)], Polarity.FOR) == []


def test_a_direction_has_its_own_acts_and_those_of_both() -> None:
    mine, theirs, ours = fact(), fact(actor="CHE", target="AUT"), fact(actor="CHE", target="AUT", mutual=True)
    assert of_direction([mine, theirs, ours], "AUT") == [mine, ours]
    assert of_direction([mine, theirs, ours], "CHE") == [theirs, ours]


def test_as_of_needs_the_act_and_its_publication() -> None:
    late = fact(date="2014", precision="year", published="2020", sources=[source(checked_on="2026-11-24")])
    assert not known_by(late, date(2019, 12, 31))
    assert not known_by(late, date(2020, 6, 30))
    assert known_by(late, date(2020, 12, 31))
    assert known_by(fact(published="2026", sources=[source(checked_on="2026-11-24")]), date(2026, 11, 24))


@pytest.mark.parametrize(
    ("when", "until", "touches"),
    [
        ("2023-11-24", "", True),
        ("2023-11-23", "", False),
        ("2023-11", "", True),
        ("2000-02-09", "2024-12-04", True),
        ("2000-02-09", "2012", False),
        ("1961-07-11", "..", True),
        ("2027", "", False),
    ],
)
def test_a_period_takes_what_touches_it(when: str, until: str, *, touches: bool) -> None:
    one = fact(date=when, precision={4: "year", 7: "month", 10: "day"}[len(when)], until=until, published="2030")
    assert overlaps(one, date(2023, 11, 24), date(2026, 11, 24)) is touches


def test_confidence_is_evidence_times_agreement() -> None:
    robust = confidence_of(Verdict.SUPPORTS, rows("for", *["words"] * 5), [])
    assert (robust.level, robust.evidence, robust.agreement) == ("very high", "robust", "high")
    thin = confidence_of(Verdict.MIXED, rows("for", "words"), rows("against", "words"))
    assert (thin.level, thin.evidence, thin.agreement) == ("low", "medium", "low")
    doubtful = [fact(id=f"aut-che-{n:03}", grade="E5") for n in range(1, 9)]
    assert confidence_of(Verdict.SUPPORTS, doubtful, []).evidence == "limited"
    assert confidence_of(Verdict.NOT_ENOUGH_EVIDENCE, [], []).level == "very low"


def test_confidence_is_about_the_verdict_not_the_larger_side() -> None:
    mixed = confidence_of(Verdict.MIXED, rows("for", *["words"] * 9), rows("against", "votes"))
    assert mixed.agreement == "low"
    opposed = confidence_of(Verdict.OPPOSES, rows("for", *["words"] * 9), rows("against", "troops"))
    assert (opposed.evidence, opposed.agreement) == ("limited", "low")


def test_one_act_told_by_many_rows_counts_once() -> None:
    act = fact(id="aut-che-001", date="2024-10", precision="month")
    told = [fact(id=f"aut-che-{n:03}", date="2024-09", precision="month", part_of="aut-che-001") for n in (2, 3, 4)]
    found = peak([act, *told])
    assert (found.acts, len(found.rows), found.first) == (1, 4, "2024-10")
    assert peak(told).acts == 3  # without the act itself each stands for it
    assert strongest_first([*told, act])[0] is act
    tie = verdict_of([act, *told], rows("against", "words"), Status.COMPLETE)
    assert tie is Verdict.MIXED


def test_acts_of_the_period_come_before_ties_that_stand_from_before_it() -> None:
    old = fact(id="aut-che-001", date="1955-05-15", until="..", grade="A1")
    new = fact(id="aut-che-002", date="2024-05-15", grade="C3")
    assert strongest_first([old, new], date(2023, 1, 1)) == [new, old]
    assert strongest_first([old, new]) == [old, new]


def test_votes_alone_decide_nothing_where_nobody_has_searched() -> None:
    votes, pact = rows("for", "votes", "votes"), rows("for", "commitments")
    assert verdict_of(votes, [], Status.UNSEARCHED) is Verdict.NOT_ENOUGH_EVIDENCE
    assert verdict_of([], votes, Status.UNSEARCHED) is Verdict.NOT_ENOUGH_EVIDENCE
    assert verdict_of(votes, [], Status.UNSEARCHED, votes_asked=True) is Verdict.SUPPORTS_WITH_LIMITS
    assert verdict_of(votes, [], Status.STARTED) is Verdict.SUPPORTS_WITH_LIMITS
    assert verdict_of(pact, [], Status.UNSEARCHED) is Verdict.SUPPORTS_WITH_LIMITS
    assert verdict_of(rows("for", "arms"), [], Status.UNSEARCHED) is Verdict.SUPPORTS


@pytest.mark.parametrize(
    ("status", "level"), [(Status.COMPLETE, "very high"), (Status.STARTED, "high"), (Status.UNSEARCHED, "medium")]
)
def test_confidence_is_lower_the_less_was_searched(status: Status, level: str) -> None:
    found = confidence_of(Verdict.SUPPORTS, rows("for", *["arms"] * 5), [], status)
    assert (found.level, found.evidence, found.agreement) == (level, "robust", "high")
