"""What a question is about: its dimension, and whether it asks for support or for hostility."""

import re
from functools import cache

from bilateral.questions.phrases import LANGUAGES, any_of, pattern_of, phrases, words_in
from bilateral.shapes.vocabulary import Dimension

#: Where two phrases of equal length match, the dimension that stands first here is the one meant: sanctions on arms
#: are sanctions, nuclear missiles are nuclear.
ORDER = (
    Dimension.SANCTIONS,
    Dimension.NUCLEAR,
    Dimension.ARMS,
    Dimension.AID_DEBT,
    Dimension.MILITARY,
    Dimension.SCIENCE_ENERGY,
    Dimension.ECONOMIC,
    Dimension.SOCIETY,
    Dimension.DIPLOMATIC,
)


@cache
def _by_length(language: str) -> tuple[tuple[Dimension, re.Pattern[str]], ...]:
    """Return a pattern per length of phrase and dimension, in the order in which they are tried."""
    lengths: dict[int, dict[Dimension, list[str]]] = {}
    for dimension in ORDER:
        for phrase in phrases(language, "dimension", dimension.value):
            lengths.setdefault(words_in(phrase), {}).setdefault(dimension, []).append(pattern_of(phrase))
    return tuple(
        (dimension, re.compile("|".join(patterns)))
        for _, by_dimension in sorted(lengths.items(), reverse=True)
        for dimension, patterns in by_dimension.items()
    )


def dimension_of(text: str, language: str) -> str:
    """Return the dimension that a marked question is about, or ``overall``.

    Examples
    --------
    >>> dimension_of("does @0 give @1 military aid", "en"), dimension_of("hilft @0 @1", "de")
    ('aid_debt', 'overall')
    """
    for one in (language, *(other for other in LANGUAGES if language and other != language)):
        for dimension, pattern in _by_length(one):
            if pattern.search(text):
                return dimension.value
    return "overall"


def polarity_of(text: str, dimension: str, language: str) -> str:
    """Return ``against`` where a marked question asks for hostile acts, else ``for``.

    Examples
    --------
    >>> polarity_of("has @0 lifted its sanctions on @1", "sanctions", "en")
    'for'
    """
    if any_of(language, "polarity", "yet_for").search(text):
        return "for"
    hostile = dimension == Dimension.SANCTIONS or any_of(language, "polarity", "against").search(text)
    return "against" if hostile else "for"
