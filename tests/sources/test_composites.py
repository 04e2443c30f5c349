"""V-Dem's indices and China's influence: their traps in small files, and the mirror's figures."""

from collections import Counter
from pathlib import Path

import pytest

from bilateral.shapes.blocks import Block, single_rows
from bilateral.shapes.rows import Attribute, Flow
from bilateral.sources import fbic, vdem
from bilateral.sources.raw import RawFile
from bilateral.states import state
from tests.shared import SHARED, needs_shared
from tests.sources import kits_context as kits

COMPOSITE = SHARED / "mirror" / "composite"


def test_territories_are_the_states_of_their_time(tmp_path: Path) -> None:
    kits.VDEM.write(tmp_path)
    (file,) = kits.VDEM.files(tmp_path)
    rows = [row for row in single_rows(vdem.READER.read(file)) if isinstance(row, Attribute)]
    assert [(row.state, row.since, row.value) for row in rows if row.kind == "v2x_polyarchy"] == [
        ("YUG", "1999", 0.3), ("SRB", "2006", 0.7), ("YEM", "1990", 0.2), ("PRU", "1850", 0.05), ("JOS", "1890", 0.06),
    ]  # fmt: skip
    assert file.left_out == {"a part of Palestine (PSG)": 1, "Zanzibar within Tanzania (ZZB)": 1}


def test_missing_values_are_no_rows(tmp_path: Path) -> None:
    kits.VDEM.write(tmp_path)
    rows = [row for row in kits.VDEM.read(tmp_path) if isinstance(row, Attribute)]
    assert Counter(row.kind for row in rows) == {"v2x_polyarchy": 5, "v2x_libdem": 4}
    assert [row.at.split("/", 2)[2] for row in rows if row.kind == "v2x_libdem"] == [
        "1/v2x_libdem", "2/v2x_libdem", "6/v2x_libdem", "7/v2x_libdem",
    ]  # fmt: skip


def test_a_zero_that_no_census_stands_behind_is_left_out(tmp_path: Path) -> None:
    kits.FBIC.write(tmp_path)
    (file,) = kits.FBIC.files(tmp_path)
    rows = list(fbic.READER.read(file))
    assert [(row.actor, row.target, row.since, row.amount, row.unit[:9]) for row in rows if isinstance(row, Flow)] == [
        ("CHN", "PRK", "1994", 0.5, "influence"), ("CHN", "XKX", "2010", 0.001, "influence"),
        ("CHN", "PRK", "1994", 0.25, "bandwidth"), ("CHN", "XKX", "2010", 0.01, "bandwidth"),
        ("CHN", "CPV", "1998", 0.02, "bandwidth"),
    ]  # fmt: skip
    assert sum(file.left_out.values()) == 3


@pytest.fixture(scope="module")
def indices() -> list[Attribute]:
    file = RawFile(COMPOSITE / "vdem_simple.rda", vdem.SOURCE)
    blocks = list(vdem.READER.rows([file]))
    assert all(isinstance(block, Block) for block in blocks)
    return [row for row in single_rows(blocks) if isinstance(row, Attribute)]


@needs_shared
def test_vdem_has_the_figures_of_the_mirror(indices: list[Attribute]) -> None:
    polyarchy = {(row.state, row.since): row.value for row in indices if row.kind == "v2x_polyarchy"}
    assert polyarchy["PRK", "2024"] == 0.083
    assert polyarchy["RUS", "2024"] == 0.172
    years = {row.since for row in indices}
    assert (min(years), max(years)) == ("1789", "2024")


@needs_shared
def test_no_state_has_two_values_of_an_index_in_a_year(indices: list[Attribute]) -> None:
    twice = [key for key, count in Counter((row.kind, row.state, row.since) for row in indices).items() if count > 1]
    assert twice == []
    assert all(state(one).state_id == one for one in {row.state for row in indices})


@needs_shared
def test_vdem_s_own_numbers_are_those_of_the_mirror() -> None:
    file = RawFile(COMPOSITE / "vdem_simple.rda", vdem.SOURCE)
    frame = file.frame(vdem.FRAME, vdem.COLUMNS)
    numbers = dict(zip(frame.columns["country_text_id"], frame.columns["country_id"], strict=True))
    assert (frame.n_rows, numbers["PRK"], numbers["RUS"]) == (27_913, 41, 11)


@needs_shared
def test_china_s_influence_has_the_figures_of_the_mirror() -> None:
    file = RawFile(COMPOSITE / "fbic_china_base.RData", fbic.SOURCE)
    assert file.frame(fbic.FRAME, fbic.COLUMNS).n_rows == 5_368
    rows = [row for row in fbic.READER.rows([file]) if isinstance(row, Flow) and row.unit == fbic.MEASURES["fbic"]]
    influence = {(row.target, row.since): row.amount for row in rows}
    found = [round(influence[target, year] or 0, 6) for target in ("PRK", "RUS") for year in ("1994", "2010", "2023")]
    assert found == [0.341201, 0.150375, 0.140027, 0.090745, 0.176095, 0.291079]
    assert len({row.target for row in rows}) == 174
