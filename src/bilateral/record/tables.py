"""The record's files; those of votes and treaties read: TOML with one sort of table."""

import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from bilateral.shapes.errors import FactError

Model = TypeVar("Model")


def files_of(folder: str) -> list[Traversable]:
    """Return the files of a folder of the record, in order of name."""
    place = files("bilateral.record") / folder
    return sorted((file for file in place.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)


def parse_tables(text: str, where: str, name: str, model: type[Model]) -> list[Model]:
    """Read the tables of one file, ``[[name]]`` each.

    Raises
    ------
    FactError
        Where the text is no TOML, has tables of another name, or a slot has a value the form does not allow.
    """
    try:
        tables = tomllib.loads(text)
        if unknown := sorted(set(tables) - {name}):
            message = f"{where}: unknown table {unknown[0]!r}; this file holds [[{name}]] tables only"
            raise FactError(message)
        return msgspec.convert(tables.get(name, []), list[model])  # type: ignore[valid-type]
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        message = f"{where}: {error}"
        raise FactError(message) from error
