"""SIPRI's tables of trend-indicator values: the volume of arms delivered from one state to another, by year.

Two sources of two vintages, because their tables overlap and must not be added up. ``sipri_tiv``: a table per supplier,
1950-2021, as exported in 2022. ``sipri_tiv_imports``: a table per recipient, as the web interface of 2026 exports it.
In both an empty cell means that nothing is known to have been delivered, and 0 a volume of less than half a million:
such a delivery is a flow without amount, because it is more than nothing and its volume is not published.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Flow
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources import sipri
from bilateral.sources.cells import plain_year
from bilateral.sources.errors import ImpossibleValueError, TruncatedFileError, UnknownColumnError
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader

SOURCE = Source(
    key="sipri_tiv",
    title="SIPRI Arms Transfers Database, TIV tables by supplier",
    publisher="Stockholm International Peace Research Institute",
    url="https://armstransfers.sipri.org/",
    cite="sipri_arms_transfers",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit=sipri.UNIT,
    kinds=(Kind.ARMS,),
    years=(1950, 2025),
    licence=sipri.LICENCE,
    redistributable=False,
    commercial_use=False,
    access=Access.FORM,
    steps="export the import/export values of every supplier as CSV at https://armstransfers.sipri.org",
    completeness=Completeness.BEST_EFFORT,
    checked_via="134 tables generated on 28 July 2022, which end in 2021",
    checked_on="2026-11-24",
    min_rows=0,  # what one armed group gave another is a table without a state
    blind=sipri.BLIND,
)

IMPORTS: Final = msgspec.structs.replace(
    SOURCE,
    key="sipri_tiv_imports",
    title="SIPRI Arms Transfers Database, TIV tables by recipient",
    steps="export the import values of a recipient by supplier as CSV at https://armstransfers.sipri.org",
    checked_via="an export of 28 September 2026, quoted in the tests of a public program",
)

_EXPORTS = re.compile(r"TIV of arms exports from (.+), ([0-9]{4})-([0-9]{4})")
_TOTAL_IMPORTS = re.compile(r"^Total exports to ([^,\r\n]+)", re.MULTILINE)
_WHOLE = re.compile(r"[0-9]+")
_SHARE = re.compile(r"[0-9]+(?:\.[0-9]+)?%?")
_SHARES: Final = ("Percentage", "Sum total years", "Percentage of total")
"""Columns of no shape, all computed from the others: checked to be numbers, not used."""
_SUM: Final = "sum of the years"
_ENCODING: Final = "latin-1"


class _Line(NamedTuple):
    """A line of a table: its number in the file and its cells."""

    row: int
    cells: Sequence[str]


class _Side(NamedTuple):
    """The state whose table it is, where its name stands, and the column of its partners."""

    name: str
    row: int
    is_recipient: bool
    column: str


def _lines(file: RawFile) -> list[_Line]:
    """Return all lines that are not empty; tables are short and no cell has a line break."""
    import csv  # noqa: PLC0415 - cards are shown far more often than files are read

    texts = file.text(_ENCODING).splitlines()
    try:
        lines = [_Line(row, next(csv.reader([text], strict=True), [])) for row, text in enumerate(texts, start=1)]
    except csv.Error as error:
        raise TruncatedFileError(file.path.name, f"not readable as a table ({error})", "get the file again") from error
    return [line for line in lines if any(line.cells)]


def _table(file: RawFile, lines: Sequence[_Line], total: str) -> tuple[Sequence[_Line], _Line]:
    """Return the lines between header and totals, and the line of totals; ``lines`` begin with the header."""
    for line in lines:
        if len(line.cells) != len(lines[0].cells):
            problem, remedy = (
                f"{len(line.cells)} cells where the header has {len(lines[0].cells)}:",
                "get the file again",
            )
            raise TruncatedFileError(file.path.name, problem, remedy, row=line.row, value=",".join(line.cells))
    if len(lines) == 2:  # noqa: PLR2004 - the header and one line
        problem = "a table without a partner"
        raise TruncatedFileError(file.path.name, problem, "get the file again", row=lines[-1].row)
    if not lines[-1].cells[0].startswith(total):
        problem = f"ends without its last line {total!r}"
        raise TruncatedFileError(file.path.name, problem, "get the file again", row=lines[-1].row)
    return lines[1:-1], lines[-1]


def _span(file: RawFile, years: Sequence[str], row: int) -> range:
    """Return the years of a table from the first and the last, both within the card's."""
    try:
        first, last = (int(plain_year(year, file.source.years)) for year in years)
    except ValueError as error:
        remedy = "check the file; if the source has grown, its card too"
        raise ImpossibleValueError(file.path.name, str(error), remedy, row=row, value="-".join(years)) from error
    return range(first, last + 1)


def _volumes(file: RawFile, line: _Line, years: range) -> list[float | None]:
    """Return the whole millions of a line by year, None where nothing was delivered; the printed sum must be theirs.

    Raises
    ------
    ImpossibleValueError
        For a cell that is no whole number, and where the cells do not add up to the sum, rounding allowed for.
    """
    found: list[float | None] = []
    for column, cell in zip((*map(str, years), _SUM), line.cells[1:], strict=False):
        if cell and not _WHOLE.fullmatch(cell):
            raise _impossible(file, line, column, "not a whole number:", cell)
        found.append(float(cell) if cell else None)
    *volumes, total = found
    _check_sum(file, line, _SUM, volumes, total)
    return volumes


def _check_sum(file: RawFile, line: _Line, column: str, volumes: Sequence[float | None], total: float | None) -> None:
    """Refuse a printed sum that its parts, each rounded to a whole number, cannot have."""
    parts = [volume for volume in volumes if volume is not None]
    if abs(sum(parts) - (total or 0)) > (len(parts) + 1) / 2 or bool(parts) != (total is not None):
        problem = f"not the sum of the figures, which is {sum(parts):g}:"
        raise _impossible(file, line, column, problem, total)


def _impossible(file: RawFile, line: _Line, column: str, problem: str, value: object) -> ImpossibleValueError:
    return ImpossibleValueError(file.path.name, problem, "get the file again", row=line.row, column=column, value=value)


def _flows(file: RawFile, lines: Sequence[_Line], total: _Line, years: range, side: _Side) -> Iterator[Flow]:
    """Yield one flow per cell, after the totals by year have been checked."""
    day = sipri.published(file)
    volumes = [_volumes(file, line, years) for line in lines]
    for year, column, printed in zip(years, zip(*volumes, strict=True), _volumes(file, total, years), strict=True):
        _check_sum(file, total, str(year), column, printed)
    for line, cells in zip(lines, volumes, strict=True):
        for date, volume in zip(map(str, years), cells, strict=True):
            if volume is None:
                continue
            partner = file.state(line.cells[0], date, row=line.row, column=side.column)
            table_of = file.state(side.name, date, row=side.row, column="")
            supplier, recipient = (partner, table_of) if side.is_recipient else (table_of, partner)
            if why := sipri.left_out(supplier, recipient):
                file.leave_out(why)
                continue
            yield Flow(
                at=file.ref(line.row, date),
                vintage=file.sha256,
                published=day,
                kind=Kind.ARMS,
                actor=supplier,
                target=recipient,
                since=date,
                until=date,
                amount=volume or None,
                unit=sipri.UNIT,
            )


def read_exports(file: RawFile) -> Iterator[Flow]:
    """Yield one flow per recipient and year of a supplier's table of 2022.

    Raises
    ------
    SourceFileError
        For an unknown name, year or column; a cell that is no whole number; sums that are not the figures'; a table
        that ends without its totals.
    """
    lines = _lines(file)
    title = _EXPORTS.fullmatch(lines[0].cells[0]) if lines else None
    if title is None:
        problem, remedy = "no title 'TIV of arms exports from ...'", "check that this is the publisher's file"
        raise UnknownColumnError(
            file.path.name, problem, remedy, row=1, value=",".join(lines[0].cells) if lines else ""
        )
    years = _span(file, title.groups()[1:], 1)
    start = next((at for at, line in enumerate(lines) if not line.cells[0]), None)
    if start is None:
        raise TruncatedFileError(
            file.path.name, "ends before the line of years", "get the file again", row=lines[-1].row
        )
    file.check_columns(lines[start].cells, ["", *map(str, years), "Total"], row=lines[start].row)
    body, total = _table(file, lines[start:], "Total")
    yield from _flows(file, body, total, years, _Side(title[1], 1, is_recipient=False, column="recipient"))


def read_imports(file: RawFile) -> Iterator[Flow]:
    """Yield one flow per supplier and year of a recipient's table of 2026.

    Raises
    ------
    SourceFileError
        As ``read_exports``.
    """
    lines = _lines(file)
    start = next((at for at, line in enumerate(lines) if line.cells[0] == "Supplier"), None)
    if start is None:
        problem, remedy = "no header that begins with 'Supplier'", "check that this is the publisher's file"
        raise UnknownColumnError(
            file.path.name, problem, remedy, row=1, value=",".join(lines[0].cells) if lines else ""
        )
    header = lines[start]
    printed = [cell for cell in header.cells if _WHOLE.fullmatch(cell)] or ["", ""]
    years = _span(file, (printed[0], printed[-1]), header.row)
    wanted = ["Supplier", *map(str, years), f"{printed[0]}-{printed[-1]}", *_SHARES]
    file.check_columns(header.cells, wanted, row=header.row)
    body, total = _table(file, lines[start:], "Total exports to ")
    for line in body:
        for column, cell in zip(_SHARES, line.cells[-len(_SHARES) :], strict=True):
            if not _SHARE.fullmatch(cell):
                raise _impossible(file, line, column, "not a share or a sum:", cell)
    recipient = total.cells[0].removeprefix("Total exports to ")
    yield from _flows(file, body, total, years, _Side(recipient, total.row, is_recipient=True, column="Supplier"))


def _supplier(file: RawFile) -> str:
    """Return whose exports a table holds: the tables of one edition add up."""
    title = _EXPORTS.search(file.head.partition(b"\n")[0].decode(_ENCODING))
    return f"from {title[1]}" if title else ""


def _recipient(file: RawFile) -> str:
    """Return whose imports a table holds."""
    found = _TOTAL_IMPORTS.search(file.head.decode(_ENCODING))
    return f"to {found[1]}" if found else ""


READERS: Final = (
    Reader(
        SOURCE,
        ("TIV-Export.csv",),
        read_exports,
        (lambda file: _EXPORTS.match(file.head[:200].decode(_ENCODING).lstrip('"')) is not None,),
        scope=_supplier,
    ),
    Reader(
        IMPORTS,
        ("import-export-values.csv",),
        read_imports,
        (lambda file: file.head.startswith(b"Volume of transfers of major arms") and b"\nSupplier," in file.head,),
        scope=_recipient,
    ),
)
