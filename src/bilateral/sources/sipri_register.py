"""SIPRI's trade register: every deal for major conventional weapons, with the volume of what was delivered.

Two generations of export. ``deliveries`` has a line per deal and year of delivery; a spreadsheet re-saved one of the
files known, so that every line but the last ends with a stray semicolon. ``deals`` (the web interface of 2026) has a
line per deal, whose volume was delivered over all the years it lists. Volumes of the register do not add up to the TIV
tables of another date, which are another source (``sipri_tiv``).
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import msgspec

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Flow
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources import sipri
from bilateral.sources.cells import plain_number, plain_year
from bilateral.sources.columns import Columns
from bilateral.sources.errors import SourceFileError
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader

SOURCE = Source(
    key="sipri_register",
    title="SIPRI Arms Transfers Database, trade register",
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
    steps="export the trade register of all suppliers to all recipients as CSV at https://armstransfers.sipri.org",
    completeness=Completeness.BEST_EFFORT,
    checked_via="exports dated 3 January 2025 and 12 February 2026",
    checked_on="2026-11-24",
    min_rows=20_000,
    max_rows=80_000,
    blind=sipri.BLIND,
)

DELIVERIES: Final = (
    "SIPRI AT Database ID",
    "Supplier",
    "Recipient",
    "Designation",
    "Description",
    "Armament category",
    "Order date",
    "Order date is estimate",
    "Numbers delivered",
    "Numbers delivered is estimate",
    "Delivery year",
    "Delivery year is estimate",
    "Status",
    "SIPRI estimate",
    "TIV deal unit",
    "TIV delivery values",
    "Local production",
)
IGNORED: Final = frozenset(
    {
        "Designation",
        "Description",
        "Armament category",
    }
)
"""What the weapon is. Order dates, marks of estimates and local production are checked and no part of a shape either;
``explain`` shows the line as published."""

DEALS: Final = (
    "Recipient",
    "Supplier",
    "Year of order",
    " ",
    "Number ordered",
    " ",
    "Weapon designation",
    "Weapon description",
    "Deliveries in the Year Range",
    " ",
    "Year(s) of delivery",
    "status",
    "Comments",
    "SIPRI TIV per unit",
    "SIPRI TIV for total order",
    "SIPRI TIV of delivered weapons",
)
"""Header of the web interface in September 2026; the unnamed columns mark the figure before as uncertain by ``?``."""
DEALS_IGNORED: Final = frozenset({"Number ordered", "Weapon designation", "Weapon description", "Comments"})
_DELIVERED: Final = "Deliveries in the Year Range"
_DELIVERED_BEFORE: Final = "Number delivered"
"""The same column in the web interface until 2025."""

_DEAL: Final = "SIPRI AT Database ID"
_CONDITION: Final = "Status"
_VOLUME: Final = "TIV delivery values"
_VOLUME_OF_DEAL: Final = "SIPRI TIV of delivered weapons"
_STATUS: Final = {word: word for word in ("New", "Second hand", "Second hand but modernized")}
_STRAY: Final = ";"
_ESTIMATE: Final = {"Yes": True, "No": False, "": None}
_UNCERTAIN: Final = {"?": True, "": False}
_ORDERS: Final = (1900, 2030)
_ROUNDING: Final = 0.005
"""The value per unit is printed with two decimals."""

_EVERYBODY: Final = "Transfers of major conventional arms from All countries to All countries"


def _refuse_extract(file: RawFile) -> None:
    """Refuse an export of some suppliers or recipients: as the newest vintage it would hide all others."""
    first = " ".join(file.head.decode("latin-1").partition("\n")[0].split())
    if not first.startswith(_EVERYBODY):
        problem, remedy = "not of all suppliers to all recipients:", "export the register of all countries"
        raise SourceFileError(file.path.name, problem, remedy, row=1, value=first[: len(_EVERYBODY)])


def _volumes(table: Columns) -> list[float]:
    """Return the TIV of each delivery, held against the number of weapons times the value of one.

    Raises
    ------
    ImpossibleValueError
        Where the three figures do not belong together, or a new weapon counts less than in full.
    """
    numbers = table.numbers("Numbers delivered", low=1)
    full = table.numbers("SIPRI estimate", low=0)
    units = table.numbers("TIV deal unit", low=0)
    volumes = table.numbers(_VOLUME, low=0)
    status = table.words(_CONDITION, _STATUS)
    for index, (number, unit, volume) in enumerate(zip(numbers, units, volumes, strict=True)):
        if abs(number * unit - volume) > _ROUNDING * (number + 1) + 1e-9:
            problem = f"not {number:g} times {unit:g} (TIV deal unit):"
            raise table.impossible(_VOLUME, index, problem)
        if (status[index] == "New") != (full[index] == unit):
            problem = f"a weapon {status[index]!r} that counts {unit:g} of {full[index]:g}:"
            raise table.impossible(_CONDITION, index, problem)
    return volumes


def _columns(file: RawFile) -> tuple[str, ...]:
    """Return the header as it is in this file: re-saved by a spreadsheet, its last cell holds a stray semicolon."""
    stray = f"{DELIVERIES[-1]}{_STRAY}".encode() in file.head
    return (*DELIVERIES[:-1], DELIVERIES[-1] + _STRAY) if stray else DELIVERIES


def read_deliveries(file: RawFile) -> Iterator[Flow]:
    """Yield one flow per delivery: a deal and a year.

    Raises
    ------
    SourceFileError
        For an export of some countries only; an unknown name, column, year, status; figures that do not belong
        together; a delivery that is there twice.
    """
    _refuse_extract(file)
    columns = _columns(file)
    table = file.csv_table(columns)
    years = table.years("Delivery year")
    suppliers, recipients = table.states("Supplier", years), table.states("Recipient", years)
    amounts = _volumes(table)
    last = table.text(columns[-1])
    ends = {end + (columns[-1].removeprefix(DELIVERIES[-1])): end for end in ("Yes", "No")}
    for index, cell in enumerate(last):
        if cell not in ends and not (
            index == len(last) - 1 and cell in ends.values()
        ):  # the last line has no semicolon
            problem = f"not one of {', '.join(map(repr, ends))}:"
            raise table.impossible(columns[-1], index, problem)
    seen: dict[tuple[str, str], int] = {}
    for index, deal in enumerate(zip(table.text(_DEAL), years, strict=True)):
        if not deal[0].isdecimal() or seen.setdefault(deal, index) != index:
            problem = "no number, or there twice for that year of delivery:"
            raise table.impossible(_DEAL, index, problem)
    table.read("Order date", lambda cell: plain_year(cell, _ORDERS))
    for column in ("Order date is estimate", "Numbers delivered is estimate", "Delivery year is estimate"):
        table.words(column, _ESTIMATE)
    table.refuse_leftovers(IGNORED)
    day = sipri.published(file)
    for at, supplier, recipient, year, amount in zip(table.refs(), suppliers, recipients, years, amounts, strict=True):
        if why := sipri.left_out(supplier, recipient):
            file.leave_out(why)
            continue
        yield _flow(file, day, _Transfer(at, supplier, recipient, year, year, amount))


def _delivered(cell: str) -> tuple[str, str] | None:
    """Return the first and last year of a list of years, None for an empty one; a ValueError says what is wrong.

    >>> _delivered("2004; 2005; 2007"), _delivered("")
    (('2004', '2007'), None)
    """
    if not cell:
        return None
    years = [plain_year(year, SOURCE.years) for year in cell.split("; ")]
    if years != sorted(set(years)):
        message = "years that do not ascend:"
        raise ValueError(message)
    return years[0], years[-1]


def read_deals(file: RawFile) -> Iterator[Flow]:
    """Yield one flow per deal of which something was delivered, over the years of its deliveries.

    The preamble says that 0 stands for less than half a million: a flow whose amount is not known.

    Raises
    ------
    SourceFileError
        For an export of some countries only; an unknown name, column, year, status; a delivery without a volume.
    """
    _refuse_extract(file)
    before = f",{_DELIVERED_BEFORE},".encode() in file.head
    delivered = _DELIVERED_BEFORE if before else _DELIVERED
    table = file.csv_table([delivered if column == _DELIVERED else column for column in DEALS])
    orders = table.read("Year of order", lambda cell: plain_year(cell, _ORDERS))
    spans = table.read("Year(s) of delivery", _delivered)
    dates = [span[0] if span else order for span, order in zip(spans, orders, strict=True)]
    suppliers, recipients = table.states("Supplier", dates), table.states("Recipient", dates)
    numbers = table.read(delivered, _or_none)
    amounts = table.read(_VOLUME_OF_DEAL, _or_none)
    for column in (" ", "  2", "  3"):
        table.words(column, _UNCERTAIN)
    for column in ("SIPRI TIV per unit", "SIPRI TIV for total order"):
        table.read(column, _or_none)
    table.words("status", _STATUS)
    table.refuse_leftovers(DEALS_IGNORED)
    day = sipri.published(file)
    for index, (at, supplier, recipient, span, amount) in enumerate(
        zip(table.refs(), suppliers, recipients, spans, amounts, strict=True)
    ):
        if (span is None) != (amount is None) or (span is None) != (not numbers[index]):
            problem = "years, number and volume of deliveries are not all there:"
            raise table.impossible(_VOLUME_OF_DEAL, index, problem)
        why = sipri.left_out(supplier, recipient) if span else "nothing was delivered"
        if why or span is None:
            file.leave_out(why)
            continue
        yield _flow(file, day, _Transfer(at, supplier, recipient, *span, amount or None))


def _or_none(cell: str) -> float | None:
    return plain_number(cell, low=0) if cell else None


class _Transfer(NamedTuple):
    """What is a transfer's own in a flow."""

    at: str
    actor: str
    target: str
    since: str
    until: str
    amount: float | None


def _flow(file: RawFile, published: str, transfer: _Transfer) -> Flow:
    return Flow(vintage=file.sha256, published=published, kind=Kind.ARMS, unit=sipri.UNIT, **transfer._asdict())


def _has(*signs: str) -> Callable[[RawFile], bool]:
    """Return a function that recognises an export by what stands in its preamble and header."""
    wanted = ("Transfers of major conventional arms from ", "SIPRI Arms Transfers Database", *signs)
    return lambda file: all(sign.encode() in file.head for sign in wanted)


READERS = (
    Reader(
        SOURCE,
        ("trade_register.csv",),
        read_deliveries,
        (_has("\nSIPRI AT Database ID,Supplier,"),),
        "deliveries",
    ),
    Reader(
        msgspec.structs.replace(
            SOURCE, min_rows=10_000
        ),  # a deal is one line, however many years it was delivered over
        ("trade_register_deals.csv",),
        read_deals,
        (_has("\nRecipient,Supplier,Year of order, ,Number ordered, ,"),),
        "deals",
    ),
)
