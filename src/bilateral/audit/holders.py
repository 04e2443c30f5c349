"""Whose companies, ports and regions are, for claims that name one of them instead of a second state."""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, str]:
    told = tomllib.loads(files(__package__).joinpath("holders.toml").read_text(encoding="utf-8"))
    return {name.strip(): state for state, names in told.items() for name in names.split(",")}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_table(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)


def holders_in(text: str) -> tuple[str, ...]:
    """Return the ids of the states whose companies or places a text names with a capital, in order, each once.

    Examples
    --------
    >>> holders_in("Gazprom took over Beltransgaz"), holders_in("a naval base at Tartus"), holders_in("the wagner")
    (('RUS', 'BLR'), ('SYR',), ())
    """
    found = (one[0] for one in _pattern().finditer(text) if one[0][0].isupper())
    return tuple(dict.fromkeys(_table()[name.lower()] for name in found))
