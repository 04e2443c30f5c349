"""Reading the publishers' whole files of flows, for tests that hold the figures of the mirror's README."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bilateral.shapes.blocks import Block
from bilateral.shapes.rows import NO_STATE, UNKNOWN, Flow
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader
from bilateral.states import all_states
from tests.shared import SHARED

SIPRI = SHARED / "mirror" / "sipri"
TRADE = SHARED / "mirror" / "trade"
PARTIES = frozenset(state.state_id for state in all_states()) | {UNKNOWN, NO_STATE}

Series = Counter[tuple[str, str, str]]


def opened(reader: Reader[Any], path: Path) -> RawFile:
    """Return a file that the reader recognises by its content."""
    file = RawFile(path, reader.source)
    assert all(recognise(file) for recognise in reader.recognise)
    return file


def flows(reader: Reader[Any], file: RawFile) -> list[Flow]:
    """Return the flows of a file, all of them between parties that are known."""
    found: list[Flow] = []
    for one in reader.rows([file]):
        found += one.rows() if isinstance(one, Block) else [one]  # type: ignore[arg-type]
    assert {party for flow in found for party in (flow.actor, flow.target)} <= PARTIES
    return found


def sums(rows: Iterable[Flow]) -> Series:
    """Return amounts by actor, target and first year; what has no amount adds nothing."""
    found: Series = Counter()
    for row in rows:
        found[row.actor, row.target, row.since] += row.amount or 0  # type: ignore[assignment]
    return found


def by_year(series: Series, actor: str, target: str) -> dict[int, float]:
    """Return the amounts from one state to another by year."""
    return {
        int(year): round(float(amount), 2)
        for (one, other, year), amount in sorted(series.items())
        if (one, other) == (actor, target)
    }
