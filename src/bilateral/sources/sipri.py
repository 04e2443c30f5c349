"""What all exports of the SIPRI Arms Transfers Database share: their date, and which of their rows are of two states.

SIPRI marks armed groups by ``*`` and organisations by ``**``; neither is the state in whose name it stands: "Hezbollah
(Lebanon)*" is not Lebanon. Unknown suppliers are rows like others and stay in every denominator. Names are in
``names/sipri.csv``: SIPRI's "Serbia" is, until 2005, the state that the Gleditsch-Ward list calls Yugoslavia.
"""

import re
from typing import Final

from bilateral.shapes.rows import NO_STATE, UNKNOWN
from bilateral.shapes.vocabulary import Kind
from bilateral.sources.errors import ImpossibleValueError, TruncatedFileError
from bilateral.sources.raw import RawFile

UNIT: Final = "million TIV"
"""Trend-indicator values measure the military value of what was delivered; they are no prices."""

_MAJOR_WEAPONS_ONLY: Final = (
    "it counts deliveries of major conventional weapons; "
    "shells, small arms, most parts, training and know-how are no rows"
)
BLIND: Final = tuple(
    (kind, _MAJOR_WEAPONS_ONLY) for kind in (Kind.MUNITIONS, Kind.TRAINING, Kind.TROOPS, Kind.TECHNOLOGY)
)

LICENCE: Final = "SIPRI terms of use, non-commercial (to be confirmed)"

_GENERATED = re.compile(r"(?:Data g|G)enerated: ([0-9]{1,2}) ([A-Z][a-z]+) ([0-9]{4})")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def published(file: RawFile) -> str:
    """Return the day on which SIPRI's site made the export, which its preamble says.

    Raises
    ------
    TruncatedFileError
        Where the preamble does not say it.
    ImpossibleValueError
        Where it is no day.
    """
    for row, line in enumerate(file.head.decode("latin-1").splitlines(), start=1):
        if found := _GENERATED.search(line):
            day, month, year = found.groups()
            if month[:3] not in _MONTHS or not 1 <= int(day) <= 31:  # noqa: PLR2004 - days of a month
                problem, remedy = "not a date:", "get the file again"
                raise ImpossibleValueError(file.path.name, problem, remedy, row=row, value=found[0])
            return f"{year}-{_MONTHS.index(month[:3]) + 1:02}-{int(day):02}"
    problem, remedy = "no line that says when the data were generated", "export it again from SIPRI's site"
    raise TruncatedFileError(file.path.name, problem, remedy, row=1)


def left_out(supplier: str, recipient: str) -> str:
    """Return why a transfer between two parties is no row; empty where it is one.

    >>> left_out("ZZZ", "SYR"), left_out("RUS", "RUS")
    ('', 'supplier and recipient are one state')
    """
    if {supplier, recipient} <= {UNKNOWN, NO_STATE}:
        return "neither side is a state"
    return "supplier and recipient are one state" if supplier == recipient else ""
