"""Figures that look as if they were another state's: North and South Korea, the two Congos, the two Yemens.

Publishers and those who report to them confuse states of like names. Nothing is corrected: the figure stays as
published and is flagged, with the reason in numbers.
"""

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import duckdb

TWINS: Final = (("PRK", "KOR"), ("COD", "COG"), ("COG", "COD"), ("YAR", "YPR"), ("YPR", "YAR"))
"""A state, and the one that its figures may be meant for. The larger Korea is not confused with the smaller to any
effect."""

MIN_EXCESS: Final = 5.0
"""How many times its share of the world's trade a partner's share of the rest of a state's trade must be."""

MIN_SHARE: Final = 0.02
"""What part of a state's trade a partner must have: small figures are rounded and say little."""


class Suspect(NamedTuple):
    """A figure that may be meant for another state.

    ``amount`` is what ``state`` traded with ``partner`` in a year, both directions together; ``excess`` how many times
    more that is than the partner's share of world trade would give (the state's largest partner left out of its trade).
    """

    state: str
    twin: str
    partner: str
    year: int
    amount: float
    excess: float

    def __str__(self) -> str:
        """Return the figure and what is odd about it, in a sentence."""
        figure = f"{self.state}-{self.partner} {self.year}: {self.amount:,.0f}"
        much = f"{self.excess:.0f} times what the partner's share of world trade would give"
        return f"{figure} is {much}; it may be {self.twin}'s"


def suspects(connection: "duckdb.DuckDBPyConnection", source: str, year: int) -> tuple[Suspect, ...]:
    """Return the figures of bilateral trade that may be meant for a state of like name, most excessive first.

    Suspect is a partner that is not the state's largest and shares no border with it, trades with the twin too, and has
    far more of the state's trade than of the world's. A flag says where to look; many a flagged figure will be right.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        From ``Release.connect``. Borders are those of ``cow_contiguity``, where the release has it.
    source : str
        Key of a source of trade of all pairs.
    year : int
    """
    found = connection.execute(
        f"""
        WITH flow AS (
            SELECT actor, target, amount FROM flows
            WHERE source = '{source}' AND kind = 'trade' AND since = '{year:d}' AND amount > 0
        ), pair AS (
            SELECT state, partner, sum(amount) AS amount FROM (
                SELECT actor AS state, target AS partner, amount FROM flow
                UNION ALL SELECT target, actor, amount FROM flow
            ) GROUP BY ALL
        ), total AS (
            SELECT state, sum(amount) AS amount, max(amount) AS largest FROM pair GROUP BY state
        ), world AS (SELECT sum(amount) AS amount FROM pair),
        twins (state, twin) AS (VALUES {", ".join(map(str, TWINS))})
        SELECT twins.state, twins.twin, pair.partner, pair.amount,
            pair.amount / (own.amount - own.largest) / (other.amount / world.amount) AS excess
        FROM twins JOIN pair USING (state) JOIN total AS own USING (state)
        JOIN total AS other ON other.state = pair.partner
        JOIN pair AS theirs ON theirs.state = twins.twin AND theirs.partner = pair.partner
        CROSS JOIN world
        WHERE pair.partner <> twins.twin AND pair.amount < own.largest AND pair.amount >= {MIN_SHARE} * own.amount
            AND excess >= {MIN_EXCESS}
            AND NOT EXISTS (
                FROM ties WHERE ties.source = 'cow_contiguity' AND twins.state IN (actor, target)
                AND pair.partner IN (actor, target) AND ties.since <= '{year:d}'
                AND (ties.until = '' OR ties.until >= '{year:d}')
            )
        ORDER BY excess DESC, pair.partner
        """  # noqa: S608 - own names and a number
    )
    return tuple(Suspect(state, twin, partner, year, *numbers) for state, twin, partner, *numbers in found.fetchall())
