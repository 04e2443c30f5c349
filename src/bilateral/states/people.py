"""Leaders: who held the top office of a state, and when.

``leaders.csv`` has a row per tenure. A tenure starts on the first day in the office and ends null while it lasts; rows
marked ``acting`` are kept in the table and are no tenures.
"""

import csv
import re
from datetime import date
from functools import cache

import msgspec

from bilateral.shapes.dates import first_day, last_day
from bilateral.states.spelling import key
from bilateral.states.tables import FOLDER, Spell

TOP = "top"
_FAMILY_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "JOS", "VNM", "RVN"})
_NUMERAL = re.compile(r"[IVX]+")
_SHORTEST = 3


class Leader(msgspec.Struct, frozen=True, kw_only=True):
    """One tenure of one person; ``start`` and ``end`` are ISO days, ``end`` None while in office."""

    state_id: str
    name: str
    aliases: tuple[str, ...] = ()
    office: str = ""
    role: str = TOP
    start: str
    start_precision: str = "day"
    end: str | None = None
    end_precision: str = "day"
    acting: bool = False
    note: str = ""

    def in_office(self, on: date) -> bool:
        """Return whether a day lies in the tenure."""
        return Spell(self.start, self.end).holds(on)

    def __str__(self) -> str:
        """Write the tenure for a reader."""
        return f"{self.start} to {self.end or 'now'}"


def _leader(row: dict[str, str]) -> Leader:
    start, end = row["start"], row.get("end", "")
    return Leader(
        state_id=row["state_id"],
        name=row["name"],
        aliases=tuple(alias.strip() for alias in row["aliases"].split("|") if alias.strip()),
        office=row["office"],
        role=row["role"] or TOP,
        start=start if len(start) == len("2000-05-07") else first_day(start).isoformat(),
        start_precision=row.get("start_precision") or "day",
        end=None if not end else end if len(end) == len("2000-05-07") else last_day(end).isoformat(),
        end_precision=row.get("end_precision") or "day",
        acting=row.get("acting", "") == "yes",
        note=row.get("note", ""),
    )


@cache
def all_leaders() -> tuple[Leader, ...]:
    """Return every row of the table; none where the table is missing."""
    path = FOLDER / "leaders.csv"
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_leader(row) for row in csv.DictReader(file))


def leaders(state_id: str) -> tuple[Leader, ...]:
    """Return the leaders of a state, as the table has them."""
    return tuple(leader for leader in all_leaders() if leader.state_id == state_id)


@cache
def by_key() -> dict[str, tuple[Leader, ...]]:
    """Return every tenure under the key of each name and alias of its holder."""
    found: dict[str, list[Leader]] = {}
    for leader in all_leaders():
        for text in dict.fromkeys(key(name) for name in (leader.name, *leader.aliases)):
            found.setdefault(text, []).append(leader)
    return {text: tuple(rows) for text, rows in found.items()}


def _family(leader: Leader) -> str:
    """Return the key of a leader's family name; empty where the name shows none (kings, "bin Zayed Al Nahyan")."""
    words = leader.name.split()
    if len(words) == 1 or _NUMERAL.fullmatch(words[-1]) or {"bin", "Al", "ibn", "of"} & set(words):
        return ""
    if leader.state_id in _FAMILY_FIRST:
        return key(words[0])
    return key(words[-1].removeprefix("al-").removeprefix("el-"))


@cache
def by_family() -> dict[str, tuple[Leader, ...]]:
    """Return the tenures of top offices under family names that are nobody's alias: Kim, Bush, Johnson."""
    found: dict[str, list[Leader]] = {}
    for leader in all_leaders():
        family = _family(leader)
        if leader.role == TOP and len(family) >= _SHORTEST and family not in by_key():
            found.setdefault(family, []).append(leader)
    return {text: tuple(rows) for text, rows in found.items()}


def bearers(text: str) -> tuple[Leader, ...]:
    """Return the rows of everyone who bears a name, given as its key."""
    return by_key().get(text) or by_family().get(text, ())


def tenures(name: str) -> tuple[Leader, ...]:
    """Return the tenures of everyone who bears a name, acting ones left out, the earliest first.

    The top office counts; where a name is only that of ministers, theirs do.

    Parameters
    ----------
    name : str
        Full name, family name or another alias of the table.

    Returns
    -------
    tuple of Leader
        Empty where nobody bears the name.
    """
    rows = [leader for leader in bearers(key(name)) if not leader.acting]
    top = [leader for leader in rows if leader.role == TOP]
    return tuple(sorted(top or rows, key=lambda leader: leader.start))
