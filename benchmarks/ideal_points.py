"""Ideal points of the April 2020 sample against the authors' file: ``python benchmarks/ideal_points.py MIRROR``.

MIRROR is the folder with the publishers' files (``unga/``, ``ideal_points/``). Prints for each mode the time, warm, and
how near the estimates come to the published ones.
"""

import sys
import time
from pathlib import Path

import numpy as np

from bilateral.measures.ideal_points import IdealPoints, ideal_points
from bilateral.measures.ideal_points.april_2020 import published_votes
from bilateral.shapes.blocks import single_rows
from bilateral.shapes.rows import Attribute
from bilateral.sources import ideal_points as published_file


def told(found: IdealPoints, theirs: dict[tuple[str, int], float]) -> str:
    ours = np.array([row.estimate for row in found.rows()])
    known = np.array([theirs[row.state, row.session] for row in found.rows()])
    sessions = sorted(set(found.session.tolist()))
    within = [np.corrcoef(ours[found.session == one], known[found.session == one])[0, 1] for one in sessions]
    rmse = float(np.sqrt(np.mean((ours - known) ** 2)))
    mixed = found.diagnostics.r_hat
    worst = "" if np.isnan(mixed).all() else f", R-hat median {np.median(mixed):.2f}, largest {mixed.max():.2f}"
    return (
        f"votes, points, items {found.counts}; r {np.corrcoef(ours, known)[0, 1]:.4f}, within a session median "
        f"{np.median(within):.5f}, smallest {min(within):.4f}, RMSE {rmse:.3f}{worst}"
    )


def main() -> int:
    mirror = Path(sys.argv[1])
    votes, rules = published_votes(mirror / "unga", mirror / "ideal_points")
    rows = single_rows(published_file.READER.rows(published_file.READER.open(mirror / "ideal_points")))
    theirs = {
        (row.state, int(row.since) - 1945): float(row.value)
        for row in rows
        if isinstance(row, Attribute) and row.kind == "ideal_point" and row.value is not None
    }
    for mode in ("point", "published"):
        ideal_points(votes, mode, seed=0, rules=rules, iterations=8)  # compiles
        begun = time.perf_counter()
        found = ideal_points(votes, mode, seed=1, rules=rules)
        print(f"{mode}: {time.perf_counter() - begun:.1f} s, {found.iterations} iterations, {found.chains} chains")
        print(f"  {told(found, theirs)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
