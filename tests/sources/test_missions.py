"""Missions, visits and shared organizations: hand-worked rows, and the mirror's figures."""

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bilateral.shapes.blocks import Block
from bilateral.shapes.rows import NO_STATE, Flow, Tie
from bilateral.sources import aiddata_public_diplomacy, cow_diplomatic_exchange, cow_igo, embassies
from bilateral.sources.raw import RawFile
from bilateral.states import all_states
from tests.shared import SHARED, needs_shared
from tests.sources import ties_files

MIRROR = SHARED / "mirror" / "missions"
STATES = {one.state_id for one in all_states()}


def _ties(reader: Any, folder: Path) -> list[Tie]:  # noqa: ANN401 - readers of several shapes
    return [row for row in reader.rows(reader.open(folder)) if isinstance(row, Tie)]


def test_a_mission_is_a_tie_to_its_host_and_an_accreditation_one_to_others(tmp_path: Path) -> None:
    ties_files.write_missions(tmp_path)
    (file,) = embassies.READER.open(tmp_path)
    found = [(tie.kind, tie.actor, tie.target, tie.text, tie.at.split("/", 2)[2]) for tie in embassies.read(file)]
    assert found == [
        ("embassy", "PRK", "RUS", "embassy", "2"),
        ("recognition", "PRK", "BLR", "accredited, not resident", "2/jurisdictions:BLR"),
        ("embassy", "KOR", "COG", "consulate general", "3"),
        ("embassy", "VAT", "CIV", "apostolic nunciature", "4"),
        ("embassy", NO_STATE, "FRA", "Quebec Government Office", "5"),
    ]
    assert file.left_out == {"a mission of a state in itself, or neither side is a state": 1}


def test_a_snapshot_knows_no_beginning(tmp_path: Path) -> None:
    ties_files.write_missions(tmp_path)
    (file,) = embassies.READER.open(tmp_path)
    assert {(tie.since, tie.until, tie.mutual) for tie in embassies.read(file)} == {("2024-08-01", "", False)}


@needs_shared
def test_the_mirror_has_the_embassies_of_its_readme() -> None:
    (file,) = embassies.READER.open(MIRROR)
    ties = [row for row in embassies.READER.rows([file]) if isinstance(row, Tie)]
    assert {(tie.since, tie.published) for tie in ties} == {("2022-11-16", "2022-11-16")}
    missions = [tie for tie in ties if tie.kind == "embassy"]
    assert len(missions) + 31 == 9_852  # 31 missions, and three accreditations, of a state in itself
    assert sum(file.left_out.values()) == 31 + 3
    operated = [tie for tie in missions if tie.actor == "PRK"]
    assert (len(operated), len({tie.target for tie in operated})) == (26, 24)
    hosted = [tie for tie in missions if tie.target == "PRK"]
    assert (len(hosted), len({tie.actor for tie in hosted})) == (18, 17)
    assert [tie.text for tie in missions if (tie.actor, tie.target) == ("PRK", "RUS")] == ["embassy"]
    assert [tie.text for tie in missions if (tie.actor, tie.target) == ("RUS", "PRK")] == ["embassy"]
    lines = file.text().splitlines()
    rows = {tie.at.split("/")[2] for tie in missions if {tie.actor, tie.target} == {"PRK", "RUS"}}
    assert {lines[int(row) - 1].rpartition("/")[2] for row in rows} == {"Q4374004", "Q18408333"}
    assert {state for tie in ties for state in (tie.actor, tie.target)} <= STATES | {NO_STATE}


def test_representation_is_from_guest_to_host(tmp_path: Path) -> None:
    ties_files.write_exchange(tmp_path)
    (file,) = cow_diplomatic_exchange.READER.open(tmp_path)
    assert [(tie.actor, tie.target, tie.since, tie.until, tie.text) for tie in cow_diplomatic_exchange.read(file)] == [
        ("RUS", "PRK", "1960", "1960", "other"),
        ("PRK", "RUS", "1970", "1970", "ambassador"),
        ("RUS", "PRK", "1970", "1970", "ambassador"),
        ("CHN", "YUG", "1990", "1990", "chargé d'affaires"),
        ("YUG", "CHN", "1990", "1990", "minister"),
    ]


@needs_shared
def test_the_mirror_has_the_exchange_of_its_readme(tmp_path: Path) -> None:
    shutil.copy(MIRROR / "Diplomatic_Exchange_2006v1_EXCERPT.csv", tmp_path / cow_diplomatic_exchange.READER.files[0])
    ranks = {
        (tie.actor, tie.target, int(tie.since)): tie.text for tie in _ties(cow_diplomatic_exchange.READER, tmp_path)
    }
    assert {(year, ranks.get(("PRK", "RUS", year)), ranks[("RUS", "PRK", year)]) for year in range(1950, 1970, 5)} == {
        (year, None, "other") for year in range(1950, 1970, 5)
    }
    for year in range(1970, 2010, 5):
        assert (ranks["PRK", "RUS", year], ranks["RUS", "PRK", year]) == ("ambassador", "ambassador")
        south = (ranks.get(("KOR", "RUS", year)), ranks.get(("RUS", "KOR", year)))
        assert south == (("ambassador", "ambassador") if year >= 1990 else (None, None))
    assert not [one for one in ranks if "TWN" in one]


def test_counts_are_flows_and_neither_zero_nor_missing_is_one(tmp_path: Path) -> None:
    ties_files.write_diplomacy(tmp_path)
    (file,) = aiddata_public_diplomacy.READER.open(tmp_path)
    flows = list(aiddata_public_diplomacy.read(file))
    assert [(flow.actor, flow.target, flow.since, flow.amount, flow.unit) for flow in flows] == [
        ("CHN", "PRK", "2010", 1, "sister cities"),
        ("CHN", "PRK", "2010", 5, "government visits"),
        ("CHN", "PRK", "2010", 2, "visits of journalists"),
        ("PRK", "CHN", "2010", 31, "students"),
        ("CHN", "KOR", "2011", 2, "Confucius Institutes"),
        ("CHN", "KOR", "2011", 4, "government visits"),
        ("CHN", "KOR", "2011", 3, "military visits"),
    ]
    assert file.left_out == {"every count is 0 or not available": 1}


@needs_shared
def test_the_mirror_has_the_visits_of_its_readme() -> None:
    reader = aiddata_public_diplomacy.READER
    (file,) = reader.open(MIRROR)
    flows = [row for row in reader.rows([file]) if isinstance(row, Flow)]
    assert len({flow.at.split("/")[2] for flow in flows}) + sum(file.left_out.values()) == 741
    assert len({flow.target for flow in flows} - {"CHN"}) == 39 - 1  # the Cook Islands' counts are all 0
    visits = Counter[str]()
    for flow in flows:
        if flow.kind == "visit" and flow.target == "PRK":
            visits[flow.since] += int(flow.amount or 0)
    assert (visits["2000"], visits["2010"], visits["2015"], max(visits)) == (18, 13, 3, "2015")


@pytest.fixture(scope="module")
def organizations() -> Block:
    reader = cow_igo.READER
    (block,) = reader.rows(reader.open(MIRROR))
    assert isinstance(block, Block)
    return block


@needs_shared
def test_the_mirror_has_the_organizations_of_its_readme(organizations: Block) -> None:
    assert len(organizations) == 917_695
    columns = {name: np.asarray(column) for name, column in organizations.columns.items()}
    assert (min(columns["since"].tolist()), max(columns["since"].tolist())) == ("1816", "2014")
    assert {*columns["actor"].tolist(), *columns["target"].tolist()} <= STATES
    pair = (columns["actor"] == "RUS") & (columns["target"] == "PRK")
    assert dict(zip(columns["since"][pair], columns["amount"][pair], strict=True))["2014"] == 23
    old = (columns["since"] > "2006") & ((columns["actor"] == "YUG") | (columns["target"] == "YUG"))
    assert not old.any()


def test_each_file_is_recognised_by_content_alone(tmp_path: Path) -> None:
    readers = [module.READER for module in (embassies, cow_diplomatic_exchange, aiddata_public_diplomacy, cow_igo)]
    for write in (ties_files.write_missions, ties_files.write_exchange, ties_files.write_diplomacy):
        write(tmp_path)
    packed = ties_files.pack_organizations(ties_files.ORGANIZATIONS)
    (tmp_path / ties_files.SHARED_ORGANIZATIONS).write_bytes(packed)
    for place, reader in enumerate(readers):
        (file,) = reader.open(tmp_path)
        found = [one.recognise[0](RawFile(file.path, reader.source)) for one in readers]
        assert found == [other == place for other in range(len(readers))]
