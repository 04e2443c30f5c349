"""Claims about the trade of a year, held against facts of the record that give its figure.

They come after the publishers' flows, and decide where those end: a ministry's total of last year, a share that an
analyst counted. The claim must be of the whole trade, of that year, and of the same thing: both ways or one way.
"""

import re
from typing import Final

from bilateral.assess.rows import row_of
from bilateral.audit.asked import Asked
from bilateral.audit.findings import disputed
from bilateral.audit.flows import BETWEEN, TRADE_WORDS
from bilateral.audit.model import Finding
from bilateral.audit.quantities import agrees, by_figure, differs
from bilateral.audit.store import Store
from bilateral.audit.words import content, names_in
from bilateral.record.facts import Fact
from bilateral.shapes.dates import precision
from bilateral.shapes.vocabulary import Kind, Precision

_THINGS: Final = ("import", "export", "trade")
_POINTS = 3.0


def of_totals(asked: Asked, store: Store) -> Finding | None:
    """Return what facts with figures say of a claim about trade; None where none is of its year."""
    told = asked.proposition
    if asked.pair is None or asked.years is None or told.amount is None or asked.negated:
        return None
    if asked.kind is not Kind.TRADE or told.modality not in ("asserted", "reported"):
        return None
    if content(asked.text) - TRADE_WORDS or names_in(asked.text) or asked.years[0] != asked.years[1]:
        return None
    facts = [fact for fact in store.facts(*asked.pair) if _same_thing(asked, fact)]
    right = [fact for fact in facts if _agrees(asked, fact)]
    wrong = [fact for fact in facts if fact not in right and _differs(asked, fact)]
    if right and wrong:
        return disputed([row_of(fact) for fact in right], [row_of(fact) for fact in wrong])
    rows = tuple(row_of(fact) for fact in (*right, *wrong))
    if not rows or len(rows) != len(facts):
        return None
    return by_figure(rows, rows[0].text, right=bool(right))


def _same_thing(asked: Asked, fact: Fact) -> bool:
    told = asked.proposition
    if fact.kind is not Kind.TRADE or fact.amount is None or fact.unit != told.unit:
        return False
    if precision(fact.date) is not Precision.YEAR or fact.until not in ("", fact.date):
        return False
    if asked.years is None or int(fact.date) != asked.years[0]:
        return False
    both = told.unit != "percent" and (asked.mutual or bool(BETWEEN.search(asked.text)))
    if both != fact.mutual or not (both or fact.actor == asked.actor):
        return False
    return _things(asked.text) <= _things(fact.sentence)


def _things(text: str) -> set[str]:
    return {thing for thing in _THINGS if re.search(rf"\b{thing}", text, re.IGNORECASE)}


def _agrees(asked: Asked, fact: Fact) -> bool:
    claimed, told = asked.proposition.amount or 0.0, fact.amount or 0.0
    if agrees(asked.text, claimed, told):
        return True
    return (
        asked.proposition.unit == "percent"
        and not differs(asked.text, claimed, told)
        and abs(told - claimed) <= _POINTS
    )


def _differs(asked: Asked, fact: Fact) -> bool:
    return differs(asked.text, asked.proposition.amount or 0.0, fact.amount or 0.0)
