from pathlib import Path
from typing import Any

import pytest
from tests.record.facts import fact, source

from bilateral.record import check as checking
from bilateral.record.check import check, problems
from bilateral.record.facts import load_facts, parse_facts
from bilateral.shapes.errors import FactError


def test_a_well_formed_fact_has_no_problem() -> None:
    assert list(problems(fact())) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"id": "one"}, "not of the form"),
        ({"target": "AUT"}, "both AUT"),
        ({"target": "DEU"}, "do not belong to the pair"),
        ({"date": "2020-05"}, "has precision month"),
        ({"date": "2020-13-01"}, "month must be in 1..12"),
        ({"until": "2019"}, "is before date"),
        ({"published": "2019"}, "before it happened"),
        ({"rung": "arms"}, "the coding table gives words"),
        ({"rung": None}, "the coding table gives words"),
        ({"polarity": "against"}, "cannot be against"),
        ({"action": "REJECT", "polarity": "against", "mutual": True}, "cannot be mutual"),
        ({"kind": "recognition", "rung": "commitments", "until": ".."}, "leave until out"),
        ({"kind": "fuel", "dimension": "society"}, "is not one of fuel's"),
        ({"kind": "measure"}, "not for curated facts"),
        ({"grade": "Z9"}, "no Admiralty grade"),
        ({"amount": 3.0}, "go together"),
        ({"amount": 3.0, "unit": "bananas"}, "is not one of"),
        ({"sentence": "Too short."}, "write 30 to 320"),
        ({"sentence": "This sentence is long enough but has no full stop at its end"}, "ending in a full stop"),
        ({"sources": []}, "0 sources"),
        ({"sources": [source(url="nowhere")]}, "has no address"),
        ({"sources": [source(checked_via="")]}, "needs title, publisher"),
        ({"sources": [source(checked_on="lately")]}, "Invalid isoformat"),
    ],
)
def test_every_broken_rule_is_named(changes: dict[str, Any], told: str) -> None:
    assert any(told in problem for problem in problems(fact(**changes)))


def test_ids_are_unique_and_disputes_lead_somewhere() -> None:
    found = check([fact(), fact(), fact(id="aut-che-002", disputed_by=["aut-che-999", "denied by Austria"])])
    assert "aut-che-001: id used 2 times" in found
    assert "aut-che-002: disputed_by names aut-che-999, which is no fact" in found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[fact]\n", "AUT-CHE.toml: not TOML"),
        ("[[fact]]\nid = 'aut-che-001'\n", "fact 1 (aut-che-001): Object missing required field"),
        ("[other]\nx = 1\n", "unknown table 'other'"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(text: str, told: str) -> None:
    with pytest.raises(FactError) as error:
        parse_facts(text, "AUT-CHE.toml")
    assert told in str(error.value)


def test_an_unknown_slot_is_refused() -> None:
    with pytest.raises(FactError, match="unknown field `colour`"):
        parse_facts("[[fact]]\nid = 'x'\ncolour = 'red'\n", "AUT-CHE.toml")


def test_the_command_names_problems_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "PRK-RUS.toml"
    file.write_text("[[fact]]\n", encoding="utf-8")
    assert checking.main([str(file)]) == FactError.exit_code
    assert "PRK-RUS.toml: fact 1" in capsys.readouterr().err


def test_the_record_keeps_every_rule() -> None:
    assert check(load_facts()) == []
