"""Kill ``sync`` at random moments and see what is left: ``python benchmarks/kill.py [--kills 200] [--from DIR]``.

Without ``--from`` the fixtures of the tests are synced, with it the files of a folder. Every attempt begins where the
killed one ended; half of the warehouses begin with an older vintage, which must stay as it is. After each kill the
warehouse must verify and hold every load whole or not at all; each time an attempt ends by itself, it must equal the
uninterrupted one byte by byte in its manifest and row by row in its tables. Prints one JSON object; exit code 1 where
anything was not so.

Processes are forked, so that the time to be killed in is the sync's and not the interpreter's.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.warehouse.small import readers as small_readers
from tests.warehouse.small import write_amber, write_folder

from bilateral.shapes.errors import BilateralError
from bilateral.sources import readers as registered
from bilateral.warehouse import open_release, verify
from bilateral.warehouse.manifest import MANIFEST, hash_file, read_manifest
from bilateral.warehouse.store import Store
from bilateral.warehouse.sync import Setting, sync
from bilateral.warehouse.tables import SHAPES
from bilateral.warehouse.version import readers_version

NOW = "2026-11-24T12:00:00+00:00"


def forked(run: Callable[[], object]) -> int:
    """Start a function in a process of its own and return its id; it ends with 0 where the function does not raise."""
    child = os.fork()
    if child:
        return child
    try:
        run()
    except BaseException as error:  # noqa: BLE001 - the child must end here, whatever happens
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        os._exit(1)
    os._exit(0)


def ended_well(child: int) -> bool:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


class Trial:
    """Warehouses of one folder of files."""

    def __init__(self, place: Path, origin: Path | None) -> None:
        self.place, self.origin = place, origin or place / "origin"
        self.readers = registered() if origin else small_readers()
        if origin is None:
            write_folder(self.origin)
        self.older = place / "older"
        if origin is None:
            write_amber(self.older, lambda text: text.replace("2011;12.5", "2011;11.5").replace("3 March 2016", "2015"))
        begun = time.perf_counter()
        self._must(lambda: self.sync("whole"))
        self.seconds = self.whole_seconds = time.perf_counter() - begun
        if origin is None:
            self._must(lambda: self.sync("both", self.older))
            self._must(lambda: self.sync("both"))
        self.cache()

    def _must(self, run: Callable[[], object]) -> None:
        if not ended_well(forked(run)):
            sys.exit("the uninterrupted sync failed")

    def cache(self) -> None:
        """Begin with an empty store."""
        shutil.rmtree(self.place / "cache", ignore_errors=True)

    def sync(self, name: str, origin: Path | None = None) -> None:
        """Sync into a folder, in this process."""
        setting = Setting(Store(self.place / "cache"), self.readers)
        sync(self.place / name, origin or self.origin, now=NOW, setting=setting)

    def begin(self, *, with_older: bool) -> str:
        """Make the warehouse to be killed in, empty or with an older vintage; return what it must become."""
        shutil.rmtree(self.place / "tried", ignore_errors=True)
        self.cache()
        if not with_older:
            return "whole"
        self._must(lambda: self.sync("tried", self.older))
        return "both"

    def check(self, goal: str) -> None:
        """Refuse a warehouse that does not verify or holds a load that is not as in the whole one."""
        if not (self.place / "tried" / MANIFEST).exists():
            return
        manifest = verify(self.place / "tried")
        wanted = read_manifest(self.place / goal).inputs
        for one in manifest.inputs:
            if one not in wanted:
                message = f"{one.source} {one.load} is not as it was read without a kill"
                raise AssertionError(message)
        open_release(self.place / "tried").connect().close()
        for path in (self.place / "cache/raw").glob("*/*/*"):
            if hash_file(path) != path.parent.name:
                message = f"{path} in the store is not what its folder says"
                raise AssertionError(message)

    def compare(self, goal: str) -> None:
        """Refuse a finished warehouse that differs from the uninterrupted one."""
        tried, whole = self.place / "tried", self.place / goal
        if (tried / MANIFEST).read_bytes() != (whole / MANIFEST).read_bytes():
            message = "the manifest differs from that of the uninterrupted sync"
            raise AssertionError(message)
        with open_release(tried).connect() as one, open_release(whole).connect() as other:
            for table in SHAPES:
                count = f"SELECT count(*), bit_xor(hash({table})), sum(hash({table})::HUGEINT) FROM {table}"
                if one.execute(count).fetchall() != other.execute(count).fetchall():
                    message = f"{table} differs from that of the uninterrupted sync"
                    raise AssertionError(message)


def attempt(trial: Trial, goal: str, delay: float) -> bool:
    """Sync and kill after a delay; return whether it ended by itself before."""
    child = forked(lambda: trial.sync("tried"))
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    finished = ended_well(child)
    if not ended_well(forked(lambda: trial.check(goal))):
        sys.exit("a killed sync left a warehouse that is not whole")
    if finished and not ended_well(forked(lambda: trial.compare(goal))):
        sys.exit("the resumed warehouse differs from the uninterrupted one")
    return finished


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--from", dest="origin", type=Path)
    parser.add_argument("--seed", type=int, default=20261124)
    given = parser.parse_args()
    random.seed(given.seed)
    readers_version()  # kept by all forks, so that a reader edited meanwhile is no fault
    with tempfile.TemporaryDirectory() as folder:
        try:
            trial = Trial(Path(folder), given.origin)
        except BilateralError as error:
            sys.exit(str(error))
        kills = finished = warehouses = 0
        goal = ""
        while kills < given.kills:
            if not goal:
                warehouses += 1
                goal = trial.begin(with_older=given.origin is None and warehouses % 2 == 0)
            done = attempt(trial, goal, random.uniform(0, trial.seconds))
            kills += not done
            finished += done
            trial.seconds *= 0.8 if done else 1.05  # so that most are killed, at any moment, on a machine of any mood
            goal = "" if done else goal
        if goal:
            child = forked(lambda: trial.sync("tried"))
            if not ended_well(child) or not ended_well(forked(lambda: trial.compare(goal))):
                sys.exit("the resumed warehouse differs from the uninterrupted one")
            finished += 1
    said: dict[str, float] = {"kills": kills, "resumed_to_the_end": finished, "warehouses": warehouses, "faults": 0}
    said["seconds_of_one_sync"] = round(trial.whole_seconds, 2)
    sys.stdout.write(json.dumps(said) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
