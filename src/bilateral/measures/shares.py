"""Shares of one supplier in what a state gets, over a window of years.

``s = x(A, B) / sum of x(i, B) over all i``, where x is what i delivered to B in the window. Suppliers that the
publisher does not know stay in the denominator, so that ignorance lowers a share and never raises it.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import msgspec

from bilateral.measures.cards import ARMS_SUPPLIER_SHARE, IMPORT_SHARE, Measure
from bilateral.measures.choice import CHOSEN
from bilateral.measures.registry import measure
from bilateral.shapes.vocabulary import Kind

if TYPE_CHECKING:
    import duckdb

WINDOWS: Final = {Kind.ARMS: 5, Kind.TRADE: 1}
"""Years of a window: arms deliveries are lumpy, SIPRI compares five-year volumes; trade is not."""

CARDS: Final = {Kind.ARMS: ARMS_SUPPLIER_SHARE, Kind.TRADE: IMPORT_SHARE}
"""The card of the share of a kind."""


@measure(ARMS_SUPPLIER_SHARE)
@measure(IMPORT_SHARE)
def supplier_share(amounts: Mapping[str, float], supplier: str) -> float:
    """Return one supplier's share in all that a state got.

    Parameters
    ----------
    amounts : mapping of str to float
        What every supplier delivered in the window, in one unit; ``ZZZ`` holds what came from suppliers nobody knows.
    supplier : str
        State id.

    Returns
    -------
    float
        In [0, 1]; nan where nothing was delivered at all.

    References
    ----------
    .. [1] Stockholm International Peace Research Institute, Trends in International Arms Transfers: shares of a
       recipient's imports over five years.

    Examples
    --------
    >>> supplier_share({"CHN": 60.0, "USA": 20.0, "ZZZ": 20.0}, "CHN")
    0.6
    """
    total = sum(amounts.values())
    return amounts.get(supplier, 0.0) / total if total else float("nan")


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """A supplier's share in what a state got of a kind.

    ``amount`` of ``total`` (``unit``) came from the supplier, ``unknown`` from nobody the publisher could name; ``n``
    is the number of the supplier's rows; ``percentile`` the midrank (0 to 100) among all pairs with deliveries.
    """

    card: Measure
    source: str
    since: int
    until: int
    amount: float
    total: float
    unknown: float
    unit: str
    n: int
    percentile: float

    @property
    def value(self) -> float:
        """The share, from 0 to 1."""
        return self.amount / self.total


def share(
    connection: "duckdb.DuckDBPyConnection", kind: Kind, supplier: str, recipient: str, last: int
) -> Share | None:
    """Return a supplier's share in what a state got in the window that ends with the latest year covered.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        From ``Release.connect(as_of)``: one vintage of each source.
    kind : Kind
        ``arms`` or ``trade``.
    supplier, recipient : str
        State ids.
    last : int
        Year that the window must not go beyond.

    Returns
    -------
    Share or None
        None where the source has no row of the recipient in the window, or the supplier none at all: no census says
        that it delivered nothing.
    """
    source = CHOSEN[kind]
    found = connection.execute(
        f"SELECT max(since[:4]::INT) FROM flows WHERE source = '{source}' AND since[:4]::INT <= {last:d}"  # noqa: S608 -- our own words
    ).fetchone()
    if found is None or found[0] is None:
        return None
    until = int(found[0])
    since = until - WINDOWS[kind] + 1
    rows = connection.execute(
        f"""
        WITH pairs AS (
            SELECT actor, target, sum(amount) AS amount, count(*) AS n, any_value(unit) AS unit FROM flows
            WHERE source = '{source}' AND kind = '{kind.value}' AND since[:4]::INT BETWEEN {since} AND {until}
            GROUP BY actor, target
        ),
        shares AS (
            SELECT *, sum(amount) OVER (PARTITION BY target) AS total,
                coalesce(sum(amount) FILTER (actor = 'ZZZ') OVER (PARTITION BY target), 0) AS unknown FROM pairs
        ),
        ranked AS (
            SELECT *, 100 * (rank() OVER (ORDER BY amount / total) - 1
                + (count(*) OVER (PARTITION BY amount / total)) / 2) / count(*) OVER () AS percentile
            FROM shares WHERE amount > 0 AND actor <> 'ZZZ'
        )
        SELECT amount, total, unknown, unit, n, percentile FROM ranked
        WHERE actor = '{_id(supplier)}' AND target = '{_id(recipient)}'
        """  # noqa: S608 -- our own words and checked ids
    ).fetchone()
    if rows is None:
        return None
    amount, total, unknown, unit, n, percentile = rows
    return Share(
        card=CARDS[kind],
        source=source,
        since=since,
        until=until,
        amount=amount,
        total=total,
        unknown=unknown,
        unit=unit,
        n=n,
        percentile=percentile,
    )


def _id(state: str) -> str:
    if not (len(state) == 3 and state.isalpha() and state.isupper()):  # noqa: PLR2004 -- ids have three letters
        message = f"{state!r} is no state id"
        raise ValueError(message)
    return state
