"""Asking UN Comtrade's interface: keys, status 429, answers that are too long, a local server in its place."""

import json
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest

from bilateral.shapes.errors import BilateralError
from bilateral.sources.comtrade_requests import KEY_HEADER
from bilateral.warehouse import comtrade
from bilateral.warehouse.comtrade import Interface, ask, interface
from bilateral.warehouse.fetch import Limits

REPORTERS = [156, 410, 643, 792, 840]
LONGEST = 4
QUICK = Limits(first_wait=0.01, wait=2, attempts=3, seconds=20, idle=5)


class _Comtrade(BaseHTTPRequestHandler):
    """Two objects a reporter; refuses a wrong key, and the first question of a year with 429."""

    times: ClassVar[Counter[str]] = Counter()
    seen: ClassVar[list[dict[str, list[str]]]] = []

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)
        self.seen.append(asked)
        year = asked["period"][0]
        self.times[year] += 1
        if self.headers.get(KEY_HEADER) != "right":
            self.answer(401, b"{}")
        elif self.times[year] == 1:
            self.answer(429, b"{}", {"Retry-After": "0"})
        else:
            reporters = asked.get("reporterCode", [",".join(map(str, REPORTERS))])[0].split(",")
            data = [{"reporterCode": int(code)} for code in reporters for _ in "XM"][:LONGEST]
            body = {"elapsedTime": "0.01 secs", "count": len(data), "data": data, "error": ""}
            self.answer(200, json.dumps(body).encode())

    def answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        told = {"Content-Type": "application/json", "Content-Length": str(len(body))} | (headers or {})
        for name, value in told.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def address() -> Iterator[str]:
    _Comtrade.times.clear()
    _Comtrade.seen.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Comtrade)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/data/v1/get/C/A/HS"
    server.shutdown()
    thread.join()
    server.server_close()


def _setting(address: str, key: str = "right") -> Interface:
    return Interface(
        key=key, years=[2019], reporters=REPORTERS, address=address, longest=(LONGEST,), commodities=("27",)
    )


def test_an_answer_that_may_be_cut_is_asked_for_in_halves_until_it_is_whole(address: str, tmp_path: Path) -> None:
    answers = list(ask(tmp_path, _setting(address), QUICK, lambda *_: None))
    assert [one.problem for one in answers] == [""] * 5
    held = [
        [record["reporterCode"] for record in json.loads(one.path.read_bytes())["data"]]
        for one in answers
        if one.path is not None
    ]
    assert sorted(code for part in held for code in part) == sorted(REPORTERS * 2)
    assert all(len(part) < LONGEST for part in held)
    assert sorted(path.name for path in tmp_path.glob("*.json")) == sorted(one.name for one in answers)


def test_what_came_is_not_asked_for_again_within_a_month(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = list(ask(tmp_path, _setting(address), QUICK, lambda *_: None))
    asked = len(_Comtrade.seen)
    again = list(ask(tmp_path, _setting(address), QUICK, lambda *_: None))
    assert len(_Comtrade.seen) == asked
    assert [one.name for one in again] == [one.name for one in first]
    assert not any(one.new for one in again)
    monkeypatch.setattr(comtrade, "FRESH_SECONDS", 0)
    assert all(one.new for one in ask(tmp_path, _setting(address), QUICK, lambda *_: None))


def test_a_refused_key_ends_the_asking(address: str, tmp_path: Path) -> None:
    setting = _setting(address, "wrong")._replace(years=[2018, 2019])
    (one,) = ask(tmp_path, setting, QUICK, lambda *_: None)
    assert one.path is None
    assert "asks for a login (status 401)" in one.problem
    assert "wrong" not in one.problem
    assert len(_Comtrade.seen) == 1


def test_the_environment_says_the_key_and_the_years(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(comtrade.KEY, raising=False)
    monkeypatch.delenv(comtrade.YEARS, raising=False)
    assert interface(2026) is None
    monkeypatch.setenv(comtrade.KEY, "k")
    found = interface(2026)
    assert found is not None
    assert (found.years[0], found.years[-1], found.key) == (2015, 2024, "k")
    assert {643, 156, 842} <= set(found.reporters)
    monkeypatch.setenv(comtrade.YEARS, "2001")
    found = interface(2026)
    assert found is not None
    assert list(found.years) == [2001]
    monkeypatch.setenv(comtrade.YEARS, "the nineties")
    with pytest.raises(BilateralError, match="write a year or a span"):
        interface(2026)
