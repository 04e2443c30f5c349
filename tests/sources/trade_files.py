"""Made-up trade in the layouts of the Correlates of War data set and of UN Comtrade."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bilateral.sources.cow_trade import DIRECTED, DYADIC
from bilateral.sources.un_comtrade import LEGACY, V1
from tests.sources.rda_writer import NAN, frame, rds, reals


class Pair(NamedTuple):
    """A row of the directed frame: what state 1 imports from state 2, and the other way round."""

    one: float
    two: float
    year: float
    flow1: float
    flow2: float


DIRECTED_ROWS = (
    Pair(731, 365, 2013, 114.0, 9.0),
    Pair(365, 731, 2013, 9.0, 114.0),
    Pair(731, 365, 1988, 0.0, 0.0),  # the Soviet Union did not report
    Pair(365, 731, 1988, 0.0, 0.0),
    Pair(732, 345, 2006, 31.0, NAN),  # by the end of 2006 the number is Serbia's
    Pair(345, 732, 2006, NAN, 31.0),
    Pair(678, 200, 1985, 3.0, 0.0),
    Pair(200, 678, 1985, 0.0, 3.0),
)


def write_directed(  # one argument per fault
    folder: Path, rows: Sequence[Pair] = DIRECTED_ROWS, *, extra_column: str = "", without_column: str = ""
) -> None:
    """Write the data frame of the R package."""
    numbers = [list(map(float, column)) for column in zip(*rows, strict=True)]
    columns = {name: reals(values) for name, values in zip(DIRECTED, [*numbers, *numbers[3:]], strict=True)}
    if extra_column:
        columns[extra_column] = reals([1.0] * len(rows))
    columns.pop(without_column, None)
    (folder / "cow_trade_ddy.rds").write_bytes(rds(frame(columns, len(rows))))


DYADIC_LINES = (
    ",".join(DYADIC),
    "2,20,1920,United States of America,Canada,611.86,735.48,611.86,735.48,1347.34,0,0,0,0,0,0,-9,-9,-9,-9,1,1,4",
    "365,731,2013,Russia,North Korea,8.5,113.75,8.5,113.75,122.25,0,0,0,0,0,0,-9,-9,-9,-9,1,2,4",
    "345,732,2005,Yugoslavia,South Korea,-9,31,-9,31,-9,0,0,0,0,0,0,-9,-9,-9,-9,-9,1,4",
    '484,490,2012,Congo,"Congo, Democratic Republic of the",0,2.25,0,2.25,2.25,0,0,0,0,0,0,-9,-9,-9,-9,1,1,4',
)


def write_dyadic(folder: Path) -> None:
    """Write the publisher's own file."""
    (folder / "Dyadic_COW_4.0.csv").write_bytes(("\r\n".join(DYADIC_LINES) + "\r\n").encode())


_FUELS = '"Mineral fuels, mineral oils and products of their distillation; bituminous substances; mineral waxes"'


def _legacy(flow: str, reporter: str, partner: str, value: int) -> str:
    return f"H4,2014,2014,2014,2,0,{flow},{reporter},{partner},27,{_FUELS},1,No Quantity,,,{value},0"


_RUSSIA, _CHINA = "643,Russian Federation,RUS", "156,China,CHN"
_NORTH, _SOUTH = "408,Dem. People's Rep. of Korea,PRK", "410,Rep. of Korea,KOR"
_WORLD, _NOWHERE, _ASIA = "0,World,WLD", '899,"Areas, nes",', '490,"Other Asia, nes",'
LEGACY_LINES = (
    ",".join(LEGACY),
    _legacy("2,Export", _RUSSIA, _WORLD, 1101),
    _legacy("2,Export", _RUSSIA, _NORTH, 300),
    _legacy("2,Export", _RUSSIA, _NOWHERE, 700),
    _legacy("2,Export", _RUSSIA, _ASIA, 100),
    _legacy("2,Export", _RUSSIA, _SOUTH, 0),
    _legacy("3,Re-Export", _RUSSIA, _NORTH, 20),
    _legacy("1,Import", _CHINA, _WORLD, 906),
    _legacy("1,Import", _CHINA, _NORTH, 400),
    _legacy("1,Import", _CHINA, _RUSSIA, 500),
    _legacy("1,Import", _CHINA, _CHINA, 6),
    _legacy("2,Export", "682,Saudi Arabia,SAU", _ASIA, 44),
)


def write_legacy(folder: Path) -> None:
    """Write a file of the closed interface: a byte order mark, CRLF."""
    (folder / "comtrade.csv").write_bytes(b"\xef\xbb\xbf" + ("\r\n".join(LEGACY_LINES) + "\r\n").encode())


def record(reporter: int, flow: str, partner: int, value: float, **other: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return an object of the present interface, without descriptions."""
    plain = {
        "typeCode": "C",
        "freqCode": "A",
        "refPeriodId": 20160101,
        "refYear": 2016,
        "refMonth": 52,
        "period": "2016",
        "reporterCode": reporter,
        "flowCode": flow,
        "partnerCode": partner,
        "partner2Code": 0,
        "classificationCode": "H4",
        "classificationSearchCode": "HS",
        "isOriginalClassification": True,
        "cmdCode": "TOTAL",
        "aggrLevel": 0,
        "isLeaf": False,
        "customsCode": "C00",
        "mosCode": "0",
        "motCode": 0,
        "qtyUnitCode": -1,
        "isQtyEstimated": False,
        "altQtyUnitCode": -1,
        "isAltQtyEstimated": False,
        "isNetWgtEstimated": False,
        "isGrossWgtEstimated": False,
        "primaryValue": value,
        "legacyEstimationFlag": 0,
        "isReported": True,
        "isAggregate": False,
    } | other
    return {key: plain.get(key) for key in V1}


V1_RECORDS = (
    record(643, "X", 0, 91.5),
    record(643, "X", 408, 68.5),
    record(643, "X", 410, 23.0),
    record(643, "X", 408, 60.0, customsCode="C04"),
    record(643, "X", 408, 8.5, motCode=2100),
    record(643, "RX", 408, 1.5),
    record(156, "M", 643, 70.0, cmdCode="27"),
    record(156, "M", 643, 2.0, cmdCode="10"),
    record(699, "M", 180, 3.5, cmdCode="30", partnerISO="COD", partnerDesc="Dem. Rep. of the Congo"),
)


def write_v1(folder: Path, records: Sequence[dict[str, Any]] = V1_RECORDS, **answer: Any) -> None:  # noqa: ANN401
    """Write an answer of the present interface."""
    whole = {"elapsedTime": "0.11 secs", "count": len(records), "data": list(records), "error": ""} | answer
    (folder / "comtrade.json").write_text(json.dumps(whole, indent=1), encoding="utf-8")
