"""The sanctions lists of the US Treasury's Office of Foreign Assets Control (OFAC), in their delimited form.

``sdn.csv`` has the entries of the SDN list, ``alt.csv`` their other names, ``add.csv`` their addresses,
``sdn_comments.csv`` remarks too long for the list; ``cons_prim.csv`` has the entries of the lists other than the SDN
list, in the same columns. The files have no header, write null as ``-0-``, and end with the byte 0x1A. An entry may
stand under several programmes (``DPRK2] [DPRK4``).

No file says when an entry was listed, nor when the file was published: an entry counts on the day of the edition
(``bilateral.sources.listings``, rule 4), once for each state that one of its programmes is about. Addresses count for
the state they are in: where those on the list can be found, whatever they are listed for.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Attribute
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.errors import ImpossibleValueError, TruncatedFileError, UnknownColumnError
from bilateral.sources.listings import BLIND, STATELESS, listing
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader

_LIST = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/"

SOURCE = Source(
    key="ofac",
    title="OFAC sanctions lists (SDN and consolidated non-SDN)",
    publisher="US Department of the Treasury, Office of Foreign Assets Control",
    url="https://sanctionslist.ofac.treas.gov/",
    cite="ofac_lists",
    grain=Grain.STATE_YEAR,
    unit="listing",
    kinds=(Kind.ATTRIBUTE,),
    years=(1994, 2026),
    licence="work of the US government, public domain in the United States (to be confirmed)",
    redistributable=False,
    commercial_use=True,
    access=Access.OPEN,
    steps="download SDN.CSV, ADD.CSV, ALT.CSV, SDN_COMMENTS.CSV and CONS_PRIM.CSV from the list service",
    completeness=Completeness.BEST_EFFORT,
    checked_via="the SDN list of 2021-07-07 and a non-SDN list of early 2022, in public copies",
    checked_on="2026-11-24",
    min_rows=200,
    max_rows=100_000,
    blind=BLIND,
    downloads=tuple(_LIST + name for name in ("SDN.CSV", "ADD.CSV", "ALT.CSV", "SDN_COMMENTS.CSV", "CONS_PRIM.CSV")),
)

ENTRY: Final = (
    "ent_num", "SDN_Name", "SDN_Type", "Program", "Title", "Call_Sign", "Vess_type", "Tonnage", "GRT", "Vess_flag",
    "Vess_owner", "Remarks",
)  # fmt: skip
ADDRESS: Final = ("Ent_num", "Add_num", "Address", "City/State/Province/Postal Code", "Country", "Add_remarks")
ALIAS: Final = ("ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks")
COMMENT: Final = ("ent_num", "Remarks")
IGNORED: Final = frozenset({
    "SDN_Name", "Title", "Call_Sign", "Vess_type", "Tonnage", "GRT", "Vess_flag", "Vess_owner", "Remarks", "Add_num",
    "Address", "City/State/Province/Postal Code", "Add_remarks", "alt_num", "alt_name", "alt_remarks",
})  # fmt: skip
"""Columns of no shape, as OFAC's data specification names them: who the listed one is."""

LISTING: Final = "us_listing"
LISTED_ADDRESS: Final = "us_listed_address"

NULL: Final = "-0-"
_END: Final = "\x1a"
_BETWEEN: Final = "] ["
_SORTS: Final = {NULL: "entity", "individual": "individual", "vessel": "vessel", "aircraft": "aircraft"}
_ALIASES: Final = frozenset({"aka", "fka", "nka"})

ABOUT_NO_STATE: Final = frozenset({
    "BALKANS", "CYBER2", "ELECTION-EO13848", "FTO", "GLOMAG", "HIFPAA", "ILLICIT-DRUGS-EO14059", "NPWMD", "NS-PLC",
    "SDGT", "SDNT", "SDNTK", "TCO",
})  # fmt: skip
"""Programmes on terror, narcotics, crime, arms of mass destruction, elections, human rights, and a region."""

NOWHERE: Final = frozenset({
    NULL, "undetermined", "Region: Crimea", "Region: Kafia Kingi", "Region: Northern Mali", "Cayman Islands", "Jersey",
    "Netherlands Antilles", "Virgin Islands, British",
})  # fmt: skip
"""Addresses in no state: none given, contested regions, and dependencies that are no state of ours."""

EDITIONS: Final = {
    "2a08fac873a3": "2021-07-07",  # sdn.csv
    "c98720815c45": "2021-07-07",  # add.csv
    "7027f6656b78": "2022-02-24",  # cons_prim.csv: the latest day of listing in its remarks
}
"""Days of known editions by the start of their SHA-256; any other is of the day on which the file last changed."""

_FIRST_ENTRY = re.compile(rb'(\d+),"[^"\r\n]*",(?:-0- ?|"individual"|"vessel"|"aircraft"),"[^"\r\n]+",')
_FIRST_ADDRESS = re.compile(rb'\d+,\d+,(?:-0- ?|"[^"\r\n]*"),(?:-0- ?|"[^"\r\n]*"),(?:-0- ?|"[^"\r\n]*"),-0-')
_FIRST_ALIAS = re.compile(rb'\d+,\d+,"[afn]ka",')
_FIRST_COMMENT = re.compile(rb'\d+,"[^"\r\n]*"\r?\n')
_FIRST_NON_SDN: Final = 1000
"""Entries are in order of their numbers; the SDN list begins with Cuban firms numbered from 36."""


class Entry(NamedTuple):
    """An entry of a list: its row, its number, what it is, and its programmes."""

    row: int
    number: str
    sort: str
    programmes: tuple[str, ...]


def entries(file: RawFile) -> Iterator[Entry]:
    """Yield every entry of a list, those about no state included.

    Raises
    ------
    SourceFileError
        For a file that ends early, a new column, a number that stands twice, or an unknown sort of entry.
    """
    seen = set[str]()
    for row, cells in _table(file, ENTRY):
        number, sort = _number(file, cells, row, "ent_num"), _SORTS.get(cells["SDN_Type"])
        if sort is None:
            raise _impossible(file, row, "SDN_Type", f"not one of {', '.join(_SORTS)}:", cells)
        if number in seen:
            raise _impossible(file, row, "ent_num", "an entry that stands twice:", cells)
        seen.add(number)
        yield Entry(row, number, sort, tuple(cells["Program"].split(_BETWEEN)))


def read_entries(file: RawFile) -> Iterator[Attribute]:
    """Yield one attribute per entry and state that a programme of it is about.

    Raises
    ------
    SourceFileError
        As ``entries``, and for an unknown programme.
    """
    edition = _edition(file)
    for entry in entries(file):
        yield from _listings(file, entry, edition)


def read_sdn(file: RawFile, aliases: RawFile, comments: RawFile) -> Iterator[Attribute]:
    """Yield the attributes of the SDN list; every other name and comment must be of an entry in it.

    Raises
    ------
    SourceFileError
        As ``read_entries``, and for an alias or comment of no entry: the files are of two editions.
    """
    edition, numbers = _edition(file), set[str]()
    for entry in entries(file):
        numbers.add(entry.number)
        yield from _listings(file, entry, edition)
    for row, cells in _table(aliases, ALIAS):
        if cells["alt_type"] not in _ALIASES:
            raise _impossible(aliases, row, "alt_type", f"not one of {', '.join(sorted(_ALIASES))}:", cells)
        _check_entry(aliases, row, cells, numbers)
    for row, cells in _table(comments, COMMENT, end=""):
        _check_entry(comments, row, cells, numbers)


def read_addresses(file: RawFile) -> Iterator[Attribute]:
    """Yield one attribute per address in a state.

    Raises
    ------
    SourceFileError
        For a file that ends early, a new column or an unknown country.
    """
    edition = _edition(file)
    for row, cells in _table(file, ADDRESS):
        number, country = _number(file, cells, row, "Ent_num"), cells["Country"]
        if country in NOWHERE:
            file.leave_out(f"an address in no state ({country})")
            continue
        state = file.state(country, edition, row=row, column="Country", code="address")
        yield listing(
            file,
            row,
            kind=LISTED_ADDRESS,
            state=state,
            since=edition,
            edition=edition,
            text=f"of entry {number}",
            unit="address",
        )


def _listings(file: RawFile, entry: Entry, edition: str) -> Iterator[Attribute]:
    """Yield the listings of one entry; the state stands in the row id where there are several."""
    programmes = [programme for programme in entry.programmes if programme not in ABOUT_NO_STATE]
    found = [file.state(one, edition, row=entry.row, column="Program", code="programme") for one in programmes]
    states = list(dict.fromkeys(found))
    if not states:
        file.leave_out(STATELESS)
    for state in states:
        yield listing(
            file,
            entry.row,
            kind=LISTING,
            state=state,
            since=edition,
            edition=edition,
            text=f"{entry.sort}, {', '.join(entry.programmes)}",
            column=state if len(states) > 1 else "",
        )


def _edition(file: RawFile) -> str:
    """Return the day of the edition, checked against the card's first year."""
    day = EDITIONS.get(file.sha256[:12], file.modified)
    if int(day[:4]) < file.source.years[0]:
        file.year(int(day[:4]), row=1, column="")
    return day


def _table(file: RawFile, columns: Sequence[str], *, end: str = _END) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield number and cells of the lines before the end mark; null stays ``-0-``."""
    text = file.text().rstrip("\r\n ")
    body = text.removesuffix(end)
    if end and body == text:
        problem = f"ends without its last byte {end!r}"
        raise TruncatedFileError(file.path.name, problem, "get the file again", row=text.count("\n") + 1)
    reader = csv.reader(io.StringIO(body, newline=""), strict=True)
    try:
        for cells in reader:
            row = reader.line_num
            if len(cells) > len(columns):
                problem, remedy = f"a column after the {len(columns)} known, holding", "teach the reader to use it"
                column = f"column {len(columns) + 1}"
                raise UnknownColumnError(
                    file.path.name, problem, remedy, row=row, column=column, value=cells[len(columns)]
                )
            if len(cells) < len(columns):
                problem = f"{len(cells)} cells where there are {len(columns)}:"
                raise TruncatedFileError(file.path.name, problem, "get the file again", row=row, value=",".join(cells))
            yield row, {column: cell.strip() for column, cell in zip(columns, cells, strict=True)}
    except csv.Error as error:
        row, problem = reader.line_num, f"not readable as a table ({error})"
        raise TruncatedFileError(file.path.name, problem, "get the file again", row=row) from error


def _number(file: RawFile, cells: Mapping[str, str], row: int, column: str) -> str:
    if not cells[column].isdecimal():
        raise _impossible(file, row, column, "not the number of an entry:", cells)
    return cells[column]


def _check_entry(file: RawFile, row: int, cells: Mapping[str, str], numbers: set[str]) -> None:
    if cells["ent_num"] not in numbers:
        raise _impossible(file, row, "ent_num", "no such entry in the list, take the files of one edition:", cells)


def _impossible(file: RawFile, row: int, column: str, problem: str, cells: Mapping[str, str]) -> ImpossibleValueError:
    remedy = "check the file; if the publisher's form has changed, teach the reader"
    return ImpossibleValueError(file.path.name, problem, remedy, row=row, column=column, value=cells[column])


def _first_number(file: RawFile) -> int | None:
    found = _FIRST_ENTRY.match(file.head)
    return int(found[1]) if found else None


def _is_sdn(file: RawFile) -> bool:
    number = _first_number(file)
    return number is not None and number < _FIRST_NON_SDN


def _is_non_sdn(file: RawFile) -> bool:
    number = _first_number(file)
    return number is not None and number >= _FIRST_NON_SDN


def _is_addresses(file: RawFile) -> bool:
    return bool(_FIRST_ADDRESS.match(file.head))


def _is_aliases(file: RawFile) -> bool:
    return bool(_FIRST_ALIAS.match(file.head))


def _is_comments(file: RawFile) -> bool:
    return bool(_FIRST_COMMENT.match(file.head))


def _sdn(_: RawFile) -> str:
    return "sdn"


def _non_sdn(_: RawFile) -> str:
    return "non_sdn"


def _addresses(_: RawFile) -> str:
    return "addresses"


READERS = (
    Reader(
        SOURCE, ("sdn.csv", "alt.csv", "sdn_comments.csv"), read_sdn, (_is_sdn, _is_aliases, _is_comments), "sdn", _sdn
    ),
    Reader(SOURCE, ("cons_prim.csv",), read_entries, (_is_non_sdn,), "non_sdn", _non_sdn),
    Reader(SOURCE, ("add.csv",), read_addresses, (_is_addresses,), "addresses", _addresses),
)
