"""Numba, behind one door: imported only where kernels are, and typed."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from numba import njit

Kernel = TypeVar("Kernel", bound=Callable[..., Any])

_TEXTS: Final = [one.read_bytes() for one in sorted(Path(__file__).parent.glob("*.py"))]
_SOURCES: Final = sha256(b"".join(text for text in _TEXTS if b"@compiled" in text)).hexdigest()[:8]

_FAST = {"reassoc", "contract", "nsz", "arcp"}
"""What lets a loop run on several numbers at once; infinity and nan keep their meaning."""


def compiled(kernel: Kernel) -> Kernel:
    """Compile a kernel: without the interpreter's lock, kept on disk for the next run, a division by 0 no error.

    What is kept is found by name, and Numba looks at the kernel's own file only, so the name tells the state of all
    files with kernels: one that calls a changed one is compiled again.
    """
    kernel.__qualname__ += f"_{_SOURCES}"
    return cast("Kernel", njit(nogil=True, cache=True, fastmath=_FAST, error_model="numpy")(kernel))
