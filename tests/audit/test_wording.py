"""Claims that tell a row's act in other words than the row: what decides them, and what must stay open."""

import pytest

from bilateral.audit.asked import asked
from bilateral.audit.holders import holders_in
from bilateral.audit.joining import joined
from bilateral.audit.store import Store
from bilateral.audit.words import stem
from bilateral.reading import claims, read

from .judging import DAY, findings, found

DECIDED = [
    # words that tell the same
    ("China and Pakistan signed a frontier agreement in March 1963.", "supported"),
    ("Washington re-established diplomatic ties with Havana in July 2015.", "supported"),
    # a model by the name that most call it
    ("Russia finished the delivery of S-300 systems to Iran in 2016.", "supported"),
    # denied for a time
    ("Pakistan did not recognise the People's Republic of China until 1955.", "contradicted"),
    ("Saudi Arabia kept out of the oil embargo on the United States in 1973.", "contradicted"),
    ("The United States has never designated North Korea a state sponsor of terrorism since 2010.", "contradicted"),
    # an act that a reader takes for one of another family
    ("Russia started air strikes in Syria on 30 September 2015.", "supported"),
    ("Trump stepped over the line at Panmunjom to meet Kim Jong Un in June 2019.", "supported"),
    ("The United States handed Okinawa back to Japan in May 1972.", "supported"),
    ("North Korea was put back on the US list of state sponsors of terrorism in November 2017.", "supported"),
    # what is said to go on
    ("Venezuela kept up diplomatic relations with Cuba throughout the 1960s.", "contradicted"),
    ("The United States has kept nuclear weapons in South Korea without interruption since 1960.", "contradicted"),
    # a fact of another pair
    ("Turkey closed its border with Armenia in April 1993.", "supported"),
    # what a document does, and who signed it
    (
        "West Germany and France were among those states that signed the Coal and Steel treaty in 1951.",
        "supported",
    ),
    ("The security treaty that binds Japan and the United States was signed in January 1960.", "supported"),
    # shares of exports, whoever is told first
    ("Less than half of Peru's goods exports went to Chile in 2010.", "contradicted"),
    ("Chile took more than half of Peru's exports in 2010.", "supported"),
    # numbers of the General Assembly ran on
    ("Peru voted for General Assembly resolution 1514.", "supported"),
    ("Peru voted against General Assembly resolution 1514.", "contradicted"),
]

OPEN = [
    "China and Nepal signed a frontier agreement in March 1963.",
    "Russia finished the delivery of S-400 systems to Iran in 2016.",
    "Pakistan did not recognise the People's Republic of China until 1949.",
    "Saudi Arabia kept out of the oil embargo on the United States in 1967.",
    "The United States has never designated North Korea a state sponsor of terrorism since 2019.",
    "Russia started air strikes in Iran on 30 September 2015.",
    "Venezuela kept up diplomatic relations with Cuba throughout the 1950s.",
    "Venezuela kept up diplomatic relations with Cuba in 1961.",
    "Turkey closed its border with Armenia in April 1995.",
    "Turkey opened its border with Armenia in April 1993.",
    "Armenia closed its border with Turkey in April 1993.",
    "Turkey promised to close its border with Armenia in April 1993.",
    "Chile took more than half of Peru's exports in 2011.",
    "Peru voted for resolution 1514.",
    # words that turn an act round
    "North Korean soldiers fought against Russia in the Kursk region in December 2024.",
    "Syria closed its naval facility at Tartus to Russia in January 2017.",
    "China signed a boundary agreement with India in March 1963.",
    "The Soviet Union sent its experts to China in July 1960.",
    "Gazprom sold Beltransgaz a pipeline in 1993.",
]

NOT_CHECKABLE = [
    "Russia gave North Korea wheat in June 2019 just to annoy Japan.",
    "North Korea has done enough for Russia.",
    "Russia has given North Korea too much.",
]


@pytest.mark.parametrize(("text", "verdict"), DECIDED)
def test_other_words_for_the_same_act(few: Store, text: str, verdict: str) -> None:
    told = found(text, few)
    assert told.verdict == verdict, (told.reasons, told.sentence)
    assert told.evidence


@pytest.mark.parametrize("text", OPEN)
def test_near_words_for_another_act_stay_open(few: Store, text: str) -> None:
    for told in findings(text, few):
        assert told.verdict == "not_enough_evidence", (told.reasons, told.sentence)


@pytest.mark.parametrize("text", NOT_CHECKABLE)
def test_purposes_and_measures_of_merit_are_not_checkable(few: Store, text: str) -> None:
    assert {told.verdict for told in findings(text, few)} == {"not_checkable"}


def test_what_sets_the_scene_is_no_claim() -> None:
    text = "Turkey shut its border with Armenia in April 1993, after Armenian forces had taken Kelbajar."
    told = read(text)
    assert [one.text for one in joined(claims(told), text)] == ["Turkey shut its border with Armenia in April 1993"]


def test_days_that_a_denial_bounds() -> None:
    text = "Pakistan did not recognise the People's Republic of China until March 1955."
    (claim,) = joined(claims(read(text)), text)
    query = asked(claim, text, DAY, DAY)
    assert (query.window[1].isoformat(), query.dated) == ("1955-02-28", True)
    assert "1955" not in query.text


def test_words_stand_for_each_other() -> None:
    assert stem("shut") == stem("closed")
    assert stem("recognition") == stem("recognised")
    assert stem("opened") != stem("closed")


def test_companies_and_places_have_a_state() -> None:
    assert holders_in("Gazprom's terminal near Latakia") == ("RUS", "SYR")
    assert holders_in("nothing is named here") == ()
