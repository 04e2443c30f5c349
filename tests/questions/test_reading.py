import json
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilateral.questions import Code, Question, narrowed, pair_question, read_question
from bilateral.shapes.errors import QuestionError
from bilateral.states import all_states, name_on, spells_of
from tests.questions import fresh_cases, more_cases, third_cases
from tests.questions.cases import ERRORS, READINGS
from tests.questions.more_cases import ANY, Reading
from tests.shared import SHARED, needs_shared

AS_OF = date(2026, 11, 24)
MORE = [
    reading
    for cases in (more_cases, fresh_cases, third_cases)
    for readings in cases.READINGS.values()
    for reading in readings
]
MORE_ERRORS = [
    error for cases in (more_cases, fresh_cases, third_cases) for errors in cases.ERRORS.values() for error in errors
]


def slots(question: Question) -> tuple[str, ...]:
    """Actor and target (in any order where the question is mutual), direction and dimension."""
    pair = (question.actor, question.target)
    return (*(sorted(pair) if question.direction == "mutual" else pair), question.direction.value, question.dimension)


@pytest.mark.parametrize("case", READINGS, ids=[case[0] for case in READINGS])
def test_a_question_is_read(case: tuple[str, str, str, str, str, str | None, str | None]) -> None:
    text, actor, target, direction, dimension, since, until = case
    read = read_question(text, as_of=AS_OF)
    pair = sorted((actor, target)) if direction == "mutual" else [actor, target]
    assert slots(read) == (*pair, direction, dimension)
    if since or until:
        assert (read.since, read.until) == (since, until)


@pytest.mark.parametrize(("text", "code"), ERRORS, ids=[text or "empty" for text, _ in ERRORS])
def test_a_question_that_cannot_be_read_says_why(text: str, code: str) -> None:
    with pytest.raises(QuestionError) as error:
        read_question(text, as_of=AS_OF)
    assert error.value.code == code
    assert error.value.message
    json.dumps(error.value.to_dict())


def test_putin_has_two_tenures_and_the_gap_is_told() -> None:
    read = read_question("Does North Korea support Putin?", as_of=AS_OF)
    assert [(span.since, span.until) for span in read.periods] == [("2000-05-07", "2008-05-07"), ("2012-05-07", None)]
    assert (read.since, read.until) == ("2000-05-07", None)
    assert any("Putin" in note for note in read.notes)


def test_a_misspelling_is_read_and_told() -> None:
    read = read_question("Does Norht Korea suport Rusia?", as_of=AS_OF)
    assert (read.actor, read.target) == ("PRK", "RUS")
    assert any("Norht Korea" in note for note in read.notes)
    assert any("Rusia" in note for note in read.notes)


def test_ambiguity_names_the_candidates() -> None:
    with pytest.raises(QuestionError) as error:
        read_question("Does Korea support Russia?", as_of=AS_OF)
    assert set(error.value.details["candidates"]) >= {"PRK", "KOR"}


def test_a_bloc_names_its_members() -> None:
    with pytest.raises(QuestionError) as error:
        read_question("Does NATO support Ukraine?", as_of=AS_OF)
    assert {"USA", "FRA", "TUR", "FIN"} <= set(error.value.details["members"])


def test_the_soviet_union_dates_a_question() -> None:
    read = read_question("Did the Soviet Union support Cuba?", as_of=AS_OF)
    assert (read.actor, read.since, read.until) == ("RUS", "1922-12-30", "1991-12-25")


def test_a_pair_needs_no_question() -> None:
    read = pair_question("Pyongyang", "RUS", as_of=AS_OF, dimension="arms", since="2023-01-01")
    assert (read.actor, read.target, read.dimension, read.since) == ("PRK", "RUS", "arms", "2023-01-01")


@pytest.mark.parametrize(
    ("actor", "target", "changes", "code"),
    [
        ("Atlantis", "Russia", {}, "unknown_state"),
        ("Korea", "Russia", {}, "ambiguous_state"),
        ("NATO", "Russia", {}, "not_a_state"),
        ("Moscow", "Russia", {}, "same_state"),
        ("East Germany", "Russia", {}, "state_not_in_period"),
        ("China", "Russia", {"since": "2030-01-01"}, "period_in_future"),
        ("China", "Russia", {"since": "2020-01-01", "until": "2019-01-01"}, "cannot_parse"),
        ("China", "Russia", {"dimension": "magic"}, "cannot_parse"),
    ],
)
def test_a_pair_is_refused_like_a_question(actor: str, target: str, changes: dict[str, str], code: str) -> None:
    with pytest.raises(QuestionError) as error:
        pair_question(actor, target, as_of=AS_OF, **changes)
    assert error.value.code == code


def test_flags_narrow_a_question() -> None:
    read = read_question("Does North Korea support Putin?", as_of=AS_OF)
    arms = narrowed(read, dimension="arms", since="2006-01-01", until="2013-12-31")
    assert (arms.dimension, arms.since, arms.until) == ("arms", "2006-01-01", "2013-12-31")
    assert [(span.since, span.until) for span in arms.periods] == [
        ("2006-01-01", "2008-05-07"),
        ("2012-05-07", "2013-12-31"),
    ]
    with pytest.raises(QuestionError, match="do not overlap"):
        narrowed(read, dimension=None, since="2009-01-01", until="2010-01-01")


@pytest.mark.parametrize("expected", MORE, ids=[reading.question for reading in MORE])
def test_more_questions_are_read(expected: Reading) -> None:
    read = read_question(expected.question, as_of=AS_OF)
    pair = [read.actor, read.target]
    wanted = [expected.actor, expected.target]
    if expected.direction != "actor->target":
        pair, wanted = sorted(pair), sorted(wanted)
    assert (pair, read.direction) == (wanted, expected.direction)
    got = (read.dimension, read.polarity, read.since, read.until)
    assert all(one in {ANY, other} for one, other in zip(expected[4:], got, strict=True)), got


@pytest.mark.parametrize(("text", "codes"), MORE_ERRORS, ids=[text for text, _ in MORE_ERRORS])
def test_more_questions_are_refused(text: str, codes: tuple[str, ...]) -> None:
    with pytest.raises(QuestionError) as error:
        read_question(text, as_of=AS_OF)
    assert error.value.code in codes
    assert error.value.message
    json.dumps(error.value.to_dict())


@pytest.mark.parametrize(
    ("active", "passive"),
    [("support", "supported"), ("back", "backed"), ("arm", "armed"), ("fund", "funded"), ("condemn", "condemned")],
)
def test_active_and_passive_mean_the_same(active: str, passive: str) -> None:
    one = read_question(f"Does Chile {active} Peru?", as_of=AS_OF)
    other = read_question(f"Is Peru {passive} by Chile?", as_of=AS_OF)
    assert slots(one) == slots(other)
    assert one.polarity == other.polarity


@pytest.mark.parametrize("state", [state.state_id for state in all_states() if state.state_id not in {"RUS", "JPN"}])
def test_every_state_can_be_asked_about(state: str) -> None:
    spells = spells_of(state)
    first = date.fromisoformat(spells[-1].start or "1950-01-01") if spells else date(1950, 1, 1)
    name = name_on(state, first if spells else None)
    gone = bool(spells and spells[-1].end)
    year = f" on {first.isoformat()}" if gone else ""
    for text, actor, target in (
        (f"Did {name} support Japan{year}?", state, "JPN"),
        (f"Was Japan supported by {name}{year}?", state, "JPN"),
        (f"Bekam {name} Geld von Japan{year.replace('on', 'am')}?", "JPN", state),
    ):
        try:
            read = read_question(text, as_of=AS_OF)
        except QuestionError as error:
            assert error.code == "state_not_in_period", text  # noqa: PT017 -- Japan is younger than some
            continue
        assert (read.actor, read.target) == (actor, target), text


def test_what_happens_despite_sanctions_is_not_about_sanctions() -> None:
    read = read_question("Does China trade with North Korea despite UN sanctions?", as_of=AS_OF)
    assert (read.dimension, read.polarity) == ("economic", "for")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Did Serbia support Russia in 1995?", "YUG"),
        ("Did Serbia support Russia in 2015?", "SRB"),
        ("Did Germany support Russia since 1975?", "DEU"),
        ("Did West Germany support Russia in 1975?", "DEU"),
        ("Did Korea support Russia in 1900?", "JOS"),
    ],
)
def test_names_are_read_for_the_period(text: str, actor: str) -> None:
    assert read_question(text, as_of=AS_OF).actor == actor


@pytest.mark.parametrize("name", ["Germany", "Vietnam", "Yemen", "Korea"])
def test_a_name_that_two_states_bore_then_is_ambiguous(name: str) -> None:
    with pytest.raises(QuestionError) as error:
        read_question(f"Did {name} support Cuba in 1973?", as_of=AS_OF)
    assert error.value.code == "ambiguous_state"


def test_a_misspelt_keyword_is_read_and_told() -> None:
    read = read_question("Does Pakistan buy Chinese wepons?", as_of=AS_OF)
    assert (read.actor, read.dimension) == ("CHN", "arms")
    assert any("wepons" in note for note in read.notes)


def test_the_slot_of_an_unknown_name_follows_its_role() -> None:
    with pytest.raises(QuestionError) as error:
        read_question("Is Wakanda supported by Russia?", as_of=AS_OF)
    assert (error.value.details["slot"], error.value.details["text"]) == ("target", "Wakanda")


def test_the_tenures_of_two_leaders_are_cut_to_the_time_they_share() -> None:
    read = read_question("Does Xi Jinping support Putin?", as_of=AS_OF)
    assert (read.since, read.until) == ("2012-11-15", None)
    with pytest.raises(QuestionError) as error:
        read_question("Did Gorbachev support Xi Jinping?", as_of=AS_OF)
    assert error.value.code == "state_not_in_period"


def test_an_event_that_dates_a_question_is_told() -> None:
    read = read_question("Did the US arm Iraq during the Iran-Iraq war?", as_of=AS_OF)
    assert any("1980-09-22" in note for note in read.notes)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("Did Chile help Peru in the first half of 2023?", "2023-01-01", "2023-06-30"),
        ("Did Chile help Peru in Q3 2021?", "2021-07-01", "2021-09-30"),
        ("Has Chile helped Peru this year?", "2026-01-01", None),
        ("Has Chile helped Peru over the last half century?", "1976-11-24", None),
        ("Has Chile helped Peru in the past 18 months?", "2025-05-24", None),
        ("Did Chile help Peru before the Falklands War?", None, "1982-04-02"),
        ("Has Chile helped Peru after the Falklands War?", "1982-06-14", None),
        ("Did Chile help Peru before the twentieth century?", None, "1900-12-31"),
        ("Chile -> Peru ..1999-06", None, "1999-06-30"),
    ],
)
def test_periods(text: str, since: str | None, until: str | None) -> None:
    read = read_question(text, as_of=AS_OF)
    assert (read.since, read.until) == (since, until)


@pytest.mark.parametrize("text", ["Will China support Russia by 2040?", "Will China support Russia in the future?"])
def test_what_is_to_come_is_refused(text: str) -> None:
    with pytest.raises(QuestionError) as error:
        read_question(text, as_of=AS_OF)
    assert error.value.code == "period_in_future"


def test_names_that_are_no_states_do_not_date_independence() -> None:
    with pytest.raises(QuestionError) as error:
        read_question('Has "A B" supported NATO since independence?', as_of=AS_OF)
    assert error.value.code in {"not_a_state", "unknown_state"}


def _is_read_or_refused(text: str) -> None:
    try:
        read = read_question(text, as_of=AS_OF)
    except QuestionError as error:
        code = error.code
    else:
        assert read.actor != read.target
        return
    assert code in list(Code)


@settings(max_examples=3000, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    _is_read_or_refused(text)


PIECES = st.sampled_from(
    """
    Russia|Iran|the US|Korea|NATO|Atlantis|Putin|Soviet|Chinese|@0|@|'s|supports|Does|is|by|from|between|and|or|who|more
    than|each other|->|<-|in|since|until|2010|..|1950s|0000|99|February 30, 2021|last|years|20th century|not|?|sanctions
    the war in Ukraine|arms|military aid|vote|with|on|over|though|,|Hat|unterstützt|von|seit|über|die DDR|independence
    """.replace("\n", "|").split("|")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_any_jumble_of_known_words_is_read_or_refused(text: str) -> None:
    _is_read_or_refused(text)


def test_a_megabyte_is_refused_at_once() -> None:
    started = time.perf_counter()
    with pytest.raises(QuestionError, match="characters"):
        read_question("Does Russia support Cuba? " * 40_000, as_of=AS_OF)
    assert time.perf_counter() - started < 0.1


def test_a_question_is_read_in_milliseconds() -> None:
    texts = [reading.question for reading in MORE]
    for text in texts:
        read_question(text, as_of=AS_OF)
    started = time.perf_counter()
    for text in texts:
        read_question(text, as_of=AS_OF)
    assert (time.perf_counter() - started) / len(texts) < 0.02  # about 0.002 on an idle machine


@needs_shared
def test_the_sample_of_the_benchmark_is_read() -> None:
    lines = (SHARED / "benchmark/questions/questions.jsonl").read_text(encoding="utf-8").splitlines()
    for item in map(json.loads, lines):
        if item["expected_error"]:
            with pytest.raises(QuestionError) as error:
                read_question(item["question"], as_of=AS_OF)
            assert error.value.code == item["expected_error"]["code"], item
        else:
            wanted = item["expected"]
            read = read_question(item["question"], as_of=AS_OF)
            pair = [wanted["actor"], wanted["target"]]
            pair = sorted(pair) if wanted["direction"] == "mutual" else pair
            assert slots(read) == (*pair, wanted["direction"], wanted["dimension"]), item
            if wanted["period"]:
                for got, expected in zip((read.since, read.until), wanted["period"], strict=True):
                    assert expected is None or (got or "")[:4] == expected[:4], item
