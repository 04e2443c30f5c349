"""A folder of publishers' files becomes a warehouse, whole or not at all, and nothing twice."""

import gzip
import json
import shutil
from pathlib import Path

import msgspec
import pytest

from bilateral.shapes.blocks import single_rows
from bilateral.shapes.errors import HashMismatchError, ReleaseError, UnknownRowError
from bilateral.shapes.rows import Flow
from bilateral.sources.errors import UnknownSourceError
from bilateral.sources.raw import RawFile
from bilateral.warehouse import open_release, verify
from bilateral.warehouse.manifest import Manifest, read_manifest
from bilateral.warehouse.published import line_as_published
from bilateral.warehouse.release import starter_path
from bilateral.warehouse.results import FileCoverage
from bilateral.warehouse.store import Store
from bilateral.warehouse.sync import Report, Step, Wish, sync, warehouse_path
from bilateral.warehouse.tables import SHAPES
from tests.sources.kits import KITS
from tests.warehouse.small import NOW, amber, readers, run, setting, small, write_amber, write_folder


def revised(text: str) -> str:
    return text.replace("2011;12.5", "2011;13.5").replace("3 March 2016", "4 April 2017")


def states(report: Report) -> list[str]:
    return [one.state for one in report.loads]


def rows(warehouse: Path, table: str = "flows") -> list[tuple[object, ...]]:
    with open_release(warehouse).connect() as connection:
        return connection.execute(f"FROM {table} ORDER BY ALL").fetchall()


def coverage_of(warehouse: Path, key: str) -> tuple[FileCoverage, ...]:
    """Return the files of a source, one that has no card of the package too."""
    release = open_release(warehouse)
    return tuple(map(release.file_coverage, release.manifest.loads(key)))


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    write_amber(tmp_path / "origin")
    return tmp_path / "origin"


def test_every_fixture_of_every_source_loads_and_is_asked(tmp_path: Path) -> None:
    write_folder(tmp_path / "origin")
    using = readers()
    report = run(tmp_path, tmp_path / "origin", using)
    assert [one.problem for one in report.refused] == []
    assert {(one.source, one.layout) for one in report.loads} == {(one.source.key, one.layout) for one in using}
    release = open_release(tmp_path / "warehouse")
    assert release.verify() == len(release.manifest.files)
    with release.connect() as connection:
        counts = [len(connection.table(table)) for table in SHAPES]
    assert sum(counts) == sum(one.rows_read for one in report.loads)


def test_the_record_states_and_results_of_the_starter_are_part_of_it(tmp_path: Path, origin: Path) -> None:
    run(tmp_path, origin)
    starter, own = open_release(starter_path()), open_release(tmp_path / "warehouse")
    assert own.facts_between("PRK", "RUS") == starter.facts_between("PRK", "RUS") != ()
    assert own.similarity("PRK", "RUS") == starter.similarity("PRK", "RUS") != ()
    assert own.vintage("un_roll_calls") == starter.vintage("un_roll_calls")
    row_id = own.measure_id("un_vote_kappa", "PRK", "RUS", 2010)
    assert own.resolve(row_id) == starter.similarity_row("PRK", "RUS", 2010)


def test_rows_come_back_as_the_reader_gave_them(tmp_path: Path, origin: Path) -> None:
    run(tmp_path, origin)
    given = list(single_rows(amber.read(RawFile(origin / "amber_ledger.csv", amber.source))))
    with open_release(tmp_path / "warehouse").connect() as connection:
        found = connection.execute("FROM flows").fetchall()
        columns = [name for name, *_ in connection.description or ()]
    assert columns == ["source", *Flow.__struct_fields__]
    assert {row[0] for row in found} == {"amber_ledger"}
    back = [msgspec.convert(dict(zip(columns[1:], row[1:], strict=True)), Flow) for row in found]
    assert back == given
    assert {None, 0.0} < {one.amount for one in back}


def test_a_second_sync_reads_nothing_and_changes_no_byte(tmp_path: Path, origin: Path) -> None:
    assert states(run(tmp_path, origin)) == ["read"]
    before = (tmp_path / "warehouse/manifest.json").read_bytes()
    forbidden = amber._replace(read=None)  # type: ignore[arg-type]
    assert states(run(tmp_path, origin, (forbidden,))) == ["known"]
    assert (tmp_path / "warehouse/manifest.json").read_bytes() == before


def test_a_second_sync_does_not_look_inside_files_again(tmp_path: Path, origin: Path) -> None:
    looked: list[Path] = []

    def looking(file: RawFile) -> bool:
        looked.append(file.path)
        return "ledger" in file.path.name

    (origin / "notes.txt").write_text("hm")
    for _ in range(2):
        run(tmp_path, origin, (amber._replace(recognise=(looking,)),))
    assert sorted(path.name for path in looked) == ["amber_ledger.csv", "notes.txt"]


def test_equal_files_give_equal_bytes_at_another_time_and_under_another_name(tmp_path: Path, origin: Path) -> None:
    run(tmp_path / "one", origin)
    run(tmp_path / "two", origin, now="2027-01-01T00:00:00+00:00")
    manifests = [(tmp_path / name / "warehouse/manifest.json").read_bytes() for name in ("one", "two")]
    assert manifests[0] == manifests[1]
    assert NOW.encode() not in manifests[0]


def test_a_new_vintage_stands_beside_the_old_one(tmp_path: Path, origin: Path) -> None:
    run(tmp_path, origin)
    old = rows(tmp_path / "warehouse")
    write_amber(tmp_path / "later", revised)
    run(tmp_path, tmp_path / "later")
    both = rows(tmp_path / "warehouse")
    assert set(old) < set(both)
    assert len(both) == 2 * len(old)
    assert len(open_release(tmp_path / "warehouse").manifest.loads("amber_ledger")) == 2
    assert open_release(tmp_path / "warehouse").rows_read("amber_ledger") == 16


def test_a_file_that_is_refused_says_why_and_touches_nothing(tmp_path: Path, origin: Path) -> None:
    run(tmp_path, origin)
    before = (tmp_path / "warehouse/manifest.json").read_bytes()
    write_amber(tmp_path / "wrong", lambda text: text.replace("Korea (Northern)", "Korea"))
    report = run(tmp_path, tmp_path / "wrong")
    assert states(report) == ["refused"]
    assert report.loads[0].problem.startswith(
        "amber_ledger.csv, row 6, column 'From': unknown state name 'Korea'; add it"
    )
    assert (tmp_path / "warehouse/manifest.json").read_bytes() == before
    verify(tmp_path / "warehouse")


def test_what_was_refused_is_not_read_again_and_still_said(tmp_path: Path) -> None:
    write_amber(tmp_path / "wrong", lambda text: text.replace("Korea (Northern)", "Korea"))
    first = run(tmp_path, tmp_path / "wrong")
    again = run(tmp_path, tmp_path / "wrong", (amber._replace(read=None),))  # type: ignore[arg-type]
    assert again.loads == first.loads


def test_a_refused_source_does_not_keep_the_others_out(tmp_path: Path, origin: Path) -> None:
    write_amber(origin, lambda text: text.replace("Korea (Northern)", "Korea"), "z.csv")
    assert sorted(states(run(tmp_path, origin))) == ["read", "refused"]
    assert len(rows(tmp_path / "warehouse")) == 8


def test_files_are_known_by_content_not_by_name(tmp_path: Path) -> None:
    write_amber(tmp_path / "origin", name="dl(3).tmp")
    (tmp_path / "origin/amber_ledger.csv").write_text("something else")
    report = run(tmp_path, tmp_path / "origin")
    assert states(report) == ["read"]
    assert [(Path(one.file).name, one.why) for one in report.left] == [("amber_ledger.csv", "no reader recognises it")]


def test_a_vintage_stays_as_it_was_read_when_its_second_file_is_another(tmp_path: Path) -> None:
    kit = KITS["un_roll_calls"]
    for name in ("origin", "later"):
        (tmp_path / name).mkdir()
        kit.write(tmp_path / name)
    reader = small(kit)
    run(tmp_path, tmp_path / "origin", (reader,))
    before = read_manifest(tmp_path / "warehouse")
    path = tmp_path / "later" / reader.files[1]
    path.write_bytes(path.read_bytes() + gzip.compress(b""))
    (refused,) = run(tmp_path, tmp_path / "later", (reader,)).loads
    assert refused.state == "refused"
    assert "was read with another edition of it before; if this one is right, remove " in refused.problem
    assert read_manifest(tmp_path / "warehouse") == before
    shutil.rmtree(refused.problem.partition("remove ")[2].partition(" and sync again")[0])
    (read,) = run(tmp_path, tmp_path / "later", (reader,)).loads
    assert read.state == "read"
    verify(tmp_path / "warehouse")


def test_the_same_content_twice_is_one_vintage(tmp_path: Path, origin: Path) -> None:
    write_amber(origin / "copy")
    report = run(tmp_path, origin)
    assert states(report) == ["read"]
    assert [one.why.startswith("has the same content as ") for one in report.left] == [True]


def test_dry_run_changes_nothing(tmp_path: Path, origin: Path) -> None:
    report = run(tmp_path, origin, wish=Wish(dry_run=True))
    assert (states(report), report.name) == (["planned"], None)
    assert [path.name for path in tmp_path.iterdir()] == ["origin"]
    run(tmp_path, origin)
    assert states(run(tmp_path, origin, wish=Wish(dry_run=True))) == ["known"]


def test_a_source_that_is_off_is_left_as_it_is(tmp_path: Path, origin: Path) -> None:
    run(tmp_path, origin)
    write_amber(tmp_path / "later", revised)
    report = run(tmp_path, tmp_path / "later", wish=Wish(without=("amber_ledger",)))
    assert states(report) == []
    assert len(rows(tmp_path / "warehouse")) == 8
    with pytest.raises(UnknownSourceError, match="no source 'amber'"):
        run(tmp_path, origin, wish=Wish(only=("amber",)))


def test_a_reader_that_was_corrected_reads_old_vintages_again_from_the_store(
    tmp_path: Path, origin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path, origin)
    write_amber(tmp_path / "later", revised)
    run(tmp_path, tmp_path / "later")
    monkeypatch.setattr("bilateral.warehouse.load.readers_version", lambda: "f" * 64)
    monkeypatch.setattr("bilateral.warehouse.sync.readers_version", lambda: "f" * 64)
    report = run(tmp_path, tmp_path / "later")
    assert states(report) == ["read", "read"]
    assert {one.reader for one in read_manifest(tmp_path / "warehouse").loads("amber_ledger")} == {"f" * 64}
    assert len(rows(tmp_path / "warehouse")) == 16
    verify(tmp_path / "warehouse")


def test_an_old_vintage_that_cannot_be_read_again_is_kept(
    tmp_path: Path, origin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path, origin)
    write_amber(tmp_path / "later", revised)
    monkeypatch.setattr("bilateral.warehouse.load.readers_version", lambda: "f" * 64)
    run(tmp_path, tmp_path / "later", setting=setting(tmp_path / "another"))
    assert len(rows(tmp_path / "warehouse")) == 16


def test_coverage_tells_each_file(tmp_path: Path, origin: Path) -> None:
    run(tmp_path, origin)
    (file,) = coverage_of(tmp_path / "warehouse", amber.source.key)
    assert (file.names, file.rows_read, file.rows_refused, file.years) == (("amber_ledger.csv",), 8, 0, (1988, 2014))
    assert (file.published, file.last_sync) == ("2016-03-03", NOW)


def test_a_row_id_leads_to_the_row_and_to_the_line_of_the_file(tmp_path: Path, origin: Path) -> None:
    run(tmp_path, origin)
    release = open_release(tmp_path / "warehouse")
    given = list(single_rows(amber.read(RawFile(origin / "amber_ledger.csv", amber.source))))
    (found,) = release.published_rows(given[0].at)
    assert (found.table, found.row) == ("flows", given[0])
    assert line_as_published(found, Store(tmp_path / "cache")) == "Korea (Northern);Russia;2011;12.5;"
    assert line_as_published(found, Store(tmp_path / "another")) == ""
    for wrong in ("amber_ledger/0123456789ab/6", f"{given[0].at}00", f"{given[0].at}/Tonnes", "amber_ledger", "x/y/z"):
        with pytest.raises(UnknownRowError, match="no row"):
            release.published_rows(wrong)
    release.without = frozenset({"amber_ledger"})
    with pytest.raises(UnknownRowError):
        release.published_rows(given[0].at)


def test_rows_left_out_are_counted_with_their_reason(tmp_path: Path, origin: Path) -> None:
    def read(file: RawFile):  # type: ignore[no-untyped-def]  # noqa: ANN202
        for row in amber.read(file):
            if row.actor == "RUS":  # type: ignore[union-attr]
                file.leave_out("made up")
            else:
                yield row
        file.leave_out("World is a total", 3)

    report = run(tmp_path, origin, (amber._replace(read=read),))
    assert (report.loads[0].rows_read, report.loads[0].rows_refused) == (8, 3)
    manifest = read_manifest(tmp_path / "warehouse")
    assert manifest.loads("amber_ledger")[0].left_out == {"World is a total": 3}


def test_progress_is_told_before_every_load(tmp_path: Path, origin: Path) -> None:
    steps: list[Step] = []
    run(tmp_path, origin, progress=steps.append)
    assert [one.what for one in steps] == ["looking at files", "amber_ledger amber_ledger.csv"]


@pytest.mark.parametrize("name", ["notes.txt", "facts.parquet"])
def test_a_folder_that_holds_something_else_is_not_written_into(tmp_path: Path, origin: Path, name: str) -> None:
    (tmp_path / "warehouse").mkdir()
    (tmp_path / "warehouse" / name).write_text("x")
    with pytest.raises(ReleaseError, match=f"holds {name}; give another folder"):
        run(tmp_path, origin)
    assert [path.name for path in (tmp_path / "warehouse").iterdir()] == [name]


def test_a_release_is_not_written_into(tmp_path: Path, origin: Path) -> None:
    with pytest.raises(ReleaseError, match="is the release starter-1, not a warehouse"):
        sync(starter_path(), origin, now=NOW, setting=setting(tmp_path))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"nowhere is no folder; .* --from"):
        run(tmp_path, tmp_path / "nowhere")


def test_two_syncs_of_one_warehouse_do_not_mix(tmp_path: Path, origin: Path) -> None:
    def again(_: Step) -> None:
        with pytest.raises(ReleaseError, match="another sync is at work"):
            run(tmp_path, origin)

    assert states(run(tmp_path, origin, progress=again)) == ["read"]


def test_a_damaged_part_is_noticed(tmp_path: Path, origin: Path) -> None:
    run(tmp_path, origin)
    (part,) = (tmp_path / "warehouse").rglob("flows-1.parquet")
    data = bytearray(part.read_bytes())
    data[len(data) // 2] ^= 1
    part.write_bytes(data)
    with pytest.raises(HashMismatchError, match="flows-1"):
        verify(tmp_path / "warehouse")
    with pytest.raises(HashMismatchError, match="flows-1"):
        open_release(tmp_path / "warehouse").connect()


def test_a_raw_file_that_was_damaged_in_the_store_is_not_read(tmp_path: Path, origin: Path) -> None:
    run(tmp_path, origin)
    (raw,) = (tmp_path / "cache/raw").rglob("*.csv")
    raw.write_text(raw.read_text().replace("12.5", "12.6"))
    with pytest.raises(HashMismatchError, match=r"as its folder says; remove"):
        sync(tmp_path / "other", origin, now=NOW, setting=setting(tmp_path))
    assert read_manifest(tmp_path / "other").loads("amber_ledger") == ()


def test_what_a_stopped_sync_left_is_used_or_cleared_away(tmp_path: Path, origin: Path) -> None:
    run(tmp_path / "whole", origin)
    whole = read_manifest(tmp_path / "whole/warehouse")

    class Stopped(BaseException):
        pass

    def stop(step: Step) -> None:
        if step.number == 1:
            raise Stopped

    write_amber(origin, revised, "b.csv")
    with pytest.raises(Stopped):
        run(tmp_path, origin, progress=stop)
    left = tmp_path / "warehouse/parts/amber_ledger/0123456789ab/left"
    left.mkdir(parents=True)
    (left / "flows-1.parquet").write_bytes(b"half")
    work = tmp_path / "warehouse/.work/x"
    work.mkdir(parents=True)
    verify(tmp_path / "warehouse")
    assert sorted(states(run(tmp_path, origin))) == ["read", "resumed"]
    verify(tmp_path / "warehouse")
    assert not left.exists()
    assert not work.exists()
    assert _files(whole) < _files(read_manifest(tmp_path / "warehouse"))


def _files(manifest: Manifest) -> set[tuple[str, str]]:
    return {(one.path, one.sha256) for one in manifest.files}


def test_rows_that_were_lost_are_read_again_from_the_store(tmp_path: Path, origin: Path) -> None:
    run(tmp_path, origin)
    before = (tmp_path / "warehouse/manifest.json").read_bytes()
    (part,) = (tmp_path / "warehouse").rglob("flows-1.parquet")
    part.write_bytes(b"")
    write_amber(tmp_path / "empty", lambda _: "nothing")
    assert states(run(tmp_path, tmp_path / "empty")) == ["read"]
    assert (tmp_path / "warehouse/manifest.json").read_bytes() == before
    verify(tmp_path / "warehouse")


def test_a_file_nobody_listed_is_named(tmp_path: Path, origin: Path) -> None:
    run(tmp_path, origin)
    (part,) = (tmp_path / "warehouse").rglob("flows-1.parquet")
    (part.parent / "flows-2.parquet").write_bytes(part.read_bytes())
    with pytest.raises(ReleaseError, match=r"flows-2\.parquet is not in the manifest"):
        verify(tmp_path / "warehouse")


def test_a_damaged_memory_costs_time_only(tmp_path: Path, origin: Path) -> None:
    run(tmp_path, origin)
    (tmp_path / "warehouse/synced.json").write_text("{")
    assert states(run(tmp_path, origin)) == ["known"]
    assert json.loads((tmp_path / "warehouse/synced.json").read_text())["times"]


def test_where_the_warehouse_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BILATERAL_DATA", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert warehouse_path() != starter_path()
    assert warehouse_path(tmp_path) == tmp_path
    monkeypatch.setenv("BILATERAL_DATA", str(tmp_path / "named"))
    assert warehouse_path() == tmp_path / "named"
