"""How obligations of treaties become facts, what their check refuses, and that the package's own treaties pass it."""

from typing import Any

import msgspec
import pytest
from tests.record.facts import fact, source

from bilateral.record.check import check
from bilateral.record.facts import Fact, load_facts
from bilateral.record.treaties import (
    Treaty,
    expand,
    load_treaties,
    overlapping,
    parse_treaties,
    problems_of,
)
from bilateral.record.whole import record_files, whole_record
from bilateral.shapes.errors import FactError

_HELP: dict[str, Any] = {
    "article": "5(1)",
    "kind": "defence_pact",
    "sentence": "{one} and {other} hold an armed attack on one to be an attack on both.",
}
_OWED: dict[str, Any] = {
    "article": "2",
    "kind": "consultation",
    "sentence": "{one} promised to consult {other} at once when it is attacked.",
    "mutual": False,
    "owing": ["USA", "GBR"],
    "owed": ["POL"],
}
_PLAIN: dict[str, Any] = {
    "id": "pact-1949",
    "title": "A pact",
    "signed": "1949-04-04",
    "in_force": "1949-08-24",
    "party": [
        {"state": "USA", "since": "1949-08-24"},
        {"state": "GBR", "since": "1949-08-24", "until": "1990-12-31"},
        {"state": "POL", "since": "1999-03-12"},
        {"state": "FRA", "since": "1960"},
    ],
    "obligation": [_HELP],
    "published": "1949-04-04",
    "grade": "A1",
    "sources": [source()],
}


def _treaty(**changes: Any) -> Treaty:  # noqa: ANN401 -- slots of many types
    return msgspec.convert({**_PLAIN, **changes}, Treaty)


def _facts(*told: Fact, **changes: Any) -> dict[str, Fact]:  # noqa: ANN401 -- slots of many types
    return {one.id.partition("/")[2]: one for one in expand([_treaty(**changes)], told)}


def test_two_parties_bound_at_one_time_make_one_fact_of_both() -> None:
    found = _facts()
    assert sorted(found) == ["FRA-GBR", "FRA-POL", "FRA-USA", "GBR-USA", "POL-USA"]
    assert all(one.mutual for one in found.values())


def test_a_tie_lasts_from_the_later_entry_to_the_earlier_end() -> None:
    found = _facts()
    assert (found["POL-USA"].date, found["POL-USA"].until) == ("1999-03-12", "..")
    assert (found["FRA-GBR"].date, found["FRA-GBR"].until) == ("1960", "1990-12-31")
    assert found["FRA-GBR"].precision == "year"
    assert _facts(until="1970-01-01")["FRA-USA"].until == "1970-01-01"
    assert "POL-USA" not in _facts(until="1970-01-01")


def test_an_obligation_may_end_between_two_parties_only() -> None:
    found = _facts(obligation=[{**_HELP, "until": {"FRA-USA": "1966-03-07"}}])
    assert found["FRA-USA"].until == "1966-03-07"
    assert found["POL-USA"].until == ".."


def test_the_fact_says_what_the_text_promises_and_when_it_ended() -> None:
    found = _facts()
    assert found["POL-USA"].row_id == "fact/pact-1949-51/POL-USA"
    assert found["POL-USA"].sentence == (
        "Poland and the United States hold an armed attack on one to be an attack on both."
    )
    assert found["GBR-USA"].sentence.endswith("on both. It bound them until 31 December 1990.")
    assert found["GBR-USA"].sentence.startswith("The United Kingdom and the United States")
    assert (found["POL-USA"].rung, found["POL-USA"].action, found["POL-USA"].polarity) == (
        "commitments",
        "AGREE",
        "for",
    )


def test_what_one_side_owes_is_a_fact_of_that_side() -> None:
    found = _facts(obligation=[_OWED])
    assert list(found) == ["USA-POL"]
    assert not found["USA-POL"].mutual
    assert found["USA-POL"].sentence == "The United States promised to consult Poland at once when it is attacked."


@pytest.mark.parametrize(
    "changes",
    [
        {"date": "1949-04-04", "until": ".."},
        {"date": "1949-08-24", "until": ".."},
        {"id": "fra-usa-009", "date": "1960", "until": "2000"},
    ],
)
def test_a_pact_that_a_curated_fact_carries_on_is_left_to_it(changes: dict[str, Any]) -> None:
    plain = {"id": "fra-usa-001", "actor": "USA", "target": "FRA", "kind": "defence_pact"}
    found = _facts(fact(**{**plain, **changes}), told_by=["fra-usa-009"])
    assert "FRA-USA" not in found
    assert "POL-USA" in found


def test_an_obligation_is_part_of_the_act_of_signing_it() -> None:
    told = fact(
        id="fra-usa-001", actor="USA", target="FRA", kind="treaty", date="1949-04-04", mutual=True,
        action="AGREE", rung="commitments", published="1949-04-04",
    )  # fmt: skip
    found = _facts(told)
    assert "FRA-USA" not in found
    assert (found["USA-FRA"].actor, found["USA-FRA"].part_of) == ("USA", "fra-usa-001")
    assert found["POL-USA"].part_of == ""
    assert check([told, *found.values()]) == []
    assert overlapping([told], found.values()) == []


@pytest.mark.parametrize("changes", [{}, {"until": "..", "date": "1950-01-01"}, {"until": "..", "kind": "statement"}])
def test_a_signing_or_another_pact_takes_nothing_away(changes: dict[str, Any]) -> None:
    plain = {"id": "fra-usa-001", "actor": "USA", "target": "FRA", "kind": "treaty", "date": "1949-04-04"}
    assert "FRA-USA" in _facts(fact(**{**plain, **changes}))


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"date": "1955-01-01", "until": ".."}, True),
        ({"date": "1955-01-01", "until": "1961"}, True),
        ({"date": "1955-01-01", "until": "1958"}, False),
        ({"date": "1995-01-01", "until": ".."}, False),
        ({"date": "1955-01-01"}, False),
        ({"date": "1960", "precision": "year"}, True),
        ({"date": "1955-01-01", "until": "..", "kind": "exercise"}, False),
        ({"date": "1955-01-01", "until": "..", "target": "USA"}, False),
    ],
)
def test_curated_pacts_that_stand_beside_an_obligation_are_listed(changes: dict[str, Any], *, found: bool) -> None:
    told = fact(**{"id": "fra-gbr-001", "actor": "FRA", "target": "GBR", "kind": "treaty", **changes})
    made = [one for one in expand([_treaty()]) if one.id.endswith("FRA-GBR")]
    assert overlapping([told], made) == ([("fra-gbr-001", "pact-1949-51/FRA-GBR")] if found else [])


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"party": [{"state": "XXX", "since": "1950"}, *_PLAIN["party"]]}, "XXX is no state id"),
        ({"in_force": "1955-01-01"}, "USA is bound before the treaty is in force"),
        ({"party": [{"state": "USA", "since": "1950", "until": "1949-12-01"}]}, "USA leaves before it enters"),
        ({"party": _PLAIN["party"][:1]}, "two parties and an obligation"),
        ({"obligation": []}, "two parties and an obligation"),
        ({"obligation": [{**_HELP, "kind": "vote"}]}, "vote is no obligation"),
        ({"obligation": [{**_HELP, "sentence": "{one} helps its friend."}]}, "needs the places"),
        ({"obligation": [{**_HELP, "owed": ["POL"]}]}, "who owes whom"),
        ({"obligation": [{**_HELP, "mutual": False}]}, "who owes whom"),
        ({"obligation": [{**_OWED, "owed": ["DEU"]}]}, "DEU owes or is owed and is no party"),
    ],
)
def test_every_broken_rule_is_named(changes: dict[str, Any], told: str) -> None:
    assert any(told in problem for problem in problems_of([_treaty(**changes)]))


def test_ids_are_unique() -> None:
    assert problems_of([_treaty(), _treaty()]) == ["pact-1949: id used twice"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[treaty]\n", "x.toml: "),
        ("[[vote]]\nid = 'a'\n", "unknown table 'vote'"),
        ("[[treaty]]\nid = 'a'\n", "missing required field"),
    ],
)
def test_a_broken_file_is_refused_with_its_name(text: str, told: str) -> None:
    with pytest.raises(FactError) as error:
        parse_treaties(text, "x.toml")
    assert told in str(error.value)


def test_the_packages_treaties_keep_every_rule() -> None:
    treaties = list(load_treaties())
    assert problems_of(treaties) == []
    assert check(expand(treaties)) == []


def test_what_binds_all_parties_binds_each_pair_once() -> None:
    for treaty in load_treaties():
        made = list(expand([treaty]))
        mutual = [(one.id.partition("/")[0], frozenset({one.actor, one.target})) for one in made if one.mutual]
        assert len(set(mutual)) == len(mutual)
        if all(obligation.mutual for obligation in treaty.obligation):
            assert all(one.mutual for one in made)


def test_members_of_nato_stand_for_each_other_since_the_later_one_joined() -> None:
    nato = next(one for one in load_treaties() if one.id == "nato-1949")
    found = {one.id: one for one in expand([nato])}
    members = 32
    assert len(nato.party) == members
    assert len(found) == members * (members - 1) // 2
    assert found["nato-1949-5/CAN-POL"].date == "1999-03-12"
    assert found["nato-1949-5/FIN-SWE"].date.startswith("2024")


def test_the_united_states_suspended_anzus_toward_new_zealand() -> None:
    found = {one.id.partition("/")[2]: one for one in expand(one for one in load_treaties() if "anzus" in one.id)}
    assert found["NZL-USA"].until.startswith("1986")
    assert found["AUS-USA"].until == found["AUS-NZL"].until == ".."


def test_no_curated_fact_tells_an_obligation_that_is_there_too() -> None:
    told = list(load_facts())
    pair = [one for one in told if {one.actor, one.target} == {"PRK", "RUS"}]
    assert overlapping(pair, expand(load_treaties(), told)) == []


def test_the_whole_record_keeps_every_rule() -> None:
    assert check(whole_record()) == []


def test_the_files_of_the_record_have_names_of_their_own() -> None:
    names = [name for name, _ in record_files()]
    assert len(set(names)) == len(names)
    assert {"PRK-RUS.toml", "treaties/alliances.toml", "votes/ukraine.toml"} <= set(names)
