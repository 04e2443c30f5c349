"""The language model as reader, against a stub on this machine that answers what it is told to."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from bilateral.reading import ModelReader, Reader, ReaderAnswerError

TEXT = "Oman thanked Iran for the ships. Iran, its foreign minister said, will send more in 2024."


class Stub(HTTPServer):
    """Answers every request with ``body`` and keeps what it was asked."""

    body = b"{}"
    status = 200
    asked: dict[str, Any] = {}  # noqa: RUF012 -- one per test server


class Handler(BaseHTTPRequestHandler):
    server: Stub

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked = json.loads(sent) | {"authorization": self.headers["Authorization"], "path": self.path}
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def stub() -> Iterator[Stub]:
    server = Stub(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def reader(stub: Stub) -> ModelReader:
    return ModelReader(f"http://127.0.0.1:{stub.server_address[1]}/v1", "tiny", api_key="k", timeout=5)


def answer(stub: Stub, content: object) -> None:
    told = content if isinstance(content, str) else json.dumps(content)
    stub.body = json.dumps({"choices": [{"message": {"role": "assistant", "content": told}}]}).encode()


GOOD = {
    "quote": "Oman thanked Iran for the ships",
    "actor": "Oman",
    "target": "Iran",
    "action": "SUPPORT",
    "kind": "statement",
    "modality": "asserted",
}


def test_a_good_answer_becomes_propositions(stub: Stub) -> None:
    answer(stub, {"propositions": [GOOD]})
    told = reader(stub).read(TEXT)
    one = told.propositions[0]
    assert told.text[one.span.start : one.span.end] == one.text == GOOD["quote"]
    assert one.actor is not None
    assert one.target is not None
    assert (one.actor.state_id, one.action, one.target.state_id, one.rules) == (
        "OMN",
        "SUPPORT",
        "IRN",
        ("model.tiny",),
    )
    assert told.document.note is None


def test_it_sends_the_passage_and_no_more(stub: Stub) -> None:
    answer(stub, {"propositions": []})
    reader(stub).read("Leave Me Out\n\n" + TEXT)
    assert stub.asked["path"] == "/v1/chat/completions"
    assert stub.asked["messages"][1]["content"] == TEXT
    assert stub.asked["authorization"] == "Bearer k"
    assert stub.asked["temperature"] == 0


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "Oman thanked Iran for its ships"},
        {"quote": "oman thanked iran for the ships"},
        {"quote": "  "},
        {"actor": "Saudi Arabia"},
        {"target": ""},
        {"speaker": "the Pope"},
        {"object": "the warships"},
        {"since": "in 2024"},
        {"until": "2024-02-31"},
        {"amount": 1e999},
    ],
)
def test_what_the_text_does_not_bear_out_is_left_out(stub: Stub, change: dict[str, Any]) -> None:
    content = json.dumps({"propositions": [GOOD | change, GOOD]}).replace("Infinity", "1e999")
    answer(stub, content)
    try:
        told = reader(stub).read(TEXT)
    except ReaderAnswerError:
        assert "amount" in change  # a number that JSON has no place for
        return
    assert [one.text for one in told.propositions] == [GOOD["quote"]]
    assert told.document.note is not None
    assert told.document.note.startswith("1 of 2")


@pytest.mark.parametrize(
    "content",
    [
        "not JSON",
        "[]",
        "{}",
        {"propositions": "none"},
        {"propositions": [GOOD | {"verdict": "supported"}]},
        {"propositions": [], "verdict": "supported"},
        {"propositions": [GOOD | {"state_id": "OMN"}]},
        {"propositions": [GOOD | {"action": "BOMB"}]},
        {"propositions": [GOOD | {"modality": "certain"}]},
        {"propositions": [GOOD | {"quote": None}]},
        {"propositions": [GOOD | {"amount": "many"}]},
        '{"propositions": ' + "[" * 100_000,
        "```json\n{}\n```",
    ],
)
def test_an_answer_off_the_schema_is_refused(stub: Stub, content: object) -> None:
    answer(stub, content)
    with pytest.raises(ReaderAnswerError, match="schema"):
        reader(stub).read(TEXT)


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b'{"choices": []}', b'{"error": "no"}', b"<html>"])
def test_a_completion_that_is_none_is_refused(stub: Stub, body: bytes) -> None:
    stub.body = body
    with pytest.raises(ReaderAnswerError):
        reader(stub).read(TEXT)


def test_an_endless_answer_is_cut_off(stub: Stub) -> None:
    stub.body = b"x" * 3_000_000
    with pytest.raises(ReaderAnswerError, match="longer"):
        reader(stub).read(TEXT)


@pytest.mark.parametrize("status", [302, 401, 500])
def test_a_server_that_fails_says_its_status(stub: Stub, status: int) -> None:
    stub.status = status
    with pytest.raises(ReaderAnswerError, match=str(status)):
        reader(stub).read(TEXT)


def test_no_server_is_said_so() -> None:
    with pytest.raises(ReaderAnswerError, match="server"):
        ModelReader("http://127.0.0.1:9/v1", "tiny", timeout=2).read(TEXT)


def test_only_http_is_spoken() -> None:
    with pytest.raises(ReaderAnswerError, match="http"):
        ModelReader("file:///etc/passwd", "tiny")


def test_without_prose_nothing_is_asked(stub: Stub) -> None:
    told = reader(stub).read("")
    assert told.propositions == ()
    assert not stub.asked


def test_both_readers_keep_the_protocol(stub: Stub) -> None:
    from bilateral.reading import RuleReader

    readers: list[Reader] = [RuleReader(), reader(stub)]
    assert readers[0].read("Oman thanked Iran.").propositions
