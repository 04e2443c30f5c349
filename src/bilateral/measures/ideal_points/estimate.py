"""From raw votes to ideal points in one call."""

import time
from collections.abc import Iterable
from typing import Final, get_args

import numpy as np

from bilateral.measures.ideal_points import chains as running
from bilateral.measures.ideal_points.arrays import Kept
from bilateral.measures.ideal_points.design import Design, design
from bilateral.measures.ideal_points.diagnostics import Diagnostics, effective_size, r_hat
from bilateral.measures.ideal_points.result import INTERVAL, IdealPoints, Mode
from bilateral.measures.ideal_points.sample import Ballots, Rules, SampleError, ballots, estimation_sample
from bilateral.shapes.blocks import Block
from bilateral.shapes.rows import Vote

ITERATIONS: Final = {"published": 4_000, "coherent": 4_000, "point": 150}
_FEWEST_ITERATIONS: Final = 8
_FEWEST_STATES: Final = 3


def ideal_points(
    votes: Iterable[Vote | Block] | Ballots,
    mode: Mode = "published",
    *,
    seed: int,
    chains: int = 2,
    iterations: int | None = None,
    rules: Rules = Rules(),  # noqa: B008 - immutable
    issue: str = "",
    progress: running.Progress = lambda _done, _total: None,
) -> IdealPoints:
    """Estimate where states stand on one line from how they vote, session by session.

    A vote y (yes, abstain, no) of state i in session t on item v shows where ``z = beta_v theta_it + e`` lies,
    ``e ~ N(0, 1)``: yes below ``gamma_1v``, no above ``gamma_2v``. A state's point is near its point of the session
    before; roll calls on the same text in several sessions are one item and hold the sessions together.

    ``published`` is the published sampler with its peculiarities, on which the published numbers depend: points are
    rescaled to mean 0 and standard deviation 1 in every iteration and items are not; the prior
    ``theta_it ~ N(m_i,t-1, w_it / 2)`` looks back only, at what the point of the session before was drawn around in
    the iteration before, with ``w_it`` the session's share of the votes of both; the first session looks at the
    second.

    ``coherent`` is one model: ``theta_it ~ N(theta_i,t-1, s**2)`` for each session passed, a line's first session
    N(0, 1); slopes N(0, ...), middles of cutpoints normal, gaps half-normal, with all their spreads and ``s`` estimated
    too (inverse gamma and gamma priors). The prior alone identifies the scale; a draw is standardised only when it is
    kept. Its intervals are nominal.

    ``point`` is the published sampler with every draw replaced by what it is on average, in seconds and without
    intervals.

    Parameters
    ----------
    votes : iterable of Vote or Block, or Ballots
        Raw votes of one body.
    mode : {"published", "coherent", "point"}
    seed : int
        The same votes, in any order, and the same seed give the same draws.
    chains, iterations : int, optional
        Chains run side by side on the machine's cores; a quarter of the iterations is thrown away.
    rules : Rules
        What is left out and put together; ``april_2020.published_votes`` returns the authors' own.
    issue : str
        Code of one issue, as votes carry it (``hr`` human rights, ``me`` Middle East, ``nu`` nuclear, ``di``
        disarmament, ``co`` colonialism, ``ec`` economy): its roll calls alone count, on a scale of their own. A state
        without such votes in a session has no point there. Overrides that of ``rules``.
    progress : callable
        Called with the iterations done and the iterations to do.

    Returns
    -------
    IdealPoints

    Raises
    ------
    SampleError
        Where the votes do not bear an estimate: no session, a state that voted twice, fewer than three states, no
        divided roll call, none on the issue; or there is no such mode, or fewer than one chain or eight iterations.

    References
    ----------
    .. [1] Bailey, M. A., Strezhnev, A., and Voeten, E. (2017). Estimating Dynamic State Preferences from United
       Nations Voting Data. Journal of Conflict Resolution 61(2), 430-456.
    .. [2] Johnson, V. E., and Albert, J. H. (1999). Ordinal Data Modeling. Springer, sections 5.2 and 7.3.
    """
    begun = time.perf_counter()
    length = ITERATIONS.get(mode, 0) if iterations is None else iterations
    _check(mode, chains, length)
    if issue:
        rules = rules._replace(issue=issue)
    sample = estimation_sample(votes if isinstance(votes, Ballots) else ballots(votes), rules)
    whole = design(sample)
    if len(set(whole.line.tolist())) < _FEWEST_STATES:
        message = f"fewer than {_FEWEST_STATES} states voted; that bears no scale"
        raise SampleError(message)
    plan = running.Plan(seed, 1 if mode == "point" else chains, length, progress)
    kept = _draws(whole, mode, plan)
    return _result(whole, kept, (mode, rules.issue), plan, begun)


def _check(mode: str, chains: int, iterations: int) -> None:
    """Refuse what cannot be run."""
    if mode not in get_args(Mode):
        message = f"there is no mode {mode!r}; take one of {', '.join(get_args(Mode))}"
        raise SampleError(message)
    if chains < 1 or iterations < _FEWEST_ITERATIONS:
        message = f"{chains} chains of {iterations} iterations: at least 1 chain of {_FEWEST_ITERATIONS} is needed"
        raise SampleError(message)


def _draws(whole: Design, mode: Mode, plan: running.Plan) -> Kept:
    """Return the draws of a mode."""
    if mode == "point":
        return running.ascended(whole, plan)[1]
    return running.published(whole, plan) if mode == "published" else running.coherent(whole, plan)


def _result(whole: Design, kept: Kept, asked: tuple[Mode, str], plan: running.Plan, begun: float) -> IdealPoints:
    """Return the result that some draws make; ``asked`` are mode and issue."""
    mode, issue = asked
    points = kept[0]
    n = points.shape[2]
    flat = points.reshape(-1, n)
    none = np.full(n, np.nan)
    low, high, mixed, worth = none, none, none, none
    if mode != "point":
        low, high = np.quantile(flat, INTERVAL, axis=0).astype(np.float64)
        mixed, worth = r_hat(points), effective_size(points)
    return IdealPoints(
        state=whole.state,
        session=whole.session,
        n_votes=whole.n_votes,
        estimate=flat.mean(axis=0, dtype=np.float64),
        q05=low,
        q95=high,
        mode=mode,
        issue=issue,
        counts=(len(whole.unit), n, len(whole.items)),
        seed=plan.seed,
        chains=plan.chains,
        iterations=plan.iterations,
        diagnostics=Diagnostics(mixed, worth, 0 if mode == "point" else len(flat), time.perf_counter() - begun),
        items=whole.items,
        draws=kept,
    )
