"""SQL that the measures of flows share: sums by pair and year, windows of years, shares, concentration.

All work on a query with the columns a (from), b (to), year, amount and n. Parties that are no state (``ZZX``) or that
the publisher does not know (``ZZZ``) stay in every total, so that ignorance lowers a share and never raises it.
"""
# ruff: noqa: S608 -- SQL of our own words and numbers; no text of a user goes into it

from typing import Literal

from bilateral.measures.yearly.model import Years
from bilateral.shapes.rows import NO_STATE, UNKNOWN

NAMELESS = f"('{UNKNOWN}', '{NO_STATE}')"


def sums(source: str, kind: str, *, unit: str = "") -> str:
    """Return the sum by pair and year of a source's flows of a kind, those of several years spread evenly over them.

    Flows without amount count in ``n`` and add nothing; the amount is NULL where no flow has any.
    """
    wanted = f"source = '{source}' AND kind = '{kind}'" + (f" AND unit = '{unit}'" if unit else "")
    return f"""
        SELECT a, b, year, sum(amount) AS amount, count(*) AS n FROM (
            SELECT actor AS a, target AS b, since AS year, amount FROM panel_flows WHERE {wanted} AND since = until
            UNION ALL
            SELECT actor, target, unnest(range(since, until + 1)), amount / (until - since + 1)
            FROM panel_flows WHERE {wanted} AND since < until
        ) GROUP BY ALL
    """


def both_ways(sums_: str) -> str:
    """Return the sum of both directions of every pair, given once each way."""
    return f"""
        SELECT a, b, year, sum(amount) AS amount, sum(n) AS n FROM (
            FROM ({sums_}) UNION ALL SELECT b, a, year, amount, n FROM ({sums_})
        ) GROUP BY ALL
    """


def windows(sums_: str, years: Years, source: str, length: int) -> str:
    """Return sums over windows of some years, called after their last year; only windows that are covered whole."""
    first, last = years.windows(source, length)
    if length == 1:
        return f"SELECT * FROM ({sums_}) WHERE year BETWEEN {first} AND {last}"
    return f"""
        SELECT a, b, year, sum(amount) AS amount, sum(n) AS n FROM (
            SELECT a, b, unnest(range(year, year + {length})) AS year, amount, n FROM ({sums_})
            WHERE year BETWEEN {first - length + 1} AND {last}
        ) WHERE year BETWEEN {first} AND {last} GROUP BY ALL
    """


def shares(windows_: str, of: Literal["a", "b"]) -> str:
    """Return every pair's share in all that ``b`` got or that ``a`` gave; NULL where the amount or the total is."""
    return f"""
        SELECT a, b, year, amount / nullif(sum(amount) OVER (PARTITION BY {of}, year), 0) AS value, n FROM ({windows_})
    """


def concentration(windows_: str) -> str:
    """Return the Herfindahl-Hirschman index of what each ``b`` got, over those who gave it and have a name."""
    return f"""
        SELECT b, year, sum(value * value) FILTER (a NOT IN {NAMELESS}) AS value, count(*) AS n
        FROM ({shares(windows_, "b")}) GROUP BY ALL
    """


def largest_other(windows_: str) -> str:
    """Return, for every pair with a share, the largest share in ``b`` of anybody with a name but ``a``."""
    return f"""
        WITH known AS (SELECT * FROM ({shares(windows_, "b")}) WHERE a NOT IN {NAMELESS}),
        ends AS (
            SELECT b, year, max(value) AS first, arg_max(a, value) AS at_first,
                list_sort(list(value), 'DESC')[2] AS second FROM known GROUP BY ALL
        )
        SELECT a, b, year, CASE WHEN a = at_first THEN second ELSE first END AS value, n
        FROM known JOIN ends USING (b, year)
    """


def amounts(sums_: str, years: Years, source: str) -> str:
    """Return the sums themselves."""
    first, last = years.of(source)
    return f"SELECT a, b, year, amount AS value, n FROM ({sums_}) WHERE year BETWEEN {first} AND {last}"
