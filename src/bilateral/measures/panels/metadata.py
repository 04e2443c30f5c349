"""What a panel says of itself: release, measures, sources with vintages and licences, and how its cells are filled."""

from typing import Any

import msgspec


class ColumnNote(msgspec.Struct, frozen=True, kw_only=True):
    """A column: ``role`` is ``key``, ``state``, ``value`` or ``absence``; ``measure`` is empty for the first two."""

    name: str
    role: str
    label: str
    measure: str = ""
    unit: str = ""


class MeasureNote(msgspec.Struct, frozen=True, kw_only=True):
    """A measure of the panel.

    ``rows`` of its relation lie in the panel's years: ``placed`` of them on pairs of the list, ``of_no_state`` with a
    side that is no state or unknown, ``off_list`` with a state that was not on the list with the other in that year.
    ``cells`` counts the cells of its columns by what they say.
    """

    key: str
    label: str
    formula: str
    unit: str
    bounds: tuple[float, float]
    sources: tuple[str, ...]
    amounts: bool
    covered: tuple[int, int] | None
    rows: int
    placed: int
    of_no_state: int
    off_list: int
    cells: dict[str, int]


class SourceNote(msgspec.Struct, frozen=True, kw_only=True):
    """A source of the panel and the editions of it that were read."""

    key: str
    title: str
    publisher: str
    url: str
    licence: str
    redistributable: bool
    years: tuple[int, int]
    completeness: str
    cite: str
    vintages: tuple[str, ...]
    published: tuple[str, ...]
    notes: tuple[str, ...]


class PanelMetadata(msgspec.Struct, frozen=True, kw_only=True):
    """All that must be known to read a panel and to make it again; ``cite`` are keys of BibTeX entries."""

    schema_version: int = 1
    release: str
    sha256: str
    code_version: str
    as_of: str
    grain: str
    system: str
    years: tuple[int, int]
    rows: int
    columns: tuple[ColumnNote, ...]
    measures: tuple[MeasureNote, ...]
    sources: tuple[SourceNote, ...]
    absences: dict[str, str]
    notice: str
    cite: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        found: dict[str, Any] = msgspec.to_builtins(self)
        return found

    def to_json(self) -> bytes:
        """Return indented JSON."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"
