"""DESTA: agreements by pair, who left them, and the mirror's figures."""

from collections import Counter
from pathlib import Path

import pytest

from bilateral.shapes.rows import NO_STATE, Event, Tie
from bilateral.sources.desta import READER
from bilateral.states import all_states
from tests.shared import SHARED, needs_shared
from tests.sources import ties_files


@pytest.fixture
def rows(tmp_path: Path) -> list[Tie | Event]:
    ties_files.write_desta(tmp_path)
    return [row for row in READER.read(*READER.open(tmp_path)) if isinstance(row, (Tie, Event))]


def _spans(rows: list[Tie | Event], *states: str) -> list[tuple[str, str, str]]:
    return [
        (row.since, row.until, row.text)
        for row in rows
        if isinstance(row, Tie) and {row.actor, row.target} >= set(states)
    ]


def test_a_treaty_in_force_is_a_mutual_tie_from_that_year(rows: list[Tie | Event]) -> None:
    assert _spans(rows, "RUS", "ARM") == [("1996", "", "Amberland Tin Accord")]
    assert all(row.mutual for row in rows)


def test_today_s_serbia_was_yugoslavia(rows: list[Tie | Event]) -> None:
    assert _spans(rows, "YUG") == [("1981", "2006-06-04", "Copper Pact")]
    assert _spans(rows, "SRB") == [("2006-06-05", "", "Copper Pact")]
    assert {row.at.split("/", 2)[2] for row in rows if "FIN" in (row.actor, row.target)} == {"3/1981", "3/2006-06-05"}


def test_a_treaty_that_was_only_signed_is_an_event(rows: list[Tie | Event]) -> None:
    (signed,) = (row for row in rows if isinstance(row, Event))
    assert (signed.actor, signed.target, signed.date, signed.action) == ("CIV", "GHA", "2001", "AGREE")


def test_a_withdrawal_ends_what_began_before_it(rows: list[Tie | Event]) -> None:
    assert _spans(rows, "GBR", "CHL") == [
        ("2001", "2010", "Salt Treaty"),
        ("2012", "", "Salt Treaty (consolidated)"),
    ]


def test_each_file_is_recognised_by_its_header(tmp_path: Path) -> None:
    ties_files.write_desta(tmp_path)
    files = READER.open(tmp_path)
    found = [[recognise(file) for recognise in READER.recognise] for file in files]
    assert found == [[True, False, False], [False, True, False], [False, False, True]]


@pytest.fixture(scope="module")
def published() -> list[Tie | Event]:
    read = READER.rows(READER.open(SHARED / "mirror" / "treaties"))
    return [row for row in read if isinstance(row, (Tie, Event))]


@needs_shared
def test_the_mirror_has_the_figures_of_its_readme(published: list[Tie | Event]) -> None:
    lines = {row.at.split("/")[2] for row in published}
    assert len(lines) == 20_569
    assert len({row.at.split("/")[2] for row in published if "RUS" in (row.actor, row.target)}) == 69
    assert not [row for row in published if {row.actor, row.target} == {"RUS", "PRK"}]
    assert Counter(isinstance(row, Event) for row in published)[True] == 2_138
    years = [row.date if isinstance(row, Event) else row.since for row in published]
    assert (min(years), max(years)) == ("1949", "2026")


@needs_shared
def test_the_mirror_names_states_only(published: list[Tie | Event]) -> None:
    known = {one.state_id for one in all_states()} | {NO_STATE}
    assert {state for row in published for state in (row.actor, row.target)} <= known


@needs_shared
def test_britain_left_the_union_in_2020(published: list[Tie | Event]) -> None:
    ties = [row for row in published if isinstance(row, Tie) and {row.actor, row.target} == {"GBR", "DEU"}]
    assert {tie.until for tie in ties if "Lisbon" in tie.text} == {"2020"}
    assert any(not tie.until and tie.since >= "2020" for tie in ties)
