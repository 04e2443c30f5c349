from itertools import pairwise

import pytest

from bilateral.states import find_mentions


def found(text: str, language: str | None = None, *, fuzzy: bool = True) -> list[tuple[str, str]]:
    """Return text and state, bloc or status of each mention."""
    return [
        (one.text, one.resolution.state_id or one.resolution.bloc_id or one.resolution.status)
        for one in find_mentions(text, language=language, fuzzy=fuzzy)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Does North Korea support Putin?", [("North Korea", "PRK"), ("Putin", "RUS")]),
        ("does north korea support russia", [("north korea", "PRK"), ("russia", "RUS")]),
        ("DOES NORTH KOREA SUPPORT RUSSIA?", [("NORTH KOREA", "PRK"), ("RUSSIA", "RUS")]),
        ("Does Russia's ally China help?", [("Russia", "RUS"), ("China", "CHN")]),
        ("Does Russia\u2019s ally China help?", [("Russia", "RUS"), ("China", "CHN")]),
        ("the Philippines' vote", [("Philippines", "PHL")]),
        ("Did Russian President Vladimir Putin go?", [("Russian President Vladimir Putin", "RUS")]),
        ("Does Putin's Russia fear Xi Jinping?", [("Putin's Russia", "RUS"), ("Xi Jinping", "CHN")]),
        ("Supreme Leader Kim Jong Un spoke", [("Supreme Leader Kim Jong Un", "PRK")]),
        ("Kim Jong-un spoke", [("Kim Jong-un", "PRK")]),
        ("PRK -> RUS arms", [("PRK", "PRK"), ("RUS", "RUS")]),
        ("US-China trade", [("US", "USA"), ("China", "CHN")]),
        ("the U.S. and the UK", [("U.S.", "USA"), ("UK", "GBR")]),
        ("does the us arm ukraine", [("us", "USA"), ("ukraine", "UKR")]),
        ("tell us about turkey and chad", [("turkey", "TUR"), ("chad", "TCD")]),
        ("does turkey support Russia", [("turkey", "TUR"), ("Russia", "RUS")]),
        ("post-Soviet Russia and the Indo-Pacific", [("Russia", "RUS")]),
        ("the Russia-Ukraine war", [("Russia", "RUS"), ("Ukraine", "UKR")]),
        ("Does St. Kitts trade with N. Korea?", [("St. Kitts", "KNA"), ("N. Korea", "PRK")]),
        ("Does Great Brittain trade?", [("Great Brittain", "GBR")]),
        ("Sino-Russian relations", [("Sino", "CHN"), ("Russian", "RUS")]),
        ("Guinea-Bissau and Papua New Guinea", [("Guinea-Bissau", "GNB"), ("Papua New Guinea", "PNG")]),
        ("Congo (Kinshasa) and Guinea", [("Congo (Kinshasa)", "COD"), ("Guinea", "GIN")]),
        ("Bosnia & Herzegovina", [("Bosnia & Herzegovina", "BIH")]),
        ("Is NATO behind Ukraine?", [("NATO", "NATO"), ("Ukraine", "UKR")]),
        ("Is the West behind Ukraine?", [("West", "WEST"), ("Ukraine", "UKR")]),
        ("Does Moscow listen to Beijing?", [("Moscow", "RUS"), ("Beijing", "CHN")]),
        ("Does the White House fear the Kremlin?", [("White House", "USA"), ("Kremlin", "RUS")]),
        ("Does Korea trade?", [("Korea", "ambiguous")]),
        ("Did East Germany support Cuba?", [("East Germany", "DDR"), ("Cuba", "CUB")]),
        ("Has the Dominican Republic left Dominica?", [("Dominican Republic", "DOM"), ("Dominica", "DMA")]),
        ("Theresa May met Angela Merkel", [("Theresa May", "GBR"), ("Angela Merkel", "DEU")]),
        ("Did President Bush support Israel?", [("President Bush", "USA"), ("Israel", "ISR")]),
    ],
)
def test_mentions_in_english(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Unterstützt Nordkorea Russland?", [("Nordkorea", "PRK"), ("Russland", "RUS")]),
        ("Putins Krieg und Moskaus Truppen", [("Putins", "RUS"), ("Moskaus", "RUS")]),
        ("nordkoreanische Soldaten in der russischen Armee", [("nordkoreanische", "PRK"), ("russischen", "RUS")]),
        ("Hilft die Türkei den Vereinigten Staaten?", [("Türkei", "TUR"), ("Vereinigten Staaten", "USA")]),
        ("Hilft Island den Niederlanden?", [("Island", "ISL"), ("Niederlanden", "NLD")]),
        ("Liefert China den Saudis Waffen?", [("China", "CHN"), ("Saudis", "SAU")]),
        ("die Franzosen und die Französin", [("Franzosen", "FRA"), ("Französin", "FRA")]),
        ("Steht Peking zu Pjöngjang?", [("Peking", "CHN"), ("Pjöngjang", "PRK")]),
        ("Unterstützt Präsident Putin die USA?", [("Präsident Putin", "RUS"), ("USA", "USA")]),
        ("Hat das Vereinigte Königreich der Schweiz geholfen?", [("Vereinigte Königreich", "GBR"), ("Schweiz", "CHE")]),
    ],
)
def test_mentions_in_german(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, "de") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Does Norht Korea suport Rusia?", [("Norht Korea", "PRK"), ("Rusia", "RUS")]),
        ("does norht korea suport ukrane", [("norht korea", "PRK"), ("ukrane", "UKR")]),
        ("Isreal and Saudia Arabia", [("Isreal", "ISR"), ("Saudia Arabia", "SAU")]),
        ("Beloruss, Rusland and the Phillipines", [("Beloruss", "BLR"), ("Rusland", "RUS"), ("Phillipines", "PHL")]),
        ("Belarussian arms", [("Belarussian", "BLR")]),
    ],
)
def test_misspelt_mentions(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_misspelt_mentions_only_where_they_are_wanted() -> None:
    assert found("Does Rusia help Ukraine?", fuzzy=False) == [("Ukraine", "UKR")]


@pytest.mark.parametrize(
    "text",
    [
        "Tell us how it may end.",
        "May it be so?",
        "The Korean War and the Gulf War ended.",
        "The Minsk agreements and the Budapest Memorandum failed.",
        "He read the Washington Post in New Mexico and Rhode Island.",
        "Queen Victoria liked a roast turkey.",
        "The male voter said it was a nice part of the west.",
        "Angela and Susan went in a sedan, and Park took a stroll.",
        "The Vienna Convention and the Rome Statute apply.",
        "We can and are not amused; no man is an island.",
        "Kate Bush sang.",
        "The South China Sea and the Indian Ocean are seas.",
        "Do the Houthis and Hamas fight?",
        "A child begins to finish; walls and waves.",
    ],
)
def test_ordinary_words_are_no_states(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Does North Korea\u2019s Kim Jong Un support Russia's Wladimir Putin in Ukraine — or China?",
        "Ægir: Åland, Côte d'Ivoire & São Tomé and Príncipe 😀 vs. TÜRKİYE / Burma/Myanmar (Congo (Kinshasa)).",
        "Did the U.S. (USA) sell F-16s to the U.A.E.? US, us, U.S., UK's",
    ],
)
def test_offsets_are_exact_and_do_not_overlap(text: str) -> None:
    mentions = find_mentions(text)
    assert mentions
    assert all(text[one.start : one.end] == one.text for one in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_a_leader_brings_the_tenures() -> None:
    (putin,) = find_mentions("Does Putin rule?")
    assert [(one.start, one.end) for one in putin.resolution.tenures] == [
        ("2000-05-07", "2008-05-07"),
        ("2012-05-07", None),
    ]


def test_a_name_out_of_a_long_text_is_found_once_each() -> None:
    text = "North Korea sent shells to Russia. " * 50
    assert len(find_mentions(text)) == 100
