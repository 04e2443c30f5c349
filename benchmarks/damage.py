"""Damage files in a thousand ways and sync them: ``python benchmarks/damage.py [--files 1000]``.

The fixtures of all sources are loaded once; then one file at a time is damaged and synced into that warehouse. A
damaged file must be refused with its name (and row, where there is one), or its rows must equal the intact ones; what
was loaded before must stay as it was. Rows that differ are damage that strict reading cannot notice, a digit for
another within bounds; they are counted by kind of damage. A reader that came to a halt without words of its own counts
as an accident, and exit code 1 says there was one.
"""

import argparse
import gzip
import io
import json
import re
import resource
import shutil
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import IO

import msgspec
import numpy as np
from tests.warehouse.small import readers, write_folder

from bilateral.shapes.blocks import single_rows
from bilateral.shapes.errors import InputFileError
from bilateral.shapes.rows import Row
from bilateral.warehouse import open_release
from bilateral.warehouse.manifest import MANIFEST, read_manifest
from bilateral.warehouse.store import Store
from bilateral.warehouse.sync import ACCIDENT, LoadReport, Report, Setting, sync
from bilateral.warehouse.tables import SHAPES
from bilateral.warehouse.version import readers_version

NOW = "2026-11-24T12:00:00+00:00"
CHANCE = np.random.default_rng(20261124)
DELIMITERS = (b"\t", b";", b",")
_BOMB_MIB = 1100
HTML = b"<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>\n"


def bomb(data: bytes) -> bytes:
    """Return a zip with the same members, the largest of them blown up; a gzip bomb for what is no zip."""
    made = io.BytesIO()
    if not data.startswith(b"PK"):
        with gzip.GzipFile(fileobj=made, mode="wb", mtime=0) as file:
            _fill(file)
        return made.getvalue()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        largest = max(old.infolist(), key=lambda one: one.file_size).filename
        for one in old.infolist():
            if one.filename == largest:
                with new.open(one.filename, "w", force_zip64=True) as file:
                    _fill(file)
            else:
                new.writestr(one.filename, old.read(one))
    return made.getvalue()


def _fill(file: IO[bytes]) -> None:
    for _ in range(_BOMB_MIB):
        file.write(bytes(1 << 20))


def truncated(data: bytes) -> bytes:
    return data[: CHANCE.integers(1, max(2, len(data)))]


def flipped(data: bytes) -> bytes:
    changed = bytearray(data)
    changed[CHANCE.integers(len(changed))] ^= 1 << int(CHANCE.integers(8))
    return bytes(changed)


def recoded(data: bytes) -> bytes:
    """Write a text in another encoding, or put a byte of another one into a word."""
    if CHANCE.integers(2):
        return data.decode("latin-1").encode("utf-16")
    letters = [match.start() for match in re.finditer(rb"[A-Za-z]", data)] or [0]
    changed = bytearray(data)
    changed[CHANCE.choice(letters)] = CHANCE.choice(list(b"\xe9\xfc\x93\xff"))
    return bytes(changed)


def swapped(data: bytes) -> bytes:
    """Swap two columns of a delimited text, with the header or below it."""
    lines = data.split(b"\n")
    delimiter = max(DELIMITERS, key=data.count)
    width = max(line.count(delimiter) for line in lines) + 1
    if width == 1:
        return flipped(data)
    one, other = CHANCE.choice(width, 2, replace=False)
    header = next(number for number, line in enumerate(lines) if line.count(delimiter) + 1 == width)
    first = header + int(CHANCE.integers(2))
    for number in range(first, len(lines)):
        cells = lines[number].split(delimiter)
        if len(cells) == width:
            cells[one], cells[other] = cells[other], cells[one]
            lines[number] = delimiter.join(cells)
    return b"\n".join(lines)


DAMAGES: dict[str, tuple[int, Callable[[bytes], bytes]]] = {
    "truncated": (25, truncated),
    "bit flipped": (40, flipped),
    "wrong encoding": (12, recoded),
    "columns swapped": (12, swapped),
    "HTML": (4, lambda _: HTML),
    "zip bomb": (3, bomb),
    "empty": (4, lambda _: b""),
}
"""How often each damage is done, in a hundred, and how."""


def rows(warehouse: Path, vintages: list[str]) -> Counter[tuple[object, ...]]:
    """Return the rows of some vintages without what names the vintage."""
    found: Counter[tuple[object, ...]] = Counter()
    listed = ", ".join(f"'{one}'" for one in vintages)
    with open_release(warehouse).connect() as connection:
        for table in SHAPES:
            found.update(
                (table, *row)
                for row in connection.execute(
                    f"SELECT * REPLACE (split_part(\"at\", '/', 3) AS \"at\", '' AS vintage) FROM {table} "
                    f"WHERE vintage IN ({listed})"
                ).fetchall()
            )
    return found


def _bare(row: Row) -> dict[str, object]:
    """Return a row without what names the vintage."""
    return msgspec.structs.asdict(row) | {"at": row.at.split("/", 2)[2], "vintage": ""}


class Bench:
    """A warehouse with all fixtures, and the damage done to copies of them."""

    def __init__(self, place: Path) -> None:
        self.place, self.warehouse, self.tried = place, place / "warehouse", place / "tried"
        self.readers = readers()
        write_folder(place / "origin")
        report = self.sync(place / "origin")
        if report.refused:
            sys.exit(report.refused[0].problem)
        self.manifest = (self.warehouse / MANIFEST).read_bytes()
        self.inputs = read_manifest(self.warehouse).inputs
        self.loads = [one for one in report.loads if one.files]
        self.files = sorted(path for path in (place / "origin").rglob("*") if path.is_file())
        self.used = [path for path in self.files if path.name in {name for one in self.loads for name in one.files}]
        self.outcomes: Counter[str] = Counter()
        self.unnoticed: Counter[str] = Counter()
        self.accidents: list[str] = []

    def sync(self, origin: Path) -> Report:
        """Sync a folder into the warehouse."""
        return sync(self.warehouse, origin, now=NOW, setting=Setting(Store(self.place / "cache"), self.readers))

    def damage(self, kind: str, path: Path) -> None:
        """Damage one file, sync it with the others of its source, and see what became of it."""
        data = path.read_bytes()
        harmed = DAMAGES[kind][1](data)
        if harmed == data:
            return
        shutil.rmtree(self.tried, ignore_errors=True)
        shutil.copytree(path.parent, self.tried)
        (self.tried / path.name).write_bytes(harmed)
        report = self.sync(self.tried)
        if any(one not in read_manifest(self.warehouse).inputs for one in self.inputs):
            sys.exit(f"{kind} {path.name}: what was loaded before was touched")
        loads = [one for one in report.loads if one.state != "known"]
        self.outcomes[self.outcome(kind, path, loads)] += 1
        (self.warehouse / MANIFEST).write_bytes(self.manifest)

    def outcome(self, kind: str, path: Path, loads: list[LoadReport]) -> str:
        """Return in words what became of a damaged file."""
        refused = [one for one in loads if one.state == "refused"]
        for one in refused:
            if ACCIDENT in one.problem:
                self.accidents.append(f"{kind}: {one.source} {one.layout}: {one.problem}")
                return "accident"
        if refused:
            return "refused with file and row" if ", row " in refused[0].problem else "refused with file"
        if not loads:
            return self.told(kind, path)
        names = {(one.source, one.layout) for one in loads}
        intact = [one.vintage for one in self.loads if (one.source, one.layout) in names and self._of(one, path)]
        if rows(self.warehouse, [one.vintage for one in loads]) == rows(self.warehouse, intact):
            return "equal"
        return self.not_noticed(kind, f"{loads[0].source} {loads[0].layout}".strip(), "unnoticed")

    def told(self, kind: str, path: Path) -> str:
        """Return what its readers say of a file that none of them recognised, if they are told to read it."""
        found = "not recognised"
        for reader in self.readers:
            if path.name in reader.files:
                try:
                    read = list(single_rows(reader.rows(reader.open(self.tried))))
                except InputFileError as error:
                    found = f"not recognised, and refused with file{' and row' if ', row ' in str(error) else ''}"
                    continue
                except Exception as error:  # noqa: BLE001 - what is counted here
                    self.accidents.append(
                        f"{kind}: {reader.source.key} {reader.layout}: {type(error).__name__} {error}"
                    )
                    return "accident"
                intact = list(single_rows(reader.rows(reader.open(path.parent))))
                same = [_bare(row) for row in read] == [_bare(row) for row in intact]
                return (
                    "not recognised, and equal"
                    if same
                    else self.not_noticed(kind, path.name, "not recognised, and unnoticed")
                )
        return found

    def not_noticed(self, kind: str, what: str, outcome: str) -> str:
        """Count damage that gave other rows."""
        self.unnoticed[f"{kind}, {what}"] += 1
        return outcome

    def _of(self, one: LoadReport, path: Path) -> bool:
        return path.name in one.files and all((path.parent / name).exists() for name in one.files)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    given = parser.parse_args()
    readers_version()
    kinds = list(DAMAGES)
    weights = [DAMAGES[kind][0] / 100 for kind in kinds]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        while bench.outcomes.total() < given.files:
            bench.damage(str(CHANCE.choice(kinds, p=weights)), bench.used[CHANCE.integers(len(bench.used))])
    said = {
        "files": bench.outcomes.total(),
        "outcomes": dict(bench.outcomes.most_common()),
        "unnoticed": dict(bench.unnoticed.most_common()),
        "accidents": bench.accidents,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10,
    }
    sys.stdout.write(json.dumps(said, indent=1) + "\n")
    return 1 if bench.accidents else 0


if __name__ == "__main__":
    sys.exit(main())
