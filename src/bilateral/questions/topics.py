"""What a question is about: its dimension, whether it asks for support or for hostility, and if that was understood."""

import re
from functools import cache

from bilateral.questions.acts_asked import Asked
from bilateral.questions.phrases import Phrase, compiled, has, phrases, small_words
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

_WORD = re.compile(r"(?<![@\w])[^\W\d_]+")


@cache
def _by_length(language: str) -> tuple[tuple[Phrase, Dimension], ...]:
    """Return the phrases of all dimensions, longest first, equally long ones in the order of dimensions."""
    named = [(phrase, one) for one in ORDER for phrase in phrases(language, "dimension", one.value)]
    return tuple(sorted(named, key=lambda pair: -pair[0].length))


def dimension_of(text: str, language: str) -> str:
    """Return the dimension that a marked question is about, or ``overall``.

    Examples
    --------
    >>> dimension_of("does @0 give @1 military aid", "en"), dimension_of("hilft @0 @1", "de")
    ('aid_debt', 'overall')
    """
    matching = (
        dimension.value
        for phrase, dimension in _by_length(language)
        if phrase.may_be_in(text) and compiled(phrase.written).search(text)
    )
    return next(matching, "overall")


def polarity_of(text: str, dimension: str, language: str) -> str:
    """Return ``against`` where a marked question asks for hostile acts, else ``for``.

    Examples
    --------
    >>> polarity_of("has @0 lifted its sanctions on @1", "sanctions", "en")
    'for'
    """
    if has(language, "polarity", "yet_for", text):
        return "for"
    return "against" if dimension == Dimension.SANCTIONS or has(language, "polarity", "against", text) else "for"


def is_understood(text: str, dimension: str, asked: Asked, language: str) -> bool:
    """Whether something of what a marked question asks was understood; that it asks nothing counts as such.

    Examples
    --------
    >>> is_understood("what did @0 say to @1", "overall", Asked(), "en"), is_understood("@0 @1", "overall", Asked(), "")
    (False, True)
    """
    if dimension != "overall" or asked != Asked():
        return True
    lists = {"polarity": ("against", "yet_for"), "direction": ("compared",), "understood": ("support", "relation")}
    if any(has(language, section, name, text) for section, names in lists.items() for name in names):
        return True
    return all(word in small_words(language) for word in _WORD.findall(text))
