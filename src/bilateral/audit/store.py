"""The rows that an audit may cite: curated facts of a pair, and publishers' rows by SQL, each as a row of evidence."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bilateral.assess.ladder import known_by
from bilateral.assess.model import Row
from bilateral.assess.rows import published_row
from bilateral.record.facts import Fact
from bilateral.shapes.cards import Source
from bilateral.shapes.vocabulary import Dimension, Kind
from bilateral.warehouse import Release

if TYPE_CHECKING:
    import duckdb


class Store:
    """A release as an audit sees it: what was known on a day.

    Parameters
    ----------
    release : Release
    as_of : date
        What happened, or was published, later is not used.
    """

    def __init__(self, release: Release, as_of: date) -> None:
        self.release, self.as_of = release, as_of
        self._answers: dict[str, list[tuple[Any, ...]]] = {}
        self._facts: dict[tuple[str, str], tuple[Fact, ...]] = {}
        self._votes: dict[str, tuple[Fact, ...]] = {}

    def facts(self, one: str, other: str) -> tuple[Fact, ...]:
        """Return the curated facts of a pair up to the day, oldest first."""
        key = (min(one, other), max(one, other))
        if key not in self._facts:
            found = self.release.facts_between(*key)
            self._facts[key] = tuple(fact for fact in found if known_by(fact, self.as_of))
        return self._facts[key]

    def votes_told(self, state: str) -> tuple[Fact, ...]:
        """Return the votes and vetoes of the record up to the day that may tell how a state voted, oldest first."""
        if state not in self._votes:
            found = self.release.facts_of_kinds((Kind.VOTE, Kind.VETO), state)
            self._votes[state] = tuple(fact for fact in found if known_by(fact, self.as_of))
        return self._votes[state]

    def written_of(self, state: str) -> tuple[Fact, ...]:
        """Return the facts that somebody wrote of a state's acts up to the day, votes left out, oldest first."""
        return tuple(fact for fact in self._written if fact.actor == state)

    @cached_property
    def _written(self) -> tuple[Fact, ...]:
        found = self.release.facts_of_kinds(frozenset(Kind) - {Kind.VOTE, Kind.VETO})
        return tuple(fact for fact in found if "/" not in fact.id and known_by(fact, self.as_of))

    @cached_property
    def _connection(self) -> "duckdb.DuckDBPyConnection | None":
        day = self.as_of.isoformat()
        return self.release.connect(day) if self.release.used(day) else None

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query over publishers' tables; none where the release holds no publisher's rows."""
        if query not in self._answers:
            self._answers[query] = self._connection.execute(query).fetchall() if self._connection is not None else []
        return self._answers[query]

    @cached_property
    def cards(self) -> dict[str, Source]:
        """The cards of sources in use, by key."""
        return {card.key: card for card in self.release.cards()}

    def reads(self, source: str) -> bool:
        """Return whether the release holds rows of a source."""
        return self.release.reads(source)

    def published(
        self,
        at: str,
        source: str,
        text: str,
        *,
        when: str,
        parties: Sequence[str],
        dimension: Dimension,
        mutual: bool = False,
    ) -> Row:
        """Return a publisher's row as a row of evidence."""
        return published_row(
            self.cards[source], at, text, when=when, parties=parties, dimension=dimension, mutual=mutual
        )
