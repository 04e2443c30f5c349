"""What a measure of all pairs and years is: its card with the text of its page, and its relation."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final, NamedTuple

from bilateral.measures.cards import Measure
from bilateral.shapes.vocabulary import Kind


class Gap(StrEnum):
    """What it means that a measure has no row for a pair and year that its source covers."""

    CARD = "card"
    """As the source's card says: zero where it is a census of the kind."""
    WHOLE = "whole"
    """Zero: the source is a census of just this, though it shows some rows only of the kind as a whole."""
    UNDEFINED = "undefined"
    """The measure cannot be computed of what there is, too few shared roll calls, if both states have a value with
    somebody in the year; not covered otherwise."""
    UNKNOWN = "unknown"
    """Not covered: a census of rows is no census of a quotient or a distance."""


class YearlyMeasure(Measure, frozen=True, kw_only=True):
    """The card of a measure that is computed for all pairs and years at once.

    ``formula``, ``coverage``, ``example`` and ``caveats`` are the text of its page in the documentation. ``kind`` is
    what it looks for in the source of ``needs`` that comes first, whose card says what no row means; ``reporter`` names
    the sides ("a", "b", "ab") whose own reporting a row needs. ``amounts`` marks measures whose values are the
    publisher's own figures or codes and no results of ours.

    Grain ``dyad_year`` is of both alike, with ``a`` before ``b``; ``directed_dyad_year`` goes from ``a`` to ``b``;
    ``state_year`` is about ``b`` alone.
    """

    kind: Kind
    formula: str
    coverage: str
    example: str
    caveats: tuple[str, ...] = ()
    gap: Gap = Gap.CARD
    reporter: str = ""
    amounts: bool = False


class Years(NamedTuple):
    """The years of a panel, and the first and last year of each source that the release holds and covers."""

    first: int
    last: int
    held: Mapping[str, tuple[int, int]]

    def of(self, source: str) -> tuple[int, int]:
        """Return the years of the panel that a source covers; the last is before the first where there are none."""
        first, last = self.held.get(source, (1, 0))
        return max(first, self.first), min(last, self.last)

    def windows(self, source: str, length: int) -> tuple[int, int]:
        """Return the years of the panel with which whole windows of some years end."""
        first, last = self.held.get(source, (1, 0))
        return max(first + length - 1, self.first), min(last, self.last)


Relation = Callable[[Years], str]
"""From the years to an SQL query with the columns a, b (b alone for grain ``state_year``), year, value and n.

The query has at most one row per key. ``n`` counts the rows behind it; a value of NULL means that there are rows but
nothing can be computed of them.
"""


class Yearly(NamedTuple):
    """A measure of all pairs and years: card and relation, and the module that has them."""

    card: YearlyMeasure
    relation: Relation
    module: str


RELATIONS: Final[dict[str, Yearly]] = {}
"""Every measure whose module has been imported, by key."""


def yearly(*cards: YearlyMeasure) -> Callable[[Callable[[YearlyMeasure, Years], str]], Callable[..., str]]:
    """Register a function as the relation of one or several cards.

    Raises
    ------
    ValueError
        Where a card's key has a relation already.
    """

    def register(function: Callable[[YearlyMeasure, Years], str]) -> Callable[..., str]:
        for card in cards:
            if card.key in RELATIONS:
                message = f"{card.key!r} has a relation already"
                raise ValueError(message)
            RELATIONS[card.key] = Yearly(card, _of(function, card), function.__module__)
        return function

    return register


def _of(function: Callable[[YearlyMeasure, Years], str], card: YearlyMeasure) -> Relation:
    return lambda years: function(card, years)


def described(card: Measure, **text: Any) -> YearlyMeasure:  # noqa: ANN401 -- fields of a card
    """Return the card of a measure that is known already, with what a yearly measure has besides."""
    return YearlyMeasure(**{field: getattr(card, field) for field in Measure.__struct_fields__}, **text)


def relation(key: str, years: Years) -> str:
    """Return the query of a measure, to be used within another."""
    return RELATIONS[key].relation(years)
