"""A release of a few invented rows, so that every cell of a panel can be worked out by hand."""

from collections.abc import Iterable, Sequence
from itertools import count
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from bilateral.shapes.rows import Attribute, Flow, Row, Tie
from bilateral.shapes.vocabulary import Kind
from bilateral.warehouse.manifest import Input
from bilateral.warehouse.results import VALUES
from bilateral.warehouse.tables import TABLE_OF, load_rows, open_warehouse
from bilateral.warehouse.vintages import Used

if TYPE_CHECKING:
    import duckdb

    from bilateral.warehouse import Release

_NUMBER = count(1)


RESULTS = tuple(
    f"SELECT '{key}' AS measure, a, b, year, {value} AS value, n FROM similarity WHERE {value} IS NOT NULL"  # noqa: S608
    for key, value in VALUES.items()
)


def _at(source: str) -> dict[str, str]:
    return {"at": f"{source}/{'a' * 12}/{next(_NUMBER)}", "vintage": "a" * 64, "published": "2024"}


# ruff: noqa: PLR0913, PLR0917 -- a row reads best on one line, in the order of its table
def flow(
    source: str, kind: Kind, actor: str, target: str, year: int | str, amount: float | None, **more: str
) -> tuple[str, Row]:
    given = {"unit": "units", "until": str(year)} | more
    return source, Flow(**_at(source), kind=kind, actor=actor, target=target, since=str(year), amount=amount, **given)


def tie(
    source: str, kind: Kind, actor: str, target: str, since: str, until: str = "", *, text: str = "",
    mutual: bool = False, at: str = "",
) -> tuple[str, Row]:  # fmt: skip
    given = _at(source) | ({"at": at} if at else {})
    return source, Tie(
        at=given["at"], vintage=given["vintage"], published=given["published"], kind=kind, actor=actor, target=target,
        since=since, until=until, text=text, mutual=mutual,
    )  # fmt: skip


def attribute(
    source: str, kind: str, state: str, value: float, since: str, until: str | None = None, unit: str = ""
) -> tuple[str, Row]:
    end = since if until is None else until
    return source, Attribute(**_at(source), kind=kind, state=state, value=value, unit=unit, since=since, until=end)


def cow(state: str, since: str = "1950-01-01", until: str = "") -> tuple[str, Row]:
    """A membership of the Correlates of War list."""
    return attribute("cow_states", "system_member", state, 1.0, since, until)


def release(
    rows: Iterable[tuple[str, Row]],
    years: dict[str, tuple[int, int]],
    similarity: Sequence[tuple[str, str, int, int, int, float, float | None]] = (),
) -> "Release":
    """Return what a panel needs of a release: rows by source, and the years that each source's edition holds."""
    kept = list(rows)
    inputs = [
        Input(
            source=key, licence="as on its card", vintage=f"{key:a<64}", rows=1, files=(), published="2024", years=span,
            first_published="2024", parts=("invented",),
        )
        for key, span in years.items()
    ]  # fmt: skip

    def connect(as_of: str | None = None) -> "duckdb.DuckDBPyConnection":
        assert as_of is not None
        connection = open_warehouse()
        load_rows(connection, [row for _, row in kept])
        for table in ("votes", "flows", "ties", "events", "attributes"):
            sources = {row.at: source for source, row in kept if TABLE_OF[type(row)] == table}
            cases = "".join(f" WHEN '{at}' THEN '{source}'" for at, source in sources.items())
            said = f'CASE "at"{cases} END' if cases else "''"
            connection.execute(f"ALTER TABLE {table} RENAME TO {table}_given")
            connection.execute(f"CREATE VIEW {table} AS SELECT {said} AS source, * FROM {table}_given")  # noqa: S608
        if similarity:
            connection.executemany("INSERT INTO similarity VALUES (?, ?, ?, ?, ?, ?, ?)", list(similarity))
        connection.execute(f"CREATE OR REPLACE VIEW results AS {' UNION ALL '.join(RESULTS)}")
        return connection

    return cast(
        "Release",
        SimpleNamespace(
            name="invented",
            sha256="f" * 64,
            published="2024-12-31",
            connect=connect,
            used=lambda _: tuple(Used(one, reconstructed=False) for one in inputs),
            reads=lambda key: key in years,
            vintage=lambda key: f"{key:a<64}",
        ),
    )
