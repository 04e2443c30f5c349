"""Write a panel to a file, whole or not at all, with what it rests on beside it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bilateral.measures.panels.errors import PanelError
from bilateral.warehouse.release import literal

if TYPE_CHECKING:
    from bilateral.measures.panels.result import Panel


def write_parquet(panel: "Panel", path: Path) -> None:
    """Write Parquet with the metadata in the footer."""
    told = literal(panel.metadata.to_json().decode())
    panel.connection.execute(
        f"COPY panel TO {literal(str(path))} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {{bilateral: {told}}})"
    )


def _write_csv(panel: "Panel", path: Path) -> None:
    zipped = ", COMPRESSION gzip" if path.name.endswith((".gz", ".gz.partial")) else ""
    panel.connection.execute(f"COPY panel TO {literal(str(path))} (FORMAT csv, HEADER{zipped})")


def _write_dta(panel: "Panel", path: Path) -> None:
    from bilateral.measures.panels.dta import write_dta  # noqa: PLC0415 -- needs NumPy

    write_dta(panel, path)


_FORMATS: Final[dict[str, Callable[["Panel", Path], None]]] = {
    ".parquet": write_parquet,
    ".csv": _write_csv,
    ".csv.gz": _write_csv,
    ".dta": _write_dta,
}


def writer(path: Path) -> Callable[["Panel", Path], None]:
    """Return the function that writes a file of that name.

    Raises
    ------
    PanelError
        For another ending, or a folder that is not there.
    """
    if not path.parent.is_dir():
        message = f"{path.parent}: no such folder"
        raise PanelError(message)
    for ending, function in _FORMATS.items():
        if path.name.endswith(ending):
            return function
    message = f"{path.name}: no format of a panel; use {', '.join(_FORMATS)}"
    raise PanelError(message)


def write(panel: "Panel", path: Path) -> tuple[Path, ...]:
    """Write a panel, its BibTeX and, beside formats without a place for them, its metadata; errors as ``writer``."""
    function = writer(path)
    partial = path.with_name(path.name + ".partial")
    try:
        function(panel, partial)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    beside = {path.with_name(path.name + ".bib"): panel.bibtex().encode()}
    if function is not write_parquet:
        beside[path.with_name(path.name + ".json")] = panel.metadata.to_json()
    for place, data in beside.items():
        place.write_bytes(data)
    return (path, *beside)
