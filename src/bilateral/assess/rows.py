"""Rows of evidence: curated facts, and what publishers' tables show."""

from collections.abc import Sequence

from bilateral.assess.model import Row, RowSource
from bilateral.record.facts import Fact
from bilateral.shapes.cards import Source
from bilateral.shapes.vocabulary import Dimension, Polarity


def row_of(fact: Fact) -> Row:
    """Return a curated fact as a row of evidence."""
    best = fact.sources[0]
    return Row(
        id=fact.row_id,
        date=fact.date,
        actor=fact.actor,
        target=fact.target,
        mutual=fact.mutual,
        text=fact.sentence,
        rung=fact.rung,
        polarity=fact.polarity,
        dimension=fact.dimension,
        grade=fact.grade,
        source=RowSource(best.title, best.publisher, best.url),
        part_of=f"fact/{fact.part_of}" if fact.part_of else None,
    )


def published_row(
    card: Source,
    at: str,
    text: str,
    *,
    when: str,
    parties: Sequence[str],
    dimension: Dimension,
    mutual: bool = False,
) -> Row:
    """Return what a publisher's table shows, or a measure or a zero made from it, as a row of evidence on no rung.

    ``at`` is its row id; of ``parties`` the second is left out where a row is of one state alone.
    """
    return Row(
        id=at,
        date=when,
        actor=parties[0],
        target=parties[1] if len(parties) > 1 else "",
        mutual=mutual,
        text=text,
        rung=None,
        polarity=Polarity.NEUTRAL,
        dimension=dimension,
        grade="A2",
        source=RowSource(card.title, card.publisher, card.url),
    )
