"""Named measures: cards, kernels with their papers, one pass over all pairs, and panels of all pairs by year."""

from typing import TYPE_CHECKING

from bilateral.measures.cards import MEASURES, Measure
from bilateral.measures.standing import Standing, standing

if TYPE_CHECKING:
    from bilateral.measures.panels import Panel, panel

__all__ = ["MEASURES", "Measure", "Panel", "Standing", "panel", "standing"]


def __getattr__(name: str) -> object:
    """Return ``panel`` and ``Panel`` when somebody asks for them: an answer needs neither, and starts without them."""
    if name in ("Panel", "panel"):
        from bilateral.measures import panels  # noqa: PLC0415 -- that is the point

        return getattr(panels, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
