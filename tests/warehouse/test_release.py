"""Releases: written whole, the same bytes every time, verified, opened, asked."""

import json
import math
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from bilateral.measures.similarity import percentile
from bilateral.measures.starter import NAME, build
from bilateral.record.facts import Fact
from bilateral.shapes.errors import HashMismatchError, ReleaseError, UnknownRowError
from bilateral.sources.errors import UnknownSourceError
from bilateral.warehouse import open_release, verify
from bilateral.warehouse.release import release_path, starter_path
from bilateral.warehouse.results import RESULT_TABLES, SIMILARITY_MEASURES, Result, Similarity
from bilateral.warehouse.writing import write_release
from tests.warehouse.releases import FACTS, columns, make, matrices, results


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("releases") / "release"
    make(folder)
    return folder


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Path:
    """A copy that a test may harm."""
    return Path(shutil.copytree(made, tmp_path / "release"))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_rows_give_the_same_bytes(made: Path, tmp_path: Path) -> None:
    make(tmp_path / "again")
    assert _bytes(tmp_path / "again") == _bytes(made)


def test_a_release_verifies(made: Path) -> None:
    manifest = verify(made)
    assert manifest.name == NAME
    assert {one.source for one in manifest.inputs} == {"record", "un_roll_calls"}
    assert open_release(made).verify() == len(manifest.files)
    assert all(file.rows > 0 for file in manifest.files)


def test_no_source_without_a_licence(made: Path) -> None:
    assert all(one.licence and one.vintage for one in verify(made).inputs)


@pytest.mark.parametrize("name", ["facts.parquet", "similarity.parquet", "states.parquet"])
def test_a_changed_byte_fails_verification_with_exit_code_4(own: Path, name: str) -> None:
    data = bytearray((own / name).read_bytes())
    data[len(data) // 2] ^= 1
    (own / name).write_bytes(data)
    with pytest.raises(HashMismatchError, match=f"{name} has SHA-256 .* the manifest says") as caught:
        verify(own)
    assert caught.value.exit_code == 4
    assert "\n" not in str(caught.value)


def test_a_file_of_another_size_is_noticed_at_opening(own: Path) -> None:
    with (own / "facts.parquet").open("ab") as file:
        file.write(b"x")
    with pytest.raises(HashMismatchError, match=r"facts\.parquet has \d+ bytes, the manifest says"):
        open_release(own)


def test_a_missing_file_is_named(own: Path) -> None:
    (own / "similarity.parquet").unlink()
    with pytest.raises(ReleaseError, match=r"similarity\.parquet is missing"):
        open_release(own)


def test_a_file_that_is_not_listed_is_named(own: Path) -> None:
    (own / "votes.parquet").write_bytes(b"x")
    with pytest.raises(ReleaseError, match=r"votes\.parquet is not in the manifest"):
        verify(own)


@pytest.mark.parametrize("text", ["", "{", "{}", '{"name": 1}'])
def test_a_broken_manifest_is_one_clear_line(own: Path, text: str) -> None:
    (own / "manifest.json").write_text(text)
    with pytest.raises(ReleaseError, match=r"manifest\.json cannot be read") as caught:
        open_release(own)
    assert "\n" not in str(caught.value)


def test_a_later_schema_asks_for_an_update(own: Path) -> None:
    manifest = json.loads((own / "manifest.json").read_text())
    (own / "manifest.json").write_text(json.dumps(manifest | {"schema_version": 2}))
    with pytest.raises(ReleaseError, match="schema version 2, this program reads 1; update"):
        open_release(own)


def test_a_folder_without_manifest_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="is no release"):
        open_release(tmp_path)


def test_the_manifest_names_no_time_of_day(made: Path) -> None:
    assert json.loads((made / "manifest.json").read_text()).keys() == {
        "name", "schema_version", "code_version", "published", "inputs", "files",
    }  # fmt: skip


def test_where_the_release_is_looked_for(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BILATERAL_DATA", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert release_path() == starter_path()
    home = tmp_path / "bilateral"
    shutil.copytree(made, home)
    if os.name == "posix" and "darwin" not in os.uname().sysname.lower():
        assert release_path() == home
    monkeypatch.setenv("BILATERAL_DATA", str(made))
    assert release_path() == made
    assert release_path(tmp_path) == tmp_path


def test_a_write_that_fails_leaves_the_old_release(own: Path) -> None:
    before = _bytes(own)

    def fail(path: Path) -> int:
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_release(own, name="x", code_version="", published="", inputs=[], files={"a.parquet": fail})
    assert _bytes(own) == before
    assert [path.name for path in own.parent.iterdir()] == [own.name]


def test_a_new_release_replaces_the_old_one_whole(own: Path) -> None:
    def one(path: Path) -> int:
        path.write_bytes(b"1")
        return 1

    write_release(own, name="x", code_version="0", published="2026-01-01", inputs=[], files={"a.bin": one})
    assert verify(own).name == "x"
    assert {path.name for path in own.iterdir()} == {"a.bin", "manifest.json"}
    assert [path.name for path in own.parent.iterdir()] == [own.name]


def test_facts_of_a_pair_come_oldest_first_whoever_acted(made: Path) -> None:
    release = open_release(made)
    found = release.facts_between("CHE", "AUT")
    assert [one.id for one in found] == ["aut-che-001", "aut-che-002"]
    assert found == release.facts_between("AUT", "CHE")
    assert found[0] == FACTS[1]
    assert release.facts_between("AUT", "FRA") == ()
    assert release.n_pairs_with_facts() == 2
    assert release.pairs_with_facts() == (("AUT", "CHE"), ("AUT", "DEU"))


def test_a_fact_by_id(made: Path) -> None:
    release = open_release(made)
    assert release.fact("aut-deu-001") == FACTS[2] == release.resolve("fact/aut-deu-001")
    for wrong in ("aut-deu-002", "aut-fra-001", "", "x"):
        with pytest.raises(UnknownRowError, match="no fact"):
            release.fact(wrong)


def test_the_table_holds_every_fact_of_every_pair(made: Path) -> None:
    release = open_release(made)
    with release.connect() as connection:
        rows = connection.execute("SELECT id, sentence, sources[1].url FROM facts").fetchall()
    facts = [one for pair in release.pairs_with_facts() for one in release.facts_between(*pair)]
    assert rows == [(one.id, one.sentence, one.sources[0].url) for one in sorted(facts, key=lambda one: one.id)]


def test_similarity_is_what_was_computed(made: Path) -> None:
    release, wanted = open_release(made), columns()
    assert {*wanted.period.tolist()} == {*matrices()}
    for a, b, year, agreement, kappa, identical in zip(
        wanted.a, wanted.b, wanted.period.tolist(), wanted.agreement, wanted.kappa, wanted.identical, strict=True
    ):
        row = release.similarity_row(b, a, year)
        assert row is not None
        assert row.agreement == pytest.approx(agreement, abs=1e-6)
        assert row.identical == identical
        assert row.kappa is None if kappa != kappa else row.kappa == pytest.approx(kappa, abs=1e-6)  # noqa: PLR0124 - nan


def test_a_year_in_which_a_state_hardly_voted_is_absent_and_not_zero(made: Path) -> None:
    release = open_release(made)
    assert [row.year for row in release.similarity("PRK", "AUT")] == [2001, 2010]
    assert release.similarity_row("PRK", "AUT", 2002) is None
    assert release.percentile("un_vote_kappa", "PRK", "AUT", 2002) is None
    assert release.similarity("AUT", "USA") == ()


def test_kappa_that_is_not_defined_is_none_and_has_no_standing(made: Path) -> None:
    release = open_release(made)
    row = release.similarity_row("AUT", "CHE", 2010)
    assert row is not None
    assert (row.kappa, row.identical_share) == (None, 1.0)
    assert release.percentile("un_vote_kappa", "AUT", "CHE", 2010) is None
    assert release.percentile("un_vote_agreement", "AUT", "CHE", 2010) == pytest.approx(100 * 5.5 / 6, abs=0.01)
    with release.connect() as connection:
        assert connection.execute(
            "SELECT kappa FROM similarity WHERE a = 'AUT' AND b = 'CHE' AND year = 2010"
        ).fetchone() == (None,)
        assert connection.execute(
            "SELECT count(*) FROM results WHERE year = 2010 AND measure LIKE '%kappa'"
        ).fetchone() == (5,)


def test_since_and_until_are_both_included(made: Path) -> None:
    release = open_release(made)
    assert [row.year for row in release.similarity("AUT", "CHE", 2002, 2010)] == [2002, 2010]
    assert [row.year for row in release.similarity("AUT", "CHE", until=2001)] == [2001]
    assert [row.year for row in release.similarity("AUT", "CHE", since=2003)] == [2010]


@pytest.mark.parametrize("measure", SIMILARITY_MEASURES)
def test_percentiles_are_midranks_among_all_pairs_of_the_year(made: Path, measure: str) -> None:
    release, wanted = open_release(made), columns()
    values = {
        "un_vote_identical_share": wanted.identical / wanted.n,
        "un_vote_agreement": wanted.agreement,
        "un_vote_kappa": wanted.kappa,
    }[measure]
    for year in matrices():
        here = wanted.period == year
        ranks = percentile(values[here])
        for a, b, rank in zip(wanted.a[here], wanted.b[here], ranks, strict=True):
            found = release.percentile(measure, b, a, year)  # type: ignore[arg-type]
            assert found is None if rank != rank else found == pytest.approx(rank, abs=0.01)  # noqa: PLR0124 - nan


def test_ranks_add_up(made: Path) -> None:
    release = open_release(made)
    row = release.similarity_row("AUT", "CHE", 2010)
    assert row is not None
    found = release.rank("un_vote_identical_share", row)
    assert found is not None
    assert (found.above, found.tied, found.of) == (0, 1, 6)


def test_row_ids_of_results_resolve(made: Path) -> None:
    release = open_release(made)
    row_id = release.measure_id("un_vote_kappa", "PRK", "AUT", 2001)
    assert row_id == f"measure/un_vote_kappa/{NAME}/AUT/PRK/2001"
    found = release.resolve(row_id)
    assert isinstance(found, Similarity)
    assert (found.a, found.b, found.year) == ("AUT", "PRK", 2001)
    assert isinstance(release.resolve("fact/aut-che-001"), Fact)


def test_results_of_other_measures_are_what_was_computed(made: Path) -> None:
    release, wanted = open_release(made), results()
    tables: dict[str, Any] = {
        "un_vote_costly_agreement": wanted.costly,
        "un_vote_company": wanted.company,
        "un_vote_stake": wanted.stake,
    }
    for key, table in tables.items():
        rows = list(zip(table.a, table.b, table.period.tolist(), table.n.tolist(), table.value.tolist(), strict=True))
        assert rows
        for a, b, year, n, value in rows:
            found = release.result(key, a, b, year)
            if math.isnan(value):
                assert found is None
                continue
            assert found is not None
            assert (found.a, found.b, found.n) == (a, b, n)
            assert found.value == pytest.approx(value, abs=1e-4)
            resolved = release.resolve(release.measure_id(key, a, b, year))
            assert resolved == found


def test_a_directed_result_has_two_ids_and_a_symmetric_one_has_one(made: Path) -> None:
    release = open_release(made)
    there, back = (release.measure_id("un_vote_stake", *pair, 2001) for pair in (("AUT", "PRK"), ("PRK", "AUT")))
    assert there == f"measure/un_vote_stake/{NAME}/AUT/PRK/2001"
    assert back == f"measure/un_vote_stake/{NAME}/PRK/AUT/2001"
    assert isinstance(release.resolve(there), Result)
    costly = release.result("un_vote_costly_agreement", "PRK", "AUT", 2001)
    assert costly == release.result("un_vote_costly_agreement", "AUT", "PRK", 2001)
    with pytest.raises(UnknownRowError):
        release.resolve(f"measure/un_vote_costly_agreement/{NAME}/PRK/AUT/2001")


def test_ranks_of_results_are_midranks_among_all_pairs_of_the_year(made: Path) -> None:
    release, wanted = open_release(made), results().costly
    here = wanted.period == 2001
    ranks = percentile(wanted.value[here].round(4))
    for a, b, rank in zip(wanted.a[here], wanted.b[here], ranks, strict=True):
        found = release.result("un_vote_costly_agreement", a, b, 2001)
        assert found is not None
        assert release.result_rank(found).percentile == pytest.approx(rank, abs=0.01)


def test_a_release_without_ideal_points_says_nothing_of_them(made: Path) -> None:
    release = open_release(made)
    assert release.ideal_points("PRK") == ()
    assert release.result("un_ideal_point_distance", "PRK", "AUT", 2001) is None
    off = open_release(made, without=["un_roll_calls"])
    assert off.result("un_vote_stake", "AUT", "PRK", 2001) is None


@pytest.mark.parametrize(
    "row_id",
    [
        "measure/un_vote_kappa/starter-0/AUT/PRK/2001",
        f"measure/un_vote_kappa/{NAME}/PRK/AUT/2001",
        f"measure/un_vote_kappa/{NAME}/AUT/PRK/2002",
        f"measure/un_vote_kappa/{NAME}/AUT/CHE/2010",
        f"measure/un_vote_kappa/{NAME}/AUT/PRK/two",
        f"measure/wealth/{NAME}/AUT/PRK/2001",
        "measure/un_vote_kappa",
        "fact/aut-che-999",
        "un_roll_calls/cf814a48bc53/1",
        "",
    ],
)
def test_a_row_id_that_names_nothing_is_an_error(made: Path, row_id: str) -> None:
    with pytest.raises(UnknownRowError, match="release") as caught:
        open_release(made).resolve(row_id)
    assert caught.value.exit_code == 2


def test_a_source_that_is_off_is_not_in_any_answer(made: Path) -> None:
    release = open_release(made, without=["un_roll_calls"])
    assert release.similarity("AUT", "CHE") == ()
    assert release.facts_between("AUT", "CHE")
    assert not release.reads("un_roll_calls")
    assert "un_roll_calls" not in {card.key for card in release.cards()}
    with release.connect() as connection:
        views = {
            name for (name,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        }
    assert "facts" in views
    assert views.isdisjoint({*RESULT_TABLES, "results"})
    off = next(one for one in release.coverage() if one.source == "un_roll_calls")
    assert (off.switched_off, off.rows) == (True, None)


def test_the_record_can_be_off_too(made: Path) -> None:
    release = open_release(made, without=["record"])
    assert release.facts_between("AUT", "CHE") == ()
    assert release.n_pairs_with_facts() == 0
    assert release.similarity("AUT", "CHE")
    with pytest.raises(UnknownRowError):
        release.fact("aut-che-001")


def test_switching_off_what_does_not_exist_is_an_error(made: Path) -> None:
    with pytest.raises(UnknownSourceError, match="no source 'voeten'"):
        open_release(made, without=["voeten"])


def test_coverage_tells_what_is_here_and_what_is_not(made: Path) -> None:
    found = {one.source: one for one in open_release(made).coverage()}
    assert (found["un_roll_calls"].rows, found["un_roll_calls"].vintage) == (480, "a" * 64)
    assert (found["sipri_tiv"].rows, found["sipri_tiv"].vintage) == (None, None)
    assert all(one.licence for one in found.values())


def test_the_vintage_is_part_of_the_release(made: Path) -> None:
    release = open_release(made)
    assert release.vintage("un_roll_calls") == "a" * 64
    assert release.rows_read("un_roll_calls") == 480
    assert release.published == "2026-11-24"
    assert len(release.sha256) == 64
    with pytest.raises(UnknownSourceError):
        release.vintage("sipri_tiv")
    with pytest.raises(UnknownSourceError):
        release.rows_read("sipri_tiv")


def test_a_changed_table_is_noticed_when_it_is_read(own: Path) -> None:
    size = (own / "similarity.parquet").stat().st_size
    (own / "similarity.parquet").write_bytes(bytes(size))
    with pytest.raises(HashMismatchError, match=r"similarity\.parquet has SHA-256") as caught:
        open_release(own).connect()
    assert "\n" not in str(caught.value)


def test_without_the_mirror_the_results_of_the_last_starter_are_kept(tmp_path: Path) -> None:
    manifest, last = build(tmp_path / "rebuilt", None, previous=starter_path()), verify(starter_path())
    assert {f"{table}.parquet" for table in RESULT_TABLES} <= {file.path for file in last.files}
    for table in RESULT_TABLES:
        assert manifest.file(f"{table}.parquet") == last.file(f"{table}.parquet")
        kept = tmp_path / f"rebuilt/{table}.parquet"
        assert kept.read_bytes() == (starter_path() / f"{table}.parquet").read_bytes()
    assert manifest.input("un_roll_calls") == last.input("un_roll_calls")


def test_results_that_the_last_starter_has_not_are_not_left_out_silently(own: Path, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"holds no ideal_points, ideal_point_distance; .* --links DIR"):
        build(tmp_path / "rebuilt", None, previous=own)
    assert not (tmp_path / "rebuilt").exists()


def test_a_starter_that_does_not_verify_is_not_kept(own: Path, tmp_path: Path) -> None:
    data = bytearray((own / "similarity.parquet").read_bytes())
    data[-1] ^= 1
    (own / "similarity.parquet").write_bytes(data)
    with pytest.raises(HashMismatchError):
        build(tmp_path / "rebuilt", None, previous=own)
    assert not (tmp_path / "rebuilt").exists()


def test_without_mirror_and_without_starter_there_is_nothing_to_build(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="is no release"):
        build(tmp_path / "rebuilt", None, previous=tmp_path)
