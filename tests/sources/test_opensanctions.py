"""OpenSanctions: who lists whom, by a state or a body, with a day or without; and the mirror's figures."""

from collections import Counter
from pathlib import Path

import pytest

from bilateral.shapes.rows import Attribute, Event
from bilateral.sources import opensanctions_cn, opensanctions_eu, opensanctions_ftm
from bilateral.sources.name_tables import load_names
from bilateral.sources.raw import RawFile
from bilateral.states import all_states
from tests.shared import SHARED, needs_shared
from tests.sources import sanctions_files

CN, EU, FTM = opensanctions_cn.READER, opensanctions_eu.READER, opensanctions_ftm.READER
MIRROR = SHARED / "mirror" / "opensanctions"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sanctions_files.write_cn(tmp_path)
    sanctions_files.write_eu(tmp_path)
    sanctions_files.write_ftm(tmp_path)
    return tmp_path


def _mirror(name: str, reader_source: str) -> RawFile:
    source = {"cn": CN.source, "eu": EU.source, "ftm": FTM.source}[reader_source]
    return RawFile(MIRROR / f"opensanctions_{name}", source)


def test_china_s_listings_are_events_towards_the_country(folder: Path) -> None:
    files = CN.open(folder)
    events = [row for row in CN.read(*files) if isinstance(row, Event)]
    assert [(one.actor, one.target, one.date, one.until) for one in events] == [
        ("CHN", "USA", "2019-12-02", ""),
        ("CHN", "JPN", "2026-02-24", ""),
        ("CHN", "TWN", "2022-08-03", "2023-07-13"),
        ("CHN", "ZZX", "2021-03-22", ""),
    ]
    assert {(one.kind, one.action, one.published) for one in events} == {("sanction", "SANCTION", "2026-02-24")}
    assert files[0].left_out == {"a listing without a country": 1, "a listing without a day": 1}


def test_the_union_s_annexes_are_attributes_of_the_programme_s_state(folder: Path) -> None:
    rows = [row for row in EU.read(*EU.open(folder)) if isinstance(row, Attribute)]
    assert [(row.state, row.kind, row.since, row.until) for row in rows] == [
        ("PRK", "eu_listing", "2009-07-16", "2025-08-09"),
        ("PRK", "eu_listing", "2025-08-09", "2025-08-09"),
        ("PRK", "eu_listing", "2025-08-09", "2025-08-09"),
    ]
    assert rows[1].text == "Vessel, 32017R1509 annex XIV.A, Transportation restrictions"
    assert EU.scope(EU.open(folder)[0]) == "32017R1509"


def test_a_listing_by_a_state_with_a_day_is_an_event_the_rest_attributes(folder: Path) -> None:
    rows = list(FTM.read(*FTM.open(folder)))
    assert [(row.actor, row.target, row.date, row.until) for row in rows if isinstance(row, Event)] == [
        ("CHE", "RUS", "2023-12-21", ""),  # it is to end in 2034, after the edition
        ("JPN", "PRK", "2013-04-05", "2019-01-01"),
    ]
    assert [(row.kind, row.state, row.since) for row in rows if isinstance(row, Attribute)] == [
        ("us_listing", "RUS", "2026-04-29"),
        ("eu_listing", "PRK", "2016-05-20"),
    ]


def test_targets_of_an_export_of_one_list_are_attributes(folder: Path) -> None:
    (folder / "entities.ftm.json").write_text(sanctions_files.FTM_LIST, encoding="utf-8")
    (file,) = FTM.open(folder)
    (row,) = FTM.read(file)
    assert isinstance(row, Attribute)
    assert (row.kind, row.state, row.since, row.until) == ("eu_listing", "PRK", "2016-05-21", "2026-04-29")
    assert sum(file.left_out.values()) == 1
    assert FTM.scope(file) == "eu_fsf"


def test_a_separator_of_lines_within_a_text_ends_no_object(folder: Path) -> None:
    assert "\u2028" in (folder / "entities.ftm.json").read_text(encoding="utf-8")
    assert len(list(FTM.read(*FTM.open(folder)))) == 4


def test_each_file_is_recognised_as_what_it_is(folder: Path) -> None:
    names = (CN.files[0], EU.files[0], FTM.files[0])
    files = [RawFile(folder / name, CN.source) for name in names]
    found = [[reader.recognise[0](file) for reader in (CN, EU, FTM)] for file in files]
    assert found == [[True, False, False], [False, True, False], [False, False, True]]


def test_every_name_is_a_state_s_or_no_state_s() -> None:
    assert load_names("opensanctions_cn").state_ids() <= {one.state_id for one in all_states()} | {"ZZX"}


@needs_shared
def test_the_mirror_s_tables() -> None:
    china = _mirror("cn_sanctions.csv", "cn")
    events = [row for row in CN.rows([china]) if isinstance(row, Event)]
    assert len(events) + sum(china.left_out.values()) == 610
    assert Counter(one.target for one in events).most_common(3) == [("USA", 327), ("JPN", 83), ("TWN", 45)]
    for regulation, state, count in (("32017R1509", "PRK", 326), ("32014R0833", "RUS", 1_746)):
        file = _mirror(f"eu_journal_{regulation}.csv", "eu")
        rows = [row for row in EU.rows([file]) if isinstance(row, Attribute)]
        assert Counter(row.state for row in rows) == {state: count}
        assert EU.scope(file) == regulation


@needs_shared
def test_the_mirror_s_entities() -> None:
    graph = _mirror("zala_entities.ftm.json", "ftm")
    assert graph.data.count(b"\n") in (90, 91)
    rows = list(FTM.rows([graph]))
    assert len(rows) == 41
    events = [row for row in rows if isinstance(row, Event)]
    assert {row.target for row in events} == {"RUS"}
    assert {row.actor for row in events} == {"AUS", "BEL", "CAN", "CHE", "GBR", "JPN", "NZL", "UKR", "USA"}
    single = _mirror("t1_entities.ftm.json", "ftm")
    listed = [row for row in FTM.rows([single]) if isinstance(row, Attribute)]
    assert len(listed) + sum(single.left_out.values()) == 6  # the seventh object is an address
    assert {row.kind for row in listed} == {"eu_listing"}
