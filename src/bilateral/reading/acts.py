"""What walking a sentence hands down and finds: contexts and acts, as token indexes."""

from dataclasses import dataclass

from bilateral.reading.clauses import Clause
from bilateral.shapes.vocabulary import Action


@dataclass(frozen=True, slots=True)
class Context:
    """What the clauses above a clause hand down to it.

    ``modes`` are those of governing verbs, the outermost first; ``relative`` is the subject that a relative clause's
    noun stands for ("Russia is one of the few countries that ..."); ``background`` marks what only lies behind the
    sentence.
    """

    subject: int | None = None
    speaker: int | None = None
    modality: str = "asserted"
    modes: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    background: bool = False
    governors: tuple[int, ...] = ()
    relative: int | None = None
    depth: int = 0


@dataclass(slots=True)
class Found:
    """An act or a state of affairs that a clause tells, as token indexes.

    ``base`` is the class before modes are read: an offer of aid is AGREE with base AID. ``turned`` acts have their
    grammatical subject acted upon, ``inherited`` ones have it from another clause. ``above`` is how the
    clauses above present an act; ``doer`` is who acts where ``actor`` is who speaks of it: in what is denied.
    """

    clause: Clause
    action: Action | None
    base: Action | None
    actor: int | None
    target: int | None
    thing: int | None
    partner: int | None
    speaker: int | None
    modality: str
    negated: bool
    rules: tuple[str, ...]
    background: bool = False
    nominal: bool = False
    turned: bool = False
    inherited: bool = False
    above: str = "asserted"
    doer: int | None = None
    governors: tuple[int, ...] = ()
