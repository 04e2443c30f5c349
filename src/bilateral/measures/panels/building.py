"""Build a panel: the rows of the state system, and each measure joined onto them in one pass."""

import math
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bilateral.measures.panels.absences import MEANING, UNDEFINED, WORDS, Cell, counts_zero, gap_sql, word_sql
from bilateral.measures.panels.errors import PanelError
from bilateral.measures.panels.licences import notice, refuse
from bilateral.measures.panels.metadata import ColumnNote, MeasureNote, PanelMetadata, SourceNote
from bilateral.measures.panels.result import Panel
from bilateral.measures.panels.states import came_twice, make_members, make_spine
from bilateral.measures.panels.tables import held_years, make_present, make_results, make_tables
from bilateral.measures.panels.wish import Wish, wish
from bilateral.measures.yearly import Gap, Yearly, YearlyMeasure, Years
from bilateral.measures.yearly.flows_sql import NAMELESS
from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.vocabulary import Absence
from bilateral.sources import card as source_card

if TYPE_CHECKING:
    import duckdb

    from bilateral.warehouse import Release

_KEYS: Final = (
    ColumnNote(name="a", role="key", label="state a, id of bilateral (ISO 3166-1 alpha-3 where there is one)"),
    ColumnNote(name="b", role="key", label="state b, id of bilateral (ISO 3166-1 alpha-3 where there is one)"),
    ColumnNote(name="year", role="key", label="calendar year"),
    ColumnNote(name="days", role="state", label="days of the year on which both were on the list", unit="day"),
    ColumnNote(name="at_year_end", role="state", label="both are on the list on 31 December"),
    ColumnNote(name="microstate", role="state", label="one of both is a microstate of Gleditsch's list"),
    ColumnNote(name="gw_code_a", role="state", label="Gleditsch-Ward number of a"),
    ColumnNote(name="gw_code_b", role="state", label="Gleditsch-Ward number of b"),
    ColumnNote(name="cow_code_a", role="state", label="Correlates of War number of a"),
    ColumnNote(name="cow_code_b", role="state", label="Correlates of War number of b"),
)
_LISTS: Final = {"gw": "gleditsch_ward1999", "cow": "cow_states2017"}
_SUFFIX: Final = "_absence"
_LOW: Final = "(CASE WHEN s.a < s.b THEN s.a ELSE s.b END)"
_CELL: Final = Cell("s.year", "s.in_cow", "(at_a.state IS NOT NULL AND at_b.state IS NOT NULL)")
_PRESENT: Final = " ".join(
    f"LEFT JOIN panel_present AS at_{side} ON at_{side}.state = s.{side} AND at_{side}.year = s.year" for side in "ab"
)
_HIGH: Final = "(CASE WHEN s.a < s.b THEN s.b ELSE s.a END)"


class _Column(NamedTuple):
    """A column of a measure: its name, the join of its relation, and the states that the measure calls a and b."""

    name: str
    label: str
    measure: Yearly
    alias: str
    join: str
    sides: tuple[str, str]


def panel(
    release: "Release",
    *,
    measures: Sequence[str],
    years: tuple[int, int],
    grain: str = Grain.DIRECTED_DYAD_YEAR,
    system: str = "gw",
    as_of: str | None = None,
    public: bool = False,
) -> Panel:
    """Return measures of all pairs of states in a period, one row per pair and year.

    Parameters
    ----------
    release : Release
        From ``bilateral.warehouse.open_release``.
    measures : sequence of str
        Keys of ``bilateral.measures.yearly.YEARLY``; ``kappa``, ``agreement`` and ``identical_share`` for short.
    years : tuple of int
        First and last calendar year, both included.
    grain : str
        ``directed_dyad_year`` (a row for each direction) or ``dyad_year`` (``a`` before ``b``; directed measures then
        have two columns, ``_ab`` and ``_ba``).
    system : str
        ``gw``, Gleditsch and Ward's list of states, or ``cow``, the Correlates of War list.
    as_of : str, optional
        ISO day: what had happened and was published by then. By default the day of the release's newest vintage.
    public : bool
        Refuse measures that are publishers' own figures and may not be passed on.

    Returns
    -------
    Panel
        Every measure has a column of values and one that says what each cell is (``_absence``).

    Raises
    ------
    PanelError
        Where the panel cannot be made as it is asked for.
    PanelLicenceError
        With ``public``, where a licence forbids it.
    ReleaseError
        Where the release cannot be read.
    """
    wanted = wish(measures, years, grain, system, as_of or release.published)
    sources = {key: source_card(key) for one in wanted.measures for key in one.card.needs}
    if public:
        refuse(wanted.measures, sources)
    connection = release.connect(wanted.as_of.isoformat())
    connection.execute("SET enable_progress_bar = false")  # what is written to a terminal is the command line's affair
    make_members(connection, wanted.system, wanted.years)
    rows = make_spine(connection, directed=wanted.directed)
    make_results(connection, wanted.as_of)
    make_present(connection)
    held = held_years(release, connection, sources, wanted.as_of)
    make_tables(connection, held)
    columns = list(_columns(wanted))
    counts = _make_relations(connection, wanted, held)
    _join(connection, columns, sources, held, rows)
    noted = _Noted(connection, wanted, columns, held, rows, counts)
    found = Panel(metadata=_metadata(release, noted, sources), connection=connection)
    for table in ("spine", "members", "present", *(f"measure_{place}" for place in range(len(wanted.measures)))):
        connection.execute(f"DROP TABLE panel_{table}")
    return found


def _columns(wanted: Wish) -> Iterator[_Column]:
    """Yield the columns of every measure: two where a directed measure meets undirected rows."""
    for place, one in enumerate(wanted.measures):
        card, table = one.card, f"panel_measure_{place}"
        if card.grain is Grain.DYAD_YEAR:
            ends = (_LOW, _HIGH) if wanted.directed else ("s.a", "s.b")
            yield _column(one, f"m{place}", table, ends, "")
        elif wanted.directed:
            yield _column(one, f"m{place}", table, ("s.a", "s.b"), "")
        else:
            yield _column(one, f"m{place}ab", table, ("s.a", "s.b"), "_ab")
            yield _column(one, f"m{place}ba", table, ("s.b", "s.a"), "_ba")


def _column(one: Yearly, alias: str, table: str, ends: tuple[str, str], suffix: str) -> _Column:
    a = "" if one.card.grain is Grain.STATE_YEAR else f"{alias}.a = {ends[0]} AND "
    join = f"LEFT JOIN {table} AS {alias} ON {a}{alias}.b = {ends[1]} AND {alias}.year = s.year"
    told = {"_ab": ", from a to b", "_ba": ", a and b exchanged"}.get(suffix, "")
    return _Column(one.card.key + suffix, one.card.label + told, one, alias, join, ends)


class _Counts(NamedTuple):
    """How many rows a relation has in the panel's years, on pairs of the list, and with a side that is no state."""

    rows: int
    placed: int
    of_no_state: int


def _make_relations(
    connection: "duckdb.DuckDBPyConnection", wanted: Wish, held: Mapping[str, tuple[int, int]]
) -> list[_Counts]:
    """Make a table of every measure's relation, restricted to pairs and years with a row; count what is left out."""
    years = Years(*wanted.years, held)
    counts = []
    for place, one in enumerate(wanted.measures):
        sides = ("b",) if one.card.grain is Grain.STATE_YEAR else ("a", "b")
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE panel_relation AS SELECT * FROM ({one.relation(years)}) "  # noqa: S608 -- our own
            f"WHERE year BETWEEN {years.first} AND {years.last}"
        )
        joins = " ".join(
            f"JOIN panel_members AS m{side} ON m{side}.state = r.{side} AND m{side}.year = r.year" for side in sides
        )
        together = "WHERE ma.since <= mb.until AND mb.since <= ma.until" if len(sides) > 1 else ""
        once = "DISTINCT" if came_twice(connection) else ""
        keys = ", ".join(f"r.{side}::panel_state AS {side}" for side in sides)
        connection.execute(
            f"CREATE TEMP TABLE panel_measure_{place} AS SELECT {once} {keys}, r.year::SMALLINT AS year, "  # noqa: S608 -- our own
            f"r.value::DOUBLE AS value, r.n::INTEGER AS n FROM panel_relation AS r {joins} {together}"
        )
        nameless = " OR ".join(f"{side} IN {NAMELESS}" for side in sides)
        found = connection.execute(
            f"SELECT count(*), (SELECT count(*) FROM panel_measure_{place}), count(*) FILTER ({nameless}) "  # noqa: S608 -- our own
            "FROM panel_relation"
        ).fetchone()
        counts.append(_Counts(*(found or (0, 0, 0))))
    for table in ("relation", "flows", "ties", "events", "attributes"):
        connection.execute(f"DROP TABLE panel_{table}")
    return counts


def _join(
    connection: "duckdb.DuckDBPyConnection",
    columns: Sequence[_Column],
    sources: Mapping[str, Source],
    held: Mapping[str, tuple[int, int]],
    rows: int,
) -> None:
    """Make the table ``panel``, and refuse to end with more or fewer rows than there are pairs and years.

    Raises
    ------
    PanelError
        Where a relation has a key twice.
    """
    connection.execute(f"CREATE TYPE absence AS ENUM ({', '.join(repr(word) for word in WORDS)})")
    cells = ", ".join(_cells(column, sources, held) for column in columns)
    keys = ", ".join(f"s.{note.name}" for note in _KEYS)
    joins = " ".join(column.join for column in columns)
    if any(column.measure.card.gap is Gap.UNDEFINED for column in columns):
        joins += f" {_PRESENT}"
    connection.execute(
        f"CREATE TABLE panel AS SELECT {keys}, {cells} FROM panel_spine AS s {joins} ORDER BY s.a, s.b, s.year"  # noqa: S608 -- our own words
    )
    found = connection.execute("SELECT count(*) FROM panel").fetchone()
    if found != (rows,):
        message = f"{rows} pairs and years, but {found} rows; this is a fault of the program, please report it"
        raise PanelError(message)


def _cells(column: _Column, sources: Mapping[str, Source], held: Mapping[str, tuple[int, int]]) -> str:
    """Return the SQL of a measure's two columns."""
    card, alias = column.measure.card, column.alias
    source = sources[card.needs[0]]
    gap = gap_sql(card, source, _covered(card, held), column.sides, _CELL)
    zero = word_sql(Absence.ZERO)
    value = f"{alias}.value"
    if zero in gap:
        value = f"CASE WHEN {alias}.n IS NULL AND {gap} = {zero} THEN 0 ELSE {alias}.value END"
    figure = f"WHEN {alias}.value = 0 THEN {zero} " if counts_zero(card, source) else ""
    return (
        f'{value} AS "{column.name}", CASE WHEN {alias}.n IS NULL THEN {gap} WHEN {alias}.value IS NULL '
        f'THEN {word_sql(UNDEFINED)} {figure}ELSE {word_sql(Absence.ROW)} END AS "{column.name}{_SUFFIX}"'
    )


def _covered(card: YearlyMeasure, held: Mapping[str, tuple[int, int]]) -> tuple[int, int] | None:
    """Return the years that the first source of a measure covers and the release holds."""
    years = held.get(card.needs[0])
    return years if years is not None and years[0] <= years[1] else None


class _Noted(NamedTuple):
    """What the metadata of a panel are made of."""

    connection: "duckdb.DuckDBPyConnection"
    wanted: Wish
    columns: Sequence[_Column]
    held: Mapping[str, tuple[int, int]]
    rows: int
    counts: Sequence[_Counts]

    def one(self, query: str) -> tuple[Any, ...]:
        """Return the only row of a query."""
        return self.connection.execute(query).fetchone() or ()


def _metadata(release: "Release", noted: _Noted, sources: Mapping[str, Source]) -> PanelMetadata:
    wanted = noted.wanted
    measured = (
        note
        for column in noted.columns
        for note in (
            ColumnNote(
                name=column.name,
                role="value",
                label=column.label,
                measure=column.measure.card.key,
                unit=column.measure.card.unit,
            ),
            ColumnNote(
                name=column.name + _SUFFIX,
                role="absence",
                label=f"what the cell of {column.name} is",
                measure=column.measure.card.key,
            ),
        )
    )
    cite = [_LISTS[wanted.system]]
    for one in wanted.measures:
        cite += [*one.card.cite, *(sources[key].cite for key in one.card.needs)]
    return PanelMetadata(
        release=release.name,
        sha256=release.sha256,
        code_version=version("bilateral"),
        as_of=wanted.as_of.isoformat(),
        grain=wanted.grain,
        system=wanted.system,
        years=wanted.years,
        rows=noted.rows,
        columns=(*_KEYS, *measured),
        measures=tuple(_measure_notes(noted)),
        sources=tuple(_source_note(release, noted, card) for card in sources.values()),
        absences={str(word): text for word, text in MEANING.items()},
        notice=notice([one for one in wanted.measures if {*one.card.needs} & {*noted.held}], sources),
        cite=tuple(dict.fromkeys(cite)),
    )


def _measure_notes(noted: _Noted) -> Iterator[MeasureNote]:
    """Yield what became of every measure's rows; no row is lost without being counted."""
    counts = ", ".join(
        f'count(*) FILTER ("{column.name}{_SUFFIX}" = {word_sql(word)})' for column in noted.columns for word in WORDS
    )
    filled = noted.one(f"SELECT {counts} FROM panel")  # noqa: S608 -- our own names
    for one, count in zip(noted.wanted.measures, noted.counts, strict=True):
        card = one.card
        cells = dict.fromkeys(WORDS, 0)
        for number, many in enumerate(filled):
            column, word = divmod(number, len(WORDS))
            if noted.columns[column].measure is one:
                cells[WORDS[word]] += many
        yield MeasureNote(
            key=card.key,
            label=card.label,
            formula=card.formula,
            unit=card.unit,
            bounds=(_finite(card.bounds[0]), _finite(card.bounds[1])),
            sources=card.needs,
            amounts=card.amounts,
            covered=_covered(card, noted.held),
            rows=count.rows,
            placed=count.placed,
            of_no_state=count.of_no_state,
            off_list=count.rows - count.placed - count.of_no_state,
            cells={word: many for word, many in cells.items() if many},
        )


def _source_note(release: "Release", noted: _Noted, card: Source) -> SourceNote:
    used = [one for one in release.used(noted.wanted.as_of.isoformat()) if one.input.source == card.key]
    vintages = [one.input.vintage for one in used]
    if not vintages and release.reads(card.key):
        vintages = [release.vintage(card.key)]
    return SourceNote(
        key=card.key,
        title=card.title,
        publisher=card.publisher,
        url=card.url,
        licence=card.licence,
        redistributable=card.redistributable,
        years=card.years,
        completeness=card.completeness,
        cite=card.cite,
        vintages=tuple(dict.fromkeys(vintages)),
        published=tuple(dict.fromkeys(one.input.published for one in used)),
        notes=tuple(dict.fromkeys(one.note for one in used if one.note)),
    )


def _finite(bound: float) -> float | None:
    return bound if math.isfinite(bound) else None
