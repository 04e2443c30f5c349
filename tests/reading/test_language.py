import pytest

from bilateral.reading import read
from bilateral.reading.language import is_english, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that the treaty would be signed by both of them.", "en"),
        ("Der Minister sagte, dass der Vertrag von beiden unterzeichnet werden soll.", "de"),
        ("Le ministre a dit que le trait\u00e9 serait sign\u00e9 par les deux pays dans la semaine.", "fr"),
        ("El ministro dijo que el tratado fue firmado por los dos pa\u00edses en la capital.", "es"),
        ("\u041f\u0440\u0435\u0437\u0438\u0434\u0435\u043d\u0442 \u043f\u0440\u0438\u0431\u044b\u043b", "ru"),
        ("\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645", "ar"),
        ("India voted against resolution ES-11/1.", "en"),
        ("Das Land ist klein.", "de"),
        ("123 456", None),
    ],
)
def test_languages_are_told_apart(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_other_languages_are_said_so_and_yield_nothing() -> None:
    told = read("Der Minister sagte, dass der Vertrag von beiden L\u00e4ndern in Moskau unterzeichnet werden soll.")
    assert told.document.language == "de"
    assert told.document.note is not None
    assert "English" in told.document.note
    assert told.propositions == ()


def test_a_foreign_paragraph_in_an_english_text_is_passed_over() -> None:
    german = "Die Regierung hat die Botschaft in Damaskus wieder geschlossen und den Gesandten nach Hause gerufen."
    assert not is_english(german)
    told = read(f"Iran sent a ship to the port of Oman on the first day of May.\n\n{german}")
    assert {one.action for one in told.propositions} == {"AID"} or told.propositions
    assert all(one.span.end < told.text.index("Die") for one in told.propositions)
