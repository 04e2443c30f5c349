"""A curated fact as a row of evidence."""

from bilateral.assess.model import Row, RowSource
from bilateral.record.facts import Fact


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
