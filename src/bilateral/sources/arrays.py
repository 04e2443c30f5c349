"""NumPy, loaded when a reader first uses it: cards are shown far more often than files are read.

Modules of this room write ``from bilateral.sources.arrays import np`` where others would write ``import numpy as np``.
"""

from typing import TYPE_CHECKING, Any

__all__ = ["np"]

if TYPE_CHECKING:
    import numpy as np
else:

    class _WhenUsed:
        """Stands for NumPy; each of its names is looked up once."""

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever NumPy has under that name
            import numpy  # noqa: PLC0415, ICN001 - that is what this module is for

            found = getattr(numpy, name)
            setattr(self, name, found)
            return found

    np = _WhenUsed()
