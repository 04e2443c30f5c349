"""``audit`` as one HTML document: the text with its claims underlined, the findings beside them; no script."""

from collections.abc import Iterator

from bilateral.audit import Audit, AuditedClaim
from bilateral.render.audited import brief, counted, judged, words
from bilateral.render.html import template

Segment = tuple[str, AuditedClaim | None]


def segments(audited: Audit) -> Iterator[Segment]:
    """Yield the document's text in order, cut at the claims; joined again the pieces are the text."""
    text, at = audited.document.text, 0
    for claim in audited.claims:
        if at < claim.span.start:
            yield text[at : claim.span.start], None
        yield text[claim.span.start : claim.span.end], claim
        at = claim.span.end
    if at < len(text):
        yield text[at:], None


def render_audit_html(audited: Audit, name: str) -> str:
    """Return an audit as HTML; every text of the document is escaped, and only web addresses become links."""
    told = template("audit.html").render(
        audited=audited,
        name=name,
        segments=list(segments(audited)),
        counted=counted(audited),
        judged=judged(audited),
        words=words,
        brief=brief,
    )
    return told + "\n"
