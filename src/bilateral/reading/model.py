"""What reading a document yields: propositions with exact spans, and the text they are spans of."""

from typing import Any, Literal

import msgspec

from bilateral.shapes.vocabulary import Action, Kind

Modality = Literal[
    "asserted",
    "reported",
    "promised",
    "requested",
    "threatened",
    "denied",
    "considered",
    "conditional",
    "opinion",
    "prediction",
]


class Span(msgspec.Struct, frozen=True):
    """Code points of the document's text, the end not included."""

    start: int
    end: int


class Party(msgspec.Struct, frozen=True):
    """Who acts or is acted upon, in the words of the text, and the state it stands for if it stands for one."""

    text: str
    state_id: str | None = None


class Proposition(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a document says: who does what to whom, how much, when, and how sure the document is.

    Parameters
    ----------
    span, text
        The clause; ``document.text[span.start:span.end] == text``.
    actor, target : Party or None
        Who acts and towards whom; actors of every sort.
    action : Action or None
        PLOVER class; None for standing relations and attributes, which are no acts.
    kind : Kind or None
        What the act is about.
    object : str or None
        The thing given, said or done, in the words of the text.
    amount, unit
        A number and what it counts: ISO 4217 codes for money, ``percent`` for shares, ``persons``
        for people, signs for measures such as ``MW``, else the noun counted.
    since, until : str or None
        Partial ISO dates; both alike for a point in time.
    modality : Modality
        How the document presents it, apart from its class.
    negated : bool
        Whether the document says that it is not so.
    speaker : Party or None
        Whom the document quotes for it.
    rules : tuple of str
        Stable ids of the rules that made the proposition, in the order in which they applied.
    """

    span: Span
    text: str
    actor: Party | None = None
    action: Action | None = None
    kind: Kind | None = None
    target: Party | None = None
    object: str | None = None
    amount: float | None = None
    unit: str | None = None
    since: str | None = None
    until: str | None = None
    modality: Modality = "asserted"
    negated: bool = False
    speaker: Party | None = None
    rules: tuple[str, ...] = ()


class Text(msgspec.Struct, frozen=True):
    """The document as read: spans count in ``text``; ``note`` says why nothing could be read, where that is so."""

    text: str
    date: str | None = None
    language: str | None = None
    note: str | None = None


class Document(msgspec.Struct, frozen=True):
    """A document and its propositions in the order of the text, the main one of a sentence first."""

    document: Text
    propositions: tuple[Proposition, ...] = ()

    @property
    def text(self) -> str:
        """The text that spans refer to."""
        return self.document.text

    def to_dict(self) -> dict[str, Any]:
        """Return the contract's JSON object as plain values."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain

    def to_json(self) -> bytes:
        """Return the contract's JSON, the same bytes on every face."""
        return msgspec.json.encode(self)


class Claim(msgspec.Struct, frozen=True):
    """A stretch of the document that can be graded by itself, and what it says."""

    span: Span
    text: str
    proposition: Proposition
