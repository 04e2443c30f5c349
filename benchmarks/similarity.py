"""How much faster one pass over all pairs is than a pandas loop over them: ``python benchmarks/similarity.py MIRROR``.

``MIRROR`` is a folder with the roll calls (``un_votes.rda`` and the other files); reading them is not timed. The pass
gives eight similarities, and the counts, of every pair of every session in one long table. The loop is what one writes
with pandas for a single measure, the share of identical votes: per session a frame with a column per state, and per
pair the two columns without what is missing. It runs on a sample of pairs of each session, and the time of each session
is extrapolated to all its pairs; values of the sample are held against the pass. Both run in the same process, the pass
five times, of which the quickest counts.
"""

import argparse
import json
import sys
import time
from itertools import combinations
from pathlib import Path
from random import Random

import pandas as pd

from bilateral.measures.all_similarities import AllSimilarities, all_similarities
from bilateral.measures.roll_calls import VoteMatrix, by_session
from bilateral.shapes.blocks import single_rows
from bilateral.shapes.rows import Vote
from bilateral.sources.un_roll_calls import READER

PER_SESSION = 30
BAR = 100


def sessions(mirror: Path) -> dict[int, VoteMatrix]:
    votes = (row for row in single_rows(READER.rows(READER.open(mirror))) if isinstance(row, Vote))
    return {int(session): table for session, table in by_session(votes).items()}


def loop(table: VoteMatrix, random: Random) -> tuple[float, int, dict[tuple[str, str], float]]:
    """Return the seconds that all pairs of a session would take, how many were looped over, and their values."""
    pairs = list(combinations(table.states, 2))
    chosen = random.sample(pairs, min(PER_SESSION, len(pairs)))
    frame = pd.DataFrame(table.votes.T, columns=list(table.states)).astype("float32").replace(0, float("nan"))
    found = {}
    begun = time.perf_counter()
    for a, b in chosen:
        both = frame[[a, b]].dropna()
        if len(both):
            found[a, b] = float((both[a] == both[b]).mean())
    return (time.perf_counter() - begun) / len(chosen) * len(pairs), len(chosen), found


def largest_difference(found: AllSimilarities, sampled: dict[tuple[str, str, int], float]) -> float:
    frame = pd.DataFrame(found._asdict()).set_index(["a", "b", "period"])["identical_share"]
    return max(abs(float(frame[key]) - value) for key, value in sampled.items())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mirror", type=Path)
    tables = sessions(parser.parse_args().mirror)
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        found = all_similarities(tables, least=1)
        times.append(time.perf_counter() - begun)
    random, whole, pairs, sampled = Random(20261124), 0.0, 0, {}
    for session, table in tables.items():
        seconds, looped, values = loop(table, random)
        whole, pairs = whole + seconds, pairs + looped
        sampled |= {(a, b, session): value for (a, b), value in values.items()}
    worst = largest_difference(found, sampled)
    ratio = whole / min(times)
    print(
        json.dumps(
            {
                "dyad_sessions": len(found.n),
                "measures": len(found._fields) - 5,
                "all_at_once_s": round(min(times), 3),
                "all_at_once_median_s": round(sorted(times)[2], 3),
                "pairs_sampled": pairs,
                "pandas_loop_extrapolated_s": round(whole, 1),
                "ratio": round(ratio),
                "largest_difference": worst,
            }
        )
    )
    return 0 if worst < 1e-6 and ratio >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
