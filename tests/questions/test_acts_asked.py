"""The kinds and actions that a question asks about."""

import pytest

from bilateral.questions import narrowed, read_question
from bilateral.questions.acts_asked import topics
from bilateral.questions.phrases import LANGUAGES, table
from bilateral.shapes.vocabulary import Action, Kind
from tests.questions.test_reading import AS_OF

CASES = [
    ("Did Russia condemn North Korea?", "", "ACCUSE REJECT PROTEST"),
    ("Has North Korea been criticised by Russia?", "", "ACCUSE REJECT PROTEST"),
    ("Did China denounce North Korea's nuclear test?", "", "ACCUSE REJECT PROTEST"),
    ("Has North Korea threatened Japan?", "", "THREATEN"),
    ("Did Russia threaten to attack Poland?", "", "THREATEN"),
    ("Did Russia invade Finland?", "clash", "ASSAULT"),
    ("Has Israel bombed Syria?", "clash", "ASSAULT"),
    ("Did North Korea hack Russia?", "cyber", ""),
    ("Was Japan hit by North Korean cyberattacks?", "cyber", ""),
    ("Did North Korea hack Russian missile makers?", "cyber", ""),
    ("Did Russia veto a resolution on North Korea?", "veto", ""),
    ("Did Russia veto sanctions on North Korea?", "veto", ""),
    ("Did Russia vote against North Korea?", "vote veto", ""),
    ("How often does India abstain on Russia?", "vote veto", ""),
    ("Did Russia vote for sanctions on North Korea?", "vote veto sanction", "SANCTION"),
    ("Does Serbia recognise Kosovo?", "recognition", ""),
    ("Has China imposed sanctions on North Korea?", "vote sanction", "SANCTION"),
    ("Has Russia lifted its sanctions on North Korea?", "sanction_relief", ""),
    ("Does China help North Korea evade sanctions?", "", ""),
    ("Has Russia sent wheat to North Korea?", "food", ""),
    ("Has China given food aid to North Korea?", "food", ""),
    ("Has Russia sent vaccines to Iran?", "medicine", ""),
    ("Does Russia sell oil to North Korea?", "fuel", ""),
    ("Does China give aid to North Korea?", "food medicine aid loan debt_relief", ""),
    ("Did Russia write off North Korea's debt?", "loan debt_relief", ""),
    ("Did North Korea repay its debt to Russia?", "loan debt_relief", ""),
    ("Did North Korea pay Russia back?", "loan debt_relief", ""),
    ("Did China give loans to Kenya?", "loan", ""),
    ("Did North Korea send soldiers to Russia?", "troops", ""),
    ("Does North Korea fight for Russia?", "troops", ""),
    ("Does Russia train Mali's soldiers?", "troops training", ""),
    ("Does Russia train Mali?", "training", ""),
    ("Does Iran sell weapons to Russia?", "arms munitions missile_space", ""),
    ("Does North Korea send shells to Russia?", "munitions", ""),
    ("Does North Korea send ballistic missiles to Russia?", "arms missile_space", ""),
    ("Does Russia give North Korea missile technology?", "missile_space technology", ""),
    ("Does Russia help Iran's nuclear programme?", "nuclear", ""),
    ("Does North Korea send workers to Russia?", "labour", ""),
    ("Did Putin visit North Korea?", "visit", ""),
    ("Did Kim Jong Un meet Putin?", "visit", ""),
    ("Do Russia and North Korea have a treaty?", "treaty defence_pact nonaggression consultation", ""),
    ("Does China trade with North Korea?", "trade trade_agreement", ""),
    ("Does Russia send tourists to North Korea?", "culture", ""),
    ("Do Russia and China hold joint exercises?", "exercise", ""),
    ("Does Russia have a base in Syria?", "base", ""),
    ("Did Russia expel Polish diplomats?", "expulsion", ""),
    ("Did North Korea abduct Japanese citizens?", "abduction", ""),
    ("Is Russia building a bridge to North Korea?", "transport", ""),
    ("Does Bhutan sell electricity to India?", "energy", ""),
    ("Did Russia launch satellites for Iran?", "missile_space technology", ""),
    ("Does Russia support North Korea?", "", ""),
    ("Is China an ally of North Korea?", "", ""),
    ("Does Cuba help Angola?", "", ""),
    ("Are Russia and China friends?", "", ""),
    ("Does North Korea support Russia's invasion of Ukraine?", "", ""),
    ("Hat Japan den Atomtest Nordkoreas verurteilt?", "", "ACCUSE REJECT PROTEST"),
    ("Hat Russland mit einem Angriff auf Polen gedroht?", "", "THREATEN"),
    ("Hat Russland Sanktionen gegen Nordkorea verhängt?", "vote sanction", "SANCTION"),
    ("PRK -> RUS arms 2023..", "arms munitions missile_space", ""),
    ("CUB VEN", "", ""),
]


@pytest.mark.parametrize(("text", "kinds", "actions"), CASES, ids=[case[0] for case in CASES])
def test_a_question_names_kinds_and_actions(text: str, kinds: str, actions: str) -> None:
    read = read_question(text, as_of=AS_OF)
    assert (set(read.kinds), set(read.actions)) == (set(kinds.split()), set(actions.split()))


def test_topics_name_only_the_closed_lists_and_every_language_words_each() -> None:
    for topic in topics():
        assert set(topic.kinds) <= set(Kind)
        assert set(topic.actions) <= set(Action)
    for language in LANGUAGES:
        assert set(table(language)["acts_asked"]) == {topic.name for topic in topics()}


def test_another_dimension_from_outside_asks_about_all_of_it() -> None:
    read = read_question("Does North Korea send shells to Russia?", as_of=AS_OF)
    assert narrowed(read, dimension="arms", since=None, until=None).kinds == read.kinds
    assert narrowed(read, dimension="economic", since=None, until=None).kinds == ()


NOT_UNDERSTOOD = "What exactly is asked was not understood; the answer says what the record shows of support."


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("What did Kim say to Putin?", False),
        ("Is Russia isolated from North Korea?", False),
        ("Was dachte Kuba von Angola?", False),
        ("Does Russia support North Korea?", True),
        ("How close are Russia and China?", True),
        ("What has Japan done for Mongolia?", True),
        ("Does Russia trade with Iran?", True),
        ("Does Russia hate Poland?", True),
        ("Steht China hinter Russland?", True),
        ("CUB VEN", True),
        ("PRK -> RUS 2023..", True),
        ("What about China and Russia?", True),
    ],
)
def test_a_question_that_is_not_understood_says_so(text: str, *, understood: bool) -> None:
    assert (NOT_UNDERSTOOD not in read_question(text, as_of=AS_OF).notes) is understood
