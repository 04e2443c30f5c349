"""The text register: who a line is of, what is an estimate, and the mirror's figures."""

from collections import Counter
from pathlib import Path

from bilateral.shapes.rows import Flow
from bilateral.sources.raw import RawFile
from bilateral.sources.sipri_text_register import READER, SOURCE
from tests.shared import needs_shared
from tests.sources import sipri_files
from tests.sources.kits_flows import TEXT
from tests.sources.mirror_flows import SIPRI, flows, opened


def test_lines_are_filled_in_from_those_above(tmp_path: Path) -> None:
    sipri_files.write_text(tmp_path)
    rows = [row for row in TEXT.read(tmp_path) if isinstance(row, Flow)]
    assert [(row.actor, row.target, row.since, row.until, row.amount) for row in rows] == [
        ("PRK", "COG", "1972", "1972", 2.0),
        ("PRK", "IRN", "1985", "1987", 90.0),
        ("PRK", "IRN", "1986", "1986", 40.0),
        ("RUS", "YUG", "1996", "1996", 4.0),
        ("RUS", "PRK", "1953", "1954", 12.0),
        ("RUS", "PRK", "1960", "1960", 3.0),
        ("RUS", "ZZX", "1985", "1985", 1.0),
        ("ZZZ", "YPR", "1968", "1968", 5.0),
    ]
    assert [int(row.at.rpartition("/")[2]) for row in rows] == [6, 7, 8, 12, 16, 17, 18, 21]


def test_what_is_no_transfer_is_counted(tmp_path: Path) -> None:
    sipri_files.write_text(tmp_path)
    file = RawFile(tmp_path / "trade_register_text.txt", SOURCE)
    list(READER.read(file))
    assert file.left_out == {
        "nothing was delivered": 1,
        "supplier and recipient are one state": 1,
        "neither side is a state": 1,
    }


def test_numbers_of_weapons_are_no_trend_indicator_values() -> None:
    assert SOURCE.unit == "weapons delivered"


@needs_shared
def test_the_mirror_has_the_figures_of_its_readme() -> None:
    file = opened(READER, SIPRI / "Trade-Register-1950-2019-suppliers.txt")
    rows = flows(READER, file)
    assert len(rows) + sum(file.left_out.values()) == 26_762
    assert file.left_out == {
        "nothing was delivered": 764,
        "supplier and recipient are one state": 1,
        "neither side is a state": 46,
    }
    assert (min(row.since for row in rows), max(row.until for row in rows)) == ("1950", "2019")
    assert Counter((row.actor, row.target) for row in rows)["RUS", "PRK"] == 139
