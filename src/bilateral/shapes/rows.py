"""The four shapes, and the attribute of one state.

Readers of publishers' files yield these and nothing else; warehouse tables have one column per field. A row's ``at`` is
its row id: ``SOURCE/SHA256[:12]/ROW[/COLUMN]`` for publishers' rows, ``fact/ID`` for curated facts.
Dates are partial ISO dates, as exact as the source is (``bilateral.shapes.dates``).
"""

from typing import Literal

import msgspec

from bilateral.shapes.vocabulary import Action, Kind

Choice = Literal["yes", "abstain", "no", "absent"]


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """What every row carries: its id, its vintage, and both clocks."""

    at: str
    vintage: str
    published: str
    retrieved: str = ""


class Vote(_Row, frozen=True, kw_only=True):
    """How a state voted on a roll call of a body (``UNGA``, ``UNSC``) on a day."""

    state: str
    body: str
    roll_call: str
    session: str
    date: str
    choice: Choice
    symbol: str = ""


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
    """A standing relation over an interval; ``until`` is empty while it stands."""

    kind: Kind
    actor: str
    target: str
    since: str
    until: str = ""
    mutual: bool = False


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
    """What one state alone has in a period: growth, regime, military spending."""

    kind: str
    state: str
    value: float
    unit: str
    since: str
    until: str


Row = Vote | Flow | Tie | Event | Attribute
