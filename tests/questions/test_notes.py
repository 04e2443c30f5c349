"""What a user is told: notes, refusals, and the directions and dimensions that newcomers stumbled over."""

from datetime import date

import pytest

from bilateral.questions import narrowed, pair_question, read_question
from bilateral.shapes.errors import QuestionError
from bilateral.states import all_states, name_on, spells_of
from tests.questions.test_reading import AS_OF


def notes(text: str) -> str:
    return "\n".join(read_question(text, as_of=AS_OF).notes)


def refusal(text: str) -> QuestionError:
    with pytest.raises(QuestionError) as error:
        read_question(text, as_of=AS_OF)
    return error.value


@pytest.mark.parametrize(
    ("text", "actor", "target", "direction", "polarity"),
    [
        ("Did North Korea repay its debt to Russia?", "PRK", "RUS", "actor->target", "for"),
        ("Has North Korea paid back what it owes to Russia?", "PRK", "RUS", "actor->target", "for"),
        ("Has North Korea paid off its debts to Russia?", "PRK", "RUS", "actor->target", "for"),
        ("Does North Korea owe Russia money?", "RUS", "PRK", "actor->target", "for"),
        ("Is Russia owed money by North Korea?", "RUS", "PRK", "actor->target", "for"),
        ("Is North Korea in debt to Russia?", "RUS", "PRK", "actor->target", "for"),
        ("Did North Korea steal from Russia?", "PRK", "RUS", "actor->target", "against"),
        ("Has technology been stolen from Russia by North Korea?", "PRK", "RUS", "actor->target", "against"),
        ("Is Russia isolated from North Korea?", "RUS", "PRK", "mutual", "for"),
        ("Has China isolated Taiwan?", "CHN", "TWN", "actor->target", "against"),
        ("Verlässt sich Russland auf Nordkorea?", "PRK", "RUS", "actor->target", "for"),
        ("Stützt sich Mali auf Russland?", "RUS", "MLI", "actor->target", "for"),
        ("Wird Russland von Nordkorea bestohlen?", "PRK", "RUS", "actor->target", "against"),
    ],
)
def test_directions(text: str, actor: str, target: str, direction: str, polarity: str) -> None:
    read = read_question(text, as_of=AS_OF)
    assert ({read.actor, read.target}, read.direction, read.polarity) == ({actor, target}, direction, polarity)
    assert direction == "mutual" or read.actor == actor


@pytest.mark.parametrize(
    "text",
    [
        "Did Russia support North Korea in 1700?",
        "Did Russia support Turkey before 1750?",
        "Did Russia support Turkey in the 17th century?",
        "Did Russia support Turkey in the 1700s?",
        "Did Russia support Turkey between 1700 and 1720?",
        "Did Russia support Turkey in 1810?",
        "Hat Russland im Jahr 1700 Schweden angegriffen?",
        "Hat Russland im 18. Jahrhundert Schweden angegriffen?",
    ],
)
def test_a_time_before_the_list_of_states_is_refused(text: str) -> None:
    error = refusal(text)
    assert error.code == "state_not_in_period"
    assert "1816" in error.message
    assert error.details["spells"]


def test_a_number_of_things_is_no_year() -> None:
    read = read_question("Did North Korea send 1500 soldiers to Russia in exchange for 1200 tonnes?", as_of=AS_OF)
    assert (read.since, read.until) == (None, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Has Cuba supported Russia since the invasion of Ukraine?", "since the invasion of Ukraine"),
        ("Did Cuba support China during the Vietnam War?", "during the Vietnam War"),
        ("Hat Kuba Russland seit dem Überfall auf die Ukraine unterstützt?", "seit dem Überfall auf die Ukraine"),
        ("Did the US arm Iraq during the Iran-Iraq War?", "during the Iran-Iraq War"),
        ("Did Cuba help Chile after Russia's invasion of Ukraine?", "after Russia's invasion of Ukraine"),
    ],
)
def test_an_event_is_told_in_the_words_of_the_user(text: str, words: str) -> None:
    assert f"Dates taken for '{words}': " in notes(text).replace('"', "'")


@pytest.mark.parametrize(
    "text",
    [
        "Hat Russland Nordkorea bewaffnet?",
        "Hat Nordkorea Japan bedroht?",
        "Kämpft Nordkorea für Russland?",
        "Hat Russland Nordkorea besucht?",
        "Hat Russland Syrien bombardiert?",
        "Hat China Russland kritisiert?",
        "Verurteilten Japan und China einander?",
    ],
)
def test_inflected_forms_are_read_without_a_note(text: str) -> None:
    assert "is read as" not in notes(text)


def test_tenures_that_touch_are_told_as_one() -> None:
    read = read_question("Did Gorbachev support North Korea?", as_of=AS_OF)
    assert [(span.since, span.until) for span in read.periods] == [("1985-03-11", "1991-12-25")]
    assert "1985-03-11 to 1991-12-25" in "\n".join(read.notes)
    assert "1990" not in "\n".join(read.notes)
    error = refusal("Did Gorbachev support North Korea in 2005?")
    assert "1990" not in error.message
    assert len(error.details["periods"]) == 1


def test_a_state_named_as_the_topic_is_told() -> None:
    told = "Taken as the topic, not as a party: Ukraine."
    assert told in read_question("Does North Korea support Russia over Ukraine?", as_of=AS_OF).notes
    assert told in read_question("Unterstützt Nordkorea Russland im Krieg in der Ukraine?", as_of=AS_OF).notes
    assert "topic" not in notes("Does North Korea support Russia?")
    assert "topic" not in notes("Has Cuba supported Russia since the invasion of Ukraine?")


@pytest.mark.parametrize(
    ("text", "named", "others", "since"),
    [
        ("Does Kim support Putin?", ("Kim Jong Un",), ("Kim Jong Il", "Kim Il Sung"), "2012-05-07"),
        ("Did Kim support Stalin?", ("Kim Il Sung",), ("Kim Jong Un", "Kim Jong Il"), "1948-09-09"),
        ("Did Medvedev support Kim?", ("Kim Jong Il", "Kim Jong Un"), ("Kim Il Sung",), "2008-05-07"),
        ("Did Kim support Russia in 2005?", ("Kim Jong Il",), ("Kim Jong Un", "Kim Il Sung"), "2005-01-01"),
        ("Did Kim support Russia in 2011?", ("Kim Jong Il", "Kim Jong Un"), ("Kim Il Sung",), "2011-01-01"),
    ],
)
def test_a_family_name_is_told_as_the_person_of_the_period(
    text: str, named: tuple[str, ...], others: tuple[str, ...], since: str
) -> None:
    read = read_question(text, as_of=AS_OF)
    told = next(note for note in read.notes if "'Kim'" in note)
    assert all(name in told for name in named)
    assert not any(name in told for name in others)
    assert read.since == since


def test_a_pair_of_leaders_is_told_in_the_same_way() -> None:
    read = pair_question("Kim", "Putin", as_of=AS_OF)
    assert "Kim Jong Un" in "\n".join(read.notes)
    assert "Kim Il Sung" not in "\n".join(read.notes)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Who supports Russia?", "Russia"),
        ("Wer unterstützt Russland?", "Russia"),
        ("Whom does Peru support?", "Peru"),
        ("Who supported East Germany?", "East Germany"),
        ("Who supports Palestine?", "Palestine"),
    ],
)
def test_a_question_with_one_state_is_told_what_to_ask(text: str, name: str) -> None:
    error = refusal(text)
    assert error.code == "cannot_parse"
    assert "two" in error.message
    example = error.details["example"]
    assert f"'{example}'" in error.message
    assert name in example
    assert read_question(example, as_of=AS_OF)


@pytest.mark.parametrize(
    ("alias", "dimension"),
    [
        ("aid", "aid_debt"),
        ("debt", "aid_debt"),
        ("trade", "economic"),
        ("economy", "economic"),
        ("science", "science_energy"),
        ("energy", "science_energy"),
        ("diplomacy", "diplomatic"),
        ("sanction", "sanctions"),
        ("Arms", "arms"),
        ("aid-debt", "aid_debt"),
    ],
)
def test_dimensions_have_aliases(alias: str, dimension: str) -> None:
    assert pair_question("CHN", "RUS", as_of=AS_OF, dimension=alias).dimension == dimension
    read = read_question("Does China support Russia?", as_of=AS_OF)
    assert narrowed(read, dimension=alias, since=None, until=None).dimension == dimension


def test_the_example_for_one_state_can_be_asked() -> None:
    asked = 0
    for state in all_states():
        spells = spells_of(state.state_id)
        end = spells[-1].end if spells else None
        name = name_on(state.state_id, date.fromisoformat(end) if end else None)
        error = refusal(f"Who supports {name}?")
        if "example" in error.details:
            asked += 1
            read = read_question(error.details["example"], as_of=AS_OF)
            assert error.details["states"][0] in {read.actor, read.target}, error.message
    assert asked > 200
