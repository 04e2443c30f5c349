"""Inflected forms of names: German endings, English and German plurals and possessives."""

from collections.abc import Iterator

from bilateral.states.tables import Language, Sort

_ADJECTIVE_ENDINGS = ("", "e", "en", "er", "es", "em")
_INVARIABLE = ("ese", "ish", "ch", "ss", "men", "swiss", "is")


def _german_adjective(stem: str) -> Iterator[str]:
    if stem.endswith("er"):  # Schweizer, Hongkonger: never inflected
        yield stem
        return
    for ending in _ADJECTIVE_ENDINGS:
        yield stem + ending


def _german_person(noun: str) -> Iterator[str]:
    yield noun
    if noun.endswith("e"):  # Russe, Russen, Russin, Russinnen
        yield from (noun + "n", noun[:-1] + "in", noun[:-1] + "innen")
    elif noun.endswith("er"):  # Japaner, Japanern, Japaners, Japanerin, Japanerinnen
        yield from (noun + "n", noun + "s", noun + "in", noun + "innen")
    elif noun.endswith("i"):
        yield from (noun + "s", noun + "n")
    else:  # Ungar, Sowjet, Jemenit
        yield from (noun + "n", noun + "en", noun + "s", noun + "in", noun + "innen")


def _english_person(noun: str) -> Iterator[str]:
    yield noun
    if noun.endswith(("shman", "chman", "woman")):
        yield noun[:-3] + "men"
    elif not noun.endswith(_INVARIABLE):
        yield noun + "s"


def forms(text: str, sort: Sort, language: Language) -> tuple[str, ...]:
    """Return the forms under which a name occurs in text, the name itself first.

    Possessives are not among them: the reader of text strips those.

    Parameters
    ----------
    text : str
        The name, or its key: endings are added to either.
    sort : str
        Only adjectives and words for persons have forms.
    language : {"en", "de"}
        The language whose endings are added.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> forms("russisch", "adjective", "de")
    ('russisch', 'russische', 'russischen', 'russischer', 'russisches', 'russischem')
    >>> forms("Frenchman", "person", "en")
    ('Frenchman', 'Frenchmen')
    """
    if sort == "adjective" and language == "de":
        return tuple(_german_adjective(text))
    if sort == "person":
        return tuple(_german_person(text) if language == "de" else _english_person(text))
    return (text,)
