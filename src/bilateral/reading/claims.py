"""Claims: the propositions of a document as stretches that can be graded one by one and never overlap."""

from bilateral.reading.model import Claim, Document, Proposition, Span


def claims(document: Document) -> tuple[Claim, ...]:
    """Return the claims of a document in the order of the text.

    Propositions of one clause make one claim, the first of them; a clause within another cuts it where it begins.

    Parameters
    ----------
    document : Document
        What a reader returned.

    Returns
    -------
    tuple of Claim
        Spans do not overlap, and each claim's text is its span of the document.
    """
    chosen: dict[tuple[int, int], Proposition] = {}
    for one in document.propositions:
        chosen.setdefault((one.span.start, one.span.end), one)
    ordered = sorted(chosen.values(), key=lambda one: (one.span.start, -one.span.end))
    found: list[Claim] = []
    for at, one in enumerate(ordered):
        start, end = one.span.start, one.span.end
        if found and start < found[-1].span.end:
            start = found[-1].span.end
        following = next((other for other in ordered[at + 1 :] if other.span.start > start), None)
        if following is not None and following.span.start < end:
            end = following.span.start
        text = document.text[start:end]
        start += len(text) - len(text.lstrip(" ,;:-\n\t"))
        end = start + len(document.text[start:end].rstrip(" ,;:-\n\t"))
        if end > start:
            found.append(Claim(Span(start, end), document.text[start:end], one))
    return tuple(found)
