"""Ideal points: the authors' sample and figures, simulated histories, determinism, and what is refused."""

import random
from functools import cache

import numpy as np
import pytest

from bilateral.measures.ideal_points import Ballots, IdealPoints, Rules, SampleError, ballots, ideal_points
from bilateral.measures.ideal_points.april_2020 import published_votes
from bilateral.measures.ideal_points.result import Mode, distance
from bilateral.measures.ideal_points.scoring import log_score
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


def _about(session: int, call: int) -> str:
    """Human rights on every third roll call but in session 2; the economy beside it on every sixth."""
    return "" if call % 3 or session == 2 else "ec hr" if call % 6 == 0 else "hr"


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
                        date=f"{1945 + session}-10-01", choice=choice, issues=_about(session, call),
                    )
                )  # fmt: skip
    return tuple(votes)


@cache
def _estimated(mode: str, seed: int = 1) -> IdealPoints:
    return ideal_points(_votes(), mode, seed=seed, iterations=150 if mode == "point" else 600)  # type: ignore[arg-type]


@pytest.mark.parametrize("mode", ["point", "published", "coherent"])
def test_a_simulated_history_is_recovered(mode: str) -> None:
    found = _estimated(mode)
    assert len(found) == len(STATES) * len(SESSIONS)
    for session in SESSIONS:
        rows = [row for row in found.rows() if row.session == session]
        truth = [_truth(row.state, session) for row in rows]
        assert abs(np.corrcoef(truth, [row.estimate for row in rows])[0, 1]) > 0.97


@pytest.mark.parametrize("mode", ["published", "coherent"])
def test_intervals_hold_the_estimate_and_the_distance_of_two_states_has_one(mode: str) -> None:
    found = _estimated(mode)
    assert all(row.q05 < row.estimate < row.q95 for row in found.rows())
    near, far = found.distance("S10", "S11", 3), found.distance("S00", "S23", 3)
    assert near.estimate < far.estimate
    assert far.q05 < far.estimate < far.q95
    i, j = found.place("S00", 3), found.place("S23", 3)
    apart = np.abs(found.draws[0][..., i] - found.draws[0][..., j])
    assert far.estimate == pytest.approx(apart.mean(), rel=1e-5)
    assert far.q95 - far.q05 < found.q95[i] - found.q05[i] + found.q95[j] - found.q05[j]
    assert near == found.distance("S11", "S10", 3)


def test_a_distance_of_draws_is_worked_draw_by_draw() -> None:
    assert distance(np.array([-1.0, 1.0]), np.array([1.0, -1.0])) == pytest.approx(2.0)
    assert np.isnan(distance(np.array([]), np.array([])))


@pytest.mark.parametrize("mode", ["point", "published", "coherent"])
def test_every_mode_hands_back_the_same_shape(mode: str) -> None:
    found = _estimated(mode)
    n = len(STATES) * len(SESSIONS)
    for column in (found.state, found.session, found.n_votes, found.estimate, found.q05, found.q95):
        assert column.shape == (n,)
    assert [one.shape for one in found.diagnostics[:2]] == [(n,), (n,)]
    chains, draws = found.draws[0].shape[:2]
    assert found.draws[1].shape == (chains, draws, len(found.items))
    assert found.draws[2].shape == (chains, draws, len(found.items), 2)
    assert (found.mode, found.chains, found.seed) == (mode, 1 if mode == "point" else 2, 1)
    points = found.draws[0].astype(np.float64)
    assert np.abs(points.mean(axis=2)).max() < 1e-3
    low, middle, high = found.quantiles(0.05, 0.5, 0.95)
    if mode == "point":
        assert np.isnan([found.q05, low, middle]).all()
        assert np.isnan(found.distance("S00", "S01", 1)[1:]).all()
    else:
        assert np.abs(points.std(axis=2) - 1).max() < 0.01
        assert np.array_equal([low, high], [found.q05, found.q95])
        assert ((low < middle) & (middle < high)).all()
        assert (found.diagnostics.effective > 1).all()
        assert np.median(found.diagnostics.r_hat) < (1.1 if mode == "coherent" else 1.3)  # sessions drift in the other


@pytest.mark.parametrize("mode", ["published", "coherent"])
def test_the_seed_alone_decides_the_draws_not_the_order_of_votes(mode: Mode) -> None:
    shuffled = list(_votes())
    random.Random(5).shuffle(shuffled)  # noqa: S311
    again = ideal_points(shuffled, mode, seed=1, iterations=600)
    first = _estimated(mode)
    assert np.array_equal(first.estimate, again.estimate)
    assert not np.array_equal(first.estimate, _estimated(mode, 2).estimate)


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
    with pytest.raises(SampleError, match="8 is needed"):
        ideal_points(_votes(), "coherent", seed=1, iterations=7)


@pytest.mark.parametrize("mode", ["published", "coherent"])
def test_progress_tells_how_far_it_is(mode: Mode) -> None:
    told = list[tuple[int, int]]()
    ideal_points(_votes(), mode, seed=1, iterations=120, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (120, 120)
    assert [done for done, _ in told] == sorted({done for done, _ in told})


@pytest.mark.parametrize("mode", ["published", "coherent"])
def test_held_out_votes_are_foreseen_better_than_by_their_shares(mode: Mode) -> None:
    columns = ballots(_votes())
    out = np.random.default_rng(2).random(len(columns.choice)) < 0.05
    rest, held = columns.chosen(~out), columns.chosen(out)
    shares = np.bincount(columns.choice, minlength=4)[1:] / len(columns.choice)
    score = log_score(ideal_points(rest, mode, seed=1, iterations=600), held)
    assert score.n == len(held.choice)
    assert float(np.log(shares[held.choice - 1]).mean()) + 0.1 < score.value < 0


def test_votes_on_one_issue_make_points_of_their_own_and_none_where_there_is_no_vote() -> None:
    found = ideal_points(_votes(), "point", seed=1, issue="hr")
    assert found.issue == "hr"
    assert set(found.items.tolist()) == {f"{session}-{call}" for session in (1, 3, 4, 5) for call in range(0, 60, 3)}
    assert sorted(set(found.session.tolist())) == [1, 3, 4, 5]
    with pytest.raises(SampleError, match="S00 has no vote that counts in session 2"):
        found.of("S00", 2)
    assert len(ideal_points(_votes(), "point", seed=1, issue="ec").items) == 40
    with pytest.raises(SampleError, match="no roll call is on issue 'xx'; these votes are on ec, hr"):
        ideal_points(_votes(), "point", seed=1, issue="xx")


@cache
def _april_2020() -> tuple[Ballots, Rules]:
    return published_votes(UNGA, ESTIMATES)


@needs_mirror
def test_one_issue_of_the_real_votes_orders_states_as_it_is_known_to() -> None:
    votes, rules = _april_2020()
    found = ideal_points(votes, "point", seed=1, rules=rules, issue="me")
    assert found.counts == (155_989, 9_513, 725)
    assert found.of("USA", 70).estimate > found.of("FRA", 70).estimate > found.of("SYR", 70).estimate
    with pytest.raises(SampleError, match="USA has no vote that counts in session 1;"):
        found.of("USA", 1)


@needs_mirror
def test_the_sample_of_april_2020_has_the_authors_counts_and_point_comes_near_their_estimates() -> None:
    votes, rules = _april_2020()
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
