"""The General Assembly reader: its traps in a small file, and the mirror's figures."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from bilateral.shapes.blocks import Block, single_rows
from bilateral.shapes.rows import Vote
from bilateral.sources.name_tables import load_names
from bilateral.sources.un_roll_calls import READER
from tests.shared import SHARED, needs_shared
from tests.sources import roll_call_files


def _votes(read: Iterable[Vote | Block]) -> list[Vote]:
    return [vote for vote in single_rows(read) if isinstance(vote, Vote)]


@pytest.fixture
def votes(tmp_path: Path) -> list[Vote]:
    roll_call_files.write(tmp_path)
    return _votes(READER.read(*READER.open(tmp_path)))


def test_names_without_code_resolve_by_date(votes: list[Vote]) -> None:
    assert [(vote.state, vote.date) for vote in votes if vote.roll_call in ("101", "900")] == [
        ("YEM", "1990-11"),
        ("DEU", "1990-11"),
        ("YUG", "1955-10-16"),
        ("YAR", "1955-10-16"),
    ]


def test_serbia_is_called_yugoslavia_to_the_end(votes: list[Vote]) -> None:
    assert [vote.state for vote in votes if vote.roll_call == "6170"] == ["SRB"]


def test_code_na_is_namibia_and_not_a_missing_code(votes: list[Vote]) -> None:
    assert [vote.state for vote in votes if vote.at.endswith("/5")] == ["NAM"]


def test_the_koreas_keep_their_votes(votes: list[Vote]) -> None:
    assert {vote.state: vote.choice for vote in votes if vote.roll_call == "5309"} == {
        "PRK": "no",
        "KOR": "yes",
        "NAM": "abstain",
    }


def test_a_day_of_the_week_is_not_taken_for_a_day_of_the_month(votes: list[Vote]) -> None:
    assert {vote.roll_call: vote.date for vote in votes} == {
        "101": "1990-11",
        "5309": "2014-03-27",
        "6170": "2007-12-09",
        "900": "1955-10-16",
    }


def test_symbols_are_the_un_s(votes: list[Vote]) -> None:
    assert {vote.symbol for vote in votes} == {"A/RES/45/7", "A/RES/68/262", "A/RES/62/1", "A/RES/ES-3/1"}


def test_nobody_absent_has_a_row(votes: list[Vote]) -> None:
    assert "absent" not in {vote.choice for vote in votes}


def test_every_name_maps_to_a_state_id() -> None:
    assert all(len(state) == 3 and state.isupper() for state in load_names("un_roll_calls").state_ids())


def test_issues_are_those_of_the_roll_call(votes: list[Vote]) -> None:
    assert {vote.roll_call: vote.issues for vote in votes} == {"101": "", "5309": "co", "6170": "", "900": "di nu"}


@needs_shared
def test_the_mirror_has_the_figures_of_its_readme() -> None:
    votes = _votes(READER.rows(READER.open(SHARED / "mirror" / "unga")))
    assert len(votes) == 870_109
    assert Counter(vote.choice for vote in votes) == {"yes": 693_664, "abstain": 110_897, "no": 65_548}
    assert len({vote.roll_call for vote in votes}) == 6_203
    by_state = Counter(vote.state for vote in votes)
    assert (by_state["PRK"], by_state["RUS"]) == (2_105, 6_145)
    crimea = {vote.state: vote.choice for vote in votes if vote.symbol == "A/RES/68/262"}
    assert Counter(crimea.values()) == {"yes": 100, "no": 11, "abstain": 58}
    assert (crimea["PRK"], crimea["RUS"], crimea["KOR"]) == ("no", "no", "yes")
    death_penalty = {vote.state: vote.choice for vote in votes if vote.roll_call == "9111"}
    assert Counter(death_penalty.values()) == {"yes": 65, "no": 23, "abstain": 83}
    assert {vote.symbol for vote in votes if vote.roll_call == "9111"} == {"A/RES/74/168"}
    assert (death_penalty["PRK"], death_penalty["RUS"], death_penalty["KOR"]) == ("no", "no", "abstain")
    issues = {vote.roll_call: vote.issues for vote in votes}
    assert sum(len(listed.split()) for listed in issues.values()) == 5_745
    assert len({vote.state for vote in votes}) == 200
    assert sum(calls == "" for calls in {vote.roll_call: vote.symbol for vote in votes}.values()) == 159
    both = [
        {vote.roll_call: vote.choice for vote in votes if vote.state == state and (vote.session == "74" or not last)}
        for last in (False, True)
        for state in ("PRK", "RUS")
    ]
    shared = [left.keys() & right.keys() for left, right in (both[:2], both[2:])]
    assert [len(calls) for calls in shared] == [2_089, 78]
    assert sum(both[0][call] == both[1][call] for call in shared[0]) == 1_324
    assert sum(both[2][call] == both[3][call] for call in shared[1]) == 61
    assert {vote.state for vote in votes if vote.state in ("YUG", "SRB") and vote.date > "2006-06-05"} == {"SRB"}
    assert all(vote.date[:4] != "1992" or vote.date[7:] == "" for vote in votes)
