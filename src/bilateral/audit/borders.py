"""Claims about borders on land, held against the census of neighbours.

That no row is there contradicts only within the census's years: borders do come about between old states, as that of
Canada and Denmark did in 2022.
"""

import re
from datetime import date

from bilateral.assess.model import Row
from bilateral.audit.asked import Asked
from bilateral.audit.model import Finding, Searched, Verdict
from bilateral.audit.pair_ties import Tie, lasts, ties_between, touches
from bilateral.audit.store import Store
from bilateral.audit.zeros import zero_row
from bilateral.shapes.dates import year_span
from bilateral.shapes.vocabulary import Dimension, Kind
from bilateral.sources.cow_contiguity import LAND, SOURCE
from bilateral.states import is_member
from bilateral.states.articles import named, opening

_BORDER = re.compile(
    r"\b(?:ha(?:s|d|ve)|shar(?:es?|ed)|lacks?)\b[\w ]*?\b(?:land |common |joint )+(?:border|frontier)|"
    r"\bneighbou?rs? (?:by|on) land\b|\bborder(?:s|ed) (?:on |with )?(?:the )?[A-Z]",
)


def tells_a_border(text: str) -> bool:
    """Whether a claim says that two states border each other on land.

    Examples
    --------
    >>> tells_a_border("Armenia has a land border with Russia"), tells_a_border("troops at the border")
    (True, False)
    """
    return bool(_BORDER.search(text))


def of_borders(asked: Asked, store: Store) -> Finding | None:
    """Return what the census of neighbours says of a claim; None where it is about no border, or none was read."""
    if asked.pair is None or not tells_a_border(asked.text) or not store.reads(SOURCE.key):
        return None
    if asked.proposition.modality not in ("asserted", "reported") or asked.proposition.amount is not None:
        return None
    since, until = asked.window if asked.dated else (asked.cut, asked.cut)
    ties = [tie for tie in ties_between(store, asked.pair, (SOURCE.key,)) if tie.text == LAND]
    searched = (Searched(SOURCE.key, f"borders of {asked.pair[0]} and {asked.pair[1]}", len(ties)),)
    stood = [tie for tie in ties if lasts(tie, since, until)]
    if stood:
        return _there(asked, store, stood[-1], searched)
    touched = any(touches(tie, since, until) for tie in ties)
    return None if touched else _nowhere(asked, store, since, until, searched)


def _there(asked: Asked, store: Store, tie: Tie, searched: tuple[Searched, ...]) -> Finding | None:
    one, other = asked.pair or ("", "")
    row = store.published(
        tie.at,
        SOURCE.key,
        opening(f"{named(one, None)} and {named(other, None)} were {LAND} from {tie.since}."),
        when=tie.since,
        parties=(one, other),
        dimension=Dimension.DIPLOMATIC,
        mutual=True,
    )
    later = (asked.window[1] if asked.dated else asked.cut).year > store.cards[SOURCE.key].years[1]
    if asked.negated:
        return None if later else _finding(Verdict.CONTRADICTED, "wrong_polarity", row, searched)
    return _finding(
        Verdict.PARTLY_SUPPORTED if later else Verdict.SUPPORTED, "later_not_covered" if later else "", row, searched
    )


def _nowhere(asked: Asked, store: Store, since: date, until: date, searched: tuple[Searched, ...]) -> Finding | None:
    card, pair = store.cards[SOURCE.key], asked.pair or ("", "")
    covered = card.years[0] <= since.year and until.year <= card.years[1]
    if not covered or not all(is_member(state, day) for state in pair for day in (since, until)):
        return None
    row = zero_row(
        card, Kind.ATTRIBUTE, pair, year_span(since.year, until.year), Dimension.DIPLOMATIC, what="border on land"
    )
    return _finding(Verdict.SUPPORTED if asked.negated else Verdict.CONTRADICTED, "census_shows_none", row, searched)


def _finding(verdict: Verdict, reason: str, row: Row, searched: tuple[Searched, ...]) -> Finding:
    return Finding(
        verdict=verdict,
        reasons=(reason,) if reason else (),
        sentence=row.text,
        evidence=(row,),
        instead=row if verdict is Verdict.CONTRADICTED else None,
        searched=searched,
    )
