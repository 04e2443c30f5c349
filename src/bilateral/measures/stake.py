r"""Votes in which a state has the stake, and how often another votes as it does there.

On a roll call in which both A and B voted, B has the **stake** if the publisher's text of the roll call names it ("the
situation of human rights in the Democratic People's Republic of Korea", "Cuban amendment"), or if its vote is lonely
(``company``: at most a tenth of the states other than A and B made the same choice). What B wants is what B votes. With
T the roll calls in which B has the stake, and yes 1, abstain 2, no 3:

.. math:: G_{A \to B} = \frac{1}{|T|} \sum_{v \in T} 1 - \frac{|a_v - b_v|}{2}

It reads: the share of B's own votes that A gives, an abstention counting half; it is 1 where A always votes as B, 0
where it always takes the other side. It is directed: who has the stake is the target.

A name is a stake for or against: B's vote says which. It is none where the text only places something ("oil slick on
Lebanese shores" concerns Lebanon; "conference in Mexico" does not concern Mexico), which no list of names can tell.
Who sponsored a text is in no source that is read here, other than texts that say so.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bilateral.measures import cards
from bilateral.measures.company import FEW, lonely_choices
from bilateral.measures.registry import measure
from bilateral.measures.roll_calls import VoteMatrix, Votes, in_company, stacked, with_company
from bilateral.measures.similarity import ANSWERS
from bilateral.shapes.dates import first_day
from bilateral.states import find_mentions

MIN_STAKE: Final = 5
"""Least number of roll calls with a stake for which agreement is given, as many as lonely votes for company."""

_NO_NAME: Final = re.compile(r"\(spoke in [^)]*\)|(?<!papua )\bnew guinea\b", re.IGNORECASE)
"""Languages of speakers, and an island that is not Guinea."""


def states_named(text: str, on: date) -> frozenset[str]:
    """Return the states that the text of a roll call names, also by adjective; leaders and blocs do not count.

    Examples
    --------
    >>> sorted(states_named("(spoke in French): human rights in the Syrian Arab Republic", date(2016, 12, 19)))
    ['SYR']
    """
    found = (one.resolution for one in find_mentions(_NO_NAME.sub(" ", text), on=on, language="en", fuzzy=False))
    return frozenset(one.state_id for one in found if one.state_id is not None and one.via != "leader")


def stakes_named(texts: Mapping[str, tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return the states that are named, by roll call.

    Parameters
    ----------
    texts : mapping of str to tuple of str
        Partial date and text by roll call, as ``un_roll_calls.texts`` gives them.
    """
    return {roll_call: states_named(text, first_day(day)) for roll_call, (day, text) in texts.items()}


@measure(cards.UN_VOTE_STAKE_AGREEMENT)
def stake_agreement(a: Votes, b: Votes, others: NDArray[np.int8], named: NDArray[np.bool_]) -> float:
    """Return the agreement of A with B in the roll calls in which B has the stake.

    Parameters
    ----------
    a, b : int8 array, shape (n_roll_calls,)
        Votes of A, and of B, who has the stake: 1 yes, 2 abstain, 3 no; 0 absent.
    others : int8 array, shape (n_others, n_roll_calls)
        Votes of all other states.
    named : bool array, shape (n_roll_calls,)
        Whether the text names B.

    Returns
    -------
    float
        In [0, 1]; nan where both, and anybody else, voted in fewer than ``MIN_STAKE`` roll calls in which B has the
        stake.

    References
    ----------
    .. [1] A measure of this project; agreement with an abstention counting half is Lijphart, A. (1963). The Analysis
       of Bloc Voting in the General Assembly. American Political Science Review 57(4), 902-917.

    Examples
    --------
    B is named in four roll calls and alone in a fifth; A votes alike, alike, abstains, against, alike.

    >>> rus = np.array([3, 3, 3, 3, 2, 1, 1], dtype=np.int8)
    >>> prk = np.array([3, 3, 2, 1, 2, 1, 3], dtype=np.int8)
    >>> named = np.array([True, True, True, True, False, False, False])
    >>> stake_agreement(prk, rus, np.ones((4, 7), dtype=np.int8), named)
    0.7
    """
    present = (others > 0).sum(axis=0)
    alone = FEW * (others == b).sum(axis=0) <= present
    at_stake = (a > 0) & (b > 0) & (present > 0) & (named | alone)
    if at_stake.sum() < MIN_STAKE:
        return float("nan")
    return float(np.mean(1 - np.abs(a[at_stake].astype(float) - b[at_stake]) / 2))


class StakeAgreements(NamedTuple):
    """Agreement in votes with a stake of all directed pairs, one row each, in order of period, a and b.

    Attributes
    ----------
    a, b : object array of str
        State ids: B has the stake.
    period : int64 array
        Year or session, as given.
    n, named : int64 array
        Roll calls in which both and anybody else voted and B has the stake; those of them in which it is named.
    value : float64 array
        In [0, 1].
    """

    a: NDArray[np.object_]
    b: NDArray[np.object_]
    period: NDArray[np.int64]
    n: NDArray[np.int64]
    named: NDArray[np.int64]
    value: NDArray[np.float64]


def stake_agreements(
    votes_by_period: Mapping[int, VoteMatrix], named: Mapping[str, frozenset[str]], least: int = MIN_STAKE
) -> StakeAgreements:
    """Return agreement in votes with a stake of all directed pairs of states in all periods.

    Parameters
    ----------
    votes_by_period : mapping of int to VoteMatrix
        From ``by_year`` or ``by_session``.
    named : mapping of str to frozenset of str
        States named, by roll call; from ``stakes_named``.
    least : int
        Pairs with fewer roll calls in which B has the stake have no row.

    Examples
    --------
    >>> votes = np.tile(np.array([[3], [2], [1], [1]], dtype=np.int8), 5)
    >>> table = VoteMatrix(("PRK", "RUS", "FRA", "DEU"), tuple("12345"), votes)
    >>> found = stake_agreements({2001: table}, {roll_call: frozenset({"PRK"}) for roll_call in "12345"})
    >>> [(a, b, float(value)) for a, b, value in zip(found.a, found.b, found.value) if b == "PRK"]
    [('DEU', 'PRK', 0.0), ('FRA', 'PRK', 0.0), ('RUS', 'PRK', 0.5)]
    """
    parts = (_period(period, votes_by_period[period], named, least) for period in sorted(votes_by_period))
    return StakeAgreements(*stacked(parts, "OOqqqd"))


def _period(period: int, table: VoteMatrix, named: Mapping[str, frozenset[str]], least: int) -> StakeAgreements:
    """Return the rows of one period: sums of products as in ``company``, over who is named and, apart, who is not."""
    names, votes, voted = with_company(table)
    place = {name: row for row, name in enumerate(names)}
    told = np.zeros(table.votes.shape, dtype=np.float32)
    for row, column in _cells(table, place, named):
        told[row, column] = 1
    told = told[:, in_company(table)]
    present = (votes > 0).astype(np.float32)
    count = present @ (told * present).T
    of_named, total = count.copy(), np.zeros_like(count)
    for choice in ANSWERS:
        chose = (votes == choice).astype(np.float32)
        given = np.where(votes > 0, 1 - np.abs(votes - np.float32(choice)) / 2, 0).astype(np.float32)
        with_a, without_a = lonely_choices(chose, voted)
        joined = chose @ (chose * (1 - told) * with_a).T
        unnamed = (chose * (1 - told) * without_a).T
        total += given @ (chose * told).T + joined + (given - chose) @ unnamed
        count += joined + (present - chose) @ unnamed
    first, second = np.nonzero(~np.eye(len(names), dtype=bool) & (count >= max(least, 1)))
    n = count[first, second].astype(np.int64)
    return StakeAgreements(
        names[first],
        names[second],
        np.full(n.shape, period),
        n,
        of_named[first, second].astype(np.int64),
        total[first, second].astype(np.float64) / n,
    )


def _cells(
    table: VoteMatrix, place: Mapping[str, int], named: Mapping[str, frozenset[str]]
) -> Iterator[tuple[int, int]]:
    """Yield the row of each state and the column of each roll call that names it."""
    for column, roll_call in enumerate(table.roll_calls):
        for state in named.get(roll_call, ()):
            if state in place:
                yield place[state], column
