"""The answer: one frozen object for the library, the command line and the web.

Field names and their order are the product's contract (``schema_version`` 1); ``schema/answer.schema.json`` is made
from these classes and tested against them.
"""

from enum import StrEnum
from typing import Literal

import msgspec

from bilateral.questions import Question
from bilateral.shapes.vocabulary import Absence, Dimension, Polarity, Rung

SCHEMA_VERSION = 1
Level = Literal["very low", "low", "medium", "high", "very high"]


class Verdict(StrEnum):
    """What the record says of A's support for B."""

    SUPPORTS = "supports"
    SUPPORTS_WITH_LIMITS = "supports_with_limits"
    MIXED = "mixed"
    NO_RECORDED_SUPPORT = "no_recorded_support"
    OPPOSES = "opposes"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"


class RowSource(msgspec.Struct, frozen=True):
    """The best source of a row."""

    title: str
    publisher: str
    url: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row of evidence; ``id`` can be given to ``explain``."""

    id: str
    date: str
    actor: str
    target: str
    mutual: bool
    text: str
    rung: Rung | None
    polarity: Polarity
    dimension: Dimension
    grade: str
    source: RowSource
    part_of: str | None = None


class Peak(msgspec.Struct, frozen=True, kw_only=True):
    """A highest rung, when it was first reached, by how many acts, and all rows that tell of them."""

    rung: Rung | None = None
    first: str | None = None
    acts: int = 0
    rows: tuple[str, ...] = ()


class LadderFor(Peak, frozen=True, kw_only=True):
    """The highest rung for B in the period; ``ever`` is the highest of all time to as-of."""

    ever: Peak


class LadderAgainst(Peak, frozen=True, kw_only=True):
    """The highest rung against B in the period, and what was searched for it."""

    searched: str
    ever: Peak


class Ladder(msgspec.Struct, frozen=True, rename={"for_": "for"}):
    """How far A went for B and against B, by what it cost A."""

    for_: LadderFor
    against: LadderAgainst


class Confidence(msgspec.Struct, frozen=True):
    """Evidence x agreement, after the IPCC's guidance note of 2010."""

    level: Level
    evidence: Literal["none", "limited", "medium", "robust"]
    agreement: Literal["none", "low", "medium", "high"]


class Answer(msgspec.Struct, frozen=True):
    """The verdict in one word, one sentence, and its rows."""

    verdict: Verdict
    sentence: str
    confidence: Confidence
    rows: tuple[str, ...]


class MeasureValue(msgspec.Struct, frozen=True, kw_only=True):
    """A measure over rows: value, interval where it has one, and standing among all dyads of the year."""

    id: str
    key: str
    label: str
    value: float
    low: float | None = None
    high: float | None = None
    percentile: float | None
    years: tuple[int, int]
    n: int


class DimensionView(msgspec.Struct, frozen=True, kw_only=True, rename={"for_": "for"}):
    """One side of the relation: rows for and against, measures, and what it means where there is none.

    ``absence`` is ``row`` where there are rows, ``unsearched`` where nobody has completed the record; null means that
    the record was searched and shows nothing, which is not a zero: no census covers it.
    """

    dimension: Dimension
    for_: tuple[str, ...]
    against: tuple[str, ...]
    neutral: tuple[str, ...]
    measures: tuple[MeasureValue, ...]
    absence: Absence | None


class Reverse(msgspec.Struct, frozen=True):
    """The same question the other way round: B to A."""

    answer: Answer
    ladder: Ladder


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """What no source in use can tell; ``unread`` where the release does not read the source at all."""

    source: str
    kind: str
    absence: Absence
    years: str
    sentence: str
    unread: bool = False


class SourceUsed(msgspec.Struct, frozen=True, kw_only=True):
    """A source that the answer rests on, with its vintage and licence."""

    key: str
    title: str
    publisher: str
    url: str
    licence: str
    vintage: str
    rows: int


class ReleaseUsed(msgspec.Struct, frozen=True, kw_only=True):
    """The release that was read."""

    name: str
    sha256: str
    reconstructed: str | None = None


class Assessment(msgspec.Struct, frozen=True, kw_only=True, rename={"for_": "for"}):
    """The whole answer to a question about two states."""

    schema_version: int = SCHEMA_VERSION
    question: Question
    window: tuple[str, str]
    answer: Answer
    ladder: Ladder
    for_: tuple[Row, ...]
    against: tuple[Row, ...]
    neutral: tuple[Row, ...]
    dimensions: tuple[DimensionView, ...]
    reverse: Reverse
    reverse_rows: tuple[Row, ...]
    gaps: tuple[Gap, ...]
    sources: tuple[SourceUsed, ...]
    release: ReleaseUsed

    def to_json(self) -> bytes:
        """Return the contract's JSON, the same bytes for every face."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"

    def row(self, row_id: str) -> Row:
        """Return one row of the answer by its id.

        Raises
        ------
        KeyError
            Where the answer has no such row.
        """
        rows = (*self.for_, *self.against, *self.neutral, *self.reverse_rows)
        found = next((row for row in rows if row.id == row_id), None)
        if found is None:
            raise KeyError(row_id)
        return found
