"""All similarities of all pairs: equal to the kernels, to a naive loop, and to what others publish."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilateral.measures.all_similarities import AllSimilarities, all_similarities
from bilateral.measures.roll_calls import VoteMatrix, by_session, by_year, contested, of_issue
from bilateral.measures.similarity import MIN_SHARED
from bilateral.shapes.blocks import single_rows
from bilateral.shapes.rows import Attribute, Vote
from bilateral.sources import qss_unvoting
from tests.measures import naive
from tests.measures.votes import KERNELS, Table, matrix, mirror_votes, same, tables, votes
from tests.shared import SHARED, needs_shared

Key = tuple[str, str, int]


def _rows(found: AllSimilarities) -> dict[Key, naive.Row]:
    keys = zip(found.a, found.b, found.period.tolist(), strict=True)
    values = zip(*(column.tolist() for column in found[3:]), strict=True)
    return {key: naive.Row(*row) for key, row in zip(keys, values, strict=True)}


def _equal(found: dict[Key, naive.Row], wanted: dict[Key, naive.Row]) -> None:
    """Hold rows against each other, counts exactly and values to 1e-6; None is nan."""
    assert list(found) == list(wanted)
    for key, row in wanted.items():
        assert found[key][:2] == row[:2]
        for name, one, other in zip(naive.Row._fields[2:], found[key][2:], row[2:], strict=True):
            assert same(one or 0.0, math.nan if other is None else other, 1e-6), (key, name)


@given(tables(2, (MIN_SHARED, 40)))
def test_all_at_once_equals_the_naive_loop_and_every_kernel(table: Table) -> None:
    found = _rows(all_similarities({7: matrix(table)}))
    _equal(found, naive.similarity({7: matrix(table)}, MIN_SHARED))
    names = matrix(table).states
    for (a, b, _), row in found.items():
        x, y = table[names.index(a)], table[names.index(b)]
        for name, kernel in KERNELS.items():
            assert same(getattr(row, name), kernel(x, y)), name
        assert math.isnan(KERNELS["kappa"](x, y)) or row.kappa == KERNELS["kappa"](x, y)  # to the last bit: ranks tie


@given(tables(3, (MIN_SHARED, 30)), st.randoms(use_true_random=False))
def test_the_order_of_roll_calls_states_and_periods_does_not_matter(table: Table, order: np.random.Generator) -> None:
    one = matrix(table)
    rows, columns = list(range(len(table))), list(range(table.shape[1]))
    order.shuffle(rows)
    order.shuffle(columns)
    other = VoteMatrix(tuple(one.states[row] for row in rows), (), table[rows][:, columns])
    first, second = all_similarities({1: one, 2: one}), all_similarities({2: other, 1: other})
    assert str(_rows(first)) == str(_rows(second))


@given(tables(3, (MIN_SHARED, 30)))
def test_a_state_that_is_always_absent_has_no_row(table: Table) -> None:
    absent = np.vstack([table, np.zeros((1, table.shape[1]), dtype=np.int8)])
    assert str(_rows(all_similarities({1: matrix(table)}))) == str(_rows(all_similarities({1: matrix(absent)})))


def test_first_state_comes_first_in_the_alphabet_and_rows_in_order_of_period() -> None:
    three = VoteMatrix(("CCC", "AAA", "BBB"), (), np.tile(votes("YANYANYANYAN"), (3, 1)))
    found = all_similarities({2: three, 1: three})
    assert list(zip(found.period.tolist(), found.a, found.b, strict=True)) == [
        (period, a, b) for period in (1, 2) for a, b in (("AAA", "BBB"), ("AAA", "CCC"), ("BBB", "CCC"))
    ]


def test_a_least_number_of_shared_roll_calls() -> None:
    table = matrix(np.tile(votes("YAN"), (2, 1)))
    assert len(all_similarities({1: table}).n) == 0
    assert all_similarities({1: table}, least=3).n.tolist() == [3]
    assert len(all_similarities({}).n) == 0


@needs_shared
@pytest.mark.parametrize("year", [1946, 1974, 1991, 2010, 2019])
def test_all_real_dyads_of_a_year_equal_the_naive_loop(year: int) -> None:
    of_year = by_year(vote for vote in mirror_votes() if vote.date.startswith(str(year)))
    _equal(_rows(all_similarities(of_year)), naive.similarity(of_year, MIN_SHARED))


@needs_shared
def test_identical_shares_are_those_of_a_published_table_to_1989() -> None:
    reader = qss_unvoting.READER
    rows = single_rows(reader.rows(reader.open(SHARED / "mirror" / "unga")))
    published = {
        (row.kind[-3:], row.state, int(row.since)): row.value
        for row in rows
        if isinstance(row, Attribute) and row.kind in qss_unvoting.SHARES.values() and int(row.since) <= 1989
    }
    sessions = {int(session) + 1945: contested(table) for session, table in by_session(mirror_votes()).items()}
    found = all_similarities({year: table for year, table in sessions.items() if year <= 1989}, least=1)
    ours = {
        key: share
        for a, b, year, share in zip(found.a, found.b, found.period.tolist(), found.identical_share, strict=True)
        for key in ((a, b, year), (b, a, year))
    }
    assert len(published) == 9_842
    for (power, state, year), share in published.items():
        assert share == pytest.approx(1.0 if power == state else ours[power, state, year], abs=5e-7)


@needs_shared
def test_the_mirror_s_dyad_sessions() -> None:
    sessions = {int(session): table for session, table in by_session(mirror_votes()).items()}
    found = all_similarities(sessions, least=1)
    # 826,638 under the publisher's names; in session 60 one name, Yugoslavia, is two states: to June 2006, and since
    two = (found.period == 60) & ((found.a == "SRB") | (found.b == "SRB"))
    assert len(found.n) == 826_794
    assert len(found.n) - two.sum() <= 826_638
    table = sessions[60]
    whole = table.votes.copy()
    whole[table.states.index("YUG")] += whole[table.states.index("SRB")]
    whole[table.states.index("SRB")] = 0
    assert len(all_similarities(sessions | {60: table._replace(votes=whole)}, least=1).n) == 826_638


@needs_shared
def test_the_mirror_s_figures_for_north_korea_and_russia() -> None:
    of_pair = [vote for vote in mirror_votes() if vote.state in ("PRK", "RUS")]
    found = all_similarities({int(session): table for session, table in by_session(of_pair).items()}, least=1)
    assert (found.n.sum(), found.identical.sum()) == (2_089, 1_324)
    row = _rows(found)["PRK", "RUS", 74]
    assert (row.n, row.identical) == (78, 61)


@needs_shared
def test_session_and_calendar_year_are_two_things() -> None:
    of_pair = [vote for vote in mirror_votes() if vote.state in ("CHN", "RUS")]
    by_sessions = _rows(all_similarities({65: by_session(of_pair)["65"]}))
    by_years = _rows(all_similarities({2010: by_year(of_pair)[2010]}))
    assert by_sessions["CHN", "RUS", 65].kappa == pytest.approx(0.456, abs=5e-4)
    assert by_years["CHN", "RUS", 2010].kappa == pytest.approx(0.385, abs=5e-4)


@needs_shared
def test_one_issue_has_its_own_roll_calls() -> None:
    of_pair = [vote for vote in mirror_votes() if vote.state in ("PRK", "RUS")]
    rights = all_similarities({int(key): table for key, table in by_session(of_issue(of_pair, "hr")).items()}, least=1)
    by_hand: dict[str, set[str]] = {}
    for vote in of_pair:
        if "hr" in vote.issues and vote.choice != "absent":
            by_hand.setdefault(vote.roll_call, set()).add(vote.state)
    assert rights.n.sum() == sum(len(states) == 2 for states in by_hand.values())
    assert 0 < rights.n.sum() < 2_089


def _vote(state: str, roll_call: str, issues: str) -> Vote:
    return Vote(
        at=f"test/{'0' * 12}/{state}{roll_call}", vintage="0" * 64, published="2001", state=state, body="UNGA",
        roll_call=roll_call, session="56", date="2001-12-03", choice="yes", issues=issues,
    )  # fmt: skip


def test_an_issue_is_a_word_of_the_vote_s_list() -> None:
    given_ = [_vote("PRK", "1", "co hr"), _vote("PRK", "2", ""), _vote("PRK", "3", "nu")]
    assert [vote.roll_call for vote in of_issue(given_, "hr")] == ["1"]
    assert [vote.roll_call for vote in of_issue(given_, "nu")] == ["3"]
