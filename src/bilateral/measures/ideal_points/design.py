"""A sample as the arrays that kernels work on; all of it sorted, so that the order of votes does not matter."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bilateral.measures.ideal_points.arrays import Floats, Layout, Whole
from bilateral.measures.ideal_points.sample import Sample, Texts

VOTES_IN_BATCH: Final = 4096
"""Votes worked at a time: enough for long loops, few enough for the fast cache."""

SMOOTHING: Final = 0.5
"""The authors' ``Smooth``: the smaller, the more a state's session before counts."""


class Design(NamedTuple):
    """A sample as arrays.

    Attributes
    ----------
    line, state : array of str, shape (n_units,)
    session : int64 array, shape (n_units,)
        A unit is a line of history in a session; units are in order of line and session.
    n_votes : int64 array, shape (n_units,)
    before, precision : arrays, shape (n_units,)
        The unit that the authors' prior looks back to, the second one for the first; and that prior's precision.
    first : bool array, shape (n_units,)
        Whether a line begins with the unit.
    items : array of str, shape (n_items,)
    unit, item, choice : arrays, shape (n_votes,)
        The votes, by item, choice and unit within a batch.
    layout : Layout
        As kernels take it.
    """

    line: Texts
    state: Texts
    session: NDArray[np.int64]
    n_votes: NDArray[np.int64]
    before: Whole
    precision: Floats
    first: NDArray[np.bool_]
    items: Texts
    unit: Whole
    item: Whole
    choice: NDArray[np.int8]
    layout: Layout


def design(sample: Sample) -> Design:
    """Return a sample as arrays."""
    lines, of_line = np.unique(sample.line, return_inverse=True)
    sessions, of_session = np.unique(sample.session, return_inverse=True)
    keys, unit = np.unique(of_line.astype(np.int64) * len(sessions) + of_session, return_inverse=True)
    line, session = lines[keys // len(sessions)], sessions[keys % len(sessions)]
    items, item = np.unique(sample.item, return_inverse=True)
    states, of_state = np.unique(sample.state, return_inverse=True)
    last = np.zeros(len(keys), dtype=np.int64)
    np.maximum.at(last, unit, of_state)
    n_votes = np.bincount(unit, minlength=len(keys)).astype(np.int64)
    first = np.r_[True, line[1:] != line[:-1]]
    before = looked_back_to(first)
    alone = before < 0
    weight = n_votes / (n_votes + np.where(alone, 0, n_votes[before]))
    order, layout = batches(unit, item, sample.choice, len(items))
    return Design(
        line, states[last], session, n_votes, before, 1.0 / (SMOOTHING * weight), first, items,
        unit[order].astype(np.int32), item[order].astype(np.int32), sample.choice[order], layout,
    )  # fmt: skip


def looked_back_to(first: NDArray[np.bool_]) -> Whole:
    """Return the unit before of each, the second for the first of a line, -1 for the only one.

    Examples
    --------
    >>> looked_back_to(np.array([True, False, False, True])).tolist()
    [1, 0, 1, -1]
    """
    n = len(first)
    before = np.arange(n) - 1
    followed = np.r_[~first[1:], False]
    before[first] = np.where(followed, np.arange(n) + 1, -1)[first]
    return before.astype(np.int32)


def batches(
    unit: NDArray[np.int64], item: NDArray[np.int64], choice: NDArray[np.int8], n_items: int
) -> tuple[NDArray[np.int64], Layout]:
    """Return the order in which kernels want votes, and their layout."""
    of_item = np.bincount(item, minlength=n_items)
    heads = [0]
    held = 0
    for v, count in enumerate(of_item.tolist()):
        if held and held + count > VOTES_IN_BATCH:
            heads.append(v)
            held = 0
        held += count
    batch_items = np.array([*heads, n_items])
    batch = np.searchsorted(batch_items, item, side="right") - 1
    order = np.lexsort((unit, item, choice, batch))
    starts = np.r_[0, np.cumsum(of_item)][batch_items]
    ends = np.stack([np.bincount(batch, choice <= code, minlength=len(heads)) for code in (1, 2, 3)], axis=1)
    code = (item * 3 + choice - 1)[order]
    begins = np.flatnonzero(np.r_[True, code[1:] != code[:-1]])
    lengths = np.diff(np.r_[begins, len(code)])
    segments = np.zeros((n_items * 3, 2), dtype=np.int32)
    offsets = begins - starts[batch[order][begins]]
    segments[code[begins], 0], segments[code[begins], 1] = offsets, offsets + lengths
    layout = (
        unit[order].astype(np.uint32), batch_items.astype(np.int32), starts.astype(np.int32), ends.astype(np.int32),
        segments.reshape(n_items, 3, 2),
    )  # fmt: skip
    return order, layout


class Part(NamedTuple):
    """Some units with the items they voted on: layout of these items' votes, which items, which units."""

    layout: Layout
    items: Whole
    units: Whole


def earliest(whole: Design, share: float) -> Part | None:
    """Return the first sessions, as many as hold at most a share of all votes; None where not even one does."""
    sessions, places = np.unique(whole.session, return_inverse=True)
    held = np.cumsum(np.bincount(places, whole.n_votes)) / len(whole.unit)
    count = int((held <= share).sum())
    if not count:
        return None
    units = np.flatnonzero(whole.session <= sessions[count - 1])
    chosen = np.zeros(len(whole.items), dtype=bool)
    chosen[whole.item[np.isin(whole.unit, units)]] = True
    items = np.flatnonzero(chosen)
    place = np.full(len(whole.items), -1)
    place[items] = np.arange(len(items))
    votes = chosen[whole.item]
    _, layout = batches(whole.unit[votes].astype(np.int64), place[whole.item[votes]], whole.choice[votes], len(items))
    return Part(layout, items.astype(np.int32), units.astype(np.int32))
