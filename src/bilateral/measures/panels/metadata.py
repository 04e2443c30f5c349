"""What a panel says of itself: release, measures, sources with vintages and licences, and how its cells are filled."""

from pathlib import Path
from typing import Any

import msgspec

from bilateral.measures.panels.errors import PanelError
from bilateral.sources.references import bibtex


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
    ``cells`` counts the cells of its columns by what they say. A bound is None where there is none.
    """

    key: str
    label: str
    formula: str
    unit: str
    bounds: tuple[float | None, float | None]
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

    @property
    def origin(self) -> str:
        """What the panel was made from, as a comment of BibTeX."""
        return f"% panel of release {self.release}, sha256 {self.sha256}, as of {self.as_of}"

    def bibtex(self) -> str:
        """Return BibTeX of the state list, the measures and the sources that the panel used."""
        return "\n\n".join((self.origin, *(bibtex(key) for key in self.cite))) + "\n"

    def to_json(self) -> bytes:
        """Return indented JSON."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"


def read_metadata(path: str | Path) -> PanelMetadata:
    """Return the metadata of a panel that was written: from its footer or from what stands beside it.

    Raises
    ------
    PanelError
        Where the file has none.
    """
    import duckdb  # noqa: PLC0415 -- start-up stays light

    path = Path(path)
    try:
        if path.suffix == ".parquet":
            query = "SELECT decode(value) FROM parquet_kv_metadata($1) WHERE decode(key) = 'bilateral'"
            found = duckdb.execute(query, [str(path)]).fetchone()
            text = found[0] if found else ""
        else:
            text = path.with_name(path.name + ".json").read_text(encoding="utf-8")
        return msgspec.json.decode(text, type=PanelMetadata)
    except (OSError, duckdb.Error, msgspec.DecodeError, UnicodeDecodeError) as error:
        where = "its footer" if path.suffix == ".parquet" else f"{path.name}.json beside it"
        message = f"{path}: no metadata of a panel in {where}; make the panel again"
        raise PanelError(message) from error
