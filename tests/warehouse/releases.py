"""A small release, made of invented facts and votes by the builder of the real one."""

from pathlib import Path

import numpy as np

from bilateral.measures.all_similarities import AllSimilarities
from bilateral.measures.roll_calls import VoteMatrix
from bilateral.measures.starter import NAME, Parts, Results, results_of, write
from bilateral.warehouse.manifest import Input, Manifest
from tests.record.facts import fact

FACTS = (
    fact(id="aut-che-002", date="2021-01-01"),
    fact(id="aut-che-001", date="2020-05-04", actor="CHE", target="AUT"),
    fact(id="aut-deu-001", target="DEU"),
)
STATES = ("AUT", "CHE", "DEU", "PRK")
YEARS = (2001, 2002, 2010)


def matrices() -> dict[int, VoteMatrix]:
    """Return votes of four states in three years; PRK hardly votes in 2002, AUT and CHE always say yes in 2010."""
    random = np.random.default_rng(7)
    tables = {}
    for year in YEARS:
        votes = random.integers(0, 4, (len(STATES), 40)).astype(np.int8)
        if year == 2002:
            votes[3, 5:] = 0
        if year == 2010:
            votes[:2] = 1
        tables[year] = VoteMatrix(STATES, tuple(map(str, range(40))), votes)
    return tables


def columns() -> AllSimilarities:
    """Return the similarity of those votes."""
    return results().similarity


def results() -> Results:
    """Return all results of those votes; the first ten roll calls of each year name PRK."""
    return results_of(matrices(), {str(roll_call): frozenset({"PRK"}) for roll_call in range(10)})


def make(folder: Path) -> Manifest:
    """Write the release; it has no ideal points."""
    votes = Input(source="un_roll_calls", licence="CC0-1.0", vintage="a" * 64, rows=480, files=())
    record = Input(source="record", licence="CC-BY-4.0", vintage="b" * 64, rows=len(FACTS), files=())
    return write(folder, Parts(facts=FACTS, record=record, results=(votes, results()), points=None, previous=None))


__all__ = ["FACTS", "NAME", "columns", "make", "matrices", "results"]
