"""Rows made for tests."""

from typing import Any

from bilateral.shapes.rows import Attribute, Event, Flow, Tie, Vote
from bilateral.shapes.vocabulary import Action, Kind

_ROW: dict[str, Any] = {"vintage": "f" * 64, "published": "2016-03-03"}


def vote(row: int, **changes: Any) -> Vote:  # noqa: ANN401 - slots of many types
    """Return a vote with some slots changed."""
    slots = {"state": "PRK", "body": "UNGA", "roll_call": "1", "session": "69", "date": "2014-12-18", "choice": "no"}
    return Vote(**(_ROW | slots | {"at": f"test/{'f' * 12}/{row}"} | changes))


def flow(row: int, **changes: Any) -> Flow:  # noqa: ANN401
    """Return a flow with some slots changed."""
    slots: dict[str, Any] = {"kind": Kind.FUEL, "actor": "RUS", "target": "PRK", "since": "2014", "until": "2014"}
    slots |= {"amount": 5.0, "unit": "tonnes"}
    return Flow(**(_ROW | slots | {"at": f"test/{'f' * 12}/{row}"} | changes))


def others() -> tuple[Tie, Event, Attribute]:
    """Return a row of each other shape."""
    return (
        Tie(**_ROW, at="test/ffffffffffff/7", kind=Kind.DEFENCE_PACT, actor="PRK", target="CHN", since="1961-07-11"),
        Event(
            **_ROW,
            at="test/ffffffffffff/8",
            kind=Kind.VISIT,
            action=Action.CONSULT,
            actor="PRK",
            target="RUS",
            date="2011-08",
        ),
        Attribute(
            **_ROW,
            at="test/ffffffffffff/9",
            kind="gdp",
            state="PRK",
            value=1.5,
            unit="percent",
            since="2011",
            until="2011",
        ),
    )
