"""Asking every publisher for its files, and going on without those that cannot be had."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from bilateral.shapes.cards import Source
from bilateral.sources import un_comtrade
from bilateral.warehouse import comtrade
from bilateral.warehouse.fetch import FetchError, Limits, fetch
from bilateral.warehouse.manifest import Manifest

FOLDER = "downloads"


class DownloadReport(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a download, or why there was none.

    ``state``: ``fetched``, ``unchanged`` (the publisher's is the one held), ``failed``, ``by_hand`` (the publisher
    wants a key, a form or a request, or documents no address), or ``planned`` with ``dry_run``. ``problem`` says what
    happened and which vintage stays in use, or what to do.
    """

    source: str
    url: str
    state: Literal["fetched", "unchanged", "failed", "by_hand", "planned"]
    bytes: int = 0
    problem: str = ""


def planned(sources: Iterable[Source]) -> tuple[DownloadReport, ...]:
    """Return what would be fetched, and what must be got by hand."""
    return tuple(
        report
        for source in sources
        for report in (
            [DownloadReport(source=source.key, url=url, state="planned") for url in source.downloads]
            or [_by_hand(source)]
        )
    )


def download(
    sources: Iterable[Source],
    folder: Path,
    manifest: Manifest | None,
    limits: Limits,
    progress: Callable[[str, int, int], None],
    *,
    this_year: int,
) -> Iterator[DownloadReport]:
    """Fetch the files of sources into a folder for each; a publisher that fails is reported and the next one asked.

    Parameters
    ----------
    sources : iterable of Source
        Cards; those without ``downloads`` are reported with their ``steps``.
    folder : Path
        Where the folders are.
    manifest : Manifest or None
        Of the warehouse, to say which vintage stays in use where a publisher fails.
    limits : Limits
    progress : callable
        Called with what is fetched, the bytes that have come, and the bytes promised or 0.
    this_year : int
        Year of the sync, from which the years of an interface are counted.
    """
    for source in sources:
        if source.key == un_comtrade.SOURCE.key and (setting := comtrade.interface(this_year)):
            yield from _answers(comtrade.ask(folder / source.key, setting, limits, progress), setting, manifest)
            continue
        if not source.downloads:
            yield _by_hand(source)
        for url in source.downloads:
            try:
                found = fetch(url, folder / source.key, limits, _named(progress, f"{source.key} {url}"))
            except FetchError as error:
                yield DownloadReport(
                    source=source.key, url=url, state="failed", problem=f"{error}; {_instead(source, manifest)}"
                )
                continue
            moved = f"{url} has moved for good to {found.moved}; correct the card" if found.moved else ""
            state: Literal["fetched", "unchanged"] = "fetched" if found.new else "unchanged"
            yield DownloadReport(source=source.key, url=url, state=state, bytes=found.bytes, problem=moved)


def _answers(
    answers: Iterable[comtrade.Answered], setting: comtrade.Interface, manifest: Manifest | None
) -> Iterator[DownloadReport]:
    """Yield a report for each answer of an interface that is asked with a key."""
    for one in answers:
        if one.path is None:
            problem = f"{one.name}: {one.problem}; {_instead(un_comtrade.SOURCE, manifest)}"
            yield DownloadReport(source=un_comtrade.SOURCE.key, url=setting.address, state="failed", problem=problem)
        else:
            state: Literal["fetched", "unchanged"] = "fetched" if one.new else "unchanged"
            size = one.path.stat().st_size
            yield DownloadReport(source=un_comtrade.SOURCE.key, url=setting.address, state=state, bytes=size)


def _named(progress: Callable[[str, int, int], None], name: str) -> Callable[[int, int], None]:
    return lambda count, of: progress(name, count, of)


def _by_hand(source: Source) -> DownloadReport:
    return DownloadReport(
        source=source.key,
        url=source.url,
        state="by_hand",
        problem=f"to get it: {source.steps}; then sync --from its folder",
    )


def _instead(source: Source, manifest: Manifest | None) -> str:
    held = manifest.loads(source.key) if manifest is not None else ()
    published = max((one.published for one in held if one.parts), default="")
    return f"the vintage of {published} stays in use" if published else "no vintage of it is held"
