"""Claims that only a whole sentence decides: a vote, or an agreement, and what it was about are one claim."""

import re
from collections.abc import Sequence

from bilateral.audit.families import Family, family_of
from bilateral.reading import Claim, Span
from bilateral.shapes.vocabulary import Kind

_GERUND = re.compile(r"\w+ing\b", re.IGNORECASE)
_AWAITS = re.compile(r"\b(?:on|for|about|of|to|with|in)$", re.IGNORECASE)
_COMPLEMENT = re.compile(r"(?:to|when|as|that|which|on|against|for)\b", re.IGNORECASE)


def joined(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Return the claims with the clause that says what a vote, a veto or an agreement was about joined to it.

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


def _belongs(first: Claim, claim: Claim, text: str) -> bool:
    if text[first.span.end : claim.span.start].strip():
        return False
    if first.proposition.kind in (Kind.VOTE, Kind.VETO):
        return bool(_COMPLEMENT.match(claim.text))
    if not (_AWAITS.search(first.text) and _GERUND.match(claim.text)):
        return False
    told = first.proposition  # "signed an agreement on sharing ...", and what a verb that no row knows makes of the rest
    return told.action is None or family_of(told.action, told.kind) is Family.PROMISE
