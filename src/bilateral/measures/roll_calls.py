"""Roll calls as matrices: one row per state, one column per roll call."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, Final, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from bilateral.shapes.errors import BilateralError
from bilateral.shapes.rows import Choice, Vote

Votes = NDArray[np.int8]
"""Votes of one state: 1 yes, 2 abstain, 3 no, 0 absent."""

CODES: dict[Choice, int] = {"absent": 0, "yes": 1, "abstain": 2, "no": 3}
_FEWEST: Final = 3
Period = TypeVar("Period", bound=Hashable)


class VoteMatrix(NamedTuple):
    """The roll calls of a period.

    Attributes
    ----------
    states : tuple of str
        State ids in alphabetical order.
    roll_calls : tuple of str
        The publisher's numbers, in order of first appearance.
    votes : int8 array, shape (n_states, n_roll_calls)
        1 yes, 2 abstain, 3 no, 0 absent.
    """

    states: tuple[str, ...]
    roll_calls: tuple[str, ...]
    votes: NDArray[np.int8]


def in_order(table: VoteMatrix) -> tuple[NDArray[np.object_], NDArray[np.int8]]:
    """Return state ids in alphabetical order, whatever the table's, and their votes."""
    names = np.array(table.states, dtype=object)
    order = np.argsort(names.astype("U"), kind="stable")
    return names[order], table.votes[order]


def with_company(table: VoteMatrix) -> tuple[NDArray[np.object_], NDArray[np.int8], NDArray[np.int64]]:
    """Return states and votes as ``in_order``, of roll calls that three or more voted in, and how many voted in each.

    Only there has every pair that voted others beside it.
    """
    names, votes = in_order(table)
    votes = votes[:, in_company(table)]
    return names, votes, (votes > 0).sum(axis=0)


def in_company(table: VoteMatrix) -> NDArray[np.bool_]:
    """Return on which roll calls three or more voted."""
    return np.asarray((table.votes > 0).sum(axis=0) >= _FEWEST)


def stacked(parts: Iterable[tuple[NDArray[Any], ...]], kinds: str) -> Iterator[NDArray[Any]]:
    """Yield the columns of tables with the same columns, one table below the other.

    Parameters
    ----------
    parts : iterable of tuple of array
    kinds : str
        NumPy's letter for each column (``O`` object, ``q`` int64, ``d`` float64): what a table of no rows is made of.
    """
    for kind, *columns in zip(kinds, *parts, strict=True):
        yield np.concatenate([np.empty(0, dtype=kind), *columns])


class DoubleVoteError(BilateralError):
    """A state has two votes on one roll call, so that one of them would be lost."""

    def __init__(self, vote: Vote) -> None:
        super().__init__(
            f"{vote.at}: {vote.state} voted twice on {vote.body} roll call {vote.roll_call}; correct the file"
        )
        self.vote = vote


def matrix(votes: Iterable[Vote]) -> VoteMatrix:
    """Return the matrix of some votes.

    Raises
    ------
    DoubleVoteError
        Where a state votes twice on one roll call.
    """
    rows, columns, codes = list[int](), list[int](), list[int]()
    states, roll_calls = dict[str, int](), dict[str, int]()
    seen = set[tuple[int, int]]()
    for vote in votes:
        cell = states.setdefault(vote.state, len(states)), roll_calls.setdefault(vote.roll_call, len(roll_calls))
        if cell in seen:
            raise DoubleVoteError(vote)
        seen.add(cell)
        rows.append(cell[0])
        columns.append(cell[1])
        codes.append(CODES[vote.choice])
    table = np.zeros((len(states), len(roll_calls)), dtype=np.int8)
    table[rows, columns] = codes
    order = sorted(states)
    return VoteMatrix(tuple(order), tuple(roll_calls), table[[states[state] for state in order]])


def by_period(votes: Iterable[Vote], period: Callable[[Vote], Period]) -> dict[Period, VoteMatrix]:
    """Return one matrix per period, in order of first appearance; errors as ``matrix``."""
    groups: dict[Period, list[Vote]] = defaultdict(list)
    for vote in votes:
        groups[period(vote)].append(vote)
    return {key: matrix(group) for key, group in groups.items()}


def by_year(votes: Iterable[Vote]) -> dict[int, VoteMatrix]:
    """Return one matrix per calendar year; a session that runs into the next year is split."""
    return by_period(votes, lambda vote: int(vote.date[:4]))


def by_session(votes: Iterable[Vote]) -> dict[str, VoteMatrix]:
    """Return one matrix per session of the body."""
    return by_period(votes, lambda vote: vote.session)


def of_issue(votes: Iterable[Vote], issue: str) -> Iterator[Vote]:
    """Yield the votes on roll calls that bear one of Voeten's issue codes (``hr``, ``me`` ...)."""
    return (vote for vote in votes if issue in vote.issues.split())


def contested(table: VoteMatrix) -> VoteMatrix:
    """Return the roll calls on which not all who voted cast the same vote.

    Examples
    --------
    >>> table = VoteMatrix(("PRK", "RUS"), ("1", "2", "3"), np.array([[1, 3, 3], [1, 1, 0]], dtype=np.int8))
    >>> contested(table).roll_calls
    ('2',)
    """
    kinds = sum((table.votes == choice).any(axis=0).astype(np.int8) for choice in (1, 2, 3))
    divided = np.flatnonzero(np.asarray(kinds) > 1)
    return VoteMatrix(table.states, tuple(table.roll_calls[k] for k in divided), table.votes[:, divided])
