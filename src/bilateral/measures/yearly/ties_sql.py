"""SQL that the measures of ties share: one row per year in which a tie stood on at least one day.

``panel_ties`` has mutual ties both ways, and ``until`` no later than the year to which the source can tell.
"""
# ruff: noqa: S608 -- SQL of our own words and numbers; no text of a user goes into it

from typing import Final

from bilateral.measures.yearly.model import Years

_EACH: Final = "actor AS a, target AS b, unnest(range(greatest(since, {first}), least(until, {last}) + 1)) AS year"


def standing(source: str, kind: str, years: Years, also: str = "") -> str:
    """Return a row per year in which a tie stood: a, b, year, row id and text.

    Parameters
    ----------
    source, kind : str
        Whose ties, and of which kind.
    years : Years
        Years of the panel.
    also : str
        A further condition on the ties.
    """
    first, last = years.of(source)
    each = _EACH.format(first=first, last=last)
    return f"""
        SELECT {each}, "at", text FROM panel_ties WHERE source = '{source}' AND kind = '{kind}'
        AND since <= {last} AND until >= {first} {f"AND {also}" if also else ""}
    """


def present(standing_: str, *, symmetric: bool = False) -> str:
    """Return 1 for every pair and year with a tie."""
    once = "WHERE a < b" if symmetric else ""
    return f"SELECT a, b, year, 1 AS value, count(*) AS n FROM ({standing_}) {once} GROUP BY ALL"
