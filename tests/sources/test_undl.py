"""The UN Digital Library's layouts: hand-worked rows of small files, names against codes, and the mirror's record."""

from collections import Counter
from pathlib import Path

import pytest

from bilateral.shapes.blocks import single_rows
from bilateral.shapes.rows import Vote
from bilateral.sources import undl_marcxml, undl_votes
from bilateral.sources.name_tables import load_names
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader
from tests.shared import SHARED, needs_shared
from tests.sources import votes_files

LAYOUTS = ((0, undl_votes.COLUMNS_2024), (1, undl_votes.COLUMNS_2026))
each_layout = pytest.mark.parametrize(("layout", "columns"), LAYOUTS, ids=["2024", "2026"])


def _votes(reader: Reader[Vote], *files: RawFile) -> list[Vote]:
    return [vote for vote in single_rows(reader.read(*files)) if isinstance(vote, Vote)]


@each_layout
def test_rows_of_the_bulk_file(layout: int, columns: tuple[str, ...], tmp_path: Path) -> None:
    votes_files.undl(columns)(tmp_path)
    reader = undl_votes.READERS[layout]
    found = _votes(reader, *reader.open(tmp_path))
    assert [(vote.state, vote.choice, vote.date, vote.session, vote.symbol) for vote in found] == [
        ("RUS", "no", "1980-11-05", "35", "A/RES/35/999"),
        ("YAR", "yes", "1980-11-05", "35", "A/RES/35/999"),
        ("COD", "abstain", "1980-11-05", "35", "A/RES/35/999"),
        ("PRK", "no", "2023-10-27", "ES-10", "A/RES/ES-10/99"),
        ("KOR", "abstain", "2023-10-27", "ES-10", "A/RES/ES-10/99"),
        ("COG", "absent", "2023-10-27", "ES-10", "A/RES/ES-10/99"),
        ("TWN", "yes", "1946-12-14", "1", "A/RES/66(I)"),
    ]
    assert {vote.roll_call for vote in found} == {"900", "901", "66"}


@each_layout
def test_a_layout_is_recognised_by_its_header(layout: int, columns: tuple[str, ...], tmp_path: Path) -> None:
    votes_files.undl(columns)(tmp_path)
    file = RawFile(tmp_path / votes_files.UNDL, undl_votes.SOURCE)
    assert [reader.recognise[0](file) for reader in undl_votes.READERS] == [layout == 0, layout == 1]


def test_non_voting_is_nv_in_the_description_of_2024(tmp_path: Path) -> None:
    votes_files.undl(undl_votes.COLUMNS_2024)(tmp_path)
    votes_files.edit(votes_files.UNDL, "CONGO,X,", "CONGO,NV,")(tmp_path)
    reader = undl_votes.READERS[0]
    assert [vote.choice for vote in _votes(reader, *reader.open(tmp_path)) if vote.state == "COG"] == ["absent"]


@pytest.mark.parametrize(
    ("code", "name", "day", "state"),
    [
        ("BEN", "DAHOMEY", "1970-11-01", "BEN"),
        ("BLR", "BYELORUSSIAN SSR", "1960-11-01", "BLR"),
        ("KHM", "DEMOCRATIC KAMPUCHEA", "1980-11-01", "KHM"),
        ("COD", "CONGO (LEOPOLDVILLE)", "1963-11-01", "COD"),
        ("COG", "CONGO (BRAZZAVILLE)", "1963-11-01", "COG"),
        ("DEU", "GERMANY, FEDERAL REPUBLIC OF", "1980-11-01", "DEU"),
        ("DDR", "GERMAN DEMOCRATIC REPUBLIC", "1980-11-01", "DDR"),
        ("YUG", "YUGOSLAVIA", "1980-11-01", "YUG"),
        ("SCG", "SERBIA AND MONTENEGRO", "2004-11-01", "YUG"),
        ("SRB", "SERBIA", "2006-11-01", "SRB"),
        ("EGY", "UNITED ARAB REPUBLIC", "1960-11-01", "EGY"),
        ("YMD", "DEMOCRATIC YEMEN", "1980-11-01", "YPR"),
        ("CHN", "CHINA", "1980-11-01", "CHN"),
        ("TZA", "TANGANYIKA", "1962-11-01", "TZA"),
    ],
)
def test_names_of_the_time_agree_with_their_codes(code: str, name: str, day: str, state: str, tmp_path: Path) -> None:
    votes_files.undl(undl_votes.COLUMNS_2026)(tmp_path)
    shown = f'"{name}"' if "," in name else name
    votes_files.edit(votes_files.UNDL, "900,SUN,USSR,N,1980-11-05", f"899,{code},{shown},N,{day}")(tmp_path)
    reader = undl_votes.READERS[1]
    assert _votes(reader, *reader.open(tmp_path))[0].state == state


def test_rows_of_the_records(tmp_path: Path) -> None:
    votes_files.marcxml(tmp_path)
    reader = undl_marcxml.READER
    found = _votes(reader, *reader.open(tmp_path))
    assert [(vote.state, vote.choice, vote.roll_call, vote.symbol) for vote in found] == [
        ("PRK", "no", "11", "A/RES/78/911"),
        ("KOR", "yes", "11", "A/RES/78/911"),
        ("VEN", "absent", "11", "A/RES/78/911"),
        ("PRK", "no", "12", "A/RES/78/912"),
        ("KOR", "yes", "12", "A/RES/78/912"),
        ("VEN", "absent", "12", "A/RES/78/912"),
    ]
    assert {(vote.body, vote.session, vote.date) for vote in found} == {("UNGA", "78", "2024-03-15")}
    assert reader.scope(reader.open(tmp_path)[0]) == "11 12"


def test_every_code_maps_to_a_state_id() -> None:
    assert all(len(state) == 3 and state.isupper() for state in load_names("undl_votes").state_ids())


@needs_shared
def test_the_mirror_s_record() -> None:
    file = RawFile(SHARED / "mirror" / "unga" / "undl_4040686_marcxml_metadata.xml", undl_marcxml.SOURCE)
    assert undl_marcxml.READER.recognise[0](file)
    found = _votes(undl_marcxml.READER, file)
    assert Counter(vote.choice for vote in found) == {"yes": 115, "abstain": 44, "absent": 34}
    assert {(vote.symbol, vote.date, vote.roll_call) for vote in found} == {("A/RES/78/264", "2024-03-15", "4040686")}
    assert len({vote.state for vote in found}) == 193
