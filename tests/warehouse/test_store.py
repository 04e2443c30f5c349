"""Raw files are kept once, under the hash of their bytes, and are never changed."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from bilateral.shapes.errors import HashMismatchError, ReleaseError
from bilateral.warehouse.store import Store, cache_path


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.csv"
    path.write_bytes(b"one")
    return path


def test_a_file_is_found_by_its_hash_under_its_own_name(tmp_path: Path, file: Path) -> None:
    store = Store(tmp_path / "cache")
    assert store.find(digest(b"one")) is None
    put = store.put(file, digest(b"one"))
    assert store.find(digest(b"one")) == put
    assert (put.name, put.parent.name, put.read_bytes()) == ("a.csv", digest(b"one"), b"one")


def test_the_same_bytes_are_kept_once_and_under_the_first_name(tmp_path: Path, file: Path) -> None:
    store = Store(tmp_path / "cache")
    first = store.put(file, digest(b"one"))
    assert store.put(file.rename(tmp_path / "b.csv"), digest(b"one")) == first


def test_what_is_in_the_store_stays_when_the_file_changes(tmp_path: Path, file: Path) -> None:
    store = Store(tmp_path / "cache")
    put = store.put(file, digest(b"one"))
    file.write_bytes(b"two")
    store.put(file, digest(b"two"))
    assert put.read_bytes() == b"one"
    assert len(list((tmp_path / "cache").rglob("a.csv"))) == 2


def test_a_file_that_changes_while_it_is_copied_is_not_kept(tmp_path: Path, file: Path) -> None:
    store = Store(tmp_path / "cache")
    with pytest.raises(HashMismatchError, match=r"a\.csv was changed while it was read"):
        store.put(file, digest(b"other"))
    assert store.find(digest(b"other")) is None
    assert not [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]


def test_a_store_that_cannot_be_written_says_so(tmp_path: Path, file: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(ReleaseError, match="check space and permissions"):
        Store(tmp_path / "cache").put(file, digest(b"one"))


def test_copies_that_a_killed_process_left_are_cleared_away(tmp_path: Path) -> None:
    raw = tmp_path / "cache/raw"
    raw.mkdir(parents=True)
    dead, alive, other = raw / f".{'a' * 64}.4194304", raw / f".{'b' * 64}.{os.getpid()}", raw / ".note.txt"
    for path in (dead, alive, other):
        path.write_bytes(b"half")
    Store(tmp_path / "cache").clear()
    assert [path.exists() for path in (dead, alive, other)] == [False, True, True]


def test_where_the_store_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BILATERAL_CACHE_DIR", str(tmp_path))
    assert Store().folder == tmp_path
    monkeypatch.delenv("BILATERAL_CACHE_DIR")
    assert cache_path().name == "bilateral"
