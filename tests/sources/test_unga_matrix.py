"""The matrix: its traps in a small one, and the mirror's figures."""

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from bilateral.shapes.blocks import Block, single_rows
from bilateral.shapes.rows import Vote
from bilateral.sources.unga_matrix import READER
from tests.shared import SHARED, needs_shared
from tests.sources import votes_files

Cast = dict[str, dict[str, Vote]]


@pytest.fixture
def votes(tmp_path: Path) -> list[Vote]:
    votes_files.matrix(tmp_path)
    return [vote for vote in single_rows(READER.read(*READER.open(tmp_path))) if isinstance(vote, Vote)]


def test_a_number_given_twice_is_two_roll_calls(votes: list[Vote]) -> None:
    assert [(vote.roll_call, vote.date) for vote in votes if vote.at.endswith("/SRB")] == [
        ("411/1954", "1954-12"),
        ("411/2023", "2023-12-04"),
    ]


def test_serbia_s_column_is_yugoslavia_s_before(votes: list[Vote]) -> None:
    assert [vote.state for vote in votes if vote.at.endswith("/SRB")] == ["YUG", "SRB"]


def test_cells_are_read_with_and_without_decimals(votes: list[Vote]) -> None:
    assert {vote.state: vote.choice for vote in votes if vote.roll_call == "101"} == {"YEM": "yes", "DEU": "abstain"}
    assert {vote.state: vote.choice for vote in votes if vote.date == "2023-12-04"} == {
        "SRB": "yes",
        "PRK": "no",
        "KOR": "absent",
    }


def test_issues_are_in_alphabetical_order(votes: list[Vote]) -> None:
    assert {vote.roll_call: vote.issues for vote in votes} == {"411/1954": "", "101": "co hr", "411/2023": "me"}


@pytest.fixture(scope="module")
def block() -> Block:
    (found,) = READER.rows(READER.open(SHARED / "mirror" / "unga"))
    assert isinstance(found, Block)
    return found


@pytest.fixture(scope="module")
def cast(block: Block) -> dict[str, dict[str, tuple[str, str]]]:
    """Date and choice of each state that voted, by roll call."""
    found: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    columns = (block.columns[name] for name in ("state", "roll_call", "date", "choice"))
    for state, roll_call, day, choice in zip(*columns, strict=True):
        if choice != "absent":
            found[state][roll_call] = day, choice
    return found


@needs_shared
def test_the_mirror_s_figures_of_north_korea_and_russia(cast: dict[str, dict[str, tuple[str, str]]]) -> None:
    shared = cast["PRK"].keys() & cast["RUS"].keys()
    same = {call for call in shared if cast["PRK"][call] == cast["RUS"][call]}
    assert (len(shared), len(same)) == (2_400, 1_574)
    by_year = Counter(cast["PRK"][call][0][:4] for call in shared)
    same_by_year = Counter(cast["PRK"][call][0][:4] for call in same)
    assert [(by_year[year], same_by_year[year]) for year in ("2020", "2021", "2022", "2023")] == [
        (87, 67),
        (69, 54),
        (72, 59),
        (79, 66),
    ]


@needs_shared
def test_the_mirror_s_roll_calls(block: Block, cast: dict[str, dict[str, tuple[str, str]]]) -> None:
    days = dict(zip(block.columns["roll_call"], block.columns["date"], strict=True))
    assert len(days) == 6_551
    assert (min(days.values()), max(days.values())) == ("1946-01", "2024-06-04")
    assert not [day for day in days.values() if "2021-12-24" < day < "2022-11-03"]
    rights = {state: calls["9383"] for state, calls in cast.items() if "9383" in calls}
    assert Counter(choice for _, choice in rights.values()) == {"yes": 82, "no": 14, "abstain": 80}
    assert [rights[state] for state in ("PRK", "RUS", "KOR")] == [
        ("2022-12-15", "no"),
        ("2022-12-15", "no"),
        ("2022-12-15", "yes"),
    ]
    assert not set(block.columns["symbol"]) if "symbol" in block.columns else True
