"""Rules over publishers' rows: what each must decide, and what each must leave open."""

from datetime import date

import pytest

from bilateral.audit.model import UNDECIDED, Verdict
from bilateral.audit.store import Store

from .judging import found

DECIDED = [
    ("Peru voted against resolution 71/90 in December 2016.", "supported"),
    ("Peru voted against A/RES/71/90.", "supported"),
    ("Peru voted for General Assembly resolution 71/90 in December 2016.", "contradicted"),
    ("Peru abstained on General Assembly resolution 71/90.", "contradicted"),
    ("Peru did not vote against resolution 71/90.", "contradicted"),
    ("Chile did not vote against resolution 71/90.", "supported"),
    ("Peru voted against resolution 71/90 in December 2014.", "misdated"),
    ("Peru voted for resolution 1514 in December 1960.", "supported"),
    ("Peru voted for the General Assembly resolution of 9 December 2016.", "supported"),
    ("Peru voted against the General Assembly resolution of 9 December 2016.", "contradicted"),
    ("Peru and Chile had a defence pact in force in 1995.", "supported"),
    ("Peru and Chile had a defence pact in force in 2010.", "contradicted"),
    ("Peru and Bolivia had a defence pact in force in 2010.", "contradicted"),
    ("Bolivia and Chile have a defence pact.", "partly_supported"),
    ("Peru and Chile have a defence pact.", "outdated"),
    ("Peru and Chile signed a defence pact in 1990.", "supported"),
    ("Peru and Chile signed a defence pact in 1995.", "misdated"),
    ("Peru imposed sanctions on Chile in 1995.", "supported"),
    ("Peru exported goods worth $400 million to Chile in 2010.", "supported"),
    ("Peru exported goods worth $900 million to Chile in 2010.", "contradicted"),
    ("Chile imported goods worth $400 million from Peru in 2010.", "supported"),
    ("Peru imported goods worth $400 million from Chile in 2010.", "contradicted"),
    ("Trade between Peru and Chile stayed below $700 million in 2010.", "supported"),
    ("Trade between Peru and Chile stayed below $200 million in 2010.", "contradicted"),
    ("France supplied about three fifths of Chile's major arms imports in 2010-2014.", "supported"),
    ("Chile bought most of its arms from France in 2010-2014.", "supported"),
    ("France supplied about 10 percent of Chile's major arms imports in 2010-2014.", "contradicted"),
    ("Italy supplied more than 90 percent of Chile's major arms imports in 2010-2014.", "contradicted"),
    ("France was Chile's largest arms supplier in 2010-2014.", "supported"),
    ("Italy was Chile's largest arms supplier in 2010-2014.", "contradicted"),
    ("Italy was Chile's second largest supplier of major arms in 2010-2014.", "supported"),
    ("Chile was Peru's biggest trading partner in 2010.", "supported"),
    ("Bolivia was Peru's biggest trading partner in 2010.", "contradicted"),
    ("Chile was Peru's largest export market in 2010.", "supported"),
    ("More than 70 percent of Peru's exports went to Chile in 2010.", "supported"),
    ("About 30 percent of Peru's exports went to Chile in 2010.", "contradicted"),
    ("Peru and Chile shared a land border in 1995.", "supported"),
    ("Peru has a land border with Chile.", "partly_supported"),
    ("Bolivia and Peru shared a land border in 1995.", "contradicted"),
    ("Chile and Peru shared 71 intergovernmental organisations in 2010.", "supported"),
    ("Chile and Peru shared 80 intergovernmental organisations in 2010.", "contradicted"),
]

OPEN = [
    "Peru voted for the General Assembly resolution of 10 December 2016.",  # two roll calls, two choices
    "Peru voted for resolution 71/91 in December 2016.",  # no such roll call is held
    "Peru voted for resolution 1514 in December 1950.",  # a bare number may be another text of that day
    "Peru voted for the Security Council draft of 9 December 2016.",  # another body
    "Peru and Chile had a defence pact in force in 2022.",  # after the census's last year
    "Chile imposed sanctions on Peru in 1995.",  # the other direction, and no census
    "Peru imposed sanctions on Chile in 2005.",  # no census
    "Chile exported goods worth $100 million to Bolivia in 2010.",  # no row
    "Peru exported goods worth $400 million to Chile in 2015.",  # year not covered
    "Peru exported wheat worth $900 million to Chile in 2010.",  # the source counts all goods
    "France supplied about 50 percent of Chile's major arms imports in 2010-2014.",  # too near to say
    "France supplied about 60 percent of Chile's major arms imports in 2010-2016.",  # years not covered
    "France supplied about 10 percent of Chile's fighter imports in 2010-2014.",  # the source counts all arms
    "France delivered 12 drones to Chile in 2012.",  # the row does not say which arms
    "Spain delivered arms to Chile in 2012.",  # best effort is no census
    "Peru and Chile signed a defence pact in 1991.",  # the next year may be told of the same one
    "Peru and Bolivia signed a defence pact in 1995.",  # a census has none, and a pact may be signed and never bind
    "Peru and Chile signed the Treaty of Tacna, a defence pact, in 1995.",  # a name that no row has
    "France was one of Chile's largest arms suppliers in 2010-2014.",  # which says less than that it was the first
    "France was Chile's largest arms supplier.",  # no years
    "Bolivia was Chile's largest source of imports in 2010.",  # a tie with Peru
    "Bolivia has a land border with Peru.",  # after the census's last year, absence decides nothing
    "Bolivia and Paraguay shared a land border in 1985-1995.",  # a part of the period only
    "Chile and Peru shared 72 intergovernmental organisations in 2010.",  # too near to say
]

ROLL_CALLS = "General Assembly roll calls"
ALIKE = [
    ("Saudi Arabia cast the same vote as the United States in most {} of 2014-2018.", "contradicted"),
    ("Saudi Arabia cast the same vote as Egypt in most {} of 2014-2018.", "supported"),
    ("Canada voted with the United States more often than with Cuba in {} in 2016.", "supported"),
    ("Canada voted with Cuba more often than with the United States in {} in 2016.", "contradicted"),
    ("Saudi Arabia cast the same vote as Egypt in most {} of 2014-2024.", "not_enough_evidence"),
]


@pytest.mark.parametrize(("text", "verdict"), DECIDED)
def test_a_row_decides(few: Store, text: str, verdict: str) -> None:
    told = found(text, few)
    assert told.verdict == verdict, told.sentence
    assert told.evidence
    assert (told.instead is None) == (verdict in {"supported", "partly_supported"})


@pytest.mark.parametrize("text", OPEN)
def test_what_no_row_and_no_census_decides_is_left_open(few: Store, text: str) -> None:
    told = found(text, few)
    assert told.verdict is Verdict.NOT_ENOUGH_EVIDENCE, told.sentence


def test_nothing_later_than_the_document_decides(few: Store) -> None:
    text = "Peru voted for resolution 71/90."
    assert found(text, few).verdict is Verdict.CONTRADICTED
    assert found(text, few, cut=date(2016, 1, 1)).verdict in UNDECIDED


def test_a_zero_names_its_census(few: Store) -> None:
    (row,) = found("Peru and Bolivia had a defence pact in force in 2010.", few).evidence
    assert row.id == "zero/atop/defence_pact/PER/BOL/2010"
    assert "Alliance" in row.source.title


@pytest.mark.parametrize(("text", "verdict"), ALIKE)
def test_likeness_in_roll_calls(few: Store, text: str, verdict: str) -> None:
    assert found(text.format(ROLL_CALLS), few).verdict == verdict
