"""The audit of a document: one frozen object for the library, the command line and the web."""

from enum import StrEnum
from typing import Any

import msgspec

from bilateral.assess.model import Row
from bilateral.reading import Proposition, Span
from bilateral.shapes.vocabulary import Absence, Kind, Rung


class Verdict(StrEnum):
    """What the record says of a claim."""

    SUPPORTED = "supported"
    PARTLY_SUPPORTED = "partly_supported"
    CONTRADICTED = "contradicted"
    MISDATED = "misdated"
    WRONG_DIRECTION = "wrong_direction"
    OUTDATED = "outdated"
    MIXED = "mixed"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
    NOT_CHECKABLE = "not_checkable"


UNDECIDED = frozenset({Verdict.NOT_ENOUGH_EVIDENCE, Verdict.NOT_CHECKABLE})
"""Verdicts that need no row."""


class Searched(msgspec.Struct, frozen=True):
    """What was looked through for a claim: a source, for what, and how many rows it has of that."""

    source: str
    what: str
    rows: int


class Covered(msgspec.Struct, frozen=True):
    """What it means that a source shows no row for a claim."""

    source: str
    kind: Kind | None
    absence: Absence
    years: str
    sentence: str


class AuditedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its verdict.

    Parameters
    ----------
    id : str
        ``c1`` and so on, in the order of the text.
    span, text, proposition
        As read.
    verdict : Verdict
    reasons : tuple of str
        Slot reasons and rules, as stable words.
    sentence : str
        The verdict in words.
    instead : Row or None
        Where the claim is not borne out: the row that says otherwise, or the nearest one.
    evidence : tuple of Row
        The rows that decide; never empty for a claim that is decided.
    searched : tuple of Searched
    coverage : tuple of Covered
    """

    id: str
    span: Span
    text: str
    proposition: Proposition
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    sentence: str = ""
    instead: Row | None = None
    evidence: tuple[Row, ...] = ()
    searched: tuple[Searched, ...] = ()
    coverage: tuple[Covered, ...] = ()


class Fault(msgspec.Struct, frozen=True):
    """What is wrong with the document as a whole, and the claims that it concerns."""

    code: str
    sentence: str
    claims: tuple[str, ...] = ()


class Omission(msgspec.Struct, frozen=True, kw_only=True):
    """Acts high on the ladder that were known at the document's date and that it never mentions."""

    actor: str
    target: str
    kind: Kind
    rung: Rung
    sentence: str
    rows: tuple[str, ...]
    newest: Row


class AuditedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """The document as read and graded; ``judged_as_of`` is the day whose record decided."""

    text: str
    date: str | None
    language: str | None
    note: str | None
    judged_as_of: str
    release: str
    faults: tuple[Fault, ...] = ()
    omitted: tuple[Omission, ...] = ()


class Audit(msgspec.Struct, frozen=True, kw_only=True):
    """An audited document; claims do not overlap."""

    schema_version: int = 1
    document: AuditedDocument
    claims: tuple[AuditedClaim, ...]
    counts: dict[str, int]

    def to_dict(self) -> dict[str, Any]:
        """Return the contract's JSON object as plain values."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain

    def to_json(self) -> bytes:
        """Return the contract's JSON, the same bytes on every face."""
        return msgspec.json.encode(self)


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a family of rules says of a claim."""

    verdict: Verdict
    sentence: str
    reasons: tuple[str, ...] = ()
    evidence: tuple[Row, ...] = ()
    instead: Row | None = None
    searched: tuple[Searched, ...] = ()
