"""``read``: the propositions of a document as a page."""

from bilateral.reading.model import Document, Party, Proposition
from bilateral.render.page import Page, Paragraph, Section, Table

SHOWN_CHARACTERS = 90


def propositions_page(document: Document, name: str) -> Page:
    """Return the propositions of a document as a table: where, who, what, whom, how it is put."""
    text = document.document
    lead = [Paragraph(text.note, "note")] if text.note else []
    if not document.propositions:
        return Page(name, (Section("", (*lead, Paragraph("No proposition was found."))),))
    dated = text.date or "nowhere, so periods are as written"
    told = f"{len(document.propositions)} propositions; document dated {dated}."
    rows = tuple(_row(one) for one in document.propositions)
    head = ("span", "actor", "act", "target", "how", "text")
    return Page(name, (Section("", (*lead, Paragraph(told, "note"), Table(head, rows))),))


def _row(one: Proposition) -> tuple[str, ...]:
    act = ", ".join(filter(None, (one.action and one.action.value, one.kind and one.kind.value)))
    amount = f" ({one.amount:,.10g} {one.unit or ''})".rstrip() if one.amount is not None else ""
    how = f"{'not, ' if one.negated else ''}{one.modality}"
    shown = " ".join(one.text.split())
    if len(shown) > SHOWN_CHARACTERS:
        shown = shown[: SHOWN_CHARACTERS - 3] + "..."
    return (f"{one.span.start}-{one.span.end}", _party(one.actor), act + amount, _party(one.target), how, shown)


def _party(party: Party | None) -> str:
    return "" if party is None else party.state_id or party.text
