"""Where the publishers' real files may be; tests that read them are skipped elsewhere."""

from pathlib import Path

import pytest

UNGA = Path(__file__).parents[2].parent / "shared" / "mirror" / "unga"
needs_mirror = pytest.mark.skipif(not (UNGA / "un_votes.rda").is_file(), reason="the mirror of publishers' files is not here")
