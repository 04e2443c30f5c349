"""Claims of support in general ("a staunch backer of ..."): decided by the ladder of the 36 months to the document."""

import re

from bilateral.assess.ladder import ladder_for, of_direction, on_ladder, overlaps, peak
from bilateral.assess.rows import row_of
from bilateral.audit.asked import Asked
from bilateral.audit.families import Family
from bilateral.audit.model import Finding, Verdict
from bilateral.audit.store import Store
from bilateral.audit.words import content
from bilateral.record.facts import Fact
from bilateral.shapes.dates import first_day, months_before
from bilateral.shapes.vocabulary import Polarity, Rung

_WINDOW = 36
_SHOWN = 3
_RULES = ("support.be.backer", "support.back", "support.support", "noun.support")
_STRETCH = re.compile(r"\b(?:long|always|throughout|for (?:decades|years)|never|unwavering\w*)\b", re.IGNORECASE)
_WORDS = ("back", "support", "staunch", "ally", "friend", "firm", "diplomatic", "tenur", "offic", "crucial")
_SUPPORT_GIVEN = re.compile(r"\bsupport$", re.IGNORECASE)


def general_support(asked: Asked, store: Store) -> Finding | None:
    """Return what the ladder says of a claim of support that names no act; None where the claim is another."""
    told = asked.proposition
    general = asked.family is Family.PRAISE and any(rule.startswith(_RULES) for rule in told.rules)
    general = general or (asked.family is Family.DELIVER and bool(_SUPPORT_GIVEN.search(told.object or "")))
    specific = {word for word in content(asked.text) if not word.startswith(_WORDS)}
    if asked.pair is None or not general or specific or told.amount is not None or asked.dated or asked.mutual:
        return None
    facts = [fact for fact in store.facts(*asked.pair) if first_day(fact.date) <= asked.cut]
    since = months_before(asked.cut, _WINDOW)
    ever = of_direction(facts, asked.actor or "")
    within = [fact for fact in ever if overlaps(fact, since, asked.cut)]
    for_, against = (on_ladder(within, side, since) for side in (Polarity.FOR, Polarity.AGAINST))
    top, other = ladder_for(for_, on_ladder(ever, Polarity.FOR)).rung, peak(against).rung
    if top is None or top < Rung.VOTES or (other is not None and other >= top) or asked.negated:
        return None
    return _found(asked, for_, against)


def _found(asked: Asked, for_: list[Fact], against: list[Fact]) -> Finding:
    rows = tuple(row_of(fact) for fact in (*for_[:_SHOWN], *against[:1]))
    stretch = bool(_STRETCH.search(asked.text))
    top = for_[0].rung.value.replace("_", " ") if for_[0].rung else ""
    return Finding(
        verdict=Verdict.PARTLY_SUPPORTED if stretch or against else Verdict.SUPPORTED,
        reasons=("ladder", *(("duration_without_rows",) if stretch else ()), *(("rows_against",) if against else ())),
        sentence=f"In the {_WINDOW} months to {asked.cut} the highest rung for is {top}"
        + ("; that it was so all along is not shown." if stretch else "."),
        evidence=rows,
    )
