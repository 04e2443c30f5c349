"""Small tables of votes for tests, and the mirror's."""

import math
from collections.abc import Callable
from functools import cache

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bilateral.measures.roll_calls import VoteMatrix, Votes
from bilateral.measures.scott import pi, pi_nominal
from bilateral.measures.signorino_ritter import s_absolute, s_squared
from bilateral.measures.similarity import agreement, identical_share, kappa, kappa_nominal
from bilateral.shapes.blocks import single_rows
from bilateral.shapes.rows import Vote
from bilateral.sources.un_roll_calls import READER
from tests.shared import SHARED

Table = np.ndarray[tuple[int, int], np.dtype[np.int8]]

KERNELS: dict[str, Callable[[Votes, Votes], float]] = {
    "identical_share": identical_share,
    "agreement": agreement,
    "s_absolute": s_absolute,
    "s_squared": s_squared,
    "pi": pi,
    "pi_nominal": pi_nominal,
    "kappa": kappa,
    "kappa_nominal": kappa_nominal,
}


def votes(text: str) -> Votes:
    """Y yes, A abstain, N no, . absent."""
    return np.array([".YAN".index(letter) for letter in text], dtype=np.int8)


def matrix(table: Table) -> VoteMatrix:
    states = tuple(f"S{chr(65 + row)}X" for row in range(len(table)))
    return VoteMatrix(states, tuple(map(str, range(table.shape[1]))), table)


def tables(least_states: int, roll_calls: tuple[int, int]) -> st.SearchStrategy[Table]:
    """Tables of up to four states more than the least, absences among the votes."""
    shapes = st.tuples(st.integers(least_states, least_states + 4), st.integers(*roll_calls))
    return shapes.flatmap(lambda shape: arrays(np.int8, shape, elements=st.integers(0, 3)))


def same(one: float, other: float, within: float = 1e-9) -> bool:
    return math.isclose(one, other, rel_tol=0, abs_tol=within) or (math.isnan(one) and math.isnan(other))


@cache
def mirror_votes() -> tuple[Vote, ...]:
    """The roll calls of the mirror, read once for all tests."""
    read = READER.rows(READER.open(SHARED / "mirror" / "unga"))
    return tuple(vote for vote in single_rows(read) if isinstance(vote, Vote))
