"""Roll calls as texts name them: by symbol, by day, or by what the best known are called."""

import re
from typing import Final, NamedTuple


class Named(NamedTuple):
    """A resolution that texts call by its subject and month instead of its symbol."""

    symbol: str
    date: str
    words: tuple[str, ...]


_KNOWN: Final = (
    Named("68/262", "2014-03-27", ("territorial integrity", "crimea referendum", "annexation of crimea")),
    Named("ES-11/1", "2022-03-02", ("aggression against ukraine", "invasion of ukraine", "on ukraine")),
    Named("ES-11/2", "2022-03-24", ("humanitarian consequences",)),
    Named("ES-11/3", "2022-04-07", ("human rights council",)),
    Named("ES-11/4", "2022-10-12", ("annexation", "annexations", "referendums")),
    Named("ES-11/5", "2022-11-14", ("reparation", "reparations")),
    Named("ES-11/6", "2023-02-23", ("lasting peace", "withdrawal", "on ukraine")),
    Named("ES-11/7", "2025-02-24", ("ukrainian resolution", "ukraine's resolution")),
    Named("ES-10/19", "2017-12-21", ("status of jerusalem", "on jerusalem")),
)
_SYMBOL = re.compile(r"\b(?:A/RES/)?(?P<symbol>(?:ES-)?\d{1,2}/\d{1,4}(?: ?[A-Z]\b)?)(?!\d)")
_OLD = re.compile(r"\b(?:resolution|A/RES/) ?(?P<number>\d{3,4})(?P<part> ?[A-Z]\b)?(?:\s?\([IVXL]+\))?", re.IGNORECASE)
_COUNCIL = re.compile(r"\bS/RES/(?P<number>\d{2,4})|Security Council resolution (?P<other>\d{2,4})", re.IGNORECASE)


def symbol_in(text: str) -> str | None:
    """Return the symbol of the General Assembly resolution that a text names, without ``A/RES/``.

    Examples
    --------
    >>> symbol_in("voted against A/RES/ES-11/4"), symbol_in("voted for resolution 3379"), symbol_in("voted")
    ('ES-11/4', '3379', None)
    """
    if _COUNCIL.search(text):
        return None
    found = _SYMBOL.search(text)
    if found:
        return found["symbol"].replace(" ", "")
    old = _OLD.search(text)
    return (old["number"] + (old["part"] or "").strip()) if old else None


def council_symbol_in(text: str) -> str | None:
    """Return the number of the Security Council resolution that a text names."""
    found = _COUNCIL.search(text)
    return (found["number"] or found["other"]) if found else None


def known_as(text: str, since: str | None, until: str | None) -> Named | None:
    """Return the resolution that a text means by its subject, where the text's own date agrees with it."""
    if since is None or until is None:
        return None
    lowered = text.lower()
    fits = [
        one
        for one in _KNOWN
        if one.date.startswith(since) and since == until and any(word in lowered for word in one.words)
    ]
    return fits[0] if len(fits) == 1 else None
