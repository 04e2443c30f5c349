"""Every error the product raises on purpose.

Each says where, what, and what to do. Absence of evidence is never an error: it is a value (``Absence``).
"""

from collections.abc import Mapping
from typing import Any


class BilateralError(Exception):
    """Root of all errors raised on purpose; ``exit_code`` is what the command line returns."""

    exit_code = 1


class QuestionError(BilateralError):
    """A question could not be read; carries the contract's ``code`` and ``details``.

    Parameters
    ----------
    code : str
        One of ``ambiguous_state``, ``unknown_state``, ``same_state``, ``state_not_in_period``, ``not_a_state``,
        ``cannot_parse``, ``period_in_future``, ``is_a_claim``.
    message : str
        One sentence that says what was not understood and what to do.
    details : mapping
        Plain JSON values: candidates, near names, members, periods.
    """

    exit_code = 3

    def __init__(self, code: str, message: str, details: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.details = code, message, dict(details or {})

    def to_dict(self) -> dict[str, Any]:
        """Return the contract's error object."""
        return {"error": {"code": self.code, "message": self.message, "details": self.details}}


class ReleaseError(BilateralError):
    """A release folder is missing a file or cannot be read."""


class HashMismatchError(ReleaseError):
    """A release file is not what its manifest says it is."""

    exit_code = 4


class InputFileError(BilateralError):
    """A file given by the user or a publisher is not valid; says file, row, column and value."""

    exit_code = 5


class FactError(InputFileError):
    """A curated fact breaks a rule of the record."""


class UnknownRowError(BilateralError):
    """A row id names no row of the release in use."""

    exit_code = 2
