"""ATOP: obligations as ties, and the mirror's figures."""

import zipfile
from collections import Counter
from pathlib import Path

import pytest

from bilateral.shapes.blocks import single_rows
from bilateral.shapes.rows import Tie
from bilateral.shapes.vocabulary import Kind
from bilateral.sources import zipped
from bilateral.sources.atop import MEMBERS_COLUMNS, MEMBERS_IGNORED, OBLIGATIONS, READER, YEARLY_COLUMNS, YEARLY_IGNORED
from bilateral.sources.errors import TruncatedFileError
from bilateral.sources.raw import RawFile
from bilateral.sources.zipped import names_in_zip
from bilateral.states import all_states
from tests.shared import SHARED, needs_shared
from tests.sources import ties_files


@pytest.fixture
def ties(tmp_path: Path) -> list[Tie]:
    ties_files.write_atop(tmp_path)
    return [row for row in READER.read(*READER.open(tmp_path)) if isinstance(row, Tie)]


def _brief(ties: list[Tie]) -> set[tuple[str, str, str, str, str, bool]]:
    return {(tie.kind, tie.actor, tie.target, tie.since, tie.until, tie.mutual) for tie in ties}


def test_years_on_end_are_one_tie_with_the_days_of_the_members(ties: list[Tie]) -> None:
    assert {tie for tie in _brief(ties) if "PRK" in tie} == {
        ("defence_pact", "PRK", "RUS", "1970-03-01", "1972-08-02", True),
        ("nonaggression", "PRK", "RUS", "1970-03-01", "1972-08-02", True),
    }


def test_what_one_side_alone_owes_is_not_mutual_and_what_stands_in_2018_is_open(ties: list[Tie]) -> None:
    assert {tie for tie in _brief(ties) if "JPN" in tie} == {
        ("defence_pact", "USA", "JPN", "2017-05-05", "", False),
        ("consultation", "JPN", "USA", "2017-05-05", "", True),
    }


def test_yugoslavia_is_not_serbia(ties: list[Tie]) -> None:
    assert {tie for tie in _brief(ties) if "ROU" in tie} == {
        ("treaty", "ROU", "YUG", "2005-06", "2005", True),
        ("treaty", "ROU", "SRB", "2006", "2006", True),
    }


def test_two_numbers_of_one_germany_are_one_tie(ties: list[Tie]) -> None:
    assert {tie for tie in _brief(ties) if "DEU" in tie} == {("treaty", "DEU", "POL", "1990-01-01", "1991-12-12", True)}


def test_text_says_which_obligation_and_which_alliance(ties: list[Tie]) -> None:
    assert Counter(tie.text for tie in ties) == {
        "ATOP 9001": 2,
        "ATOP 9002": 2,
        "neutral, ATOP 9003": 2,
        "offense, ATOP 9004": 1,
    }


def test_row_ids_name_line_and_obligation_and_the_file_its_own_date(ties: list[Tie]) -> None:
    assert {(tie.at.split("/", 2)[2], tie.published) for tie in ties if tie.actor == "USA"} == {
        ("8/defense", "2021-04-05")
    }


def test_every_column_is_used_or_named_as_ignored() -> None:
    assert set(YEARLY_COLUMNS) > YEARLY_IGNORED
    assert set(MEMBERS_COLUMNS) > MEMBERS_IGNORED
    assert not (YEARLY_IGNORED | MEMBERS_IGNORED) & set(OBLIGATIONS)


def test_a_zip_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ties_files.write_atop(tmp_path)
    monkeypatch.setattr(zipped, "MAX_UNPACKED", 100)
    with pytest.raises(TruncatedFileError, match="unpacks to more than 100 bytes"):
        list(READER.read(*READER.open(tmp_path)))


def test_a_file_whose_checksum_is_wrong_is_refused(tmp_path: Path) -> None:
    ties_files.write_atop(tmp_path)
    path = tmp_path / ties_files.ATOP_ZIP
    with zipfile.ZipFile(path) as pack:
        start = pack.getinfo(pack.namelist()[0]).header_offset
    data = bytearray(path.read_bytes())
    data[start + 120] ^= 1
    path.write_bytes(data)
    with pytest.raises(TruncatedFileError, match=r"atop5_1ddyr\.csv: cut short or damaged in the zip"):
        list(READER.read(*READER.open(tmp_path)))


def test_recognised_by_the_tables_in_the_zip(tmp_path: Path) -> None:
    ties_files.write_atop(tmp_path)
    (recognise,) = READER.recognise
    (file,) = READER.open(tmp_path)
    assert recognise(file)
    assert not recognise(RawFile(Path(__file__), READER.source))
    broken = tmp_path / "broken.zip"
    broken.write_bytes(file.data[:200])
    assert names_in_zip(RawFile(broken, READER.source)) == ()
    assert not recognise(RawFile(tmp_path / "missing", READER.source))


@pytest.fixture(scope="module")
def published() -> list[Tie]:
    (file,) = READER.open(SHARED / "mirror" / "atop")
    return [row for row in single_rows(READER.rows([file])) if isinstance(row, Tie)]


def _years(tie: Tie) -> int:
    return int((tie.until or "2018")[:4]) - int(tie.since[:4]) + 1


@needs_shared
def test_the_mirror_has_the_figures_of_its_readme(published: list[Tie]) -> None:
    between = {
        (tie.kind, tie.since, tie.until, tie.text)
        for tie in published
        if tie.mutual and {tie.actor, tie.target} == {"PRK", "RUS"}
    }
    assert between == {
        (Kind.DEFENCE_PACT, "1961-07-06", "1996-09-10", "ATOP 3440"),
        (Kind.NONAGGRESSION, "1961-07-06", "1996-09-10", "ATOP 3440"),
        (Kind.CONSULTATION, "2000-02-09", "", "ATOP 4940"),
        (Kind.NONAGGRESSION, "2008-07-24", "", "ATOP 3755"),
    }
    (pact,) = (tie for tie in published if {tie.actor, tie.target} == {"PRK", "CHN"} and tie.kind is Kind.DEFENCE_PACT)
    assert (pact.text, pact.since[:4], pact.until, _years(pact)) == ("ATOP 3445", "1961", "", 58)


@needs_shared
def test_the_mirror_loses_no_dyad_year(published: list[Tie]) -> None:
    """Years of ties sum to the flags of the 273,296 dyad-years, Germany under two numbers in 1990 counted once."""
    spans = Counter[str]()
    for tie in published:
        spans[tie.at.rpartition("/")[2]] += _years(tie) * (2 if tie.mutual else 1)
    flags = {"defense": 137_762, "offense": 6_342, "neutral": 4_465, "nonagg": 261_838, "consul": 131_332}
    twice = {"defense": 30, "offense": 0, "neutral": 0, "nonagg": 64, "consul": 30}
    assert spans == {column: flags[column] - twice[column] for column in flags}


@needs_shared
def test_the_mirror_names_states_only(published: list[Tie]) -> None:
    assert {state for tie in published for state in (tie.actor, tie.target)} <= {one.state_id for one in all_states()}
    assert max(tie.until for tie in published if "YUG" in (tie.actor, tie.target)) <= "2006-06-04"
