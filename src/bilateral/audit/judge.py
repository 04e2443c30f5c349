"""The judge: from a text or its propositions to graded claims."""

from collections import Counter
from datetime import date as day_type

from bilateral.audit.asked import Asked, asked
from bilateral.audit.borders import of_borders
from bilateral.audit.changes import outdated
from bilateral.audit.checkable import not_checkable
from bilateral.audit.covering import coverage_of, searched_for
from bilateral.audit.faults import faults, main_pair
from bilateral.audit.flows import of_flows
from bilateral.audit.general import general_support
from bilateral.audit.joining import joined
from bilateral.audit.likeness import of_likeness
from bilateral.audit.model import UNDECIDED, Audit, AuditedClaim, AuditedDocument, Finding, Verdict
from bilateral.audit.obligations import of_obligations
from bilateral.audit.omissions import omitted
from bilateral.audit.ranks import of_ranks
from bilateral.audit.record import of_record
from bilateral.audit.signings import of_signings
from bilateral.audit.store import Store
from bilateral.audit.thirds import of_thirds
from bilateral.audit.ties import of_ties
from bilateral.audit.totals import of_totals
from bilateral.audit.unbroken import of_unbroken
from bilateral.audit.vetoes import of_vetoes
from bilateral.audit.votes import of_votes
from bilateral.reading import Claim, Document, claims, read
from bilateral.shapes.dates import first_day, last_day
from bilateral.warehouse import Release

RULES = (
    of_likeness,
    of_vetoes,
    of_votes,
    general_support,
    of_obligations,
    of_signings,
    of_borders,
    of_ties,
    of_ranks,
    of_flows,
    of_totals,
    of_unbroken,
    of_record,
    of_thirds,
)
"""Families of rules; the first that decides a claim is taken, else the first that finds a nearest row."""


def audit(
    document: Document | str | bytes,
    release: Release,
    *,
    date: day_type | str | None = None,
    as_of: day_type | None = None,
) -> Audit:
    """Grade every claim of a document against a release.

    Parameters
    ----------
    document : Document, str or bytes
        A text, or what a reader made of one.
    release : Release
    date : datetime.date or str, optional
        The document's date; found in it where it is not given and it states one. Nothing that happened later decides a
        claim about its present.
    as_of : datetime.date, optional
        The day to judge from; the release's own day by default. An undated document is judged as of this day.

    Returns
    -------
    Audit
        ``to_json`` gives the contract's bytes.
    """
    told = document if isinstance(document, Document) else read(document, date=date)
    today = as_of or first_day(release.published)
    stated = date if date is not None else told.document.date
    written = stated if isinstance(stated, day_type) else last_day(stated) if stated else None
    cut = min(written, today) if written else today
    store = Store(release, today)
    graded = []
    for number, claim in enumerate(joined(claims(told), told.text), start=1):
        query = asked(claim, told.text, cut, today)
        graded.append((_graded(f"c{number}", claim, query, judge(query, store), store), query))
    pair = main_pair(told, graded, today)
    left_out = tuple(omitted([query for _, query in graded], pair, store, cut)) if pair and graded else ()
    judged = tuple(claim for claim, _ in graded)
    count = Counter(claim.verdict for claim in judged)
    return Audit(
        document=AuditedDocument(
            text=told.text,
            date=stated.isoformat() if isinstance(stated, day_type) else stated,
            language=told.document.language,
            note=told.document.note,
            judged_as_of=cut.isoformat(),
            release=release.name,
            faults=tuple(faults(told, graded, pair, cut)) if graded else (),
            omitted=left_out,
        ),
        claims=judged,
        counts={verdict.value: count[verdict] for verdict in Verdict},
    )


def judge(query: Asked, store: Store) -> Finding:
    """Return the finding on one claim."""
    blocked = not_checkable(query)
    if blocked is not None:
        return blocked
    open_: Finding | None = None
    for rule in RULES:
        found = rule(query, store)
        if found is None:
            continue
        if found.verdict not in UNDECIDED and found.evidence:
            return outdated(query, found, store)
        if open_ is None or (open_.instead is None and found.instead is not None):
            open_ = found
    return open_ or Finding(
        verdict=Verdict.NOT_ENOUGH_EVIDENCE,
        reasons=("no_pair",) if query.pair is None else ("no_rows",),
        sentence="It names no two states between which a row could show it."
        if query.pair is None
        else "This release holds no row of these two states that speaks to it.",
    )


def _graded(key: str, claim: Claim, query: Asked, found: Finding, store: Store) -> AuditedClaim:
    return AuditedClaim(
        id=key,
        span=claim.span,
        text=claim.text,
        proposition=claim.proposition,
        verdict=found.verdict,
        reasons=found.reasons,
        sentence=found.sentence,
        instead=found.instead,
        evidence=found.evidence,
        searched=found.searched or searched_for(query, store),
        coverage=coverage_of(query, store),
    )
