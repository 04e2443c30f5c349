"""SIPRI's trade register as the text of 2020: every deal of 1950-2019 with numbers of weapons, without volumes.

A supplier stands alone on a line; its recipients follow, the first after ``R:``, each named once. Figures and years in
brackets are estimates. The Soviet Union and Russia are separate suppliers, one after the other in time. Amounts are
numbers of weapons of every sort, which are not to be added across sorts nor to trend-indicator values: another source
than ``sipri_register``.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Flow
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources import sipri
from bilateral.sources.errors import ImpossibleValueError, TruncatedFileError, UnknownColumnError
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader

SOURCE = Source(
    key="sipri_text_register",
    title="SIPRI Arms Transfers Database, trade register 1950-2019 as text",
    publisher="Stockholm International Peace Research Institute",
    url="https://www.sipri.org/databases/armstransfers",
    cite="sipri_arms_transfers",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="weapons delivered",
    kinds=(Kind.ARMS,),
    years=(1950, 2019),
    licence=sipri.LICENCE,
    redistributable=False,
    commercial_use=False,
    access=Access.FORM,
    steps="no longer exported by SIPRI's site, whose register has taken its place; read where a copy is at hand",
    completeness=Completeness.BEST_EFFORT,
    checked_via="a copy of the register of all suppliers, 1950-2019, in a public repository",
    checked_on="2026-11-24",
    min_rows=20_000,
    max_rows=40_000,
    blind=sipri.BLIND,
)

PUBLISHED: Final = "2020-03"
"""The file has no date; data to 2019 were published in March 2020."""

HEADER: Final = (
    "\t\t\t\t \tYear(s)\t\tSupplier/\t\tNo.\tWeapon\tWeapon\tYear\tof\tNo. "
    "\t\trecipient (R)\tordered\tdesignation\tdescription\tof order\tdelivery\tdelivered\tComments"
)
COLUMNS: Final = (
    "recipient (R)",
    "No. ordered",
    "Weapon designation",
    "Weapon description",
    "Year of order",
    "Year(s) of delivery",
    "No. delivered",
    "Comments",
)
IGNORED: Final = frozenset({"No. ordered", "Weapon designation", "Weapon description", "Comments"})
"""What was ordered; the number may be empty, ``. .`` (not known) or, once, ``()``."""

_FIRST: Final = "R: "
_NEXT: Final = "     "
_YEAR = re.compile(r"\(?([0-9]{4})\)?")
_YEARS = re.compile(r"([0-9]{4})(?:-([0-9]{4}))?")
_NUMBER = re.compile(r"([0-9]+)|\(([0-9]+)\)")


class _Deal(NamedTuple):
    """A line of a deal, its parties filled in from the lines above."""

    row: int
    supplier: str
    supplier_row: int
    recipient: str
    cells: list[str]


def _deals(file: RawFile) -> Iterator[_Deal]:
    """Yield the lines of deals.

    Raises
    ------
    UnknownColumnError
        Where the header is another.
    TruncatedFileError
        Where a line is cut, and where the empty lines at the end are missing.
    """
    lines = file.text().split("\n")
    if lines[1:2] != [HEADER]:
        problem, remedy = "another header than the one known:", "check that this is the publisher's file"
        raise UnknownColumnError(file.path.name, problem, remedy, row=2, value="".join(lines[1:2]))
    if lines[-2:] != ["", ""]:
        problem = "ends without an empty line"
        raise TruncatedFileError(file.path.name, problem, "get the file again", row=len(lines))
    supplier, supplier_row, recipient = "", 0, ""
    for row, line in enumerate(lines[2:], start=3):
        if not line.strip():
            supplier = ""
            continue
        if "\t" not in line and not supplier:
            supplier, supplier_row, recipient = line, row, ""
            continue
        name, *cells = line.split("\t")
        if name == _NEXT and cells[:1] == [""]:  # a recipient named above: the line has one tab more
            cells = cells[1:]
        elif name.startswith(_NEXT if recipient else _FIRST):
            recipient = name.removeprefix(_NEXT if recipient else _FIRST)
        else:
            recipient = ""
        if len(cells) != len(COLUMNS) - 1 or not recipient or not supplier:
            problem = f"no line of a supplier, a recipient and {len(COLUMNS)} cells:"
            raise TruncatedFileError(file.path.name, problem, "get the file again", row=row, value=line)
        yield _Deal(row, supplier, supplier_row, recipient, cells)


def _match(file: RawFile, deal: _Deal, column: str, form: re.Pattern[str]) -> list[str]:
    """Return the parts of a cell that has a form; refuse any other."""
    cell = deal.cells[COLUMNS.index(column) - 1]
    found = form.fullmatch(cell)
    if found is None:
        problem, remedy = (
            "not of the form known:",
            "check the file; if the publisher's form has changed, teach the reader",
        )
        raise ImpossibleValueError(file.path.name, problem, remedy, row=deal.row, column=column, value=cell)
    return [part for part in found.groups() if part]


def read(file: RawFile) -> Iterator[Flow]:
    """Yield one flow per deal of which something was delivered, over the years of its deliveries.

    Raises
    ------
    SourceFileError
        For an unknown name, a header, year or number of another form, a line that is cut.
    """
    for deal in _deals(file):
        ordered = _match(file, deal, "Year of order", _YEAR)[0]
        if deal.cells[4:6] == ["", ""]:
            file.leave_out("nothing was delivered")
            continue
        years = _match(file, deal, "Year(s) of delivery", _YEARS)
        number = float(_match(file, deal, "No. delivered", _NUMBER)[0])
        for year in years:
            file.year(int(year), row=deal.row, column="Year(s) of delivery")
        if not ordered <= years[0] <= years[-1]:
            problem, remedy = f"delivered before it was ordered in {ordered}:", "get the file again"
            raise ImpossibleValueError(
                file.path.name, problem, remedy, row=deal.row, column="Year(s) of delivery", value=years[0]
            )
        supplier = file.state(deal.supplier, years[0], row=deal.supplier_row, column="Supplier")
        recipient = file.state(deal.recipient, years[0], row=deal.row, column=COLUMNS[0])
        if why := sipri.left_out(supplier, recipient):
            file.leave_out(why)
            continue
        yield Flow(
            at=file.ref(deal.row),
            vintage=file.sha256,
            published=PUBLISHED,
            kind=Kind.ARMS,
            actor=supplier,
            target=recipient,
            since=years[0],
            until=years[-1],
            amount=number,
            unit=SOURCE.unit,
        )


READER: Final = Reader(
    SOURCE, ("trade_register_text.txt",), read, (lambda file: f"\n{HEADER}\n".encode() in file.head,)
)
