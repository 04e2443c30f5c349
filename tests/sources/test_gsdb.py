"""The sanctions cases: lists, bodies and names by date in a small file, and the mirror's figures."""

from collections import defaultdict
from pathlib import Path

import pytest

from bilateral.shapes.rows import Tie
from bilateral.sources.gsdb import BODIES, READER, within
from bilateral.sources.name_tables import Meaning, load_names
from bilateral.sources.raw import RawFile
from bilateral.states import all_states, blocs
from tests.shared import SHARED, needs_shared
from tests.sources import sanctions_files

EU_OF_1986 = {"BEL", "DEU", "DNK", "ESP", "FRA", "GBR", "GRC", "IRL", "ITA", "LUX", "NLD", "PRT"}


@pytest.fixture
def file(tmp_path: Path) -> RawFile:
    sanctions_files.write_gsdb(tmp_path)
    return READER.open(tmp_path)[0]


def _ties(file: RawFile, case: int) -> list[Tie]:
    """Return the ties of a case of the fixture, whose line is one further down."""
    return [row for row in READER.read(file) if isinstance(row, Tie) and row.at.split("/")[2] == str(case + 1)]


def test_a_case_between_two_states_is_one_tie_that_still_stands(file: RawFile) -> None:
    (tie,) = _ties(file, 1)
    assert (tie.actor, tie.target, tie.since, tie.until) == ("USA", "PRK", "2008", "")
    assert (tie.text, tie.mutual) == ("financial", False)
    assert tie.at.count("/") == 2


def test_names_with_a_comma_are_not_cut(file: RawFile) -> None:
    assert [(tie.actor, tie.target, tie.at.rpartition("/")[2]) for tie in _ties(file, 2)] == [
        ("KOR", "PAK", "KOR-PAK-1998"),
        ("KOR", "IND", "KOR-IND-1998"),
    ]
    assert {tie.text for tie in _ties(file, 2)} == {"trade, arms"}


def test_the_union_and_the_seven_stand_for_their_members_once_each(file: RawFile) -> None:
    ties = _ties(file, 3)
    actors = [tie.actor for tie in ties]
    assert len(actors) == len(set(actors)) == 27 + 4
    assert {"USA", "JPN", "CAN", "GBR", "DEU", "HRV"} <= set(actors)
    assert {tie.text for tie in ties} == {"trade (by EU)", "trade (by G7)"}


def test_who_joined_or_left_the_union_acts_only_while_a_member(file: RawFile) -> None:
    assert {tie.actor: tie.until for tie in _ties(file, 9)}["GBR"] == "2020-01-31"
    assert {tie.until for tie in _ties(file, 9) if tie.actor != "GBR"} == {""}
    assert {tie.actor for tie in _ties(file, 8)} == EU_OF_1986
    assert {(tie.since, tie.until) for tie in _ties(file, 8)} == {("1986", "1992")}


def test_yugoslavia_becomes_serbia_within_a_case(file: RawFile) -> None:
    assert [(tie.target, tie.since, tie.until) for tie in _ties(file, 4)] == [
        ("YUG", "2001", "2006-06-04"),
        ("SRB", "2006-06-05", "2016"),
    ]


def test_a_decision_of_the_security_council_is_no_act_of_a_member(file: RawFile) -> None:
    (tie,) = _ties(file, 5)
    assert (tie.actor, tie.target, tie.text) == ("ZZX", "PRK", "trade, arms, financial, travel (by UN)")


def test_a_case_without_a_state_is_left_out_and_counted(file: RawFile) -> None:
    assert _ties(file, 6) == []
    assert file.left_out == {"neither side is a state, or both are one": 1}


def test_south_vietnam_of_1976_is_vietnam(file: RawFile) -> None:
    assert [(tie.target, tie.since) for tie in _ties(file, 7)] == [("VNM", "1975")]
    assert [(tie.actor, tie.target, tie.since, tie.until) for tie in _ties(file, 10)] == [
        ("RVN", "VNM", "1954", "1975-04-30")
    ]


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        ("2013", "2015", ("2013", "2015")),
        ("2010", "2013", None),
        ("2010", "2014", ("2013-07-01", "2014")),
        ("2010", "", ("2013-07-01", "")),
    ],
)
def test_a_member_counts_where_the_years_leave_no_doubt(begin: str, end: str, expected: object) -> None:
    assert within(begin, end, Meaning("HRV", "2013-07-01", "")) == expected


def test_every_name_is_a_state_s_or_no_state_s() -> None:
    assert load_names("gsdb").state_ids() <= {one.state_id for one in all_states()} | {"ZZX", "ZZZ"}
    assert set(BODIES.values()) <= set(blocs())


@needs_shared
def test_the_mirror_has_the_figures_of_its_readme() -> None:
    files = READER.open(SHARED / "mirror" / "gsdb")
    cases: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    begins: dict[str, str] = {}
    bodies: dict[str, set[str]] = defaultdict(set)
    for tie in READER.rows(files):
        assert isinstance(tie, Tie)
        case = tie.at.split("/")[2]
        cases[case][0].add(tie.actor)
        cases[case][1].add(tie.target)
        begins[case] = min(begins.get(case, "9"), tie.since)
        bodies[case].add(tie.text.partition("(")[2])
    assert len(cases) + sum(files[0].left_out.values()) == 1_547
    assert min(begins.values()) == "1949"
    korea = {case: actors for case, (actors, targets) in cases.items() if targets == {"PRK"}}
    assert len(korea) == 29
    assert sum(actors == {"USA"} for actors in korea.values()) == 13
    assert sum(actors == {"JPN"} for actors in korea.values()) == 6
    assert sum(bodies[case] == {"by UN)"} for case in korea) == 3
    assert not any({"RUS", "CHN"} & actors for actors in korea.values())
    russia = [case for case, (_, targets) in cases.items() if "RUS" in targets and begins[case] >= "1992"]
    assert len(russia) == 48
    assert sum(begins[case] >= "2022" for case in russia) == 33
    sent = [case for case, (actors, _) in cases.items() if actors == {"RUS"} and begins[case] >= "1992"]
    assert len(sent) == 42
    assert not any("PRK" in cases[case][1] for case in sent)
