"""Publishers' files: one module per source turns bytes into shapes, strictly.

A new source is a module, a name table, a fixture under ``tests/sources`` and one line in ``READERS``.
"""

from collections.abc import Collection

from bilateral.shapes.cards import Source
from bilateral.shapes.rows import Row
from bilateral.sources import un_roll_calls
from bilateral.sources.cards import NOT_READ, RECORD
from bilateral.sources.errors import UnknownSourceError
from bilateral.sources.reader import Reader

__all__ = ["READERS", "RECORD", "card", "cards", "readers"]

READERS: tuple[Reader[Row], ...] = (
    un_roll_calls.READER,
)  # fmt: skip


def cards(without: Collection[str] = ()) -> tuple[Source, ...]:
    """Return the cards of all sources, read in this release or not, but those switched off.

    Raises
    ------
    UnknownSourceError
        Where a source to be switched off does not exist.
    """
    read = {reader.source.key: reader.source for reader in READERS}  # several layouts share a card
    known = (RECORD, *read.values(), *NOT_READ)
    keys = tuple(card.key for card in known)
    for key in without:
        if key not in keys:
            raise UnknownSourceError(key, keys)
    return tuple(card for card in known if card.key not in without)


def card(key: str) -> Source:
    """Return the card of a source.

    Raises
    ------
    UnknownSourceError
        Where there is none.
    """
    found = {one.key: one for one in cards()}
    if key not in found:
        raise UnknownSourceError(key, tuple(found))
    return found[key]


def readers(without: Collection[str] = ()) -> tuple[Reader[Row], ...]:
    """Return the readers of this release but those of sources switched off; errors as ``cards``."""
    on = {one.key for one in cards(without)}
    return tuple(reader for reader in READERS if reader.source.key in on)
