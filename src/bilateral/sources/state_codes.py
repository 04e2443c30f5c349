"""Sources that name states by the codes of a list (COW, Gleditsch-Ward, ISO) share its table, made from that of states.

A code that went from one state to another (COW 345: Serbia, Yugoslavia, Serbia) has a row for each of its times,
without gaps; a code that only ever meant one state means it always, because lists differ in the days of membership,
not in the states.
"""

from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

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
    rows = [(value, "", one) for value, bearing in bearers.items() for one in _meanings(bearing)]
    return NameTable(f"states/states.csv, column {system}", rows)


def _meanings(bearing: list[tuple[State, Spell]]) -> list[Meaning]:
    """Return when each bearer of a code is meant: from its first day with the code until another bearer's."""
    starts = sorted(
        (max(member.start or "", with_code.start or ""), state.state_id)
        for state, with_code in bearing
        for member in state.spells or (ALWAYS,)
        if _overlap(member, with_code)
    )
    changes = [one for before, one in pairwise([("", ""), *starts]) if before[1] != one[1]]
    ends = [(date.fromisoformat(day) - timedelta(days=1)).isoformat() for day, _ in changes[1:]] + [""]
    return [
        Meaning(state_id, day if place else "", end)
        for place, ((day, state_id), end) in enumerate(zip(changes, ends, strict=True))
    ]


def _overlap(one: Spell, other: Spell) -> bool:
    return all(not a.start or not b.end or a.start <= b.end for a, b in ((one, other), (other, one)))


def year_end(year: int) -> str:
    """Return the day by which a yearly source means states: the last, on which a number has one bearer.

    >>> code_names("cow").find("345", "", year_end(2006))
    ('SRB',)
    """
    return f"{year:04d}-12-31"
