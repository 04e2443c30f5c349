"""The rows of publishers that a panel's measures read, once and with years as numbers.

A release is read through views over hundreds of files, so that every measure would pay for all of them; one pass makes
small tables of what is needed. ``panel_ties`` has mutual ties both ways, each no longer than its source can tell: a
tie without an end stands to the last year that the source covers, and not beyond it.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from bilateral.sources import card
from bilateral.warehouse.results import SIMILARITY_SOURCE

if TYPE_CHECKING:
    import duckdb

    from bilateral.warehouse import Release

_FLOWS: Final = frozenset(
    {"sipri_register", "sipri_tiv", "cow_trade", "un_comtrade", "oecd_dac2a", "cow_igo", "ideal_points", "vdem"}
)
"""Sources that tell of a year by a row in it, so that they cover the years of their rows; others have intervals."""


def held_years(
    release: "Release", connection: "duckdb.DuckDBPyConnection", sources: Collection[str], as_of: date
) -> dict[str, tuple[int, int]]:
    """Return the first and last whole year that each source covers and the release holds, by the day.

    A year counts as covered when it was over by the day, and the edition that speaks for the day came out no earlier.
    """
    over = as_of.year if (as_of.month, as_of.day) == (12, 31) else as_of.year - 1
    found: dict[str, tuple[int, int]] = {}
    used = release.used(as_of.isoformat())
    for key in sources:
        known = card(key)
        loads = [one.input for one in used if one.input.source == key]
        spans = [load.years for load in loads if load.years is not None]
        if key == SIMILARITY_SOURCE:
            spans = _result_years(connection)
        if key == "record" and release.reads(key):
            spans = [known.years]
        if spans:
            first, last = min(span[0] for span in spans), max(span[1] for span in spans)
            if key not in _FLOWS and key not in (SIMILARITY_SOURCE, "record"):
                last = max((int(load.published[:4]) for load in loads if load.published), default=last)
            found[key] = max(first, known.years[0]), min(last, known.years[1], over)
    return found


def _result_years(connection: "duckdb.DuckDBPyConnection") -> list[tuple[int, int]]:
    row = connection.execute("SELECT min(year), max(year) FROM panel_results").fetchone()
    return [] if row is None or row[0] is None else [(int(row[0]), int(row[1]))]


def make_results(connection: "duckdb.DuckDBPyConnection", as_of: date) -> None:
    """Make ``panel_results`` and ``panel_facts``, empty where the release has none or they are switched off."""
    tables = {name for (name,) in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()}
    if "results" in tables:
        over = as_of.year + (as_of.month == 12 and as_of.day == 31)  # noqa: PLR2004 -- the last day of a year
        results = f"SELECT measure, a, b, year, value, n FROM results WHERE year < {over}"  # noqa: S608 -- a number
    else:
        results = (
            "SELECT '' AS measure, NULL::VARCHAR AS a, NULL::VARCHAR AS b, 0 AS year, 0.0 AS value, 0 AS n WHERE false"
        )
    facts = 'SELECT actor, target, "date", mutual, polarity FROM '
    if "facts" in tables:
        facts += f"facts WHERE \"date\" <= '{as_of}' AND published <= '{as_of}'"
    else:
        facts = (
            "SELECT NULL::VARCHAR AS actor, NULL::VARCHAR AS target, '' AS \"date\", false AS mutual, "
            "NULL::VARCHAR AS polarity WHERE false"
        )
    connection.execute(f"CREATE TEMP VIEW panel_results AS {results}")
    connection.execute(f"CREATE TEMP VIEW panel_facts AS {facts}")


def make_present(connection: "duckdb.DuckDBPyConnection") -> None:
    """Make ``panel_present``: which states of the list have a result of the release with somebody, by year."""
    connection.execute(
        "CREATE TEMP TABLE panel_present AS SELECT DISTINCT TRY_CAST(state AS panel_state) AS state, year FROM "
        "(SELECT a AS state, year FROM panel_results UNION SELECT b, year FROM panel_results) WHERE state IS NOT NULL"
    )


def make_tables(connection: "duckdb.DuckDBPyConnection", held: Mapping[str, tuple[int, int]]) -> None:
    """Make ``panel_flows``, ``panel_ties``, ``panel_events`` and ``panel_attributes`` of the sources that are held."""
    wanted = "source IN (" + ", ".join(f"'{key}'" for key in held) + ")" if held else "false"
    ends = " ".join(f"WHEN '{key}' THEN {last}" for key, (_, last) in held.items())
    last = f"(CASE source {ends} END)" if ends else "0"
    year = '"{}"[:4]::SMALLINT'.format
    connection.execute(
        f"""
        CREATE TEMP TABLE panel_flows AS
        SELECT source, kind, actor, target, {year("since")} AS since, {year("until")} AS until, amount, unit, reporter
        FROM flows WHERE {wanted}
        """  # noqa: S608 -- keys of sources
    )
    connection.execute(
        f"""
        CREATE TEMP TABLE panel_ties AS
        WITH kept AS (
            SELECT source, kind, actor, target, {year("since")} AS since,
                (CASE WHEN "until" = '' THEN {last} ELSE least({year("until")}, {last}) END)::SMALLINT AS until,
                mutual, text, "at"
            FROM ties WHERE {wanted}
        )
        SELECT * EXCLUDE (mutual) FROM kept
        UNION ALL SELECT * EXCLUDE (mutual) REPLACE (target AS actor, actor AS target) FROM kept WHERE mutual
        """  # noqa: S608 -- keys of sources
    )
    connection.execute(
        f"""
        CREATE TEMP TABLE panel_events AS
        WITH kept AS (
            SELECT source, kind, actor, target, {year("date")} AS year, mutual FROM events WHERE {wanted}
        )
        SELECT * EXCLUDE (mutual) FROM kept
        UNION ALL SELECT * EXCLUDE (mutual) REPLACE (target AS actor, actor AS target) FROM kept WHERE mutual
        """  # noqa: S608 -- keys of sources
    )
    connection.execute(
        f"""
        CREATE TEMP TABLE panel_attributes AS
        SELECT source, kind, state, value, unit, {year("since")} AS since FROM attributes
        WHERE {wanted} OR kind = 'gdp'
        """  # noqa: S608 -- keys of sources
    )
