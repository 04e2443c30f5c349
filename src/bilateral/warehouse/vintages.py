"""Which vintage of a source speaks for a day, and what of it had happened by then.

Two clocks (CONTRACT.md, Time): an answer as of a day uses what was published by that day. Where no vintage that old is
held, the oldest is used, cut by the dates of what happened, and the answer says "reconstructed from the vintage of
...".
"""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from bilateral.shapes.dates import last_day
from bilateral.warehouse.manifest import Input


class Used(NamedTuple):
    """A load that speaks for a day; ``reconstructed`` where it was published only later."""

    input: Input
    reconstructed: bool

    @property
    def note(self) -> str:
        """What an answer says of it; empty where there is nothing to say."""
        return f"reconstructed from the vintage of {self.input.published}" if self.reconstructed else ""


def used(inputs: Iterable[Input], as_of: str) -> tuple[Used, ...]:
    """Return the loads that speak for a day.

    Files of a source that are of one scope and were published on one day are one edition, and editions of one scope are
    vintages of each other: one of them is used. The newest whose first row was published by the day is, and else the
    oldest. An edition that is there in several layouts is the same figures in several forms; the first layout by name
    is used.

    Parameters
    ----------
    inputs : iterable of Input
        Loads of a warehouse; what has no parts is none.
    as_of : str
        ISO day.
    """
    scopes: dict[tuple[str, str], dict[str, list[Input]]] = {}
    for one in inputs:
        if one.parts:
            scopes.setdefault((one.source, one.scope), {}).setdefault(one.published, []).append(one)
    found = []
    for editions in scopes.values():
        in_time = [day for day, loads in editions.items() if any(_first(one) <= as_of for one in loads)]
        edition = editions[max(in_time, default=min(editions))]
        form = min(one.layout for one in edition)
        found += [Used(one, reconstructed=not in_time) for one in edition if one.layout == form]
    return tuple(sorted(found, key=lambda one: (one.input.source, one.input.layout, one.input.scope, one.input.load)))


def _first(one: Input) -> str:
    """Return the last day on which the first row may have been published."""
    return last_day(one.first_published).isoformat()


def _end(column: str) -> str:
    """Return the last day that a partial date may mean, in SQL; days that no month has compare as well."""
    return f"({column} || substr('-12-31', length({column}) - 3))"


_OPEN: Final = "CASE WHEN until > {day} THEN '' ELSE until END AS until"
_HAPPENED: Final[Mapping[str, str]] = {
    "votes": "date <= {day}",
    "flows": f"{_end('until')} <= {{day}}",
    "ties": "since <= {day}",
    "events": "date <= {day}",
    "attributes": f"since <= {{day}} AND (since <> until OR {_end('until')} <= {{day}})",
}
"""What had happened by a day: what is counted over a period had when the period was over, what stands had when it
began."""

_COLUMNS: Final[Mapping[str, str]] = {"ties": f"* REPLACE ({_OPEN})", "attributes": f"* REPLACE ({_OPEN})"}
"""An end that lies after the day was not known on it: what stood then still stands."""


def view(table: str, one: Used, files: str, as_of: str | None) -> str:
    """Return the query for the rows of one load, with its source as the first column.

    Parameters
    ----------
    table : str
        Table of a shape.
    one : Used
        The load.
    files : str
        SQL list of its files of that table.
    as_of : str or None
        ISO day on which they were known; None for all rows as they are.
    """
    source = f"SELECT '{one.input.source}' AS source"
    if as_of is None:
        return f"{source}, * FROM read_parquet({files})"
    day = f"'{as_of}'"
    kept = _HAPPENED[table].format(day=day)
    if not one.reconstructed:
        kept += f" AND {_end('published')} <= {day}"
    return f"{source}, {_COLUMNS.get(table, '*').format(day=day)} FROM read_parquet({files}) WHERE {kept}"
