"""The trade register: both ways of writing it by delivery, the one by deal, and the mirror's figures."""

from collections import Counter
from pathlib import Path

import pytest

from bilateral.shapes.rows import Flow, Row
from bilateral.sources.errors import TruncatedFileError
from bilateral.sources.raw import RawFile
from bilateral.sources.sipri_register import READERS, SOURCE
from tests.shared import needs_shared
from tests.sources import sipri_files
from tests.sources.kits_flows import DEALS, DELIVERIES
from tests.sources.mirror_flows import SIPRI, by_year, flows, opened, sums

BY_DELIVERY, BY_DEAL = READERS


def _told(rows: list[Row]) -> list[tuple[str, str, str, str, float | None]]:
    return [(row.actor, row.target, row.since, row.until, row.amount) for row in rows if isinstance(row, Flow)]


BY_HAND = [
    ("PRK", "RUS", "2020", "2020", 25.0),
    ("PRK", "RUS", "2021", "2021", 10.0),
    ("ZZZ", "SYR", "2012", "2012", 1.2),  # an unknown supplier stays
    ("IRN", "ZZX", "2006", "2006", 2.4),  # Hezbollah is not Lebanon
    ("RUS", "YUG", "2004", "2004", 5.0),  # what SIPRI calls Serbia was Yugoslavia on the list of states
    ("RUS", "SRB", "2009", "2009", 1.16),
    ("CHN", "COG", "2013", "2013", 4.0),
    ("CHN", "COD", "2013", "2013", 12.0),
    ("KOR", "TUR", "2004", "2004", 30.0),
]


def test_the_re_saved_file_says_what_the_untouched_one_says(tmp_path: Path) -> None:
    sipri_files.write_resaved(tmp_path)
    resaved = DELIVERIES.read(tmp_path)
    sipri_files.write_register(tmp_path)
    untouched = DELIVERIES.read(tmp_path)
    assert _told(resaved) == _told(untouched) == BY_HAND
    assert [row.at.rpartition("/")[2] for row in resaved] == [row.at.rpartition("/")[2] for row in untouched]
    assert {row.published for row in resaved} == {"2026-03-07"}


def test_transfers_between_parties_that_are_no_states_are_counted(tmp_path: Path) -> None:
    sipri_files.write_resaved(tmp_path)
    file = RawFile(tmp_path / "trade_register.csv", SOURCE)
    list(BY_DELIVERY.read(file))
    assert file.left_out == {"neither side is a state": 1}


def test_a_register_of_nine_deliveries_is_not_the_worlds(tmp_path: Path) -> None:
    sipri_files.write_register(tmp_path)
    with pytest.raises(TruncatedFileError, match="9 rows where the card of sipri_register says 20000"):
        list(BY_DELIVERY.rows(DELIVERIES.files(tmp_path)))


def test_a_deal_runs_over_the_years_of_its_deliveries(tmp_path: Path) -> None:
    sipri_files.write_deals(tmp_path)
    assert _told(DEALS.read(tmp_path)) == [
        ("PRK", "RUS", "2020", "2021", 35.0),
        ("ZZZ", "SYR", "2012", "2012", 1.2),
        ("RUS", "YUG", "2004", "2004", 5.0),
        ("USA", "KOR", "2006", "2009", None),  # 0 stands for less than half a million
    ]


def test_the_web_form_of_before_2026_has_another_name_for_deliveries(tmp_path: Path) -> None:
    sipri_files.write_deals(tmp_path)
    after = _told(DEALS.read(tmp_path))
    path = tmp_path / "trade_register_deals.csv"
    path.write_bytes(path.read_bytes().replace(b"Deliveries in the Year Range", b"Number delivered", 1))
    assert _told(DEALS.read(tmp_path)) == after


def test_layouts_are_told_apart_by_content(tmp_path: Path) -> None:
    sipri_files.write_resaved(tmp_path)
    sipri_files.write_deals(tmp_path)
    for name, known in (("trade_register.csv", BY_DELIVERY), ("trade_register_deals.csv", BY_DEAL)):
        file = RawFile(tmp_path / name, SOURCE)
        assert [reader for reader in READERS if reader.recognise[0](file)] == [known]


@needs_shared
def test_the_mirror_has_the_figures_of_its_readme() -> None:
    file = opened(BY_DELIVERY, SIPRI / "trade_register.csv")
    rows = flows(BY_DELIVERY, file)
    assert len(rows) + sum(file.left_out.values()) == 25_024
    assert file.left_out == {"neither side is a state": 33}
    assert {row.published for row in rows} == {"2026-02-12"}
    assert {row.since for row in rows} == {str(year) for year in range(1995, 2025)}
    total = sums(rows)
    assert by_year(total, "PRK", "RUS") == {2023: 12.5, 2024: 242.5}
    assert [row.amount for row in rows if (row.actor, row.target) == ("PRK", "RUS")] == [5.0, 12.5, 237.5]
    russias = Counter[str]()
    for (supplier, recipient, _), amount in total.items():
        if recipient == "RUS":
            russias[supplier] += amount
    assert [(who, round(float(amount), 1)) for who, amount in russias.most_common(3)] == [
        ("UKR", 851.2),
        ("IRN", 493.0),
        ("PRK", 255.0),
    ]
    assert sum((row.actor, row.target) == ("RUS", "PRK") for row in rows) == 49
    to_north = by_year(total, "RUS", "PRK")
    assert (to_north[1995], to_north[1996], to_north[2010], max(to_north)) == (127.65, 117.65, 0.5, 2010)
    unknown = sum(row.amount or 0 for row in rows if row.actor == "ZZZ")
    assert 0 < unknown < sum(row.amount or 0 for row in rows) / 50


@needs_shared
def test_the_mirrors_untouched_export_reads_whole() -> None:
    file = opened(BY_DELIVERY, SIPRI / "trade_2023.csv")
    rows = flows(BY_DELIVERY, file)
    assert len(rows) + sum(file.left_out.values()) == 20_480
    assert {row.published for row in rows} == {"2025-01-03"}
    assert (min(row.since for row in rows), max(row.since for row in rows)) == ("2000", "2023")
