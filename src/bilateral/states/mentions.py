"""Mentions of states, leaders and blocs in running text, with exact offsets.

Longest match first, left to right, never overlapping; misspelt names last.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from bilateral.states.guesses import with_guesses
from bilateral.states.resolution import Resolution
from bilateral.states.scan import Hit, Text, read, scan

_ONLY_SPACE = re.compile(r"(?:['\u2019]s?)?\s+")


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text, ``start`` to ``end`` in code points, and what it means."""

    start: int
    end: int
    text: str
    resolution: Resolution


def find_mentions(
    text: str, *, on: date | None = None, language: str | None = None, fuzzy: bool = True
) -> list[Mention]:
    """Find the states, leaders and blocs that a text mentions.

    Parameters
    ----------
    text : str
        Running text: a question, a sentence, a document.
    on : date, optional
        The day for which names are read; without it, names in use today come first.
    language : {"en", "de"}, optional
        Language of the text; guessed from small words where it is not given.
    fuzzy : bool
        Whether misspelt names are read too.

    Returns
    -------
    list of Mention
        In the order of the text, not overlapping. A possessive ``'s`` stays outside the span.

    Examples
    --------
    >>> [(one.text, one.resolution.state_id) for one in find_mentions("Does North Korea support Russia's war?")]
    [('North Korea', 'PRK'), ('Russia', 'RUS')]
    """
    words = read(text, language, on)
    hits = scan(words)
    if fuzzy:
        hits = with_guesses(words, hits)
    return [
        Mention(start=hit.start, end=hit.end, text=text[hit.start : hit.end], resolution=hit.resolution)
        for hit in _merged(words, hits)
        if hit.resolution is not None
    ]


def _merged(text: Text, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Join neighbours that mean one state, one of them a leader: "Russian President Putin", "Putin's Russia"."""
    pending: Hit | None = None
    for hit in hits:
        joined = pending and _joined(text, pending, hit)
        if pending is not None and joined is None:
            yield pending
        pending = joined or hit
    if pending is not None:
        yield pending


def _joined(text: Text, left: Hit, right: Hit) -> Hit | None:
    if left.resolution is None or right.resolution is None:
        return None
    same = left.resolution.state_id is not None and left.resolution.state_id == right.resolution.state_id
    if not same or "leader" not in {left.resolution.via, right.resolution.via}:
        return None
    if not _ONLY_SPACE.fullmatch(text.text[left.end : right.start]):
        return None
    kept = left.resolution if left.resolution.tenures else right.resolution
    shown = text.text[left.start : right.end]
    return Hit(left.first, right.last, left.start, right.end, msgspec.structs.replace(kept, text=shown))
