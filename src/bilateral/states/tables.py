"""The tables of states: who is on the list and when, under which codes and names.

``states.csv``, ``spells.csv`` and ``names.csv`` are read once per process. ``README.md`` says how they were made.
"""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, cast

import msgspec

FOLDER = Path(__file__).parent

Kind = Literal["state", "other"]
Language = Literal["en", "de"]
Sort = Literal[
    "name",
    "official",
    "alias",
    "abbreviation",
    "adjective",
    "person",
    "capital",
    "seat",
    "part",
    "prefix",
    "misspelling",
    "code",
]

CODE_SYSTEMS = ("gw", "cow", "iso3", "iso2", "m49", "fips", "sipri")
_COLUMNS = ("gw_code", "cow_code", "iso3", "iso2", "m49", "fips", "sipri")


class UnknownStateIdError(KeyError):
    """No state has this id."""


class Spell(msgspec.Struct, frozen=True):
    """A stretch of days, both included, as ISO dates: membership of the list, use of a name. None means open."""

    start: str | None = None
    end: str | None = None

    def holds(self, on: date) -> bool:
        """Return whether a day lies in the spell."""
        day = on.isoformat()
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def __str__(self) -> str:
        """Write the spell for a reader."""
        if self.start and self.end:
            return f"{self.start} to {self.end}"
        if self.end:
            return f"until {self.end}"
        return f"since {self.start}" if self.start else "always"


ALWAYS = Spell()


class Code(msgspec.Struct, frozen=True):
    """What another list calls the state, and when."""

    system: str
    value: str
    spell: Spell


class Name(msgspec.Struct, frozen=True):
    """One name of a state, with its dates."""

    state_id: str
    text: str
    sort: Sort
    language: Language
    spell: Spell
    preferred: bool = False
    note: str = ""


class State(msgspec.Struct, frozen=True):
    """A state of the Gleditsch-Ward list (kind ``state``), or another place that can be asked about (``other``)."""

    state_id: str
    kind: Kind
    name: str
    spells: tuple[Spell, ...]
    codes: tuple[Code, ...]

    def code(self, system: str, on: date | None = None) -> str | None:
        """Return the state's code in another list.

        Parameters
        ----------
        system : str
            One of ``CODE_SYSTEMS``.
        on : date, optional
            Day for which the code is asked; without it, the latest one.

        Returns
        -------
        str or None
            None where that list has no code for the state on that day.
        """
        values = [code.value for code in self.codes if code.system == system and (on is None or code.spell.holds(on))]
        return values[-1] if values else None


def read_csv(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one of this folder's tables."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def spell(start: str, end: str) -> Spell:
    """Return the spell that two cells hold; an empty cell is an open end."""
    return Spell(start or None, end or None) if start or end else ALWAYS


def _codes(row: dict[str, str]) -> Iterator[Code]:
    for system, column in zip(CODE_SYSTEMS, _COLUMNS, strict=True):
        for cell in filter(None, row[column].split("|")):
            value, _, dates = cell.partition("@")
            since, _, until = dates.partition("..")
            yield Code(system, value, spell(since, until))


@cache
def _states() -> dict[str, State]:
    spells: dict[str, list[Spell]] = {}
    for row in read_csv("spells.csv"):
        spells.setdefault(row["state_id"], []).append(spell(row["start"], row["end"]))
    return {
        row["state_id"]: State(
            state_id=row["state_id"],
            kind="state" if row["kind"] == "state" else "other",
            name=row["name"],
            spells=tuple(spells.get(row["state_id"], ())),
            codes=tuple(_codes(row)),
        )
        for row in read_csv("states.csv")
    }


@cache
def names() -> tuple[Name, ...]:
    """Return every name of every state, in the order of the table."""
    with (FOLDER / "names.csv").open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        return tuple(
            Name(
                state_id,
                text,
                cast("Sort", sort),
                cast("Language", language),
                spell(since, until),
                preferred == "yes",
                note,
            )
            for state_id, text, sort, language, since, until, preferred, note in lines
        )


@cache
def _preferred() -> dict[tuple[str, Language], tuple[Name, ...]]:
    found: dict[tuple[str, Language], list[Name]] = {}
    for name in names():
        if name.preferred:
            found.setdefault((name.state_id, name.language), []).append(name)
    return {owner: tuple(held) for owner, held in found.items()}


def state(state_id: str) -> State:
    """Return the state with an id.

    Parameters
    ----------
    state_id : str
        Our three-letter id, in capitals.

    Returns
    -------
    State

    Raises
    ------
    UnknownStateIdError
        Where no state has that id.

    Examples
    --------
    >>> state("RUS").name
    'Russia'
    """
    try:
        return _states()[state_id]
    except KeyError:
        message = f"no state has the id {state_id!r}; see states/states.csv"
        raise UnknownStateIdError(message) from None


def state_with_code(system: str, value: str, on: date | None = None) -> State | None:
    """Return the state that another list calls by a code, on a day.

    Parameters
    ----------
    system : str
        One of ``CODE_SYSTEMS``.
    value : str
        The code, as that list writes it.
    on : date, optional
        Needed where a code went from one state to another: COW 345, GW 255.

    Returns
    -------
    State or None
        None where the code is no state's, or that of several and no day tells which.

    Examples
    --------
    >>> found = state_with_code("cow", "345", date(1980, 1, 1))
    >>> found.state_id if found else None
    'YUG'
    """
    bearers = [
        one
        for one in all_states()
        if any(
            code.system == system and code.value == value and (on is None or code.spell.holds(on)) for code in one.codes
        )
    ]
    if len(bearers) > 1 and on is not None:
        bearers = [one for one in bearers if is_member(one.state_id, on)]
    return bearers[0] if len(bearers) == 1 else None


def all_states() -> tuple[State, ...]:
    """Return every state and other place, in the order of the table."""
    return tuple(_states().values())


def spells_of(state_id: str) -> tuple[Spell, ...]:
    """Return when a state is on the Gleditsch-Ward list; empty for kind ``other``."""
    return state(state_id).spells


def is_member(state_id: str, on: date) -> bool:
    """Return whether a state is on the Gleditsch-Ward list on a day; never true for kind ``other``."""
    return any(one.holds(on) for one in state(state_id).spells)


def name_on(state_id: str, on: date | None = None, language: Language = "en") -> str:
    """Return what a state was called on a day.

    Parameters
    ----------
    state_id : str
        Our id.
    on : date, optional
        Without it, today's name.
    language : {"en", "de"}
        Language of the name.

    Returns
    -------
    str
        The common name of that day.

    Examples
    --------
    >>> name_on("RUS", date(1980, 1, 1))
    'Soviet Union'
    >>> name_on("RUS")
    'Russia'
    """
    known = state(state_id)
    mine = _preferred().get((state_id, language), ())
    dated = [name for name in mine if name.spell != ALWAYS and on is not None and name.spell.holds(on)]
    plain = [name for name in mine if name.spell == ALWAYS]
    return next((name.text for name in (*dated, *plain)), known.name)
