"""Fetching a publisher's file as it is: resumable, within limits, held against what the publisher promised.

A file that arrives stands at ``downloads/SOURCE/NAME`` of the cache until a newer one arrives; beside it is kept what
the publisher said of it (``ETag``, ``Last-Modified``), so that it is not fetched again while it stays the same. What
has arrived of a file that was cut off is kept too, and the next attempt, or the next ``sync``, asks for the rest only.

Nothing here decides what a failure means: ``FetchError`` says what happened and what to do, and ``sync`` goes on with
the last vintage.
"""

import base64
import hashlib
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import sha256
from http import HTTPStatus
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn
from urllib.parse import unquote, urlsplit

import msgspec

from bilateral.shapes.errors import BilateralError
from bilateral.sources.packing import PackingError, unpacked

if TYPE_CHECKING:
    import httpx2

_PIECE: Final = 1 << 16
_SAFE_NAME = re.compile(r"[^A-Za-z0-9._-]+")
_FILENAME = re.compile(r'filename="?([^";]+)"?')
_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")
_WEB_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_BUSY: Final = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})
"""Answers besides those of 500 and more after which another attempt may do better."""

_HASHES: Final = {"sha-256": "sha256", "sha-512": "sha512", "md5": "md5"}
_WORDS: Final[dict[int, str]] = {
    HTTPStatus.UNAUTHORIZED: "asks for a login",
    HTTPStatus.FORBIDDEN: "refuses to send it",
    HTTPStatus.NOT_FOUND: "has nothing at this address any more",
    HTTPStatus.GONE: "has taken it down",
    HTTPStatus.TOO_MANY_REQUESTS: "asks to be left alone for a while",
}


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How far a download may go.

    ``bytes`` is the size of a file, packed or not; ``seconds`` the time for it, all attempts together; ``idle`` how
    long nothing may come; ``wait`` the longest pause between attempts, and the longest that a publisher may ask for.
    """

    bytes: int = 1 << 30
    seconds: float = 900
    idle: float = 30
    attempts: int = 5
    first_wait: float = 0.5
    wait: float = 60
    redirects: int = 5


class Fetched(NamedTuple):
    """A file that is there; ``new`` where it was fetched now, ``moved`` its new address if the publisher gives one."""

    path: Path
    bytes: int
    new: bool
    moved: str = ""


class FetchError(BilateralError):
    """A file could not be fetched; says the address, what happened and what to do.

    ``status`` is the publisher's answer where it is that which stands in the way, else 0.
    """

    def __init__(self, url: str, problem: str, remedy: str, status: int = 0) -> None:
        super().__init__(f"{url}: {problem}; {remedy}")
        self.url, self.problem, self.status = url, problem, status


class _Again(Exception):  # noqa: N818 - a reason to try again, never seen outside
    """An attempt failed in a way that another may not; ``wait`` is how long the publisher asks for."""

    def __init__(self, problem: str, wait: float | None = None) -> None:
        super().__init__(problem)
        self.problem, self.wait = problem, wait


class _Said(msgspec.Struct, frozen=True, kw_only=True):
    """What a publisher said of a file, to ask for the same one again."""

    url: str
    name: str = ""
    etag: str = ""
    modified: str = ""

    @property
    def same(self) -> str:
        """What names this very content for ``If-Range``; a weak tag does not."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.modified


class _Asked(NamedTuple):
    """What is asked for: an address, headers besides ours, and the name that the file shall have, if any."""

    url: str
    headers: Mapping[str, str]
    name: str


class _Download:
    """One file on its way."""

    def __init__(self, asked: _Asked, folder: Path, limits: Limits, progress: Callable[[int, int], None]) -> None:
        self.url, self.headers, self.name = asked
        self.folder, self.limits, self.progress = folder, limits, progress
        key = sha256(self.url.encode()).hexdigest()[:16]
        self.part, self.decoded, self.note, self.have = (
            folder / f".{key}.{suffix}" for suffix in ("part", "decoded", "json", "have")
        )
        self.end = time.monotonic() + limits.seconds

    def fail(
        self, problem: str, remedy: str = "try again later, or get it by hand and use --from", status: int = 0
    ) -> NoReturn:
        """Raise the error of this download."""
        raise FetchError(self.url, problem, remedy, status)

    def run(self, client: "httpx2.Client") -> Fetched:
        """Make one attempt."""
        there = _note(self.have)
        before = _note(self.note)
        begun = self.part.stat().st_size if self.part.exists() and before.same else 0
        headers = {"Accept-Encoding": "identity", **self.headers}
        if begun:
            headers |= {"Range": f"bytes={begun}-", "If-Range": before.same}
        elif there.name and (self.folder / there.name).is_file():
            headers |= {"If-None-Match": there.etag} if there.etag else {}
            headers |= {"If-Modified-Since": there.modified} if there.modified else {}
        followed = not self.headers  # a key must not be sent to wherever an answer points
        with client.stream("GET", self.url, headers=headers, follow_redirects=followed) as answer:
            if answer.status_code == HTTPStatus.NOT_MODIFIED:
                path = self.folder / there.name
                return Fetched(path, path.stat().st_size, new=False, moved=self._moved(answer))
            if answer.status_code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                self.part.unlink(missing_ok=True)
                problem = "has not the rest of what was begun"
                raise _Again(problem, 0)
            self._refuse_status(answer)
            begun = self._begin(answer, begun)
            self._receive(answer, begun)
            return self._finish(answer)

    def _refuse_status(self, answer: "httpx2.Response") -> None:
        status = answer.status_code
        if status in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
            return
        problem = f"the publisher {_WORDS.get(status, 'answers with an error')} (status {status})"
        if status in _BUSY or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            wait = _seconds(answer.headers.get("Retry-After", ""))
            if wait is not None and wait > min(self.limits.wait, self.end - time.monotonic()):
                self.fail(f"{problem}, for {wait:.0f} s")
            raise _Again(problem, wait)
        remedy = "look at the publisher's page for its new place, or get it by hand and use --from"
        self.fail(problem, remedy, status)

    def _begin(self, answer: "httpx2.Response", begun: int) -> int:
        """Return where in the file the answer begins; forget what was there if it is not the rest of that."""
        said = _Said(
            url=str(answer.url), etag=answer.headers.get("ETag", ""), modified=answer.headers.get("Last-Modified", "")
        )
        if answer.status_code == HTTPStatus.PARTIAL_CONTENT:
            found = _CONTENT_RANGE.fullmatch(answer.headers.get("Content-Range", ""))
            if found is None or int(found[1]) != begun:
                self.part.unlink(missing_ok=True)
                problem = "sends another part than the one asked for"
                raise _Again(problem, 0)
        else:
            begun = 0
        length = int(answer.headers.get("Content-Length") or 0) + begun
        if length > self.limits.bytes:
            self.fail(f"is {length:,} bytes, more than {self.limits.bytes:,}", "raise the limit if that is right")
        if answer.headers.get("Content-Type", "").startswith(("text/html", "application/xhtml")):
            self.fail("the publisher sends a web page instead of the file", "open the address in a browser")
        self.folder.mkdir(parents=True, exist_ok=True)
        self.note.write_bytes(msgspec.json.encode(said))
        return begun

    def _receive(self, answer: "httpx2.Response", begun: int) -> None:
        length = int(answer.headers.get("Content-Length") or 0) + begun
        with self.part.open("ab" if begun else "wb") as file:
            count = begun
            for piece in answer.iter_raw():
                count += len(piece)
                if count > self.limits.bytes:
                    file.close()
                    self.part.unlink()
                    self.fail(f"is more than {self.limits.bytes:,} bytes", "raise the limit if that is right")
                file.write(piece)
                self.progress(count, length)
                if time.monotonic() > self.end:
                    self.fail(
                        f"took more than {self.limits.seconds:g} s, {count:,} bytes have come",
                        "sync again to go on from there",
                    )

    def _finish(self, answer: "httpx2.Response") -> Fetched:
        """Check what has come and put it in its place."""
        try:
            self._refuse_other_hash(answer)
            encoding = answer.headers.get("Content-Encoding", "identity")
            whole = self.part if encoding == "identity" else self._decoded(encoding)
            with whole.open("rb") as file:
                if _WEB_PAGE.match(file.read(_PIECE)):
                    self.fail("the publisher sends a web page instead of the file", "open the address in a browser")
        except BaseException:
            self.part.unlink(missing_ok=True)
            self.decoded.unlink(missing_ok=True)
            raise
        name = self.name or _name(answer)
        path = self.folder / name
        whole.replace(path)
        said = msgspec.structs.replace(_note(self.note), name=name)
        self.have.write_bytes(msgspec.json.encode(said))
        self.note.unlink(missing_ok=True)
        self.part.unlink(missing_ok=True)
        return Fetched(path, path.stat().st_size, new=True, moved=self._moved(answer))

    def _decoded(self, encoding: str) -> Path:
        if encoding not in ("gzip", "x-gzip"):
            self.fail(f"is sent as {encoding!r}, which was not asked for")
        try:
            self.decoded.write_bytes(unpacked(self.part.read_bytes(), self.limits.bytes))
        except PackingError as error:
            self.fail(f"cannot be unpacked: {error}")
        return self.decoded

    def _refuse_other_hash(self, answer: "httpx2.Response") -> None:
        for name, promised in _promised_hashes(answer):
            with self.part.open("rb") as file:
                found = hashlib.file_digest(file, partial(hashlib.new, name, usedforsecurity=False))
            if found.digest() != promised:
                problem = f"has not the {name} hash that the publisher promised"
                raise _Again(problem)

    def _moved(self, answer: "httpx2.Response") -> str:
        """Return the new address where every step to it was for good."""
        for_good = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
        steps = answer.history
        return str(answer.url) if steps and all(step.status_code in for_good for step in steps) else ""


def fetch(
    url: str,
    folder: Path,
    limits: Limits | None = None,
    progress: Callable[[int, int], None] = lambda _count, _of: None,
    *,
    headers: Mapping[str, str] = MappingProxyType({}),
    name: str = "",
) -> Fetched:
    """Fetch a file, or find that the one fetched before is still the publisher's.

    Parameters
    ----------
    url : str
        ``http`` or ``https``; redirects are followed, but never from ``https`` to ``http``.
    folder : Path
        Where the file shall be; made where there is none.
    limits : Limits, optional
    progress : callable, optional
        Called with the bytes that have come, and the bytes promised or 0.
    headers : mapping, optional
        To be sent besides ours, such as a key; redirects are then not followed, so that no other host sees it.
    name : str
        Name for the file; the publisher's where it is empty.

    Raises
    ------
    FetchError
        Where it cannot be had. What was fetched before is still there then.
    """
    try:
        import httpx2  # noqa: PLC0415 - needed by sync alone, and not installed for the rest
        import stamina  # noqa: PLC0415
    except ImportError as error:
        raise FetchError(url, f"cannot be fetched without {error.name}", "pip install 'bilateral[sync]'") from error
    limits = limits or Limits()
    download = _Download(_Asked(url, headers, name), folder, limits, progress)

    def again(error: Exception) -> bool | float:
        if isinstance(error, _Again):
            return True if error.wait is None else error.wait
        return isinstance(error, httpx2.TransportError) and not isinstance(
            error, (httpx2.UnsupportedProtocol, httpx2.LocalProtocolError)
        )

    attempts = stamina.retry_context(
        on=again,
        attempts=limits.attempts,
        timeout=limits.seconds,
        wait_initial=limits.first_wait,
        wait_max=limits.wait,
        wait_jitter=limits.first_wait,
    )
    try:
        with _client(limits) as client:
            for attempt in attempts:
                with attempt:
                    return download.run(client)
    except _Again as error:
        download.fail(error.problem)
    except httpx2.TooManyRedirects:
        download.fail(f"is moved more than {limits.redirects} times")
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        download.fail(f"the publisher cannot be reached or stops half-way ({error})".rstrip())
    except OSError as error:
        download.fail(f"cannot be kept in {folder} ({error.strerror})", "check space and permissions")
    raise AssertionError  # a retry context ends by returning or raising


@contextmanager
def _client(limits: Limits) -> "Iterator[httpx2.Client]":
    import httpx2  # noqa: PLC0415
    import stamina  # noqa: PLC0415

    stamina.instrumentation.set_on_retry_hooks([])  # what is worth telling is in the error

    def refuse_downgrade(answer: "httpx2.Response") -> None:
        target = answer.next_request
        if target is not None and answer.url.scheme == "https" and target.url.scheme != "https":
            message = f"is moved to {target.url}, without encryption"
            raise httpx2.UnsupportedProtocol(message)

    with httpx2.Client(
        follow_redirects=True,
        max_redirects=limits.redirects,
        timeout=limits.idle,
        headers={"User-Agent": f"bilateral/{version('bilateral')}"},
        event_hooks={"response": [refuse_downgrade]},
    ) as client:
        yield client


def _note(path: Path) -> _Said:
    """Return what was noted of a file; nothing where nothing was, or it is damaged."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Said)
    except (OSError, msgspec.DecodeError):
        return _Said(url="")


def _name(answer: "httpx2.Response") -> str:
    """Return a plain file name: the one the publisher gives, else the last step of the address."""
    given = _FILENAME.search(answer.headers.get("Content-Disposition", ""))
    name = given[1] if given else unquote(urlsplit(str(answer.url)).path).rpartition("/")[2]
    return _SAFE_NAME.sub("_", name.rpartition("/")[2]).lstrip(".") or "file"


def _seconds(text: str) -> float | None:
    """Return the seconds that a ``Retry-After`` asks for; a date in it is taken as a long time.

    >>> _seconds("3"), _seconds("Wed, 21 Oct 2026 07:28:00 GMT"), _seconds("")
    (3.0, 3600.0, None)
    """
    if not text:
        return None
    return float(text) if text.isdigit() else 3600.0


def _promised_hashes(answer: "httpx2.Response") -> Iterator[tuple[str, bytes]]:
    """Yield the hashes that the publisher gives of the whole file, by the standard headers (RFC 9530, 3230, 1864)."""
    given = [one.strip() for header in ("Repr-Digest", "Digest") for one in answer.headers.get(header, "").split(",")]
    if answer.status_code == HTTPStatus.OK:  # of a part, it is the hash of the part
        given.append(f"md5={answer.headers.get('Content-MD5', '')}")
    for one in given:
        name, _, value = one.partition("=")
        if (known := _HASHES.get(name.lower())) and value:
            with suppress(ValueError):  # a hash that is none is no promise
                yield known, base64.b64decode(value.strip(":"), validate=True)
