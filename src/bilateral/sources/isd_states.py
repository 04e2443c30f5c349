"""The International System(s) Dataset 2.2: states of the nineteenth century that other lists leave out, and the rest.

A row is a state's time, with 1 January 1816 as the first and 31 December 2016 as the last day of the data; ``until``
is empty where a row ends on the latter. The dataset's numbers are COW's where COW has the state; where only Gleditsch
and Ward have it, theirs; the others are its own, and mean states that the project's tables do not have (Abuja, Aceh,
Bau): those rows are counted and left out. A number that is too short to be one of its own and is on no list stops the
file, but for those listed in ``OWN``: small German states, and a few more, whose numbers look like COW's. Bamum and
Rabih have no category.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Attribute
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.days import day
from bilateral.sources.memberships import Member, memberships
from bilateral.sources.reader import Reader
from bilateral.sources.state_codes import code_names

if TYPE_CHECKING:
    from bilateral.sources.raw import RawFile

SOURCE = Source(
    key="isd_states",
    title="International System(s) Dataset, version 2.2",
    publisher="Charles R. Butcher and Ryan D. Griffiths",
    url="https://www.ryan-griffiths.com/data",
    cite="butcher_griffiths2020",
    grain=Grain.STATE_YEAR,
    unit="ISD state number",
    kinds=(Kind.ATTRIBUTE,),
    years=(1816, 2016),
    licence="free for research with citation (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download isd_2_2_update.xlsx from https://github.com/globalgov/manystates (data-raw/states/ISD)",
    completeness=Completeness.CENSUS,
    checked_via="a copy of version 2.2 in the R package manystates",
    checked_on="2026-11-24",
    min_rows=250,
    max_rows=600,
)

PUBLISHED: Final = "2020-06-23"
"""The day on which the authors' workbook was made, as it says itself."""
LAST: Final = "2016-12-31"
DESTINATIONS: Final = tuple(f"Destination{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTU")
COLUMNS: Final = (
    "COWNum", "COWID", "StateName", "OtherName", "ISD_Category", "Region", "Start", "Start_Am", "EStart", "EStart_Am",
    "Declare", "DecDate", "Population", "PopDate", "PopAm", "PopulationHigh", "PopulationLow", "StartType",
    "StartType_Am", "StartSettle", "End", "End_Am", "EndType", "EndType_Am", "EndSettle", "Sovereignty_Am", "EuroDip",
    "Borders", "Borders_Am", "Latitude", "Longitude", "Capital", "VioStart", "VioStart_Am", "VioEnd", "VioEnd_Am",
    *DESTINATIONS,
)  # fmt: skip
_USED: Final = {"COWNum", "StateName", "Start", "End", "ISD_Category"}
IGNORED: Final = frozenset(COLUMNS) - _USED
"""Population, capital, how the state began and ended, what it became part of, and how sure the authors are of each."""
CATEGORIES: Final = {"1": 1, "2": 2, "3": 3, "": None}
OWN: Final = frozenset({
    "4", "7", "136", "241", "242", "243", "244", "246", "247", "248", "250", "251", "252", "253", "254", "257", "258",
    "259", "261", "262", "264", "266", "268", "270", "272", "274", "276", "336", "671", "672", "674", "761", "824",
})  # fmt: skip
"""Numbers of the dataset's own that are as short as COW's: Hawaii, Texas, the Peru-Bolivian Confederation, small German
states, Lucca, Hejaz, Asir, Jabal Shammar, Sikkim, Sarawak."""
LEFT_OUT: Final = "a state of this list alone"
_SHORTEST_OWN: Final = 4


def _members(file: "RawFile") -> Iterator[Member]:
    for line in file.sheet_lines(COLUMNS):
        code, since, until = line.text("COWNum"), day(line, "Start", "dmy"), day(line, "End", "dmy")
        line.word("ISD_Category", CATEGORIES)
        if len(code) >= _SHORTEST_OWN or code in OWN:
            line.number("COWNum")
            line.text("StateName")
            file.leave_out(LEFT_OUT)
        else:
            until = "" if until == LAST else until
            system = "cow" if code_names("cow").knows(code, "") else "gw"
            yield Member(system, code, line.text("StateName"), since, until, line.row, "COWNum")
        line.refuse_leftovers(IGNORED)


def read(file: "RawFile") -> Iterator[Attribute]:
    """Yield an attribute ``system_member`` for every time of a state that the project has too."""
    return memberships(file, _members(file), published=PUBLISHED, unit=SOURCE.unit)


READER: Final = Reader(SOURCE, ("isd_2_2_update.xlsx",), read, (lambda file: file.sheet_header[:3] == COLUMNS[:3],))
