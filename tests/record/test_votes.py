"""How recorded votes become facts, what their check refuses, and that the package's own votes pass it."""

from typing import Any

import msgspec
import pytest
from tests.record.facts import fact, source

from bilateral.record.check import check
from bilateral.record.facts import Fact, load_facts
from bilateral.record.votes import MOST, RecordedVote, expand, load_votes, parse_votes, problems_of
from bilateral.shapes.errors import FactError

_PLAIN: dict[str, Any] = {
    "symbol": "A/RES/68/262",
    "body": "UNGA",
    "date": "2014-03-27",
    "title": "the territorial integrity of Ukraine",
    "outcome": "adopted",
    "counts": {"yes": 2, "no": 2, "abstain": 1},
    "stake": [{"state": "UKR", "side": "yes"}, {"state": "RUS", "side": "no"}],
    "dimension": "diplomatic",
    "complete": True,
    "yes": ["CAN", "UKR"],
    "no": ["CUB", "RUS"],
    "abstain": ["CHN"],
    "absent": ["LAO"],
    "grade": "A1",
    "sources": [source()],
}
_VETOED: dict[str, Any] = {
    "symbol": "S/2022/155",
    "body": "UNSC",
    "outcome": "vetoed",
    "complete": False,
    "vetoes": ["RUS"],
}


def _vote(**changes: Any) -> RecordedVote:  # noqa: ANN401 -- slots of many types
    return msgspec.convert({**_PLAIN, **changes}, RecordedVote)


def _facts(*told: Fact, **changes: Any) -> dict[str, Fact]:  # noqa: ANN401 -- slots of many types
    return {one.id.partition("/")[2]: one for one in expand([_vote(**changes)], told)}


def test_a_vote_is_a_fact_toward_every_state_at_stake_but_oneself() -> None:
    assert sorted(_facts()) == [
        "CAN-RUS", "CAN-UKR", "CHN-RUS", "CHN-UKR", "CUB-RUS", "CUB-UKR", "RUS-UKR", "UKR-RUS",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        ("CAN-UKR", ("for", "SUPPORT", "votes")),
        ("CAN-RUS", ("against", "REJECT", "votes")),
        ("CUB-UKR", ("against", "REJECT", "votes")),
        ("CUB-RUS", ("for", "SUPPORT", "votes")),
        ("CHN-UKR", ("neutral", "CONSULT", None)),
        ("CHN-RUS", ("neutral", "CONSULT", None)),
    ],
)
def test_the_side_of_a_state_says_what_a_vote_was_toward_it(pair: str, told: tuple[str, str, str | None]) -> None:
    found = _facts()[pair]
    assert (found.polarity, found.action, found.rung) == told
    assert found.kind == "vote"


def test_the_sentence_says_who_voted_how_on_what_and_the_count() -> None:
    found = _facts()
    assert found["CAN-UKR"].row_id == "fact/a-res-68-262/CAN-UKR"
    assert found["CAN-UKR"].sentence == (
        "Canada voted for A/RES/68/262, on the territorial integrity of Ukraine; the vote was 2 to 2 with 1 abstention."
    )
    assert found["CHN-RUS"].sentence.startswith("China abstained on A/RES/68/262,")


def test_a_veto_is_of_its_own_kind_and_a_draft_is_called_one() -> None:
    found = _facts(**_VETOED)
    assert found["RUS-UKR"].kind == "veto"
    assert found["CUB-UKR"].kind == "vote"
    assert found["RUS-UKR"].sentence.startswith("Russia vetoed the draft S/2022/155, on")


def test_a_vote_whose_symbol_nobody_read_is_named_by_body_and_day() -> None:
    found = _facts(symbol="", key="ga-2014-03-27")
    assert found["CAN-UKR"].id == "ga-2014-03-27/CAN-UKR"
    assert "voted for the UN General Assembly's resolution of 27 March 2014 on" in found["CAN-UKR"].sentence


@pytest.mark.parametrize(
    ("date", "state", "name"),
    [
        ("1956-11-04", "RUS", "The Soviet Union"),
        ("1956-11-04", "BLR", "The Byelorussian SSR"),
        ("1956-11-04", "UKR", "The Ukrainian SSR"),
        ("1956-11-04", "TWN", "The Republic of China"),
        ("2014-03-27", "BLR", "Belarus"),
        ("2014-03-27", "GBR", "The United Kingdom"),
    ],
)
def test_a_member_has_the_name_of_its_day(date: str, state: str, name: str) -> None:
    found = _facts(date=date, yes=[state], no=[], stake=[{"state": "HUN", "side": "yes"}])
    assert found[f"{state}-HUN"].sentence.startswith(f"{name} voted for")


@pytest.mark.parametrize(
    "changes",
    [
        {"sentence": "Canada voted for UN General Assembly resolution 68/262 on Ukraine."},
        {"sentence": "Canada voted for A/RES/68/262 on Ukraine.", "date": "2014-03"},
        {"id": "can-ukr-007"},
    ],
)
def test_what_a_curated_fact_tells_is_left_to_it(changes: dict[str, Any]) -> None:
    plain = {"id": "can-ukr-001", "actor": "CAN", "target": "UKR", "kind": "vote", "date": "2014-03-27"}
    found = _facts(fact(**{**plain, **changes}), told_by=["can-ukr-007"])
    assert "CAN-UKR" not in found
    assert "CAN-RUS" in found


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "statement"},
        {"target": "RUS"},
        {"date": "2015-03-27"},
        {"sentence": "Canada voted for A/RES/68/2621 of the Assembly."},
        {"sentence": "Canada voted for A/RES/ES-68/262 of the Assembly."},
    ],
)
def test_what_tells_of_something_else_takes_nothing_away(changes: dict[str, Any]) -> None:
    plain = {
        "id": "can-ukr-001", "actor": "CAN", "target": "UKR", "kind": "vote", "date": "2014-03-27",
        "sentence": "Canada voted for A/RES/68/262 on Ukraine.",
    }  # fmt: skip
    assert "CAN-UKR" in _facts(fact(**{**plain, **changes}))


def test_a_veto_of_that_day_is_told_without_a_symbol() -> None:
    told = fact(id="rus-ukr-001", actor="RUS", target="UKR", kind="veto", date="2014-03-27")
    assert "RUS-UKR" not in _facts(told, **_VETOED)
    assert "RUS-UKR" not in _facts(told, **{**_VETOED, "symbol": "", "key": "sc-2014-03-27"})
    assert "RUS-UKR" in _facts(told, **_VETOED, date="2014-03-28")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"abstain": ["CAN"]}, "CAN is in two lists"),
        ({"yes": ["CAN", "CAN"]}, "CAN is in two lists"),
        ({"yes": ["CAN"]}, "1 members under yes, 2 counted"),
        ({"no": ["CUB", "RUS", "PRK"], "complete": False}, "3 members under no, 2 counted"),
        ({"abstain": ["XXX"]}, "XXX is no state id"),
        ({"stake": [{"state": "XXX", "side": "no"}]}, "XXX is no state id"),
        ({"stake": [{"state": "UKR", "side": "no"}, {"state": "UKR", "side": "yes"}]}, "a state has two stakes"),
        ({"vetoes": ["RUS"]}, "vetoes are votes against a draft that was vetoed"),
        ({"outcome": "vetoed"}, "vetoes are votes against a draft that was vetoed"),
        ({**_VETOED, "vetoes": ["CAN"]}, "vetoes are votes against a draft that was vetoed"),
        ({"body": "UNSC"}, "6 members; the Security Council has 11"),
        ({"symbol": ""}, "needs a key"),
    ],
)
def test_every_broken_rule_is_named(changes: dict[str, Any], told: str) -> None:
    assert any(told in problem for problem in problems_of([_vote(**changes)]))


def test_a_shorter_list_is_no_problem_where_a_vote_is_not_complete() -> None:
    assert problems_of([_vote(yes=["CAN"], complete=False)]) == []


def test_symbols_are_unique_and_votes_not_too_many() -> None:
    assert "A/RES/68/262: symbol used twice" in problems_of([_vote(), _vote(date="2014-03-28")])
    many = [_vote(symbol=f"A/RES/68/{n}") for n in range(MOST + 1)]
    assert problems_of(many) == [f"{MOST + 1} votes; the record holds at most {MOST}"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[vote]\n", "x.toml: "),
        ("[[fact]]\nid = 'a'\n", "unknown table 'fact'"),
        ("[[vote]]\nsymbol = 'A/RES/1/1'\n", "missing required field"),
        ("[[vote]]\ncolour = 'red'\n", "unknown field `colour`"),
    ],
)
def test_a_broken_file_is_refused_with_its_name(text: str, told: str) -> None:
    with pytest.raises(FactError) as error:
        parse_votes(text, "x.toml")
    assert told in str(error.value)


def test_the_packages_votes_keep_every_rule() -> None:
    votes = list(load_votes())
    assert problems_of(votes) == []
    assert check(expand(votes)) == []


def test_no_vote_that_a_curated_fact_tells_is_there_twice() -> None:
    told = list(load_facts())
    made = {(one.actor, one.target, one.date, one.sentence.partition(",")[0]) for one in expand(load_votes(), told)}
    votes = [one for one in told if one.kind in ("vote", "veto") and one.precision == "day"]
    doubles = [
        one.id
        for one in votes
        for actor, target, date, opening in made
        if (actor, target, date) == (one.actor, one.target, one.date) and opening.rpartition("/")[2] in one.sentence
    ]
    assert doubles == []


def test_five_states_voted_against_es_11_1() -> None:
    vote = next(one for one in load_votes() if one.symbol == "A/RES/ES-11/1")
    assert sorted(vote.no) == ["BLR", "ERI", "PRK", "RUS", "SYR"]
    assert (vote.counts.yes, vote.counts.no, vote.counts.abstain) == (141, 5, 35)
    assert "Cuba" in vote.note
