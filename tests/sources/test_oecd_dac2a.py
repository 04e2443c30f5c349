"""Aid by donor and recipient: types that overlap, prices, dependencies; and the mirror's figures."""

from collections import defaultdict
from pathlib import Path

import pytest

from bilateral.shapes.blocks import single_rows
from bilateral.shapes.rows import Flow
from bilateral.shapes.vocabulary import Kind
from bilateral.sources.name_tables import load_names
from bilateral.sources.oecd_dac2a import READER, unit
from bilateral.sources.raw import RawFile
from bilateral.states import all_states
from tests.shared import SHARED, needs_shared
from tests.sources import aid_files

FORGIVENESS, NET = unit("Grants: Debt Forgiveness"), unit("ODA: Total Net")


def _flows(file: RawFile) -> list[Flow]:
    return [
        row
        for row in single_rows(READER.rows([file]) if file.path.is_relative_to(SHARED) else READER.read(file))
        if isinstance(row, Flow)
    ]


@pytest.fixture
def file(tmp_path: Path) -> RawFile:
    aid_files.write_oecd(tmp_path)
    return READER.open(tmp_path)[0]


def test_aid_types_of_one_pair_and_year_have_different_units(file: RawFile) -> None:
    mine = [flow for flow in _flows(file) if flow.target == "PRK"]
    assert [(flow.kind, flow.amount, flow.unit) for flow in mine] == [
        (Kind.AID, 61.5, NET),
        (Kind.DEBT_RELIEF, 51.25, FORGIVENESS),
    ]
    assert {(flow.actor, flow.since, flow.until, flow.reporter) for flow in mine} == {("RUS", "2014", "2014", "RUS")}


def test_korea_gives_and_the_congos_are_not_swapped(file: RawFile) -> None:
    assert [(flow.actor, flow.target, flow.kind) for flow in _flows(file) if flow.since == "2016"] == [
        ("KOR", "COG", Kind.LOAN),
        ("KOR", "COD", Kind.INVESTMENT),
    ]


def test_dependencies_are_no_state_and_stay_in_the_donor_s_total(file: RawFile) -> None:
    assert [(flow.target, flow.amount) for flow in _flows(file) if flow.actor == "GBR"] == [("ZZX", 1.75)]


def test_interest_and_a_donor_s_own_share_are_left_out_and_counted(file: RawFile) -> None:
    assert [flow.at.rpartition("/")[2] for flow in _flows(file)] == ["1", "2", "3", "4", "7", "8"]
    assert file.left_out == {
        "interest, which runs from recipient to donor": 1,
        "a donor's own share of what it paid to multilateral bodies": 1,
    }


def test_it_is_recognised_by_content(file: RawFile) -> None:
    assert READER.recognise[0](file)


def test_every_name_is_a_state_s_or_no_state_s() -> None:
    assert load_names("oecd_dac2a").state_ids() <= {one.state_id for one in all_states()} | {"ZZX"}


@needs_shared
def test_the_mirror_has_the_figures_of_its_readme() -> None:
    (file,) = READER.open(SHARED / "mirror" / "aid")
    flows = _flows(file)
    assert len(flows) + sum(file.left_out.values()) == 327_763
    assert len({flow.actor for flow in flows}) == 50
    assert len({flow.unit for flow in flows}) == 16  # the seventeenth type is interest received
    assert {flow.since for flow in flows if flow.actor == "RUS"} == {str(year) for year in range(2011, 2021)}
    assert "PRK" not in {flow.actor for flow in flows}
    amounts = {(flow.actor, flow.target, flow.unit, flow.since): flow.amount for flow in flows}
    net = [amounts["RUS", "PRK", NET, str(year)] for year in range(2011, 2021)]
    assert net == [23.35, 14.59, 30.23, 69.35, 89.67, 93.60, 76.08, 76.26, 93.57, 96.10]
    forgiven = [amounts["RUS", "PRK", FORGIVENESS, str(year)] for year in range(2014, 2021)]
    assert forgiven == [55.45, 82.08, 87.35, 72.13, 70.61, 70.45, 78.03]
    assert round(sum(amount or 0 for amount in forgiven), 2) == 516.10
    cuba = [flow.amount or 0 for flow in flows if (flow.actor, flow.target, flow.unit) == ("RUS", "CUB", FORGIVENESS)]
    assert round(sum(cuba), 2) == 3_141.70
    given: dict[str, float] = defaultdict(float)
    for flow in flows:
        if flow.actor == "RUS" and flow.unit == NET:
            given[flow.target] += flow.amount or 0
    assert sorted(given, key=lambda target: -given[target])[:3] == ["CUB", "KGZ", "PRK"]
