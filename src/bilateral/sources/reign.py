"""Leaders and regimes to March 2021: REIGN (Rulers, Elections, and Irregular Governance), which has ended.

``leaderlist_3_21.csv`` has a row per tenure: the day it began (``sdate`` is the day of the month), the month it ended,
which is empty while the leader is in office. Like Archigos it asks who rules: Putin runs from 2000 without a break.
The file is in UTF-8 but for one byte of a remark, and two columns have no name and no content. ``regime_list.csv``
continues the regime types of Geddes, Wright and Frantz: days as month/day/year, the end of 2020 (of 2021 where a row
was added late) for regimes that lasted. ``gwf_casename`` holds a country and a number that often, not always, is the
day of the beginning as a spreadsheet counts it; it is not read.

States are COW's by number, so that Serbia's regime of 2000 is Yugoslavia's to June 2006.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import msgspec

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Attribute
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.days import day, day_in, refuse_backwards
from bilateral.sources.reader import Reader
from bilateral.sources.spells import spells
from bilateral.sources.state_codes import code_names

if TYPE_CHECKING:
    from bilateral.sources.raw import Line, RawFile

LEADERS = Source(
    key="reign_leaders",
    title="REIGN: list of leaders, March 2021",
    publisher="Curtis Bell, Clayton Besaw and Matthew Frank, One Earth Future",
    url="https://oefdatascience.github.io/REIGN.github.io/",
    cite="bell_et_al2021",
    grain=Grain.STATE_YEAR,
    unit="tenure",
    kinds=(Kind.ATTRIBUTE,),
    years=(1921, 2021),
    licence="none stated (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download data_sets/leaderlist_3_21.csv from https://github.com/OEFDataScience/REIGN.github.io",
    completeness=Completeness.CENSUS,
    checked_via="the file of March 2021",
    checked_on="2026-11-24",
    min_rows=2_524,
    max_rows=3_000,
)
REGIMES = msgspec.structs.replace(
    LEADERS,
    key="reign_regimes",
    title="REIGN: list of regimes, March 2021",
    unit="regime",
    years=(1600, 2021),
    steps="download data_sets/regime_list.csv from https://github.com/OEFDataScience/REIGN.github.io",
    min_rows=627,
    max_rows=1_000,
)

PUBLISHED: Final = "2021-03"
LEADER_COLUMNS: Final = (
    "stateabb", "ccode", "leadid", "leader", "sdate", "smonth", "syear", "emonth", "eyear", "birthyear", "gender",
    "militarycareer", "l_month", "l_year", "", "", "codedby", "notes",
)  # fmt: skip
NAMELESS: Final = ""
LEADER_IGNORED: Final = frozenset({
    "stateabb", "leadid", "birthyear", "gender", "militarycareer", "l_month", "l_year", "codedby", "notes",
})  # fmt: skip
"""Letters for the state, the leader's number and life, when he won an election, and who coded it and from what."""
REGIME_COLUMNS: Final = (
    "cowcode", "gwf_country", "gwf_casename", "gwf_startdate", "gwf_enddate", "gwf_regimetype",
)  # fmt: skip
REGIME_IGNORED: Final = frozenset({"gwf_country", "gwf_casename"})
"""The state again."""
LASTING: Final = frozenset({"2020-12-31", "2021-12-31"})
"""The end of a regime that lasted when the list was made."""
TYPES: Final = {
    name: name
    for name in (
        "civilian provisional", "foreign-occupied", "indirect military", "military", "military personal", "monarchy",
        "oligarchy", "parliamentary", "party-based", "party-military", "party-personal", "party-personal-military",
        "personal", "presidential", "provisional", "provisional military", "warlordism",
    )
}  # fmt: skip


def _end(line: "Line") -> str:
    """Return the month in which a tenure ended, empty where it lasts."""
    if not line.text("eyear") and not line.text("emonth"):
        return ""
    return f"{line.year('eyear')}-{int(line.number('emonth', low=1, high=12)):02d}"


def _attributes(
    file: "RawFile", line: "Line", kind: str, interval: tuple[str, str], *, code: str, end: str, text: str
) -> Iterator[Attribute]:
    """Yield an attribute for every state that a row is about."""
    since, until = interval
    refuse_backwards(file, since, until, row=line.row, column=end)
    for spell in spells(file, code_names("cow"), line.text(code), since, until, row=line.row, column=code):
        yield Attribute(
            at=spell.at,
            vintage=file.sha256,
            published=PUBLISHED,
            kind=kind,
            state=spell.state,
            value=None,
            unit="",
            since=spell.since,
            until=spell.until,
            text=text,
        )


def read_leaders(file: "RawFile") -> Iterator[Attribute]:
    """Yield an attribute ``leader`` for every tenure."""
    for line in file.csv_lines(LEADER_COLUMNS, encoding="utf-8+cp1252"):
        line.word(NAMELESS, {"": None})
        interval = day_in(line, "syear", "smonth", "sdate"), _end(line)
        yield from _attributes(file, line, "leader", interval, code="ccode", end="eyear", text=line.text("leader"))
        line.refuse_leftovers(LEADER_IGNORED)


def read_regimes(file: "RawFile") -> Iterator[Attribute]:
    """Yield an attribute ``regime`` for every regime."""
    for line in file.csv_lines(REGIME_COLUMNS):
        since, until = day(line, "gwf_startdate", "mdy"), day(line, "gwf_enddate", "mdy")
        interval = since, "" if until in LASTING else until
        regime = line.word("gwf_regimetype", TYPES)
        yield from _attributes(file, line, "regime", interval, code="cowcode", end="gwf_enddate", text=regime)
        line.refuse_leftovers(REGIME_IGNORED)


READERS: Final = (
    Reader(LEADERS, ("leaderlist_3_21.csv",), read_leaders, (lambda file: file.begins(LEADER_COLUMNS[:4]),)),
    Reader(REGIMES, ("regime_list.csv",), read_regimes, (lambda file: file.begins(REGIME_COLUMNS[:3]),)),
)
