"""Claims about how alike two states vote, held against the similarity of their roll calls."""

import re
from collections.abc import Sequence

from bilateral.assess.model import Row
from bilateral.audit.asked import Asked
from bilateral.audit.model import Finding, Searched, Verdict
from bilateral.audit.quantities import agrees, by_figure
from bilateral.audit.store import Store
from bilateral.audit.words import states_in
from bilateral.shapes.vocabulary import Dimension
from bilateral.states.articles import named
from bilateral.warehouse.results import SIMILARITY_SOURCE, Similarity

_ALIKE = re.compile(
    r"\b(?:same (?:vote|way)|identical(?:ly)? vot\w*|vot\w+ (?:identically|alike|together)|agree\w* (?:with|in)|"
    r"voted? (?:the same|with))\b",
    re.IGNORECASE,
)
_ROLL_CALLS = re.compile(r"\b(?:roll[- ]calls?|General Assembly|UN votes?|votes? (?:in|at) the UN)\b", re.IGNORECASE)
_MOST = re.compile(r"\b(?:most|the majority|a majority|more than half)\b", re.IGNORECASE)
_FEW = re.compile(r"\b(?:few|a minority|less than half|fewer than half)\b", re.IGNORECASE)
_MORE_OFTEN = re.compile(r"\bmore often (?:with|than)\b", re.IGNORECASE)
_HALF, _MARGIN, _POINTS_SAME, _POINTS_APART = 0.5, 0.05, 1.5, 5.0
_STATES = 2


def of_likeness(asked: Asked, store: Store) -> Finding | None:
    """Return what similarity in roll calls says of a claim; None where the claim is about none, or names no years."""
    states = states_in(asked.text)
    if len(states) < _STATES or not (_ALIKE.search(asked.text) and _ROLL_CALLS.search(asked.text)):
        return None
    years = asked.years
    if years is None or years[1] > asked.cut.year or asked.negated or not store.reads(SIMILARITY_SOURCE):
        return None
    if _MORE_OFTEN.search(asked.text):
        return _compared(store, states, years)
    if len(states) > _STATES:
        return None
    rows = store.release.similarity(states[0], states[1], *years)
    if {row.year for row in rows} != set(range(years[0], years[1] + 1)):
        return _short(states, years, len(rows))
    return _shared(asked, store, rows)


def _short(states: Sequence[str], years: tuple[int, int], n: int) -> Finding:
    return Finding(
        verdict=Verdict.NOT_ENOUGH_EVIDENCE,
        reasons=("years_not_covered",),
        sentence="Similarity in roll calls is not there for every year of the claim.",
        searched=(Searched(SIMILARITY_SOURCE, f"{states[0]} and {states[1]}, {years[0]}-{years[1]}", n),),
    )


def _share(rows: Sequence[Similarity]) -> float:
    return sum(row.identical for row in rows) / sum(row.n for row in rows)


def _shared(asked: Asked, store: Store, rows: Sequence[Similarity]) -> Finding | None:
    share, told = _share(rows), asked.proposition
    evidence = tuple(_row(store, row) for row in rows)
    if told.amount is not None and told.unit == "percent":
        told_share = 100 * share
        points = abs(told_share - told.amount)
        right = points <= _POINTS_SAME or agrees(asked.text, told.amount, told_share)
        wrong = not right and points >= _POINTS_APART
    elif _MOST.search(asked.text):
        right, wrong = share > _HALF + _MARGIN, share < _HALF - _MARGIN
    elif _FEW.search(asked.text):
        right, wrong = share < _HALF - _MARGIN, share > _HALF + _MARGIN
    else:
        return None
    if not right and not wrong:
        return None
    sentence = f"They cast the same vote in {share:.1%} of the roll calls that both voted in."
    return by_figure(evidence, sentence, right=right)


def _compared(store: Store, states: Sequence[str], years: tuple[int, int]) -> Finding | None:
    if len(states) != _STATES + 1:
        return None
    who, one, other = states
    first = store.release.similarity(who, one, *years)
    second = store.release.similarity(who, other, *years)
    wanted = set(range(years[0], years[1] + 1))
    if {row.year for row in first} != wanted or {row.year for row in second} != wanted:
        return None
    ours, theirs = _share(first), _share(second)
    if abs(ours - theirs) < _MARGIN:
        return None
    evidence = tuple(_row(store, row) for row in (*first, *second))
    return by_figure(
        evidence, f"The same vote was cast in {ours:.1%} and in {theirs:.1%} of shared roll calls.", right=ours > theirs
    )


def _row(store: Store, row: Similarity) -> Row:
    one, other = named(row.a, None), named(row.b, None)
    return store.published(
        store.release.measure_id("un_vote_identical_share", row.a, row.b, row.year),
        SIMILARITY_SOURCE,
        f"{one} and {other} cast the same vote in {row.identical} of {row.n} roll calls in {row.year}.",
        when=str(row.year),
        parties=(row.a, row.b),
        dimension=Dimension.DIPLOMATIC,
        mutual=True,
    )
