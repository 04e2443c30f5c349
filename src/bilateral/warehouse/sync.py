"""Bringing the warehouse up to date: from a folder of publishers' files, or from the publishers.

To try a new reader: give it ``recognise``, add it to ``READERS``, then ``bilateral sync --from DIR --only KEY --data
/tmp/w`` (or ``sync(Path("/tmp/w"), Path("DIR"), only=["KEY"], now="")`` in Python) and ask ``bilateral sources --data
/tmp/w`` or ``open_release("/tmp/w").connect()`` for ``FROM flows``.

A ``sync`` first puts every file that a reader recognises into the store, then reads each load that the manifest does
not have, and publishes after each source. Killed at any moment, it leaves what was published; started again it goes on
with the loads that were complete and reads none of them twice.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import msgspec

from bilateral.shapes.errors import BilateralError, InputFileError
from bilateral.shapes.rows import Row
from bilateral.sources import cards
from bilateral.sources import readers as registered
from bilateral.sources.errors import UnknownSourceError
from bilateral.sources.reader import Reader
from bilateral.warehouse.discover import Discovery, Left, discover
from bilateral.warehouse.fetch import Limits
from bilateral.warehouse.load import Entry, Job, adopt, load
from bilateral.warehouse.manifest import Manifest, Refusal, Synced, read_synced
from bilateral.warehouse.publishers import FOLDER, DownloadReport, download, planned
from bilateral.warehouse.publishing import (
    WORK,
    clear,
    copied_tables,
    current,
    entries_of,
    locked,
    publish,
    write_synced,
)
from bilateral.warehouse.release import VARIABLE, release_path, starter_path
from bilateral.warehouse.store import Store
from bilateral.warehouse.tables import LoadError, connect
from bilateral.warehouse.version import readers_version

if TYPE_CHECKING:
    import duckdb

ACCIDENT: Final = "its reader came to a halt"
"""How the refusal of a file begins for which its reader has no words: a fault of the reader, whatever the file."""

State = Literal["read", "known", "resumed", "refused", "planned"]


class Step(NamedTuple):
    """One step of a sync, for a progress bar: what is done, and the how-manieth of how many it is."""

    what: str
    number: int
    of: int


class LoadReport(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a load.

    ``state``: ``read`` now, ``known`` from before, ``resumed`` (read by a sync that was stopped), ``refused``
    (``problem`` says why), or ``planned`` with ``dry_run``.
    """

    source: str
    layout: str
    files: tuple[str, ...]
    vintage: str
    state: State
    rows_read: int = 0
    rows_refused: int = 0
    problem: str = ""


class FileReport(msgspec.Struct, frozen=True, kw_only=True):
    """A file that no load uses, and why."""

    file: str
    why: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a sync did; ``name`` is the warehouse's, None where nothing was published."""

    name: str | None
    loads: tuple[LoadReport, ...]
    left: tuple[FileReport, ...]
    downloads: tuple[DownloadReport, ...] = ()

    @property
    def refused(self) -> tuple[LoadReport, ...]:
        """The loads that were refused."""
        return tuple(one for one in self.loads if one.state == "refused")


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What a user asks of a sync.

    ``without`` are sources that are left as they are, ``only`` the only ones that are not. ``dry_run``: say what would
    be done and change nothing. ``offline``: never use the network; without a folder, what was downloaded before is
    looked at.
    """

    without: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    dry_run: bool = False
    offline: bool = False


class Setting(NamedTuple):
    """What a sync uses; where None, ``readers`` are the package's and ``base``, which gives the record, the starter."""

    store: Store | None = None
    readers: Sequence[Reader[Row]] | None = None
    base: Path | None = None
    limits: Limits = Limits()


class Plan(NamedTuple):
    """What a sync is about to do."""

    jobs: tuple[Job, ...]
    left: tuple[Left, ...]
    synced: Synced


def warehouse_path(data: str | os.PathLike[str] | None = None) -> Path:
    """Return the folder of the warehouse: ``--data``, else ``BILATERAL_DATA``, else the user's data directory.

    It is where ``release_path`` looks, so that questions find it, but never the starter, which is the package's.
    """
    if data is not None or os.environ.get(VARIABLE):
        return release_path(data)
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed where the place is given

    return user_data_path("bilateral", appauthor=False)


def sync(
    folder: Path,
    origin: Path | None,
    *,
    now: str,
    wish: Wish | None = None,
    setting: Setting | None = None,
    progress: Callable[[Step], None] = lambda _: None,
) -> Report:
    """Bring a warehouse up to date from a folder of publishers' files, or from the publishers.

    Parameters
    ----------
    folder : Path
        Folder of the warehouse; made where there is none.
    origin : Path or None
        Folder of publishers' files, walked whole. Files are known by their content, their names do not matter. None:
        what the publishers offer for download.
    now : str
        When this is, as it will be shown under "last sync"; only the command line reads the clock.
    wish : Wish, optional
        Which sources, and how.
    setting : Setting, optional
        What is used for it.
    progress : callable, optional
        Called before every step.

    Returns
    -------
    Report
        A source that is refused is in it, and keeps the rows it had; the others are loaded all the same.

    Raises
    ------
    ReleaseError
        Where a folder is missing, is something else, or is in use by another sync.
    UnknownSourceError
        Where a source named in the wish does not exist.
    """
    wish, setting = wish or Wish(), setting or Setting()
    readers = chosen(registered() if setting.readers is None else setting.readers, wish)
    store = setting.store or Store()
    sources = tuple({reader.source.key: reader.source for reader in readers}.values())
    place = origin if origin is not None else store.folder / FOLDER
    if wish.dry_run:
        reports = planned(sources) if origin is None else ()
        plan = (
            _plan(place, readers, store, read_synced(folder), put=False) if place.is_dir() else Plan((), (), Synced())
        )
        return _listed(plan, current(folder), reports)
    current(folder)
    with locked(folder):
        manifest = current(folder)
        store.clear()
        downloads: tuple[DownloadReport, ...] = ()
        if origin is None:
            place.mkdir(parents=True, exist_ok=True)
            if not wish.offline:
                steps, year = _stepwise(progress), int(now[:4])
                downloads = tuple(download(sources, place, manifest, setting.limits, steps, this_year=year))
        progress(Step("looking at files", 0, 1))
        plan = _plan(place, readers, store, read_synced(folder), put=True)
        held = entries_of(folder, manifest) if manifest is not None else ()
        jobs = (*plan.jobs, *_outdated(manifest, held, readers, store, plan.jobs))
        clear(folder, manifest, [job.place for job in jobs])
        run = _Run(folder, held, setting.base or starter_path(), plan.synced, now, progress)
        return msgspec.structs.replace(run.run(jobs, plan.left), downloads=downloads)


def _stepwise(progress: Callable[[Step], None]) -> Callable[[str, int, int], None]:
    return lambda what, count, of: progress(Step(what, count, of))


def chosen(readers: Sequence[Reader[Row]], wish: Wish) -> tuple[Reader[Row], ...]:
    """Return the readers of some sources.

    Raises
    ------
    UnknownSourceError
        Where a key is that of no source.
    """
    keys = tuple(dict.fromkeys([*(reader.source.key for reader in readers), *(card.key for card in cards())]))
    for key in (*wish.without, *wish.only):
        if key not in keys:
            raise UnknownSourceError(key, keys)
    return tuple(
        reader
        for reader in readers
        if reader.source.key not in wish.without and (not wish.only or reader.source.key in wish.only)
    )


def _plan(origin: Path, readers: Sequence[Reader[Row]], store: Store, synced: Synced, *, put: bool) -> Plan:
    """Find the loads of a folder and put their files into the store, so that what is read cannot change any more."""
    asked = "\n".join([readers_version(), *(f"{reader.source.key} {reader.layout}" for reader in readers)])
    same = synced.version == asked
    found: Discovery = discover(origin, readers, synced.parts if same else {})
    jobs = tuple(
        Job(
            group.reader,
            tuple((store.put(file.path, file.sha256) if put else file.path, file.sha256) for file in group.files),
        )
        for group in found.groups
    )
    synced = Synced(
        version=asked,
        times=synced.times,
        refused=synced.refused if same else {},
        parts=(synced.parts if same else {}) | dict(found.parts),
    )
    return Plan(jobs, found.left, synced)


def _outdated(
    manifest: Manifest | None,
    held: Sequence[Entry],
    readers: Sequence[Reader[Row]],
    store: Store,
    planned: Sequence[Job],
) -> Iterable[Job]:
    """Yield loads that older readers made, or whose rows were lost, and whose files the store still holds."""
    whole = {entry.input.load for entry in held}
    known = {(reader.source.key, reader.layout): reader for reader in readers}
    seen = {(_slot_of(job), job.digests) for job in planned}
    slots = {slot for slot, _ in seen}
    for one in manifest.inputs if manifest is not None else ():
        reader = known.get((one.source, one.layout))
        if reader is None or not one.load or (one.reader == readers_version() and one.load in whole):
            continue
        places = [(store.find(file.sha256), file.sha256) for file in one.files]
        files = tuple((path, digest) for path, digest in places if path is not None)
        job = Job(reader, files) if len(files) == len(reader.files) else None
        if job is None or (_slot_of(job), job.digests) in seen:
            continue
        if one.load in whole or _slot_of(job) not in slots:  # rows that somebody removed make room for others
            yield job


def _slot_of(job: Job) -> tuple[str, str, str]:
    """Return what a warehouse has only one load of: a vintage in a layout."""
    return job.reader.source.key, job.reader.layout, job.vintage


def _slot(entry: Entry) -> tuple[str, str, str]:
    return entry.input.source, entry.input.layout, entry.input.vintage


def _listed(plan: Plan, manifest: Manifest | None, downloads: tuple[DownloadReport, ...]) -> Report:
    known = {one.load for one in manifest.inputs} if manifest is not None else set()
    loads = tuple(_report(job, state="known" if job.load in known else "planned") for job in plan.jobs)
    name = manifest.name if manifest is not None else None
    return Report(name=name, loads=loads, left=_left(plan.left), downloads=downloads)


def _left(left: Iterable[Left]) -> tuple[FileReport, ...]:
    return tuple(FileReport(file=str(one.path), why=one.why) for one in left)


def _report(job: Job, *, state: State, entry: Entry | None = None, problem: str = "") -> LoadReport:
    return LoadReport(
        source=job.reader.source.key,
        layout=job.reader.layout,
        files=tuple(path.name for path, _ in job.files),
        vintage=job.vintage,
        state=state,
        rows_read=entry.input.rows if entry is not None else 0,
        rows_refused=sum(entry.input.left_out.values()) if entry is not None else 0,
        problem=problem,
    )


class _Run:
    """One sync, under the lock."""

    def __init__(  # noqa: PLR0917 - made in one place
        self,
        folder: Path,
        held: Sequence[Entry],
        base: Path,
        synced: Synced,
        now: str,
        progress: Callable[[Step], None],
    ) -> None:
        self.folder, self.now, self.progress = folder, now, progress
        self.entries = {_slot(entry): entry for entry in held}
        self.synced = synced
        self.base, self.tables = copied_tables(folder, base)

    def run(self, jobs: Sequence[Job], left: Sequence[Left]) -> Report:
        """Make all loads, publish after each source, and say what happened."""
        manifest = publish(self.folder, self.base, self.tables, list(self.entries.values()))
        reports = []
        with connect() as connection:
            for number, job in enumerate(jobs):
                self.progress(Step(job.label, number, len(jobs)))
                reports.append(self._one(job, connection))
                following = jobs[number + 1].reader.source.key if number + 1 < len(jobs) else ""
                if following != job.reader.source.key:
                    manifest = publish(self.folder, self.base, self.tables, list(self.entries.values()))
                    if any(one.state != "known" for one in reports):
                        write_synced(self.folder, self.synced)
        self._forget(jobs)
        write_synced(self.folder, self.synced)
        return Report(name=manifest.name, loads=tuple(reports), left=_left(left))

    def _forget(self, jobs: Sequence[Job]) -> None:
        """Forget loads that the warehouse has no more, and refusals of files that were not met this time."""
        held, met = {entry.input.load for entry in self.entries.values()}, {job.load for job in jobs}
        for gone in self.synced.times.keys() - held:
            del self.synced.times[gone]
        for gone in self.synced.refused.keys() - met:
            del self.synced.refused[gone]

    def _other_partner(self, job: Job, have: Entry) -> str:
        """Say why a vintage is not read again with another second file: its rows have their names, and they stay."""
        first, *others = (path.name for path, _ in job.files)
        place = self.folder / have.files[0].path.rpartition("/")[0] if have.files else self.folder
        return (
            f"{' and '.join(others)}: {first} of {have.input.published} was read with another edition of it before; "
            f"if this one is right, remove {place} and sync again"
        )

    def _refused(self, job: Job, problem: str) -> LoadReport:
        report = _report(job, state="refused", problem=problem)
        self.synced.refused[job.load] = Refusal(
            source=report.source, layout=report.layout, names=report.files, vintage=report.vintage, problem=problem
        )
        return report

    def _one(self, job: Job, connection: "duckdb.DuckDBPyConnection") -> LoadReport:
        have = self.entries.get(_slot_of(job))
        if have is not None and have.input.load == job.load:
            self.synced.times[job.load] = self.now
            return _report(job, state="known", entry=have)
        if have is not None and tuple(file.sha256 for file in have.input.files) != job.digests:
            # Not remembered: it is not the file's fault, and no longer so when the other edition is removed.
            return _report(job, state="refused", problem=self._other_partner(job, have))
        if (before := self.synced.refused.get(job.load)) is not None:
            return _report(job, state="refused", problem=before.problem)
        state: State = "resumed"
        entry = adopt(self.folder, job)
        if entry is None:
            state = "read"
            try:
                entry = load(self.folder, self.folder / WORK, job, connection)
            except (InputFileError, LoadError) as error:
                return self._refused(job, str(error))
            except BilateralError:
                raise
            except Exception as error:  # noqa: BLE001 - a parser can fail in any way on bytes that lead nowhere
                what = f"{type(error).__name__}: {error}".splitlines()[0]
                return self._refused(
                    job, f"{job.files[0][0].name}: {ACCIDENT} ({what}); if it is whole, please report this"
                )
        self.entries[_slot(entry)] = entry
        self.synced.times[job.load] = self.now
        return _report(job, state=state, entry=entry)
