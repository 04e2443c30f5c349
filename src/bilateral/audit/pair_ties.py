"""Publishers' ties of two states: pacts, sanctions, embassies, borders, as several rules ask for them."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from bilateral.audit.store import Store
from bilateral.shapes.cards import Source
from bilateral.shapes.dates import first_day, last_day
from bilateral.shapes.vocabulary import Absence, Kind

PACTS: Final = frozenset({Kind.DEFENCE_PACT, Kind.NONAGGRESSION, Kind.CONSULTATION})


class Tie(NamedTuple):
    """A publisher's tie of a pair."""

    at: str
    source: str
    kind: str
    actor: str
    target: str
    since: str
    until: str
    mutual: bool
    text: str


def ties_between(store: Store, pair: tuple[str, str], sources: Sequence[str]) -> list[Tie]:
    """Return the ties of two states, of either direction and all kinds, in some sources, the oldest first."""
    states = f"('{pair[0]}', '{pair[1]}')"
    among = ", ".join(f"'{source}'" for source in sources)
    rows = store.rows(
        f'SELECT "at", source, kind, actor, target, since, until, mutual, text FROM ties '  # noqa: S608 -- ids
        f"WHERE actor IN {states} AND target IN {states} AND source IN ({among}) "
        'ORDER BY since, "at"'
    )
    return [Tie(*row) for row in rows]


def lasts(tie: Tie, since: date, until: date) -> bool:
    """Whether a tie stood on all days of a period."""
    return first_day(tie.since) <= since and _end(tie) >= until


def touches(tie: Tie, since: date, until: date) -> bool:
    """Whether a tie stood on any day of a period."""
    return first_day(tie.since) <= until and _end(tie) >= since


def _end(tie: Tie) -> date:
    return last_day(tie.until) if tie.until else date.max


def counts_all(card: Source, kind: Kind, since: date, until: date) -> bool:
    """Whether a source is a census of a kind in all years of a period, so that no row there means none."""
    return all(card.absence(kind, year) is Absence.ZERO for year in range(since.year, until.year + 1))
