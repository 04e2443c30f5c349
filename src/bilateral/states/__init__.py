"""States, their names by date, leaders and blocs; from a text to the states it means."""

from bilateral.states.groups import Bloc, blocs
from bilateral.states.lookup import resolve
from bilateral.states.mentions import Mention, find_mentions
from bilateral.states.people import Leader, leaders, tenures
from bilateral.states.resolution import Resolution
from bilateral.states.tables import (
    Code,
    Name,
    Spell,
    State,
    UnknownStateIdError,
    all_states,
    is_member,
    name_on,
    names,
    spells_of,
    state,
    state_with_code,
)
from bilateral.states.unknown import UnknownName, unknown_names

__all__ = [
    "Bloc",
    "Code",
    "Leader",
    "Mention",
    "Name",
    "Resolution",
    "Spell",
    "State",
    "UnknownName",
    "UnknownStateIdError",
    "all_states",
    "blocs",
    "find_mentions",
    "is_member",
    "leaders",
    "name_on",
    "names",
    "resolve",
    "spells_of",
    "state",
    "state_with_code",
    "tenures",
    "unknown_names",
]
