"""UN Comtrade: what each state says it exported and imported, by partner, commodity and year.

Two layouts: ``legacy``, the CSV of the interface that was closed in 2023, and ``v1``, the JSON of the present one.
Every figure is its reporter's: an export of A to B reported by A and an import of B from A reported by B are two flows
from A to B with different ``reporter``, and both are kept. North Korea reports nothing, so that only its partners'
figures exist.

The total over all partners ("World") is no row: it is held against its parts. Exports contain re-exports, and imports
re-imports, which are therefore no rows of their own. Figures by customs procedure, mode of transport or second partner
are parts of the ones that are read. Trade with no partner named ("Areas, nes", bunkers) is with ``ZZZ`` and stays in
every denominator. "Other Asia, nes" is Taiwan, as the UN explains, but for Saudi Arabia, which reports much of its
exports so.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec

from bilateral.shapes.blocks import Block
from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import NO_STATE, UNKNOWN, Flow
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.cells import plain_number, plain_year
from bilateral.sources.errors import ImpossibleValueError, TruncatedFileError, UnknownColumnError
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader

SOURCE = Source(
    key="un_comtrade",
    title="UN Comtrade",
    publisher="United Nations Statistics Division",
    url="https://comtradeplus.un.org/",
    cite="un_comtrade",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="current US$",
    kinds=(Kind.TRADE, Kind.FUEL, Kind.FOOD, Kind.MEDICINE),
    years=(1962, 2025),
    licence="UN Comtrade terms of use, no redistribution in bulk (to be confirmed)",
    redistributable=False,
    commercial_use=False,
    access=Access.KEY,
    steps="register at https://comtradedeveloper.un.org and set BILATERAL_COMTRADE_KEY to the subscription key",
    completeness=Completeness.BEST_EFFORT,
    checked_via="answers of its programming interfaces stored in public repositories",
    checked_on="2026-11-24",
    suppressed=tuple(
        (kind, "RUS", 2022, 2025, "Russia has published no trade by partner since early 2022")
        for kind in (Kind.TRADE, Kind.FUEL, Kind.FOOD, Kind.MEDICINE)
    )
    + tuple(
        (kind, "PRK", 1962, 2025, "North Korea has never reported its trade; only its partners' figures exist")
        for kind in (Kind.TRADE, Kind.FUEL, Kind.FOOD, Kind.MEDICINE)
    ),
)

KINDS: Final = {"TOTAL": Kind.TRADE, "10": Kind.FOOD, "27": Kind.FUEL, "30": Kind.MEDICINE}
"""Commodities that are read: all; chapters 10 cereals, 27 mineral fuels, 30 pharmaceutical products of the Harmonized
System. They overlap: TOTAL holds the others."""

LEGACY: Final = (
    "Classification",
    "Year",
    "Period",
    "Period Desc.",
    "Aggregate Level",
    "Is Leaf Code",
    "Trade Flow Code",
    "Trade Flow",
    "Reporter Code",
    "Reporter",
    "Reporter ISO",
    "Partner Code",
    "Partner",
    "Partner ISO",
    "Commodity Code",
    "Commodity",
    "Qty Unit Code",
    "Qty Unit",
    "Qty",
    "Netweight (kg)",
    "Trade Value (US$)",
    "Flag",
)
LEGACY_IGNORED: Final = frozenset(
    {
        "Classification",
        "Aggregate Level",
        "Is Leaf Code",
        "Reporter ISO",
        "Partner ISO",
        "Commodity",
        "Qty Unit Code",
        "Qty Unit",
        "Qty",
        "Netweight (kg)",
        "Flag",
    }
)
"""Edition of the Harmonized System, level and text of the commodity (its code is read), ISO codes (number and name are
read), quantities, and whether a quantity is estimated."""
LEGACY_PUBLISHED: Final = "2018"
"""The files have no date. The latest known is of the trade of 2017; the interface was closed in 2023."""

V1: Final = (
    "typeCode",
    "freqCode",
    "refPeriodId",
    "refYear",
    "refMonth",
    "period",
    "reporterCode",
    "reporterISO",
    "reporterDesc",
    "flowCode",
    "flowDesc",
    "partnerCode",
    "partnerISO",
    "partnerDesc",
    "partner2Code",
    "partner2ISO",
    "partner2Desc",
    "classificationCode",
    "classificationSearchCode",
    "isOriginalClassification",
    "cmdCode",
    "cmdDesc",
    "aggrLevel",
    "isLeaf",
    "customsCode",
    "customsDesc",
    "mosCode",
    "motCode",
    "motDesc",
    "qtyUnitCode",
    "qtyUnitAbbr",
    "qty",
    "isQtyEstimated",
    "altQtyUnitCode",
    "altQtyUnitAbbr",
    "altQty",
    "isAltQtyEstimated",
    "netWgt",
    "isNetWgtEstimated",
    "grossWgt",
    "isGrossWgtEstimated",
    "cifvalue",
    "fobvalue",
    "primaryValue",
    "legacyEstimationFlag",
    "isReported",
    "isAggregate",
)
V1_IGNORED: Final = frozenset(V1) - {
    "typeCode",
    "freqCode",
    "refYear",
    "period",
    "reporterCode",
    "flowCode",
    "partnerCode",
    "partner2Code",
    "cmdCode",
    "customsCode",
    "mosCode",
    "motCode",
    "primaryValue",
}
"""Descriptions, which are null unless asked for, quantities, estimates, and the two valuations: ``primaryValue`` is the
one that belongs to the direction (imports with insurance and freight, exports without)."""
V1_OPENED: Final = 2023
"""An answer has no date. A year's trade is published in the next year at the earliest; the interface opened in 2023."""
V1_LIMITS: Final = (500, 100_000, 250_000)
"""Most objects of one answer: preview without a key, with a free key, with a paid one. One that holds exactly so many
may have been cut."""
_WHOLE: Final = {"partner2Code": 0, "customsCode": "C00", "motCode": 0, "mosCode": "0"}

_FLOWS: Final = {"1": "Import", "2": "Export", "3": "Re-Export", "4": "Re-Import"}
_V1_FLOWS: Final = {"M": "Import", "X": "Export"}
_V1_PARTS: Final = {code: code for code in ("RX", "RM", "DX", "FM", "MIP", "MOP", "XIP", "XOP")}
_WORLD: Final = "0"
_OTHER_ASIA, _SAUDI_ARABIA = "490", "682"
_FEW_REPORTERS: Final = 20
_MOST: Final = 1e14
"""No state trades for more than a hundred million millions."""


class _Declared(NamedTuple):
    """What a reporter says about one partner, year and commodity; ``row`` is its place in the file."""

    row: int
    flow: str
    reporter: str
    reporter_code: str
    partner: str
    partner_code: str
    year: str
    commodity: str
    value: float


class _States:
    """The states of a file's reporters and partners, each code, name and year looked up once.

    Parameters
    ----------
    file : RawFile
        The file.
    column : str
        Column whose names, or codes where there are none, they are.
    """

    def __init__(self, file: RawFile, column: str) -> None:
        self.file, self.column = file, column
        self.known: dict[tuple[str, str, str], str] = {}

    def state(self, code: str, name: str, one: _Declared) -> str:
        """Return the state of one side of a declaration."""
        key = (code, name, one.year)
        found = self.known.get(key)
        if found is None:
            found = self.file.state(name, one.year, row=one.row, column=self.column, code=code)
            self.known[key] = found
        return found


def _check_totals(file: RawFile, declared: Sequence[_Declared], column: str) -> None:
    """Refuse a reporter whose partners do not add up to its "World", each of them rounded to the dollar."""
    parts: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    for one in declared:
        partners = parts[one.flow, one.reporter_code, one.year, one.commodity]
        if one.partner_code in partners:
            problem, remedy = "a partner that is there twice:", "get the file again"
            raise ImpossibleValueError(file.path.name, problem, remedy, row=one.row, value=one.partner_code)
        partners[one.partner_code] = one.value
    for one in declared:
        if one.partner_code == _WORLD:
            partners = parts[one.flow, one.reporter_code, one.year, one.commodity]
            total = sum(partners.values()) - one.value
            if abs(one.value - total) > len(partners):
                problem, remedy = f"a World that is not the sum of its partners, {total:.0f}:", "get the file again"
                raise ImpossibleValueError(file.path.name, problem, remedy, row=one.row, column=column, value=one.value)


def _block(
    file: RawFile, declared: Sequence[_Declared], reporter: str, partner: str, published: Sequence[str]
) -> Block:
    """Return the flows between two parties that the reporters declare."""
    reporters, partners = _States(file, reporter), _States(file, partner)
    columns: dict[str, list[Any]] = {
        name: [] for name in ("at", "published", "kind", "actor", "target", "since", "amount", "reporter")
    }
    prefix = file.ref(1).removesuffix("1")
    for one, day in zip(declared, published, strict=True):
        if why := _not_a_flow(one):
            file.leave_out(why)
            continue
        mine = reporters.state(one.reporter_code, one.reporter, one)
        other = partners.state(one.partner_code, one.partner, one)
        if (one.partner_code, one.reporter_code) == (_OTHER_ASIA, _SAUDI_ARABIA):
            other = UNKNOWN
        if mine == other or {mine, other} <= {UNKNOWN, NO_STATE}:
            file.leave_out("the partner is the reporter itself, or neither is a state")
            continue
        actor, target = (mine, other) if one.flow == "Export" else (other, mine)
        values = (f"{prefix}{one.row}", day, KINDS[one.commodity], actor, target, one.year, one.value, mine)
        for column, value in zip(columns.values(), values, strict=True):
            column.append(value)
    constants = {"vintage": file.sha256, "unit": SOURCE.unit}
    return Block(Flow, {**columns, "until": columns["since"]}, constants)


def _not_a_flow(one: _Declared) -> str:
    """Return why a declaration is no flow of its own; empty where it is one."""
    if one.flow not in _V1_FLOWS.values():
        return "a part of exports or imports: re-exports, re-imports, trade for processing"
    if one.partner_code == _WORLD:
        return "World is the total of the partners"
    return "the figure is 0, which is no census's zero" if one.value == 0 else ""


def read_legacy(file: RawFile) -> Iterator[Block]:
    """Yield one flow per line that is of two parties.

    Raises
    ------
    SourceFileError
        For an unknown state, column, commodity or flow, a value that is none, partners that do not add up to World.
    """
    table = file.csv_table(LEGACY)
    years = table.years("Year")
    for column in ("Period", "Period Desc."):
        for index, (period, year) in enumerate(zip(table.text(column), years, strict=True)):
            if period != year:
                problem = f"not the year {year}:"
                raise table.impossible(column, index, problem)
    flows = table.words("Trade Flow Code", _FLOWS)
    for index, (name, flow) in enumerate(zip(table.text("Trade Flow"), flows, strict=True)):
        if name != flow:
            column, problem = "Trade Flow", f"not the {flow} of its code:"
            raise table.impossible(column, index, problem)
    table.words("Commodity Code", KINDS)
    parties = ("Reporter", "Reporter Code", "Partner", "Partner Code")
    declared = list(
        map(
            _Declared,
            table.rows,
            flows,
            *(table.text(column) for column in parties),
            years,
            table.text("Commodity Code"),
            table.read("Trade Value (US$)", lambda cell: plain_number(cell, 0, _MOST)),
        )
    )
    table.refuse_leftovers(LEGACY_IGNORED)
    _check_totals(file, declared, "Trade Value (US$)")
    yield _block(file, declared, "Reporter", "Partner", [LEGACY_PUBLISHED] * len(declared))


def read_v1(file: RawFile) -> Iterator[Block]:
    """Yield one flow per object of ``data`` that is of two parties and of a total; row ids count the objects from 1.

    Raises
    ------
    SourceFileError
        For an answer that is an error, is cut or may have been, and as ``read_legacy``.
    """
    declared = []
    for row, record in enumerate(_answer(file), start=1):
        file.check_columns(list(record), V1, row=row)
        for key, wanted in (("typeCode", "C"), ("freqCode", "A")):
            if record[key] != wanted:
                raise _wrong(file, row, key, f"not {wanted!r}, yearly trade in goods:", record[key])
        flow = _V1_FLOWS.get(record["flowCode"]) or _V1_PARTS.get(record["flowCode"])
        if flow is None:
            raise _wrong(
                file, row, "flowCode", f"not one of {', '.join((*_V1_FLOWS, *_V1_PARTS))}:", record["flowCode"]
            )
        if any(record[key] != whole for key, whole in _WHOLE.items()):
            file.leave_out("a part of a total: by second partner, customs procedure or transport")
            continue
        if record["cmdCode"] not in KINDS:
            raise _wrong(file, row, "cmdCode", f"not one of {', '.join(KINDS)}:", record["cmdCode"])
        parties = ("", _code(file, row, record, "reporterCode"), "", _code(file, row, record, "partnerCode"))
        value = record["primaryValue"]
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= _MOST:
            raise _wrong(file, row, "primaryValue", f"no amount from 0 to {_MOST:g}:", value)
        year = _year(file, row, record)
        declared.append(_Declared(row, flow, *parties, year, record["cmdCode"], float(value)))
    _check_totals(file, declared, "primaryValue")
    published = [str(max(V1_OPENED, int(one.year) + 1)) for one in declared]
    yield _block(file, declared, "reporterCode", "partnerCode", published)


def _answer(file: RawFile) -> Sequence[Mapping[str, Any]]:
    """Return the objects of an answer, whole."""
    try:
        answer = msgspec.json.decode(file.data, type=_Answer)
    except msgspec.ValidationError as error:
        problem, remedy = f"no answer of the interface ({error})", "check that this is the publisher's file"
        raise UnknownColumnError(file.path.name, problem, remedy, row=1) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        problem = f"not readable as JSON ({error})"
        raise TruncatedFileError(file.path.name, problem, "get the file again", row=1) from error
    if answer.error:
        problem, remedy = "an error and no data:", "ask again; a key that is used up is renewed the next day"
        raise TruncatedFileError(file.path.name, problem, remedy, row=1, column="error", value=answer.error)
    found = len(answer.data)
    if answer.count != found:
        problem = f"{found} objects where it promises"
        raise TruncatedFileError(file.path.name, problem, "get it again", row=1, column="count", value=answer.count)
    if found in V1_LIMITS:
        problem, remedy = (
            "exactly as many objects as one answer may hold:",
            "ask for fewer reporters or years at a time",
        )
        raise TruncatedFileError(file.path.name, problem, remedy, row=1, column="count", value=found)
    return answer.data


class _Answer(msgspec.Struct, forbid_unknown_fields=True, rename="camel"):
    """An answer of the interface."""

    elapsed_time: str
    count: int
    data: list[dict[str, Any]]
    error: str | None


def _wrong(file: RawFile, row: int, column: str, problem: str, value: object) -> ImpossibleValueError:
    remedy = "check the question that was asked; if the publisher's form has changed, teach the reader"
    return ImpossibleValueError(file.path.name, problem, remedy, row=row, column=column, value=value)


def _code(file: RawFile, row: int, record: Mapping[str, Any], key: str) -> str:
    """Return the number of a state as it stands in the table of names."""
    value = record[key]
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(file, row, key, "not the number of a state:", value)
    return str(value)


def _year(file: RawFile, row: int, record: Mapping[str, Any]) -> str:
    """Return the year of an object, which ``period`` must repeat."""
    try:
        year = plain_year(str(record["refYear"]), file.source.years)
    except ValueError as error:
        raise _wrong(file, row, "refYear", str(error), record["refYear"]) from error
    if record["period"] != year:
        raise _wrong(file, row, "period", f"not the year {year}:", record["period"])
    return year


_V1_KEYS = re.compile(rb'"(refYear|cmdCode|reporterCode)":\s*"?(\w+)')


def _scope_legacy(file: RawFile) -> str:
    """Return year and commodity of a file, as of its first line."""
    lines = file.head.decode(errors="replace").splitlines()[1:2]
    cells = lines[0].split(",") if lines else []
    wanted = (LEGACY.index("Year"), LEGACY.index("Commodity Code"))
    return " ".join(cells[place] for place in wanted if place < len(cells))


def _scope_v1(file: RawFile) -> str:
    """Return years and commodities of an answer, and its reporters where they are few."""
    found: dict[bytes, set[str]] = {key: set() for key in (b"refYear", b"cmdCode", b"reporterCode")}
    for key, value in _V1_KEYS.findall(file.data):
        found[key].add(value.decode())
    years, commodities, reporters = (sorted(values) for values in found.values())
    parts = [years, commodities] + ([reporters] if len(reporters) < _FEW_REPORTERS else [])
    return " ".join("+".join(part) for part in parts)


def _is_v1(file: RawFile) -> bool:
    return file.head.lstrip().startswith(b"{") and all(
        f'"{key}"'.encode() in file.head for key in ("elapsedTime", "reporterCode", "partner2Code", "primaryValue")
    )


READERS: Final = (
    Reader(
        SOURCE,
        ("comtrade.csv",),
        read_legacy,
        (lambda file: file.head.removeprefix(b"\xef\xbb\xbf").startswith(",".join(LEGACY).encode()),),
        "legacy",
        _scope_legacy,
    ),
    Reader(SOURCE, ("comtrade.json",), read_v1, (_is_v1,), "v1", _scope_v1),
)
