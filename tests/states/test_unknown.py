import pytest

from bilateral.states import find_mentions, unknown_names


def unknown(text: str, language: str | None = None) -> list[str]:
    return [name.text for name in unknown_names(text, find_mentions(text, language=language), language)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Does Atlantis support Russia?", ["Atlantis"]),
        ("Does Russia support Wakanda's army?", ["Wakanda"]),
        ("Does Grand Fenwick support the Duchy of Freedonia?", ["Grand Fenwick", "Duchy of Freedonia"]),
        ("Atlantis supports Russia", ["Atlantis"]),
        ("Narnia -> Russia", ["Narnia"]),
        ("Does New Wakanda trade?", ["New Wakanda"]),
        ("Do the Houthis and Hamas fight Israel?", ["Houthis", "Hamas"]),
        ('Does "the Land of Oz" support Cuba?', ["Land of Oz", "the Land of Oz"]),
    ],
)
def test_names_that_are_no_states_are_told(text: str, names: list[str]) -> None:
    assert set(unknown(text)) <= set(names)
    assert unknown(text)


@pytest.mark.parametrize(
    "text",
    [
        "Does North Korea support Russia?",
        "How did Russia vote in the UN General Assembly on Ukraine in March 2022?",
        "Has Beijing supported Pyongyang since the Korean War?",
        "Which Weapons did Washington sell to Riyadh after the Cold War?",
        "What does SIPRI say about arms from the United States to Israel?",
        "Does NATO back Ukraine over Crimea and the Donbas?",
        "Did Wladimir Putin meet Kim Jong Un?",
        "Quantify Russian aid.",
        "Atlantic salmon is not from Cuba.",
    ],
)
def test_ordinary_capitals_are_not(text: str) -> None:
    assert unknown(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Unterstützt Atlantis die Ukraine mit Munition im Krieg?", ["Atlantis"]),
        ("Unterstützt Wakanda Atlantis?", ["Wakanda", "Atlantis"]),
        ("Handeln Mexiko und Guatemala?", []),
        ("Liefert Nordkorea Russland Raketen und Munition?", []),
        ("Hat China die Resolution der Generalversammlung unterstützt?", []),
        ("Verurteilt die Türkei den Überfall auf die Ukraine?", []),
    ],
)
def test_german_nouns_are_not(text: str, names: list[str]) -> None:
    assert unknown(text, "de") == names


def test_offsets_are_exact() -> None:
    text = "Does Atlantis's navy support Grand Fenwick?"
    for name in unknown_names(text, []):
        assert text[name.start : name.end] == name.text


def test_a_shouted_text_tells_nothing() -> None:
    assert unknown("DOES ATLANTIS SUPPORT RUSSIA") == []
