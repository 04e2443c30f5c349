"""Where the shared material is: publishers' files and samples that are no part of the repository."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"

needs_shared = pytest.mark.skipif(
    not (SHARED / "mirror").is_dir(), reason="needs the publishers' files in ../shared, which are not in the repository"
)
