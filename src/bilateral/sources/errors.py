"""What can be wrong with a publisher's file; every error names file, row, column, value and what to do."""

from bilateral.shapes.errors import BilateralError, InputFileError


class UnknownSourceError(BilateralError):
    """A source key names no source of this release."""

    exit_code = 2

    def __init__(self, key: str, known: tuple[str, ...]) -> None:
        super().__init__(f"no source {key!r}; the sources are {', '.join(known)}")
        self.key = key


class SourceFileError(InputFileError):
    """A publisher's file is not as its reader knows it; nothing of it is loaded.

    Parameters
    ----------
    file : str
        Name of the file.
    problem : str
        What is wrong, without the value.
    remedy : str
        What to do about it.
    row : int or None
        Row in the file, from 1: the line of a text file, the record of a data frame.
    column : str
        Column as the publisher names it, empty where the whole row is meant.
    value : object
        What stands there; None where nothing does.
    """

    def __init__(
        self, file: str, problem: str, remedy: str, *, row: int | None = None, column: str = "", value: object = None
    ) -> None:
        where = file + (f", row {row}" if row is not None else "") + (f", column {column!r}" if column else "")
        shown = f" {value!r}" if value is not None else ""
        super().__init__(f"{where}: {problem}{shown}; {remedy}")
        self.file, self.row, self.column, self.value = file, row, column, value


class UnknownNameError(SourceFileError):
    """A state's name or code is not in the publisher's name table, or not at that date."""


class UnknownColumnError(SourceFileError):
    """A column is there that the reader neither uses nor names as ignored, or one is missing."""


class ImpossibleValueError(SourceFileError):
    """A year, number or word is outside what the source can hold."""


class TruncatedFileError(SourceFileError):
    """The file ends early: no footer, a short row, fewer rows than the card promises."""
