"""Neighbours by land and by sea: the Correlates of War project's direct contiguity, version 3.2.

A row is a pair of states in a time, in months: a common border on land or a river, or so many miles of water between
them. Pairs are unordered, the lower number first, so every tie is mutual. 201612 as an end means that they were
neighbours when the version was made; ``until`` is empty for those. The tie's kind is ``attribute``, its ``text`` the
sort of neighbourhood, which is no scale: islands have no land border to have.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Tie
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.days import refuse_backwards
from bilateral.sources.reader import Reader
from bilateral.sources.spells import common, spells
from bilateral.sources.state_codes import code_names

if TYPE_CHECKING:
    from bilateral.sources.raw import Line, RawFile

SOURCE = Source(
    key="cow_contiguity",
    title="Direct Contiguity, version 3.2",
    publisher="Correlates of War Project",
    url="https://correlatesofwar.org/data-sets/direct-contiguity/",
    cite="stinnett_et_al2002",
    grain=Grain.DYAD_YEAR,
    unit="pair",
    kinds=(Kind.ATTRIBUTE,),
    years=(1816, 2016),
    licence="free for research with citation (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download DirectContiguity320.zip from the publisher's page; the file is contdir.csv",
    completeness=Completeness.CENSUS,
    checked_via="the file of version 3.2",
    checked_on="2026-11-24",
    min_rows=847,
    max_rows=1_000,
)

PUBLISHED: Final = "2017"
COLUMNS: Final = (
    "dyad", "statelno", "statelab", "statehno", "statehab", "conttype", "begin", "end", "notes", "version",
)  # fmt: skip
IGNORED: Final = frozenset({"statelab", "statehab", "notes"})
"""Letters for the numbers, and why the pair began and ceased to be neighbours."""
LAST: Final = "2016-12"
LAND: Final = "neighbours by land or river"
TYPES: Final = {
    "1": LAND,
    "2": "neighbours across up to 12 miles of water",
    "3": "neighbours across 12 to 24 miles of water",
    "4": "neighbours across 24 to 150 miles of water",
    "5": "neighbours across 150 to 400 miles of water",
}
_THOUSAND: Final = 1000
_MONTHS: Final = 12


def _month(line: "Line", column: str) -> str:
    """Return a month written as six digits as partial date."""
    text = line.text(column)
    if not (text.isdecimal() and text.isascii() and len(text) == len("187103") and 1 <= int(text[4:]) <= _MONTHS):
        raise line.impossible(column, "not a month:")
    line.file.year(int(text[:4]), row=line.row, column=column)
    return f"{text[:4]}-{text[4:]}"


def read(file: "RawFile") -> Iterator[Tie]:
    """Yield a mutual tie for every pair of neighbours and time."""
    names = code_names("cow")
    for line in file.csv_lines(COLUMNS):
        low, high = line.text("statelno"), line.text("statehno")
        if not (low.isdecimal() and high.isdecimal() and line.text("dyad") == str(int(low) * _THOUSAND + int(high))):
            problem = f"not the numbers {low} and {high} of its two states:"
            raise line.impossible(COLUMNS[0], problem)
        line.word("version", {"3.2": PUBLISHED})
        since, until = _month(line, "begin"), _month(line, "end")
        refuse_backwards(file, since, until, row=line.row, column="end")
        until = "" if until == LAST else until
        pairs = [
            (one, other)
            for one in spells(file, names, low, since, until, row=line.row, column="statelno")
            for other in spells(file, names, high, since, until, row=line.row, column="statehno")
        ]
        for one, other in pairs:
            both = common(one, other)
            if both is not None:
                yield Tie(
                    at=file.ref(line.row, both[0]) if len(pairs) > 1 else line.ref,
                    vintage=file.sha256,
                    published=PUBLISHED,
                    kind=Kind.ATTRIBUTE,
                    actor=one.state,
                    target=other.state,
                    since=both[0],
                    until=both[1],
                    mutual=True,
                    text=line.word("conttype", TYPES),
                )
        line.refuse_leftovers({*IGNORED, "conttype"})


READER: Final = Reader(SOURCE, ("contdir.csv",), read, (lambda file: file.begins(COLUMNS[:3]),))
