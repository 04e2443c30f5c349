"""Publishers' names and codes of states, resolved by date.

Each publisher has its own table, ``names/KEY.csv``: its code, its name, our ``state_id``, and the first and last day on
which the name means that state (empty: always). One name may have several rows (a publisher's Yugoslavia of 2010 is
Serbia), never two for the same day.
"""

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from bilateral.shapes.dates import first_day, last_day

COLUMNS = ("code", "name", "state_id", "since", "until")


class Meaning(NamedTuple):
    """What a publisher's name means from one day to another; ISO dates, empty where open."""

    state_id: str
    since: str
    until: str

    def covers(self, date: str) -> bool:
        """Return whether any day of a partial date is within the interval.

        >>> Meaning("YUG", "", "2006-06-04").covers("2006-06"), Meaning("YUG", "", "2006-06-04").covers("2007")
        (True, False)
        """
        first, last = _days(date)
        return (not self.since or self.since <= last) and (not self.until or self.until >= first)


class NameTable:
    """The names of one publisher.

    Parameters
    ----------
    where : str
        Where the table is kept, for messages: who meets an unknown name adds it there.
    rows : iterable of (code, name, Meaning)

    Raises
    ------
    ValueError
        Where two rows give one name two meanings on the same day.
    """

    def __init__(self, where: str, rows: Iterable[tuple[str, str, Meaning]]) -> None:
        self.where = where
        self._meanings: dict[tuple[str, str], list[Meaning]] = {}
        for code, name, meaning in rows:
            earlier = self._meanings.setdefault((code, name), [])
            for other in earlier:
                if (not meaning.since or other.covers(meaning.since)) and (
                    not meaning.until or other.covers(meaning.until)
                ):
                    message = f"{where}: {name!r} means {other.state_id} and {meaning.state_id} on the same day"
                    raise ValueError(message)
            earlier.append(meaning)

    def find(self, code: str, name: str, date: str) -> tuple[str, ...]:
        """Return the states that a code and name may mean on a partial date: one, or none, or too many."""
        meanings = self._meanings.get((code, name), ())
        return tuple(one.state_id for one in meanings if not (one.since or one.until) or one.covers(date))

    def always(self, code: str, name: str) -> str | None:
        """Return the one state that a code and name mean on every date; None where that depends on the date."""
        meanings = self._meanings.get((code, name), ())
        if len(meanings) == 1 and not (meanings[0].since or meanings[0].until):
            return meanings[0].state_id
        return None

    def meanings(self, code: str, name: str) -> tuple[Meaning, ...]:
        """Return everything that a code and name mean, at whatever date; for sources that speak of long intervals."""
        return tuple(self._meanings.get((code, name), ()))

    def knows(self, code: str, name: str) -> bool:
        """Return whether a code and name are in the table at any date."""
        return (code, name) in self._meanings

    def by_code(self) -> "NameTable":
        """Return the same table without the names, for a publisher's data that give codes only."""
        rows = {(code, one) for (code, _), meanings in self._meanings.items() for one in meanings}
        return NameTable(self.where, [(code, "", one) for code, one in sorted(rows)])

    def near(self, name: str) -> list[str]:
        """Return known names that look like one, best first; for messages only."""
        import difflib  # noqa: PLC0415 - only an error needs it

        return difflib.get_close_matches(name, sorted({known for _, known in self._meanings}), n=2)

    def codes(self) -> frozenset[str]:
        """Return every code of the table."""
        return frozenset(code for code, _ in self._meanings)

    def state_ids(self) -> frozenset[str]:
        """Return every state that the table names."""
        return frozenset(one.state_id for meanings in self._meanings.values() for one in meanings)


@lru_cache(maxsize=4096)
def _days(date: str) -> tuple[str, str]:
    return first_day(date).isoformat(), last_day(date).isoformat()


def parse_names(text: str, where: str) -> NameTable:
    """Read a name table.

    Raises
    ------
    ValueError
        Where the header is not ``COLUMNS``, a row is short, or a name has two meanings at once.
    """
    import csv  # noqa: PLC0415 - cards are shown far more often than files are read

    header, *rows = csv.reader(text.splitlines(), strict=True)
    if tuple(header) != COLUMNS:
        message = f"{where}: header is {','.join(header)}, must be {','.join(COLUMNS)}"
        raise ValueError(message)
    return NameTable(where, [(code, name, Meaning(state, since, until)) for code, name, state, since, until in rows])


@lru_cache(maxsize=64)
def load_names(key: str) -> NameTable:
    """Return the name table of a source, or of its publisher: ``sipri_tiv`` reads ``names/sipri.csv``."""
    folder = files("bilateral.sources") / "names"
    found = key
    while not (folder / f"{found}.csv").is_file() and "_" in found:
        found = found.rpartition("_")[0]
    return parse_names((folder / f"{found}.csv").read_text(encoding="utf-8"), f"sources/names/{found}.csv")
