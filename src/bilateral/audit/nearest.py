"""The nearest row to a claim that nothing decides: typed slots first, then BM25 over actor-coded text.

It recalls a row to show; it never decides.

References
----------
.. [1] Robertson, S., Zaragoza, H. (2009). The Probabilistic Relevance Framework: BM25 and Beyond. Foundations and
   Trends in Information Retrieval 3(4), 333-389.
"""

import math
from collections import Counter
from collections.abc import Sequence

from bilateral.audit.asked import Asked
from bilateral.audit.families import covers, of_fact
from bilateral.audit.quantities import amount_near
from bilateral.audit.words import content, kinds_named
from bilateral.record.coding import KIND_DIMENSIONS
from bilateral.record.facts import Fact
from bilateral.shapes.dates import first_day
from bilateral.shapes.vocabulary import Dimension

_K1, _B = 1.2, 0.75
_AMOUNT, _KIND, _FAMILY, _DIMENSION, _DIRECTION, _PERIOD = 6.0, 2.0, 1.5, 1.5, 2.5, 1.0
_NO_DIMENSION: frozenset[Dimension] = frozenset()
_YEARS_NEAR = 10
_LEAST = 2.5


def _coded(actor: str | None, target: str | None, kind: str | None, family: str) -> list[str]:
    return [f"{actor}>{target}", f"kind={kind}", f"family={family}"]


def bm25(query: Sequence[str], documents: Sequence[Sequence[str]]) -> list[float]:
    """Return the BM25 score of every document for a query.

    Examples
    --------
    >>> one, other = bm25(["wheat"], [["wheat", "tonnes"], ["treaty", "signed"]])
    >>> one > other == 0.0
    True
    """
    if not documents:
        return []
    mean = sum(map(len, documents)) / len(documents) or 1.0
    frequency = Counter(word for document in documents for word in set(document))
    scores = []
    for document in documents:
        score = 0.0
        for word in query:
            if count := document.count(word):
                weight = math.log(1 + (len(documents) - frequency[word] + 0.5) / (frequency[word] + 0.5))
                full = _K1 * (1 - _B + _B * len(document) / mean)
                score += weight * count * (_K1 + 1) / (count + full)
        scores.append(score)
    return scores


def nearest(asked: Asked, facts: Sequence[Fact]) -> Fact | None:
    """Return the row of the pair that comes nearest to a claim; None where none shares anything but the pair.

    Parameters
    ----------
    asked : Asked
    facts : sequence of Fact
        Rows of the pair up to the claim's day.
    """
    query = [*_coded(asked.actor, asked.target, asked.kind, asked.family), *sorted(content(asked.text))]
    documents = [
        [*_coded(fact.actor, fact.target, fact.kind, of_fact(fact)), *content(fact.sentence)] for fact in facts
    ]
    words = bm25(query, documents)
    top = max(words, default=0.0) or 1.0
    ranked = [
        (_typed(asked, fact) + 3 * score / top, first_day(fact.date).toordinal(), fact)
        for fact, score in zip(facts, words, strict=True)
    ]
    best = max(ranked, key=lambda one: (one[0], one[1], one[2].id), default=None)
    return best[2] if best and best[0] >= _LEAST else None


def _typed(asked: Asked, fact: Fact) -> float:
    score = 0.0
    if asked.proposition.amount is not None and amount_near(asked.proposition, fact):
        score += _AMOUNT
    if covers(asked.kind, fact.kind) or fact.kind in kinds_named(asked.text):
        score += _KIND
    kinds = kinds_named(asked.text) | ({asked.kind} if asked.kind else set())
    if any(fact.dimension in KIND_DIMENSIONS.get(kind, _NO_DIMENSION) for kind in kinds):
        score += _DIMENSION
    score += _FAMILY * (of_fact(fact) is asked.family)
    score += _DIRECTION * (fact.actor == asked.actor or fact.mutual)
    if asked.dated and abs(first_day(fact.date).year - asked.window[1].year) <= _YEARS_NEAR:
        score += _PERIOD
    return score
