"""Lists of states and neighbours: their traps in small files, and the mirror's figures."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bilateral.shapes.blocks import single_rows
from bilateral.shapes.rows import Attribute, Row, Tie
from bilateral.sources import cow_contiguity, cow_states, gw_states, isd_states
from bilateral.sources.raw import RawFile
from bilateral.states import spells_of, state
from tests.shared import SHARED, needs_shared
from tests.sources import kits_context as kits
from tests.sources.kit import Kit

STATES = SHARED / "mirror" / "states"


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Kit], list[Row]]:
    def from_fixture(kit: Kit) -> list[Row]:
        kit.write(tmp_path)
        return kit.read(tmp_path)

    return from_fixture


def _times(rows: list[Row]) -> list[tuple[str, str, str]]:
    return [(row.state, row.since, row.until) for row in rows if isinstance(row, Attribute)]


def test_one_number_of_cow_is_three_states(read: Callable[[Kit], list[Row]]) -> None:
    assert _times(read(kits.COW_STATES)) == [
        ("PRK", "1950-02-03", ""),
        ("KOR", "1951-04-05", ""),
        ("SRB", "1880-01-02", "1918-11-30"),
        ("YUG", "1918-12-01", "1939-03-04"),
        ("YUG", "1946-05-06", "2006-06-04"),
        ("SRB", "2006-06-05", ""),
        ("DDR", "1956-07-08", "1989-09-10"),
    ]


def test_row_ids_of_a_row_about_several_states_end_in_the_day(read: Callable[[Kit], list[Row]]) -> None:
    assert [row.at.split("/", 2)[2] for row in read(kits.COW_STATES)] == [
        "2", "3", "4/1880-01-02", "4/1918-12-01", "5/1946-05-06", "5/2006-06-05", "6",
    ]  # fmt: skip


def test_a_member_has_the_list_s_number_and_name(read: Callable[[Kit], list[Row]]) -> None:
    first = read(kits.COW_STATES)[0]
    assert isinstance(first, Attribute)
    assert (first.kind, first.value, first.unit, first.text) == (
        "system_member", 731.0, "COW state number", "North Korea",
    )  # fmt: skip


def test_days_of_r_are_the_publisher_s(read: Callable[[Kit], list[Row]]) -> None:
    assert _times(read(kits.COW_STATES_FRAME))[::4] == [("PRK", "1950-02-04", ""), ("DDR", "1956-07-08", "1989-09-10")]


def test_prussia_and_germany_were_major_powers_one_after_the_other(read: Callable[[Kit], list[Row]]) -> None:
    assert _times(read(kits.COW_MAJORS)) == [
        ("PRU", "1816-01-01", "1871-01-17"), ("DEU", "1871-01-18", "1917-10-09"), ("CHN", "1951-02-03", ""),
    ]  # fmt: skip


def test_neighbours_are_mutual_and_of_their_time(read: Callable[[Kit], list[Row]]) -> None:
    ties = [row for row in read(kits.COW_CONTIGUITY) if isinstance(row, Tie)]
    assert [(tie.actor, tie.target, tie.since, tie.until) for tie in ties] == [
        ("SRB", "GRC", "1900-01", "1918-11-30"),
        ("YUG", "GRC", "1918-12-01", "2006-06-04"),
        ("SRB", "GRC", "2006-06-05", ""),
        ("RUS", "JPN", "1912-02", "1945-03"),
        ("PRK", "KOR", "1951-01", ""),
    ]
    assert all(tie.mutual for tie in ties)
    assert [tie.text for tie in ties[2:4]] == [
        "neighbours by land or river", "neighbours across up to 12 miles of water",
    ]  # fmt: skip


def test_yemen_of_gleditsch_and_ward_is_two_states(read: Callable[[Kit], list[Row]]) -> None:
    assert _times(read(kits.GW_STATES)) == [
        ("PRK", "1950-02-03", ""), ("YAR", "1920-01-02", "1990-05-21"), ("YEM", "1990-05-22", ""),
        ("SRB", "2006-06-05", ""),
    ]  # fmt: skip


def test_states_of_one_list_alone_are_counted_and_left_out(tmp_path: Path) -> None:
    kits.ISD_STATES.write(tmp_path)
    (file,) = kits.ISD_STATES.files(tmp_path)
    rows = list(isd_states.read(file))
    assert _times(list(rows)) == [
        ("SRB", "1880-07-13", "1918-11-30"), ("YUG", "1918-12-01", "1940-04-14"), ("ORA", "1855-02-23", "1901-05-31"),
        ("PRK", "1950-09-09", ""),
    ]  # fmt: skip
    assert file.left_out == {isd_states.LEFT_OUT: 2}


def _read(reader: object, name: str) -> list[Attribute]:
    assert hasattr(reader, "rows")
    file = RawFile(STATES / name, reader.source)  # type: ignore[attr-defined]
    return [row for row in single_rows(reader.rows([file])) if isinstance(row, Attribute)]


def _since(rows: list[Attribute], state_id: str) -> list[tuple[str, str]]:
    return [(row.since, row.until) for row in rows if row.state == state_id]


@needs_shared
def test_cow_s_states_have_the_figures_of_the_mirror() -> None:
    rows = _read(cow_states.READERS[0], "states2016.csv")
    assert len({row.at.split("/")[2] for row in rows}) == 243
    assert _since(rows, "RUS") == [("1816-01-01", "")]
    assert _since(rows, "CHN") == [("1860-10-25", "")]
    assert _since(rows, "PRK") == [("1948-09-09", "")]
    assert _since(rows, "KOR") == [("1949-06-29", "")]
    assert _since(rows, "YUG") == [("1918-12-01", "1941-04-20"), ("1944-10-20", "2006-06-04")]
    assert (min(row.since for row in rows)[:4], max(row.until for row in rows) < "2016-12-31") == ("1816", True)


@needs_shared
def test_both_layouts_of_cow_s_states_say_the_same() -> None:
    theirs, packed = (_read(reader, name) for reader, name in zip(
        cow_states.READERS[:2], ("states2016.csv", "cowstates.rda"), strict=True,
    ))  # fmt: skip
    assert _times(list(theirs)) == _times(list(packed))


@needs_shared
def test_gleditsch_and_ward_s_states_have_the_figures_of_the_mirror() -> None:
    rows = _read(gw_states.READERS[0], "gwstates.xlsx")
    assert len({row.at.split("/")[2] for row in rows}) == 216
    assert _since(rows, "KOR") == [("1948-08-15", "")]
    assert _since(rows, "PRK") == [("1948-09-09", "")]
    assert max(row.until for row in rows) < "2017-12-31"


@needs_shared
def test_the_project_s_states_are_gleditsch_and_ward_s() -> None:
    slips = {"RWA", "NRU"}  # states/README.md
    rows = _read(gw_states.READERS[1], "gwstates.rda")
    for state_id in {row.state for row in rows} - slips:
        listed = [(spell.start, spell.end or "") for spell in spells_of(state_id)]
        assert _since(rows, state_id) == listed, state_id


@needs_shared
def test_major_powers_and_the_isd_read_whole() -> None:
    majors = _read(cow_states.READERS[2], "majors2016.csv")
    assert _since(majors, "RUS") == [("1816-01-01", "1917-12-05"), ("1922-01-01", "")]
    file = RawFile(STATES / "isd_2_2_update.xlsx", isd_states.SOURCE)
    rows = list(single_rows(isd_states.READER.rows([file])))
    assert len({row.at.split("/")[2] for row in rows}) + file.left_out[isd_states.LEFT_OUT] == 499


@needs_shared
def test_neighbours_read_whole() -> None:
    file = RawFile(STATES / "contdir.csv", cow_contiguity.SOURCE)
    rows = [row for row in cow_contiguity.READER.rows([file]) if isinstance(row, Tie)]
    assert len({row.at.split("/")[2] for row in rows}) == 847
    assert file.left_out == {}
    pairs = {(row.actor, row.target): row for row in rows if not row.until}
    assert pairs["RUS", "PRK"].text == "neighbours by land or river"
    assert pairs["RUS", "KOR"].text == "neighbours across 150 to 400 miles of water"
    assert all(state(row.actor).kind == state(row.target).kind == "state" for row in rows)
    assert all(row.actor != row.target for row in rows)


@needs_shared
def test_codes_are_those_of_the_mirror() -> None:
    codes = {one: (state(one).code("m49"), state(one).code("fips")) for one in ("PRK", "RUS")}
    assert codes == {"PRK": ("408", "KN"), "RUS": ("643", "RS")}
