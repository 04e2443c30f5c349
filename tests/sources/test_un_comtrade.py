"""Comtrade: whose figure it is, what is a part or a total, both layouts, and the mirror's figures."""

from pathlib import Path

import pytest

from bilateral.shapes.rows import Flow
from bilateral.shapes.vocabulary import Kind
from bilateral.sources.raw import RawFile
from bilateral.sources.un_comtrade import KINDS, READERS, SOURCE
from tests.shared import needs_shared
from tests.sources import kits_flows, trade_files
from tests.sources.mirror_flows import TRADE, flows, opened

LEGACY, V1 = READERS


def test_every_figure_is_its_reporters(tmp_path: Path) -> None:
    trade_files.write_legacy(tmp_path)
    rows = [row for row in kits_flows.LEGACY.read(tmp_path) if isinstance(row, Flow)]
    assert [(row.actor, row.target, row.amount, row.reporter) for row in rows] == [
        ("RUS", "PRK", 300.0, "RUS"),
        ("RUS", "ZZZ", 700.0, "RUS"),  # partners that are not named stay in denominators
        ("RUS", "TWN", 100.0, "RUS"),  # "Other Asia, nes"
        ("PRK", "CHN", 400.0, "CHN"),
        ("RUS", "CHN", 500.0, "CHN"),
        ("SAU", "ZZZ", 44.0, "SAU"),  # but Saudi Arabia's is not Taiwan
    ]
    assert {(row.kind, row.unit, row.since) for row in rows} == {(Kind.FUEL, "current US$", "2014")}


def test_totals_parts_and_zeros_are_counted(tmp_path: Path) -> None:
    trade_files.write_legacy(tmp_path)
    file = RawFile(tmp_path / "comtrade.csv", SOURCE)
    list(LEGACY.read(file))
    assert list(file.left_out.values()) == [2, 1, 1, 1]
    assert [reason.partition(" ")[0] for reason in file.left_out] == ["World", "the", "a", "the"]


def test_only_totals_of_the_present_interface_are_read(tmp_path: Path) -> None:
    trade_files.write_v1(tmp_path)
    rows = [row for row in kits_flows.V1.read(tmp_path) if isinstance(row, Flow)]
    assert [(row.kind, row.actor, row.target, row.amount, row.reporter) for row in rows] == [
        (Kind.TRADE, "RUS", "PRK", 68.5, "RUS"),
        (Kind.TRADE, "RUS", "KOR", 23.0, "RUS"),
        (Kind.FUEL, "RUS", "CHN", 70.0, "CHN"),
        (Kind.FOOD, "RUS", "CHN", 2.0, "CHN"),
        (Kind.MEDICINE, "COD", "IND", 3.5, "IND"),
    ]
    assert [int(row.at.rpartition("/")[2]) for row in rows] == [2, 3, 7, 8, 9]
    assert {row.published for row in rows} == {"2023"}


def test_commodities_have_kinds_of_the_closed_list() -> None:
    assert KINDS == {"TOTAL": Kind.TRADE, "10": Kind.FOOD, "27": Kind.FUEL, "30": Kind.MEDICINE}
    assert set(KINDS.values()) == set(SOURCE.kinds)


def test_files_of_other_years_and_commodities_add_up(tmp_path: Path) -> None:
    trade_files.write_legacy(tmp_path)
    trade_files.write_v1(tmp_path)
    assert LEGACY.scope(RawFile(tmp_path / "comtrade.csv", SOURCE)) == "2014 27"
    assert V1.scope(RawFile(tmp_path / "comtrade.json", SOURCE)) == "2016 10+27+30+TOTAL 156+643+699"
    everybody = [trade_files.record(code, "X", 643, 1) for code in range(20)]
    trade_files.write_v1(tmp_path, everybody)
    assert V1.scope(RawFile(tmp_path / "comtrade.json", SOURCE)) == "2016 TOTAL"


def test_layouts_are_told_apart_by_content(tmp_path: Path) -> None:
    trade_files.write_legacy(tmp_path)
    trade_files.write_v1(tmp_path)
    for name, known in (("comtrade.csv", LEGACY), ("comtrade.json", V1)):
        file = RawFile(tmp_path / name, SOURCE)
        assert [reader for reader in READERS if reader.recognise[0](file)] == [known]


FUELS = {
    2013: (18_051, 43_586_399, 740_577_528, 1_404_484_204),
    2014: (17_958, 33_984_009, 191_445_792, 1_154_058_731),
    2015: (17_664, 65_079_126, 147_719_363, 1_063_985_968),
    2016: (17_616, 57_552_468, 138_546_256, 1_192_866_092),
    2017: (17_409, 61_644_077, 69_404_939, 421_339_878),
}
"""Lines, Russia's and China's exports to North Korea, China's imports from it. The README has the figures of all years
for Russia, of 2013 and 2017 for China's exports, of 2016 and 2017 for its imports; the others were read once."""


@needs_shared
@pytest.mark.parametrize("year", FUELS)
def test_the_mirror_has_the_figures_of_its_readme(year: int) -> None:
    file = opened(LEGACY, TRADE / f"comtrade_legacy_HS27_processed_data_{year}.csv")
    rows = flows(LEGACY, file)
    lines, russia, china, from_china = FUELS[year]
    assert len(rows) + sum(file.left_out.values()) == lines
    found = {(row.actor, row.target, row.reporter): row.amount for row in rows}
    assert (found["RUS", "PRK", "RUS"], found["CHN", "PRK", "CHN"]) == (russia, china)
    assert found["PRK", "CHN", "CHN"] == from_china
    assert "PRK" not in {row.reporter for row in rows}
    assert LEGACY.scope(file) == f"{year} 27"


@needs_shared
def test_the_mirrors_answer_reads_whole() -> None:
    rows = flows(V1, opened(V1, TRADE / "comtrade_v1_HS-60a6ad.json"))
    assert [(row.actor, row.target, row.amount, row.reporter) for row in rows] == [
        ("ARG", "CHN", 6_804_128_143.0, "CHN"),
        ("DEU", "CHN", 74_251_272_075.0, "CHN"),
        ("CHN", "ARG", 6_115_764_185.0, "CHN"),
        ("CHN", "DEU", 68_047_133_397.0, "CHN"),
    ]
