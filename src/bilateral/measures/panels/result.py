"""A panel as a result: to pandas, to Polars, to a file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from bilateral.measures.panels.errors import MissingPackageError
from bilateral.measures.panels.metadata import PanelMetadata

if TYPE_CHECKING:
    import os

    import duckdb


def _package(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingPackageError(name) from error


@dataclass(frozen=True)
class Panel:
    """Measures of pairs of states by year; made by ``bilateral.measures.panel``.

    Attributes
    ----------
    metadata : PanelMetadata
        Release, measures, sources, vintages, licences, and how the cells are filled.
    """

    metadata: PanelMetadata
    connection: "duckdb.DuckDBPyConnection" = field(repr=False, compare=False)

    def __len__(self) -> int:
        """Return the number of rows."""
        return self.metadata.rows

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.metadata.columns)

    def rows(self, where: str = "true") -> Iterator[dict[str, Any]]:
        """Yield rows that satisfy an SQL condition, in order: ``panel.rows("a = 'PRK' AND year = 2014")``."""
        found = self.connection.cursor().execute(
            f"SELECT * FROM panel WHERE {where} ORDER BY a, b, year"  # noqa: S608 -- the user's own condition
        )
        while batch := found.fetchmany(10_000):
            for row in batch:
                yield dict(zip(self.columns, row, strict=True))

    def to_pandas(self) -> Any:  # noqa: ANN401 -- a data frame; the package is optional
        """Return a pandas data frame; the metadata are in its ``attrs["bilateral"]``.

        Raises
        ------
        MissingPackageError
            Where pandas is not installed.
        """
        _package("pandas")
        frame = self.connection.execute("FROM panel").df()
        frame.attrs["bilateral"] = self.metadata.to_dict()
        return frame

    def to_polars(self) -> Any:  # noqa: ANN401 -- a data frame; the package is optional
        """Return a Polars data frame; the metadata stay with the panel, for a Polars frame has no place for them.

        Raises
        ------
        MissingPackageError
            Where Polars is not installed.
        """
        import tempfile  # noqa: PLC0415

        from bilateral.measures.panels.writing import write_parquet  # noqa: PLC0415

        polars = _package("polars")
        with tempfile.TemporaryDirectory() as folder:  # spares pyarrow, which DuckDB would need
            path = Path(folder) / "panel.parquet"
            write_parquet(self, path)
            return polars.read_parquet(path)

    def write(self, path: "str | os.PathLike[str]") -> tuple[Path, ...]:
        """Write the panel to ``.parquet``, ``.csv``, ``.csv.gz`` or ``.dta``, and BibTeX to ``FILE.bib``.

        Parquet has the metadata in its footer, under the key ``bilateral``; beside the others stands ``FILE.json``.

        Returns
        -------
        tuple of Path
            The files written.

        Raises
        ------
        PanelError
            For another ending, or a folder that is not there.
        """
        from bilateral.measures.panels.writing import write  # noqa: PLC0415 -- most panels are not written

        return write(self, Path(path))

    def bibtex(self) -> str:
        """Return BibTeX of the state list, the measures and the sources that the panel used."""
        return self.metadata.bibtex()
