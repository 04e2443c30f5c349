"""COW trade: directions, what is missing and what is 0, both layouts, and the mirror's figures."""

from pathlib import Path

import numpy as np
import pytest

from bilateral.shapes.blocks import Block
from bilateral.shapes.rows import Flow
from bilateral.sources.cow_trade import DIRECTED as COLUMNS
from bilateral.sources.cow_trade import READERS, SOURCE
from bilateral.sources.raw import RawFile
from tests.shared import needs_shared
from tests.sources import kits_flows, trade_files
from tests.sources.kit import Kit
from tests.sources.mirror_flows import PARTIES, TRADE, opened

DIRECTED, DYADIC = READERS


def test_flow1_goes_from_state_2_to_state_1(tmp_path: Path) -> None:
    trade_files.write_directed(tmp_path)
    rows = [row for row in kits_flows.DIRECTED.read(tmp_path) if isinstance(row, Flow)]
    assert [(row.actor, row.target, row.since, row.amount) for row in rows] == [
        ("RUS", "PRK", "2013", 114.0),
        ("PRK", "RUS", "2013", 9.0),
        ("SRB", "KOR", "2006", 31.0),
        ("KOR", "SRB", "2006", None),  # missing is not 0
        ("GBR", "YAR", "1985", 3.0),
    ]
    assert [row.at.split("/", 2)[2] for row in rows] == ["1/flow1", "2/flow1", "5/flow1", "6/flow1", "7/flow1"]
    assert {row.reporter for row in rows} == {""}  # COW does not say whose figure it is


def test_the_publishers_file_gives_two_flows_a_line(tmp_path: Path) -> None:
    trade_files.write_dyadic(tmp_path)
    rows = [row for row in kits_flows.DYADIC.read(tmp_path) if isinstance(row, Flow)]
    assert sorted((row.at.split("/", 2)[2], row.actor, row.target, row.amount or -1) for row in rows) == [
        ("2/flow1", "CAN", "USA", 611.86),
        ("2/flow2", "USA", "CAN", 735.48),
        ("3/flow1", "PRK", "RUS", 8.5),
        ("3/flow2", "RUS", "PRK", 113.75),
        ("4/flow1", "KOR", "YUG", -1),
        ("4/flow2", "YUG", "KOR", 31.0),
        ("5/flow2", "COG", "COD", 2.25),
    ]
    assert {row.reporter for row in rows} == {""}


@pytest.mark.parametrize(("kit", "zeros"), [(kits_flows.DIRECTED, 3), (kits_flows.DYADIC, 1)])
def test_zeros_are_counted_and_no_rows(kit: Kit, zeros: int, tmp_path: Path) -> None:
    kit.write(tmp_path)
    (file,) = kit.files(tmp_path)
    list(kit.reader.read(file))
    assert file.left_out == {"the figure is 0, which is no census's zero": zeros}


def test_layouts_are_told_apart_by_content(tmp_path: Path) -> None:
    trade_files.write_directed(tmp_path)
    trade_files.write_dyadic(tmp_path)
    for name, known in (("cow_trade_ddy.rds", DIRECTED), ("Dyadic_COW_4.0.csv", DYADIC)):
        file = RawFile(tmp_path / name, SOURCE)
        assert [reader for reader in READERS if reader.recognise[0](file)] == [known]


@pytest.fixture(scope="module")
def mirror() -> tuple[RawFile, Block]:
    file = opened(DIRECTED, TRADE / "cow_trade_ddy.rds")
    (block,) = DIRECTED.rows([file])
    assert isinstance(block, Block)
    return file, block


@needs_shared
def test_the_mirror_reads_whole(mirror: tuple[RawFile, Block]) -> None:
    file, block = mirror
    assert len(block) + sum(file.left_out.values()) == 1_347_308
    assert int(np.isnan(np.asarray(block.columns["amount"])).sum()) == 50_833
    pairs = set(zip(block.columns["actor"], block.columns["target"], strict=True))
    assert {party for pair in pairs for party in pair} <= PARTIES
    assert (min(block.columns["since"]), max(block.columns["since"])) == ("1870", "2014")


@needs_shared
def test_the_mirror_has_32_104_directed_dyads() -> None:
    frame = opened(DIRECTED, TRADE / "cow_trade_ddy.rds").frame("", COLUMNS)
    one, two = (np.asarray(frame.columns[name], dtype=np.int64) for name in ("ccode1", "ccode2"))
    assert len(np.unique(one * 1000 + two)) == 32_104


@needs_shared
def test_the_mirror_has_the_figures_of_its_readme(mirror: tuple[RawFile, Block]) -> None:
    _, block = mirror
    names = ("actor", "target", "since", "amount")
    found = {
        (actor, target, int(year)): amount
        for actor, target, year, amount in zip(*(block.columns[name] for name in names), strict=True)
        if "PRK" in {actor, target} and year >= "1996"
    }

    def both(partner: str, year: int) -> tuple[float, float]:
        return found["PRK", partner, year], found[partner, "PRK", year]

    russia = {year: both("RUS", year) for year in (2014, 2013, 2012, 2005, 1996)}
    assert russia == {2014: (10, 90), 2013: (9, 114), 2012: (10, 64), 2005: (7, 251), 1996: (347, 577)}
    assert (both("CHN", 2014), both("CHN", 2010)) == ((2_845, 3_883), (1_191, 2_526))
    totals: dict[str, float] = {}
    for (actor, target, year), amount in found.items():
        if year == 2014 and not np.isnan(amount):
            partner = target if actor == "PRK" else actor
            totals[partner] = totals.get(partner, 0) + amount
    assert sorted(totals.items(), key=lambda one: -one[1])[:6] == [
        ("CHN", 6_728),
        ("SAU", 225),
        ("COG", 221),
        ("IND", 192),
        ("MMR", 165),
        ("THA", 136),
    ]
    assert not any(year in range(1985, 1992) for actor, _, year in found if actor == "RUS")
