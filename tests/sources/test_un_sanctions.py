"""The Security Council's list: its traps in a small file, and the mirror's figures."""

from collections import Counter
from pathlib import Path

import pytest

from bilateral.shapes.rows import Attribute
from bilateral.sources.name_tables import load_names
from bilateral.sources.raw import RawFile
from bilateral.sources.un_sanctions import READER
from bilateral.states import all_states
from tests.shared import SHARED, needs_shared
from tests.sources import sanctions_files


@pytest.fixture
def file(tmp_path: Path) -> RawFile:
    sanctions_files.write_un(tmp_path)
    return READER.open(tmp_path)[0]


def _rows(file: RawFile) -> list[Attribute]:
    return [row for row in READER.read(file) if isinstance(row, Attribute)]


def test_a_listing_is_an_attribute_of_the_programme_s_state_until_the_edition(file: RawFile) -> None:
    first = _rows(file)[0]
    assert (first.kind, first.state, first.value, first.unit) == ("un_listing", "PRK", 1.0, "listing")
    assert (first.since, first.until, first.published) == ("2016-03-02", "2026-02-27", "2026-02-27")
    assert first.text == "individual KPi.901, DPRK"
    assert first.at.endswith("/1")


def test_nobody_is_an_actor(file: RawFile) -> None:
    assert all(type(row) is Attribute for row in READER.read(file))


def test_programmes_about_no_state_yield_no_row_and_are_counted(file: RawFile) -> None:
    assert [row.state for row in _rows(file)] == ["PRK", "IRN", "SSD", "PRK", "COD"]
    assert file.left_out == {
        "a programme that is about no state (Al-Qaida)": 1,
        "a programme that is about no state (Taliban)": 1,
    }


def test_entities_are_numbered_after_persons(file: RawFile) -> None:
    assert [row.at.rpartition("/")[2] for row in _rows(file)] == ["1", "3", "4", "5", "7"]


def test_iran_s_old_entries_count_from_the_day_of_their_return(file: RawFile) -> None:
    assert [row.since for row in _rows(file) if row.state == "IRN"] == ["2025-09-28"]


def test_a_time_zone_after_the_day_and_a_blank_after_the_number_do_no_harm(file: RawFile) -> None:
    assert [row.since for row in _rows(file) if row.state == "SSD"] == ["2015-07-01"]
    assert [row.text for row in _rows(file) if "KPe" in row.text] == ["entity KPe.901, DPRK"]


def test_it_is_recognised_by_content(file: RawFile, tmp_path: Path) -> None:
    sanctions_files.write_gsdb(tmp_path)
    other = RawFile(tmp_path / "GSDB_V4.csv", READER.source)
    assert READER.recognise[0](file)
    assert not READER.recognise[0](other)


def test_every_name_is_a_state_s() -> None:
    assert load_names("un_sanctions").state_ids() <= {one.state_id for one in all_states()}


@needs_shared
def test_the_mirror_has_the_figures_of_its_readme() -> None:
    files = READER.open(SHARED / "mirror" / "un_sanctions")
    rows = [row for row in READER.rows(files) if isinstance(row, Attribute)]
    assert {row.published for row in rows} == {"2026-02-27"}
    assert len(rows) + sum(files[0].left_out.values()) == 730 + 273
    assert files[0].left_out == {
        "a programme that is about no state (Al-Qaida)": 341,
        "a programme that is about no state (Taliban)": 140,
    }
    korea = Counter(row.text.partition(" ")[0] for row in rows if row.state == "PRK")
    assert korea == {"individual": 80, "entity": 75}
    assert not [row for row in rows if row.state == "KOR"]
    assert max(row.since for row in rows) == "2026-02-24"  # of the whole list: North Korea's latest is of 2018
    assert max(row.since for row in rows if row.state == "PRK") == "2018-03-30"
    iran = [row for row in rows if row.state == "IRN"]
    assert len(iran) == 43 + 78
    assert {row.since for row in iran} == {"2025-09-28"}
