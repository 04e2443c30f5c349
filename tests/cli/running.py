"""Running the command line in this process."""

from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]
"""Takes arguments; returns exit code, stdout and stderr."""
