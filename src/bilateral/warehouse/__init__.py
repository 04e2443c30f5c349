"""Tables of the shapes, releases with hashes, and the questions asked of them."""

from bilateral.warehouse.manifest import Manifest, verify
from bilateral.warehouse.release import Release, open_release
from bilateral.warehouse.results import Coverage, FileCoverage, Percentile, Similarity

__all__ = ["Coverage", "FileCoverage", "Manifest", "Percentile", "Release", "Similarity", "open_release", "verify"]
