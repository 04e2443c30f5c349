"""Kernels under their cards."""

from collections.abc import Callable
from typing import TypeVar

from bilateral.measures.cards import MEASURES, Measure

__all__ = ["KERNELS", "MEASURES", "Measure", "measure"]

Kernel = TypeVar("Kernel", bound=Callable[..., float])

KERNELS: dict[str, Callable[..., float]] = {}
"""The kernel of every measure whose module has been imported."""


def measure(card: Measure) -> Callable[[Kernel], Kernel]:
    """Register a kernel under its card and leave it as it is.

    Raises
    ------
    ValueError
        Where the card is not in ``MEASURES``, or has a kernel already.
    """
    if MEASURES.get(card.key) is not card or card.key in KERNELS:
        message = f"{card.key!r} has a kernel already, or its card is not in measures/cards.py"
        raise ValueError(message)

    def register(kernel: Kernel) -> Kernel:
        KERNELS[card.key] = kernel
        return kernel

    return register
