"""What may leave in an export.

A user's panel is made on the user's own machine from the user's own copy of the publishers' files; what their terms
allow the user to keep, the user may keep in a table as well as in the file. An export is therefore not refused, but
says what it holds:

- **Results** are ours: shares, indices, distances, agreement, computed from many figures. They are free.
- **Amounts** are a publisher's own figures or codes in a column (TIV, dollars, treaty obligations). Where the source's
  card does not say that it may be redistributed, the notice of the export names the column, the publisher and the
  licence, and says that the column is for own use.

``public=True`` (``--public``) is for panels that are to be passed on: it refuses measures of the second sort by name,
and leaves it to the user to drop them. Nothing is blanked silently, for blanks would look like absence.
"""

from collections.abc import Iterable, Mapping

from bilateral.measures.panels.errors import PanelLicenceError
from bilateral.measures.yearly import Yearly
from bilateral.shapes.cards import Source


def bound(measures: Iterable[Yearly], sources: Mapping[str, Source]) -> dict[str, tuple[Source, ...]]:
    """Return the measures whose columns may not be passed on, with the sources that forbid it."""
    found = {
        one.card.key: tuple(sources[key] for key in one.card.needs if not sources[key].redistributable)
        for one in measures
        if one.card.amounts
    }
    return {key: held for key, held in found.items() if held}


def refuse(measures: Iterable[Yearly], sources: Mapping[str, Source]) -> None:
    """Refuse a panel that is to be passed on and must not be.

    Raises
    ------
    PanelLicenceError
        Where a measure is a publisher's own figures and its source may not be redistributed.
    """
    if held := bound(measures, sources):
        told = "; ".join(f"{key}: {_licences(cards)}" for key, cards in held.items())
        message = (
            f"--public: these columns are publishers' own figures and may not be passed on ({told}); leave them out"
        )
        raise PanelLicenceError(message)


def notice(measures: Iterable[Yearly], sources: Mapping[str, Source]) -> str:
    """Return the notice that goes with an export."""
    held = bound(measures, sources)
    if not held:
        return "All measures are results computed by bilateral or open data; cite their sources."
    told = "; ".join(f"{key} ({_licences(cards)})" for key, cards in held.items())
    return (
        f"For your own use. These columns hold publishers' own figures, which their terms do not allow to be passed on "
        f"as far as is known: {told}. The other measures are results computed by bilateral; cite their sources."
    )


def _licences(cards: Iterable[Source]) -> str:
    return ", ".join(f"{card.publisher}: {card.licence}" for card in cards)
