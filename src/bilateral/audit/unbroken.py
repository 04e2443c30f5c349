"""Claims that something went on without a break, held against facts of the pair that tell its break.

"Venezuela kept up relations with Cuba all through the 1960s" is contradicted by the fact that it broke them in 1961;
"since 1958 without a break" by the withdrawal of 1991. That no break is told bears nothing out.
"""

import re

from bilateral.assess.rows import row_of
from bilateral.audit.asked import Asked
from bilateral.audit.findings import against
from bilateral.audit.matching import ends
from bilateral.audit.model import Finding, Verdict
from bilateral.audit.store import Store
from bilateral.audit.words import content, stems
from bilateral.record.facts import Fact
from bilateral.shapes.dates import first_day, last_day, spoken
from bilateral.shapes.vocabulary import Kind

_THROUGHOUT = re.compile(
    r"\b(?:all through|throughout|without (?:a |any )?(?:break|interruption|pause)|uninterrupted\w*|unbroken|"
    r"continuous(?:ly)?|ever since|never (?:broke|severed|cut|left|interrupted|suspended|withdrew|closed))\b",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\b(?:kept|keeps?|maintain(?:s|ed)?|retain(?:s|ed)?|upheld|sustained|continued|remained|stayed)\b", re.IGNORECASE
)
_BROKEN = re.compile(
    r"\b(?:broke|breaks?|broken|sever(?:s|ed)|cuts?|withdrew|withdrawn|evacuated|left|pulled out|removed|closed|shut|"
    r"suspended|ended|terminated|expelled)\b",
    re.IGNORECASE,
)
_STANDING = frozenset({
    Kind.EMBASSY, Kind.NUCLEAR, Kind.TROOPS, Kind.BASE, Kind.TREATY, Kind.DEFENCE_PACT, Kind.TRADE,
    Kind.TRADE_AGREEMENT, Kind.MEMBERSHIP,
})  # fmt: skip


def of_unbroken(asked: Asked, store: Store) -> Finding | None:
    """Return the fact that tells the break of what a claim says went on; None where none does.

    The break must lie within the claim's days where they are to be unbroken; where a claim only says that something
    was kept up, what was broken must have been so on all of its days.
    """
    if asked.pair is None or not asked.dated or asked.proposition.negated or asked.kind not in _STANDING:
        return None
    through = bool(_THROUGHOUT.search(asked.sentence))
    if not through and not _KEPT.search(asked.sentence):
        return None
    broken = [
        fact
        for fact in store.facts(*asked.pair)
        if fact.kind is asked.kind
        and _BROKEN.search(fact.sentence)
        and content(asked.text) & stems(fact.sentence)
        and first_day(fact.date) <= asked.cut
        and _within(asked, fact, through=through)
    ]
    if not broken:
        return None
    row = row_of(broken[0])
    return against(Verdict.CONTRADICTED, "wrong_polarity", f"A row tells of the break: {spoken(row.date)}.", row)


def _within(asked: Asked, fact: Fact, *, through: bool) -> bool:
    since, until = asked.window
    begun, _ = ends(fact)
    if through:
        return since < begun and last_day(fact.date) < until
    over = last_day(fact.until) if fact.until and fact.until != ".." else None
    return begun <= since and over is not None and until <= over
