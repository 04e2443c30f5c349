"""Leaders and their time in office: Archigos 4.1, as its Stata file has it.

Archigos asks who ruled in fact: Medvedev is no row, and Putin is one from 2000 on without a break. States are those of
Gleditsch and Ward by number, but that Yemen's 678 is the Arab Republic and united Yemen both; Saleh's row becomes a
tenure in each. A leader of 2015 is "Still in Office" with 31 December 2015 as his last day (three whom nobody followed
up: of 2014); ``until`` is empty for those. Salman of Saudi Arabia is marked dead on that day, which he was not; his
row is given as published. Some names are not in UTF-8 as the format asks; the reader of Stata files sees to that.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Attribute
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.days import refuse_backwards
from bilateral.sources.dta import DtaError, names_in, read_dta
from bilateral.sources.errors import ImpossibleValueError, TruncatedFileError
from bilateral.sources.reader import Reader
from bilateral.sources.spells import spells
from bilateral.sources.state_codes import code_names

if TYPE_CHECKING:
    from bilateral.sources.raw import RawFile

SOURCE = Source(
    key="archigos",
    title="Archigos: A Data Set on Leaders, version 4.1",
    publisher="H. E. Goemans, Kristian Skrede Gleditsch and Giacomo Chiozza",
    url="https://www.rochester.edu/college/faculty/hgoemans/data.htm",
    cite="goemans_et_al2009",
    grain=Grain.STATE_YEAR,
    unit="tenure",
    kinds=(Kind.ATTRIBUTE,),
    years=(1840, 2015),
    licence="free for research with citation (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download Archigos_4.1_stata14.dta from the publisher's page",
    completeness=Completeness.CENSUS,
    checked_via="the Stata file of version 4.1",
    checked_on="2026-11-24",
    min_rows=3_409,
    max_rows=4_500,
)

KIND: Final = "leader"
"""The attribute's kind: its text is the leader's name as published."""
COLUMNS: Final = (
    "obsid", "leadid", "ccode", "idacr", "leader", "startdate", "eindate", "enddate", "eoutdate", "entry", "exit",
    "exitcode", "prevtimesinoffice", "posttenurefate", "gender", "yrborn", "yrdied", "borndate", "ebirthdate",
    "deathdate", "edeathdate", "dbpediauri", "numentry", "numexit", "numexitcode", "numposttenurefate", "fties",
    "ftcur",
)  # fmt: skip
USED: Final = ("ccode", "leader", "startdate", "enddate", "exit")
IGNORED: Final = frozenset(COLUMNS) - frozenset(USED)
"""The leader's own number, life, family and fate, how he came and went, and the same days as numbers."""
STILL: Final = "Still in Office"
_LAST: Final = frozenset({"2014-12-31", "2015-12-31"})
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_STAMP: Final = "%d %b %Y %H:%M"


def _day(file: "RawFile", row: int, column: str, text: str) -> str:
    try:
        found = datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC) if _ISO.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None:
        problem, remedy = "not a day:", "check the file"
        raise ImpossibleValueError(file.path.name, problem, remedy, row=row, column=column, value=text)
    file.year(found.year, row=row, column=column)
    return text


def read(file: "RawFile") -> Iterator[Attribute]:
    """Yield an attribute ``leader`` for every tenure.

    Raises
    ------
    SourceFileError
        For a damaged file, an unknown column or code, or an impossible day.
    """
    try:
        frame = read_dta(file.data)
    except DtaError as error:
        raise TruncatedFileError(file.path.name, str(error), "get the file again") from error
    file.check_columns(list(frame.columns), COLUMNS)
    published = datetime.strptime(frame.name, _STAMP).replace(tzinfo=UTC).date().isoformat()
    names = code_names("gw")
    for row, (code, leader, start, end, gone) in enumerate(
        zip(*(frame.columns[name] for name in USED), strict=True), start=1
    ):
        since, until = _day(file, row, "startdate", str(start)), _day(file, row, "enddate", str(end))
        refuse_backwards(file, since, until, row=row, column="enddate")
        if gone == STILL and until not in _LAST:
            problem, remedy = f"{STILL!r}, but not to the end of the data:", "check the file"
            raise ImpossibleValueError(file.path.name, problem, remedy, row=row, column="enddate", value=until)
        until = "" if gone == STILL else until
        for spell in spells(file, names, str(code), since, until, row=row, column="ccode"):
            yield Attribute(
                at=spell.at,
                vintage=file.sha256,
                published=published,
                kind=KIND,
                state=spell.state,
                value=None,
                unit="",
                since=spell.since,
                until=spell.until,
                text=str(leader),
            )


READER: Final = Reader(
    SOURCE, ("Archigos_4.1_stata14.dta",), read, (lambda file: names_in(file.head)[:3] == COLUMNS[:3],)
)
