"""A zero as a row of evidence: it names the census that makes it one."""

from bilateral.assess.model import Row, RowSource
from bilateral.shapes.cards import Source
from bilateral.shapes.vocabulary import Dimension, Kind, Polarity
from bilateral.states.articles import named


def zero_row(card: Source, kind: Kind, pair: tuple[str, str], years: str, dimension: Dimension) -> Row:
    """Return the zero of a census for a pair and period; its id names source, kind, pair and years."""
    one, other = pair
    what = kind.value.replace("_", " ")
    return Row(
        id=f"zero/{card.key}/{kind.value}/{one}/{other}/{years}",
        date=years[:4],
        actor=one,
        target=other,
        mutual=True,
        text=f"No {what} of {named(one, None)} and {named(other, None)} in {years}: {card.title} counts all of them.",
        rung=None,
        polarity=Polarity.NEUTRAL,
        dimension=dimension,
        grade="A2",
        source=RowSource(card.title, card.publisher, card.url),
    )
