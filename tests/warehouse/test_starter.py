"""The release that the package ships."""

import subprocess
import sys
from pathlib import Path

import pytest

from bilateral.measures.standing import standing
from bilateral.measures.starter import MAX_BYTES, build, main, record_input
from bilateral.record.whole import whole_record
from bilateral.sources.name_tables import load_names
from bilateral.warehouse import open_release, verify
from bilateral.warehouse.release import starter_path
from tests.shared import SHARED, needs_shared

STALE = "the starter is older than the record: run `make starter`"


def test_it_verifies_and_is_small() -> None:
    manifest = verify(starter_path())
    assert sum(file.bytes for file in manifest.files) <= MAX_BYTES
    assert {one.source for one in manifest.inputs} == {"record", "un_roll_calls"}


def test_it_holds_no_roll_call() -> None:
    assert {path.stem for path in starter_path().glob("*.parquet")}.isdisjoint({"votes", "flows", "ties", "events"})


def test_it_holds_the_record_as_it_is() -> None:
    facts = list(whole_record())
    release = open_release(starter_path())
    assert release.manifest.input("record") == record_input(facts), STALE
    found = {one.id: one for pair in release.pairs_with_facts() for one in release.facts_between(*pair)}
    assert found == {one.id: one for one in facts}, STALE


def test_north_korea_and_russia_as_the_mirror_has_them() -> None:
    rows = {row.year: row for row in open_release(starter_path()).similarity("PRK", "RUS")}
    assert (min(rows), max(rows)) == (1991, 2019)
    assert sum(row.n for row in rows.values()) == 2_088  # and one of January 2020, which is no whole year
    china = open_release(starter_path()).similarity_row("CHN", "RUS", 2010)
    assert china is not None
    assert china.kappa == pytest.approx(0.385, abs=5e-4)


def test_standing_gives_each_measure_with_its_card() -> None:
    release = open_release(starter_path())
    row = release.similarity_row("RUS", "PRK", 2019)
    assert row is not None
    found = standing(release, row)
    assert [one.card.key for one in found] == ["un_vote_kappa", "un_vote_agreement", "un_vote_identical_share"]
    assert all(0 < one.percentile < 100 for one in found)
    assert found[0].value == row.kappa


def test_every_voter_is_a_state_of_the_package() -> None:
    with open_release(starter_path()).connect() as connection:
        known = {state for (state,) in connection.execute("SELECT state_id FROM states").fetchall()}
    assert load_names("un_roll_calls").state_ids() <= known


def test_asking_it_imports_neither_pandas_nor_numpy() -> None:
    code = (
        "import sys; from bilateral.warehouse import open_release; from bilateral.measures import standing\n"
        "r = open_release(); r.facts_between('PRK', 'RUS'); standing(r, r.similarity('PRK', 'RUS')[-1])\n"
        "sys.exit(bool({'numpy', 'pandas'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@needs_shared
def test_a_rebuild_gives_the_same_bytes(tmp_path: Path) -> None:
    build(tmp_path / "again", SHARED / "mirror" / "unga", previous=starter_path())
    for path in (tmp_path / "again").iterdir():
        assert path.read_bytes() == (starter_path() / path.name).read_bytes(), f"{path.name}: {STALE}"


def test_the_command_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--out", str(tmp_path / "starter")]) == 0
    said = capsys.readouterr().err
    assert "similarity.parquet" in said
    assert "bytes in all" in said
    assert verify(tmp_path / "starter").input("un_roll_calls") == verify(starter_path()).input("un_roll_calls")


def test_the_command_names_a_file_that_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--mirror", str(tmp_path), "--out", str(tmp_path / "starter")]) == 5
    assert capsys.readouterr().err.startswith("un_votes.rda: not in ")
