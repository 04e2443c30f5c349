"""Nuclear cooperation, arms-control ratifications, and the reader of Stata files that the first needs."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bilateral.shapes.rows import Attribute, Event
from bilateral.sources import arms_control, nuclear_cooperation
from bilateral.sources.dta import DtaError, names_in, read_dta
from bilateral.sources.rda import NA_INTEGER
from bilateral.states import all_states
from tests.shared import SHARED, needs_shared
from tests.sources import ties_files
from tests.sources.dta_writer import dta

MIRROR = SHARED / "mirror" / "treaties"
STATES = {one.state_id for one in all_states()}


def _events(folder: Path) -> list[Event]:
    reader = nuclear_cooperation.READER
    return [row for row in reader.rows(reader.open(folder)) if isinstance(row, Event)]


def test_an_agreement_keeps_its_direction_and_year(tmp_path: Path) -> None:
    ties_files.write_nuclear(tmp_path)
    (file,) = nuclear_cooperation.READER.open(tmp_path)
    events = list(nuclear_cooperation.read(file))
    assert [(event.actor, event.target, event.date) for event in events] == [
        ("RUS", "PRK", "1961"),
        ("PRK", "RUS", "1961"),
        ("RUS", "PRK", "1999"),
        ("KOR", "YUG", "1970"),
    ]
    assert {(event.kind, event.action, event.mutual, event.published) for event in events} == {
        ("nuclear", "AGREE", False, "2014-01-24")
    }
    assert file.left_out == {"the number and the name are two states'": 1}


@needs_shared
def test_the_mirror_has_the_nuclear_figures_of_its_readme() -> None:
    (file,) = nuclear_cooperation.READER.open(MIRROR)
    events = [row for row in nuclear_cooperation.READER.rows([file]) if isinstance(row, Event)]
    assert len(events) + sum(file.left_out.values()) == 3_152
    assert sum(file.left_out.values()) == 17
    assert sorted(one.date for one in events if (one.actor, one.target) == ("RUS", "PRK")) == [
        "1956",
        "1959",
        "1985",
        "1992",
    ]
    assert sorted(one.date for one in events if (one.actor, one.target) == ("PRK", "RUS")) == ["1956", "1959", "1992"]
    assert (min(one.date for one in events), max(one.date for one in events)) == ("1951", "2003")
    assert {state for one in events for state in (one.actor, one.target)} <= STATES


def _attributes(folder: Path) -> list[Attribute]:
    reader = arms_control.READER
    return [row for row in reader.read(*reader.open(folder)) if isinstance(row, Attribute)]


def test_signing_and_being_bound_are_two_attributes(tmp_path: Path) -> None:
    ties_files.write_ratified(tmp_path)
    found = {(one.state, one.kind, one.text, one.since, one.until) for one in _attributes(tmp_path)}
    assert found == {
        ("PRK", "arms_control_party", "enmod", "1984-11-08", ""),
        ("YUG", "arms_control_party", "cwc", "2000-04-20", "2006-06-04"),
        ("SRB", "arms_control_party", "cwc", "2006-06-05", ""),
        ("KOR", "arms_control_signatory", "ccw_p2a", "2001-05-09", ""),
        ("YEM", "arms_control_party", "ctbt", "1999-10-02", ""),
        ("YEM", "arms_control_signatory", "ctbt", "1996-09-30", ""),
    }


@needs_shared
def test_the_mirror_has_the_ratifications_of_its_readme() -> None:
    (file,) = arms_control.READER.open(MIRROR)
    rows = [row for row in arms_control.READER.rows([file]) if isinstance(row, Attribute)]
    assert len({row.at.split("/")[2] for row in rows}) == 1_541
    acts = Counter(row.text for row in rows if row.kind == "arms_control_party" and row.until == "")
    assert acts["cwc"] == 193
    assert {row.text for row in rows if row.state == "PRK"} == {"enmod"}
    assert {row.state for row in rows} <= STATES


FORM = {"name": "9s", "small": "b", "whole": "h", "long": "i", "single": "f", "double": "d"}
ROWS = [("Côte", 1, -2, 3, 0.5, 1.25), ("", 101, 32_741, 2_147_483_621, 2.0**127, 2.0**1023)]


@pytest.mark.parametrize("order", ["<", ">"])
def test_stata_12_in_either_byte_order(order: str) -> None:
    data = ties_files.stata_115(FORM, ROWS, "24 Jan 2014 09:30", order)
    frame = read_dta(data)
    assert (frame.name, frame.n_rows, tuple(frame.columns)) == ("24 Jan 2014 09:30", 2, tuple(FORM))
    assert list(frame.columns["name"]) == ["Côte", ""]
    assert [list(frame.columns[name]) for name in ("small", "whole", "long")] == [
        [1, NA_INTEGER],
        [-2, NA_INTEGER],
        [3, NA_INTEGER],
    ]
    for name, first in (("single", 0.5), ("double", 1.25)):
        known, missing = frame.columns[name]
        assert known == first
        assert missing != missing  # noqa: PLR0124 - not a number
    assert names_in(data[:2000]) == tuple(FORM)


def test_stata_14_and_texts_that_are_no_utf_8() -> None:
    frame = read_dta(dta({"text": ["Côte", b"C\xf4te", b"\x81"], "number": [1, None, 3], "real": [0.5, None, 1.5]}))
    assert list(frame.columns["text"]) == ["Côte", "Côte", "\x81"]
    assert list(frame.columns["number"]) == [1, NA_INTEGER, 3]
    first, missing, last = (float(number or 0) for number in frame.columns["real"])
    assert (first, last) == (0.5, 1.5)
    assert missing != missing  # noqa: PLR0124 - not a number


@pytest.mark.parametrize(
    "data", [b"", b"<html>moved</html>", b"<stata_dta><header><release>119</release>", b"s\x02\x01\x00"]
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(DtaError, match="no Stata file"):
        read_dta(data)
    assert names_in(data) == ()


PLAIN = ties_files.stata_115(FORM, ROWS, "24 Jan 2014 09:30")
TAGGED = dta({"text": ["one", "two"], "number": [1, 2]})


@example(PLAIN, 0.994140625, 129)  # a signalling NaN
@example(TAGGED, 0.994140625, 129)
@given(st.sampled_from([PLAIN, TAGGED]), st.floats(0, 1), st.integers(0, 255))
def test_a_damaged_file_is_refused_or_read_never_worse(data: bytes, place: float, byte: int) -> None:
    damaged = bytearray(data)
    damaged[int(place * (len(data) - 1))] = byte
    try:
        frame = read_dta(bytes(damaged))
    except DtaError:
        return
    assert {len(column) for column in frame.columns.values()} == {frame.n_rows}


@given(st.integers(0, len(PLAIN) - 1))
def test_a_file_cut_anywhere_is_refused(size: int) -> None:
    with pytest.raises(DtaError):
        read_dta(PLAIN[:size])
