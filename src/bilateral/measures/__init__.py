"""Named measures: cards, kernels with their papers, and one pass over all pairs."""

from bilateral.measures.cards import MEASURES, Measure
from bilateral.measures.standing import Standing, standing

__all__ = ["MEASURES", "Measure", "Standing", "standing"]
