"""Claims about standing relations: pacts, sanctions, trade agreements, embassies.

That no row is there contradicts only where the source is a census of the kind that covers the years, and both states
were members of the system in them.
"""

import re
from datetime import date
from typing import Final

from bilateral.assess.model import Row
from bilateral.audit.asked import Asked
from bilateral.audit.families import Family
from bilateral.audit.model import Finding, Searched, Verdict
from bilateral.audit.pair_ties import PACTS, Tie, counts_all, lasts, ties_between, touches
from bilateral.audit.quantities import agrees, by_figure
from bilateral.audit.store import Store
from bilateral.audit.words import kinds_named
from bilateral.audit.zeros import zero_row
from bilateral.measures.choice import CHOSEN
from bilateral.shapes.cards import Source
from bilateral.shapes.dates import first_day, last_day, year_span
from bilateral.shapes.vocabulary import Dimension, Kind
from bilateral.states import is_member
from bilateral.states.articles import named, opening

_DIMENSION: Final = {
    Kind.DEFENCE_PACT: Dimension.MILITARY,
    Kind.NONAGGRESSION: Dimension.MILITARY,
    Kind.CONSULTATION: Dimension.MILITARY,
    Kind.TRADE_AGREEMENT: Dimension.ECONOMIC,
    Kind.SANCTION: Dimension.SANCTIONS,
    Kind.EMBASSY: Dimension.DIPLOMATIC,
}
_LISTED = re.compile(r"\blist(?:s|ed)?\b|\bdesignat\w+\b|\bsponsors?\b", re.IGNORECASE)  # one step, not all sanctions
_DIRECTED: Final = frozenset({Kind.SANCTION, Kind.EMBASSY})
_SOURCES: Final = {Kind.TRADE_AGREEMENT: ("desta", "wto_rta"), Kind.EMBASSY: ("embassies",)}
_STANDS = re.compile(
    r"\b(?:had|has|have|having|in force|bound by|obligation|were|are|is|was|maintained|shared?|kept|stood)\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:sign\w*|conclud\w*|ratif\w*|renew\w*|withdr\w*|left|joined|announc\w*|expand\w*|tighten\w*|lift\w*|eased?|"
    r"remov\w*|delist\w*|drop(?:s|ped)?|off (?:its|the|a)\b[\w ]*\blist)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_TENSE_PAST = re.compile(r"\b(?:had|was|were)\b", re.IGNORECASE)
_COUNT_APART = 0.1
_COMPARED = re.compile(
    r"\b(?:about|around|some|nearly|more than|over|at least|less than|fewer than|under|below)\b", re.IGNORECASE
)
_SHARED_BODIES = re.compile(
    r"\b(?P<n>\d+) (?:shared |common |joint )?(?:inter-?governmental organi[sz]ations|IGOs|"
    r"international organi[sz]ations)",
    re.IGNORECASE,
)


def of_ties(asked: Asked, store: Store) -> Finding | None:
    """Return what publishers' ties say of a claim; None where it is about none."""
    if asked.pair is None or asked.proposition.modality not in ("asserted", "reported"):
        return None
    if _SHARED_BODIES.search(asked.text):
        return _shared_bodies(asked, store)
    kind = _kind(asked)
    if kind is None:
        return None
    standing = asked.family is Family.RELATION and _STANDS.search(asked.text) and not _ACT.search(asked.text)
    sanctioned = kind is Kind.SANCTION and asked.family is Family.SANCTION and not _ACT.search(asked.text)
    sanctioned = sanctioned and not _LISTED.search(asked.text)
    sources = _SOURCES.get(kind, (CHOSEN[kind],))
    read = [store.cards[key] for key in sources if key in store.cards and store.reads(key)]
    if not (standing or sanctioned) or not read or asked.proposition.amount is not None:
        return None
    return _judged(asked, kind, read, store)


def _kind(asked: Asked) -> Kind | None:
    """Return the kind of tie that a claim is about: as read, or the one pact that a wider word's own words name."""
    pacts = kinds_named(asked.text) & PACTS
    if asked.kind in PACTS or asked.kind in (None, Kind.TREATY):
        return next(iter(pacts)) if len(pacts) == 1 else asked.kind if asked.kind in PACTS and not pacts else None
    return asked.kind if asked.kind in _DIMENSION else None


def _ties(asked: Asked, kind: Kind, read: list[Source], store: Store) -> list[Tie]:
    found = ties_between(store, asked.pair or ("", ""), [card.key for card in read])
    found = [tie for tie in found if tie.kind == kind.value]
    if kind in _DIRECTED and not asked.mutual:
        found = [tie for tie in found if tie.mutual or tie.actor == asked.actor]
    return found


def _window(asked: Asked, read: list[Source]) -> tuple[date, date] | None:
    """Return the days for which the claim says that the relation stood; None where no source covers them."""
    last = max(card.years[1] for card in read)
    first = min(card.years[0] for card in read)
    if asked.dated and _SINCE.search(asked.text):
        return None
    if not asked.dated:
        return (asked.cut, asked.cut) if asked.cut.year <= last else None
    since, until = asked.window
    if since.year < first or until.year > last:
        return None
    return since, until


def _judged(asked: Asked, kind: Kind, read: list[Source], store: Store) -> Finding | None:
    window = _window(asked, read)
    ties = [tie for tie in _ties(asked, kind, read, store) if first_day(tie.since) <= asked.cut]
    rows = tuple(_row(store, tie, kind) for tie in ties)
    names = f"{named(asked.actor or '', asked.cut)} and {named(asked.target or '', asked.cut)}"
    what = f"{kind.value.replace('_', ' ')} of {names}"
    searched = tuple(Searched(card.key, what, sum(tie.source == card.key for tie in ties)) for card in read)
    if window is None:
        return _beyond(asked, ties, rows, searched)
    stood = [row for tie, row in zip(ties, rows, strict=True) if _stands(tie, window)]
    if stood:
        return _shown(asked, stood)
    if any(touches(tie, *window) for tie in ties):
        return _open("The row covers a part of the period only.", rows, searched, "part_of_period")
    if not _is_zero(asked, kind, read, window):
        return _open("No row of the period shows it, and no census of that kind covers it.", rows, searched, "no_row")
    return _absent(asked, read[0], rows[:2] or _zero(asked, kind, read[0], window), searched)


def _shown(asked: Asked, stood: list[Row]) -> Finding:
    if asked.negated:
        if not asked.proposition.negated:
            return _open("The claim may deny what the row shows.", tuple(stood), (), "negation_unclear")
        return Finding(
            verdict=Verdict.CONTRADICTED,
            reasons=("wrong_polarity",),
            sentence="A row shows that it stood.",
            evidence=tuple(stood[:2]),
            instead=stood[0],
        )
    return Finding(verdict=Verdict.SUPPORTED, sentence=f"A row shows it: {stood[0].text}", evidence=tuple(stood[:2]))


def _is_zero(asked: Asked, kind: Kind, read: list[Source], window: tuple[date, date]) -> bool:
    """Whether a census covers pair, kind and period, so that no row means none."""
    census = any(counts_all(card, kind, *window) for card in read)
    return census and kind in PACTS and all(is_member(state, day) for state in asked.pair or () for day in window)


def _zero(asked: Asked, kind: Kind, card: Source, window: tuple[date, date]) -> tuple[Row, ...]:
    one, other = asked.pair or ("", "")
    years = year_span(window[0].year, window[1].year)
    return (zero_row(card, kind, (one, other), years, _DIMENSION[kind]),)


def _absent(asked: Asked, card: Source, evidence: tuple[Row, ...], searched: tuple[Searched, ...]) -> Finding | None:
    if asked.negated and not asked.proposition.negated:
        return None
    return Finding(
        verdict=Verdict.SUPPORTED if asked.negated else Verdict.CONTRADICTED,
        reasons=("census_shows_none",),
        sentence=f"{card.title} is a census of that kind to {card.years[1]} and has none in force then.",
        evidence=evidence,
        instead=None if asked.negated else evidence[0],
        searched=searched,
    )


def _beyond(asked: Asked, ties: list[Tie], rows: tuple[Row, ...], searched: tuple[Searched, ...]) -> Finding:
    """Judge a claim about a time after the source's last year: an ended tie is shown, absence decides nothing."""
    ended = [tie for tie in ties if tie.until]
    present = not asked.dated and not asked.negated
    if present and ties and len(ended) == len(ties) and not _TENSE_PAST.search(asked.text):
        last = max(ended, key=lambda tie: last_day(tie.until))
        return Finding(
            verdict=Verdict.OUTDATED,
            reasons=("tie_ended",),
            sentence=f"It stood, and ended in {last.until[:4]}.",
            evidence=rows,
            instead=rows[-1],
            searched=searched,
        )
    open_ = [row for tie, row in zip(ties, rows, strict=True) if not tie.until and _began_in(asked, tie)]
    if open_ and not asked.negated and (not asked.dated or _SINCE.search(asked.text)):
        if asked.kind is Kind.EMBASSY:
            return _shown(asked, open_)
        return Finding(
            verdict=Verdict.PARTLY_SUPPORTED,
            reasons=("later_not_covered",),
            sentence=f"A row shows it to the last year covered: {open_[0].text}",
            evidence=tuple(open_[:2]),
            searched=searched,
        )
    return _open("The sources of this kind do not cover the claim's period.", rows, searched, "not_covered")


def _began_in(asked: Asked, tie: Tie) -> bool:
    return not asked.dated or asked.window[0] <= first_day(tie.since) <= asked.window[1]


def _open(sentence: str, rows: tuple[Row, ...], searched: tuple[Searched, ...], reason: str) -> Finding:
    return Finding(
        verdict=Verdict.NOT_ENOUGH_EVIDENCE,
        reasons=(reason,),
        sentence=sentence,
        instead=rows[-1] if rows else None,
        searched=searched,
    )


def _stands(tie: Tie, window: tuple[date, date]) -> bool:
    since, until = window
    if since.year == until.year and (since.month, until.month) == (1, 12):  # "in 2018": at any time of the year
        return touches(tie, since, until)
    return lasts(tie, since, until)


def _row(store: Store, tie: Tie, kind: Kind) -> Row:
    on = first_day(tie.since)
    one, other = named(tie.actor, on), named(tie.target, on)
    end = f" to {tie.until}" if tie.until else f", standing in {store.cards[tie.source].years[1]}"
    told = f"{kind.value.replace('_', ' ')}, {one} {'and' if tie.mutual else 'towards'} {other}, from {tie.since}{end}"
    return store.published(
        tie.at,
        tie.source,
        f"{opening(told)}{f' ({tie.text})' if tie.text else ''}.",
        when=tie.since,
        parties=(tie.actor, tie.target),
        dimension=_DIMENSION[kind],
        mutual=tie.mutual,
    )


def _shared_bodies(asked: Asked, store: Store) -> Finding | None:
    """Return what the count of shared organisations says."""
    told, years = asked.proposition, asked.years
    if told.amount is None or years is None or years[0] != years[1] or not store.reads("cow_igo"):
        return None
    one, other = asked.pair or ("", "")
    rows = store.rows(
        f"SELECT \"at\", source, amount, since FROM flows WHERE source = 'cow_igo' AND kind = 'membership' "  # noqa: S608
        f"AND ((actor = '{one}' AND target = '{other}') OR (actor = '{other}' AND target = '{one}')) "
        f"AND since = '{years[0]}'"
    )
    if not rows or len({row[2] for row in rows}) != 1:
        return None
    at, source, amount, when = rows[0]
    text = f"{named(one, None)} and {named(other, None)} shared {amount:g} organisations in {when}."
    shown = store.published(
        at, source, text, when=when, parties=(one, other), dimension=Dimension.DIPLOMATIC, mutual=True
    )
    right = amount == told.amount or (bool(_COMPARED.search(asked.text)) and agrees(asked.text, told.amount, amount))
    wrong = abs(amount - told.amount) > _COUNT_APART * amount
    if asked.negated or not (right or wrong):
        return None
    return by_figure((shown,), text, right=right)
