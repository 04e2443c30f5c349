from datetime import date

import msgspec
import pytest

import bilateral
from bilateral.assess import Assessment, Verdict, answer, window_of
from bilateral.assess.schema import PATH
from bilateral.assess.sentences import comparison_sentence
from bilateral.questions import PeriodFrom, Question, pair_question, read_question
from bilateral.shapes.schemas import schema_bytes
from bilateral.shapes.vocabulary import Absence, Rung
from bilateral.warehouse import open_release

AS_OF = date(2026, 11, 24)


def ask(text: str, as_of: date = AS_OF) -> Assessment:
    return bilateral.ask(text, as_of=as_of)


def test_the_schema_shipped_is_that_of_the_answer() -> None:
    assert PATH.read_bytes() == schema_bytes(Assessment)


def test_the_contract_names_every_field() -> None:
    answer = msgspec.json.decode(ask("Does North Korea support Putin?").to_json())
    assert answer["schema_version"] == 1
    assert {
        "text",
        "actor",
        "target",
        "direction",
        "dimension",
        "polarity",
        "since",
        "until",
        "periods",
        "as_of",
        "notes",
    } <= set(answer["question"])
    assert {"verdict", "sentence", "confidence", "rows"} == set(answer["answer"])
    assert {"rung", "first", "rows"} <= set(answer["ladder"]["for"])
    assert {"rung", "first", "rows", "searched"} <= set(answer["ladder"]["against"])
    assert {"id", "date", "actor", "target", "text", "rung", "polarity", "dimension", "grade", "source"} <= set(
        answer["for"][0]
    )
    assert {"title", "publisher", "url"} == set(answer["for"][0]["source"])
    assert {"dimension", "for", "against", "measures", "absence"} <= set(answer["dimensions"][0])
    measures = [value for view in answer["dimensions"] for value in view["measures"]]
    assert {"key", "value", "low", "high", "percentile", "years"} <= set(measures[0])
    assert {"answer", "ladder"} == set(answer["reverse"])
    assert {"source", "kind", "absence", "years", "sentence"} <= set(answer["gaps"][0])
    assert answer["sources"]
    assert answer["release"]["name"]


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("Does North Korea support Putin?", ("2023-11-24", "2026-11-24")),
        ("Does North Korea support Russia?", ("2023-11-24", "2026-11-24")),
        ("Does North Korea support Russia since 2010?", ("2010-01-01", "2026-11-24")),
        ("Did North Korea support Russia in 2014?", ("2014-01-01", "2014-12-31")),
        ("Did North Korea support Russia before 2014?", ("1816-01-01", "2013-12-31")),
        ("Did North Korea support the Soviet Union?", ("1922-12-30", "1991-12-25")),
        ("Did North Korea support Medvedev?", ("2008-05-07", "2012-05-07")),
    ],
)
def test_the_period_a_verdict_speaks_of(text: str, window: tuple[str, str]) -> None:
    since, until = window_of(read_question(text, as_of=AS_OF))
    assert (since.isoformat(), until.isoformat()) == window


def test_a_new_leader_shortens_the_window() -> None:
    question = Question(
        text="?", actor="PRK", target="RUS", since="2025-06-04", as_of="2026-11-24", period_from=PeriodFrom.TENURE
    )
    assert window_of(question) == (date(2025, 6, 4), AS_OF)


def test_the_gap_between_two_tenures_is_left_out() -> None:
    whole = bilateral.assess_pair("RUS", "PRK", as_of=date(2013, 12, 31), since="2000-05-07", until="2013-12-31")
    question = read_question("Did Putin support North Korea between 2000 and 2013?", as_of=date(2013, 12, 31))
    putin = bilateral.ask(question.text, as_of=date(2013, 12, 31))
    ids = {row.id for row in (*whole.for_, *whole.against)}
    tenure = {row.id for row in (*putin.for_, *putin.against)}
    assert tenure < ids
    assert "fact/prk-rus-042" in ids - tenure  # 12 June 2009: Medvedev was president


def test_a_question_about_both_answers_both() -> None:
    compared = ask("Who backs whom more, North Korea or Russia?")
    assert compared.answer.sentence.startswith("North Korea goes further: troops for Russia, compared with arms")
    assert set(compared.answer.rows) >= set(compared.ladder.for_.rows) | set(compared.reverse.ladder.for_.rows)
    mutual = ask("How are relations between North Korea and Russia?")
    assert "North Korea supported Russia" in mutual.answer.sentence
    assert "Russia supported North Korea" in mutual.answer.sentence


def test_comparing_without_a_difference() -> None:
    same = bilateral.assess_pair("PRK", "RUS", as_of=AS_OF)
    told = comparison_sentence(same.question, same.ladder, same.ladder, AS_OF)
    assert told.startswith("Both go equally far")
    empty = bilateral.assess_pair("ISL", "BWA", as_of=AS_OF)
    assert comparison_sentence(empty.question, empty.ladder, empty.ladder, AS_OF).startswith(
        "Neither Iceland nor Botswana"
    )


def test_directions_are_told_apart() -> None:
    there = ask("Did North Korea support Russia in 2023 and 2024?")
    assert there.ladder.for_.rung is Rung.TROOPS
    assert there.reverse.ladder.for_.rung is not Rung.TROOPS
    ids = {row.id for row in there.for_ if not row.mutual}
    assert not ids & {row.id for row in there.reverse_rows}


def test_hostile_years_are_told_as_such() -> None:
    cold = bilateral.assess_pair(
        "RUS", "PRK", as_of=AS_OF, since="2017-01-01", until="2017-12-31", dimension="sanctions"
    )
    assert cold.answer.verdict is Verdict.OPPOSES
    assert cold.answer.sentence.index("against it") < cold.answer.sentence.index("for it")


def test_a_question_about_hostility_begins_with_it() -> None:
    answer = ask("Has Russia condemned North Korea since 2006?")
    assert answer.question.polarity == "against"
    assert answer.answer.sentence.index("rung against it") < answer.answer.sentence.index("rung for it")


def test_the_highest_rung_of_all_time_stands_beside_that_of_the_period() -> None:
    answer = ask("Did Russia support North Korea in 2009?")
    assert answer.ladder.for_.ever.rung is Rung.TROOPS
    assert answer.ladder.for_.ever.first == "1950-11-01"
    assert answer.ladder.for_.rung is not Rung.TROOPS


def test_one_dimension_shows_that_dimension_only() -> None:
    arms = bilateral.assess_pair("PRK", "RUS", as_of=AS_OF, dimension="arms")
    assert {row.dimension for row in (*arms.for_, *arms.against, *arms.neutral)} == {"arms"}
    assert [view.dimension for view in arms.dimensions] == ["arms"]
    assert all(not view.measures for view in arms.dimensions)
    blind = [gap for gap in arms.gaps if gap.absence is Absence.BLIND]
    assert any("munitions" in gap.sentence for gap in blind)
    economic = bilateral.assess_pair("PRK", "RUS", as_of=AS_OF, dimension="economic")
    assert {"PRK", "RUS"} <= {
        name for gap in economic.gaps for name in ("PRK", "RUS") if gap.absence is Absence.SUPPRESSED
    }


def test_a_row_by_its_id() -> None:
    answer = bilateral.assess_pair("PRK", "RUS", as_of=AS_OF)
    first = answer.for_[0]
    assert answer.row(first.id) is first
    with pytest.raises(KeyError):
        answer.row("fact/none")


def test_the_same_question_gives_the_same_bytes() -> None:
    question = pair_question("PRK", "RUS", as_of=AS_OF)
    from bilateral.assess import answer

    assert answer(question, open_release()).to_json() == answer(question, open_release()).to_json()


def test_measures_of_votes_have_their_direction_interval_and_decide_nothing() -> None:
    there, back = (bilateral.assess_pair(*pair, as_of=AS_OF) for pair in (("PRK", "RUS"), ("RUS", "PRK")))
    found = [{one.key: one for view in shown.dimensions for one in view.measures} for shown in (there, back)]
    assert found[0]["un_vote_company"].id == f"measure/un_vote_company/{there.release.name}/PRK/RUS/2019"
    assert found[1]["un_vote_company"].id == f"measure/un_vote_company/{there.release.name}/RUS/PRK/2019"
    assert found[0]["un_vote_company"].value != found[1]["un_vote_company"].value
    assert found[0]["un_vote_costly_agreement"] == found[1]["un_vote_costly_agreement"]
    apart = found[0]["un_ideal_point_distance"]
    assert apart == found[1]["un_ideal_point_distance"]
    assert apart.low is not None
    assert apart.high is not None
    assert 0 <= apart.low < apart.value < apart.high
    without = answer(pair_question("PRK", "RUS", as_of=AS_OF), open_release(without=["un_roll_calls"]))
    assert without.answer.verdict == there.answer.verdict
    assert (without.ladder, without.for_, without.against) == (there.ladder, there.for_, there.against)
