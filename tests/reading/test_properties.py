"""Any text in: no crash, every span exact, claims apart."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilateral.reading import claims, read

WORDS = [
    *(
        "Iran",
        "Oman",
        "Chad",
        "the two countries",
        "it",
        "its",
        "they",
        "he",
        "the former",
        "the latter",
        "Moscow",
        "U.S.",
    ),
    *(
        "agreed",
        "refused",
        "to",
        "send",
        "withdraw",
        "troops",
        "from",
        "sanctions",
        "on",
        "lifted",
        "said",
        "that",
        "by",
    ),
    *("of", "between", "and", "or", "not", "never", "will", "must", "2015", "31 February", "$5 billion", "percent"),
    *(
        "four fifths of",
        "\u201cquoted\u201d",
        "\u2019s",
        "\u202e",
        "\u0645\u0631",
        "\u05e9\u05dc",
        "\U0001f600",
        "\x00",
    ),
    *(
        "\x07",
        "\u00bd",
        "\u2461",
        "(",
        ")",
        "[",
        "]",
        "\u2014",
        "-",
        "...",
        "?",
        "!",
        ".",
        ",",
        ";",
        ":",
        "\n\n",
        "\r\n",
    ),
]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
MARKUP = st.lists(st.sampled_from(["<p>", "</p>", "<b", "<!--", "]]>", "&amp;", "&#x110000;", "<script>", *WORDS])).map(
    lambda parts: "<html>" + " ".join(parts)
)


def check(document: str | bytes) -> None:
    told = read(document, date="2020-02-29")
    for one in told.propositions:
        assert one.text
        assert told.text[one.span.start : one.span.end] == one.text
        assert one.rules
    for claim, following in itertools.pairwise(claims(told)):
        assert claim.span.end <= following.span.start
    assert told.to_json()


@settings(max_examples=150, deadline=None)
@given(SENTENCES)
def test_any_words(text: str) -> None:
    check(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_signs(text: str) -> None:
    check(text)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(document: bytes) -> None:
    check(document)


@settings(max_examples=60, deadline=None)
@given(MARKUP)
def test_any_markup(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "\ud800 a lone surrogate thanked Iran",
        "Iran thanked Oman\x00 for the \u202eships\u202c.",
        "\U0001f600 Iran \U0001f1ee\U0001f1f7 thanked Oman \U0001f600.",
        "(" * 5000,
        "Iran " * 5000,
        "a" * 1_000_000,
        "Iran thanked Oman, " * 300,
    ],
)
def test_odd_texts(text: str) -> None:
    check(text)


def test_spans_count_code_points() -> None:
    told = read("\U0001f600\U0001f600 Iran thanked Oman.")
    one = told.propositions[0]
    assert told.text[one.span.start : one.span.end] == one.text
    assert "Iran thanked Oman" in one.text


@pytest.mark.parametrize("text", ["lorem ipsum " * 900_000, "\n" * 10_000_000, "x" * 10_000_000])
def test_ten_megabytes_of_no_english_are_read_to_the_end(text: str) -> None:
    told = read(text)
    assert told.propositions == ()
    assert told.text == text
