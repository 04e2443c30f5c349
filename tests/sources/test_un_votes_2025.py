"""The votes of 2025: both bodies in a small file, and the mirror's figures."""

from collections import Counter
from pathlib import Path

import pytest

from bilateral.shapes.blocks import single_rows
from bilateral.shapes.rows import Vote
from bilateral.sources.un_votes_2025 import READER
from tests.shared import SHARED, needs_shared
from tests.sources import votes_files


def _votes(folder: Path) -> list[Vote]:
    return [vote for vote in single_rows(READER.rows(READER.open(folder))) if isinstance(vote, Vote)]


@pytest.fixture
def votes(tmp_path: Path) -> list[Vote]:
    votes_files.votes_2025(tmp_path)
    read = READER.read(*READER.open(tmp_path))
    return [vote for vote in single_rows(read) if isinstance(vote, Vote)]


def test_an_empty_cell_is_an_absence_in_the_assembly_only(votes: list[Vote]) -> None:
    assert {vote.state: vote.choice for vote in votes if vote.body == "UNSC"} == {
        "CHN": "yes",
        "KOR": "yes",
        "RUS": "abstain",
    }
    assembly = Counter(vote.choice for vote in votes if vote.body == "UNGA")
    assert assembly == {"yes": 1, "no": 2, "absent": 188}


def test_symbols_and_sessions_are_the_un_s(votes: list[Vote]) -> None:
    assert {(vote.body, vote.symbol, vote.session) for vote in votes} == {
        ("UNSC", "S/RES/2999 (2025)", ""),
        ("UNGA", "A/RES/ES-11/99", "ES-11"),
    }


def test_a_row_says_its_cell(votes: list[Vote]) -> None:
    assert [vote.at.split("/", 2)[2] for vote in votes if vote.body == "UNSC"] == ["2/CHN", "2/KOR", "2/RUS"]


@pytest.fixture(scope="module")
def mirror() -> list[Vote]:
    return _votes(SHARED / "mirror" / "unga")


@needs_shared
def test_the_mirror_has_the_figures_of_its_readme(mirror: list[Vote]) -> None:
    calls = {vote.roll_call: (vote.body, vote.symbol[:5], vote.date) for vote in mirror}
    assert Counter((body, kind) for body, kind, _ in calls.values()) == {
        ("UNGA", "A/RES"): 191,
        ("UNGA", "A/DEC"): 1,
        ("UNSC", "S/RES"): 44,
    }
    days = sorted(day for _, _, day in calls.values())
    assert (days[0], days[-1]) == ("2025-01-15", "2025-12-29")
    by_state = {
        state: {vote.roll_call: vote.choice for vote in mirror if vote.state == state and vote.body == "UNGA"}
        for state in ("PRK", "RUS")
    }
    assert Counter(by_state["PRK"].values()) == {"yes": 142, "no": 21, "abstain": 18, "absent": 11}
    shared = [call for call in calls if "absent" not in {by_state[state].get(call, "absent") for state in by_state}]
    assert len(shared) == 181
    assert sum(by_state["PRK"][call] == by_state["RUS"][call] for call in shared) == 165


@needs_shared
@pytest.mark.parametrize(
    ("symbol", "counts", "choices"),
    [
        ("A/RES/ES-11/7", (93, 18, 65), {"PRK": "no", "RUS": "no", "USA": "no", "CHN": "abstain", "KOR": "yes"}),
        ("A/RES/ES-11/8", (93, 8, 73), {"PRK": "no", "RUS": "no", "USA": "abstain"}),
    ],
)
def test_the_mirror_s_resolutions_on_ukraine(
    mirror: list[Vote], symbol: str, counts: tuple[int, int, int], choices: dict[str, str]
) -> None:
    found = {vote.state: vote.choice for vote in mirror if vote.symbol == symbol}
    counted = Counter(found.values())
    assert (counted["yes"], counted["no"], counted["abstain"]) == counts
    assert {state: found[state] for state in choices} == choices
