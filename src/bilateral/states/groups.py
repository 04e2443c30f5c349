"""Blocs: groups of states with dated members, and words such as "the West" that name no list of states."""

from datetime import date
from functools import cache

import msgspec

from bilateral.states.spelling import key
from bilateral.states.tables import Spell, read_csv, spell


class Bloc(msgspec.Struct, frozen=True):
    """A group of states; ``members`` may hold a state twice, once per spell."""

    bloc_id: str
    name: str
    aliases: tuple[str, ...]
    members: tuple[tuple[str, Spell], ...]
    note: str = ""

    def members_on(self, on: date | None = None) -> tuple[str, ...]:
        """Return the members on a day; without one, those of today, or of all time where none is left."""
        if on is not None:
            return tuple(state_id for state_id, held in self.members if held.holds(on))
        now = tuple(state_id for state_id, held in self.members if held.end is None)
        return now or tuple(dict.fromkeys(state_id for state_id, _ in self.members))


@cache
def blocs() -> dict[str, Bloc]:
    """Return the blocs by id."""
    heads: dict[str, dict[str, str]] = {}
    members: dict[str, list[tuple[str, Spell]]] = {}
    for row in read_csv("blocs.csv"):
        if row["state_id"]:
            members.setdefault(row["bloc_id"], []).append((row["state_id"], spell(row["since"], row["until"])))
        else:
            heads[row["bloc_id"]] = row
    return {
        bloc_id: Bloc(
            bloc_id,
            row["name"],
            tuple(filter(None, row["aliases"].split("|"))),
            tuple(members.get(bloc_id, ())),
            row["note"],
        )
        for bloc_id, row in heads.items()
    }


@cache
def bloc_by_key() -> dict[str, Bloc]:
    """Return the blocs under the keys of their names and aliases."""
    return {key(text): bloc for bloc in blocs().values() for text in (bloc.name, *bloc.aliases)}
