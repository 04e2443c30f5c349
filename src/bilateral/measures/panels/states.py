"""The rows of a panel: pairs of states that were both on a list of states on at least one day of a year.

**States that begin and end within a year.** A pair has a row for a year if there was a day in it on which both were
members; ``days`` counts those days and ``at_year_end`` tells whether they last to 31 December. North and South Yemen
have a row in 1990, with 141 days; united Yemen and either of them have none, for they were never there together. Who
wants states of 31 December only, or of whole years, filters by these columns.

Gleditsch and Ward's list is the package's own table, their microstates included and marked (``microstate``). The
Correlates of War list is a publisher's file (``cow_states``) that a release may hold; it ends in 2016, and its members
of that day are carried on.
"""
# ruff: noqa: S608 -- SQL of our own words and numbers; no text of a user goes into it

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from bilateral.measures.panels.errors import PanelError
from bilateral.shapes.dates import first_day, last_day
from bilateral.states import all_states
from bilateral.warehouse.release import literal

if TYPE_CHECKING:
    import duckdb

MICROSTATES: Final = (
    "ABK", "AND", "ATG", "DMA", "FSM", "GRD", "KIR", "KNA", "LCA", "LIE", "MCO", "MHL", "NRU", "PLW", "SMR", "SOT",
    "STP", "SYC", "TON", "TUV", "VCT", "VUT", "WSM",
)  # fmt: skip
"""States that Gleditsch keeps on a list of microstates beside the main one."""

_OPEN: Final = date(9999, 12, 31)
_START: Final = date(1, 1, 1)


class _Stretch(NamedTuple):
    """A state, something true of it (a code, or nothing), and from when to when."""

    state: str
    value: str
    since: date
    until: date

    @property
    def sql(self) -> str:
        return f"({literal(self.state)}, {literal(self.value)}, DATE '{self.since}', DATE '{self.until}')"


def _day(text: str | None, otherwise: date, *, end: bool = False) -> date:
    if not text:
        return otherwise
    return last_day(text) if end else first_day(text)


def _gw_members() -> list[_Stretch]:
    return [
        _Stretch(one.state_id, "", _day(spell.start, _START), _day(spell.end, _OPEN, end=True))
        for one in all_states()
        for spell in one.spells
    ]


def _cow_members(connection: "duckdb.DuckDBPyConnection") -> list[_Stretch]:
    found = connection.execute(
        "SELECT DISTINCT state, since, until FROM attributes WHERE source = 'cow_states' AND kind = 'system_member'"
    ).fetchall()
    return [_Stretch(state, "", _day(since, _START), _day(until, _OPEN, end=True)) for state, since, until in found]


def _codes(system: str) -> list[_Stretch]:
    return [
        _Stretch(one.state_id, code.value, _day(code.spell.start, _START), _day(code.spell.end, _OPEN, end=True))
        for one in all_states()
        for code in one.codes
        if code.system == system
    ]


def _values(stretches: Iterable[_Stretch]) -> str:
    listed = ", ".join(one.sql for one in stretches)
    if not listed:
        return "SELECT NULL::VARCHAR AS state, '' AS value, NULL::DATE AS since, NULL::DATE AS until WHERE false"
    return f"SELECT * FROM (VALUES {listed}) AS given(state, value, since, until)"


def make_members(connection: "duckdb.DuckDBPyConnection", system: str, years: tuple[int, int]) -> None:
    """Make the table ``panel_members``: state, year, days of membership within the year, codes on the last of them.

    ``in_cow`` is whether the Correlates of War list has the state on 31 December: the censuses of obligations,
    neighbours and organizations are of its members, and leave out the last months of a state that ended in the year, or
    give them to its successor.

    Raises
    ------
    PanelError
        Where the list is to be the Correlates of War's and the release does not hold it.
    """
    cow = _cow_members(connection)
    if system == "cow" and not cow:
        message = "--system cow: the release holds no cow_states; sync the file, or use --system gw"
        raise PanelError(message)
    first, last = years
    connection.execute(
        f"""
        CREATE TEMP TABLE panel_members AS
        WITH years AS (SELECT unnest(range({first}, {last} + 1))::SMALLINT AS year),
        members AS ({_values(cow if system == "cow" else _gw_members())}),
        cow AS ({_values(cow)}), gw_codes AS ({_values(_codes("gw"))}), cow_codes AS ({_values(_codes("cow"))}),
        stretches AS (
            SELECT state, year, greatest(since, make_date(year, 1, 1)) AS since,
                least(until, make_date(year, 12, 31)) AS until
            FROM members JOIN years ON since <= make_date(year, 12, 31) AND until >= make_date(year, 1, 1)
        )
        SELECT state, year, since, until,
            (SELECT max(value)::SMALLINT FROM gw_codes AS c
                WHERE c.state = m.state AND m.until BETWEEN c.since AND c.until) AS gw_code,
            (SELECT max(value)::SMALLINT FROM cow_codes AS c
                WHERE c.state = m.state AND m.until BETWEEN c.since AND c.until) AS cow_code,
            EXISTS (FROM cow AS c WHERE c.state = m.state AND c.since <= make_date(year, 12, 31)
                AND c.until >= make_date(year, 12, 31)) AS in_cow
        FROM stretches AS m ORDER BY state, year, since
        """
    )


def came_twice(connection: "duckdb.DuckDBPyConnection") -> bool:
    """Return whether a state left the list and came back within a year, so that it has two stretches in it."""
    found = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM panel_members GROUP BY state, year HAVING count(*) > 1)"
    ).fetchone()
    return found != (0,)


def make_spine(connection: "duckdb.DuckDBPyConnection", *, directed: bool) -> int:
    """Make the table ``panel_spine`` of all pairs and years and return how many rows it has."""
    states = connection.execute("SELECT DISTINCT state FROM panel_members ORDER BY state").fetchall()
    connection.execute(f"CREATE TYPE panel_state AS ENUM ({', '.join(literal(state) for (state,) in states)})")
    twice = came_twice(connection)
    days = "least(x.until, y.until) - greatest(x.since, y.since) + 1"
    at_end = "least(x.until, y.until) = make_date(x.year, 12, 31)"
    codes = [(f"{side}.{system}_code", f"{side}.until") for system in ("gw", "cow") for side in "xy"]
    in_cow, group = "x.in_cow AND y.in_cow", ""
    small = ", ".join(map(literal, MICROSTATES))
    micro = f"x.state IN ({small}) OR y.state IN ({small})"
    if twice:  # a state left the list and came back within a year: its days are added up
        days, at_end, group = f"sum({days})", f"bool_or({at_end})", "GROUP BY x.state, y.state, x.year"
        in_cow = f"bool_or({in_cow})"
    names = ("gw_code_a", "gw_code_b", "cow_code_a", "cow_code_b")
    coded = ", ".join(
        f"{f'arg_max({code}, {until})' if twice else code} AS {name}"
        for (code, until), name in zip(codes, names, strict=True)
    )
    connection.execute(
        f"""
        CREATE TEMP TABLE panel_spine AS
        SELECT x.state::panel_state AS a, y.state::panel_state AS b, x.year AS year, ({days})::SMALLINT AS days,
            {at_end} AS at_year_end, {micro} AS microstate, {coded}, {in_cow} AS in_cow
        FROM panel_members AS x JOIN panel_members AS y
        ON x.year = y.year AND x.state {"<>" if directed else "<"} y.state AND x.since <= y.until AND y.since <= x.until
        {group}
        """
    )
    (rows,) = connection.execute("SELECT count(*) FROM panel_spine").fetchone() or (0,)
    return int(rows)
