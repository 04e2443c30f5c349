"""A zero as a row of evidence: it names the census that makes it one."""

from bilateral.assess.model import Row
from bilateral.assess.rows import published_row
from bilateral.shapes.cards import Source
from bilateral.shapes.vocabulary import Dimension, Kind
from bilateral.states.articles import named


def zero_row(
    card: Source, kind: Kind, pair: tuple[str, str], years: str, dimension: Dimension, *, what: str | None = None
) -> Row:
    """Return the zero of a census for a pair and period; its id names source, kind, pair and years.

    ``what`` is said in the place of the kind.
    """
    one, other = pair
    what = what or kind.value.replace("_", " ")
    return published_row(
        card,
        f"zero/{card.key}/{kind.value}/{one}/{other}/{years}",
        f"No {what} of {named(one, None)} and {named(other, None)} in {years}: {card.title} counts all of them.",
        when=years[:4],
        parties=pair,
        dimension=dimension,
        mutual=True,
    )
