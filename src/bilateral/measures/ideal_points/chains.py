"""Chains side by side, one per thread: kernels run without the interpreter's lock."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bilateral.measures.ideal_points import ascent, sweeps, walk
from bilateral.measures.ideal_points.arrays import Floats, Kept, State
from bilateral.measures.ideal_points.design import Design, earliest
from bilateral.measures.ideal_points.starts import copy_of, start

Progress = Callable[[int, int], None]
"""Called with the iterations done and the iterations to do."""

BLOCK: Final = 50
"""Iterations between two calls of ``progress``."""

DRAWS: Final = 300
"""Draws to keep of each chain, where there are as many iterations."""

WARM_UP: Final = 60
"""Iterations of the mean field from which mode ``coherent`` starts."""

FURTHEST_STEP: Final = 2.0
"""Its proposals of cutpoints spread as this over the root of an item's votes."""

FIRST_SCALES: Final = (0.04, 1.0, 0.0, 1.0, 1.0)
"""Its scales at the start, in the order of ``walk``."""

EARLY_SHARE: Final = 0.08
EARLY_ITERATIONS: Final = 2_000


class Plan(NamedTuple):
    """How long chains run; a quarter of the iterations is thrown away."""

    seed: int
    chains: int
    iterations: int
    progress: Progress

    @property
    def burn_in(self) -> int:
        """Iterations that are thrown away."""
        return self.iterations // 4

    @property
    def thin(self) -> int:
        """Iterations between two draws that are kept."""
        return max(1, (self.iterations - self.burn_in) // DRAWS)


def threads(most: int) -> int:
    """Return how many threads to use."""
    return max(1, min(most, os.cpu_count() or 1))


def published(whole: Design, plan: Plan) -> Kept:
    """Run the published sampler; return draws by chain.

    The authors' prior looks back only, so nothing before them holds the first sessions, which drift slowest and have
    few votes. Half-way through the time that is thrown away they get iterations of their own, the rest at rest.
    """
    begun = start(whole)
    prior = whole.before, whole.precision
    states = [copy_of(begun) for _ in range(plan.chains)]
    randoms = [np.random.default_rng([plan.seed, chain]) for chain in range(plan.chains)]
    part = earliest(whole, EARLY_SHARE)

    def block(chain: int, count: int, thin: int) -> tuple[Kept, tuple[float, float]]:
        kept = room(whole, count // thin)
        return kept, sweeps.run(whole.layout, prior, states[chain], count, thin, kept, randoms[chain])

    def settle(chain: int) -> None:
        _, last = block(chain, 1, 2)
        if part is not None:
            sweeps.run_part(tuple(part), prior, states[chain], last, EARLY_ITERATIONS, randoms[chain])

    return alternate(plan, block, settle)


def coherent(whole: Design, plan: Plan) -> Kept:
    """Run the random walk as one model, from where the mean field gets to; return draws by chain."""
    begun, _ = ascended(whole, plan._replace(iterations=WARM_UP, progress=lambda _done, _total: None))
    begun[1][:] = begun[0]
    history = history_of(whole)
    steps, linked = cut_steps(whole), history[3] < 0
    states = [copy_of(begun) for _ in range(plan.chains)]
    moves = [(steps, linked, np.zeros((len(whole.line), 2))) for _ in states]
    scales = [np.array(FIRST_SCALES) for _ in states]
    randoms = [np.random.default_rng([plan.seed, chain]) for chain in range(plan.chains)]

    def block(chain: int, count: int, thin: int) -> tuple[Kept, None]:
        kept = room(whole, count // thin)
        walk.run_walk(
            whole.layout, history, states[chain], moves[chain], scales[chain], (count, thin), kept, randoms[chain]
        )
        return kept, None

    return alternate(plan, block, lambda _chain: None)


def history_of(whole: Design) -> walk.History:
    """Return how units follow each other, and the session of each item, -1 where it is of several."""
    sessions, session = np.unique(whole.session, return_inverse=True)
    gap = np.where(whole.first, 1, whole.session - np.r_[0, whole.session[:-1]]).astype(np.float64)
    first, last = np.full(len(whole.items), len(sessions)), np.full(len(whole.items), -1)
    np.minimum.at(first, whole.item, session[whole.unit])
    np.maximum.at(last, whole.item, session[whole.unit])
    item_session: NDArray[np.int32] = np.where(first == last, first, -1).astype(np.int32)
    return whole.first, gap, session.astype(np.int32), item_session


def cut_steps(whole: Design) -> Floats:
    """Return the spread of the proposals of each item's cutpoints: the more votes, the shorter."""
    return np.minimum(FURTHEST_STEP / np.sqrt(np.bincount(whole.item, minlength=len(whole.items))), 1.0)


def alternate(plan: Plan, block: Callable[[int, int, int], tuple[Kept, object]], settle: Callable[[int], None]) -> Kept:
    """Run all chains block by block: half of what is thrown away, ``settle``, the other half, and what is kept."""
    chains = range(plan.chains)
    done = 0
    kept = list[list[Kept]]()
    with ThreadPoolExecutor(threads(plan.chains)) as pool:
        for length, thin in ((plan.burn_in // 2, 0), (plan.burn_in - plan.burn_in // 2, 0), (None, plan.thin)):
            left = plan.iterations - done if length is None else length
            while left:
                size = step_size(left, thin)
                parts = list(pool.map(lambda chain, n=size, t=thin or size + 1: block(chain, n, t)[0], chains))
                if thin:
                    kept.append(parts)
                left, done = left - size, done + size
                plan.progress(done, plan.iterations)
            if done == plan.burn_in // 2:
                list(pool.map(settle, chains))
    joined = [np.stack([np.concatenate([parts[chain][k] for parts in kept]) for chain in chains]) for k in range(3)]
    return joined[0], joined[1], joined[2]


def step_size(left: int, thin: int) -> int:
    """Return the length of the next block: whole intervals between draws, unless fewer iterations are left."""
    size = BLOCK if not thin else max(BLOCK // thin, 1) * thin
    return min(size, left)


def room(whole: Design, draws: int) -> Kept:
    """Return arrays for some draws of points, slopes and cutpoints."""
    n_units, n_items = len(whole.line), len(whole.items)
    return (
        np.empty((draws, n_units), dtype=np.float32),
        np.empty((draws, n_items), dtype=np.float32),
        np.empty((draws, n_items, 2), dtype=np.float32),
    )


def ascended(whole: Design, plan: Plan) -> tuple[State, Kept]:
    """Run the mean field in place of chains; return where it got to, as a state and as one draw."""
    theta, mean, beta, cuts, _ = state = start(whole)
    n_batches = len(whole.layout[1]) - 1
    bounds = np.linspace(0, n_batches, PARTS + 1).astype(int).tolist()
    sums = [np.zeros((len(mean), 3)) for _ in range(PARTS)]
    variance = np.full(len(mean), 0.1, dtype=np.float32)
    prior = whole.before, whole.precision
    with ThreadPoolExecutor(threads(PARTS)) as pool:

        def expect(k: int) -> None:
            ascent.expect_items(whole.layout, (bounds[k], bounds[k + 1]), theta, variance, beta, cuts, sums[k])

        for k in range(plan.iterations):
            list(pool.map(expect, range(PARTS)))
            ascent.expect_points(theta, variance, mean, prior, np.sum(sums, axis=0))
            if (k + 1) % BLOCK == 0 or k + 1 == plan.iterations:
                plan.progress(k + 1, plan.iterations)
    kept = (theta[None, None].copy(), beta[None, None].astype(np.float32), cuts[None, None].astype(np.float32))
    return state, kept


PARTS: Final = 2
"""Parts of the items worked at once in mode ``point``; fixed, so that sums come out the same on every machine."""
