"""How much faster one pass over all pairs is than a pandas loop over them: ``python benchmarks/similarity.py MIRROR``.

``MIRROR`` is a folder with the roll calls (``un_votes.rda`` and the other files); reading them is not timed. The pass
gives eight similarities, and the counts, of every pair of every session in one long table. The loop is what one writes
with pandas for a single measure, the share of identical votes: per session a frame with a column per state, and per
pair the two columns without what is missing. It runs on a sample of pairs of each session, and the time of each session
is extrapolated to all its pairs; values of the sample are held against the pass. Both run in the same process, the pass
five times, of which the quickest counts. Processor time, which other work on the machine hardly touches, stands beside
the clock's.
"""

import argparse
import json
import sys
import time
from itertools import combinations
from pathlib import Path
from random import Random
from typing import NamedTuple

import pandas as pd

from bilateral.measures.all_similarities import AllSimilarities, all_similarities
from bilateral.measures.roll_calls import VoteMatrix, by_session
from bilateral.shapes.blocks import single_rows
from bilateral.shapes.rows import Vote
from bilateral.sources.un_roll_calls import READER

PER_SESSION = 30
BAR = 100


class Seconds(NamedTuple):
    """Time by the clock and of the processor."""

    clock: float
    processor: float


def now() -> Seconds:
    return Seconds(time.perf_counter(), time.process_time())


def since(begun: Seconds, times: float = 1.0) -> Seconds:
    return Seconds((time.perf_counter() - begun.clock) * times, (time.process_time() - begun.processor) * times)


def sessions(mirror: Path) -> dict[int, VoteMatrix]:
    votes = (row for row in single_rows(READER.rows(READER.open(mirror))) if isinstance(row, Vote))
    return {int(session): table for session, table in by_session(votes).items()}


def loop(table: VoteMatrix, random: Random) -> tuple[Seconds, int, dict[tuple[str, str], float]]:
    """Return the seconds that all pairs of a session would take, how many were looped over, and their values."""
    pairs = list(combinations(table.states, 2))
    chosen = random.sample(pairs, min(PER_SESSION, len(pairs)))
    frame = pd.DataFrame(table.votes.T, columns=list(table.states)).astype("float32").replace(0, float("nan"))
    found = {}
    begun = now()
    for a, b in chosen:
        both = frame[[a, b]].dropna()
        if len(both):
            found[a, b] = float((both[a] == both[b]).mean())
    return since(begun, len(pairs) / len(chosen)), len(chosen), found


def largest_difference(found: AllSimilarities, sampled: dict[tuple[str, str, int], float]) -> float:
    frame = pd.DataFrame(found._asdict()).set_index(["a", "b", "period"])["identical_share"]
    return max(abs(float(frame[key]) - value) for key, value in sampled.items())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mirror", type=Path)
    tables = sessions(parser.parse_args().mirror)
    times = []
    for _ in range(5):
        begun = now()
        found = all_similarities(tables, least=1)
        times.append(since(begun))
    random, looped_for, pairs, sampled = Random(20261124), list[Seconds](), 0, {}
    for session, table in tables.items():
        seconds, looped, values = loop(table, random)
        looped_for.append(seconds)
        pairs += looped
        sampled |= {(a, b, session): value for (a, b), value in values.items()}
    worst = largest_difference(found, sampled)
    quickest = Seconds(min(one.clock for one in times), min(one.processor for one in times))
    whole = Seconds(sum(one.clock for one in looped_for), sum(one.processor for one in looped_for))
    ratio = whole.clock / quickest.clock
    told = {
        "dyad_sessions": len(found.n),
        "measures": len(found._fields) - 5,
        "all_at_once_s": round(quickest.clock, 3),
        "all_at_once_processor_s": round(quickest.processor, 3),
        "pairs_sampled": pairs,
        "pandas_loop_s": round(whole.clock, 1),
        "pandas_loop_processor_s": round(whole.processor, 1),
        "ratio": round(ratio),
        "ratio_processor": round(whole.processor / quickest.processor),
        "largest_difference": worst,
    }
    print(json.dumps(told))
    return 0 if worst < 1e-6 and ratio >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
