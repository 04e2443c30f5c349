"""Files are known by content; the files of a load find each other."""

from pathlib import Path

import pytest

from bilateral.sources.raw import RawFile
from bilateral.warehouse import discover as module
from bilateral.warehouse.discover import Discovery, discover
from tests.warehouse.small import amber


def starts(with_: bytes) -> object:
    return lambda file: file.head.startswith(with_)


PAIR = amber._replace(files=("votes", "calls"), recognise=(starts(b"V"), starts(b"C")), layout="pair")  # type: ignore[arg-type]


def found(folder: Path, files: dict[str, str]) -> Discovery:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return discover(folder, [PAIR])


def groups(discovery: Discovery) -> list[list[str]]:
    return [[file.name for file in group.files] for group in discovery.groups]


def why(discovery: Discovery) -> dict[str, str]:
    return {left.path.name: left.why for left in discovery.left}


def test_a_file_finds_the_only_other(tmp_path: Path) -> None:
    assert groups(found(tmp_path, {"x/1": "V1", "y/2": "C1", "y/3": "?"})) == [["1", "2"]]


def test_of_two_others_the_one_in_the_same_folder_is_meant(tmp_path: Path) -> None:
    given = {"x/1": "V1", "x/2": "C1", "y/1": "V2", "y/2": "C2"}
    assert [
        [str(file.path.relative_to(tmp_path)) for file in group.files] for group in found(tmp_path, given).groups
    ] == [
        ["x/1", "x/2"],
        ["y/1", "y/2"],
    ]


def test_a_file_may_serve_two(tmp_path: Path) -> None:
    assert groups(found(tmp_path, {"1": "V1", "2": "V2", "3": "C1"})) == [["1", "3"], ["2", "3"]]


def test_nothing_is_guessed_where_two_others_may_be_meant(tmp_path: Path) -> None:
    discovery = found(tmp_path, {"1": "V1", "2": "C1", "3": "C2"})
    assert groups(discovery) == []
    assert why(discovery)["1"] == "amber_ledger pair needs calls too, one beside each votes"


def test_a_file_alone_says_what_is_missing(tmp_path: Path) -> None:
    assert why(found(tmp_path / "a", {"1": "V1"})) == {"1": "amber_ledger pair needs calls too, one beside each votes"}
    assert why(found(tmp_path / "b", {"2": "C1"})) == {"2": "belongs to votes, which is not here"}


def test_hidden_files_and_links_that_lead_out_are_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "outside").write_text("V1")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path / "outside")
    discovery = found(folder, {".hidden/1": "V1", ".2": "C1"})
    assert (discovery.groups, discovery.left, dict(discovery.parts)) == ((), (), {})


def test_what_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 3)
    assert why(found(tmp_path, {"1": "V111"})) == {"1": "larger than 3 bytes"}


def test_all_readers_look_at_one_file_object(tmp_path: Path) -> None:
    seen: list[RawFile] = []

    def look(file: RawFile) -> bool:
        seen.append(file)
        return False

    (tmp_path / "a").write_text("x")
    discover(tmp_path, [amber._replace(recognise=(look,)), amber._replace(recognise=(look, look))])
    assert len(seen) == 3
    assert len({id(file) for file in seen}) == 1
