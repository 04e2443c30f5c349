"""Claims that only a whole sentence decides: a vote and what it was about are one claim."""

import re
from collections.abc import Sequence

from bilateral.reading import Claim, Span
from bilateral.shapes.vocabulary import Kind

_COMPLEMENT = re.compile(r"(?:to|when|as|that|which|on|against|for)\b", re.IGNORECASE)


def joined(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Return the claims with the clause that says what a vote or veto was about joined to it.

    Parameters
    ----------
    claims : sequence of Claim
        In the order of the text, as read.
    text : str
        The document.
    """
    found: list[Claim] = []
    for claim in claims:
        last = found[-1] if found else None
        if last is not None and _belongs(last, claim, text):
            span = Span(last.span.start, claim.span.end)
            found[-1] = Claim(span, text[span.start : span.end], last.proposition)
        else:
            found.append(claim)
    return found


def _belongs(vote: Claim, claim: Claim, text: str) -> bool:
    voted = vote.proposition.kind in (Kind.VOTE, Kind.VETO)
    return voted and not text[vote.span.end : claim.span.start].strip() and bool(_COMPLEMENT.match(claim.text))
