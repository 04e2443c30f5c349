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
    "Iran voted for the General Assembly resolution of 2 March 2022 on Ukraine.",
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
