"""What a cell without a row means, as SQL: the rule of ``Source.absence`` for all cells of a column at once."""

from typing import Final

from bilateral.measures.yearly import Gap, YearlyMeasure
from bilateral.shapes.cards import Source
from bilateral.shapes.vocabulary import Absence, Completeness

UNDEFINED: Final = "undefined"
"""There are rows, but the measure cannot be computed of them."""

WORDS: Final = (*(str(word) for word in Absence), UNDEFINED)
"""What a companion column can say."""

MEANING: Final = {
    Absence.ROW: "a value, from rows of the source",
    Absence.ZERO: "0: the source is a census of this, covers the year and both states, and shows no row",
    Absence.NOT_COVERED: "no row, and the source is no census, or does not cover the year or a state",
    Absence.BLIND: "the source cannot see this",
    Absence.SUPPRESSED: "a state whose own figure is needed holds it back",
    Absence.UNSEARCHED: "a curated record that nobody has completed for the pair",
    UNDEFINED: "there are rows, but the measure cannot be computed of them: an amount is missing, or there are too few",
}


def word_sql(word: str) -> str:
    """Return a word as a constant of the companion columns' type, of which a cast of every cell would cost seconds."""
    return f"'{word}'::absence"


def gap_sql(card: YearlyMeasure, source: Source, held: tuple[int, int] | None, sides: tuple[str, str]) -> str:
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
        Columns of the states that the measure calls a and b; ``year`` and ``in_cow`` are columns too.
    """
    if any(card.kind == kind for kind, _ in source.blind):
        return word_sql(Absence.BLIND)
    column = dict(zip("ab", sides, strict=True))
    cases = [
        f"WHEN year BETWEEN {first} AND {last} AND {column[side]} = '{state}' THEN {word_sql(Absence.SUPPRESSED)}"
        for kind, state, first, last, _ in source.suppressed
        if kind == card.kind
        for side in card.reporter
    ]
    if held is not None and (word := _within(card, source)):
        first, last = held
        also = " AND in_cow" if word == Absence.ZERO else ""
        cases.append(f"WHEN year BETWEEN {first} AND {last}{also} THEN {word_sql(word)}")
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
