"""The four shapes, and the attribute of one state.

Readers of publishers' files yield these and nothing else; warehouse tables have one column per field. A row's ``at`` is
its row id: ``SOURCE/SHA256[:12]/ROW[/COLUMN]`` for publishers' rows, ``fact/ID`` for curated facts.
Dates are partial ISO dates, as exact as the source is (``bilateral.shapes.dates``).

Two party ids are no state ids: ``ZZZ`` is an unknown state or several states together ("unknown supplier(s)", "Areas,
not elsewhere specified"), ``ZZX`` a party that is known and is no state ("Hezbollah (Lebanon)", NATO). Their rows stay
in denominators and answer no question about a pair; a row in which neither side is a state is left out by its reader.
"""

from typing import Final, Literal

import msgspec

from bilateral.shapes.vocabulary import Action, Kind

Choice = Literal["yes", "abstain", "no", "absent"]

UNKNOWN: Final = "ZZZ"
NO_STATE: Final = "ZZX"


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """What every row carries: its id, its vintage, and both clocks."""

    at: str
    vintage: str
    published: str
    retrieved: str = ""


class Vote(_Row, frozen=True, kw_only=True):
    """How a state voted on a roll call of a body (``UNGA``, ``UNSC``) on a day.

    ``session`` is empty where the source gives none. ``issues`` are Voeten's codes, in alphabetical order with a space
    between: ``co`` colonialism, ``di`` arms control, ``ec`` development, ``hr`` human rights, ``me`` Palestinian
    conflict, ``nu`` nuclear weapons; empty where none is given, which is not the same as none applying.
    """

    state: str
    body: str
    roll_call: str
    session: str
    date: str
    choice: Choice
    symbol: str = ""
    issues: str = ""


class Flow(_Row, frozen=True, kw_only=True):
    """What moved from actor to target in a period; ``reporter`` is whose figure it is."""

    kind: Kind
    actor: str
    target: str
    since: str
    until: str
    amount: float | None
    unit: str
    reporter: str = ""


class Tie(_Row, frozen=True, kw_only=True):
    """A standing relation over an interval; ``until`` is empty while it stands.

    ``text`` tells ties of one kind apart in the publisher's words: which conflict, which sort of neighbourhood.
    """

    kind: Kind
    actor: str
    target: str
    since: str
    until: str = ""
    mutual: bool = False
    text: str = ""


class Event(_Row, frozen=True, kw_only=True):
    """What one state did to another on a date."""

    kind: Kind
    action: Action
    actor: str
    target: str
    date: str
    until: str = ""
    mutual: bool = False


class Attribute(_Row, frozen=True, kw_only=True):
    """What one state alone has in a period: growth, regime, a leader; ``until`` is empty while it lasts.

    ``kind`` is a word of the source: ``leader``, ``regime``, ``system_member``, ``armed_conflict``, ``v2x_polyarchy``.
    A ``value`` has a unit; what is no number (who leads the state, under which regime) is a ``text`` with the value
    None.
    """

    kind: str
    state: str
    value: float | None
    unit: str
    since: str
    until: str
    text: str = ""


Row = Vote | Flow | Tie | Event | Attribute
