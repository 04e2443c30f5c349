import itertools

import msgspec

from bilateral.reading import Document, Proposition, claims, read

ESSAY = """How Close Are They?

Chad and Niger have drawn closer since 2012. Niger has been a staunch backer of Chad, providing crucial military support
throughout the war. The two countries have signed a number of accords, including one in 2015 that promised $3 billion in
economic aid to Chad. Niger has also been reported to be considering a sale of armoured vehicles to Chad, which could
alarm Mali.

A Question of Trust

Chad relies heavily on Niger for fuel. This has allowed the country to keep its army in the field despite the sanctions
imposed by Mali. While Chad is not wholly uncritical of Niger, it is unlikely that it will cut ties.

Awa Traore is a Malian journalist and author based in Bamako. She has written about the Sahel since 2011.

Leave a Comment
"""


def test_claims_are_in_order_exact_and_do_not_overlap() -> None:
    told = read(ESSAY)
    found = claims(told)
    assert len(found) >= 10
    for one, following in itertools.pairwise(found):
        assert one.span.end <= following.span.start
    for one in found:
        assert told.text[one.span.start : one.span.end] == one.text
        assert one.text == one.text.strip()


def test_no_claim_in_title_headings_biography_or_comment_form() -> None:
    told = read(ESSAY)
    for one in claims(told):
        assert ESSAY.index("Chad and") <= one.span.start < ESSAY.index("Awa")
        assert "Question" not in one.text


def sides(one: Proposition) -> tuple[str | None, str | None]:
    return (one.actor.state_id if one.actor else None, one.target.state_id if one.target else None)


def test_directions_and_modalities_of_the_essay() -> None:
    told = read(ESSAY).propositions
    promised = next(one for one in told if one.modality == "promised")
    assert (*sides(promised), promised.action) == ("NER", "TCD", "AGREE")
    assert (promised.amount, promised.unit, promised.since) == (3e9, "USD", "2015")
    considered = next(one for one in told if one.modality == "considered")
    assert (*sides(considered), considered.kind) == ("NER", "TCD", "arms")
    given = next(one for one in told if one.action == "AID")
    assert sides(given) == ("NER", "TCD")
    relies = next(one for one in told if "relies" in one.text)
    assert (*sides(relies), relies.kind) == ("TCD", "NER", "fuel")
    unlikely = next(one for one in told if "unlikely" in one.text)
    assert (unlikely.modality, unlikely.negated, unlikely.action) == ("prediction", True, "SANCTION")


def test_the_main_proposition_of_a_sentence_comes_first() -> None:
    told = read("After Mali had closed the border, Niger expelled the envoy of Mali.").propositions
    assert told[0].action == "COERCE"
    assert told[0].text == "Niger expelled the envoy of Mali"


def test_json_is_the_contracts() -> None:
    told = msgspec.json.decode(read("Oman thanked Iran.").to_json())
    assert set(told) == {"document", "propositions"}
    assert {"text", "date", "language"} <= set(told["document"])
    assert set(told["propositions"][0]) == {
        "span", "text", "actor", "action", "kind", "target", "object", "amount", "unit", "since", "until", "modality",
        "negated", "speaker", "rules",
    }  # fmt: skip
    assert told["propositions"][0]["actor"] == {"text": "Oman", "state_id": "OMN"}
    assert msgspec.convert(told, Document) == read("Oman thanked Iran.")


def test_reading_twice_gives_the_same_bytes() -> None:
    assert read(ESSAY).to_json() == read(ESSAY).to_json()


def test_relative_dates_count_from_the_date_given_or_found() -> None:
    assert read("Oman freed two Iranians last year.", date="2019-05-01").propositions[0].since == "2018"
    assert read("Published 3 May 2011\n\nOman freed two Iranians last year.").propositions[0].since == "2010"
    assert read("Oman freed two Iranians last year.").propositions[0].since is None
