"""Claims held against curated facts: what decides, what is left open, what no row can decide."""

from datetime import date

import pytest

from bilateral.audit import Verdict, audit
from bilateral.audit.store import Store
from bilateral.warehouse import Release

from .judging import findings, found

DECIDED = [
    ("Russia delivered 2,895 tonnes of wheat to North Korea in June 2019.", "supported"),
    ("Russia gave North Korea 1,500 test kits in February 2020.", "supported"),
    ("Russia gave North Korea 9,000 tonnes of wheat in June 2019.", "contradicted"),
    ("Russia did not deliver wheat to North Korea in June 2019.", "contradicted"),
    ("North Korea delivered 2,895 tonnes of wheat to Russia in June 2019.", "wrong_direction"),
    ("Russia delivered 2,895 tonnes of wheat to North Korea in 2009.", "misdated"),
    ("In May 2022 China and Russia vetoed a US draft to tighten the sanctions on North Korea.", "supported"),
    ("Iran voted against the resolution of the General Assembly of 2 March 2022 on Ukraine.", "contradicted"),
    ("Iran voted for the General Assembly resolution of 2 March 2022 on Ukraine.", "contradicted"),
    ("Belarus voted against General Assembly resolution ES-11/4.", "supported"),
    ("North Korea abstained on resolution ES-11/1.", "contradicted"),
    ("North Korea has long been a staunch backer of Russia.", "partly_supported"),
    ("North Korea sent troops to Russia in October 2024.", "supported"),
]

OPEN = [
    "Russia promised to deliver wheat to North Korea in June 2019.",
    "Russia delivered 48 drones to North Korea in 2019.",
    "Russia delivered the Zircon missile to North Korea in November 2024.",
    "Russia gave North Korea only wheat in June 2019.",
    "Mongolia delivered 2,895 tonnes of wheat to North Korea in June 2019.",
    "Russia has been reported to be considering a sale of long-range missiles to North Korea.",
    "Russia and North Korea agreed to expanded trade deals in 2013 and 2015.",
    "North Korea sent troops to the Russian border in October 2024.",
]

NOT_CHECKABLE = [
    "Russia would surely fight beside North Korea if it were asked to.",
    "North Korea deserves far more help from Moscow.",
    "North Korea ought to have condemned Russia in 2022.",
    "North Korea may cut ties with Russia.",
    "Russia and North Korea have a long history of ties.",
]


@pytest.mark.parametrize(("text", "verdict"), DECIDED)
def test_a_fact_decides(few: Store, text: str, verdict: str) -> None:
    told = found(text, few)
    assert told.verdict == verdict, (told.reasons, told.sentence)
    assert told.evidence


@pytest.mark.parametrize("text", OPEN)
def test_a_slot_without_row_leaves_the_claim_open(few: Store, text: str) -> None:
    for told in findings(text, few):
        assert told.verdict is Verdict.NOT_ENOUGH_EVIDENCE, (told.reasons, told.sentence)


@pytest.mark.parametrize("text", NOT_CHECKABLE)
def test_opinions_forecasts_and_characterisations_are_not_checkable(few: Store, text: str) -> None:
    assert {told.verdict for told in findings(text, few)} == {Verdict.NOT_CHECKABLE}


def test_what_ended_after_the_document_is_outdated(starter: Release) -> None:
    text = "Russia and North Korea have signed a treaty of friendship."
    told = audit(text, starter, date=date(2023, 6, 1), as_of=date(2026, 11, 24)).claims[0]
    assert told.verdict is Verdict.OUTDATED
    assert told.evidence[0].id == "fact/prk-rus-031"


def test_a_document_is_judged_by_its_own_day(starter: Release) -> None:
    text = "North Korea sent troops to Russia in October 2024."
    now = audit(text, starter, as_of=date(2026, 11, 24))
    then = audit(text, starter, date=date(2020, 1, 1), as_of=date(2026, 11, 24))
    assert now.claims[0].verdict is Verdict.SUPPORTED
    assert then.claims[0].verdict is Verdict.NOT_ENOUGH_EVIDENCE
    assert then.document.judged_as_of == "2020-01-01"


NAMED = [
    ("Turkey and Azerbaijan signed the Shusha Declaration in June 2021.", "supported"),
    ("Turkey and Azerbaijan signed the Shusha Declaration in June 2015.", "misdated"),
    ("Turkey and Azerbaijan signed the Baku Declaration in June 2015.", "not_enough_evidence"),
    ("Japan and South Korea signed their military intelligence pact in 2010.", "misdated"),
    ("Japan and South Korea signed a military intelligence pact in 2010.", "not_enough_evidence"),  # "a" may be another
    ("Russia vetoed the Security Council draft on Srebrenica in July 2015.", "supported"),
    ("In 2004 Russia vetoed the Security Council draft on Srebrenica.", "misdated"),
    ("Russia backed the Security Council draft on Syria of 4 February 2012.", "contradicted"),
    ("President Trump recognised Israel's sovereignty over the Golan Heights in December 2017.", "misdated"),
    ("In 2018 India agreed to buy S-400 systems from Russia for over five billion dollars.", "supported"),
    ("Trade between China and North Korea came to 2.7 billion dollars in 2025.", "supported"),
    ("Trade between China and North Korea exceeded 5 billion dollars in 2025.", "contradicted"),
    ("Iran was among the states that voted against the partition of Palestine in November 1947.", "supported"),
    ("Turkey voted for the partition of Palestine in November 1947.", "contradicted"),
    ("The treaty of July 1961 between China and North Korea obliges each to help the other.", "not_enough_evidence"),
    (
        "The treaty of July 1961 between China and North Korea obliges each to help the other against an attack.",
        "supported",
    ),
    (
        "The treaty of 1951 between China and North Korea obliges each to help the other against an attack.",
        "not_enough_evidence",
    ),
    ("The Franco-German treaty of Aachen of 2019 contains a clause on help in case of an armed attack.", "supported"),
    ("Australia and the United States concluded the ANZUS security treaty in September 1951.", "supported"),
    ("Australia and the United States concluded the ANZUS security treaty in September 1961.", "misdated"),
    ("Indira Gandhi and Zulfikar Ali Bhutto concluded the Simla Agreement in July 1976.", "misdated"),
    ("Soviet and Chinese troops fought over Zhenbao (Damansky) island on the Ussuri in March 1969.", "supported"),
    ("North Korean forces seized the American intelligence ship Pueblo in January 1968.", "partly_supported"),
    (
        "The United States vetoed Security Council resolution 2334 on Israeli settlements in December 2016.",
        "contradicted",
    ),
    ("In February 1950 Moscow granted China a credit of 300 million dollars.", "partly_supported"),
    ("Iran delivered 600 Shahed-136 drones to Russia in 2022.", "supported"),
    ("Iran delivered 1,600 Shahed-136 drones to Russia in 2022.", "not_enough_evidence"),
    ("North Korea gave Russia at least 100 ballistic missiles in 2024.", "supported"),
    ("North Korea has not sent any troops to Russia.", "contradicted"),
    ("India voted against resolution ES-11/1.", "contradicted"),
    ("China abstained in the vote on resolution ES-11/1.", "supported"),
    ("Tehran has never admitted to supplying any drones to Russia.", "not_enough_evidence"),
    (
        "In January 2021 the Trump administration took Cuba off the list of state sponsors of terrorism.",
        "not_enough_evidence",
    ),
]


@pytest.mark.parametrize(("text", "verdict"), NAMED)
def test_names_clauses_and_figures_decide(starter: Release, text: str, verdict: str) -> None:
    (told,) = findings(text, Store(starter, date(2026, 11, 24)))
    assert told.verdict == verdict, told.sentence
    assert bool(told.evidence) == (verdict not in {"not_enough_evidence", "not_checkable"})
