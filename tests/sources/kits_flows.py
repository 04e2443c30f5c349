"""Kits of the sources of flows: arms transfers and trade."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bilateral.sources import cow_trade, sipri_register, sipri_text_register, sipri_tiv, un_comtrade
from bilateral.sources.errors import (
    ImpossibleValueError,
    SourceFileError,
    TruncatedFileError,
    UnknownColumnError,
    UnknownNameError,
)
from tests.sources import sipri_files, trade_files
from tests.sources.kit import Fault, Kit, cut_after, edited
from tests.sources.trade_files import DIRECTED_ROWS, Pair, record

_REGISTER = "trade_register.csv"
DELIVERIES = Kit(
    reader=sipri_register.READERS[0],
    write=sipri_files.write_resaved,
    rows=9,
    faults={
        "unknown name": Fault(
            edited(_REGISTER, b"90001,North Korea,", b"90001,Korea,"),
            UnknownNameError,
            _REGISTER,
            13,
            "Supplier",
            "Korea",
        ),
        "new column": Fault(
            edited(_REGISTER, b"Status,SIPRI", b"Status,Grade,SIPRI"),
            UnknownColumnError,
            _REGISTER,
            12,
            "Grade",
            "Grade",
        ),
        "impossible year": Fault(
            edited(_REGISTER, b"Yes,2020,No", b"Yes,2101,No"),
            ImpossibleValueError,
            _REGISTER,
            13,
            "Delivery year",
            "2101",
        ),
        "figures that do not belong together": Fault(
            edited(_REGISTER, b"2.5,2.5,25,", b"2.5,2.5,52,"),
            ImpossibleValueError,
            _REGISTER,
            13,
            "TIV delivery values",
            "52",
        ),
        "new weapon at half its value": Fault(
            edited(_REGISTER, b"Second hand,1,0.4", b"New,1,0.4"), ImpossibleValueError, _REGISTER, 15, "Status", "New"
        ),
        "delivery that is there twice": Fault(
            edited(_REGISTER, b"4,Yes,2021", b"4,Yes,2020"),
            ImpossibleValueError,
            _REGISTER,
            14,
            "SIPRI AT Database ID",
            "90001",
        ),
        "not a mark of an estimate": Fault(
            edited(_REGISTER, b"2019,No,10", b"2019,Perhaps,10"),
            ImpossibleValueError,
            _REGISTER,
            13,
            "Order date is estimate",
            "Perhaps",
        ),
        "line without its semicolon": Fault(
            edited(_REGISTER, b"25,No;", b"25,No"), ImpossibleValueError, _REGISTER, 13, "Local production;", "No"
        ),
        "some suppliers only": Fault(
            edited(_REGISTER, b"from All countries", b"from North Korea"),
            SourceFileError,
            _REGISTER,
            1,
            "",
            "Transfers of major conventional arms from North Korea to All countries .",
        ),
        "no date": Fault(edited(_REGISTER, b"Data generated", b"Data made"), TruncatedFileError, _REGISTER, 1),
        "no day": Fault(
            edited(_REGISTER, b": 7 Mar 2026", b": 7 Mrz 2026"),
            ImpossibleValueError,
            _REGISTER,
            11,
            "",
            "Data generated: 7 Mrz 2026",
        ),
        "truncated file": Fault(
            cut_after(_REGISTER, b"South Korea,Turkiye"),
            TruncatedFileError,
            _REGISTER,
            22,
            "",
            "90009,South Korea,Turkiye",
        ),
        "other encoding": Fault(
            edited(_REGISTER, b"Turkiye", b"T\xfcrkiye"), ImpossibleValueError, _REGISTER, 22, "", b"\xfc"
        ),
    },
)

_DEALS = "trade_register_deals.csv"
DEALS = Kit(
    reader=sipri_register.READERS[1],
    write=sipri_files.write_deals,
    rows=4,
    faults={
        "unknown name": Fault(
            edited(_DEALS, b"Russia,North Korea", b"Russia,Korea"), UnknownNameError, _DEALS, 13, "Supplier", "Korea"
        ),
        "new column": Fault(
            edited(_DEALS, b",status,", b",status,Mode,"), UnknownColumnError, _DEALS, 12, "Mode", "Mode"
        ),
        "impossible year": Fault(
            edited(_DEALS, b"2020; 2021", b"2020; 2101"),
            ImpossibleValueError,
            _DEALS,
            13,
            "Year(s) of delivery",
            "2020; 2101",
        ),
        "years that go back": Fault(
            edited(_DEALS, b"2020; 2021", b"2021; 2020"),
            ImpossibleValueError,
            _DEALS,
            13,
            "Year(s) of delivery",
            "2021; 2020",
        ),
        "delivery without volume": Fault(
            edited(_DEALS, b"2.5,50,35", b"2.5,50,"),
            ImpossibleValueError,
            _DEALS,
            13,
            "SIPRI TIV of delivered weapons",
            "",
        ),
        "mark that is none": Fault(
            edited(_DEALS, b"Syria,unknown supplier(s),2011,?", b"Syria,unknown supplier(s),2011,!"),
            ImpossibleValueError,
            _DEALS,
            14,
            " ",
            "!",
        ),
        "some recipients only": Fault(
            edited(_DEALS, b"to All countries", b"to Israel"),
            SourceFileError,
            _DEALS,
            1,
            "",
            "Transfers of major conventional arms from All countries to Israel . Deal",
        ),
        "truncated file": Fault(
            cut_after(_DEALS, b"Invented-12,missile"),
            TruncatedFileError,
            _DEALS,
            18,
            "",
            "Hamas (Palestine)*,unknown supplier(s),2009,?,5,?,Invented-12,missile",
        ),
    },
)

_TEXT = "trade_register_text.txt"
TEXT = Kit(
    reader=sipri_text_register.READER,
    write=sipri_files.write_text,
    rows=8,
    faults={
        "unknown name": Fault(
            edited(_TEXT, b"R: North Korea", b"R: Northern Korea"),
            UnknownNameError,
            _TEXT,
            16,
            "recipient (R)",
            "Northern Korea",
        ),
        "unknown supplier": Fault(
            edited(_TEXT, b"\nRussia\n", b"\nMuscovy\n"), UnknownNameError, _TEXT, 11, "Supplier", "Muscovy"
        ),
        "new column": Fault(
            edited(_TEXT, b"delivered\tComments", b"delivered\tTIV\tComments"),
            UnknownColumnError,
            _TEXT,
            2,
            "",
            sipri_text_register.HEADER.replace("delivered\t", "delivered\tTIV\t"),
        ),
        "impossible year": Fault(
            edited(_TEXT, b"1985-1987", b"1985-2101"), ImpossibleValueError, _TEXT, 7, "Year(s) of delivery", 2101
        ),
        "delivered before ordered": Fault(
            edited(_TEXT, b"1985-1987", b"1983-1987"), ImpossibleValueError, _TEXT, 7, "Year(s) of delivery", "1983"
        ),
        "number of another form": Fault(
            edited(_TEXT, b"(90)", b"c. 90"), ImpossibleValueError, _TEXT, 7, "No. delivered", "c. 90"
        ),
        "delivery without number": Fault(
            edited(_TEXT, b"(90)", b""), ImpossibleValueError, _TEXT, 7, "No. delivered", ""
        ),
        "recipient without its supplier": Fault(
            edited(_TEXT, b"\nSoviet Union\n", b"\n"),
            TruncatedFileError,
            _TEXT,
            15,
            "",
            "R: North Korea\t(12)\tInvented-26\tFighter aircraft\t1953\t1953-1954\t(12)\t",
        ),
        "first recipient not marked": Fault(
            edited(_TEXT, b"R: South Yemen", b"     South Yemen"),
            TruncatedFileError,
            _TEXT,
            21,
            "",
            "     South Yemen\t5\tInvented-29\tTank\t1968\t1968\t5\t",
        ),
        "truncated file": Fault(cut_after(_TEXT, b"Towed gun\t1986\t1987\t2"), TruncatedFileError, _TEXT, 22),
        "other encoding": Fault(edited(_TEXT, b"\xc3\xa4", b"\xe4"), ImpossibleValueError, _TEXT, 7, "", b"\xe4"),
    },
)

_TABLE = "TIV-Export.csv"
TABLE = Kit(
    reader=sipri_tiv.READERS[0],
    write=sipri_files.write_table,
    rows=7,
    faults={
        "unknown name": Fault(
            edited(_TABLE, b"\nNorth Korea", b"\nKorea"), UnknownNameError, _TABLE, 12, "recipient", "Korea"
        ),
        "unknown supplier": Fault(
            edited(_TABLE, b"from Soviet Union", b"from Union"), UnknownNameError, _TABLE, 1, "", "Union"
        ),
        "new column": Fault(
            edited(_TABLE, b",1995,Total", b",1995,Rank,Total"), UnknownColumnError, _TABLE, 10, "Rank", "Rank"
        ),
        "impossible year": Fault(
            edited(_TABLE, b"1990-1995", b"1990-2101"), ImpossibleValueError, _TABLE, 1, "", "1990-2101"
        ),
        "year that is missing": Fault(
            edited(_TABLE, b",1991,1992,", b",1992,1993,"), UnknownColumnError, _TABLE, 10, "1991", "1992"
        ),
        "fraction": Fault(edited(_TABLE, b"7,11", b"7.5,11"), ImpossibleValueError, _TABLE, 12, "1990", "7.5"),
        "line that does not add up": Fault(
            edited(_TABLE, b"7,11", b"7,17"), ImpossibleValueError, _TABLE, 12, "sum of the years", 22.0
        ),
        "total that is not the year's": Fault(
            edited(_TABLE, b"Total,12,11,2", b"Total,8,15,2"), ImpossibleValueError, _TABLE, 17, "1990", 8.0
        ),
        "short line": Fault(
            edited(_TABLE, b"Yemen,,,2,,,,2", b"Yemen,,,2"), TruncatedFileError, _TABLE, 14, "", "Yemen,,,2"
        ),
        "truncated file": Fault(cut_after(_TABLE, b"Republic,1,,,,,,1"), TruncatedFileError, _TABLE, 15),
        "no title": Fault(
            edited(_TABLE, b"TIV of arms exports", b"TIV of exports"),
            UnknownColumnError,
            _TABLE,
            1,
            "",
            "TIV of exports from Soviet Union, 1990-1995,,,,,,,",
        ),
    },
)

_IMPORTS = "import-export-values.csv"
IMPORTS = Kit(
    reader=sipri_tiv.READERS[1],
    write=sipri_files.write_imports,
    rows=7,
    faults={
        "unknown name": Fault(
            edited(_IMPORTS, b"\nNorth Korea", b"\nKorea"), UnknownNameError, _IMPORTS, 13, "Supplier", "Korea"
        ),
        "unknown recipient": Fault(
            edited(_IMPORTS, b"exports to Pakistan", b"exports to Stan"), UnknownNameError, _IMPORTS, 14, "", "Stan"
        ),
        "new column": Fault(
            edited(_IMPORTS, b"Percentage,Sum", b"Percentage,Rank,Sum"),
            UnknownColumnError,
            _IMPORTS,
            10,
            "Rank",
            "Rank",
        ),
        "impossible year": Fault(
            edited(_IMPORTS, b"2024,2025,2022", b"2024,2031,2022"),
            ImpossibleValueError,
            _IMPORTS,
            10,
            "",
            "2022-2031",
        ),
        "share that is none": Fault(
            edited(_IMPORTS, b"84,84%,84", b"84,most,84"), ImpossibleValueError, _IMPORTS, 11, "Percentage", "most"
        ),
        "line that does not add up": Fault(
            edited(_IMPORTS, b"China,40", b"China,44"), ImpossibleValueError, _IMPORTS, 11, "sum of the years", 84.0
        ),
        "truncated file": Fault(cut_after(_IMPORTS, b"4,4.0%"), TruncatedFileError, _IMPORTS, 13),
    },
)


def _directed(**other: Any) -> Callable[[Path], None]:  # noqa: ANN401 - passed on
    return lambda folder: trade_files.write_directed(folder, **other)


def _changed(row: int, **other: float) -> Callable[[Path], None]:
    rows = [pair._replace(**other) if place == row else pair for place, pair in enumerate(DIRECTED_ROWS, start=1)]
    return _directed(rows=rows)


def _cut_frame(folder: Path) -> None:
    path = folder / "cow_trade_ddy.rds"
    data = gzip.decompress(path.read_bytes())
    path.write_bytes(gzip.compress(data[: len(data) // 2], mtime=0))


_FRAME = "cow_trade_ddy.rds"
DIRECTED = Kit(
    reader=cow_trade.READERS[0],
    write=trade_files.write_directed,
    rows=5,
    faults={
        "unknown name": Fault(
            _directed(rows=[Pair(2, 733, 2013, 1.0, 2.0), Pair(733, 2, 2013, 2.0, 1.0)]),
            UnknownNameError,
            _FRAME,
            1,
            "ccode2",
            "733",
        ),
        "new column": Fault(_directed(extra_column="spike1"), UnknownColumnError, _FRAME, None, "spike1", "spike1"),
        "missing column": Fault(
            _directed(without_column="flow2"), UnknownColumnError, _FRAME, None, "flow2", "smoothflow1"
        ),
        "impossible year": Fault(_changed(2, year=2101), ImpossibleValueError, _FRAME, 2, "year", 2101.0),
        "negative amount": Fault(_changed(1, flow1=-9.0), ImpossibleValueError, _FRAME, 1, "flow1", -9.0),
        "code that is none": Fault(_changed(1, two=365.5), ImpossibleValueError, _FRAME, 1, "ccode2", 365.5),
        "state that trades with itself": Fault(_changed(1, two=731), ImpossibleValueError, _FRAME, 1, "ccode2", 731.0),
        "other direction missing": Fault(
            _directed(rows=DIRECTED_ROWS[:-1]), ImpossibleValueError, _FRAME, 7, "ccode2", 200
        ),
        "other direction contradicts": Fault(_changed(2, flow2=141.0), ImpossibleValueError, _FRAME, 2, "flow2", 141.0),
        "pair that is there twice": Fault(
            _directed(rows=(*DIRECTED_ROWS, *DIRECTED_ROWS[:2])), ImpossibleValueError, _FRAME, 9, "year", 2013
        ),
        "truncated file": Fault(_cut_frame, TruncatedFileError, _FRAME),
    },
)

_DYADIC = "Dyadic_COW_4.0.csv"
DYADIC = Kit(
    reader=cow_trade.READERS[1],
    write=trade_files.write_dyadic,
    rows=7,
    faults={
        "unknown name": Fault(edited(_DYADIC, b"365,731", b"365,733"), UnknownNameError, _DYADIC, 3, "ccode2", "733"),
        "new column": Fault(
            edited(_DYADIC, b"source2,version", b"source2,source3,version"),
            UnknownColumnError,
            _DYADIC,
            1,
            "source3",
            "source3",
        ),
        "impossible year": Fault(
            edited(_DYADIC, b"2,20,1920", b"2,20,1820"), ImpossibleValueError, _DYADIC, 2, "year", 1820.0
        ),
        "negative amount": Fault(edited(_DYADIC, b"611.86", b"-8"), ImpossibleValueError, _DYADIC, 2, "flow1", -8.0),
        "amount that is none": Fault(edited(_DYADIC, b"611.86", b"."), ImpossibleValueError, _DYADIC, 2, "flow1", "."),
        "other version": Fault(
            edited(_DYADIC, b"1,2,4\r\n", b"1,2,5\r\n"), ImpossibleValueError, _DYADIC, 3, "version", "5"
        ),
        "truncated file": Fault(
            cut_after(_DYADIC, b"484,490,2012"), TruncatedFileError, _DYADIC, 5, "", "484,490,2012"
        ),
        "other encoding": Fault(
            edited(_DYADIC, b"Yugoslavia", b"Yugosl\xe1via"), ImpossibleValueError, _DYADIC, 4, "", b"\xe1"
        ),
    },
)

_LEGACY = "comtrade.csv"
LEGACY = Kit(
    reader=un_comtrade.READERS[0],
    write=trade_files.write_legacy,
    rows=6,
    faults={
        "unknown name": Fault(
            edited(_LEGACY, b"408,Dem. People's Rep. of Korea", b"408,Rep. of Korea"),
            UnknownNameError,
            _LEGACY,
            3,
            "Partner",
            "408 Rep. of Korea",
        ),
        "unknown name of a reporter met before": Fault(
            edited(_LEGACY, b"2,Export,643,Russian Federation,RUS,490", b"2,Export,643,Muscovy,RUS,490"),
            UnknownNameError,
            _LEGACY,
            5,
            "Reporter",
            "643 Muscovy",
        ),
        "new column": Fault(
            edited(_LEGACY, b"Partner ISO,", b"Partner ISO,2nd Partner Code,"),
            UnknownColumnError,
            _LEGACY,
            1,
            "2nd Partner Code",
            "2nd Partner Code",
        ),
        "impossible year": Fault(
            edited(_LEGACY, b"H4,2014", b"H4,2041"), ImpossibleValueError, _LEGACY, 2, "Year", "2041"
        ),
        "another period": Fault(
            edited(_LEGACY, b"H4,2014,2014", b"H4,2014,201401"), ImpossibleValueError, _LEGACY, 2, "Period", "201401"
        ),
        "flow under another code": Fault(
            edited(_LEGACY, b"2,Export", b"1,Export"), ImpossibleValueError, _LEGACY, 2, "Trade Flow", "Export"
        ),
        "commodity without a kind": Fault(
            edited(_LEGACY, b",27,", b",44,"), ImpossibleValueError, _LEGACY, 2, "Commodity Code", "44"
        ),
        "no value": Fault(
            edited(_LEGACY, b",,300,", b",,,"), ImpossibleValueError, _LEGACY, 3, "Trade Value (US$)", ""
        ),
        "partners that do not add up": Fault(
            edited(_LEGACY, b",,300,", b",,800,"), ImpossibleValueError, _LEGACY, 2, "Trade Value (US$)", 1101.0
        ),
        "partner that is there twice": Fault(
            edited(_LEGACY, b'899,"Areas, nes",', b"408,Dem. People's Rep. of Korea,PRK"),
            ImpossibleValueError,
            _LEGACY,
            4,
            "",
            "408",
        ),
        "truncated file": Fault(
            cut_after(_LEGACY, b"682,Saudi"),
            TruncatedFileError,
            _LEGACY,
            12,
            "",
            "H4,2014,2014,2014,2,0,2,Export,682,Saudi",
        ),
        "other encoding": Fault(
            edited(_LEGACY, b"Areas, nes", b"Ar\xe9as, nes"), ImpossibleValueError, _LEGACY, 4, "", b"\xe9"
        ),
    },
)


def _v1(*records: dict[str, Any], **answer: Any) -> Callable[[Path], None]:  # noqa: ANN401 - passed on
    return lambda folder: trade_files.write_v1(folder, records or trade_files.V1_RECORDS, **answer)


_V1 = "comtrade.json"
V1 = Kit(
    reader=un_comtrade.READERS[1],
    write=trade_files.write_v1,
    rows=5,
    faults={
        "unknown name": Fault(_v1(record(643, "X", 409, 1)), UnknownNameError, _V1, 1, "partnerCode", "409"),
        "new column": Fault(
            _v1(record(643, "X", 408, 1) | {"tariff": 0}), UnknownColumnError, _V1, 1, "tariff", "tariff"
        ),
        "impossible year": Fault(
            _v1(record(643, "X", 408, 1, refYear=2041, period="2041")), ImpossibleValueError, _V1, 1, "refYear", 2041
        ),
        "month": Fault(_v1(record(643, "X", 408, 1, freqCode="M")), ImpossibleValueError, _V1, 1, "freqCode", "M"),
        "another period": Fault(
            _v1(record(643, "X", 408, 1, period="2017")), ImpossibleValueError, _V1, 1, "period", "2017"
        ),
        "flow without a direction": Fault(_v1(record(643, "Z", 408, 1)), ImpossibleValueError, _V1, 1, "flowCode", "Z"),
        "commodity without a kind": Fault(
            _v1(record(643, "X", 408, 1, cmdCode="44")), ImpossibleValueError, _V1, 1, "cmdCode", "44"
        ),
        "code as text": Fault(
            _v1(record(643, "X", 408, 1, reporterCode="643")), ImpossibleValueError, _V1, 1, "reporterCode", "643"
        ),
        "no value": Fault(
            _v1(record(643, "X", 408, 1, primaryValue="1")), ImpossibleValueError, _V1, 1, "primaryValue", "1"
        ),
        "partners that do not add up": Fault(
            _v1(record(643, "X", 0, 9), record(643, "X", 408, 4)), ImpossibleValueError, _V1, 1, "primaryValue", 9.0
        ),
        "error instead of data": Fault(
            _v1(error="Rate limit is exceeded."),
            TruncatedFileError,
            _V1,
            1,
            "error",
            "Rate limit is exceeded.",
        ),
        "fewer objects than promised": Fault(_v1(count=10), TruncatedFileError, _V1, 1, "count", 10),
        "as many objects as fit": Fault(
            _v1(*(record(643, "X", 408, 1, refYear=1970, period="1970") for _ in range(500))),
            TruncatedFileError,
            _V1,
            1,
            "count",
            500,
        ),
        "another answer": Fault(edited(_V1, b'"elapsedTime"', b'"statusCode"'), UnknownColumnError, _V1, 1),
        "truncated file": Fault(cut_after(_V1, b'"primaryValue": 3'), TruncatedFileError, _V1, 1),
    },
)

KITS: tuple[Kit, ...] = (DELIVERIES, DEALS, TEXT, TABLE, IMPORTS, DIRECTED, DYADIC, LEGACY, V1)
