from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilateral.shapes.errors import ReleaseError
from bilateral.warehouse.pages import PageFile, PageMismatchError, write_pages

PAGES = {"PRK-RUS": [b"one", b"", b"x" * 5000], "AAA": [bytes(range(256))]}


def test_pages_come_back_by_key(tmp_path: Path) -> None:
    path = tmp_path / "some.pages"
    assert write_pages(path, PAGES.items()) == 2
    file = PageFile(path)
    assert file.keys == ("AAA", "PRK-RUS")
    assert {key: file.read(key) for key in file.keys} == PAGES
    assert file.read("BBB") is None


def test_the_order_of_writing_does_not_show(tmp_path: Path) -> None:
    write_pages(tmp_path / "one", PAGES.items())
    write_pages(tmp_path / "two", reversed(PAGES.items()))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@given(place=st.integers(0, 10_000), step=st.integers(1, 255))
def test_a_changed_byte_is_noticed_wherever_it_is(
    tmp_path_factory: pytest.TempPathFactory, place: int, step: int
) -> None:
    path = tmp_path_factory.mktemp("pages") / "some.pages"
    write_pages(path, PAGES.items())
    data = bytearray(path.read_bytes())
    data[place % len(data)] = (data[place % len(data)] + step) % 256
    path.write_bytes(data)
    with pytest.raises(ReleaseError):
        [PageFile(path).read(key) for key in PAGES]


def test_a_page_cut_short_says_which(tmp_path: Path) -> None:
    path = tmp_path / "some.pages"
    write_pages(path, PAGES.items())
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(PageMismatchError, match="page PRK-RUS is not what was written"):
        PageFile(path).read("PRK-RUS")


def test_what_is_no_page_file_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"PAR1")
    with pytest.raises(ReleaseError, match="is no page file"):
        PageFile(tmp_path / "x")
    with pytest.raises(ReleaseError, match="cannot be read"):
        PageFile(tmp_path / "y")
