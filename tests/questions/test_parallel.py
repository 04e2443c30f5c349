"""The same question in English and German has the same slots."""

import pytest

from bilateral.questions import Question, read_question
from tests.questions.test_reading import AS_OF

PAIRS = [
    ("Does Russia support North Korea?", "Unterstützt Russland Nordkorea?"),
    (
        "Has Russia imposed sanctions on North Korea since 2017?",
        "Hat Russland seit 2017 Sanktionen gegen Nordkorea verhängt?",
    ),
    ("Has Russia sanctioned North Korea?", "Hat Russland Nordkorea sanktioniert?"),
    ("Did Russia lift its sanctions on North Korea?", "Hat Russland seine Sanktionen gegen Nordkorea aufgehoben?"),
    ("Does China help North Korea evade sanctions?", "Hilft China Nordkorea, Sanktionen zu umgehen?"),
    ("Did Russia veto sanctions on North Korea?", "Hat Russland ein Veto gegen Sanktionen gegen Nordkorea eingelegt?"),
    ("Has North Korea hacked Russia?", "Hat Nordkorea Russland gehackt?"),
    ("Did Japan condemn North Korea?", "Hat Japan Nordkorea verurteilt?"),
    ("Did China criticise Russia over Ukraine?", "Hat China Russland wegen der Ukraine kritisiert?"),
    ("Has North Korea threatened Japan?", "Hat Nordkorea Japan bedroht?"),
    ("Did Russia invade Ukraine?", "Ist Russland in die Ukraine einmarschiert?"),
    ("Did Russia bomb Syria?", "Hat Russland Syrien bombardiert?"),
    ("Does Serbia recognise Kosovo?", "Erkennt Serbien den Kosovo an?"),
    ("Did Russia forgive North Korea's debt?", "Hat Russland Nordkorea Schulden erlassen?"),
    ("Does North Korea owe Russia money?", "Schuldet Nordkorea Russland Geld?"),
    ("Did North Korea repay its debt to Russia?", "Hat Nordkorea seine Schulden bei Russland zurückgezahlt?"),
    ("Did North Korea pay back its debt to Russia?", "Hat Nordkorea seine Schulden an Russland beglichen?"),
    ("Did North Korea steal from Russia?", "Hat Nordkorea von Russland gestohlen?"),
    ("Does Russia rely on North Korea?", "Verlässt sich Russland auf Nordkorea?"),
    ("Does Vietnam depend on Russia?", "Ist Vietnam auf Russland angewiesen?"),
    ("Is Russia isolated from North Korea?", "Ist Russland von Nordkorea isoliert?"),
    ("Does North Korea send workers to Russia?", "Schickt Nordkorea Arbeiter nach Russland?"),
    ("Does North Korea send soldiers to Russia?", "Schickt Nordkorea Soldaten nach Russland?"),
    ("Does North Korea fight for Russia?", "Kämpft Nordkorea für Russland?"),
    ("Did Putin visit North Korea?", "Hat Putin Nordkorea besucht?"),
    ("Has Russia armed North Korea?", "Hat Russland Nordkorea bewaffnet?"),
    ("Does North Korea send shells to Russia?", "Liefert Nordkorea Granaten an Russland?"),
    ("Does Russia sell weapons to India?", "Verkauft Russland Waffen an Indien?"),
    ("Does Pakistan buy Chinese weapons?", "Kauft Pakistan chinesische Waffen?"),
    ("Does Russia train Mali?", "Bildet Russland Mali aus?"),
    ("Did North Korea abduct Japanese citizens?", "Hat Nordkorea japanische Bürger entführt?"),
    ("Did Russia expel Polish diplomats?", "Hat Russland polnische Diplomaten ausgewiesen?"),
    ("Does Russia supply gas to Germany?", "Liefert Russland Gas an Deutschland?"),
    ("Has China given food aid to North Korea?", "Hat China Nordkorea Nahrungsmittelhilfe gegeben?"),
    ("Does Russia lend money to Belarus?", "Leiht Russland Belarus Geld?"),
    ("Does Belarus borrow money from Russia?", "Leiht sich Belarus Geld von Russland?"),
    ("Does China invest in Zambia?", "Investiert China in Sambia?"),
    ("Does India vote with Russia at the UN?", "Stimmt Indien in der UNO mit Russland?"),
    ("Did China vote against Russia in 2022?", "Hat China 2022 gegen Russland gestimmt?"),
    ("Do China and Russia hold joint exercises?", "Halten China und Russland gemeinsame Manöver ab?"),
    ("Does Russia have a base in Syria?", "Hat Russland einen Stützpunkt in Syrien?"),
    ("Is Belarus allied with Russia?", "Ist Belarus mit Russland verbündet?"),
    ("Do Russia and North Korea have a treaty?", "Haben Russland und Nordkorea einen Vertrag?"),
    (
        "Has China traded with Iran since the 2017 sanctions?",
        "Hat China seit den Sanktionen von 2017 mit Iran gehandelt?",
    ),
    ("Did Xi Jinping meet Putin?", "Hat Xi Jinping Putin getroffen?"),
    ("Does China trade with Iran?", "Handelt China mit Iran?"),
    ("Does Russia help Iran's nuclear programme?", "Hilft Russland dem iranischen Atomprogramm?"),
    ("Does Russia give North Korea missile technology?", "Gibt Russland Nordkorea Raketentechnologie?"),
    (
        "Has Russia supported North Korea since the invasion of Ukraine?",
        "Hat Russland Nordkorea seit dem Überfall auf die Ukraine unterstützt?",
    ),
    (
        "Did Russia support North Korea between 1950 and 1953?",
        "Hat Russland Nordkorea zwischen 1950 und 1953 unterstützt?",
    ),
]


def slots(text: str) -> tuple[object, ...]:
    read: Question = read_question(text, as_of=AS_OF)
    pair = (read.actor, read.target)
    pair = (min(pair), max(pair)) if read.direction == "mutual" else pair
    return (*pair, read.direction, read.dimension, read.polarity, read.kinds, read.actions, read.since, read.until)


@pytest.mark.parametrize(("english", "german"), PAIRS, ids=[english for english, _ in PAIRS])
def test_both_languages_agree(english: str, german: str) -> None:
    assert slots(english) == slots(german)
