"""Claims that two states signed a pact in a year, held against the record's treaties and the census of alliances.

The Alliance Treaty Obligations project dates a tie from the day of signature. Where it knows of one alliance of two
states and no more, a claim that puts its signing in another year is misdated; where several follow each other as one
tie, only the first one's day is known, and nothing is said of the others.
"""

import re

from bilateral.assess.model import Row
from bilateral.assess.rows import row_of
from bilateral.audit.asked import Asked
from bilateral.audit.families import Family
from bilateral.audit.findings import against
from bilateral.audit.model import Finding, Verdict
from bilateral.audit.pair_ties import PACTS, Tie, counts_all, ties_between
from bilateral.audit.store import Store
from bilateral.audit.titles import signed_on
from bilateral.audit.words import kinds_named, names_in, stems
from bilateral.measures.choice import CHOSEN
from bilateral.shapes.dates import first_day, last_day, spoken
from bilateral.shapes.vocabulary import Dimension, Kind
from bilateral.states.articles import named, opening

_SIGNED = re.compile(r"\b(?:sign|conclud)\w*\b|\bentered into\b", re.IGNORECASE)
_BILATERAL = re.compile(r"[a-z]{3}-[a-z]{3}-\d{4}")
_ONE_ALLIANCE = re.compile(r"ATOP \d+")


def of_signings(asked: Asked, store: Store) -> Finding | None:
    """Return what is known of the day on which two states signed a pact; None where a claim tells no such signing."""
    told = asked.proposition
    if asked.pair is None or asked.negated or not asked.dated or told.modality not in ("asserted", "reported"):
        return None
    if asked.family is not Family.PROMISE or not _SIGNED.search(asked.text) or told.amount is not None:
        return None
    pacts = kinds_named(asked.text) & PACTS or {kind for kind in PACTS if kind is asked.kind}
    if len(pacts) != 1:
        return None
    (kind,) = pacts
    return _of_treaties(asked, kind, store) or _of_ties(asked, kind, store)


def _of_treaties(asked: Asked, kind: Kind, store: Store) -> Finding | None:
    """Return the treaty of the record that was signed in the claim's days; whatever day it came into force."""
    since, until = asked.window
    rows = [
        row_of(fact)
        for fact in store.facts(*(asked.pair or ("", "")))
        if _BILATERAL.match(fact.id.partition("/")[0])
        and fact.kind is kind
        and names_in(asked.text) <= stems(fact.sentence)
        and since <= first_day(signed_on(fact)) <= until
        and first_day(fact.date) <= asked.cut
    ]
    if not rows:
        return None
    return Finding(verdict=Verdict.SUPPORTED, sentence="A treaty of the record was signed then.", evidence=(rows[0],))


def _of_ties(asked: Asked, kind: Kind, store: Store) -> Finding | None:
    source = CHOSEN[kind]
    since, until = asked.window
    card = store.cards.get(source)
    if card is None or not store.reads(source) or names_in(asked.text):
        return None
    ties = ties_between(store, asked.pair or ("", ""), (source,))
    of_kind = [tie for tie in ties if tie.kind == kind.value]
    begun = [tie for tie in of_kind if since <= first_day(tie.since) and last_day(tie.since) <= until]
    if begun:
        row = _row(asked, kind, begun[0], store)
        return Finding(verdict=Verdict.SUPPORTED, sentence=f"A row shows it: {row.text}", evidence=(row,))
    alliances = {one for tie in ties for one in re.findall(r"\d{4}", tie.text)}
    only = len(of_kind) == 1 and len(alliances) == 1 and bool(_ONE_ALLIANCE.fullmatch(of_kind[0].text))
    near = any(since.year - 1 <= first_day(tie.since).year <= until.year + 1 for tie in ties)
    if not only or near or until > asked.cut or not counts_all(card, kind, since, until):
        return None
    row = _row(asked, kind, of_kind[0], store)
    sentence = f"{card.title} knows of one such pact of the two: of {spoken(of_kind[0].since)}."
    return against(Verdict.MISDATED, "wrong_date", sentence, row)


def _row(asked: Asked, kind: Kind, tie: Tie, store: Store) -> Row:
    one, other = (named(state, first_day(tie.since)) for state in asked.pair or ("", ""))
    return store.published(
        tie.at,
        tie.source,
        opening(f"{kind.value.replace('_', ' ')} of {one} and {other}, from {spoken(tie.since)} ({tie.text})."),
        when=tie.since,
        parties=asked.pair or ("", ""),
        dimension=Dimension.MILITARY,
        mutual=True,
    )
