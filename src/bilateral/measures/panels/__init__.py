"""Panels: measures of all pairs of states by year, as a table with a reason for every cell that is empty."""

from bilateral.measures.panels.building import panel
from bilateral.measures.panels.errors import MissingPackageError, PanelError, PanelLicenceError
from bilateral.measures.panels.metadata import PanelMetadata, read_metadata
from bilateral.measures.panels.result import Panel

__all__ = ["MissingPackageError", "Panel", "PanelError", "PanelLicenceError", "PanelMetadata", "panel", "read_metadata"]
