import pytest

from bilateral.reading.amounts import amounts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It promised $10 billion in aid.", [(1e10, "USD")]),
        ("a grant of 30m Danish kroner (\u20ac4m)", [(3e7, "DKK"), (4e6, "EUR")]),
        ("loans of three billion dollars", [(3e9, "USD")]),
        ("about four fifths of its imports", [(80.0, "percent")]),
        ("two thirds of the arms", [(66.6, "percent")]),
        ("Trade fell by 12.5 per cent.", [(12.5, "percent")]),
        ("50,000 tonnes of wheat", [(50_000.0, "tonnes")]),
        ("Two Canadians and 48 armed drones", [(2.0, "Canadians"), (48.0, "drones")]),
        ("a million shells", [(1e6, "shells")]),
        ("\u20b912,000 crore", [(12_000.0, "INR")]),
    ],
)
def test_amounts_are_read_with_scale_and_unit(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(one.value, one.unit) for one in amounts(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 2014 it joined.",
        "the two countries",
        "resolution 68/262",
        "the S-400",
        "for six days",
        "a 12-year-old",
        "no",
    ],
)
def test_years_durations_and_names_are_no_amounts(text: str) -> None:
    assert amounts(text) == []


def test_an_amount_says_where_it_stands() -> None:
    text = "Oslo paid $5 million at once."
    one = amounts(text)[0]
    assert text[one.start : one.end] == "$5 million"
