"""Days as publishers write them: in three columns, or as day, month and year in one cell in some order."""

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bilateral.sources.errors import ImpossibleValueError

if TYPE_CHECKING:
    from bilateral.sources.raw import Line, RawFile

_PARTS: Final = re.compile(r"([0-9]{1,4})[./-]([0-9]{1,2})[./-]([0-9]{1,4})")
_EPOCH: Final = date(1970, 1, 1)


def day(line: "Line", column: str, order: str) -> str:
    """Return the day in a cell as ISO date.

    Parameters
    ----------
    line : Line
        The line.
    column : str
        Where the day stands.
    order : str
        Order of its parts, such as ``dmy``.

    Raises
    ------
    ImpossibleValueError
        Where the cell is no day of the calendar, or of a year that the source does not cover.
    """
    found = _PARTS.fullmatch(line.text(column))
    if not found:
        raise line.impossible(column, "not a day:")
    parts = dict(zip(order, map(int, found.groups()), strict=True))
    return _checked(line, column, (parts["y"], parts["m"], parts["d"]))


def day_in(line: "Line", year: str, month: str, day_of_month: str) -> str:
    """Return the day in three cells as ISO date; errors as ``day``, at the year."""
    numbers = [int(line.number(column, low=0, high=9999)) for column in (year, month, day_of_month)]
    return _checked(line, year, (numbers[0], numbers[1], numbers[2]))


def _checked(line: "Line", column: str, parts: tuple[int, int, int]) -> str:
    try:
        found = date(*parts)
    except ValueError as error:
        raise line.impossible(column, f"not a day ({error}):") from error
    line.file.year(found.year, row=line.row, column=column)
    return found.isoformat()


def r_day(days: float) -> str:
    """Return a ``Date`` of R, a number of days since 1970, as ISO date.

    >>> r_day(-56248.0)
    '1816-01-01'
    """
    return (_EPOCH + timedelta(days=int(days))).isoformat()


def refuse_backwards(file: "RawFile", since: str, until: str, *, row: int, column: str) -> None:
    """Refuse an interval that ends before it begins; an empty end is open.

    Raises
    ------
    ImpossibleValueError
        Where it does.
    """
    if until and until < since[: len(until)]:
        problem, remedy = f"ends before it begins ({since}):", "check the file"
        raise ImpossibleValueError(file.path.name, problem, remedy, row=row, column=column, value=until)
