"""Claims that one state is the largest partner of another: supplier of arms, source of imports, market, in trade.

All partners of the state are ranked by the publisher's own amounts over the claim's years. A rank decides only where
it is not a near tie; "one of the largest" claims less and is left open.
"""

import re
from typing import Final, NamedTuple

from bilateral.assess.model import Row
from bilateral.audit.asked import Asked
from bilateral.audit.flows import Sum, covered, sum_row
from bilateral.audit.model import Finding, Searched, Verdict
from bilateral.audit.store import Store
from bilateral.measures.choice import CHOSEN
from bilateral.shapes.dates import year_span
from bilateral.shapes.vocabulary import Kind
from bilateral.states.articles import named

_RANKED = re.compile(
    r"(?P<nth>second|third|fourth|fifth)?[- ]?\b(?P<rank>largest|biggest|top|leading|main|principal|number one)\s+"
    r"(?P<goods>(?:foreign )?(?:arms|weapons?|trade|trading|export|import)\s+)?"
    r"(?P<role>suppliers?|provider|source|seller|exporter|customer|buyer|client|recipient|partner|market|destination)\b"
    r"(?P<of>\s+(?:of|for)\s+(?:its |their )?(?:major |imported )?(?:arms|weapons|weaponry|imports|goods|exports))?",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\bone of\b|\bamong\b|\ba (?:main|leading|top|principal)\b", re.IGNORECASE)
_NTH: Final = {"": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_BUYERS: Final = frozenset({"customer", "buyer", "client", "recipient", "market", "destination"})
_CLEAR: Final = 1.1
_SHOWN: Final = 3


class _Ranked(NamedTuple):
    """What a claim ranks: a flow of a state in some years, who is ranked by it, and as which number."""

    kind: Kind
    buyers: bool
    both: bool
    nth: int
    holder: str
    years: tuple[int, int]


class _Partner(NamedTuple):
    """A partner with what was sent."""

    state: str
    sum: Sum


def of_ranks(asked: Asked, store: Store) -> Finding | None:
    """Return what all partners' amounts say of a claimed rank; None where a claim ranks none, or names no years."""
    told = asked.proposition
    if asked.pair is None or asked.negated or asked.mutual or told.amount is not None:
        return None
    one, other = (party.state_id if party else None for party in (told.actor, told.target))
    if one is None or other is None or len(told.since or "") != len("2019"):
        return None
    ranked = _claimed(asked, other)
    if ranked is None or not store.reads(CHOSEN[ranked.kind]) or not covered(store, ranked.kind, ranked.years):
        return None
    return _judged(store, ranked, one, _partners(store, ranked))


def _claimed(asked: Asked, holder: str) -> _Ranked | None:
    found = _RANKED.search(asked.text)
    if found is None or _OPEN.search(asked.text) or asked.years is None or asked.years[1] > asked.cut.year:
        return None
    words = f"{found['goods'] or ''}{found['of'] or ''}".lower()
    role = found["role"].lower()
    arms, both = bool(re.search(r"\b(?:arms|weapon)", words)), role == "partner"
    if (arms and both) or not (words or role == "market"):
        return None
    nth = _NTH[(found["nth"] or "").lower()]
    return _Ranked(Kind.ARMS if arms else Kind.TRADE, role in _BUYERS, both, nth, holder, asked.years)


def _partners(store: Store, ranked: _Ranked) -> list[_Partner]:
    """Return the partners of a state, the largest first."""
    mine, who = ("actor", "target") if ranked.buyers else ("target", "actor")
    held = f"{mine} = '{ranked.holder}'"
    if ranked.both:
        who = f"CASE WHEN actor = '{ranked.holder}' THEN target ELSE actor END"
        held = f"(actor = '{ranked.holder}' OR target = '{ranked.holder}')"
    rows = store.rows(
        f'SELECT {who} AS partner, min("at"), sum(amount) AS amount, count(*) FROM flows '  # noqa: S608 -- ids and numbers
        f"WHERE source = '{CHOSEN[ranked.kind]}' AND kind = '{ranked.kind.value}' AND {held} "
        f"AND since[:4]::INT BETWEEN {ranked.years[0]:d} AND {ranked.years[1]:d} "
        "GROUP BY partner HAVING sum(amount) > 0 ORDER BY amount DESC, partner"
    )
    return [_Partner(partner, Sum(*found)) for partner, *found in rows]


def _judged(store: Store, ranked: _Ranked, one: str, partners: list[_Partner]) -> Finding | None:
    place = next((place for place, partner in enumerate(partners, start=1) if partner.state == one), None)
    if place is None or not _is_clear([partner.sum.amount for partner in partners], place, ranked.nth):
        return None
    own = _row(store, ranked, partners[place - 1], place)
    others = [
        _row(store, ranked, partner, number)
        for number, partner in enumerate(partners[:_SHOWN], start=1)
        if partner.state != one
    ]
    right = place == ranked.nth
    searched = Searched(
        CHOSEN[ranked.kind], f"all partners of {ranked.holder}, {year_span(*ranked.years)}", len(partners)
    )
    return Finding(
        verdict=Verdict.SUPPORTED if right else Verdict.CONTRADICTED,
        reasons=() if right else ("wrong_rank",),
        sentence=f"By {store.cards[CHOSEN[ranked.kind]].title} it was number {place} of {len(partners)}.",
        evidence=(own, *others),
        instead=None if right else others[0],
        searched=(searched,),
    )


def _is_clear(amounts: list[float], place: int, claimed: int) -> bool:
    """Whether a place is sure: no near tie with the neighbours where it is the claimed one, or with the claimed one."""
    at = amounts[place - 1]
    if place == claimed:
        above = amounts[place - 2] if place > 1 else None
        below = amounts[place] if place < len(amounts) else 0.0
        return (above is None or above >= at * _CLEAR) and at >= below * _CLEAR
    there = amounts[min(claimed, len(amounts)) - 1]
    return max(at, there) >= _CLEAR * min(at, there)


def _row(store: Store, ranked: _Ranked, partner: _Partner, place: int) -> Row:
    one, other = named(partner.state, None), named(ranked.holder, None)
    way = f"from {other} to {one}" if ranked.buyers else f"from {one} to {other}"
    return sum_row(
        store,
        ranked.kind,
        f"{ranked.kind.value} of {other} with {one}" if ranked.both else f"{ranked.kind.value} {way}",
        partner.sum,
        ranked.years,
        beside=f", number {place} of its partners",
        parties=(ranked.holder, partner.state) if ranked.buyers else (partner.state, ranked.holder),
        mutual=ranked.both,
    )
