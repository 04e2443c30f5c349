"""The release that the package ships."""

import subprocess
import sys
from pathlib import Path

import pytest

from bilateral.measures.standing import BESIDE_LIKENESS, beside_likeness, standing
from bilateral.measures.starter import MAX_BYTES, build, main, record_input
from bilateral.record.whole import whole_record
from bilateral.shapes.vocabulary import Kind
from bilateral.sources.name_tables import load_names
from bilateral.warehouse import open_release, verify
from bilateral.warehouse.release import pair, starter_path
from bilateral.warehouse.results import RESULT_TABLES
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
    assert {one.id: one for one in release.facts_of_kinds(tuple(Kind))} == {one.id: one for one in facts}, STALE
    assert set(release.pairs_with_facts()) == {pair(one.actor, one.target) for one in facts}


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


def test_company_and_stake_have_a_direction_and_a_place_among_all() -> None:
    release = open_release(starter_path())
    there, back = (release.result("un_vote_company", *pair, 2016) for pair in (("PRK", "RUS"), ("RUS", "PRK")))
    assert there is not None
    assert back is not None
    # of Russia's 19 lonely votes North Korea joined 12, and was lonely in 11 of the 67 others; the other way 12 of 24
    assert release.company_counts("PRK", "RUS", 2016) == (19, 12, 11)
    assert there.value == pytest.approx(12 / 19 - 11 / 67, abs=1e-6)
    assert back.value == pytest.approx(12 / 24 - 6 / 62, abs=1e-6)
    found = {one.card.key: one for one in beside_likeness(release, "PRK", "RUS", 2016)}
    assert list(found) == [card.key for card in BESIDE_LIKENESS]
    assert found["un_vote_company"].result == there
    assert all(50 < one.percentile < 100 for key, one in found.items() if key != "un_ideal_point_distance")


def test_ideal_points_have_intervals_and_the_distance_its_own() -> None:
    release = open_release(starter_path())
    points = {state: {point.year: point for point in release.ideal_points(state)} for state in ("USA", "PRK", "RUS")}
    assert (min(points["USA"]), max(points["USA"])) == (1946, 2019)
    assert 1964 not in points["USA"]  # session 19 had one roll call
    for year in (1955, 1985, 2019):
        assert points["USA"][year].estimate > points["RUS"][year].estimate
    for point in points["RUS"].values():
        assert point.low <= point.estimate <= point.high
        assert 0.9 < point.r_hat < 2
    apart = release.result("un_ideal_point_distance", "RUS", "PRK", 2019)
    assert apart is not None
    assert apart.low is not None
    assert apart.high is not None
    assert apart.low <= apart.value <= apart.high
    assert apart.value == pytest.approx(abs(points["PRK"][2019].estimate - points["RUS"][2019].estimate), abs=0.1)
    assert apart.n == min(points["PRK"][2019].n, points["RUS"][2019].n)


def test_every_result_is_of_states_of_the_package() -> None:
    with open_release(starter_path()).connect() as connection:
        known = "SELECT state_id FROM states"
        for table in RESULT_TABLES:
            sides = ("state",) if table == "ideal_points" else ("a", "b")
            for side in sides:
                query = f"SELECT count(*) FROM {table} WHERE {side} NOT IN ({known})"  # noqa: S608 -- our words
                assert connection.execute(query).fetchone() == (0,), table


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
