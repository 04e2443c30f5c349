"""Published ideal points, a textbook's shares and links between roll calls: small files, and the mirror's votes."""

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from bilateral.shapes.blocks import Block, single_rows
from bilateral.shapes.rows import UNKNOWN, Attribute
from bilateral.sources import ideal_points, qss_unvoting, roll_call_links, un_roll_calls
from bilateral.sources.name_tables import load_names
from bilateral.sources.reader import Reader
from bilateral.sources.roll_call_links import first_of
from tests.shared import SHARED, needs_shared
from tests.sources import votes_files


def _attributes(reader: Reader[Attribute], folder: Path) -> list[Attribute]:
    read = reader.read(*reader.open(folder))
    return [row for row in single_rows(read) if isinstance(row, Attribute)]


@pytest.fixture
def points(tmp_path: Path) -> list[Attribute]:
    votes_files.ideal_point_file(tmp_path)
    return _attributes(ideal_points.READER, tmp_path)


def test_a_line_is_nine_figures(points: list[Attribute]) -> None:
    first = [(row.kind, row.value, row.unit) for row in points[:9]]
    assert first[:3] == [
        ("ideal_point_votes", 40.0, "roll calls"),
        ("ideal_point", 0.5, "ideal point"),
        ("ideal_point_q000", -0.1, "ideal point"),
    ]
    assert [value for _, value, _ in first[3:]] == [0.2, 0.3, 0.5, 0.7, 0.8, 1.1]
    assert [row.at.rsplit("/", 2)[1:] for row in points[:3]] == [["2", "NVotes"], ["2", "IdealPoint"], ["2", "QO%"]]


def test_numbers_mean_states_in_the_year_of_the_session(points: list[Attribute]) -> None:
    assert [(row.state, row.since, row.until) for row in points if row.kind == "ideal_point"] == [
        ("YUG", "2005", "2005"),
        ("SRB", "2006", "2006"),
        ("YEM", "1990", "1990"),
        ("STP", "2019", "2019"),
    ]


def test_small_figures_have_an_exponent(points: list[Attribute]) -> None:
    assert [row.value for row in points if row.kind == "ideal_point_q005"][1] == 2.74e-05


def test_an_edition_is_dated_by_its_last_session(points: list[Attribute], tmp_path: Path) -> None:
    assert {row.published for row in points} == {"2020-04"}
    votes_files.edit(votes_files.IDEAL_POINTS, "403,74", "403,73", "cp1252")(tmp_path)
    assert {row.published for row in _attributes(ideal_points.READER, tmp_path)} == {"2019"}


@pytest.fixture
def shares(tmp_path: Path) -> list[Attribute]:
    votes_files.qss(tmp_path)
    return _attributes(qss_unvoting.READER, tmp_path)


def test_shares_are_attributes_beside_the_ideal_point(shares: list[Attribute]) -> None:
    assert [(row.kind, row.value, row.unit) for row in shares if row.state == "USA"] == [
        ("ideal_point", 1.7, "ideal point"),
        ("agreement_with_USA", 1.0, "share"),
        ("agreement_with_RUS", 0.25, "share"),
    ]


def test_the_first_of_two_series_called_nauru_is_kiribati(shares: list[Attribute], tmp_path: Path) -> None:
    assert [(row.state, row.value) for row in shares if row.kind == "ideal_point"] == [
        ("USA", 1.7),
        ("KIR", 0.2),
        ("YEM", -0.5),
        ("NRU", 0.3),
    ]
    votes_files.edit(votes_files.QSS, "2000,NAU,Nauru,0.3", "2004,NAU,Nauru,0.3")(tmp_path)
    assert "KIR" not in {row.state for row in _attributes(qss_unvoting.READER, tmp_path)}


def test_a_share_that_is_not_published_is_no_row_and_is_counted(shares: list[Attribute], tmp_path: Path) -> None:
    assert [row.kind for row in shares if row.state == "YEM"] == ["ideal_point", "agreement_with_USA"]
    (file,) = qss_unvoting.READER.open(tmp_path)
    list(qss_unvoting.READER.read(file))
    assert file.left_out == {qss_unvoting.NO_SHARE: 1}


def test_links_are_the_assembly_s(tmp_path: Path) -> None:
    votes_files.links(tmp_path)
    found = _attributes(roll_call_links.READER, tmp_path)
    assert [(row.text, row.state, row.value) for row in found][:2] == [
        ("470 512", UNKNOWN, None),
        ("512 545", UNKNOWN, None),
    ]


def test_links_lead_to_the_first_roll_call_on_the_text() -> None:
    assert first_of([(470, 512), (512, 545), (545, 577), (5312, 5389), (5310, 5389)]) == {
        512: 470,
        545: 470,
        577: 470,
        5389: 5310,
    }


@pytest.mark.parametrize("key", ["ideal_points", "qss_unvoting"])
def test_every_name_maps_to_a_state_id(key: str) -> None:
    assert all(len(state) == 3 and state.isupper() for state in load_names(key).state_ids())


MIRROR = SHARED / "mirror"


class Votes:
    """The roll calls of the mirror: who voted how in which session, and the files they are from."""

    def __init__(self) -> None:
        self.files = un_roll_calls.READER.open(MIRROR / "unga")
        (block,) = un_roll_calls.READER.rows(self.files)
        assert isinstance(block, Block)
        self.sessions: dict[int, int] = {}
        self.calls: dict[int, dict[str, str]] = defaultdict(dict)
        columns = (block.columns[name] for name in ("roll_call", "session", "state", "choice"))
        for number, session, state, choice in zip(*columns, strict=True):
            self.sessions[int(number)] = int(session)
            self.calls[int(number)][state] = choice

    def parts(self) -> set[int]:
        """Return votes on paragraphs and amendments, which readers do not keep."""
        columns = self.files[1].frame("un_roll_calls", un_roll_calls.ROLL_CALLS).columns
        flags = zip(columns["rcid"], columns["amend"], columns["para"], strict=True)
        return {int(number or 0) for number, amend, para in flags if 1 in (amend, para)}


@pytest.fixture(scope="module")
def votes() -> Votes:
    return Votes()


@pytest.fixture(scope="module")
def published() -> list[Attribute]:
    reader = ideal_points.READER
    read = reader.rows(reader.open(MIRROR / "ideal_points"))
    return [row for row in single_rows(read) if isinstance(row, Attribute)]


@needs_shared
def test_the_mirror_s_ideal_points(published: list[Attribute]) -> None:
    points = [row for row in published if row.kind == "ideal_point"]
    assert len(points) == 10_469
    assert {int(row.since) - 1945 for row in points} == {session for session in range(1, 75) if session != 19}
    assert len({(row.state, row.since) for row in points}) == len(points)


@needs_shared
def test_the_mirror_s_sample_of_the_ideal_points(published: list[Attribute], votes: Votes) -> None:
    reader = roll_call_links.READER
    links = [
        row for row in single_rows(reader.rows(reader.open(MIRROR / "ideal_points"))) if isinstance(row, Attribute)
    ]
    assert len(links) == 955
    pairs = [tuple(map(int, row.text.split())) for row in links]
    first, parts = first_of((earlier, later) for earlier, later in pairs), votes.parts()
    items: dict[int, list[tuple[str, int, str]]] = defaultdict(list)
    for number, choices in votes.calls.items():
        session = votes.sessions[number]
        if session == 19 or (number in parts and session + 1945 > 1989):
            continue
        items[first.get(number, number)] += [
            # Serbia and what was called Yugoslavia before it are one number, 345, in the year in which they part.
            ("YUG" if state == "SRB" else state, session, choice)
            for state, choice in choices.items()
            if state != "ZAN" and (state, session) != ("ZAF", 48)
        ]
    kept = [cast for cast in items.values() if len({choice for _, _, choice in cast}) > 1]
    assert (sum(map(len, kept)), len(kept)) == (797_473, 4_784)
    cast_by = Counter((state, session) for cast in kept for state, session, _ in cast)
    assert len(cast_by) == 10_469
    assert cast_by == {
        ("YUG" if row.state == "SRB" else row.state, int(row.since) - 1945): row.value
        for row in published
        if row.kind == "ideal_point_votes"
    }


@needs_shared
def test_the_mirror_s_shares_are_those_of_its_votes(votes: Votes) -> None:
    reader = qss_unvoting.READER
    rows = [row for row in single_rows(reader.rows(reader.open(MIRROR / "unga"))) if isinstance(row, Attribute)]
    assert len([row for row in rows if row.kind == "ideal_point"]) == 9_120
    assert (min(row.since for row in rows), max(row.since for row in rows)) == ("1946", "2012")
    identical: dict[tuple[str, str, int], list[bool]] = defaultdict(list)
    for number, choices in votes.calls.items():
        if len(set(choices.values())) == 1:
            continue
        for other in ("USA", "RUS"):
            for state, choice in choices.items() if other in choices else ():
                identical[state, other, votes.sessions[number] + 1945].append(choice == choices[other])
    early = [row for row in rows if row.kind != "ideal_point" and row.since < "1990"]
    assert len(early) == 9_842
    for row in early:
        same = identical[row.state, row.kind[-3:], int(row.since)]
        assert sum(same) / len(same) == pytest.approx(row.value, abs=1e-6), row
