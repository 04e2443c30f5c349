"""From votes to an estimation sample: which votes count, and which roll calls are one item."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bilateral.measures.roll_calls import CODES
from bilateral.shapes.blocks import Block
from bilateral.shapes.errors import BilateralError
from bilateral.shapes.rows import Vote

Texts = NDArray[np.str_]


class SampleError(BilateralError):
    """Votes from which no ideal points can be estimated: a text that is no session, a state that voted twice, none."""


class Ballots(NamedTuple):
    """Votes column by column, absences left out.

    Attributes
    ----------
    state, roll_call, issues : array of str, shape (n,)
    session : int64 array, shape (n,)
    choice : int8 array, shape (n,)
        1 yes, 2 abstain, 3 no.
    """

    state: Texts
    session: NDArray[np.int64]
    roll_call: Texts
    choice: NDArray[np.int8]
    issues: Texts

    def chosen(self, rows: NDArray[np.bool_]) -> "Ballots":
        """Return some of the votes."""
        return Ballots(self.state[rows], self.session[rows], self.roll_call[rows], self.choice[rows], self.issues[rows])


class Rules(NamedTuple):
    """What is left out of a sample and what is put together.

    Attributes
    ----------
    roll_calls, states : frozenset of str
        Left out altogether.
    sessions : frozenset of int
        Left out altogether.
    state_sessions : frozenset of (str, int)
        Left out for that state only.
    links : mapping of str to str
        Roll call to the first one on the same text, with which it makes one item.
    lines : mapping of str to tuple of (int, str)
        By state, up to which session it continues which other line; ``("SRB": (99, "YUG"))``. States that a publisher
        counts as one share a line, and the smoothing prior runs along lines.
    issue : str
        Code of the issue whose roll calls alone count; all where empty.
    """

    roll_calls: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    sessions: frozenset[int] = frozenset()
    state_sessions: frozenset[tuple[str, int]] = frozenset()
    links: Mapping[str, str] = {}
    lines: Mapping[str, tuple[int, str]] = {}
    issue: str = ""


class Sample(NamedTuple):
    """The votes that count.

    Attributes
    ----------
    line, state, item : array of str, shape (n,)
        The line of history that the state-session belongs to; the state; the first roll call on the text.
    session : int64 array, shape (n,)
    choice : int8 array, shape (n,)
    """

    line: Texts
    state: Texts
    session: NDArray[np.int64]
    item: Texts
    choice: NDArray[np.int8]

    @property
    def counts(self) -> tuple[int, int, int]:
        """Votes, state-sessions and items."""
        units = set(zip(self.line.tolist(), self.session.tolist(), strict=True))
        return len(self.choice), len(units), len(set(self.item.tolist()))


YES_TO_NO: Final = ("yes", "abstain", "no")


def ballots(votes: Iterable[Vote | Block]) -> Ballots:
    """Return votes as columns.

    Parameters
    ----------
    votes : iterable of Vote or Block of votes
        As a reader of roll calls yields them.

    Raises
    ------
    SampleError
        Where a session is no number.
    """
    parts = []
    singles = list[Vote]()
    for one in votes:
        if isinstance(one, Block):
            parts.append(_of_block(one))
        elif isinstance(one, Vote):
            singles.append(one)
    if singles:
        names = ("state", "session", "roll_call", "choice", "issues")
        parts.append(_columns({name: [getattr(one, name) for one in singles] for name in names}))
    if not parts:
        return Ballots(*(np.array([], dtype=kind) for kind in ("U1", np.int64, "U1", np.int8, "U1")))
    return Ballots(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _of_block(block: Block) -> Ballots:
    """Return the columns of a block."""
    size = len(block)
    columns = {}
    for name in ("state", "session", "roll_call", "choice", "issues"):
        constant = block.constants.get(name, "")
        columns[name] = block.columns[name] if name in block.columns else [constant] * size
    return _columns(columns)


def _columns(columns: Mapping[str, Any]) -> Ballots:
    """Return columns without absences, sessions as numbers."""
    told, places = np.unique(np.asarray(columns["choice"]).astype("U7"), return_inverse=True)
    choice = np.array([CODES[one] for one in told.tolist()], dtype=np.int8)[places]
    cast_ = choice > 0
    sessions, places = np.unique(np.asarray(columns["session"]).astype("U"), return_inverse=True)
    for session in sessions.tolist():
        if not session.isdecimal():
            message = f"{session!r} is no number of a session; ideal points need sessions in order"
            raise SampleError(message)
    numbers = sessions.astype(np.int64)[places]
    texts = [np.asarray(columns[name]).astype("U") for name in ("state", "roll_call", "issues")]
    return Ballots(texts[0][cast_], numbers[cast_], texts[1][cast_], choice[cast_], texts[2][cast_])


def estimation_sample(votes: Ballots, rules: Rules = Rules()) -> Sample:  # noqa: B008 - immutable
    """Return the votes that count: by the rules, and without items on which all voted alike.

    Raises
    ------
    SampleError
        Where a state has two votes on one roll call, no roll call is on the issue, or no vote is left.
    """
    _refuse_twice(votes)
    kept = ~np.isin(votes.roll_call, sorted(rules.roll_calls)) & ~np.isin(votes.state, sorted(rules.states))
    kept &= ~np.isin(votes.session, sorted(rules.sessions))
    for one, when in sorted(rules.state_sessions):
        kept &= ~((votes.state == one) & (votes.session == when))
    if rules.issue:
        tagged, places = np.unique(votes.issues, return_inverse=True)
        about = np.array([rules.issue in one.split() for one in tagged.tolist()], dtype=bool)[places]
        if not about.any():
            codes = sorted({code for one in tagged.tolist() for code in one.split()})
            message = f"no roll call is on issue {rules.issue!r}; these votes are on {', '.join(codes) or 'none'}"
            raise SampleError(message)
        kept &= about
    state, session, choice = votes.state[kept], votes.session[kept], votes.choice[kept]
    calls, places = np.unique(votes.roll_call[kept], return_inverse=True)
    item = np.array([rules.links.get(call, call) for call in calls.tolist()], dtype="U")[places]
    line = state.astype(f"U{max([8, *(len(name) for _, name in rules.lines.values())])}")
    for own, (last, name) in sorted(rules.lines.items()):
        line[(state == own) & (session <= last)] = name
    items, places = np.unique(item, return_inverse=True)
    tally = np.stack([np.bincount(places, choice == code, minlength=len(items)) for code in (1, 2, 3)])
    divided = ((tally > 0).sum(axis=0) > 1)[places]
    if not divided.any():
        message = "no divided roll call is left; ideal points need votes on which states differ"
        raise SampleError(message)
    return Sample(line[divided], state[divided], session[divided], item[divided], choice[divided])


def _refuse_twice(votes: Ballots) -> None:
    """Refuse votes in which a state votes twice on one roll call."""
    states, of_state = np.unique(votes.state, return_inverse=True)
    calls, of_call = np.unique(votes.roll_call, return_inverse=True)
    cells, count = np.unique(of_state.astype(np.int64) * max(len(calls), 1) + of_call, return_counts=True)
    if (count > 1).any():
        cell = int(cells[int(np.argmax(count > 1))])
        message = f"{states[cell // len(calls)]} voted twice on roll call {calls[cell % len(calls)]}; correct the file"
        raise SampleError(message)
