"""Ideal points: the authors' sample and figures, simulated histories, determinism, and what is refused."""

import random
from functools import cache

import numpy as np
import pytest

from bilateral.measures.ideal_points import IdealPoints, SampleError, ideal_points
from bilateral.measures.ideal_points.april_2020 import published_votes
from bilateral.shapes.blocks import single_rows
from bilateral.shapes.rows import Attribute, Choice, Vote
from bilateral.sources import ideal_points as published_file
from tests.shared import SHARED

UNGA, ESTIMATES = SHARED / "mirror" / "unga", SHARED / "mirror" / "ideal_points"
needs_mirror = pytest.mark.skipif(not UNGA.is_dir(), reason="needs the publishers' files in ../shared/mirror")
STATES = [f"S{number:02}" for number in range(24)]
SESSIONS = range(1, 6)


def _truth(state: str, session: int) -> float:
    return -2 + 4 * int(state[1:]) / (len(STATES) - 1) + 0.1 * session


@cache
def _votes(seed: int = 3, calls: int = 60) -> tuple[Vote, ...]:
    """A history made by the model: a probit with two cut points for each roll call."""
    pick = random.Random(seed)  # noqa: S311
    votes: list[Vote] = []
    for session in SESSIONS:
        for call in range(calls):
            slope, middle, gap = pick.choice([-1, 1]) * pick.uniform(0.5, 2), pick.uniform(-1.5, 1.5), 0.4
            for state in STATES:
                leans = slope * (_truth(state, session) - middle) + pick.gauss(0, 1)
                choice: Choice = "yes" if leans < -gap else "no" if leans > gap else "abstain"
                votes.append(
                    Vote(
                        at=f"x/aaaaaaaaaaaa/{len(votes)}", vintage="a" * 64, published="2026", state=state,
                        body="UNGA", roll_call=f"{session}-{call}", session=str(session),
                        date=f"{1945 + session}-10-01", choice=choice,
                    )
                )  # fmt: skip
    return tuple(votes)


@cache
def _estimated(mode: str, seed: int = 1) -> IdealPoints:
    return ideal_points(_votes(), mode, seed=seed, iterations=150 if mode == "point" else 600)  # type: ignore[arg-type]


@pytest.mark.parametrize("mode", ["point", "published"])
def test_a_simulated_history_is_recovered(mode: str) -> None:
    found = _estimated(mode)
    assert len(found) == len(STATES) * len(SESSIONS)
    for session in SESSIONS:
        rows = [row for row in found.rows() if row.session == session]
        truth = [_truth(row.state, session) for row in rows]
        assert abs(np.corrcoef(truth, [row.estimate for row in rows])[0, 1]) > 0.97


def test_intervals_hold_the_estimate_and_the_distance_of_two_states_has_one() -> None:
    found = _estimated("published")
    assert all(row.q05 < row.estimate < row.q95 for row in found.rows())
    near, far = found.distance("S10", "S11", 3), found.distance("S00", "S23", 3)
    assert near.estimate < far.estimate
    assert far.q05 < far.estimate < far.q95


def test_the_seed_alone_decides_the_draws_not_the_order_of_votes() -> None:
    shuffled = list(_votes())
    random.Random(5).shuffle(shuffled)  # noqa: S311
    again = ideal_points(shuffled, "published", seed=1, iterations=600)
    first = _estimated("published")
    assert np.array_equal(first.estimate, again.estimate)
    assert not np.array_equal(first.estimate, _estimated("published", 2).estimate)


def test_more_votes_make_narrower_intervals() -> None:
    few = ideal_points(_votes(calls=15), "published", seed=1, iterations=600)
    many = _estimated("published")
    assert np.median(many.q95 - many.q05) < np.median(few.q95 - few.q05)


def test_what_bears_no_estimate_is_refused_with_the_reason() -> None:
    twice = (*_votes(), _votes()[0])
    with pytest.raises(SampleError, match="S00"):
        ideal_points(twice, "point", seed=1)
    alike = [vote for vote in _votes() if vote.choice == "yes"]
    with pytest.raises(SampleError, match="no divided roll call"):
        ideal_points(alike, "point", seed=1)
    with pytest.raises(SampleError, match="there is no mode"):
        ideal_points(_votes(), "guess", seed=1)  # type: ignore[arg-type]
    with pytest.raises(SampleError, match="at least 1 chain"):
        ideal_points(_votes(), "published", seed=1, chains=0)


@needs_mirror
def test_the_sample_of_april_2020_has_the_authors_counts_and_point_comes_near_their_estimates() -> None:
    votes, rules = published_votes(UNGA, ESTIMATES)
    found = ideal_points(votes, "point", seed=1, rules=rules)
    assert found.counts == (797_473, 10_469, 4_784)
    rows = single_rows(published_file.READER.rows(published_file.READER.open(ESTIMATES)))
    told = [row for row in rows if isinstance(row, Attribute) and row.kind == "ideal_point"]
    theirs = {(row.state, int(row.since) - 1945): row.value for row in told}
    ours = np.array([row.estimate for row in found.rows()])
    known = np.array([theirs[row.state, row.session] for row in found.rows()], dtype=float)
    assert np.corrcoef(ours, known)[0, 1] >= 0.965
    within = [np.corrcoef(ours[found.session == one], known[found.session == one])[0, 1] for one in set(found.session)]
    assert np.median(within) >= 0.997
