"""What a cell without a row means, as SQL: the rule of ``Source.absence`` for all cells of a column at once."""

from typing import Final, NamedTuple

from bilateral.measures.yearly import Gap, YearlyMeasure
from bilateral.shapes.cards import Source
from bilateral.shapes.vocabulary import Absence, Completeness

UNDEFINED: Final = "undefined"
"""There are rows, but the measure cannot be computed of them."""

WORDS: Final = (*(str(word) for word in Absence), UNDEFINED)
"""What a companion column can say."""

MEANING: Final = {
    Absence.ROW: "a value, from rows of the source",
    Absence.ZERO: "0: a census of this covers both states to the end of the year, and shows no row, or shows 0",
    Absence.NOT_COVERED: "no row, and the source is no census, or does not cover the year or a state",
    Absence.BLIND: "the source cannot see this",
    Absence.SUPPRESSED: "a state whose own figure is needed holds it back",
    Absence.UNSEARCHED: "a curated record that nobody has completed for the pair",
    UNDEFINED: "there are rows, but the measure cannot be computed of them: an amount is missing, or there are too few",
}


def word_sql(word: str) -> str:
    """Return a word as a constant of the companion columns' type, of which a cast of every cell would cost seconds."""
    return f"'{word}'::absence"


class Cell(NamedTuple):
    """SQL of what is known of a cell's row: its year, and whether two things hold of it.

    ``listed``: the Correlates of War list has both states at the end of the year. ``present``: the release has a result
    of both with somebody in the year.
    """

    year: str = "year"
    listed: str = "in_cow"
    present: str = "present"


def gap_sql(
    card: YearlyMeasure,
    source: Source,
    held: tuple[int, int] | None,
    sides: tuple[str, str],
    cell: Cell = Cell(),  # noqa: B008 -- frozen
) -> str:
    """Return the SQL expression of what no row means.

    Parameters
    ----------
    card : YearlyMeasure
        The measure.
    source : Source
        Card of its first source.
    held : tuple of int or None
        First and last year that the release holds and the source covers; None where it holds nothing.
    sides : tuple of str
        SQL of the states that the measure calls a and b.
    cell : Cell
        SQL of what else is known of the row.
    """
    if any(card.kind == kind for kind, _ in source.blind):
        return word_sql(Absence.BLIND)
    column = dict(zip("ab", sides, strict=True))
    cases = [
        f"WHEN {cell.year} BETWEEN {first} AND {last} AND {column[side]} = '{state}' "
        f"THEN {word_sql(Absence.SUPPRESSED)}"
        for kind, state, first, last, _ in source.suppressed
        if kind == card.kind
        for side in card.reporter
    ]
    if held is not None and (word := _within(card, source)):
        first, last = held
        also = {Absence.ZERO: f" AND {cell.listed}", UNDEFINED: f" AND {cell.present}"}.get(word, "")
        cases.append(f"WHEN {cell.year} BETWEEN {first} AND {last}{also} THEN {word_sql(word)}")
    if not cases:
        return word_sql(Absence.NOT_COVERED)
    return f"CASE {' '.join(cases)} ELSE {word_sql(Absence.NOT_COVERED)} END"


def _within(card: YearlyMeasure, source: Source) -> str:
    """Return what no row means within the years covered, where it is not that the source does not cover it."""
    if card.gap is Gap.UNDEFINED:
        return UNDEFINED
    if card.gap is Gap.UNKNOWN:
        return ""
    if source.completeness is Completeness.CURATED:
        return Absence.UNSEARCHED
    whole = card.kind not in source.partial or card.gap is Gap.WHOLE
    census = source.completeness is Completeness.CENSUS and card.kind in source.kinds and whole
    return Absence.ZERO if census else ""


def counts_zero(card: YearlyMeasure, source: Source) -> bool:
    """Return whether a value of 0 is a census's zero, and not a figure like others."""
    return card.gap in (Gap.CARD, Gap.WHOLE) and source.completeness is Completeness.CENSUS
