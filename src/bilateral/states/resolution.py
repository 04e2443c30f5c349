"""What a name turned out to mean, and the rules that choose among the states that bear it."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec

from bilateral.states.groups import Bloc
from bilateral.states.index import VIA
from bilateral.states.people import TOP, Leader
from bilateral.states.tables import Name, is_member, name_on, state

Status = Literal["state", "ambiguous", "unknown", "bloc", "not_in_period"]


class Resolution(msgspec.Struct, frozen=True, kw_only=True):
    """What a text means.

    ``via`` says how it was read: name, demonym, capital, code, leader, part, bloc or misspelling. ``name_years`` are
    the years in which a former name was in use (Soviet Union), ``tenures`` those of a leader. ``note`` is what the user
    should see wherever the reading is not plain.
    """

    status: Status
    text: str
    state_id: str | None = None
    via: str = ""
    candidates: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    note: str = ""
    bloc_id: str | None = None
    members: tuple[str, ...] = ()
    tenures: tuple[Leader, ...] = ()
    name_years: tuple[str | None, str] | None = None


def _spells(state_id: str) -> str:
    return " and ".join(f"{spell.start} to {spell.end or 'now'}" for spell in state(state_id).spells)


def _exists(state_id: str, on: date) -> bool:
    return state(state_id).kind == "other" or is_member(state_id, on)


def _current(name: Name) -> bool:
    spells = state(name.state_id).spells
    return name.spell.end is None and (not spells or spells[-1].end is None)


def _ids(entries: Sequence[Name]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.state_id for entry in entries))


def _valid(entries: Sequence[Name], on: date | None) -> list[Name]:
    """Return the names in use on the day, else those of states that existed then, else none."""
    if on is None:
        return [entry for entry in entries if _current(entry)] or list(entries)
    alive = [entry for entry in entries if _exists(entry.state_id, on)]
    return [entry for entry in alive if entry.spell.holds(on)] or alive


def _note(text: str, entry: Name, on: date | None) -> str:
    if entry.note:
        return entry.note
    today = name_on(entry.state_id)
    if entry.sort == "misspelling":
        return f"Read {text!r} as {name_on(entry.state_id, on)}."
    if on is not None and not entry.spell.holds(on):
        return f"{text!r} was in use {entry.spell}; on {on} this is {name_on(entry.state_id, on)}."
    if on is None and entry.spell.end is not None and _exists_now(entry.state_id):
        return f"{text!r} ({entry.spell}) is read as {today}."
    return ""


def _exists_now(state_id: str) -> bool:
    spells = state(state_id).spells
    return not spells or spells[-1].end is None


def of_names(text: str, entries: Sequence[Name], on: date | None) -> Resolution:
    """Choose among the states that bear a name, by date; never silently."""
    valid = _valid(entries, on)
    ids = _ids(valid)
    via = VIA[valid[0].sort] if valid else VIA[entries[0].sort]
    if not ids:
        gone = _ids(entries)
        told = "; ".join(f"{name_on(one)}: {_spells(one)}" for one in gone)
        return Resolution(
            status="not_in_period",
            text=text,
            state_id=gone[0] if len(gone) == 1 else None,
            candidates=gone,
            via=via,
            note=f"{text!r} was not a state on {on} ({told}).",
        )
    if len(ids) > 1:
        told = " or ".join(f"{name_on(one, on)} ({one})" for one in ids)
        return Resolution(status="ambiguous", text=text, candidates=ids, via=via, note=f"{text!r} can be {told}.")
    entry = next((one for one in valid if not one.note), valid[0])
    years = (entry.spell.start, entry.spell.end) if entry.spell.end is not None else None
    return Resolution(
        status="state",
        text=text,
        state_id=ids[0],
        candidates=ids,
        via=via,
        note=_note(text, entry, on),
        name_years=years,
    )


def of_bloc(text: str, bloc: Bloc, on: date | None) -> Resolution:
    """Return a bloc with its members on the day."""
    return Resolution(
        status="bloc",
        text=text,
        bloc_id=bloc.bloc_id,
        via="bloc",
        members=bloc.members_on(on),
        note=bloc.note or f"{bloc.name} is a bloc, not a state.",
    )


def of_leaders(text: str, rows: Sequence[Leader], on: date | None) -> Resolution:
    """Choose among the leaders who bear a name: top offices first, then the tenure that holds the day."""
    counted = [row for row in rows if not row.acting] or list(rows)
    counted = [row for row in counted if row.role == TOP] or counted
    if on is not None:
        counted = [row for row in counted if row.in_office(on)] or counted
    counted.sort(key=lambda row: row.start)
    ids = tuple(dict.fromkeys(row.state_id for row in counted))
    others = ""
    if len(ids) > 1 and on is None:
        now = {row.state_id for row in counted if row.end is None}
        if len(now) == 1:
            rest = dict.fromkeys(f"{row.name} ({row.state_id})" for row in counted if row.state_id not in now)
            others = f" Others of that name: {', '.join(rest)}."
            counted = [row for row in counted if row.state_id in now]
            ids = tuple(now)
    if len(ids) > 1:
        told = " or ".join(dict.fromkeys(f"{row.name} ({row.state_id})" for row in counted))
        return Resolution(status="ambiguous", text=text, candidates=ids, via="leader", note=f"{text!r} can be {told}.")
    people = list(dict.fromkeys(row.name for row in counted))
    told = "; ".join(f"{one}: {' and '.join(str(row) for row in counted if row.name == one)}" for one in people)
    return Resolution(
        status="state",
        text=text,
        state_id=ids[0],
        candidates=ids,
        via="leader",
        tenures=tuple(counted),
        note=f"{text!r} is read as {name_on(ids[0], on)} ({told}).{others}",
    )
