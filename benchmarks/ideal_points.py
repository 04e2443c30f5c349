"""Ideal points of the April 2020 sample: ``python benchmarks/ideal_points.py MIRROR [PART ...]``.

MIRROR is the folder with the publishers' files (``unga/``, ``ideal_points/``). Parts, all by default:

``published``  for each mode the time, warm, and how near the estimates come to the published ones;
``step``       time of one iteration, one thread, beside the same step in plain NumPy and SciPy;
``simulated``  sixty histories made by the random-walk model: how often ``coherent``'s 90% intervals hold the truth;
``held-out``   one vote in twenty is held out; the mean log probability that each mode gives to those;
``issues``     the points of each issue alone.
"""

import sys
import time
from pathlib import Path

import numpy as np
from plain_ideal_points import Chance, Normal, Where, chance, step
from scipy.special import ndtr, ndtri
from simulated_votes import SHAPE, coverage, history, within_sessions

from bilateral.measures.ideal_points import Ballots, IdealPoints, Rules, estimation_sample, ideal_points, sweeps
from bilateral.measures.ideal_points.april_2020 import published_votes
from bilateral.measures.ideal_points.chains import room
from bilateral.measures.ideal_points.design import design
from bilateral.measures.ideal_points.scoring import log_score
from bilateral.measures.ideal_points.starts import copy_of, start
from bilateral.shapes.blocks import single_rows
from bilateral.shapes.rows import Attribute
from bilateral.sources import ideal_points as published_file
from bilateral.sources.voeten import ISSUES

SEED = 20261124
HISTORIES = 60
TIMED = 30
NORMAL = Normal(ndtr, ndtri)


def mixing(found: IdealPoints) -> str:
    mixed, worth = found.diagnostics.r_hat, found.diagnostics.effective
    if np.isnan(mixed).all():
        return ""
    return (
        f", R-hat median {np.median(mixed):.2f}, largest {mixed.max():.2f}, worth {np.median(worth):.0f} draws (median)"
    )


def told(found: IdealPoints, theirs: dict[tuple[str, int], float]) -> str:
    ours = np.array([row.estimate for row in found.rows()])
    known = np.array([theirs[row.state, row.session] for row in found.rows()])
    sessions = sorted(set(found.session.tolist()))
    within = [np.corrcoef(ours[found.session == one], known[found.session == one])[0, 1] for one in sessions]
    rmse = float(np.sqrt(np.mean((ours - known) ** 2)))
    return (
        f"votes, points, items {found.counts}; r {np.corrcoef(ours, known)[0, 1]:.4f}, within a session median "
        f"{np.median(within):.5f}, smallest {min(within):.4f}, RMSE {rmse:.3f}{mixing(found)}"
    )


def estimates(mirror: Path, votes: Ballots, rules: Rules) -> None:
    rows = single_rows(published_file.READER.rows(published_file.READER.open(mirror / "ideal_points")))
    theirs = {
        (row.state, int(row.since) - 1945): float(row.value)
        for row in rows
        if isinstance(row, Attribute) and row.kind == "ideal_point" and row.value is not None
    }
    for mode in ("point", "published", "coherent"):
        ideal_points(votes, mode, seed=0, rules=rules, iterations=8)  # compiles
        begun = time.perf_counter()
        found = ideal_points(votes, mode, seed=1, rules=rules)
        print(f"{mode}: {time.perf_counter() - begun:.1f} s, {found.iterations} iterations, {found.chains} chains")
        print(f"  {told(found, theirs)}", flush=True)


def steps(votes: Ballots, rules: Rules) -> None:
    whole = design(estimation_sample(votes, rules))
    prior = whole.before, whole.precision
    state, plain, random = start(whole), Where(*copy_of(start(whole))), np.random.default_rng(SEED)
    ours, theirs = [], []
    for k in range(TIMED):  # in turn, so that other work on the machine slows both
        begun = time.perf_counter()
        sweeps.run(whole.layout, prior, state, 1, 2, room(whole, 0), random)
        ours.append(time.perf_counter() - begun)
        if k % 3 == 0:
            begun = time.perf_counter()
            given: Chance = chance(whole, plain.cuts, NORMAL, random)
            plain = step(whole, plain, given, NORMAL)
            theirs.append(time.perf_counter() - begun)
    quick, slow = np.median(ours[1:]), np.median(theirs)
    print(f"one iteration, one thread: {quick * 1e3:.1f} ms; plain NumPy {slow * 1e3:.0f} ms; ratio {slow / quick:.1f}")


def simulated() -> None:
    covers, within, worst = list[float](), list[float](), list[float]()
    begun = time.perf_counter()
    for seed in range(HISTORIES):
        truth, votes = history(seed)
        found = ideal_points(votes, "coherent", seed=seed, iterations=2_000)
        covers.append(coverage(found, truth))
        within += within_sessions(found, truth)
        worst.append(float(found.diagnostics.r_hat.max()))
    print(
        f"{HISTORIES} simulated histories of {SHAPE} states, sessions, roll calls a session: 90% intervals hold "
        f"{np.mean(covers):.4f} (a history {min(covers):.3f} to {max(covers):.3f}); r with the truth within a session "
        f"median {np.median(within):.4f}, smallest {min(within):.4f}; largest R-hat {max(worst):.2f}; "
        f"{time.perf_counter() - begun:.0f} s",
        flush=True,
    )


def held_out(votes: Ballots, rules: Rules) -> None:
    out = np.random.default_rng(SEED).random(len(votes.choice)) < 1 / 20
    rest, held = votes.chosen(~out), votes.chosen(out)
    for mode in ("published", "coherent", "point"):
        begun = time.perf_counter()
        found = ideal_points(rest, mode, seed=SEED, rules=rules)
        score = log_score(found, held, rules)
        print(
            f"{mode}, 5% held out: mean log probability {score.value:.5f} of {score.n} votes; {found.iterations} "
            f"iterations, {time.perf_counter() - begun:.0f} s{mixing(found)}",
            flush=True,
        )


def issues(votes: Ballots, rules: Rules) -> None:
    for issue in ISSUES:
        begun = time.perf_counter()
        found = ideal_points(votes, "published", seed=1, rules=rules, issue=issue)
        print(
            f"{issue}: votes, points, items {found.counts}, sessions {len(set(found.session.tolist()))}; "
            f"{time.perf_counter() - begun:.0f} s{mixing(found)}",
            flush=True,
        )


def main() -> int:
    mirror, asked = Path(sys.argv[1]), set(sys.argv[2:])
    parts = {"published", "step", "simulated", "held-out", "issues"}
    if not asked <= parts:
        print(f"no such part: {', '.join(sorted(asked - parts))}; there are {', '.join(sorted(parts))}")
        return 2
    votes, rules = published_votes(mirror / "unga", mirror / "ideal_points")
    chosen = asked or parts
    if "published" in chosen:
        estimates(mirror, votes, rules)
    if "step" in chosen:
        steps(votes, rules)
    if "simulated" in chosen:
        simulated()
    if "held-out" in chosen:
        held_out(votes, rules)
    if "issues" in chosen:
        issues(votes, rules)
    return 0


if __name__ == "__main__":
    sys.exit(main())
