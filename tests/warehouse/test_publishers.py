"""A sync from publishers: what they send is loaded, and where one fails the last vintage stays in use."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from bilateral.shapes.rows import Row
from bilateral.sources.reader import Reader
from bilateral.warehouse import open_release, verify
from bilateral.warehouse.sync import Report, Step, Wish, sync
from tests.sources.invented.reader import FIXTURE
from tests.warehouse.misbehaving import Publisher, publisher
from tests.warehouse.small import NOW, amber, setting


@pytest.fixture
def server() -> Iterator[Publisher]:
    with publisher(FIXTURE.read_bytes()) as one:
        yield one


def offered(*urls: str) -> tuple[Reader[Row], ...]:
    source = msgspec.structs.replace(amber.source, downloads=urls)
    return (amber._replace(source=source),)


def run(at: Path, readers: tuple[Reader[Row], ...], **more: object) -> Report:
    return sync(at / "warehouse", None, now=NOW, setting=setting(at, readers), **more)  # type: ignore[arg-type]


def rows(at: Path) -> int:
    return open_release(at / "warehouse").rows_read("amber_ledger")


def test_what_publishers_send_becomes_the_warehouse(server: Publisher, tmp_path: Path) -> None:
    report = run(tmp_path, offered(server.url("good/ledger")))
    assert [one.state for one in report.downloads] == ["fetched"]
    assert [one.state for one in report.loads] == ["read"]
    assert rows(tmp_path) == 8
    again = run(tmp_path, offered(server.url("good/ledger")))
    assert [one.state for one in again.downloads] == ["unchanged"]
    assert [one.state for one in again.loads] == ["known"]


@pytest.mark.parametrize("path", ["status/404", "html/x", "cutalways/x", "status/429", "bomb/x", "silent/x"])
def test_a_publisher_that_fails_leaves_the_last_vintage_in_use(server: Publisher, tmp_path: Path, path: str) -> None:
    run(tmp_path, offered(server.url("good/ledger")))
    report = run(tmp_path, offered(server.url(path)))
    (one,) = report.downloads
    assert one.state == "failed"
    assert one.problem.endswith("; the vintage of 2016-03-03 stays in use")
    assert rows(tmp_path) == 8
    verify(tmp_path / "warehouse")


def test_a_publisher_that_fails_at_first_leaves_a_warehouse_without_it(server: Publisher, tmp_path: Path) -> None:
    report = run(tmp_path, offered(server.url("status/403")))
    assert report.downloads[0].problem.endswith("; no vintage of it is held")
    assert not open_release(tmp_path / "warehouse").reads("amber_ledger")
    assert open_release(tmp_path / "warehouse").facts_between("PRK", "RUS")


def test_a_publisher_that_moved_is_followed_and_said(server: Publisher, tmp_path: Path) -> None:
    (one,) = run(tmp_path, offered(server.url("moved/x"))).downloads
    assert (
        one.problem == f"{server.url('moved/x')} has moved for good to {server.url('good/new.csv')}; correct the card"
    )
    assert rows(tmp_path) == 8


def test_what_has_no_address_is_got_by_hand(tmp_path: Path) -> None:
    (one,) = run(tmp_path, offered()).downloads
    assert one.state == "by_hand"
    assert amber.source.steps in one.problem


def test_dry_run_asks_nobody(server: Publisher, tmp_path: Path) -> None:
    report = run(tmp_path, offered(server.url("good/ledger")), wish=Wish(dry_run=True))
    assert [one.state for one in report.downloads] == ["planned"]
    assert server.asked == []
    assert list(tmp_path.iterdir()) == []


def test_offline_asks_nobody_and_uses_what_was_downloaded(server: Publisher, tmp_path: Path) -> None:
    run(tmp_path, offered(server.url("good/ledger")))
    asked = len(server.asked)
    using = setting(tmp_path, offered(server.url("x")))
    other = sync(tmp_path / "other", None, now=NOW, wish=Wish(offline=True), setting=using)
    assert [one.state for one in other.loads] == ["read"]
    assert len(server.asked) == asked


def test_progress_tells_bytes(server: Publisher, tmp_path: Path) -> None:
    steps: list[Step] = []
    run(tmp_path, offered(server.url("good/ledger")), progress=steps.append)
    assert any(one.what == f"amber_ledger {server.url('good/ledger')}" and one.number == one.of for one in steps)
