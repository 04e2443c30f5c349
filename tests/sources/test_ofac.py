"""OFAC's lists: programmes, the end of the files and what is left out; and the mirror's figures."""

from collections import Counter
from pathlib import Path

import pytest

from bilateral.shapes.rows import Attribute
from bilateral.sources.name_tables import load_names
from bilateral.sources.ofac import ABOUT_NO_STATE, READERS, entries
from bilateral.sources.raw import RawFile
from bilateral.states import all_states
from tests.shared import SHARED, needs_shared
from tests.sources import sanctions_files

SDN, NON_SDN, ADDRESSES = READERS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sanctions_files.write_sdn(tmp_path)
    sanctions_files.write_non_sdn(tmp_path)
    sanctions_files.write_addresses(tmp_path)
    return tmp_path


def test_an_entry_counts_once_for_each_state_of_its_programmes(folder: Path) -> None:
    files = SDN.open(folder)
    rows = [row for row in SDN.read(*files) if isinstance(row, Attribute)]
    assert [(row.state, row.text, row.at.split("/")[2:]) for row in rows] == [
        ("CUB", "entity, CUBA", ["1"]),
        ("PRK", "individual, DPRK2, DPRK4", ["2"]),
        ("SYR", "entity, SYRIA, IRAQ2, NPWMD", ["4", "SYR"]),
        ("IRQ", "entity, SYRIA, IRAQ2, NPWMD", ["4", "IRQ"]),
        ("RUS", "aircraft, UKRAINE-EO13661", ["5"]),
    ]
    assert files[0].left_out == {"a programme that is about no state": 1}


def test_an_undated_list_is_of_the_day_on_which_the_file_last_changed(folder: Path) -> None:
    for reader in READERS:
        days = {
            (row.since, row.until, row.published)
            for row in reader.read(*reader.open(folder))
            if isinstance(row, Attribute)
        }
        assert days == {(sanctions_files.DAY,) * 3}


def test_addresses_are_of_the_state_they_are_in(folder: Path) -> None:
    files = ADDRESSES.open(folder)
    rows = [row for row in ADDRESSES.read(*files) if isinstance(row, Attribute)]
    assert [(row.state, row.text, row.unit) for row in rows] == [
        ("CUB", "of entry 36", "address"),
        ("PRK", "of entry 501", "address"),
        ("COD", "of entry 501", "address"),
        ("PSE", "of entry 503", "address"),
    ]
    assert files[0].left_out == {"an address in no state (-0-)": 1, "an address in no state (undetermined)": 1}


def test_each_file_is_recognised_as_what_it_is_and_as_nothing_else(folder: Path) -> None:
    names = ("sdn.csv", "alt.csv", "sdn_comments.csv", "cons_prim.csv", "add.csv")
    files = [RawFile(folder / name, SDN.source) for name in names]
    functions = [one for reader in READERS for one in reader.recognise]
    assert [[one(file) for one in functions].index(True) for file in files] == [0, 1, 2, 3, 4]
    assert all(sum(one(file) for one in functions) == 1 for file in files)


def test_the_lists_add_up_and_are_no_editions_of_one_another(folder: Path) -> None:
    assert len({reader.scope(reader.open(folder)[0]) for reader in READERS}) == 3


def test_every_programme_is_about_a_state_or_about_none() -> None:
    names = load_names("ofac")
    assert names.state_ids() <= {one.state_id for one in all_states()}
    assert not any(names.knows("programme", programme) for programme in ABOUT_NO_STATE)
    assert names.find("programme", "UKRAINE-EO13662", "2021") == ("RUS",)


@needs_shared
def test_the_mirror_has_the_figures_of_its_readme() -> None:
    folder = SHARED / "mirror" / "ofac"
    files = SDN.open(folder)
    rows = [row for row in SDN.rows(files) if isinstance(row, Attribute)]
    assert {row.published for row in rows} == {"2021-07-07"}
    assert len({row.at.split("/")[2] for row in rows}) + sum(files[0].left_out.values()) == 8_976
    assert Counter(entry.sort for entry in entries(files[0])) == {
        "individual": 4_620,
        "vessel": 406,
        "aircraft": 277,
        "entity": 3_673,
    }
    korea = Counter(row.text.partition(", ")[2] for row in rows if row.state == "PRK")
    assert korea.total() == 414
    assert [korea[one] for one in ("DPRK4", "DPRK3", "DPRK2", "DPRK")] == [157, 114, 81, 49]
    others = [programmes for programmes in korea if ", " in programmes]
    assert sum(korea[one] for one in others) == 414 - 157 - 114 - 81 - 49


@needs_shared
def test_the_mirror_s_addresses_and_other_lists() -> None:
    folder = SHARED / "mirror" / "ofac"
    files = ADDRESSES.open(folder)
    rows = [row for row in ADDRESSES.rows(files) if isinstance(row, Attribute)]
    assert len(rows) + sum(files[0].left_out.values()) == 13_837
    found = Counter(row.state for row in rows)
    assert (found["PRK"], found["RUS"], found["KOR"]) == (212, 463, 1)
    other = NON_SDN.open(folder)
    listed = [row for row in NON_SDN.rows(other) if isinstance(row, Attribute)]
    assert len({row.at.split("/")[2] for row in listed}) + sum(other[0].left_out.values()) == 442
    aliases = (folder / "alt.csv").read_bytes()
    assert aliases.count(b"\r\n") == 11_910
