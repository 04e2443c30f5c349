"""The version of the readers: what a load depends on besides the files."""

from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

_ROOMS: Final = ("shapes", "sources", "states")
_SUFFIXES: Final = (".py", ".csv", ".toml")


@lru_cache(maxsize=1)
def readers_version() -> str:
    """Return a hash of all code and tables that turn bytes into rows.

    It is one for all sources, not one for each: readers share modules, and which ones a reader uses cannot be seen from
    outside. A new version of the program therefore reads every file again, from the store, which costs a minute; a
    reader that was corrected and rows that were not would cost trust.
    """
    digest = sha256()
    for room in _ROOMS:
        for name, file in sorted(_below(files("bilateral") / room, room)):
            digest.update(f"{name} {sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _below(folder: Traversable, name: str) -> list[tuple[str, Traversable]]:
    found = list[tuple[str, Traversable]]()
    for one in folder.iterdir():
        inside = f"{name}/{one.name}"
        if one.is_dir():
            found += _below(one, inside)
        elif one.name.endswith(_SUFFIXES):
            found.append((inside, one))
    return found
