"""``audit``: a document's claims and what the rows say of them, as a page."""

from bilateral.assess.model import Row
from bilateral.audit import Audit, AuditedClaim, Verdict
from bilateral.audit.model import UNDECIDED
from bilateral.render.page import Evidence, Page, Paragraph, Section, Table, evidence_row
from bilateral.shapes.dates import spoken

SHOWN_CHARACTERS = 110
SHOWN_ROWS = 3
SHOWN_IDS = 8


def audit_page(audited: Audit, name: str, *, every_row: bool = False) -> Page:
    """Return the page of an audit.

    Parameters
    ----------
    audited : Audit
    name : str
        Of the document.
    every_row : bool
        Show also the claims that nothing can check, and for every claim all rows, what was searched and what is
        covered; else the decided claims with their strongest rows.
    """
    sections = [_opening(audited), _whole(audited), _claims(audited, every_row=every_row)]
    shown = [one for one in audited.claims if every_row or one.verdict not in UNDECIDED]
    sections += [_claim(one, every_row=every_row) for one in shown]
    sections.append(_omissions(audited))
    return Page(name, tuple(section for section in sections if section.blocks))


def words(verdict: Verdict) -> str:
    """Return a verdict as it is written."""
    return verdict.value.replace("_", " ")


def counted(audited: Audit) -> str:
    """Return how many claims have which verdict, as a sentence."""
    told = ", ".join(
        f"{audited.counts[verdict.value]} {words(verdict)}" for verdict in Verdict if audited.counts[verdict.value]
    )
    number = len(audited.claims)
    if not number:
        return "No claim about relations between states was found."
    return f"{number} claim{'s' if number > 1 else ''}: {told}."


def judged(audited: Audit) -> str:
    """Return from which day and by which release a document was judged."""
    document = audited.document
    dated = f"Document dated {spoken(document.date)}" if document.date else "The document has no date"
    return f"{dated}; judged as of {spoken(document.judged_as_of)} by release {document.release}."


def _opening(audited: Audit) -> Section:
    blocks = [Paragraph(counted(audited), "verdict"), Paragraph(judged(audited), "note")]
    if audited.document.note:
        blocks.append(Paragraph(audited.document.note, "note"))
    return Section("", tuple(blocks))


def _whole(audited: Audit) -> Section:
    rows = tuple(
        (fault.code.replace("_", " "), fault.sentence, _some(fault.claims)) for fault in audited.document.faults
    )
    blocks = (Table(("fault", "what", "claims"), rows),) if rows else ()
    return Section("The document as a whole", blocks)


def _some(ids: tuple[str, ...]) -> str:
    return ", ".join(ids) if len(ids) <= SHOWN_IDS else f"{', '.join(ids[:SHOWN_IDS])} ..."


def _claims(audited: Audit, *, every_row: bool) -> Section:
    shown = [one for one in audited.claims if every_row or one.verdict is not Verdict.NOT_CHECKABLE]
    rows = tuple((one.id, words(one.verdict), brief(one.text), _finding(one)) for one in shown)
    blocks: list[Table | Paragraph] = [Table(("", "verdict", "claim", "finding"), rows)] if rows else []
    if left := len(audited.claims) - len(shown):
        blocks.append(Paragraph(f"... and {left} that nothing can check; --all shows them.", "note"))
    return Section("Claims", tuple(blocks))


def _finding(claim: AuditedClaim) -> str:
    reasons = f" ({', '.join(reason.replace('_', ' ') for reason in claim.reasons)})" if claim.reasons else ""
    nearest = f" {spoken(claim.instead.date)}: {claim.instead.text} [{claim.instead.id}]" if claim.instead else ""
    return f"{claim.sentence}{reasons}{nearest}"


def brief(text: str) -> str:
    """Return the text of a claim on one line, cut where it is long."""
    shown = " ".join(text.split())
    return shown if len(shown) <= SHOWN_CHARACTERS else shown[: SHOWN_CHARACTERS - 3] + "..."


def _claim(claim: AuditedClaim, *, every_row: bool) -> Section:
    blocks: list[Paragraph | Evidence] = [Paragraph(f"“{brief(claim.text)}”"), Paragraph(claim.sentence)]
    blocks += _rows(claim.evidence, every_row=every_row)
    if claim.instead and claim.instead not in claim.evidence:
        blocks += [Paragraph("The record shows instead, or nearest:", "note"), evidence_row(claim.instead)]
    if every_row:
        blocks += [
            Paragraph(f"Searched: {one.what} in {one.source} ({one.rows} rows).", "note") for one in claim.searched
        ]
        blocks += [Paragraph(f"{one.sentence} [{one.source}]", "note") for one in claim.coverage]
    return Section(f"{claim.id} · {words(claim.verdict)}", tuple(blocks))


def _rows(rows: tuple[Row, ...], *, every_row: bool) -> list[Paragraph | Evidence]:
    shown = rows if every_row else rows[:SHOWN_ROWS]
    blocks: list[Paragraph | Evidence] = [evidence_row(row) for row in shown]
    if left := len(rows) - len(shown):
        blocks.append(Paragraph(f"... and {left} more; --all shows every row.", "note"))
    return blocks


def _omissions(audited: Audit) -> Section:
    rows = tuple(
        (f"{one.actor} → {one.target}", one.kind.value.replace("_", " "), one.sentence, one.newest.id)
        for one in audited.document.omitted
    )
    blocks = (Table(("who", "kind", "known at its date, and never mentioned", "newest row"), rows),) if rows else ()
    return Section("What it leaves out", blocks)
