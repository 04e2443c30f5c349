"""What is wrong with a document as a whole: no date, no sources, the wrong direction, claims at odds."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from bilateral.audit.asked import Asked
from bilateral.audit.families import Family
from bilateral.audit.model import AuditedClaim, Fault, Verdict
from bilateral.questions import read_question
from bilateral.reading import Document
from bilateral.shapes.errors import QuestionError
from bilateral.states.articles import named

_SOURCE = re.compile(
    r"https?://|\bdoi:|\[\d+\]|\b[Aa]ccording to [A-Z]|\b[A-Z]\w+ (?:reported|said|wrote)\b|\([A-Z]\w+,? \d{4}\)"
)
_FOR = frozenset({Family.PRAISE, Family.DELIVER})
_TITLE = 200

Graded = Sequence[tuple[AuditedClaim, Asked]]


def main_pair(document: Document, graded: Graded, as_of: date) -> tuple[str, str] | None:
    """Return the two states that a document is about: those its title asks for, else the pair most claims are about."""
    title = document.text.lstrip().partition("\n")[0].strip()
    if 0 < len(title) < _TITLE:
        for question in (title, f"{title.rstrip('?')}?"):
            try:
                read = read_question(question, as_of=as_of)
            except QuestionError:
                continue
            return read.actor, read.target
    pairs = Counter(tuple(sorted(asked.pair)) for _, asked in graded if asked.pair)
    if not pairs:
        return None
    (one, other), _ = pairs.most_common(1)[0]
    ways = Counter(asked.pair for _, asked in graded if asked.pair and set(asked.pair) == {one, other})
    return ways.most_common(1)[0][0]


def faults(document: Document, graded: Graded, pair: tuple[str, str] | None, cut: date) -> Iterator[Fault]:
    """Yield the faults of a document."""
    if document.document.date is None:
        yield Fault("undated_document", f"The document has no date; it is judged as of {cut}.")
    if not _SOURCE.search(document.text) and not any(asked.proposition.speaker for _, asked in graded):
        yield Fault("unsourced", "The document names no source for any of its claims.")
    checkable = [(claim, asked) for claim, asked in graded if claim.verdict is not Verdict.NOT_CHECKABLE]
    undated = tuple(claim.id for claim, asked in checkable if not asked.dated)
    if undated:
        yield Fault(
            "undated_claims",
            f"{len(undated)} of {len(checkable)} claims that could be checked say no time.",
            undated,
        )
    if pair is not None:
        yield from _turned(graded, pair, cut)
    yield from _at_odds(graded)


def _turned(graded: Graded, pair: tuple[str, str], cut: date) -> Iterator[Fault]:
    """Yield what the document tells of the direction that it does not ask about."""
    acts = [(claim, asked) for claim, asked in graded if asked.family in _FOR | {Family.PROMISE} and not asked.mutual]
    turned = tuple(claim.id for claim, asked in acts if asked.pair == pair[::-1])
    straight = [claim.id for claim, asked in acts if asked.pair == pair]
    if len(turned) > len(straight):
        actor, target = named(pair[0], cut), named(pair[1], cut)
        yield Fault(
            "reverse_direction",
            f"The document is about what {actor} does for {target}; {len(turned)} claims tell what {target} does for "
            f"{actor}, {len(straight)} the other way.",
            turned,
        )


def _at_odds(graded: Graded) -> Iterator[Fault]:
    """Yield claims of one direction of which one says that support is given and another that it is not."""
    given = [(claim, asked) for claim, asked in graded if _gives(asked)]
    withheld = [(claim, asked) for claim, asked in graded if _withholds(asked)]
    for claim, asked in withheld:
        others = tuple(one.id for one, told in given if told.pair == asked.pair)
        if others:
            yield Fault(
                "contradicts_itself",
                f"Claim {claim.id} says that support is withheld, {', '.join(others)} that it is given.",
                (claim.id, *others),
            )


def _gives(asked: Asked) -> bool:
    return asked.family in _FOR and not asked.negated and not asked.dated and not asked.mutual


def _withholds(asked: Asked) -> bool:
    refused = asked.family is Family.REFUSE and any("support." in rule for rule in asked.proposition.rules)
    return asked.pair is not None and (refused or (asked.family in _FOR and asked.proposition.negated))
