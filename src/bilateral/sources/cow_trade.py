"""Trade between states, 1870-2014: the Correlates of War Trade Data Set 4.0.

Two layouts of one edition. ``directed`` is the data frame of the R package peacesciencer, every pair both ways and
amounts rounded to the million; ``dyadic`` is the publisher's own ``Dyadic_COW_4.0.csv``, every pair once. ``flow1`` is
what state 1 imports from state 2, so that it goes from 2 to 1.

COW gives one figure for each direction, the importer's where it has one, else one made from the exporter's, from
earlier years or from other sources. It does not say in a form that could be used whose figure it is: a flow has no
``reporter``, and the two directions of a pair are no mirror values of each other.

A figure of 0 says that there was no trade, or less than half a million, or that nobody reported it (the Soviet Union's
with North Korea are 0 from 1981 to 1991): it is no census's zero, and yields no row. A missing figure (-9, NaN) is a
flow without amount.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from bilateral.shapes.blocks import Block
from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Flow
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.cells import plain_number
from bilateral.sources.errors import ImpossibleValueError, UnknownNameError
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader
from bilateral.sources.state_codes import code_names, year_end

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from bilateral.sources.rda import Frame

SOURCE = Source(
    key="cow_trade",
    title="Correlates of War Trade Data Set 4.0",
    publisher="Correlates of War Project",
    url="https://correlatesofwar.org/data-sets/bilateral-trade/",
    cite="barbieri_keshk2016",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="million current US$",
    kinds=(Kind.TRADE,),
    years=(1870, 2014),
    licence="free for research with citation (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download COW_Trade_4.0.zip from the publisher's page and unpack Dyadic_COW_4.0.csv",
    completeness=Completeness.BEST_EFFORT,
    checked_via="figures as in the R package peacesciencer; header of the publisher's file as in public programs",
    checked_on="2026-11-24",
    min_rows=500_000,
    max_rows=1_400_000,
)

PUBLISHED: Final = "2017"
"""Version 4.0 has data to 2014; its codebook is of 2016 and 2017, and no file says more."""

DIRECTED: Final = ("ccode1", "ccode2", "year", "flow1", "flow2", "smoothflow1", "smoothflow2")
DYADIC: Final = (
    "ccode1",
    "ccode2",
    "year",
    "importer1",
    "importer2",
    "flow1",
    "flow2",
    "smoothflow1",
    "smoothflow2",
    "smoothtotrade",
    "spike1",
    "spike2",
    "dip1",
    "dip2",
    "trdspike",
    "tradedip",
    "bel_lux_alt_flow1",
    "bel_lux_alt_flow2",
    "china_alt_flow1",
    "china_alt_flow2",
    "source1",
    "source2",
    "version",
)
IGNORED: Final = frozenset(
    {
        "importer1",
        "importer2",
        "smoothflow1",
        "smoothflow2",
        "smoothtotrade",
        "spike1",
        "spike2",
        "dip1",
        "dip2",
        "trdspike",
        "tradedip",
        "bel_lux_alt_flow1",
        "bel_lux_alt_flow2",
        "china_alt_flow1",
        "china_alt_flow2",
        "source1",
        "source2",
    }
)
"""Names of the importers (their codes are read), series smoothed by the publisher and where it smoothed them, figures
for Belgium with Luxembourg and for China with Hong Kong and Macau, and codes of where a figure is from."""

_MISSING: Final = -9.0
_MOST: Final = 1e6
"""No pair trades for more than a million millions."""
_HIGHEST_CODE: Final = 999
_ZERO: Final = "the figure is 0, which is no census's zero"


def read_directed(file: RawFile) -> Iterator[Block]:
    """Yield the flow from state 2 to state 1 of every row; ``flow2`` is held against the row of the other direction.

    Raises
    ------
    SourceFileError
        For an unknown code, column or year, an impossible figure, a direction that is missing or contradicts itself.
    """
    import numpy as np  # noqa: PLC0415 - cards are shown far more often than files are read

    frame = file.frame("", DIRECTED)
    columns = {name: _numbers(file, frame, name) for name in DIRECTED if name not in IGNORED}
    rows = np.arange(1, frame.n_rows + 1)
    _check(file, columns, rows, missing=np.nan)
    importer, exporter, year, flow, back = (columns[name] for name in DIRECTED if name not in IGNORED)
    _check_directions(file, (importer, exporter, year), (flow, back), rows)
    yield _block(file, columns, ("ccode2", "ccode1"), "flow1", rows)


def read_dyadic(file: RawFile) -> Iterator[Block]:
    """Yield the two flows of every line: what state 1 imports from 2, and what 2 imports from 1.

    Raises
    ------
    SourceFileError
        For an unknown code, column or year, and an impossible figure.
    """
    import numpy as np  # noqa: PLC0415 - cards are shown far more often than files are read

    table = file.csv_table(DYADIC)
    table.words("version", {"4": 4, "4.0": 4})
    names = ("ccode1", "ccode2", "year", "flow1", "flow2")
    columns = {name: np.array(table.read(name, plain_number), dtype=np.float64) for name in names}
    table.refuse_leftovers(IGNORED)
    rows = np.array(table.rows, dtype=np.int64)
    _check(file, columns, rows, missing=_MISSING)
    yield _block(file, columns, ("ccode2", "ccode1"), "flow1", rows)
    yield _block(file, columns, ("ccode1", "ccode2"), "flow2", rows)


def _numbers(file: RawFile, frame: "Frame", column: str) -> "NDArray[np.float64]":
    """Return a column of a data frame as numbers.

    Raises
    ------
    ImpossibleValueError
        Where it holds something else.
    """
    import numpy as np  # noqa: PLC0415

    try:
        return np.array(frame.columns[column], dtype=np.float64)
    except (TypeError, ValueError) as error:
        problem, remedy = "a column that is not of numbers, beginning with", "compare with an older file"
        value = frame.columns[column][0]
        raise ImpossibleValueError(file.path.name, problem, remedy, row=1, column=column, value=value) from error


def _check(
    file: RawFile, columns: Mapping[str, "NDArray[np.float64]"], rows: "NDArray[np.int64]", *, missing: float
) -> None:
    """Refuse impossible years and figures; make missing figures NaN."""
    import numpy as np  # noqa: PLC0415

    from bilateral.sources.whole_columns import refuse  # noqa: PLC0415

    first, last = file.source.years
    year = columns["year"]
    problem, remedy = f"a year outside {first}-{last}:", "check the file; if the source has grown, its card too"
    failing = ~((year >= first) & (year <= last) & (year % 1 == 0))
    refuse(file, failing, problem, rows=rows, column="year", values=year, remedy=remedy)
    for column in ("ccode1", "ccode2"):
        code = columns[column]
        failing = ~((code >= 1) & (code <= _HIGHEST_CODE) & (code % 1 == 0))
        refuse(file, failing, f"no number of a state from 1 to {_HIGHEST_CODE}:", rows=rows, column=column, values=code)
    for column in ("flow1", "flow2"):
        flow = columns[column]
        absent = np.isnan(flow) if np.isnan(missing) else flow == missing
        failing = ~(absent | ((flow >= 0) & (flow <= _MOST)))
        refuse(file, failing, f"no amount from 0 to {_MOST:g} million:", rows=rows, column=column, values=flow)
        flow[absent] = np.nan
    same = columns["ccode1"] == columns["ccode2"]
    refuse(file, same, "a state that trades with itself:", rows=rows, column="ccode2", values=columns["ccode2"])


def _check_directions(
    file: RawFile,
    key: Sequence["NDArray[np.float64]"],
    flows: Sequence["NDArray[np.float64]"],
    rows: "NDArray[np.int64]",
) -> None:
    """Refuse a pair and year that is there twice or one way only, or whose two rows give different figures."""
    import numpy as np  # noqa: PLC0415

    from bilateral.sources.whole_columns import refuse  # noqa: PLC0415

    one, other, year = (column.astype(np.int64) for column in key)
    wide = max(int(one.max(initial=0)), int(other.max(initial=0))) + 1
    there, back = (one * wide + other) * 10_000 + year, (other * wide + one) * 10_000 + year
    order, mirrored = np.argsort(there, kind="stable"), np.argsort(back, kind="stable")
    twice = np.zeros(len(rows), dtype=bool)
    twice[order[1:]] = np.diff(there[order]) == 0
    refuse(file, twice, "a pair and year that is there twice:", rows=rows, column="year", values=year)
    if not np.array_equal(there[order], back[mirrored]):
        alone = ~np.isin(there, back)
        refuse(file, alone, "a pair without its other direction:", rows=rows, column="ccode2", values=other)
    imports, exports = flows[0][order], flows[1][mirrored]
    differ = np.zeros(len(rows), dtype=bool)
    differ[mirrored] = ~((imports == exports) | (np.isnan(imports) & np.isnan(exports)))
    refuse(file, differ, "not what the row of the other direction gives:", rows=rows, column="flow2", values=flows[1])


def _block(
    file: RawFile,
    columns: Mapping[str, "NDArray[np.float64]"],
    parties: tuple[str, str],
    flow: str,
    rows: "NDArray[np.int64]",
) -> Block:
    """Return the flows of one column from one party to the other, those of 0 left out."""
    import numpy as np  # noqa: PLC0415

    from bilateral.sources.whole_columns import objects, row_ids  # noqa: PLC0415

    year = columns["year"].astype(np.int64)
    actor, target = (_states(file, columns[party], year, rows, party) for party in parties)
    kept = columns[flow] != 0
    file.leave_out(_ZERO, int((~kept).sum()))
    first = file.source.years[0]
    years = objects([str(one) for one in range(first, file.source.years[1] + 1)])[year[kept] - first]
    return Block(
        Flow,
        {
            "at": row_ids(file, rows[kept], flow),
            "actor": actor[kept],
            "target": target[kept],
            "since": years,
            "until": years,
            "amount": columns[flow][kept],
        },
        {"vintage": file.sha256, "published": PUBLISHED, "kind": Kind.TRADE, "unit": SOURCE.unit},
    )


def _states(
    file: RawFile, codes: "NDArray[np.float64]", year: "NDArray[np.int64]", rows: "NDArray[np.int64]", column: str
) -> "NDArray[np.object_]":
    """Return the states that COW's numbers mean at the end of each year."""
    import numpy as np  # noqa: PLC0415

    first = file.source.years[0]
    number, since = codes.astype(np.int64), year - first
    held = np.zeros((_HIGHEST_CODE + 1, int(since.max(initial=0)) + 1), dtype=bool)
    held[number, since] = True
    found = np.empty(held.shape, dtype=object)
    for code, index in np.argwhere(held).tolist():
        try:
            found[code, index] = _state(file, code, first + index, 0, column)
        except UnknownNameError:
            row = int(rows[(number == code) & (since == index)][0])
            _state(file, code, first + index, row, column)
    return found[number, since]


def _state(file: RawFile, code: int, year: int, row: int, column: str) -> str:
    return file.state("", year_end(year), row=row, column=column, code=str(code), names=code_names("cow"))


def _is_dyadic(file: RawFile) -> bool:
    return file.head.removeprefix(b"\xef\xbb\xbf").replace(b'"', b"").startswith(",".join(DYADIC[:9]).encode())


def _is_directed(file: RawFile) -> bool:
    return file.outline == ("", len(DIRECTED))  # the names of the columns stand at the end of the file


READERS: Final = (
    Reader(SOURCE, ("cow_trade_ddy.rds",), read_directed, (_is_directed,), "directed"),
    Reader(SOURCE, ("Dyadic_COW_4.0.csv",), read_dyadic, (_is_dyadic,), "dyadic"),
)
