"""Auditing a folder: one process per core, one document in each at a time, so that memory does not grow with it."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Final, NamedTuple

from bilateral.audit.judge import audit
from bilateral.audit.model import Audit
from bilateral.shapes.errors import BilateralError
from bilateral.warehouse import Release, open_release

TYPES: Final = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf"})
"""Ends of the names of documents; other files of a folder are left alone."""


class FolderItem(NamedTuple):
    """One document of a folder: its audit, or what stood in the way."""

    path: Path
    audited: Audit | None
    error: str


def documents(folder: Path) -> list[Path]:
    """Return the documents of a folder and its subfolders, in order of name."""
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in TYPES and path.is_file())


def audit_folder(
    paths: list[Path], data: Path | None, *, date: date | None, as_of: date, jobs: int | None = None
) -> Iterator[FolderItem]:
    """Audit documents in parallel; yield them in the order given.

    Parameters
    ----------
    paths : list of Path
    data : Path or None
        Folder of the release, as for ``open_release``.
    date : datetime.date or None
        The documents' day, where they do not state one themselves.
    as_of : datetime.date
        The day to judge from.
    jobs : int, optional
        Processes; as many as there are cores by default.

    Yields
    ------
    FolderItem
        A document that cannot be read or audited has an ``error`` and does not stop the others.
    """
    jobs = max(1, min(jobs or os.cpu_count() or 1, len(paths)))
    if jobs == 1:
        opened = cache(partial(open_release, data))
        yield from (_one(path, opened, date, as_of) for path in paths)
        return
    context = multiprocessing.get_context("spawn")  # a fork would copy the parent's threads' locks
    with ProcessPoolExecutor(jobs, context, _start, (data,)) as pool:
        waiting: deque[tuple[Path, Future[FolderItem]]] = deque()
        for path in paths:
            waiting.append((path, pool.submit(_in_worker, path, date, as_of)))
            if len(waiting) > 2 * jobs:
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())


def _result(path: Path, future: "Future[FolderItem]") -> FolderItem:
    try:
        return future.result()
    except BrokenProcessPool:
        return FolderItem(path, None, "the process that audited was killed, perhaps for want of memory; use fewer jobs")


_worker: Callable[[], Release]
"""Opens the release of a worker process, once."""


def _start(data: Path | None) -> None:
    global _worker  # noqa: PLW0603 -- how a worker process keeps what all of its documents share
    _worker = cache(partial(open_release, data))


def _in_worker(path: Path, date: date | None, as_of: date) -> FolderItem:
    return _one(path, _worker, date, as_of)


def _one(path: Path, opened: Callable[[], Release], date: date | None, as_of: date) -> FolderItem:
    try:
        return FolderItem(path, audit(path.read_bytes(), opened(), date=date, as_of=as_of), "")
    except (BilateralError, OSError) as error:
        return FolderItem(path, None, str(error))
