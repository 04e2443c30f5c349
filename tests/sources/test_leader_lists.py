"""Leaders and regimes: the traps of Archigos and REIGN in small files, and the mirror's figures."""

from pathlib import Path

import pytest

from bilateral.shapes.rows import Attribute
from bilateral.sources import archigos, reign
from bilateral.sources.raw import RawFile
from tests.shared import SHARED, needs_shared
from tests.sources import kits_context as kits
from tests.sources.kit import Kit

LEADERS = SHARED / "mirror" / "leaders"


def _fixture(kit: Kit, folder: Path) -> list[Attribute]:
    kit.write(folder)
    return [row for row in kit.read(folder) if isinstance(row, Attribute)]


def _said(rows: list[Attribute]) -> list[tuple[str, str, str, str]]:
    return [(row.state, row.text, row.since, row.until) for row in rows]


def test_who_is_still_in_office_has_no_end(tmp_path: Path) -> None:
    assert _said(_fixture(kits.ARCHIGOS, tmp_path)) == [
        ("RUS", "Ivanov", "1999-05-07", ""),
        ("YAR", "Saléh", "1979-07-17", "1990-05-21"),
        ("YEM", "Saléh", "1990-05-22", "2011-02-27"),
        ("PRK", "Pak", "1961-09-09", "1993-07-08"),
        ("HTI", "Martel", "2011-05-14", ""),
    ]


def test_a_leader_is_a_text_and_no_number(tmp_path: Path) -> None:
    rows = _fixture(kits.ARCHIGOS, tmp_path)
    assert {(row.kind, row.value, row.unit) for row in rows} == {("leader", None, "")}


def test_archigos_was_published_when_its_file_was_written(tmp_path: Path) -> None:
    assert {row.published for row in _fixture(kits.ARCHIGOS, tmp_path)} == {"2016-03-03"}


def test_tenures_of_reign_end_in_a_month(tmp_path: Path) -> None:
    assert _said(_fixture(kits.REIGN_LEADERS, tmp_path)) == [
        ("RUS", "Ivanov", "1999-05-07", ""),
        ("YUG", "Petrović", "2004-02-03", "2006-06-04"),
        ("SRB", "Petrović", "2006-06-05", "2007-08"),
        ("PRK", "Pak", "1961-09-09", "1993-07"),
    ]


def test_regimes_that_lasted_have_no_end_and_their_names_no_blanks(tmp_path: Path) -> None:
    assert _said(_fixture(kits.REIGN_REGIMES, tmp_path)) == [
        ("PRK", "party-personal", "1949-04-12", ""),
        ("KOR", "military personal", "1949-04-13", "1988-02-25"),
        ("BOL", "provisional", "2019-11-09", ""),
        ("YEM", "personal", "1990-05-22", "2015-02-06"),
    ]


@pytest.fixture(scope="module")
def mirror() -> dict[str, list[Attribute]]:
    readers = (archigos.READER, *reign.READERS)
    return {
        reader.source.key: [
            row
            for row in reader.rows([RawFile(LEADERS / reader.files[0], reader.source)])
            if isinstance(row, Attribute)
        ]
        for reader in readers
    }


@needs_shared
def test_archigos_has_the_figures_of_the_mirror(mirror: dict[str, list[Attribute]]) -> None:
    rows = mirror["archigos"]
    assert len({row.at.split("/")[2] for row in rows}) == 3_409
    assert {row.published for row in rows} == {"2016-02-29"}
    told = {row.text: (row.since, row.until) for row in rows if row.state in ("RUS", "PRK")}
    assert told["Putin"] == ("2000-01-01", "")
    assert told["Kim Jong-Il"] == ("1994-07-08", "2011-12-17")
    assert told["Kim Jong Un"] == ("2011-12-17", "")
    assert max(row.until for row in rows) == "2015-12-31"


@needs_shared
def test_names_outside_utf8_are_whole(mirror: dict[str, list[Attribute]]) -> None:
    names = {row.text for row in mirror["archigos"]}
    assert {"César Gaviria Trujillo", "Sauli Niinistö", "Lars Løkke Rasmussen", "Stefan Löfven"} <= names
    assert not [name for name in names if "\N{REPLACEMENT CHARACTER}" in name]
    assert "Ivica Dačić" in {row.text for row in mirror["reign_leaders"]}


@needs_shared
def test_reign_has_the_figures_of_the_mirror(mirror: dict[str, list[Attribute]]) -> None:
    rows = mirror["reign_leaders"]
    assert len({row.at.split("/")[2] for row in rows}) == 2_524
    told = {row.text: (row.since, row.until) for row in rows if row.state in ("RUS", "PRK")}
    assert told["Putin"] == ("2000-01-01", "")
    assert told["Kim Jong-Il"] == ("1994-07-08", "2011-12")
    assert len({row.state for row in rows if not row.until}) == 194
    assert len({row.at.split("/")[2] for row in mirror["reign_regimes"]}) == 627


@needs_shared
def test_both_lists_ask_who_rules_and_have_no_medvedev(mirror: dict[str, list[Attribute]]) -> None:
    leaders = [*mirror["archigos"], *mirror["reign_leaders"]]
    assert not [row for row in leaders if row.state == "RUS" and "Medvedev" in row.text]
