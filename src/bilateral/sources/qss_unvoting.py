"""UN voting as a textbook tabulates it: ideal point, and share of votes identical with the USA's and with Russia's.

Kosuke Imai's teaching file, made from Voeten's data of 2013. The shares are between two states, but no flow, tie or
event, and no measure of ours: they are kept as attributes of the state (``agreement_with_USA``,
``agreement_with_RUS``), to hold our own shares against; roll calls in which all voted alike are left out of them.
States are COW abbreviations. Traps: Kiribati is printed as Nauru, Serbia is Yugoslavia and united Yemen the Arab
Republic to the end; a share is empty where there is none.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Attribute
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.raw import Line, RawFile
from bilateral.sources.reader import Reader
from bilateral.sources.state_codes import year_end

SOURCE = Source(
    key="qss_unvoting",
    title="UN voting data of Quantitative Social Science",
    publisher="Kosuke Imai, after Erik Voeten",
    url="https://github.com/kosukeimai/qss",
    cite="imai2017",
    grain=Grain.STATE_YEAR,
    unit="ideal point or share",
    kinds=(Kind.ATTRIBUTE,),
    years=(1946, 2012),
    licence="terms of the book's data not stated (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download unvoting.csv from the data of https://github.com/kosukeimai/qss",
    completeness=Completeness.BEST_EFFORT,
    checked_via="a copy of the file",
    checked_on="2026-11-24",
    min_rows=27_000,
    max_rows=27_360,
)

COLUMNS: Final = ("Year", "CountryAbb", "CountryName", "idealpoint", "PctAgreeUS", "PctAgreeRUSSIA")
PUBLISHED: Final = "2017"
SHARES: Final = {"PctAgreeUS": "agreement_with_USA", "PctAgreeRUSSIA": "agreement_with_RUS"}
NO_SHARE: Final = "no share of agreement is published"

KIRIBATI: Final = ("KIR", "Kiribati")
PRINTED_AS: Final = ("NAU", "Nauru")
"""Known outlier: two series bear Nauru's name. The file follows COW numbers, and the first stands between those of the
Solomon Islands (940) and Tuvalu (947), where Kiribati (946) belongs; it is Kiribati's, and no other series is."""

_FURTHEST: Final = 10.0


def _named(lines: list[Line]) -> Iterator[tuple[Line, str, str, str]]:
    """Yield each line with year, code and name, Kiribati's put right; refuse a state given twice in a year."""
    printed = [(line, str(line.year("Year")), (line.text("CountryAbb"), line.text("CountryName"))) for line in lines]
    count = Counter((year, state) for _, year, state in printed)
    seen = set[tuple[str, tuple[str, str]]]()
    for line, year, published in printed:
        first = published == PRINTED_AS and count[year, published] > 1 and (year, KIRIBATI) not in seen
        state = KIRIBATI if first else published
        if (year, state) in seen:
            problem = f"a second row for {year}:"
            raise line.impossible(column="CountryAbb", problem=problem)
        seen.add((year, state))
        yield line, year, *state


def read(file: RawFile) -> Iterator[Attribute]:
    """Yield the ideal point and both shares of every state and year.

    Raises
    ------
    SourceFileError
        For an unknown column or state, a state given twice, or an impossible figure; says which and where.
    """
    for line, year, code, name in _named(list(file.csv_lines(COLUMNS))):
        state = file.state(name, year_end(int(year)), row=line.row, column="CountryName", code=code)
        found = [
            ("idealpoint", "ideal_point", line.estimate("idealpoint", low=-_FURTHEST, high=_FURTHEST), "ideal point")
        ]
        for column, kind in SHARES.items():
            if line.text(column):
                found.append((column, kind, line.estimate(column, low=0, high=1), "share"))
            else:
                file.leave_out(NO_SHARE)
        line.refuse_leftovers()
        for column, kind, value, unit in found:
            yield Attribute(
                at=file.ref(line.row, column),
                vintage=file.sha256,
                published=PUBLISHED,
                kind=kind,
                state=state,
                value=value,
                unit=unit,
                since=year,
                until=year,
            )


READER: Reader[Attribute] = Reader(
    SOURCE,
    ("qss_unvoting.csv",),
    read,
    recognise=(lambda file: file.head.startswith(b"Year,CountryAbb,CountryName,idealpoint,"),),
)
