"""The General Assembly reader: its traps in a small file, and the mirror's figures."""

from collections import Counter
from pathlib import Path

import pytest

from bilateral.shapes.rows import Vote
from bilateral.sources.name_tables import load_names
from bilateral.sources.un_roll_calls import READER
from tests.shared import SHARED, needs_shared
from tests.sources import roll_call_files


@pytest.fixture
def votes(tmp_path: Path) -> list[Vote]:
    roll_call_files.write(tmp_path)
    return list(READER.read(*READER.open(tmp_path)))


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


@needs_shared
def test_the_mirror_has_the_figures_of_its_readme() -> None:
    votes = list(READER.rows(READER.open(SHARED / "mirror" / "unga")))
    assert len(votes) == 870_109
    assert Counter(vote.choice for vote in votes) == {"yes": 693_664, "abstain": 110_897, "no": 65_548}
    assert len({vote.roll_call for vote in votes}) == 6_203
    by_state = Counter(vote.state for vote in votes)
    assert (by_state["PRK"], by_state["RUS"]) == (2_105, 6_145)
    crimea = {vote.state: vote.choice for vote in votes if vote.symbol == "A/RES/68/262"}
    assert Counter(crimea.values()) == {"yes": 100, "no": 11, "abstain": 58}
    assert (crimea["PRK"], crimea["RUS"], crimea["KOR"]) == ("no", "no", "yes")
    assert {vote.state for vote in votes if vote.state in ("YUG", "SRB") and vote.date > "2006-06-05"} == {"SRB"}
    assert all(vote.date[:4] != "1992" or vote.date[7:] == "" for vote in votes)
