"""The ten rules of the design, each a test; those about publishers' data are in tests/sources and tests/warehouse."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bilateral
from bilateral.assess import Assessment, Verdict, answer
from bilateral.questions import pair_question
from bilateral.record.coverage import Status, coverage
from bilateral.shapes.dates import first_day
from bilateral.shapes.errors import QuestionError
from bilateral.shapes.vocabulary import Absence, Completeness, Kind
from bilateral.sources import cards
from bilateral.states import all_states, name_on, resolve
from bilateral.warehouse import open_release

AS_OF = date(2026, 11, 24)


def assess(a: str, b: str, as_of: date = AS_OF, **more: str) -> Assessment:
    return bilateral.assess_pair(a, b, as_of=as_of, **more)


def test_1_missing_is_not_zero_and_only_a_census_says_zero() -> None:
    for card in cards():
        for kind in (Kind.ARMS, Kind.VOTE, Kind.TRADE, Kind.DEFENCE_PACT):
            for year in (1900, 1950, 2010, 2030):
                if card.absence(kind, year) is Absence.ZERO:
                    assert card.completeness is Completeness.CENSUS
                    assert kind in card.kinds
                    assert card.years[0] <= year <= card.years[1]
    unsearched = assess("ISL", "BWA")
    assert unsearched.answer.verdict is Verdict.NOT_ENOUGH_EVIDENCE
    assert all(view.absence is not Absence.ZERO for view in unsearched.dimensions)


def test_2_acts_of_both_stand_on_both_sides_and_are_counted_once() -> None:
    there, back = assess("PRK", "RUS", since="1945-01-01"), assess("RUS", "PRK", since="1945-01-01")
    mutual = {row.id for row in (*there.for_, *there.against, *there.neutral) if row.mutual}
    assert mutual
    assert mutual == {row.id for row in (*back.for_, *back.against, *back.neutral) if row.mutual}
    ids = [row.id for row in (*there.for_, *there.against, *there.neutral)]
    assert len(ids) == len(set(ids))


def test_3_no_row_is_lost_between_the_record_and_the_answers() -> None:
    release = open_release()
    facts = {f"fact/{fact.id}" for fact in release.facts_between("PRK", "RUS")}
    shown: set[str] = set()
    for pair in (("PRK", "RUS"), ("RUS", "PRK")):
        whole = assess(*pair, since="1900-01-01")
        shown |= {row.id for row in (*whole.for_, *whole.against, *whole.neutral)}
    assert shown == facts


def test_4_names_go_by_date() -> None:
    assert name_on("RUS", date(1980, 1, 1)) == "Soviet Union"
    assert name_on("RUS", date(2020, 1, 1)) == "Russia"
    told = assess("USSR", "PRK", since="1950-01-01", until="1953-07-27").answer.sentence
    assert "the Soviet Union" in told
    assert "Russia " not in told


@pytest.mark.parametrize(
    ("one", "other"),
    [("North Korea", "South Korea"), ("DR Congo", "Republic of the Congo"), ("Kosovo", "Serbia"), ("Niger", "Nigeria")],
)
def test_5_neighbours_in_name_are_never_swapped(one: str, other: str) -> None:
    first, second = resolve(one), resolve(other)
    assert first.status == second.status == "state"
    assert first.state_id != second.state_id


def test_7_any_source_can_be_off_and_the_answer_says_less() -> None:
    question = pair_question("PRK", "RUS", as_of=AS_OF)
    full = answer(question, open_release())
    without_votes = answer(question, open_release(without=["un_roll_calls"]))
    assert any(view.measures for view in full.dimensions)
    assert not any(view.measures for view in without_votes.dimensions)
    assert without_votes.answer.verdict == full.answer.verdict
    without_record = answer(question, open_release(without=["record"]))
    assert without_record.answer.verdict is Verdict.NOT_ENOUGH_EVIDENCE
    assert any(gap.source == "record" for gap in without_record.gaps)
    assert {used.key for used in without_record.sources} == {"un_roll_calls"}


def test_8_the_vintage_is_part_of_the_answer() -> None:
    now = assess("PRK", "RUS")
    assert len(now.release.sha256) == 64
    assert all(len(used.vintage) == 64 for used in now.sources)
    assert now.release.reconstructed is None
    then = assess("PRK", "RUS", as_of=date(2021, 12, 31))
    assert then.release.reconstructed == "reconstructed from the vintage of 2026-11-24"


def test_9_no_source_without_a_licence() -> None:
    assert all(card.licence and card.publisher and card.url for card in cards())
    assert all(used.licence for used in assess("PRK", "RUS").sources)


def test_10_likeness_and_event_feeds_never_decide() -> None:
    alike = assess("CHE", "AUT")
    assert any(view.measures for view in alike.dimensions)
    assert alike.answer.verdict is Verdict.NOT_ENOUGH_EVIDENCE
    assert alike.ladder.for_.rung is None


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 29_000))
def test_as_of_shows_nothing_of_later(days: int) -> None:
    as_of = date(1947, 1, 1) + timedelta(days=days)
    try:
        found = assess("RUS", "PRK", as_of=as_of)
    except QuestionError:  # North Korea was no state yet
        assert as_of < date(1948, 9, 10)
        return
    rows = (*found.for_, *found.against, *found.neutral, *found.reverse_rows)
    assert all(first_day(row.date) <= as_of for row in rows)
    release = open_release()
    assert all(first_day(release.fact(row.id).published) <= as_of for row in rows)


def test_every_pair_of_states_gets_an_answer() -> None:
    release = open_release()
    ids = [state.state_id for state in all_states() if not state.spells or state.spells[-1].end is None]
    for one, other in zip(ids, ids[7:], strict=False):
        found = answer(pair_question(one, other, as_of=AS_OF), release)
        assert found.answer.sentence.endswith(".")
        assert found.gaps


def test_finding_nothing_is_told_apart_from_not_searching() -> None:
    assert coverage("PRK", "RUS").nuclear is Status.COMPLETE
    quiet = assess("PRK", "RUS", dimension="nuclear")
    assert quiet.answer.verdict is Verdict.NO_RECORDED_SUPPORT
    assert quiet.dimensions[0].absence is None
    assert "searched" in quiet.answer.sentence
