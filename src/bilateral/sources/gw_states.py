"""The list of independent states of Gleditsch and Ward, which the project's own states follow.

``gwstates.xlsx`` is the list as a package for R keeps its source: days as texts (``09.09.1948``), the end of 2017 for
states of that day. ``gwstates.rda`` is the list as another R package packs it, microstates included. Both are given as
published, the slips that ``states/README.md`` corrects too (Rwanda, Nauru).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Attribute
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.days import day, r_day
from bilateral.sources.memberships import Member, memberships
from bilateral.sources.reader import Reader

if TYPE_CHECKING:
    from bilateral.sources.raw import RawFile

SOURCE = Source(
    key="gw_states",
    title="List of Independent States",
    publisher="Kristian Skrede Gleditsch and Michael D. Ward",
    url="http://ksgleditsch.com/statelist.html",
    cite="gleditsch_ward1999",
    grain=Grain.STATE_YEAR,
    unit="Gleditsch-Ward state number",
    kinds=(Kind.ATTRIBUTE,),
    years=(1816, 2017),
    licence="none stated; the authors ask for the citation (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download data-raw/states/GW/gwstates.xlsx from https://github.com/globalgov/manystates",
    completeness=Completeness.CENSUS,
    checked_via="a copy of the list in the R package manystates",
    checked_on="2026-11-24",
    min_rows=216,
    max_rows=260,
)

PUBLISHED: Final = "2017"
LAST: Final = "2017-12-31"
NEVER: Final = 2932896.0
"""The end of a row whose state was still one, in the R package: 31 December 9999."""
COLUMNS: Final = ("Cow Nr.", "Cow ID", "Name of State", "Start", "End")
IGNORED: Final = frozenset({"Cow ID"})
"""Letters for the number."""
FRAME: Final = "gwstates"
FRAME_COLUMNS: Final = ("gwcode", "gwc", "country_name", "start", "end", "microstate")


def _members(file: "RawFile") -> Iterator[Member]:
    for line in file.sheet_lines(COLUMNS):
        since, until = day(line, "Start", "dmy"), day(line, "End", "dmy")
        until = "" if until == LAST else until
        yield Member("gw", line.text("Cow Nr."), line.text("Name of State"), since, until, line.row, "Cow Nr.")
        line.refuse_leftovers(IGNORED)


def read(file: "RawFile") -> Iterator[Attribute]:
    """Yield an attribute ``system_member`` for every state and time in the list."""
    return memberships(file, _members(file), published=PUBLISHED, unit=SOURCE.unit)


def _frame_members(file: "RawFile") -> Iterator[Member]:
    columns = file.frame(FRAME, FRAME_COLUMNS).columns
    rows = zip(*(columns[name] for name in ("gwcode", "country_name", "start", "end")), strict=True)
    for row, (code, name, start, end) in enumerate(rows, start=1):
        since, until = r_day(start), "" if end == NEVER else r_day(end)
        file.year(int(since[:4]), row=row, column="start")
        yield Member("gw", str(int(code)), str(name), since, until, row, "gwcode")


def read_frame(file: "RawFile") -> Iterator[Attribute]:
    """Yield the same from the list as an R package packs it."""
    return memberships(file, _frame_members(file), published=PUBLISHED, unit=SOURCE.unit)


READERS: Final = (
    Reader(SOURCE, ("gwstates.xlsx",), read, (lambda file: file.sheet_header[:3] == COLUMNS[:3],)),
    Reader(SOURCE, ("gwstates.rda",), read_frame, (lambda file: file.holds(FRAME),), "R package"),
)
