"""China's projects: missing amounts, umbrellas, several recipients; and the mirror's figures."""

from pathlib import Path

import pytest

from bilateral.shapes.rows import UNKNOWN, Flow
from bilateral.shapes.vocabulary import Kind
from bilateral.sources import aiddata_financial_diplomacy, aiddata_official_finance
from bilateral.sources.name_tables import load_names
from bilateral.sources.raw import RawFile
from bilateral.states import all_states
from tests.shared import SHARED, needs_shared
from tests.sources import aid_files

FINANCE, DIPLOMACY = aiddata_official_finance.READER, aiddata_financial_diplomacy.READER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    aid_files.write_official_finance(tmp_path)
    aid_files.write_financial_diplomacy(tmp_path)
    return tmp_path


def test_recommended_projects_are_flows_with_their_class_in_the_unit(folder: Path) -> None:
    flows = [row for row in FINANCE.read(*FINANCE.open(folder)) if isinstance(row, Flow)]
    assert [(flow.kind, flow.target, flow.since, flow.amount, flow.unit) for flow in flows] == [
        (Kind.AID, "PRK", "2010", 287825.5, "current US$ (ODA-like)"),
        (Kind.LOAN, "COG", "2011", 3_000_000.0, "current US$ (OOF-like)"),
        (Kind.AID, "COD", "2012", None, "current US$ (ODA-like)"),
        (Kind.AID, UNKNOWN, "2007", 9.0, "current US$ (ODA-like)"),
        (Kind.DEBT_RELIEF, "RUS", "2009", None, "current US$ (ODA-like)"),
    ]
    assert {flow.actor for flow in flows} == {"CHN"}


def test_umbrellas_and_pledges_are_left_out_and_counted(folder: Path) -> None:
    (file,) = FINANCE.open(folder)
    assert [flow.at.rpartition("/")[2] for flow in FINANCE.read(file) if isinstance(flow, Flow)] == list("23456")
    assert file.left_out == {"an umbrella project": 1, "a pledge, or a project cancelled or suspended": 1}


def test_quotation_marks_within_cells_are_read_both_ways(folder: Path) -> None:
    flows = [row for row in DIPLOMACY.read(*DIPLOMACY.open(folder)) if isinstance(row, Flow)]
    assert [(flow.target, flow.kind, flow.amount) for flow in flows] == [
        ("PRK", Kind.AID, None),
        ("KGZ", Kind.LOAN, 6_039_738.46),
        ("COK", Kind.DEBT_RELIEF, 0.5),
    ]


def test_each_file_is_recognised_as_what_it_is(folder: Path) -> None:
    files = [RawFile(folder / reader.files[0], reader.source) for reader in (FINANCE, DIPLOMACY)]
    found = [[reader.recognise[0](file) for reader in (FINANCE, DIPLOMACY)] for file in files]
    assert found == [[True, False], [False, True]]


def test_both_share_one_table_of_names() -> None:
    names = load_names("aiddata_official_finance")
    assert names.where == load_names("aiddata_financial_diplomacy").where
    assert names.state_ids() <= {one.state_id for one in all_states()}


@needs_shared
def test_the_mirror_has_the_figures_of_its_readme() -> None:
    (file,) = FINANCE.open(SHARED / "mirror" / "aid")
    projects = list(aiddata_official_finance.projects(file))
    assert len(projects) == 5_466
    assert {flow.since for flow, _, _ in projects} == {str(year) for year in range(2000, 2015)}
    assert sum(flow.target == "PRK" for flow, _, _ in projects) == 20
    assert not any(flow.target == "KOR" for flow, _, _ in projects)
    assert sum(umbrella for _, _, umbrella in projects) == 399
    assert sum(recommended for _, recommended, _ in projects) == 4_373
    assert not any(recommended and umbrella for _, recommended, umbrella in projects)


@needs_shared
def test_the_mirror_s_projects_in_asia() -> None:
    (file,) = DIPLOMACY.open(SHARED / "mirror" / "aid")
    flows = [row for row in DIPLOMACY.rows([file]) if isinstance(row, Flow)]
    assert len(flows) == 1_308
    assert sum(flow.target == "PRK" for flow in flows) == 4
