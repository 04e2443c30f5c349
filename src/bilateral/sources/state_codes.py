"""Sources that name states by the codes of a list (COW, Gleditsch-Ward, ISO) share its table, made from that of states.

A code that went from one state to another (COW 345: Serbia, Yugoslavia, Serbia) has a row for each of its times; a code
that only ever meant one state means it always, because lists differ in the days of membership, not in the states.
"""

from collections import defaultdict
from functools import cache

from bilateral.sources.name_tables import Meaning, NameTable
from bilateral.states import Spell, State, all_states
from bilateral.states.tables import ALWAYS, CODE_SYSTEMS


@cache
def code_names(system: str) -> NameTable:
    """Return the states that a list's codes mean, as a table of names that has codes only.

    Parameters
    ----------
    system : str
        One of ``bilateral.states.tables.CODE_SYSTEMS``.

    Examples
    --------
    >>> code_names("cow").find("345", "", "2000"), code_names("gw").find("678", "", "1990-12-31")
    (('YUG',), ('YEM',))
    """
    if system not in CODE_SYSTEMS:
        message = f"no list of states {system!r}; known are {', '.join(CODE_SYSTEMS)}"
        raise ValueError(message)
    bearers: dict[str, list[tuple[State, Spell]]] = defaultdict(list)
    for state in all_states():
        for code in state.codes:
            if code.system == system:
                bearers[code.value].append((state, code.spell))
    rows = []
    for value, bearing in bearers.items():
        shared = len({state.state_id for state, _ in bearing}) > 1
        for state, spell in bearing:
            spells = state.spells if shared and spell == ALWAYS else (spell,)
            rows += [(value, "", Meaning(state.state_id, one.start or "", one.end or "")) for one in spells]
    return NameTable(f"states/states.csv, column {system}", rows)


def year_end(year: int) -> str:
    """Return the day by which a yearly source means states: the last, on which a number has one bearer.

    >>> code_names("cow").find("345", "", year_end(2006))
    ('SRB',)
    """
    return f"{year:04d}-12-31"
