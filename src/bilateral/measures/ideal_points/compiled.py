"""Numba, behind one door: imported only where kernels are, and typed."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit

Kernel = TypeVar("Kernel", bound=Callable[..., Any])

_FAST = {"reassoc", "contract", "nsz", "arcp"}
"""What lets a loop run on several numbers at once; infinity and nan keep their meaning."""


def compiled(kernel: Kernel) -> Kernel:
    """Compile a kernel: without the interpreter's lock, kept on disk for the next run, a division by 0 no error."""
    return cast("Kernel", njit(nogil=True, cache=True, fastmath=_FAST, error_model="numpy")(kernel))
