"""A publisher on 127.0.0.1 that misbehaves in every way that publishers do."""

import base64
import gzip
import hashlib
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ETAG = '"edition-1"'


class Publisher(ThreadingHTTPServer):
    """Serves one file; ``manner`` of a path says how."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, data: bytes) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.data, self.etag = data, ETAG
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.times: Counter[str] = Counter()

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return f"http://127.0.0.1:{self.server_port}/{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients go away in these tests."""


class _Handler(BaseHTTPRequestHandler):
    server: Publisher
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = self.path.lstrip("/")
        self.server.asked.append((path, {name.lower(): value for name, value in self.headers.items()}))
        self.server.times[path] += 1
        manner, _, rest = path.partition("/")
        getattr(self, f"serve_{manner}")(rest)

    @property
    def data(self) -> bytes:
        return self.server.data

    @property
    def first(self) -> bool:
        return self.server.times[self.path.lstrip("/")] == 1

    def send(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None, **more: str) -> None:
        self.send_response(status)
        for name, value in ({"Content_Length": str(len(body))} | (headers or {}) | more).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def serve_good(self, _: str) -> None:
        """As it should be: ranges, conditions, hash."""
        if self.headers.get("If-None-Match") == self.server.etag:
            self.send(304, ETag=self.server.etag)
            return
        digest = base64.b64encode(hashlib.sha256(self.data).digest()).decode()
        given = {"ETag": self.server.etag, "Repr_Digest": f"sha-256=:{digest}:"}
        wanted = self.headers.get("Range", "")
        if wanted and self.headers.get("If-Range") == self.server.etag:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            if start >= len(self.data):
                self.send(416)
                return
            span = f"bytes {start}-{len(self.data) - 1}/{len(self.data)}"
            self.send(206, self.data[start:], given, Content_Range=span)
            return
        self.send(200, self.data, given)

    def cut(self, count: int, **headers: str) -> None:
        self.send_response(200)
        for name, value in ({"Content_Length": str(len(self.data))} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(self.data[:count])
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True

    def serve_cutonce(self, rest: str) -> None:
        """Hang up half-way the first time."""
        if self.first:
            self.cut(len(self.data) // 2, ETag=self.server.etag)
        else:
            self.serve_good(rest)

    def serve_cutplain(self, _: str) -> None:
        """Hang up half-way the first time, and know nothing of ranges."""
        if self.first:
            self.cut(len(self.data) // 2)
        else:
            self.send(200, self.data)

    def serve_cutalways(self, _: str) -> None:
        self.cut(len(self.data) // 2)

    def serve_changed(self, rest: str) -> None:
        """Hang up half-way, and have another edition the next time."""
        if self.first:
            self.cut(len(self.data) // 2, ETag='"edition-0"')
        else:
            self.serve_good(rest)

    def serve_otherrange(self, _: str) -> None:
        """Hang up, then send another range than asked for, then the whole."""
        if self.first:
            self.cut(len(self.data) // 2, ETag=self.server.etag)
        elif "Range" in self.headers:
            self.send(206, self.data[3:], Content_Range=f"bytes 3-{len(self.data) - 1}/{len(self.data)}")
        else:
            self.send(200, self.data)

    def serve_short(self, _: str) -> None:
        """Promise more than there is."""
        self.send(200, self.data, Content_Length=str(len(self.data) + 10))
        self.close_connection = True

    def serve_slow(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.data)))
        self.send_header("ETag", self.server.etag)
        self.end_headers()
        for number in range(len(self.data)):
            self.wfile.write(self.data[number : number + 1])
            self.wfile.flush()
            time.sleep(0.02)

    def serve_silent(self, _: str) -> None:
        time.sleep(2)

    def serve_busy(self, rest: str) -> None:
        """429 the first time, with the pause asked for in the path."""
        if self.first:
            self.send(429, headers={"Retry_After": rest} if rest else {})
        else:
            self.serve_good(rest)

    def serve_status(self, rest: str) -> None:
        self.send(int(rest), b"no")

    def serve_moved(self, _: str) -> None:
        self.send(301, Location=self.server.url("good/new.csv"))

    def serve_elsewhere(self, _: str) -> None:
        self.send(302, Location=self.server.url("good/new.csv"))

    def serve_loop(self, _: str) -> None:
        self.send(302, Location=self.server.url("loop/x"))

    def serve_html(self, _: str) -> None:
        self.send(200, b"<!DOCTYPE html><html><body>Sign in</body></html>", Content_Type="text/html; charset=utf-8")

    def serve_htmlascsv(self, _: str) -> None:
        self.send(200, b"\n<!doctype HTML>\n<html><body>Sign in</body></html>", Content_Type="text/csv")

    def serve_bomb(self, _: str) -> None:
        self.send(200, gzip.compress(bytes(1 << 23)), Content_Encoding="gzip")

    def serve_gzip(self, _: str) -> None:
        self.send(200, gzip.compress(self.data), Content_Encoding="gzip")

    def serve_brotli(self, _: str) -> None:
        self.send(200, self.data, Content_Encoding="br")

    def serve_huge(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(1 << 40))
        self.end_headers()

    def serve_endless(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        while True:
            self.wfile.write(b"10000\r\n" + bytes(1 << 16) + b"\r\n")

    def serve_wronghash(self, _: str) -> None:
        self.send(200, self.data, Digest=f"sha-256={base64.b64encode(bytes(32)).decode()}")

    def serve_oddhash(self, _: str) -> None:
        self.send(200, self.data, Digest="sha-256=no base64, crc32=1", Content_MD5="?")

    def serve_named(self, _: str) -> None:
        self.send(200, self.data, Content_Disposition='attachment; filename="../../etc/am ber.csv"')


@contextmanager
def publisher(data: bytes) -> Iterator[Publisher]:
    """Run a publisher while the block runs."""
    server = Publisher(data)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
