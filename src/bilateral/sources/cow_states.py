"""The state system of the Correlates of War project: which states were members of it, and which of them major powers.

``states2016.csv`` is the publisher's list, ``cowstates.rda`` the same list as an R package packs it (days as numbers,
its own mark for the 21 smallest states, no end for members of today). A row ends on 31 December 2016 where the state
was still a member then; ``until`` is empty for those. COW's 345 is Serbia, Yugoslavia and Serbia again, its 255
Prussia and Germany: such rows become a shape for each. ``majors2016.csv`` lists the major powers in the same way.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import msgspec

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Attribute
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.days import day_in, r_day, refuse_backwards
from bilateral.sources.memberships import Member, memberships
from bilateral.sources.reader import Reader
from bilateral.sources.spells import spells
from bilateral.sources.state_codes import code_names

if TYPE_CHECKING:
    from bilateral.sources.raw import Line, RawFile

SOURCE = Source(
    key="cow_states",
    title="State System Membership, version 2016",
    publisher="Correlates of War Project",
    url="https://correlatesofwar.org/data-sets/state-system-membership/",
    cite="cow_states2017",
    grain=Grain.STATE_YEAR,
    unit="COW state number",
    kinds=(Kind.ATTRIBUTE,),
    years=(1816, 2016),
    licence="free for research with citation (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download states2016.csv from the publisher's page",
    completeness=Completeness.CENSUS,
    checked_via="the files of version 2016",
    checked_on="2026-11-24",
    min_rows=240,
    max_rows=300,
)
MAJORS = msgspec.structs.replace(
    SOURCE,
    key="cow_majors",
    title="Major Powers, version 2016",
    unit="major power",
    steps="download majors2016.csv from the publisher's page",
    min_rows=14,
    max_rows=20,
)

PUBLISHED: Final = "2017-02"
LAST: Final = "2016-12-31"
"""The end of a row whose state was still a member."""
NEVER: Final = 2932896.0
"""The end of such a row in the R package: 31 December 9999."""

_SPELL = ("styear", "stmonth", "stday", "endyear", "endmonth", "endday", "version")
COLUMNS: Final = ("stateabb", "ccode", "statenme", *_SPELL)
MAJORS_COLUMNS: Final = ("stateabb", "ccode", *_SPELL)
IGNORED: Final = frozenset({"stateabb"})
"""Letters for the number."""
FRAME: Final = "cowstates"
FRAME_COLUMNS: Final = ("cowcode", "cowc", "country_name", "start", "end", "microstate")
_VERSION: Final = {"2016": PUBLISHED}


def _interval(line: "Line") -> tuple[str, str]:
    since, until = day_in(line, "styear", "stmonth", "stday"), day_in(line, "endyear", "endmonth", "endday")
    return since, "" if until == LAST else until


def _members(file: "RawFile") -> Iterator[Member]:
    for line in file.csv_lines(COLUMNS):
        line.word("version", _VERSION)
        yield Member("cow", line.text("ccode"), line.text("statenme"), *_interval(line), line.row, "ccode")
        line.refuse_leftovers(IGNORED)


def read(file: "RawFile") -> Iterator[Attribute]:
    """Yield an attribute ``system_member`` for every state and time in the publisher's list."""
    return memberships(file, _members(file), published=PUBLISHED, unit=SOURCE.unit)


def _frame_members(file: "RawFile") -> Iterator[Member]:
    columns = file.frame(FRAME, FRAME_COLUMNS).columns
    rows = zip(*(columns[name] for name in ("cowcode", "country_name", "start", "end")), strict=True)
    for row, (code, name, start, end) in enumerate(rows, start=1):
        since, until = r_day(start), "" if end == NEVER else r_day(end)
        file.year(int(since[:4]), row=row, column="start")
        yield Member("cow", str(int(code)), str(name), since, until, row, "cowcode")


def read_frame(file: "RawFile") -> Iterator[Attribute]:
    """Yield the same from the list as an R package packs it."""
    return memberships(file, _frame_members(file), published=PUBLISHED, unit=SOURCE.unit)


def read_majors(file: "RawFile") -> Iterator[Attribute]:
    """Yield an attribute ``major_power`` for every state and time in which it was one."""
    names = code_names("cow")
    for line in file.csv_lines(MAJORS_COLUMNS):
        line.word("version", _VERSION)
        since, until = _interval(line)
        refuse_backwards(file, since, until, row=line.row, column="endyear")
        for spell in spells(file, names, line.text("ccode"), since, until, row=line.row, column="ccode"):
            yield Attribute(
                at=spell.at,
                vintage=file.sha256,
                published=PUBLISHED,
                kind="major_power",
                state=spell.state,
                value=None,
                unit="",
                since=spell.since,
                until=spell.until,
                text=MAJORS.unit,
            )
        line.refuse_leftovers(IGNORED)


READERS: Final = (
    Reader(SOURCE, ("states2016.csv",), read, (lambda file: file.begins(COLUMNS[:3]),)),
    Reader(SOURCE, ("cowstates.rda",), read_frame, (lambda file: file.holds(FRAME),), "R package"),
    Reader(MAJORS, ("majors2016.csv",), read_majors, (lambda file: file.begins(MAJORS_COLUMNS[:3]),)),
)
