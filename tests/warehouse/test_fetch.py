"""Downloads from a publisher that misbehaves: what can be had is had whole, the rest is an error that says what to
do."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bilateral.warehouse.fetch import Fetched, FetchError, Limits, fetch
from tests.warehouse.misbehaving import Publisher, publisher

DATA = b"From;To\n" + b"amber;" * 500 + b"end\n"
QUICK = Limits(bytes=1 << 20, seconds=20, idle=0.5, attempts=3, first_wait=0.01, wait=0.2)


@pytest.fixture
def server() -> Iterator[Publisher]:
    with publisher(DATA) as one:
        yield one


def get(server: Publisher, path: str, folder: Path, limits: Limits = QUICK) -> Fetched:
    return fetch(server.url(path), folder, limits)


@pytest.mark.parametrize(
    "path",
    [
        "good/a.csv", "cutonce/a.csv", "cutplain/a.csv", "changed/a.csv", "otherrange/a.csv", "busy/0", "busy/",
        "moved/a.csv", "elsewhere/a.csv", "gzip/a.csv", "named/a", "oddhash/a",
    ],
)  # fmt: skip
def test_what_can_be_had_is_had_whole(server: Publisher, tmp_path: Path, path: str) -> None:
    found = get(server, path, tmp_path)
    assert found.path.read_bytes() == DATA
    assert (found.new, found.bytes) == (True, len(DATA))
    assert found.path.parent == tmp_path
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("short/a.csv", "stops half-way"),
        ("cutalways/a.csv", "stops half-way"),
        ("silent/a.csv", "cannot be reached"),
        ("busy/600", r"asks to be left alone for a while \(status 429\), for 600 s"),
        ("busy/Wed, 21 Oct 2099 07:28:00 GMT", "left alone"),
        ("status/429", "left alone"),
        ("status/503", r"answers with an error \(status 503\)"),
        ("status/520", r"answers with an error \(status 520\)"),
        ("status/401", "asks for a login"),
        ("status/403", "refuses to send it"),
        ("status/404", "has nothing at this address any more"),
        ("status/410", "has taken it down"),
        ("loop/x", "moved more than 5 times"),
        ("html/a.csv", "a web page instead of the file"),
        ("htmlascsv/a.csv", "a web page instead of the file"),
        ("bomb/a.csv", "unpacks to more than 1,048,576 bytes"),
        ("brotli/a.csv", "is sent as 'br'"),
        ("huge/a.csv", "is 1,099,511,627,776 bytes, more than 1,048,576"),
        ("endless/a.csv", "is more than 1,048,576 bytes"),
        ("wronghash/a.csv", "not the sha256 hash that the publisher promised"),
    ],
)
def test_what_cannot_be_had_is_an_error_that_says_what_to_do(
    server: Publisher, tmp_path: Path, path: str, problem: str
) -> None:
    path = path.replace(" ", "%20")
    with pytest.raises(FetchError, match=problem) as caught:
        get(server, path, tmp_path)
    assert str(caught.value).startswith(server.url(path))
    assert "; " in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not [one for one in tmp_path.iterdir() if not one.name.startswith(".")]


@pytest.mark.parametrize("path", ["status/401", "status/403", "status/404", "html/a.csv", "huge/a.csv", "busy/600"])
def test_what_will_not_change_is_asked_for_once(server: Publisher, tmp_path: Path, path: str) -> None:
    with pytest.raises(FetchError):
        get(server, path, tmp_path)
    assert server.times[path] == 1


def test_only_the_rest_is_asked_for_again(server: Publisher, tmp_path: Path) -> None:
    get(server, "cutonce/a.csv", tmp_path)
    _, headers = server.asked[1]
    assert headers["range"] == f"bytes={len(DATA) // 2}-"
    assert headers["if-range"] == server.etag


def test_the_next_sync_goes_on_where_the_last_one_ran_out_of_time(server: Publisher, tmp_path: Path) -> None:
    url = server.url("slow/a.csv")
    with pytest.raises(FetchError, match=r"took more than 0\.3 s, [\d,]+ bytes have come; sync again to go on"):
        fetch(url, tmp_path, Limits(bytes=1 << 20, seconds=0.3, idle=5))
    (part,) = tmp_path.glob(".*.part")
    begun = part.stat().st_size
    assert 0 < begun < len(DATA)
    with pytest.raises(FetchError):
        fetch(url, tmp_path, Limits(bytes=1 << 20, seconds=0.1, idle=5))
    assert server.asked[1][1]["range"] == f"bytes={begun}-"


def test_what_is_still_the_same_is_not_fetched_again(server: Publisher, tmp_path: Path) -> None:
    first = get(server, "good/a.csv", tmp_path)
    again = get(server, "good/a.csv", tmp_path)
    assert (again.new, again.path) == (False, first.path)
    server.etag, server.data = '"edition-2"', b"newer"
    assert get(server, "good/a.csv", tmp_path).path.read_bytes() == b"newer"


def test_what_was_had_before_stays_when_the_publisher_is_down(server: Publisher, tmp_path: Path) -> None:
    first = get(server, "good/a.csv", tmp_path)
    server.data, server.etag = b"<html><body>maintenance</body></html>", '"page"'
    with pytest.raises(FetchError, match="web page"):
        get(server, "good/a.csv", tmp_path)
    assert first.path.read_bytes() == DATA


def test_a_new_address_is_told(server: Publisher, tmp_path: Path) -> None:
    assert get(server, "moved/a.csv", tmp_path).moved == server.url("good/new.csv")
    assert get(server, "elsewhere/a.csv", tmp_path).moved == ""


def test_a_name_that_leads_elsewhere_does_not(server: Publisher, tmp_path: Path) -> None:
    assert get(server, "named/a", tmp_path).path == tmp_path / "am_ber.csv"


def test_a_publisher_that_is_down(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(FetchError, match="cannot be reached"):
        fetch(f"http://127.0.0.1:{port}/a.csv", tmp_path, QUICK)


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/a.csv", "no address", "http://"])
def test_an_address_that_is_none(tmp_path: Path, url: str) -> None:
    with pytest.raises(FetchError, match="; "):
        fetch(url, tmp_path, QUICK)


def test_progress_counts_bytes(server: Publisher, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    fetch(server.url("good/a.csv"), tmp_path, QUICK, lambda count, of: seen.append((count, of)))
    assert seen[-1] == (len(DATA), len(DATA))


def test_without_the_libraries_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx2", None)
    with pytest.raises(FetchError, match=r"without httpx2; pip install 'bilateral\[sync\]'"):
        fetch("http://127.0.0.1/a.csv", tmp_path, QUICK)
