"""Civilian nuclear cooperation agreements, 1951-2003: Matthew Fuhrmann's data.

A row is an agreement signed in a year, from the side of one party: most stand twice, once each way, many only once
(those of supplier to recipient: the Soviet Union and North Korea in 1985). The direction is kept as published. Two
states may sign several agreements in a year, so rows may repeat. ``nca_type`` sorts agreements 1 to 7 by what they
cover; the file has no labels for it, so it is only checked.

In seventeen rows the number and the name of a side are two states' (225 is Switzerland, the name Romania): nobody can
say which was meant, so that these rows yield nothing.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Event
from bilateral.shapes.vocabulary import Access, Action, Completeness, Kind
from bilateral.sources.errors import ImpossibleValueError, TruncatedFileError
from bilateral.sources.reader import Reader

if TYPE_CHECKING:
    from bilateral.sources.raw import RawFile
    from bilateral.sources.rda import Frame

SOURCE = Source(
    key="nuclear_cooperation",
    title="Nuclear Cooperation Agreements, 1950-2008",
    publisher="Matthew Fuhrmann, Texas A&M University",
    url="https://www.matthewfuhrmann.com/datasets.html",
    cite="fuhrmann2009",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="agreement",
    kinds=(Kind.NUCLEAR,),
    years=(1951, 2003),
    licence="free for research with citation (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download the data of nuclear cooperation agreements (nca_dataset.dta) from the author's page",
    completeness=Completeness.BEST_EFFORT,
    checked_via="a copy of the file in a public repository",
    checked_on="2026-11-24",
    min_rows=3_000,
    max_rows=5_000,
)

COLUMNS: Final = ("ccode1", "ccode2", "country1", "country2", "year", "nca", "nca_type")
TYPES: Final = frozenset(range(1, 8))

TWO_STATES: Final = frozenset({
    (20, "Russia"), (365, "Canada"),  # Canada and Russia 1992, numbers exchanged
    (20, "UK"),  # with 200 UK: the other side is missing
    (200, "Germany"), (260, "France"),  # France and Germany 1967
    (225, "Romania"),  # 1990: Switzerland's number
    (350, "Ireland"),  # 1972: Greece's number
    (380, "Spain"),  # 1995: Sweden's number
})  # fmt: skip
"""Sides whose number and name are two states'; known outliers of the file."""


def _frame(file: "RawFile") -> "Frame":
    from bilateral.sources.dta import DtaError, read_dta  # noqa: PLC0415 - cards are shown more often than files are read

    try:
        frame = read_dta(file.data)
    except DtaError as error:
        raise TruncatedFileError(file.path.name, str(error), "get the file again") from error
    file.check_columns(list(frame.columns), COLUMNS)
    return frame


def _published(file: "RawFile", stamp: str) -> str:
    """Return the day on which Stata wrote the file.

    Raises
    ------
    ImpossibleValueError
        Where the file does not say.
    """
    try:
        return datetime.strptime(stamp, "%d %b %Y %H:%M").date().isoformat()  # noqa: DTZ007 - a day, of no zone
    except ValueError as error:
        problem, remedy = "no time of writing:", "get the file again"
        raise ImpossibleValueError(file.path.name, problem, remedy, column="timestamp", value=stamp) from error


def read(file: "RawFile") -> Iterator[Event]:
    """Yield an event per row: the first state agreed with the second on nuclear cooperation.

    Parameters
    ----------
    file : RawFile
        ``nca_dataset.dta``.

    Raises
    ------
    SourceFileError
        For an unknown name, column, year or type, or a damaged file; says which and where.
    """
    frame = _frame(file)
    published = _published(file, frame.name)
    rows = zip(*(frame.columns[column] for column in COLUMNS), strict=True)
    for row, (code1, code2, name1, name2, year, agreed, sort) in enumerate(rows, start=1):
        if agreed != 1 or sort not in TYPES:
            column, value = ("nca", agreed) if agreed != 1 else ("nca_type", sort)
            problem, remedy = "not a value of an agreement:", "check the file"
            raise ImpossibleValueError(file.path.name, problem, remedy, row=row, column=column, value=value)
        date = str(file.year(int(year), row=row, column="year"))
        if {(code1, name1), (code2, name2)} & TWO_STATES:
            file.leave_out("the number and the name are two states'")
            continue
        actor = file.state(str(name1), date, row=row, column="country1", code=str(code1))
        target = file.state(str(name2), date, row=row, column="country2", code=str(code2))
        if actor == target:
            problem, remedy = "an agreement of a state with itself:", "check the file"
            raise ImpossibleValueError(file.path.name, problem, remedy, row=row, column="ccode2", value=code2)
        yield Event(
            at=file.ref(row),
            vintage=file.sha256,
            published=published,
            kind=Kind.NUCLEAR,
            action=Action.AGREE,
            actor=actor,
            target=target,
            date=date,
        )


def recognise(file: "RawFile") -> bool:
    """Return whether a file is a Stata file with the columns of this one."""
    from bilateral.sources.dta import names_in  # noqa: PLC0415

    return names_in(file.head) == COLUMNS


READER = Reader(SOURCE, ("nca_dataset.dta",), read, (recognise,))
