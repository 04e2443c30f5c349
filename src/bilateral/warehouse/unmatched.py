"""States that rows name and the tables of states do not know: none, by rule; counted to show it."""

from typing import Final

from bilateral.shapes.rows import NO_STATE, UNKNOWN
from bilateral.warehouse.release import Release, literal

_PARTIES: Final = {
    "votes": ("state",),
    "flows": ("actor", "target"),
    "ties": ("actor", "target"),
    "events": ("actor", "target"),
    "attributes": ("state",),
}


def unmatched_states(release: Release) -> dict[str, int]:
    """Return how many state ids of each source with rows are in no row of the table of states.

    ``ZZZ`` and ``ZZX`` are no states and are not looked for (``bilateral.shapes.rows``).
    """
    named = " UNION ALL ".join(
        f"SELECT source, {column} AS state_id FROM {table}"  # noqa: S608 - own names
        for table, columns in _PARTIES.items()
        for column in columns
    )
    known = f"SELECT state_id FROM states UNION ALL VALUES ({literal(UNKNOWN)}), ({literal(NO_STATE)})"  # noqa: S608 - own words
    with release.connect() as connection:
        found = connection.execute(
            f"WITH named AS (SELECT DISTINCT source, state_id FROM ({named})) "  # noqa: S608 - own names
            f"SELECT source, count(*) FILTER (state_id NOT IN ({known})) FROM named GROUP BY source ORDER BY source"
        )
        return {str(source): int(count) for source, count in found.fetchall()}
