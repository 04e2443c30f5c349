import re

import pytest

from bilateral.questions.events import events
from bilateral.questions.phrases import LANGUAGES, compiled, pattern_of, phrases, table
from bilateral.shapes.vocabulary import Dimension

STATES = re.compile(r"(?<![a-z])(?:[AX](?:'s)?|Aa|UKR)(?![a-z])")
SECTIONS = [(section, name) for section, lists in table("en").items() if isinstance(lists, dict) for name in lists]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_lists(language: str) -> None:
    sections = {section: lists for section, lists in table(language).items() if isinstance(lists, dict)}
    assert {(section, name) for section, lists in sections.items() for name in lists} == set(SECTIONS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("section", "name"), SECTIONS)
def test_every_phrase_is_a_pattern(language: str, section: str, name: str) -> None:
    for phrase in phrases(language, section, name):
        assert not re.search(r"[A-Z]", STATES.sub("", phrase.written)), phrase.written
        assert compiled(phrase.written)
        assert phrase.length


def test_every_dimension_has_phrases() -> None:
    for language in LANGUAGES:
        assert set(table(language)["dimension"]) == set(Dimension)


def test_events_are_in_order_and_end_after_they_begin() -> None:
    for event in events():
        assert event.until is None or event.since <= event.until


@pytest.mark.parametrize(
    ("phrase", "text", "matches"),
    [
        ("vote|votes ... with X", "does @0 vote with @1", True),
        ("vote|votes ... with X", "does @0 vote at the un with the @1a", True),
        ("vote|votes ... with X", "does @0 vote against @1 with", False),
        ("econom*", "economically", True),
        ("econom*", "macroeconomic", False),
        ("(the) cold war", "during the cold war", True),
        ("who >>> whom", "who of @0 and @1 helps whom", True),
        ("have A's", "have @1's", True),
        ("have A's", "have @1", False),
        ("X -|/ X ties", "@0-@1 ties", True),
    ],
)
def test_phrases_match(phrase: str, text: str, *, matches: bool) -> None:
    assert bool(re.search(pattern_of(phrase), text)) is matches
