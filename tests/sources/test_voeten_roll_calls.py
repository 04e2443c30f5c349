"""Voeten's own file: its traps in a small one of each layout, and the mirror's figures."""

from collections import Counter
from pathlib import Path

import pytest

from bilateral.shapes.blocks import Block, single_rows
from bilateral.shapes.rows import Vote
from bilateral.sources.name_tables import load_names
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader
from bilateral.sources.voeten_roll_calls import READER, READERS, SOURCE
from tests.shared import SHARED, needs_shared
from tests.sources import votes_files


def _votes(reader: Reader[Vote], folder: Path) -> list[Vote]:
    return [vote for vote in single_rows(reader.read(*reader.open(folder))) if isinstance(vote, Vote)]


@pytest.fixture
def votes(tmp_path: Path) -> list[Vote]:
    votes_files.voeten_2016(tmp_path)
    return _votes(READER, tmp_path)


def test_who_is_no_member_has_no_row_and_is_counted(votes: list[Vote], tmp_path: Path) -> None:
    assert [int(vote.at.rsplit("/", 1)[1]) for vote in votes] == [1, 2, 4, 5, 6, 7, 8, 9]
    (file,) = READER.open(tmp_path)
    list(READER.read(file))
    assert list(file.left_out.values()) == [1]


def test_absence_is_a_choice(votes: list[Vote]) -> None:
    assert {vote.state: vote.choice for vote in votes if vote.roll_call == "101"} == {"YEM": "yes", "DEU": "absent"}


def test_numbers_mean_states_by_date(votes: list[Vote]) -> None:
    assert [vote.state for vote in votes if vote.at.endswith(("/2", "/9"))] == ["YUG", "SRB"]


def test_a_day_of_the_week_is_not_taken_for_a_day_of_the_month(votes: list[Vote]) -> None:
    assert {vote.roll_call: vote.date for vote in votes} == {
        "3": "1946-01",
        "101": "1990-11",
        "4592": "2006-05-08",
        "5309": "2014-03-27",
    }


def test_a_roll_call_without_date_is_as_later_editions_have_it(votes: list[Vote]) -> None:
    assert [(vote.session, vote.symbol) for vote in votes if vote.roll_call == "4592"] == [("60", "A/RES/60/260")]


def test_issues_are_read_from_numbers_and_from_text(votes: list[Vote]) -> None:
    assert {vote.roll_call: vote.issues for vote in votes} == {"3": "", "101": "ec hr", "4592": "", "5309": ""}


def test_the_layout_since_2021_says_the_same(tmp_path: Path) -> None:
    votes_files.voeten_2021(tmp_path)
    found = _votes(READERS[1], tmp_path)
    assert [(vote.state, vote.choice, vote.date, vote.symbol, vote.issues) for vote in found] == [
        ("USA", "yes", "1946-01", "R/1/66", ""),
        ("PRK", "no", "2015-12-18", "A/RES/70/172", "hr"),
        ("KOR", "abstain", "2015-12-18", "A/RES/70/172", "hr"),
        ("RUS", "absent", "2015-12-18", "A/RES/70/172", "hr"),
    ]


def test_layouts_are_told_apart_by_content(tmp_path: Path) -> None:
    votes_files.voeten_2016(tmp_path)
    votes_files.voeten_2021(tmp_path)
    files = [RawFile(path, SOURCE) for path in sorted(tmp_path.iterdir())]
    assert [[reader.recognise[0](file) for file in files] for reader in READERS] == [[False, True], [True, False]]


def test_every_number_maps_to_a_state_id() -> None:
    assert all(len(state) == 3 and state.isupper() for state in load_names(SOURCE.key).state_ids())


@pytest.fixture(scope="module")
def block() -> Block:
    (found,) = READER.rows(READER.open(SHARED / "mirror" / "unga"))
    assert isinstance(found, Block)
    return found


@needs_shared
def test_the_mirror_has_the_figures_of_its_readme(block: Block) -> None:
    assert len(block) == 1_066_613 - 254_521
    assert Counter(block.columns["choice"]) == {"yes": 588_800, "abstain": 95_099, "absent": 73_328, "no": 54_865}
    assert len(set(block.columns["roll_call"])) == 5_429
    assert set(block.columns["session"]) == {str(session) for session in range(1, 71)}
    named = zip(*(block.columns[name] for name in ("symbol", "state", "choice")), strict=True)
    crimea = {state: choice for symbol, state, choice in named if symbol == "A/RES/68/262"}
    counted = Counter(crimea.values())
    assert (counted["yes"], counted["no"], counted["abstain"]) == (100, 11, 58)
    assert (crimea["PRK"], crimea["RUS"], crimea["KOR"]) == ("no", "no", "yes")


@needs_shared
def test_no_state_is_read_out_of_its_time(block: Block) -> None:
    seen: dict[str, list[str]] = {}
    for state, day in zip(block.columns["state"], block.columns["date"], strict=True):
        ends = seen.setdefault(state, [day, day])
        ends[:] = min(ends[0], day), max(ends[1], day)
    assert seen["YUG"][1] < "2006-06" < seen["SRB"][0]
    assert seen["YAR"][1] < "1990-05" < seen["YEM"][0]
    assert seen["CHN"][0] == "1971-10"
    assert seen["TWN"][1] == "1971-10"
    assert seen["PRK"][0] == seen["KOR"][0] == "1991-10"
