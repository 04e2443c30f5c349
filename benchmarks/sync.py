"""How long a whole ``sync`` takes, measured against reading alone: ``python benchmarks/sync.py DIR [--times 3]``.

``DIR`` is a folder of publishers' files. The yardstick is what plain readers need only to parse the files that ``sync``
loads, in one process: pyreadr for R files, DuckDB for delimited texts, openpyxl for workbooks, lxml for XML, pandas for
Stata, json for JSON. pyreadr is AGPL and therefore no dependency of this project: install it and openpyxl, lxml and
pandas beside it to run this. A second ``sync`` with nothing new is measured too. Each run is a process of its own; the
best of several counts, in wall-clock and in processor time, as other programs disturb the first and hardly the second.

Prints one JSON object, and ends with exit code 1 where a goal is missed: three times the yardstick, 2 GiB, and a tenth
for the second run.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

GOALS = {"ratio": 3.0, "peak_mib": 2048.0, "second_share": 0.1}


def loaded_files(report: dict[str, Any], folder: Path) -> list[Path]:
    """Return the files that a sync loaded."""
    left = {one["file"] for one in report["left"]}
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and str(path) not in left]


def parse_r(path: Path) -> None:
    import pyreadr  # noqa: PLC0415 - no dependency of the others

    pyreadr.read_r(str(path))


def parse_text(path: Path) -> None:
    """Parse as DuckDB finds it: its sniffer chooses delimiter and header; encoding as it must be."""
    import duckdb  # noqa: PLC0415 - no dependency of the others

    for encoding in ("utf-8", "latin-1"):
        try:
            duckdb.execute(
                "SELECT count(COLUMNS(*)) FROM read_csv(?, encoding = ?, all_varchar = true, null_padding = true, "
                "ignore_errors = true, strict_mode = false, max_line_size = 10000000)",
                [str(path), encoding],
            ).fetchall()
        except duckdb.Error:
            continue
        return
    sys.stderr.write(f"not parsed: {path.name}\n")


def parse_workbook(path: Path) -> None:
    import openpyxl  # noqa: PLC0415 - no dependency of the others

    book = openpyxl.load_workbook(path, read_only=True)
    for sheet in book.worksheets:
        for _ in sheet.iter_rows(values_only=True):
            pass


def parse_xml(path: Path) -> None:
    from lxml import etree  # noqa: PLC0415

    etree.parse(str(path))


def parse_stata(path: Path) -> None:
    import pandas as pd  # noqa: PLC0415

    pd.read_stata(path, convert_categoricals=False)


def parse_json(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for part in text.splitlines() if path.name.endswith(".ftm.json") else [text]:
        json.loads(part)


def parse_zip(path: Path) -> None:
    with zipfile.ZipFile(path) as packed, tempfile.TemporaryDirectory() as folder:
        for name in packed.namelist():
            if name.endswith(".csv"):
                packed.extract(name, folder)
                parse_text(Path(folder) / name)


PARSERS: dict[str, Callable[[Path], None]] = {
    ".rda": parse_r, ".rdata": parse_r, ".rds": parse_r, ".xlsx": parse_workbook, ".xml": parse_xml,
    ".dta": parse_stata, ".json": parse_json, ".zip": parse_zip,
}  # fmt: skip


def parse_all(listed: str) -> int:
    """Parse the files named in a list; run in a process of its own."""
    by_suffix: dict[str, float] = {}
    for name in Path(listed).read_text(encoding="utf-8").splitlines():
        path = Path(name)
        begun = time.process_time()
        PARSERS.get(path.suffix.lower(), parse_text)(path)
        by_suffix[path.suffix.lower()] = by_suffix.get(path.suffix.lower(), 0) + time.process_time() - begun
    sys.stderr.write(json.dumps({name: round(took, 2) for name, took in by_suffix.items()}) + "\n")
    return 0


def run(command: list[str]) -> tuple[dict[str, float], str]:
    """Run a command; return its time on the wall, its processor time and its output."""
    begun = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    sys.stderr.write(done.stderr)
    if done.returncode:
        sys.exit(f"{command[:3]} ended with {done.returncode}: {done.stdout[-500:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"wall": time.perf_counter() - begun, "cpu": cpu, "peak_mib": after.ru_maxrss / 1024}, done.stdout


def best(runs: list[dict[str, float]]) -> dict[str, float]:
    return {name: round(min(one[name] for one in runs), 2) for name in ("wall", "cpu")}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--parse", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.parse:
        return parse_all(given.parse)
    first, second, plain = [], [], []
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        command = [
            str(Path(sys.executable).with_name("bilateral")),
            "sync",
            "--from",
            str(given.folder),
            "--data",
            f"{place}/w",
            "--json",
        ]
        for _ in range(given.times):
            for name in ("w", "cache"):
                shutil.rmtree(work / name, ignore_errors=True)
            took, said = run(["env", f"BILATERAL_CACHE_DIR={place}/cache", *command])
            first.append(took)
            second.append(run(["env", f"BILATERAL_CACHE_DIR={place}/cache", *command])[0])
            files = loaded_files(json.loads(said), given.folder)
            (work / "files").write_text("\n".join(map(str, files)), encoding="utf-8")
            plain.append(run([sys.executable, __file__, "--parse", f"{place}/files"])[0])
    figures = {
        "files": len(files),
        "bytes": sum(path.stat().st_size for path in files),
        "rows": sum(one["rows_read"] for one in json.loads(said)["loads"]),
        "sync": best(first),
        "second_sync": best(second),
        "plain_readers": best(plain),
        "ratio": round(best(first)["cpu"] / best(plain)["cpu"], 2),
        "ratio_wall": round(best(first)["wall"] / best(plain)["wall"], 2),
        "second_share": round(best(second)["cpu"] / best(first)["cpu"], 3),
        "peak_mib": round(max(one["peak_mib"] for one in first)),
    }
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")
    return int(any(figures[name] > goal for name, goal in GOALS.items()))  # type: ignore[operator]


if __name__ == "__main__":
    sys.exit(main())
