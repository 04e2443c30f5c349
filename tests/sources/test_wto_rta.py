"""The WTO's list of agreements: who is whose partner, and from which day to which."""

from collections import Counter
from pathlib import Path

import pytest

from bilateral.shapes.rows import NO_STATE, Event, Tie
from bilateral.sources.wto_rta import COLUMNS, IGNORED, READER
from bilateral.states import all_states
from tests.shared import SHARED, needs_shared
from tests.sources import ties_files


@pytest.fixture
def rows(tmp_path: Path) -> list[Tie | Event]:
    ties_files.write_wto(tmp_path)
    return [row for row in READER.read(*READER.open(tmp_path)) if isinstance(row, (Tie, Event))]


def _spans(rows: list[Tie | Event], text: str) -> dict[frozenset[str], tuple[str, str]]:
    return {
        frozenset((row.actor, row.target)): (row.since, row.until)
        for row in rows
        if isinstance(row, Tie) and row.text == text
    }


def test_a_party_with_a_day_of_its_own_and_one_for_which_the_agreement_is_not_in_force(rows: list[Tie | Event]) -> None:
    assert _spans(rows, "Sea Pact") == {
        frozenset(("CHL", "PER")): ("2001-03-01", ""),
        frozenset(("CHL", NO_STATE)): ("2000-01-01", ""),
        frozenset(("PER", NO_STATE)): ("2001-03-01", ""),
    }


def test_an_accession_binds_who_accedes_to_the_others(rows: list[Tie | Event]) -> None:
    assert _spans(rows, "Sea Pact - Accession of Brazil") == {
        frozenset(("CHL", "BRA")): ("2005-01-01", ""),
        frozenset(("PER", "BRA")): ("2005-01-01", ""),
    }


def test_a_body_stands_for_its_members_of_the_time(rows: list[Tie | Event]) -> None:
    found = _spans(rows, "EFTA - Korea, Republic of")
    assert set(found) == {frozenset((member, "KOR")) for member in ("CHE", "ISL", "LIE", "NOR")}
    assert set(found.values()) == {("2006-01-01", "2010-01-01")}


def test_members_of_one_body_are_no_partners_where_the_list_names_them_one_by_one(rows: list[Tie | Event]) -> None:
    assert set(_spans(rows, "EC - Yugoslavia, Socialist Federal Republic of, Agreement")) == {
        frozenset(("FRA", "YUG")),
        frozenset(("ITA", "YUG")),
    }
    assert set(_spans(rows, "First Convention of Lomé")) == {
        frozenset((one, other)) for one in ("FRA", "ITA") for other in ("TCD", "MLI")
    }


def test_signed_is_an_event_and_negotiated_nothing(rows: list[Tie | Event], tmp_path: Path) -> None:
    (signed,) = (row for row in rows if isinstance(row, Event))
    assert ({signed.actor, signed.target}, signed.date, signed.mutual) == ({"MLI", "TCD"}, "2023-03-15", True)
    (file,) = READER.open(tmp_path)
    list(READER.read(file))
    assert sum(file.left_out.values()) == 1


def test_ignored_columns_are_columns() -> None:
    assert set(COLUMNS) > IGNORED


@pytest.fixture(scope="module")
def published() -> list[Tie | Event]:
    read = READER.rows(READER.open(SHARED / "mirror" / "treaties"))
    return [row for row in read if isinstance(row, (Tie, Event))]


@needs_shared
def test_the_mirror_has_655_agreements_and_says_which_yield_nothing() -> None:
    (file,) = READER.open(SHARED / "mirror" / "treaties")
    lines = {row.at.split("/")[2] for row in READER.read(file) if isinstance(row, (Tie, Event))}
    assert file.left_out == {
        "an agreement that is not signed, or without any day": 29,
        "an agreement of which the list names no two partners": 6,  # a side was no member of the WTO
    }
    assert len(lines) + 29 + 6 == sum(1 for _ in file.sheet_lines(COLUMNS)) == 655


@needs_shared
def test_partners_are_as_they_were(published: list[Tie | Event]) -> None:
    spans: Counter[tuple[str, str, str]] = Counter()
    for row in published:
        if isinstance(row, Tie):
            pair = "-".join(sorted((row.actor, row.target)))
            spans[pair, row.since, row.until] += 1
    assert spans["FRA-GBR", "1973-01-01", "2020-12-31"] == 1
    assert spans["DEU-POL", "2004-05-01", ""]
    assert not [one for one in spans if one[0] == "DEU-POL" and one[1] < "1992"]
    assert spans["GBR-KOR", "2011-07-01", "2020-12-31"]
    assert spans["GBR-KOR", "2021-01-01", ""]
    assert not [one for one in spans if one[0] == "PRK-RUS"]


@needs_shared
def test_the_mirror_names_states_only(published: list[Tie | Event]) -> None:
    known = {one.state_id for one in all_states()} | {NO_STATE}
    assert {state for row in published for state in (row.actor, row.target)} <= known
