"""How well estimates foresee votes that were held out."""

from typing import NamedTuple

import numpy as np

from bilateral.measures.ideal_points.result import IdealPoints
from bilateral.measures.ideal_points.sample import Ballots, Rules
from bilateral.measures.ideal_points.sweeps import predicted


class Score(NamedTuple):
    """Mean logarithm of the probability given to votes, over the votes that could be foreseen, and their number."""

    value: float
    n: int


def log_score(found: IdealPoints, held_out: Ballots, rules: Rules = Rules()) -> Score:  # noqa: B008 - immutable
    """Return how well draws foresee votes that they were not made from.

    The probability of a vote is averaged over draws first. Votes of a state in a session, or on an item, of which
    nothing else is known are left out.

    Parameters
    ----------
    found : IdealPoints
        Estimated without these votes.
    held_out : Ballots
    rules : Rules
        The rules of the estimate, for its links.
    """
    items = {item: k for k, item in enumerate(found.items.tolist())}
    places, columns, choices = list[int](), list[int](), list[int]()
    for state, session, call, choice in zip(*(one.tolist() for one in held_out[:4]), strict=True):
        place, column = found.places.get((state, session)), items.get(rules.links.get(call, call))
        if place is not None and column is not None:
            places.append(place)
            columns.append(column)
            choices.append(choice)
    chance = np.zeros(len(places))
    theta, beta, cuts = found.draws
    known = np.array(places, np.int32), np.array(columns, np.int32), np.array(choices, np.int8)
    for chain, draw in np.ndindex(*theta.shape[:2]):
        predicted((theta[chain, draw], beta[chain, draw], cuts[chain, draw]), *known, chance)
    chance /= theta.shape[0] * theta.shape[1]
    return Score(float(np.log(np.maximum(chance, 1e-300)).mean()), len(places))
