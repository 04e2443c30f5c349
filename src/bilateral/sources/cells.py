"""What one cell of a table says: a plain number, a year; anything else is refused by a ValueError that says why."""

import re

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_EXPONENT = re.compile(r"(-?[0-9](?:\.[0-9]+)?)[eE]-[0-9]{1,3}")
YEAR = re.compile(r"[0-9]{4}")


def plain_number(text: str, low: float = float("-inf"), high: float = float("inf")) -> float:
    """Return a plain decimal number within bounds, both allowed.

    Raises
    ------
    ValueError
        Where the text is none (empty is not 0) or out of bounds; the message is the problem alone.

    Examples
    --------
    >>> plain_number("12.5"), plain_number("-9")
    (12.5, -9.0)
    """
    if not _NUMBER.fullmatch(text):
        message = "not a number:"
        raise ValueError(message)
    if not low <= float(text) <= high:
        message = f"a number outside {low:g} to {high:g}:"
        raise ValueError(message)
    return float(text)


def estimate(text: str, low: float = float("-inf"), high: float = float("inf")) -> float:
    """Return a number as a statistics program writes it, small ones with an exponent; errors as ``plain_number``.

    >>> estimate("2.74E-05"), estimate("1.5")
    (2.74e-05, 1.5)
    """
    found = _EXPONENT.fullmatch(text)
    if found is None:
        return plain_number(text, low, high)
    plain_number(found[1])
    return plain_number(f"{float(text):.30f}", low, high)


def plain_year(text: str, years: tuple[int, int]) -> str:
    """Return a year from the first to the last, as a partial date; errors as ``plain_number``."""
    if not YEAR.fullmatch(text):
        message = "not a year:"
        raise ValueError(message)
    if not years[0] <= int(text) <= years[1]:
        message = f"a year outside {years[0]}-{years[1]}:"
        raise ValueError(message)
    return text
