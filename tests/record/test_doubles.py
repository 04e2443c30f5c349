"""What the finder of doubles and contradictions must list, and what it must leave alone."""

from typing import Any

import pytest
from tests.record.facts import fact

from bilateral.record.doubles import contradictions, doubles
from bilateral.record.facts import load_facts

WHEAT = "Austria delivered 50,000 tonnes of wheat to Switzerland by rail."
ONE: dict[str, Any] = {"id": "aut-che-001", "sentence": WHEAT}
OTHER: dict[str, Any] = {
    "id": "aut-che-002",
    "date": "2020-05-20",
    "published": "2020-05-20",
    "sentence": "By rail Austria delivered wheat to Switzerland, in all 50,000 tonnes.",
}


def _ids(**changes: Any) -> list[tuple[str, str]]:  # noqa: ANN401 -- slots of many types
    return [(one.id, other.id) for one, other, _ in doubles([fact(**ONE), fact(**{**OTHER, **changes})])]


def test_one_act_told_twice_is_found() -> None:
    assert _ids() == [("aut-che-001", "aut-che-002")]


@pytest.mark.parametrize(
    "changes",
    [
        {"date": "2020-08-20", "published": "2020-08-20"},
        {"actor": "CHE", "target": "AUT"},
        {"kind": "letter"},
        {"part_of": "aut-che-001"},
        {"disputed_by": ["aut-che-001"]},
        {"sentence": "Austria praised the Swiss railways at length in a speech."},
    ],
)
def test_what_is_another_act_or_says_what_it_is_is_left_alone(changes: dict[str, Any]) -> None:
    assert _ids(**changes) == []


def test_two_years_and_two_resolutions_are_two_acts() -> None:
    years = [fact(id=f"aut-che-00{n}", date=f"201{n}", precision="year", sentence=WHEAT) for n in (1, 2)]
    texts = [
        fact(id=f"aut-che-00{n}", sentence=f"Austria voted with Switzerland for A/RES/60/{n} of the Assembly.")
        for n in (1, 2)
    ]
    assert list(doubles(years)) == []
    assert list(doubles(texts)) == []


def test_amounts_far_apart_contradict_unless_it_is_said() -> None:
    low = fact(id="aut-che-001", amount=100.0, unit="tonnes")
    assert [p.why for p in contradictions([low, fact(id="aut-che-002", amount=160.0, unit="tonnes")])] == [
        "give 100 and 160 tonnes for one time"
    ]
    assert not list(contradictions([low, fact(id="aut-che-002", amount=120.0, unit="tonnes")]))
    assert not list(contradictions([low, fact(id="aut-che-002", amount=160.0, unit="USD")]))
    said = fact(id="aut-che-002", amount=160.0, unit="tonnes", disputed_by=["aut-che-001"])
    assert not list(contradictions([low, said]))


def test_for_and_against_on_one_day_contradict() -> None:
    against = fact(id="aut-che-002", action="ACCUSE", polarity="against")
    (found,) = contradictions([fact(), against])
    assert found.why == "are for and against at one time"


def test_the_record_tells_no_act_twice() -> None:
    assert [(one.id, other.id) for one, other, _ in doubles(load_facts())] == []
