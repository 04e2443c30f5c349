"""How much faster one pass over all pairs is than a plain loop over them: ``python benchmarks/similarity.py``.

Both run here and now on the same made-up votes, so that the ratio says something on any machine. The loop is plain
NumPy per pair: identical votes, agreement and kappa of every pair of every year.
"""

import json
import sys
import time
from collections.abc import Callable
from itertools import combinations

import numpy as np

from bilateral.measures.roll_calls import VoteMatrix
from bilateral.measures.similarity import MIN_SHARED, agreement, identical_share, kappa, similarity

STATES, ROLL_CALLS, YEARS = 120, 90, 3


def made_up() -> dict[int, VoteMatrix]:
    random = np.random.default_rng(20261124)
    names = tuple(f"{a}{b}X" for a, b in combinations("ABCDEFGHIJKLMNOPQ", 2))[:STATES]
    shares = (0.1, 0.65, 0.15, 0.1)
    return {
        2000 + year: VoteMatrix(
            names,
            tuple(map(str, range(ROLL_CALLS))),
            random.choice(4, (STATES, ROLL_CALLS), p=shares).astype(np.int8),
        )
        for year in range(YEARS)
    }


def loop(tables: dict[int, VoteMatrix]) -> list[tuple[float, float, float]]:
    found = []
    for table in tables.values():
        for a, b in combinations(table.votes, 2):
            if ((a > 0) & (b > 0)).sum() >= MIN_SHARED:
                found.append((identical_share(a, b), agreement(a, b), kappa(a, b)))
    return found


def seconds(run: Callable[[], object], times: int) -> float:
    best = float("inf")
    for _ in range(times):
        begun = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - begun)
    return best


def main() -> int:
    tables = made_up()
    columns = similarity(tables)
    naive = np.array(loop(tables))
    order = np.lexsort((columns.b.astype("U"), columns.a.astype("U"), columns.year))
    fast = np.stack([columns.identical / columns.n, columns.agreement, columns.kappa], axis=1)[order]
    worst = float(np.abs(fast - naive).max())
    slow_time, fast_time = seconds(lambda: loop(tables), 1), seconds(lambda: similarity(tables), 20)
    print(
        json.dumps(
            {
                "dyad_years": len(columns.a),
                "loop_s": round(slow_time, 3),
                "all_at_once_s": round(fast_time, 4),
                "ratio": round(slow_time / fast_time),
                "largest_difference": worst,
            }
        )
    )
    return 0 if worst < 1e-6 else 1


if __name__ == "__main__":
    sys.exit(main())
