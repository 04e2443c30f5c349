"""Files that are known for what they are and that ``sync`` does not read, each with the reason.

A file that no reader recognises is either one of these or unknown; only the latter is a surprise.
"""

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from bilateral.sources.raw import RawFile

_EVENTS: Final = "an event feed: events are counted by pair and month, not loaded one by one"
_CODES: Final = "a list of codes, no data"
_CHECKS: Final = "a list of names and codes: the tests hold the project's own table of states against it"
_GDELT_CELLS: Final = 61
_DAY: Final = 8


class Known(NamedTuple):
    """A sort of file: what it is, why it is not read, and how to tell it by its content."""

    name: str
    why: str
    recognise: "Callable[[RawFile], bool]"


def _gdelt(file: "RawFile") -> bool:
    cells = file.head.partition(b"\n")[0].split(b"\t")
    return len(cells) == _GDELT_CELLS and cells[0].isdigit() and cells[1].isdigit() and len(cells[1]) == _DAY


def _starts(*starts: bytes) -> "Callable[[RawFile], bool]":
    def recognise(file: "RawFile") -> bool:
        return file.head.removeprefix(b"\xef\xbb\xbf").startswith(starts)

    return recognise


def _dyad_year_support(file: "RawFile") -> bool:
    header = set(file.sheet_header)
    return {"ext_sup", "side_a_id", "side_b_id"} <= header and "actor_id" not in header


KNOWN: Final = (
    Known("GDELT 2.0 events", _EVENTS, _gdelt),
    Known("ICEWS events", _EVENTS, _starts(b"Event ID\tEvent Date\tSource Name\t")),
    Known("ICEWS events by pair and year (netify)", _EVENTS, lambda file: file.holds("icews")),
    Known("GDELT column labels", _CODES, _starts(b"tableId\nGLOBALEVENTID", b"tableId,dataType,Empty,Description")),
    Known("PLOVER examples", _CODES, _starts(b'[\n{\n    "id": "PLOVER-GSR')),
    Known("countrycode dictionary", _CHECKS, _starts(b"ar5,cctld,continent,country.name.de")),
    Known("Country codes of datahub", _CHECKS, _starts(b"FIFA,Dial,ISO3166-1-Alpha-3")),
    Known("ISO 3166 with regions", _CHECKS, _starts(b"name,alpha-2,alpha-3,country-code")),
    Known(
        "UCDP External Support, dyad-year",
        "it does not say which side a supporter helped: take the triad-year file (ty)",
        _dyad_year_support,
    ),
)
"""Every such sort of file; ``sync`` names the file and the reason."""


def known_as(file: "RawFile") -> Known | None:
    """Return what a file that no reader recognises is known as; None where it is not."""
    return next((one for one in KNOWN if one.recognise(file)), None)
