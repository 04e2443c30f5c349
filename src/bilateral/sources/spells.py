"""Long intervals of publishers that name states by code, cut where the code goes from one of our states to another.

A leader of COW 345 or Gleditsch-Ward 678 may have led two states (Saleh: the Yemen Arab Republic to 21 May 1990, Yemen
after), a row of a list of states may be about three. Such a row becomes one shape per spell; its row ids end in the
day on which the spell begins.
"""

from typing import TYPE_CHECKING, NamedTuple

from bilateral.shapes.dates import first_day, last_day

if TYPE_CHECKING:
    from bilateral.sources.name_tables import NameTable
    from bilateral.sources.raw import RawFile


class Spell(NamedTuple):
    """A state, and the interval in which a row is about it; ``until`` is empty while it lasts."""

    at: str
    state: str
    since: str
    until: str


def spells(
    file: "RawFile", names: "NameTable", code: str, since: str, until: str, *, row: int, column: str, name: str = ""
) -> list[Spell]:
    """Return the states that a code or a name means from one partial date to another, one after another.

    Parameters
    ----------
    file : RawFile
        The file, for row ids and errors.
    names : NameTable
        Table of codes, of ``code_names``.
    code : str
        The publisher's code; empty where it gives names alone.
    since, until : str
        Partial dates; ``until`` empty where the interval has no end.
    row, column : int, str
        Where the code or name stands.
    name : str
        The publisher's name.

    Raises
    ------
    UnknownNameError
        Where the code means no state at the beginning of the interval.
    """
    begins = last_day(since).isoformat()
    ends = first_day(until).isoformat() if until else ""
    cut = [
        (
            one.state_id,
            one.since if one.since > begins else since,
            one.until if one.until and (not ends or one.until < ends) else until,
        )
        for one in sorted(names.meanings(code, name), key=lambda meaning: meaning.since)
        if (not one.until or one.until >= begins) and (not ends or one.since <= max(begins, ends))
    ]
    if len(cut) > 1:
        return [Spell(file.ref(row, spell[1]), *spell) for spell in cut]
    state = file.state(name, begins, row=row, column=column, code=code, names=names)
    return [Spell(file.ref(row), state, since, until)]


def common(one: Spell, other: Spell) -> tuple[str, str] | None:
    """Return the time in which two states both are, None where there is none."""
    since = max(one.since, other.since, key=first_day)
    until = min((end for end in (one.until, other.until) if end), key=last_day, default="")
    return None if until and last_day(until) < first_day(since) else (since, until)
