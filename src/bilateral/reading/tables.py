"""The tables of ``lexicon/`` as TOML has them; ours, read once per process."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return one of the tables."""
    return tomllib.loads(files(__package__).joinpath("lexicon", f"{name}.toml").read_text(encoding="utf-8"))


def listed(text: str) -> frozenset[str]:
    """Return the entries of a list whose entries are parted by commas.

    Examples
    --------
    >>> sorted(listed("air strike, raid"))
    ['air strike', 'raid']
    """
    return frozenset(" ".join(entry.split()) for entry in text.split(",") if entry.strip())


def words(name: str) -> frozenset[str]:
    """Return one of the closed sets of ``words.toml``."""
    told: str = table("words")[name]
    return frozenset(told.split())
