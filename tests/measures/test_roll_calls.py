"""Votes as matrices lose no vote."""

import numpy as np
import pytest

from bilateral.measures.roll_calls import DoubleVoteError, by_session, by_year, matrix
from bilateral.shapes.rows import Choice, Vote


def _vote(state: str, roll_call: str, choice: Choice, date: str = "2001-12-03", session: str = "56") -> Vote:
    return Vote(
        at=f"test/{'0' * 12}/{state}{roll_call}",
        vintage="0" * 64,
        published=date,
        state=state,
        body="UNGA",
        roll_call=roll_call,
        session=session,
        date=date,
        choice=choice,
    )


def test_every_vote_has_its_cell_and_only_absence_is_empty() -> None:
    found = matrix(
        [_vote("RUS", "7", "no"), _vote("PRK", "7", "abstain"), _vote("PRK", "9", "yes"), _vote("KOR", "9", "absent")]
    )
    assert found.states == ("KOR", "PRK", "RUS")
    assert found.roll_calls == ("7", "9")
    assert found.votes.tolist() == [[0, 0], [2, 1], [3, 0]]
    assert found.votes.dtype == np.int8


def test_a_second_vote_on_one_roll_call_is_refused() -> None:
    with pytest.raises(DoubleVoteError, match="PRK voted twice on UNGA roll call 7"):
        matrix([_vote("PRK", "7", "no"), _vote("PRK", "7", "no")])


def test_a_session_that_runs_into_the_next_year_is_split_by_year_only() -> None:
    votes = [_vote("PRK", "1", "no", "2001-12-03"), _vote("PRK", "2", "no", "2002-03", "56")]
    assert list(by_year(votes)) == [2001, 2002]
    assert list(by_session(votes)) == ["56"]
    assert sum((table.votes > 0).sum() for table in by_year(votes).values()) == len(votes)
