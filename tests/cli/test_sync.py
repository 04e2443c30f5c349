"""``bilateral sync``: what it says, and how it ends."""

import json
from pathlib import Path

import pytest
from tests.cli.running import Run
from tests.sources.kits import KITS


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BILATERAL_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A source whose fixture is as long as its card wants, and one whose is not."""
    for key in ("sipri_tiv", "un_roll_calls"):
        place = tmp_path / "origin" / key
        place.mkdir(parents=True)
        KITS[key].write(place)
    (tmp_path / "origin/notes.txt").write_text("mine")
    return tmp_path / "origin"


def test_a_folder_is_synced_and_asked(run: Run, tmp_path: Path, origin: Path) -> None:
    data = str(tmp_path / "data")
    code, out, err = run("sync", "--from", str(origin), "--data", data, "--only", "sipri_tiv")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == f"sipri_tiv: 1 file, read, {KITS['sipri_tiv'].rows} rows"
    assert lines[-1].startswith("warehouse warehouse-")
    assert "files as in the manifest" in run("verify", "--data", data)[1]
    table = {one["key"]: one for one in json.loads(run("sources", "--json", "--data", data)[1])}
    assert table["sipri_tiv"]["rows_read"] == KITS["sipri_tiv"].rows
    assert table["sipri_tiv"]["last_sync"].endswith("+00:00")
    assert table["un_roll_calls"]["files"][0]["last_sync"] is None
    assert all(isinstance(one["rows_read"], int) for one in table.values())
    assert "sipri_tiv" in run("sources", "--data", data)[1]
    assert run("ask", "Does North Korea support Russia?", "--data", data, "--as-of", "2026-11-24")[0] == 0
    assert "nothing new" in run("sync", "--from", str(origin), "--data", data, "--only", "sipri_tiv")[1]


def test_a_refused_source_is_told_and_ends_with_5(run: Run, tmp_path: Path, origin: Path) -> None:
    code, out, err = run("sync", "--from", str(origin), "--data", str(tmp_path / "data"))
    assert (code, err) == (5, "")
    assert "un_roll_calls: 3 files, refused, 0 rows" in out
    assert "refused un_roll_calls: un_votes.rda, row 8: 8 rows where the card of un_roll_calls says" in out
    assert f"sipri_tiv: 1 file, read, {KITS['sipri_tiv'].rows} rows" in out
    assert "not used, no reader recognises it: " in out
    table = json.loads(run("sources", "--json", "--data", str(tmp_path / "data"))[1])
    (refused,) = [file for one in table for file in one["refused"]]
    assert (refused["source"], refused["names"][0]) == ("un_roll_calls", "un_votes.rda")
    assert refused["problem"] in out
    assert "Refused by the last sync" in run("sources", "--data", str(tmp_path / "data"))[1]


def test_json_tells_the_same(run: Run, tmp_path: Path, origin: Path) -> None:
    code, out, _ = run("sync", "--from", str(origin), "--data", str(tmp_path / "data"), "--json")
    said = json.loads(out)
    assert code == 5
    assert {one["source"]: one["state"] for one in said["loads"]} == {
        "un_roll_calls": "refused",
        "sipri_tiv": "read",
    }
    assert [Path(one["file"]).name for one in said["left"]] == ["notes.txt"]


def test_dry_run_lists_and_changes_nothing(run: Run, tmp_path: Path, origin: Path) -> None:
    code, out, _ = run("sync", "--from", str(origin), "--data", str(tmp_path / "data"), "--dry-run")
    assert code == 0
    assert "sipri_tiv: 1 file, would be read, 0 rows" in out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["origin"]


def test_dry_run_without_a_folder_lists_downloads_and_what_is_got_by_hand(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("sync", "--dry-run", "--json", "--data", str(tmp_path / "data"))
    assert code == 0
    reports = json.loads(out)["downloads"]
    assert {one["state"] for one in reports} == {"planned", "by_hand"}
    assert all(one["problem"] for one in reports if one["state"] == "by_hand")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--from", "nowhere"), 2, "nowhere"),
        (("--from", ".", "--only", "voeten"), 2, "no source 'voeten'"),
        (("--from", ".", "--without", "voeten"), 2, "no source 'voeten'"),
    ],
)
def test_bad_input_gets_one_clear_line(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    found, out, err = run("sync", *arguments, "--data", str(tmp_path / "data"))
    assert (found, out) == (code, "")
    assert told in err
    assert err.count("\n") == 1
