"""Governments as UCDP numbers them: the Actor Dataset 22.1, of which only those of states are shapes.

A row is an actor of any of UCDP's data: a government, an armed group, a group that fights another, or a crowd.
Governments become an attribute ``ucdp_government``, UCDP's number of them as value and its name as text, for as long
as UCDP's data go, or for the part of it in which the name means the state ("Yemen (North Yemen)" is the Arab Republic
to May 1990). The numbers are what UCDP's data on external support name states by. Armed groups are no states, and the
list does not date where they fought: they are counted and left out, with the government of Hyderabad, which is on no
list of states.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Attribute
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.errors import UnknownNameError
from bilateral.sources.reader import Reader

if TYPE_CHECKING:
    from bilateral.sources.raw import RawFile

SOURCE = Source(
    key="ucdp_governments",
    title="UCDP Actor Dataset, version 22.1",
    publisher="Uppsala Conflict Data Program",
    url="https://ucdp.uu.se/downloads/",
    cite="gleditsch_et_al2002",
    grain=Grain.STATE_YEAR,
    unit="UCDP actor number",
    kinds=(Kind.ATTRIBUTE,),
    years=(1946, 2021),
    licence="CC-BY-4.0 (as stated on the publisher's page, to be confirmed)",
    redistributable=False,
    commercial_use=True,
    access=Access.OPEN,
    steps="download ucdp-actor-221-csv.zip from the publisher's page",
    completeness=Completeness.CENSUS,
    checked_via="the file of version 22.1",
    checked_on="2026-11-24",
    min_rows=160,
    max_rows=250,
)

PUBLISHED: Final = "2022-06"
COLUMNS: Final = (
    "ActorId", "NameData", "NameOrig", "NameOrigFull", "NameOrigFullEng", "NameChange", "NewName",
    "NewNameFullMotherTongue", "NewNameFullEng", "Org", "ConflictId", "DyadId", "PrimaryParty", "OSID", "OSCoalition",
    "OSCoalitionID", "NSID", "NSCoalition", "NSCoalitionID", "Splinter", "NamePrev", "ActorIdPrev", "SplitTemp",
    "NameSplitTemp", "ActorIdSplitTemp", "Alliance", "NameAlliance", "ActorIdAlliance", "JoinGroup", "GroupName",
    "ActorIdGroup", "Location", "GWNOLoc", "Region", "Version",
)  # fmt: skip
IGNORED: Final = frozenset(COLUMNS) - {"ActorId", "NameData", "Org", "Version"}
"""Other names of armed groups and what became of them; conflicts, and where they were fought, without dates."""
GOVERNMENT: Final = "4"
ORGANISATIONS: Final = {"1": "a formally organised group", "2": "an informal group", "3": "a communal group"}
HYDERABAD: Final = "2"


def read(file: "RawFile") -> Iterator[Attribute]:
    """Yield an attribute ``ucdp_government`` for every government and state that it was of.

    Raises
    ------
    SourceFileError
        For an unknown government, column or sort of organisation.
    """
    first, last = (str(year) for year in SOURCE.years)
    for line in file.csv_lines(COLUMNS):
        number, name = line.text("ActorId"), line.text("NameData")
        value = line.number("ActorId", low=1)
        line.word("Version", {"22.1": PUBLISHED})
        line.refuse_leftovers({*IGNORED, "Org"})
        if line.text("Org") != GOVERNMENT:
            file.leave_out(f"{line.word('Org', ORGANISATIONS)}, not a state")
            continue
        if number == HYDERABAD:
            file.leave_out("Hyderabad is on no list of states")
            continue
        meanings = file.names.meanings(number, name)
        if not meanings:
            problem, remedy = "unknown government", f"add it to {file.names.where}"
            raise UnknownNameError(
                file.path.name, problem, remedy, row=line.row, column="NameData", value=f"{number} {name}"
            )
        for meaning in meanings:
            yield Attribute(
                at=line.ref if len(meanings) == 1 else file.ref(line.row, meaning.state_id),
                vintage=file.sha256,
                published=PUBLISHED,
                kind="ucdp_government",
                state=meaning.state_id,
                value=value,
                unit=SOURCE.unit,
                since=meaning.since or first,
                until=meaning.until or last,
                text=name,
            )


READER: Final = Reader(SOURCE, ("ucdp-actor-221.csv",), read, (lambda file: file.begins(COLUMNS[:3]),))
